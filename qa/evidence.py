"""Sentences of the passages found, ranked by how likely each is to answer the question.

A logistic regression over named features; its weights stand in weights.json, fitted by `python -m evals.fit.evidence`,
with a note on the data that they come from.
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.article import Article
from qa.dates import read_periods, read_times
from qa.families import subject, subjects
from qa.names import name_runs
from qa.numbers import read_quantities
from qa.question import NUMERIC, Question
from qa.retrieve import Hit
from qa.words import content_words

VALUED = 60  # sentences whose values are read, the best by words in common: reading them all would take too long


@dataclass(frozen=True)
class Evidence:
    """A sentence that may answer: `article.text[start:end]`."""

    article: Article
    start: int
    end: int
    features: dict[str, float]
    probability: float
    """That this sentence answers the question, by the fitted weights."""

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


def rank_evidence(
    question: Question, hits: Sequence[Hit], rarity: Callable[[str], float], fitted: Weights
) -> list[Evidence]:
    """The sentences of the passages, likeliest to answer first. `rarity` gives a word's inverse passage frequency."""
    ranked = []
    for article, start, end, features in sentence_features(question, hits, rarity):
        logit = fitted.intercept + sum(weight * features[name] for name, weight in fitted.features.items())
        ranked.append(Evidence(article, start, end, features, _sigmoid(logit)))
    ranked.sort(key=lambda evidence: (-evidence.probability, evidence.article.path, evidence.start))
    return ranked


def sentence_features(
    question: Question, hits: Sequence[Hit], rarity: Callable[[str], float]
) -> list[tuple[Article, int, int, dict[str, float]]]:
    """Each sentence of the passages with its features, in the order of the passages."""
    rare = {subject(term): rarity(term) for term in question.terms}
    total = sum(rare.values()) or 1.0
    rarest = max(rare, key=lambda term: rare[term], default=None)
    pairs = set(zip(ordered := subjects(question.text), ordered[1:], strict=False))
    name_stems = {subject(word) for name in question.names for word in content_words(name)}
    found: list[tuple[Article, int, int, dict[str, float]]] = []
    for rank, hit in enumerate(hits, 1):
        text = hit.article.text
        title = frozenset(subjects(hit.article.title or ""))
        ordered_stems = [subjects(text[start:end]) for start, end in hit.passage.sentences]
        stems = [frozenset(sentence) for sentence in ordered_stems]
        around = frozenset().union(title, *stems)
        for position, (start, end) in enumerate(hit.passage.sentences):
            own = stems[position]
            near = own | title | (stems[position - 1] if position else frozenset())
            held = sum(rare[term] for term in question.stems & own)
            found.append(
                (
                    hit.article,
                    start,
                    end,
                    {
                        "overlap": held / total,
                        "overlap_near": sum(rare[term] for term in question.stems & near) / total,
                        "overlap_passage": sum(rare[term] for term in question.stems & around) / total,
                        "rarest_near": float(rarest in near) if rarest else 1.0,
                        "rarest_passage": float(rarest in around) if rarest else 1.0,
                        "names": len(name_stems & own) / len(name_stems) if name_stems else 0.5,
                        "names_near": len(name_stems & near) / len(name_stems) if name_stems else 0.5,
                        "pairs": len(
                            pairs & set(zip(ordered_stems[position], ordered_stems[position][1:], strict=False))
                        )
                        / max(1, len(pairs)),
                        "cosine": hit.cosine,
                        "rank": 1.0 / rank,
                        "lexical_first": float(hit.lexical_rank == 1),
                        "length": math.log(1 + len(own)),
                        "value": 0.0,
                        "counted": 0.0,
                    },
                )
            )
    likely = sorted(range(len(found)), key=lambda row: -found[row][3]["overlap_near"])[:VALUED]
    for row in likely:
        article, start, end, features = found[row]
        features["value"], features["counted"] = _values(question, article, article.text[start:end])
    return found


def _values(question: Question, article: Article, sentence: str) -> tuple[float, float]:
    """Whether the kind of value that is asked for stands in the sentence, and whether of the thing asked for."""
    if question.kind in NUMERIC:
        quantities = read_quantities(sentence)
        of_kind = [quantity for quantity in quantities if quantity.kind == question.kind]
        if question.kind == "measure":
            of_kind = quantities
        if not question.counted:
            return float(bool(of_kind)), 0.5
        head = question.counted[-1]
        counted = any(head in subjects(quantity.noun or "") for quantity in of_kind)
        return float(bool(of_kind)), float(counted)
    if question.kind == "date":
        return float(bool(read_periods(sentence, article.published))), 0.5
    if question.kind == "time":
        return float(bool(read_times(sentence))), 0.5
    if question.kind in ("person", "place", "speaker"):
        asked = {subject(word) for name in question.names for word in content_words(name)}
        runs = [sentence[start:end] for start, end in name_runs(sentence)]
        return float(any(not asked.issuperset(subjects(run)) for run in runs)), 0.5
    if question.kind == "quote":
        return float(any(mark in sentence for mark in '"“”')), 0.5
    if question.kind == "reason":
        return float(any(word in sentence.lower() for word in ("because", "due to", "caused", "after ", "to "))), 0.5
    return 0.5, 0.5


def _sigmoid(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


def answerability(ranked: Sequence[Evidence], fitted: Weights) -> float:
    """The fitted probability that the sources answer the question, from its best sentences."""
    if not ranked:
        return 0.0
    silence = fitted.silence
    logit = sum(silence[name] * value for name, value in silence_features(ranked).items())
    return _sigmoid(silence["intercept"] + logit)


def silence_features(ranked: Sequence[Evidence]) -> dict[str, float]:
    best = ranked[0]
    logit = math.log(max(best.probability, 1e-9) / max(1 - best.probability, 1e-9))
    return {
        "best": logit,
        "overlap_near": max(evidence.features["overlap_near"] for evidence in ranked[:3]),
        "rarest_near": max(evidence.features["rarest_near"] for evidence in ranked[:3]),
        "cosine": max(evidence.features["cosine"] for evidence in ranked[:3]),
        "value": max(evidence.features["value"] for evidence in ranked[:3]),
        "counted": max(evidence.features["counted"] for evidence in ranked[:3]),
    }
