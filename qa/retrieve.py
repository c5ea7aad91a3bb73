"""Passages for a question: dense and lexical search, fused by reciprocal rank."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Passage
from index.articles import Articles, Filter
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
    dense_rank: int | None
    lexical_rank: int | None
    cosine: float

    @property
    def text(self) -> str:
        return self.article.text[self.passage.start : self.passage.end]


def retrieve(
    question: Question, vector: NDArray[np.float32], store: Articles, vectors: Vectors, within: Filter, limit: int
) -> list[Hit]:
    """The best `limit` passages by reciprocal rank fusion (Cormack et al. 2009), best first.

    `vector` is the question's, shape (dimensions,).
    """
    dense = {found: rank for rank, (found, _) in enumerate(vectors.search(vector, DEPTH, within), 1)}
    lexical = {found: rank for rank, found in enumerate(store.search(question.terms, DEPTH, within), 1)}
    fused = {found: _fused(dense.get(found), lexical.get(found)) for found in [*dense, *lexical]}
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
            dense.get(found),
            lexical.get(found),
            float(cosine),
        )
        for found, cosine in zip(best, cosines, strict=True)
    ]


def _fused(*ranks: int | None) -> float:
    return sum(1.0 / (RECIPROCAL_RANK + rank) for rank in ranks if rank is not None)


def _articles(store: Articles, ids: Sequence[str]) -> dict[str, Article]:
    return {article.id: article for article in map(store.get, dict.fromkeys(ids)) if article}
