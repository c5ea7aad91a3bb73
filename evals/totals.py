"""Scores of many cases to measures, each with its number of eligible cases and a 95% bootstrap interval."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.score import Score

RESAMPLES = 2000  # the interval's ends then move by less than 0.01 between seeds
SEED = 20241216
BINS = 10  # of equal width, as in Guo et al. 2017
HITS_AT = (1, 5, 10)


@dataclass(frozen=True)
class Measure:
    """A mean over `eligible` cases, with its interval; all None where no case is eligible."""

    name: str
    eligible: int
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Bin:
    """Answers whose score lies in a tenth of 0 to 1: their mean score, and the share that the sources do answer."""

    count: int
    score: float
    answerable: float


@dataclass(frozen=True)
class Totals:
    """A run in figures."""

    cases: int
    errors: int
    quotes: int
    fabricated: int
    correct: Measure
    kinds: tuple[Measure, ...]
    measures: tuple[Measure, ...]
    calibration: tuple[Bin, ...]
    seconds_median: float | None
    seconds_95: float | None

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def total(scores: Sequence[Score]) -> Totals:
    """Errors of the system are counted apart, and in no measure."""
    answered = [score for score in scores if score.record.error is None]
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for score in answered:
        by_kind[score.case.kind].append(score)
    quoted = [one for score in answered for one in score.record.quoted]
    seconds = [score.record.seconds for score in answered]
    return Totals(
        cases=len(scores),
        errors=len(scores) - len(answered),
        quotes=len(quoted),
        fabricated=sum(one.fabricated is not None for one in quoted),
        correct=_mean("correct", answered, lambda score: score.right),
        kinds=tuple(_mean(kind, of_kind, lambda score: score.right) for kind, of_kind in sorted(by_kind.items())),
        measures=_measures(answered),
        calibration=_calibration(answered),
        seconds_median=float(np.median(seconds)) if seconds else None,
        seconds_95=float(np.percentile(seconds, 95)) if seconds else None,
    )


def _measures(scores: Sequence[Score]) -> tuple[Measure, ...]:
    refused = [score for score in scores if score.status == "not_found" and score.case.answerable is not None]
    unanswerable = [score for score in scores if score.case.answerable is False]
    disputes = [score for score in scores if score.case.status == ("disputed",)]
    said_to_differ = [score for score in scores if score.status == "disputed"]
    ranked = [score for score in scores if score.record.ranked]
    judged = [score for score in scores if score.case.answerable is not None and _probability(score) is not None]
    return (
        _mean("status", scores, lambda score: score.status_right),
        _mean("citation recall", scores, lambda score: score.citation_recall),
        _mean("citation precision", scores, lambda score: score.citation_precision),
        _mean("refusal precision", refused, lambda score: score.case.answerable is False),
        _mean("refusal recall", unanswerable, lambda score: score.status == "not_found"),
        _mean("disputes shown", disputes, lambda score: score.dispute_shown),
        _mean("disputes told rightly", said_to_differ, lambda score: "disputed" in score.case.status),
        *(_mean(f"retrieval hit@{k}", ranked, _hit_at(k)) for k in HITS_AT),
        _mean("retrieval MRR", ranked, lambda score: 1 / score.record.rank if score.record.rank else 0.0),
        _mean("Brier", judged, lambda score: ((_probability(score) or 0.0) - bool(score.case.answerable)) ** 2),
        _bootstrapped("ECE", _scored(judged), expected_calibration_error),
    )


def _hit_at(k: int) -> Callable[[Score], float | None]:
    return lambda score: score.record.rank is not None and score.record.rank <= k


def _probability(score: Score) -> float | None:
    given = (score.record.answer or {}).get("score")
    return float(given) if isinstance(given, (int, float)) else None


def _scored(scores: Sequence[Score]) -> NDArray[np.float64]:
    """Rows of score given and 1 where the sources answer."""
    rows = [(_probability(score) or 0.0, float(bool(score.case.answerable))) for score in scores]
    return np.array(rows, dtype=np.float64).reshape(-1, 2)


def _mean(name: str, scores: Sequence[Score], value: Callable[[Score], float | None]) -> Measure:
    found = [float(one) for one in map(value, scores) if one is not None]
    return _bootstrapped(name, np.array(found, dtype=np.float64), lambda sample: float(sample.mean()))


def _bootstrapped(name: str, sample: NDArray[np.float64], statistic: Callable[[NDArray[np.float64]], float]) -> Measure:
    """The percentile bootstrap (Efron 1979) over cases."""
    if not len(sample):
        return Measure(name, 0, None)
    drawn = np.random.default_rng(SEED).integers(0, len(sample), (RESAMPLES, len(sample)))
    values = sample[drawn].mean(axis=1) if sample.ndim == 1 else np.array([statistic(sample[rows]) for rows in drawn])
    low, high = np.percentile(values, [2.5, 97.5])
    return Measure(name, len(sample), statistic(sample), float(low), float(high))


def expected_calibration_error(rows: NDArray[np.float64]) -> float:
    """The mean distance between score and share answerable, by bins of equal width (Guo et al. 2017)."""
    given, true = rows[:, 0], rows[:, 1]
    places = np.minimum((given * BINS).astype(int), BINS - 1)
    gaps = np.abs(np.bincount(places, given, BINS) - np.bincount(places, true, BINS))
    return float(gaps.sum() / len(rows))


def _calibration(scores: Sequence[Score]) -> tuple[Bin, ...]:
    rows = _scored([s for s in scores if s.case.answerable is not None and _probability(s) is not None])
    places = np.minimum((rows[:, 0] * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(int((places == b).sum()), float(rows[places == b, 0].mean()), float(rows[places == b, 1].mean()))
        for b in range(BINS)
        if (places == b).any()
    )
