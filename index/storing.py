"""The store of articles, for writing: only under the writer's lock (index/writing.py).

An article is one text; each path that holds it is a copy of it. Two texts are the same article where they are the same
to the letter and their publishers and days do not contradict each other: a wire story in two newspapers is two
articles (and one group, index/sameness.py), since one can be asked for by its publisher.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Passage
from index.articles import ARTICLES, Articles, article_of, stated
from index.model import ModelCard
from index.schema import FILE, SCHEMA, VERSION, connect, sqlite_errors


@dataclass(frozen=True)
class Entry:
    """What one path is to the store: an article with its passages and a vector of each."""

    identity: str
    """What is the same at the next run: the resolved path."""
    fingerprint: str
    article: Article
    passages: Sequence[Passage]
    vectors: Sequence[NDArray[np.float32]]


class Storing(Articles):
    """The store, open for writing. Each call is one transaction: it is done whole or not at all."""

    @classmethod
    def create(cls, folder: Path, card: ModelCard) -> "Storing":
        """A new, empty store for vectors of the model `card`."""
        with sqlite_errors(folder / FILE):
            connection = connect(folder / FILE)
            with connection:
                connection.executescript(f"begin; {SCHEMA}")
                connection.execute("insert into meta values ('version', ?)", (str(VERSION),))
                connection.execute("insert into meta values ('model', ?)", (json.dumps(vars(card)),))
                connection.execute("insert into meta values ('generation', '0')")
        return cls(folder, connection)

    def put(self, entries: Sequence[Entry]) -> None:
        """Store articles; what their paths held before goes."""
        with self._transaction() as (transaction, generation):
            for entry in entries:
                _leave(transaction, entry.identity, generation)
                _join(transaction, entry, generation)

    def remove(self, identities: Sequence[str]) -> None:
        """Forget copies of articles by their identities; with its last copy goes an article."""
        with self._transaction() as (transaction, generation):
            for identity in identities:
                _leave(transaction, identity, generation)

    def unsigned(self) -> list[str]:
        """Ids of the articles that were not set beside the others yet."""
        with self._rows("select id from articles where signature is null order by rowid") as rows:
            return [row[0] for row in rows]

    def signatures(self) -> dict[str, bytes]:
        with self._rows("select id, signature from articles where signature is not null") as rows:
            return dict(rows)

    def set_signatures(self, signatures: Mapping[str, bytes], groups: Mapping[str, str]) -> None:
        """Keep what tells near copies, by the article's id: its signature, and its group where it has one."""
        with self._lock, sqlite_errors(self.folder / FILE), self._connection as transaction:
            for column, values in (("signature", signatures), ("near_copies", groups)):
                transaction.executemany(
                    f"update articles set {column} = ? where id = ?", [(value, key) for key, value in values.items()]
                )

    def set_meta(self, key: str, value: str) -> None:
        with self._lock, sqlite_errors(self.folder / FILE), self._connection as transaction:
            transaction.execute("insert or replace into meta values (?, ?)", (key, value))

    @contextmanager
    def _transaction(self) -> Iterator[tuple[sqlite3.Connection, int]]:
        """A transaction that changes articles, and the generation that the store has after it."""
        with self._lock, sqlite_errors(self.folder / FILE), self._connection as transaction:
            transaction.execute("update meta set value = value + 1 where key = 'generation'")
            (generation,) = transaction.execute("select value from meta where key = 'generation'").fetchone()
            yield transaction, int(generation)


def _leave(transaction: sqlite3.Connection, identity: str, generation: int) -> None:
    """Take a path from the article that it is a copy of; the article goes with its last."""
    gone = transaction.execute(
        "delete from copies where identity = ? returning own_id, article_id", (identity,)
    ).fetchall()
    for own_id, article_id in gone:
        following = transaction.execute(
            "select own_id from copies where article_id = ? order by rowid limit 1", (article_id,)
        ).fetchone()
        if following is None:
            transaction.execute("delete from articles where id = ?", (article_id,))
        elif own_id == article_id:  # its id goes with the path, which may come back with another text
            (new_id,) = following
            transaction.execute("update articles set id = ? where id = ?", (new_id, article_id))
            transaction.execute(
                "update passages set id = ? || substr(id, ?), generation = ? where article_id = ?",
                (new_id, len(article_id) + 1, generation, new_id),
            )


def _join(transaction: sqlite3.Connection, entry: Entry, generation: int) -> None:
    """Make a path a copy of the article that it is the same as, or the first copy of a new one."""
    article = entry.article
    same = _same(transaction, article)
    if same is None:
        transaction.execute(
            "insert into articles (id, text, sha256, publisher, published, stated) values (?, ?, ?, ?, ?, ?)",
            (article.id, article.text, article.sha256, *_fields(article)),
        )
    transaction.execute(
        "insert into copies (identity, own_id, article_id, path, fingerprint) values (?, ?, ?, ?, ?)",
        (entry.identity, article.id, (same or article).id, article.path, entry.fingerprint),
    )
    if same is None:
        _add_passages(transaction, entry, generation)
    elif (filled := _filled(same, article)) != same:
        transaction.execute(
            "update articles set publisher = ?, published = ?, stated = ? where id = ?", (*_fields(filled), same.id)
        )
        transaction.execute("update passages set generation = ? where article_id = ?", (generation, same.id))
        transaction.execute(
            "update words set title = ? where rowid in (select row from passages where article_id = ?)",
            (filled.title or "", same.id),
        )


def _add_passages(transaction: sqlite3.Connection, entry: Entry, generation: int) -> None:
    article = entry.article
    for passage, vector in zip(entry.passages, entry.vectors, strict=True):
        spans = json.dumps(passage.sentences)
        read = None if passage.read is None else json.dumps(passage.read)
        row = transaction.execute(
            """insert into passages (id, article_id, start, end, sentences, read, vector, generation)
            values (?, ?, ?, ?, ?, ?, ?, ?)""",
            (passage.id, article.id, passage.start, passage.end, spans, read, vector.tobytes(), generation),
        ).lastrowid
        if passage.found_by:
            transaction.execute(
                "insert into words (rowid, title, body) values (?, ?, ?)",
                (row, article.title or "", passage.words(article.text)),
            )


def _fields(article: Article) -> tuple[str | None, str | None, str]:
    published = article.published.isoformat() if article.published else None
    return article.publisher, published, stated(article)


def _same(transaction: sqlite3.Connection, article: Article) -> Article | None:
    """The stored article that this one is a copy of."""
    rows = transaction.execute(f"{ARTICLES} where sha256 = ? order by rowid", (article.sha256,))
    return next((held for held in map(article_of, rows) if _agree(held, article)), None)


def _agree(one: Article, other: Article) -> bool:
    return (one.publisher is None or other.publisher in (None, one.publisher)) and (
        one.published is None or other.published in (None, one.published)
    )


def _filled(held: Article, copy: Article) -> Article:
    """An article with what a copy of it states and it does not."""
    lacking = {field.name: getattr(copy, field.name) for field in fields(held) if not getattr(held, field.name)}
    return replace(held, **lacking)
