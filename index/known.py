"""What the index held when a run began: which articles are as they were, and which files of many."""

import json
from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path

from index.articles import Articles
from index.storing import Storing

COLLECTIONS = "collections"


class Known:
    """The articles of an index by identity, each with the fingerprint of what it was read from.

    A collection, such as `news.jsonl`, is opened again only when its own bytes changed; that needs its fingerprint,
    kept when it was gone through to its end, and that the index still holds as many of its articles as then.
    """

    def __init__(self, articles: Mapping[str, str], collections: Mapping[str, tuple[str, int]]) -> None:
        self.articles = articles
        self._collections = collections
        self._sorted = sorted(articles)

    @classmethod
    def of(cls, store: Articles) -> "Known":
        held = json.loads(store.meta(COLLECTIONS) or "{}")
        return cls(store.fingerprints(), {identity: (digest, count) for identity, (digest, count) in held.items()})

    def within(self, collection: str) -> list[str]:
        """The identities of the articles of a file of many."""
        found = []
        for separator in "#/":
            start = bisect_left(self._sorted, collection + separator)
            end = bisect_left(self._sorted, collection + chr(ord(separator) + 1))
            found += self._sorted[start:end]
        return found

    def unchanged(self, file: str, fingerprint: str) -> list[str]:
        """The identities of a file's articles, its one or its many, where its bytes are those that they stand for."""
        if self.articles.get(file) == fingerprint:
            return [file]
        digest, count = self._collections.get(file, ("", 0))
        within = self.within(file) if digest == fingerprint else []
        return within if count == len(within) else []


def keep_collections(store: Storing, complete: Mapping[str, str], found: set[str]) -> None:
    """Note in the store the files of many that were gone through to their end, and how many of each it holds.

    `complete` has their fingerprints by identity, `found` what is still in them: an index that holds more than that
    holds what is gone, and the file is opened again at the next run.
    """
    now = Known.of(store)
    held = {identity: entry for identity, entry in now._collections.items() if Path(identity).exists()}
    for identity, digest in complete.items():
        held[identity] = (digest, len(found.intersection(now.within(identity))))
    if held != now._collections:
        store.set_meta(COLLECTIONS, json.dumps(held))


def is_beneath(identity: str, root: Path) -> bool:
    """Whether an article is of a file, of a folder, or of a file of many."""
    return Path(identity).is_relative_to(root) or Path(identity.rpartition("#")[0]) == root
