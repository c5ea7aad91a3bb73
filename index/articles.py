"""The store of articles: SQLite with FTS5, the one truth that the vector index is derived from.

Write-ahead logging, one transaction an article, one writer (index/writing.py holds the lock); readers are never locked
out.
"""

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Passage
from index.embed import ModelCard
from index.errors import IndexDamaged, UserError

FILE = "articles.sqlite"
VERSION = "1"

SCHEMA = """
create table meta (key text primary key, value text not null);
create table articles (
    id text primary key,
    identity text not null unique,  -- the resolved path
    fingerprint text not null,      -- what it was read from, to tell whether that changed
    path text not null, text text not null, title text, publisher text, authors text not null,
    published text, published_as text, url text
);
create table passages (
    row integer primary key, id text not null unique,
    article_id text not null references articles (id) on delete cascade,
    start integer not null, end integer not null, sentences text not null, vector blob not null
);
create index passages_of_article on passages (article_id);
create virtual table words using fts5 (title, body, tokenize = 'porter unicode61');
create trigger forget_words after delete on passages begin delete from words where rowid = old.row; end;
"""


@dataclass(frozen=True)
class Filter:
    """Which articles a question is put to: of one publisher, published within days (inclusive).

    `as_of` leaves out what was published later; an article of no known date stays, which `since` and `until` leave out.
    """

    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None

    def sql(self) -> tuple[str, list[str]]:
        """A condition over the table `articles`, with its parameters."""
        conditions, values = ["1"], []
        if self.publisher is not None:
            conditions.append("articles.publisher = ? collate nocase")
            values.append(self.publisher)
        if self.since is not None:
            conditions.append("articles.published >= ?")
            values.append(self.since.isoformat())
        if self.until is not None:
            conditions.append("articles.published <= ?")
            values.append(self.until.isoformat())
        if self.as_of is not None:
            conditions.append("(articles.published is null or articles.published <= ?)")
            values.append(self.as_of.isoformat())
        return " and ".join(conditions), values


class Articles:
    """The articles, passages and vectors of one index folder. Safe to share between threads."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, folder: Path) -> "Articles":
        """The store in `folder`. Raises UserError where there is none, IndexDamaged where it cannot be read."""
        file = folder / FILE
        if not file.is_file():
            raise UserError(f"there is no index in {folder}: make one with  onrecord index PATH --index {folder}")
        try:
            connection = _connect(file)
            store = cls(folder, connection)
            version = store.meta("version")
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(
                f"{file} cannot be read ({error}): restore it from a copy, or index again into another folder"
            ) from error
        if version != VERSION:
            raise UserError(
                f"the index in {folder} has the version {version}, this program writes {VERSION}: "
                "index the articles again into another folder"
            )
        return store

    @classmethod
    def create(cls, folder: Path, card: ModelCard) -> "Articles":
        """A new, empty store for vectors of the model `card`."""
        connection = _connect(folder / FILE)
        with connection:
            connection.executescript(f"begin; {SCHEMA}")
            connection.execute("insert into meta values ('version', ?)", (VERSION,))
            connection.execute("insert into meta values ('model', ?)", (json.dumps(vars(card)),))
            connection.execute("insert into meta values ('generation', '0')")
        return cls(folder, connection)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    # Reading

    @contextmanager
    def _rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[sqlite3.Cursor]:
        with self._lock:
            yield self._connection.execute(sql, values)

    def meta(self, key: str) -> str | None:
        with self._rows("select value from meta where key = ?", (key,)) as rows:
            row = rows.fetchone()
        return row[0] if row else None

    @property
    def model(self) -> ModelCard:
        return ModelCard(**json.loads(self.meta("model") or "{}"))

    @property
    def generation(self) -> int:
        """Grows with each change of an article."""
        return int(self.meta("generation") or 0)

    def fingerprints(self) -> dict[str, str]:
        """What each article was read from, by identity."""
        with self._rows("select identity, fingerprint from articles") as rows:
            return dict(rows)

    def paths(self) -> dict[str, str]:
        """The path of each article as it was given, by identity."""
        with self._rows("select identity, path from articles") as rows:
            return dict(rows)

    def all(self) -> list[Article]:
        """Every article, by path."""
        with self._rows(f"select {COLUMNS} from articles order by path") as rows:
            return [_article(row) for row in rows]

    def publishers(self) -> list[str]:
        with self._rows("select distinct publisher from articles where publisher is not null") as rows:
            return [row[0] for row in rows]

    def get(self, article_id: str) -> Article | None:
        with self._rows(f"select {COLUMNS} from articles where id = ?", (article_id,)) as rows:
            row = rows.fetchone()
        return _article(row) if row else None

    def sentences(self, article_id: str) -> tuple[tuple[int, int], ...]:
        """The spans of an article's sentences, in order."""
        with self._rows("select sentences from passages where article_id = ? order by start", (article_id,)) as rows:
            return tuple((start, end) for (spans,) in rows for start, end in json.loads(spans))

    def passage_at(self, article_id: str, offset: int) -> Passage | None:
        """The passage that holds a place of an article's text."""
        sql = """select id, article_id, start, end, sentences from passages
            where article_id = ? and start <= ? and end > ?"""
        with self._rows(sql, (article_id, offset, offset)) as rows:
            row = rows.fetchone()
        return _passage(row) if row else None

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Passages by their ids; an id that is no longer there is left out."""
        marks = ", ".join("?" * len(ids))
        sql = f"select id, article_id, start, end, sentences from passages where id in ({marks})"
        with self._rows(sql, ids) as rows:
            return {row[0]: _passage(row) for row in rows}

    def passage_ids(self) -> list[str]:
        with self._rows("select id from passages order by row") as rows:
            return [row[0] for row in rows]

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of passages, shape (len(ids), dimensions)."""
        marks = ", ".join("?" * len(ids))
        with self._rows(f"select id, vector from passages where id in ({marks})", ids) as rows:
            found = {row[0]: np.frombuffer(row[1], dtype=np.float32) for row in rows}
        return np.stack([found[passage_id] for passage_id in ids])

    def search(self, terms: Sequence[str], limit: int, within: Filter) -> list[str]:
        """Ids of the passages that hold any of the terms, best first by BM25 over headline and body."""
        if not terms:
            return []
        match = " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
        condition, values = within.sql()
        sql = f"""
            select passages.id from words join passages on passages.row = words.rowid
            join articles on articles.id = passages.article_id
            where words match ? and {condition} order by words.rank limit ?
        """
        with self._rows(sql, [match, *values, limit]) as rows:
            return [row[0] for row in rows]

    def frequency(self, term: str) -> int:
        """In how many passages a term stands, its stem in body or headline."""
        with self._rows(
            "select count(*) from words where words match ?", ('"' + term.replace('"', '""') + '"',)
        ) as rows:
            return int(rows.fetchone()[0])

    def passage_count(self) -> int:
        with self._rows("select count(*) from passages") as rows:
            return int(rows.fetchone()[0])

    # Writing: only under the writer's lock

    def put(
        self,
        article: Article,
        identity: str,
        fingerprint: str,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
    ) -> None:
        """Store an article with its passages and their vectors in one transaction; an earlier version goes."""
        published = article.published.isoformat() if article.published else None
        with self._lock, self._connection as transaction:
            transaction.execute("delete from articles where identity = ?", (identity,))
            transaction.execute(
                f"insert into articles (identity, fingerprint, {COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    identity,
                    fingerprint,
                    article.id,
                    article.path,
                    article.text,
                    article.title,
                    article.publisher,
                    json.dumps(article.authors),
                    published,
                    article.published_as,
                    article.url,
                ),
            )
            for passage, vector in zip(passages, vectors, strict=True):
                spans = json.dumps(passage.sentences)
                row = transaction.execute(
                    "insert into passages (id, article_id, start, end, sentences, vector) values (?, ?, ?, ?, ?, ?)",
                    (passage.id, article.id, passage.start, passage.end, spans, vector.tobytes()),
                ).lastrowid
                body = article.text[passage.start : passage.end]
                transaction.execute(
                    "insert into words (rowid, title, body) values (?, ?, ?)", (row, article.title or "", body)
                )
            transaction.execute("update meta set value = value + 1 where key = 'generation'")

    def remove(self, identities: Sequence[str]) -> None:
        """Forget articles by their identities, in one transaction."""
        with self._lock, self._connection as transaction:
            for identity in identities:
                transaction.execute("delete from articles where identity = ?", (identity,))
            transaction.execute("update meta set value = value + 1 where key = 'generation'")

    def set_meta(self, key: str, value: str) -> None:
        with self._lock, self._connection as transaction:
            transaction.execute("insert or replace into meta values (?, ?)", (key, value))


COLUMNS = "id, path, text, title, publisher, authors, published, published_as, url"


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, check_same_thread=False, timeout=30)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma recursive_triggers = on")
    return connection


def _article(row: tuple[str, ...]) -> Article:
    article_id, path, text, title, publisher, authors, published, published_as, url = row
    return Article(
        id=article_id,
        path=path,
        text=text,
        title=title,
        publisher=publisher,
        authors=tuple(json.loads(authors)),
        published=date.fromisoformat(published) if published else None,
        published_as=published_as,
        url=url,
        paths=(path,),
    )


def _passage(row: tuple[str, str, int, int, str]) -> Passage:
    passage_id, article_id, start, end, sentences = row
    return Passage(passage_id, article_id, start, end, tuple((first, last) for first, last in json.loads(sentences)))
