"""Sentences ranked by how likely each is to answer the question, and how likely it is that any does.

Two logistic regressions over named features; their weights stand in weights.json, fitted by
`python -m evals.fit.evidence`, with a note on the data that they come from.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.article import Article
from qa.candidates import Candidate

LIKELIER = 0.5  # even odds

TELLING = (
    "overlap_near",
    "rarest_near",
    "event_near",
    "names_near",
    "names_passage",
    "names_article",
    "cosine",
    "value",
    "counted",
    "meaning",
)


@dataclass(frozen=True)
class Evidence:
    """A sentence that may answer: `article.text[start:end]`."""

    article: Article
    start: int
    end: int
    features: dict[str, float]
    probability: float
    """That this sentence answers the question, by the fitted weights."""
    words: tuple[int, int] | None
    """The words of it that the reader picks, in the article's text; None where it picks none here."""

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def is_surely_read(self) -> bool:
        """Whether the words that the reader picks surely answer, by its own margin."""
        return self.features["reader"] > 0

    @property
    def is_read(self) -> bool:
        """Whether they surely answer by its own margin, or by all signs together."""
        return self.is_surely_read or (self.words is not None and self.probability >= LIKELIER)

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


@dataclass(frozen=True)
class Weights:
    """The fitted weights of the features, and of the probability that the sources answer at all."""

    features: dict[str, float]
    intercept: float
    silence: dict[str, float]
    threshold: float
    """Under this probability the answer is `not_found`."""
    share: float
    """Of the first sentence's probability, what a further one needs to be shown."""


@cache
def shipped_weights() -> Weights:
    stated = json.loads((files("qa") / "weights.json").read_text())
    return Weights(**{key: value for key, value in stated.items() if key != "note"})


def rank_evidence(candidates: Sequence[Candidate], fitted: Weights) -> list[Evidence]:
    """The sentences, likeliest to answer first."""
    ranked = []
    for one in candidates:
        logit = fitted.intercept + sum(weight * one.features[name] for name, weight in fitted.features.items())
        ranked.append(Evidence(one.article, one.start, one.end, one.features, _sigmoid(logit), one.words))
    ranked.sort(key=lambda evidence: (-evidence.probability, evidence.article.path, evidence.start))
    return ranked


def _sigmoid(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


def answerability(ranked: Sequence[Evidence], fitted: Weights) -> float:
    """The fitted probability that the sources answer the question, from its best sentences."""
    if not ranked:
        return 0.0
    features = {"intercept": 1.0, **silence_features(ranked)}
    return _sigmoid(sum(weight * features[name] for name, weight in fitted.silence.items()))


def silence_features(ranked: Sequence[Evidence]) -> dict[str, float]:
    """What tells whether the best sentences answer at all."""
    best, first = ranked[0], ranked[:3]
    return {
        "best": math.log(max(best.probability, 1e-9) / max(1 - best.probability, 1e-9)),
        "reader": max(evidence.features["reader"] for evidence in ranked),
        "reader_here": best.features["reader"],
        "meaning_here": best.features["meaning"],
        **{name: max(evidence.features[name] for evidence in first) for name in TELLING},
    }
