"""Passages embedded in a thread of its own, while the articles after them are read and those before them are stored."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Passage
from index.embed import Embedder
from index.fresh import Fresh
from index.passages import MAX_EMBEDDER_TOKENS, cut_passages
from index.storing import Entry, Storing

Vector = NDArray[np.float32]
Read = tuple[int, int]
"""How many sources were read, and of how many."""

NO_VECTOR: Vector = np.empty(0, np.float32)  # of a passage that nothing is found by
BATCH_CHARACTERS = 50_000  # embedded together: enough for batches of like length, little enough to do again


@dataclass(frozen=True)
class _Cut:
    """Articles that are embedded together, cut into passages."""

    articles: Sequence[tuple[Fresh, list[Passage]]]
    held: dict[str, Vector]
    """Vectors that need not be made, by text: the store holds them."""
    read: Read

    @property
    def texts(self) -> set[str]:
        return {part.words(item.article.text) for item, parts in self.articles for part in parts if part.found_by}

    def entries(self, vectors: dict[str, Vector]) -> list[Entry]:
        entries = []
        for item, passages in self.articles:
            own = [vectors[part.words(item.article.text)] if part.found_by else NO_VECTOR for part in passages]
            entries.append(Entry(item.identity, item.fingerprint, item.article, passages, own))
        return entries


def embedded(
    fresh: Iterable[tuple[Fresh, Read]], store: Storing, embedder: Embedder
) -> Generator[tuple[list[Entry], Read], None, None]:
    """Articles ready to be stored, batch by batch, each with how many sources were read when it was full.

    What the store holds the vectors of is not embedded again, nor a text twice in a batch or the one after it.
    """
    with ThreadPoolExecutor(1) as worker:
        waiting: tuple[_Cut, list[str], Future[Vector] | None] | None = None
        vectors: dict[str, Vector] = {}
        for batch, read in _batches(fresh):
            cut = _cut(batch, read, store, embedder)
            new = sorted(cut.texts - cut.held.keys() - set(waiting[1] if waiting else ()))
            coming = worker.submit(embedder.embed, new) if new else None
            if waiting:
                vectors = _with(vectors, waiting)
                yield waiting[0].entries(vectors), waiting[0].read
            waiting = (cut, new, coming)
        if waiting:
            yield waiting[0].entries(_with(vectors, waiting)), waiting[0].read


def _with(before: dict[str, Vector], waiting: tuple[_Cut, list[str], Future[Vector] | None]) -> dict[str, Vector]:
    """The vectors that a batch needs: those held, those of the batch before it, and its own."""
    cut, new, coming = waiting
    needed = cut.texts
    shared = {text: vector for text, vector in before.items() if text in needed}
    made = zip(new, coming.result(), strict=True) if coming else ()
    return shared | cut.held | dict(made)


def _batches(fresh: Iterable[tuple[Fresh, Read]]) -> Iterator[tuple[list[Fresh], Read]]:
    """Articles whose texts together are worth embedding at once."""
    batch: list[Fresh] = []
    size, read = 0, (0, 0)
    for item, read in fresh:
        batch.append(item)
        size += len(item.article.text)
        if size > BATCH_CHARACTERS:
            yield batch, read
            batch, size = [], 0
    if batch:
        yield batch, read


def _cut(batch: Sequence[Fresh], read: Read, store: Storing, embedder: Embedder) -> _Cut:
    held: dict[str, Vector] = {}
    for item in batch:
        text = item.article.text
        held |= {text[start:end]: v for (start, end), v in store.vectors_of_text(item.article.sha256).items()}
    most = min(MAX_EMBEDDER_TOKENS, embedder.card.max_tokens)
    return _Cut([(item, cut_passages(item.article, embedder.count_tokens, most)) for item in batch], held, read)
