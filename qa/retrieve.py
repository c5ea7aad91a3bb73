"""Passages for a question: dense and lexical search, fused by reciprocal rank."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Passage
from index.articles import Articles, Filter
from index.nearest import nearest
from index.vectors import Vectors
from qa.question import Question

DEPTH = 50  # of each search, before the fusion
RECIPROCAL_RANK = 60  # the constant of Cormack, Clarke and Büttcher (SIGIR 2009)


@dataclass(frozen=True)
class Hit:
    """A passage found, with where it stood in each search (1 is first; None: not among the first 50)."""

    passage: Passage
    article: Article
    fused: float
    lexical_rank: int | None
    cosine: float

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        return self.passage.found_by

    @property
    def text(self) -> str:
        """What is read: the article from the passage's start on, with blanks in the place of asides."""
        start, text = self.passage.start, self.article.text
        if self.passage.read is None:
            return text[start : self.passage.end]
        read = ""
        for first, last in self.sentences:
            read = read.ljust(first - start) + text[first:last]
        return read


def retrieve(
    question: Question,
    vector: NDArray[np.float32],
    store: Articles,
    vectors: Vectors,
    within: Filter,
    limit: int,
    near: Filter | None = None,
) -> list[Hit]:
    """The best `limit` passages by reciprocal rank fusion (Cormack et al. 2009), best first.

    `vector` is the question's, shape (dimensions,). Where `near` narrows the filter to the days that the question is
    about, both searches are made within them too and fused with the others: what is near in time is found twice.
    """
    dense, lexical = (_ranks(found) for found in _searches(question, vector, store, vectors, within))
    rankings = [dense, lexical]
    if near is not None:
        rankings += [_ranks(found) for found in _searches(question, vector, store, vectors, near)]
    fused: dict[str, float] = {}
    for ranking in rankings:
        for found, rank in ranking.items():
            fused[found] = fused.get(found, 0.0) + 1.0 / (RECIPROCAL_RANK + rank)
    best = sorted(fused, key=lambda found: (-fused[found], found))[:limit]
    passages = store.passages(best)
    # A passage may have gone since the folder was published: what is no longer on record is not quoted.
    best = [found for found in best if found in passages]
    if not best:
        return []
    cosines = store.vectors(best) @ vector
    articles = _articles(store, [passages[found].article_id for found in best])
    return [
        Hit(
            passages[found],
            articles[passages[found].article_id],
            fused[found],
            lexical.get(found),
            float(cosine),
        )
        for found, cosine in zip(best, cosines, strict=True)
    ]


def _searches(
    question: Question, vector: NDArray[np.float32], store: Articles, vectors: Vectors, within: Filter
) -> tuple[list[str], list[str]]:
    near = [found for found, _ in nearest(vector, DEPTH, within, store, vectors)]
    return near, store.search(question.terms, DEPTH, within)


def _ranks(found: Sequence[str]) -> dict[str, int]:
    return {passage_id: rank for rank, passage_id in enumerate(found, 1)}


def _articles(store: Articles, ids: Sequence[str]) -> dict[str, Article]:
    return {article.id: article for article in map(store.get, dict.fromkeys(ids)) if article}
