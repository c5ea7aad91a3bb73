"""Fit qa/weights.json: `python -m evals.fit.evidence DATA WORK`.

The weights of evidence ranking (conditional logit) and of the probability that the sources answer at all (Platt's
sigmoid over a few features of the best sentences), on squad2-dev as one corpus, and on the questions about the invented
clippings and coverage in evals/. SQuAD's articles called "test" are never fitted on. The figures of what is invented
are of weights fitted without the story that is asked about; the weights that are written out are fitted on all.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve, roc_auc_score
from sklearn.model_selection import GroupKFold

from evals.fit.asked import (
    INVENTED,
    Asked,
    clipping_corpus,
    clipping_questions,
    invented_corpus,
    invented_questions,
    silenced,
    squad_corpus,
    squad_questions,
)
from evals.fit.listwise import Listed, fit_listwise
from qa.evidence import Evidence, Weights, answerability, rank_evidence, silence_features

NOTE = (
    "Fitted by evals/fit/evidence.py on questions of squad2-dev's articles 'fit' (CC BY-SA 4.0), its 1,216 paragraphs "
    "as the corpus, on questions about those clippings in evals/clippings that the reader was not trained on, and on "
    "those about the invented coverage in evals/fiction, harbour, kestren, norvane and teskel: the weights of evidence "
    "ranking, and of the probability that the sources answer."
)
REFUSAL_PRECISION = 0.95
# Of the questions asked, taken to be unanswerable when the threshold is set. An assumption: 0.11 of the 1,242 in the
# eval suites are, and who searches a folder asks more of it that it does not tell than who has read it.
UNANSWERABLE = 0.3
KEPT = 0.95  # of what three sentences hold more than one, that the answer keeps by showing fewer
SHOWN = 3
FOLDS = 5

Ranked = tuple[Asked, list[Evidence]]


@dataclass(frozen=True)
class Judged:
    """Questions with the probability given to each, and whether it was to be answered."""

    probability: NDArray[np.float64]
    answered: NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds squad2-dev")
    parser.add_argument("work", type=Path, help="a folder to keep the indexes in")
    parser.add_argument("--questions", type=int, help="of each part of SQuAD and of the clippings at most; all")
    arguments = parser.parse_args()
    news = list(_news(arguments.work, arguments.questions))
    with squad_corpus(arguments.data, arguments.work / "squad-index") as squad:
        general = list(silenced(squad, squad_questions(squad, arguments.data, "fit", arguments.questions)))
        held_apart = across_stories(general, news)
        fitted = replace(fit([*general, *news]), threshold=threshold(held_apart))
        target = Path(str(files("qa"))) / "weights.json"
        target.write_text(json.dumps({"note": NOTE, **asdict(fitted)}, indent=1) + "\n")
        test = list(silenced(squad, squad_questions(squad, arguments.data, "test", arguments.questions)))
    print(f"threshold {fitted.threshold}, share {fitted.share}")
    print("\nSQuAD, articles never fitted on")
    report(test, fitted)


def _news(work: Path, limit: int | None) -> Iterator[Asked]:
    with clipping_corpus(work / "clippings-index") as corpus:
        yield from silenced(corpus, clipping_questions(corpus, limit))
    for name in INVENTED:
        with invented_corpus(name, work / f"{name}-index") as corpus:
            yield from silenced(corpus, invented_questions(corpus, name))


def fit(asked: Sequence[Asked]) -> Weights:
    answered = [item for item in asked if item.answered and item.candidates]
    weights, intercept = fit_listwise([_listed(item) for item in answered])
    features = {
        name: round(float(weight), 4) for name, weight in zip(answered[0].candidates[0].features, weights, strict=True)
    }
    ranking = Weights(features, round(intercept, 4), {}, 0.0, 0.0)

    ranked = [one for one in _ranked(asked, ranking) if one[1]]
    shape = [silence_features(found) for _, found in ranked]
    platt = LogisticRegression(C=1.0, max_iter=2000, class_weight="balanced").fit(
        [list(row.values()) for row in shape], [item.answered for item, _ in ranked]
    )
    silence = {name: round(float(weight), 4) for name, weight in zip(shape[0], platt.coef_[0], strict=True)}
    silence["intercept"] = round(float(platt.intercept_[0]), 4)
    share = _share([(item, found) for item, found in ranked if item.answered])
    return replace(ranking, silence=silence, share=share)


def across_stories(general: Sequence[Asked], news: Sequence[Asked]) -> Judged:
    """What the news questions are given by weights fitted without their story; their figures are printed."""
    probability = np.zeros(len(news))
    first: list[bool] = []
    three: list[bool] = []
    for train, held_out in GroupKFold(FOLDS).split(news, groups=[item.story for item in news]):
        fitted = fit([*general, *(news[place] for place in train)])
        for place, (item, found) in zip(held_out, _ranked([news[place] for place in held_out], fitted), strict=True):
            probability[place] = answerability(found, fitted)
            if item.answered and any(item.right(one) for one in item.candidates):
                first.append(_held(item, found[:1]))
                three.append(_held(item, found[:SHOWN]))
    print("\nThe invented coverage, each story by weights fitted without it")
    print(f"first sentence right: {np.mean(first):.3f} (first three {np.mean(three):.3f}), n={len(first)}")
    judged = Judged(probability, np.array([item.answered for item in news]))
    print(f"answered or not: AUC {roc_auc_score(judged.answered, probability):.3f}, n={len(news)}")
    _curve(judged)
    return judged


def threshold(judged: Judged) -> float:
    """The highest one under which REFUSAL_PRECISION of the refused questions are not answered."""
    weight = _weighted(judged, UNANSWERABLE)
    precision, _, places = precision_recall_curve(~judged.answered, 1 - judged.probability, sample_weight=weight)
    good = [1 - at for share, at in zip(precision, places, strict=False) if share >= REFUSAL_PRECISION]
    return round(float(max(good, default=0.0)), 4)


def report(asked: Sequence[Asked], fitted: Weights) -> None:
    """Print the figures of questions that nothing was fitted on."""
    ranked = _ranked(asked, fitted)
    answerable = [(item, found) for item, found in ranked if item.answered]
    print(
        f"first sentence holds the answer: {np.mean([_held(item, found[:1]) for item, found in answerable]):.3f} "
        f"(first three {np.mean([_held(item, found[:3]) for item, found in answerable]):.3f}), n={len(answerable)}"
    )
    judged = Judged(
        np.array([answerability(found, fitted) for _, found in ranked]),
        np.array([item.answered for item, _ in ranked]),
    )
    print(f"answered or not: AUC {roc_auc_score(judged.answered, judged.probability):.3f}, n={len(ranked)}")
    _curve(judged)


def _curve(judged: Judged) -> None:
    weight = _weighted(judged, 0.5)
    for at in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        refused = judged.probability < at
        print(
            f"threshold {at:.2f}: refusal precision "
            f"{np.average(~judged.answered[refused], weights=weight[refused]) if refused.any() else 1.0:.3f}, "
            f"recall {refused[~judged.answered].mean():.3f}; answered {(~refused)[judged.answered].mean():.3f}"
        )


def _weighted(judged: Judged, unanswerable: float) -> NDArray[np.float64]:
    """Weights that make this share of the questions unanswerable, whatever the sample holds."""
    share = float(judged.answered.mean())
    return np.asarray(
        np.where(judged.answered, (1 - unanswerable) / share, unanswerable / (1 - share)), dtype=np.float64
    )


def _ranked(asked: Iterable[Asked], weights: Weights) -> list[Ranked]:
    return [(item, rank_evidence(item.candidates, weights)) for item in asked]


def _share(ranked: Sequence[Ranked]) -> float:
    """The share of the first sentence's probability at which KEPT of what more sentences gain is kept."""
    first = np.mean([_held(item, found[:1]) for item, found in ranked])
    whole = np.mean([_held(item, found[:SHOWN]) for item, found in ranked]) - first
    for share in np.linspace(0.95, 0.0, 20):
        kept = np.mean([_held(item, _shown(found, share)) for item, found in ranked]) - first
        if kept >= KEPT * whole:
            return round(float(share), 2)
    return 0.0


def _shown(found: Sequence[Evidence], share: float) -> list[Evidence]:
    return [one for one in found[:SHOWN] if one.probability >= share * found[0].probability]


def _held(item: Asked, shown: Sequence[Evidence]) -> bool:
    return any(item.right(one) for one in shown)


def _listed(item: Asked) -> Listed:
    """The sentences of a question of which it is known whether they answer."""
    judged = [(one, item.right(one)) for one in item.candidates]
    known = [(list(one.features.values()), right) for one, right in judged if right is not None]
    return Listed(np.array([row for row, _ in known]), np.array([right for _, right in known], dtype=np.bool_))


if __name__ == "__main__":
    main()
