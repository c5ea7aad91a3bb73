"""The store of articles, for reading: SQLite with FTS5, the one truth that the vector index is derived from.

index/storing.py writes it. Readers are never locked out, and see each transaction whole.
"""

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from index.article import Article, Passage
from index.errors import IndexDamaged, UserError
from index.model import ModelCard
from index.schema import FILE, VERSION, connect, sqlite_errors, upgrade, version_of
from index.writing import writing


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
    def open(cls, folder: Path) -> Self:
        """The store in `folder`, an older one brought up to date first.

        Raises UserError where there is none or a later program wrote it, IndexDamaged where it cannot be read.
        """
        file = folder / FILE
        if not file.is_file():
            raise UserError(f"there is no index in {folder}: make one with  onrecord index PATH --index {folder}")
        with sqlite_errors(file):
            connection = connect(file)
            version = version_of(connection)
            if 1 <= version < VERSION:
                with writing(folder):
                    upgrade(connection, version)
            elif version != VERSION:
                connection.close()
                raise UserError(
                    f"the index in {folder} has the version {version}, this program reads {VERSION}: "
                    "install a newer On Record, or index the articles again into another folder"
                )
        return cls(folder, connection)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def _rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[sqlite3.Cursor]:
        with self._lock, sqlite_errors(self.folder / FILE):
            yield self._connection.execute(sql, values)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read within is of one moment, whatever a writer does."""
        with self._rows("begin"):
            pass
        try:
            yield
        finally:
            self._connection.rollback()

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
        """What each copy of an article was read from, by identity."""
        with self._rows("select identity, fingerprint from copies") as rows:
            return dict(rows)

    def paths(self) -> dict[str, str]:
        """The path of each copy of an article as it was given, by identity."""
        with self._rows("select identity, path from copies") as rows:
            return dict(rows)

    def all(self) -> list[Article]:
        """Every article, by path."""
        with self._rows(ARTICLES) as rows:
            return sorted((article_of(row) for row in rows), key=lambda article: article.path)

    def publishers(self) -> list[str]:
        with self._rows("select distinct publisher from articles where publisher is not null") as rows:
            return [row[0] for row in rows]

    def get(self, article_id: str) -> Article | None:
        with self._rows(f"{ARTICLES} where id = ?", (article_id,)) as rows:
            row = rows.fetchone()
        return article_of(row) if row else None

    def text(self, article_id: str) -> str:
        with self._rows("select text from articles where id = ?", (article_id,)) as rows:
            return str(rows.fetchone()[0])

    def groups(self) -> dict[str, str]:
        """The group of each article that has near copies, by the article's id."""
        with self._rows("select id, near_copies from articles where near_copies is not null") as rows:
            return dict(rows)

    def copies(self) -> tuple[tuple[str, ...], ...]:
        """The paths of each article that more than one holds."""
        sql = "select json_group_array(path) from copies group by article_id having count(*) > 1 order by min(path)"
        with self._rows(sql) as rows:
            return tuple(tuple(json.loads(row[0])) for row in rows)

    def near_copies(self) -> tuple[tuple[str, ...], ...]:
        """The paths of the articles of each group of near copies, one path an article."""
        sql = """select json_group_array(path) from articles join copies on article_id = id and own_id = id
            where near_copies is not null group by near_copies having count(*) > 1 order by min(path)"""
        with self._rows(sql) as rows:
            return tuple(tuple(json.loads(row[0])) for row in rows)

    def sentences(self, article_id: str) -> tuple[tuple[int, int], ...]:
        """The spans of an article's sentences, in order, without asides (index/asides.py)."""
        sql = "select coalesce(read, sentences) from passages where article_id = ? order by start"
        with self._rows(sql, (article_id,)) as rows:
            return tuple((start, end) for (spans,) in rows for start, end in json.loads(spans))

    def passage_at(self, article_id: str, offset: int) -> Passage | None:
        """The passage that holds a place of an article's text."""
        sql = """select id, article_id, start, end, sentences, read from passages
            where article_id = ? and start <= ? and end > ?"""
        with self._rows(sql, (article_id, offset, offset)) as rows:
            row = rows.fetchone()
        return _passage(row) if row else None

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Passages by their ids; an id that is no longer there is left out."""
        marks = ", ".join("?" * len(ids))
        sql = f"select id, article_id, start, end, sentences, read from passages where id in ({marks})"
        with self._rows(sql, ids) as rows:
            return {row[0]: _passage(row) for row in rows}

    def passage_ids(self) -> list[str]:
        """Ids of the passages that can be found."""
        with self._rows("select id from passages where read is not '[]' order by row") as rows:
            return [row[0] for row in rows]

    def passages_since(self, generation: int) -> list[str]:
        """Ids of the passages that are new, or whose article changed, since the store had this generation."""
        with self._rows("select id from passages where generation > ? order by row", (generation,)) as rows:
            return [row[0] for row in rows]

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of passages, shape (len(ids), dimensions)."""
        marks = ", ".join("?" * len(ids))
        with self._rows(f"select id, vector from passages where id in ({marks})", ids) as rows:
            found = {row[0]: np.frombuffer(row[1], dtype=np.float32) for row in rows}
        return np.stack([found[passage_id] for passage_id in ids])

    def vectors_within(self, within: Filter) -> tuple[list[str], NDArray[np.float32]]:
        """The ids of the passages that a filter lets through, and their vectors, shape (len(ids), dimensions)."""
        condition, values = within.sql()
        sql = f"""select passages.id, vector from articles join passages on article_id = articles.id
            where {condition} and read is not '[]'"""
        with self._rows(sql, values) as rows:
            found = rows.fetchall()
        vectors = np.frombuffer(b"".join(vector for _, vector in found), dtype=np.float32)
        return [passage_id for passage_id, _ in found], vectors.reshape(len(found), self.model.dimensions)

    def let_through(self, ids: Sequence[str], within: Filter) -> frozenset[str]:
        """Those of the passages that a filter lets through."""
        condition, values = within.sql()
        marks = ", ".join("?" * len(ids))
        sql = f"""select id from passages where id in ({marks})
            and +article_id in (select id from articles where {condition})"""
        with self._rows(sql, [*ids, *values]) as rows:
            return frozenset(row[0] for row in rows)

    def vectors_of_text(self, sha256: str) -> dict[tuple[int, int], NDArray[np.float32]]:
        """The vectors of the passages of an article of this text, by where they stand in it; empty where none is."""
        sql = """select start, end, vector from passages where read is null and article_id =
            (select id from articles where sha256 = ? order by rowid limit 1)"""
        with self._rows(sql, (sha256,)) as rows:
            return {(start, end): np.frombuffer(vector, dtype=np.float32) for start, end, vector in rows}

    def search(self, terms: Sequence[str], limit: int, within: Filter) -> list[str]:
        """Ids of the passages that hold any of the terms, best first by BM25 over headline and body."""
        # The join is crossed, because SQLite begins with the articles of the filter else, and searches once for each.
        if not terms:
            return []
        match = " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
        condition, values = within.sql()
        sql = f"""
            select passages.id from words cross join passages on passages.row = words.rowid
            where words match ? and article_id in (select id from articles where {condition})
            order by words.rank limit ?
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
        """How many passages can be found."""
        sql = "select (select count(*) from passages) - (select count(*) from passages where read = '[]')"
        with self._rows(sql) as rows:
            return int(rows.fetchone()[0])


_STATED = TypeAdapter(Article)

# The copy that gave the article its id comes first.
ARTICLES = """
    select id, text, sha256, stated, near_copies, (
        select json_group_array(path) from (
            select path from copies where article_id = articles.id order by own_id <> article_id, rowid
        )
    ) from articles
"""


def stated(article: Article) -> str:
    """What an article holds beside its text and its place in the index, as JSON: a new field needs no new column."""
    return _STATED.dump_json(article, exclude={"id", "text", "path", "paths", "group"}).decode()


def article_of(row: tuple[str, str, str, str, str | None, str]) -> Article:
    """Raises IndexDamaged where the text is not what was stored: quotes are slices of it."""
    article_id, text, sha256, stated, group, paths = row
    every = json.loads(paths)
    article = _STATED.validate_python(
        {"id": article_id, "text": text, "path": every[0], "paths": every, "group": group, **json.loads(stated)}
    )
    if article.sha256 != sha256:
        raise IndexDamaged(
            f"the text of {article.path} in the index is not what was stored: "
            "restore the index from a copy, or index again into another folder"
        )
    return article


def _passage(row: tuple[str, str, int, int, str, str | None]) -> Passage:
    passage_id, article_id, start, end, sentences, read = row
    return Passage(passage_id, article_id, start, end, _spans(sentences), None if read is None else _spans(read))


def _spans(stored: str) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in json.loads(stored))
