"""The store of articles, for writing: only under the writer's lock (index/writing.py).

An article is one text; each path that holds it is a copy of it. Two texts are the same article where they are the same
to the letter and their publishers and days do not contradict each other: a wire story in two newspapers is two
articles (and one group, index/sameness.py), since one can be asked for by its publisher.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Passage
from index.articles import Articles, stated
from index.embed import ModelCard
from index.schema import FILE, SCHEMA, VERSION, connect, sqlite_errors


@dataclass(frozen=True)
class Entry:
    """What one path is to the store: an article with its passages and their vectors, shape (passages, dimensions)."""

    identity: str
    """What is the same at the next run: the resolved path."""
    fingerprint: str
    article: Article
    passages: Sequence[Passage]
    vectors: NDArray[np.float32]


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
        with self._transaction():
            for entry in entries:
                self._leave(entry.identity)
                self._join(entry)

    def remove(self, identities: Sequence[str]) -> None:
        """Forget copies of articles by their identities; with its last copy goes an article."""
        with self._transaction():
            for identity in identities:
                self._leave(identity)

    def set_signatures(self, signatures: Mapping[str, bytes], groups: Mapping[str, str]) -> None:
        """Keep what tells near copies: each article's signature, and its group where it has one."""
        with self._transaction():
            self._connection.executemany(
                "update articles set signature = ? where id = ?", [(value, key) for key, value in signatures.items()]
            )
            self._connection.executemany(
                "update articles set near_copies = ? where id = ?", [(value, key) for key, value in groups.items()]
            )

    def set_meta(self, key: str, value: str) -> None:
        with self._lock, sqlite_errors(self.folder / FILE), self._connection as transaction:
            transaction.execute("insert or replace into meta values (?, ?)", (key, value))

    def _leave(self, identity: str) -> None:
        """Take a path from the article that it is a copy of."""
        row = self._connection.execute(
            "delete from copies where identity = ? returning own_id, article_id", (identity,)
        ).fetchall()
        if not row:
            return
        ((own_id, article_id),) = row
        rest = self._connection.execute(
            "select own_id from copies where article_id = ? order by rowid limit 1", (article_id,)
        ).fetchone()
        if rest is None:
            self._connection.execute("delete from articles where id = ?", (article_id,))
        elif own_id == article_id:  # the next copy is now the first, and the freed id may come back with another text
            self._connection.execute("update articles set id = ? where id = ?", (rest[0], article_id))
            self._connection.execute(
                "update passages set id = ? || substr(id, ?), generation = ? where article_id = ?",
                (rest[0], len(article_id) + 1, self._generation(), rest[0]),
            )
