"""Fit qa/weights.json: `python -m evals.fit.evidence DATA WORK`.

The weights of evidence ranking (logistic regression, scikit-learn) and of the probability that the sources answer at
all (Platt's sigmoid over a few features of the best sentences), on squad2-dev as one corpus. The articles called
"test" are never fitted on: every figure that this prints is theirs.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import get_args

import numpy as np
from llama_index.core.schema import Document
from numpy.typing import NDArray
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve, roc_auc_score

from evals.fit.examples import Part, squad_articles
from index.articles import Filter
from index.build import build_index
from qa.assistant import Assistant
from qa.evidence import Candidate, Evidence, Weights, answerability, rank_evidence, silence_features
from qa.question import Question, read_question
from qa.retrieve import Hit

NOTE = (
    "Fitted by evals/fit/evidence.py on questions of squad2-dev's articles 'train' and 'fit' (CC BY-SA 4.0), its 1,216 "
    "paragraphs as the corpus: the weights of evidence ranking, and of the probability that the sources answer."
)
REFUSAL_PRECISION = 0.98  # news differs from what this is fitted on, and a wrong refusal hides what is on record
KEPT = 0.95  # of what three sentences hold more than one, that the answer keeps by showing fewer
SHOWN = 3


@dataclass(frozen=True)
class Asked:
    """A question with its passages, and where its answer stands: (article id, offset) pairs; none: not answered."""

    question: Question
    hits: list[Hit]
    candidates: list[Candidate]
    answers: frozenset[tuple[str, int]]
    words: tuple[str, ...]

    def holds(self, article_id: str, start: int, end: int) -> bool:
        return any(found == article_id and start <= offset < end for found, offset in self.answers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds squad2-dev")
    parser.add_argument("work", type=Path, help="a folder to keep the index of its paragraphs in")
    parser.add_argument("--questions", type=int, help="of each part at most; all")
    arguments = parser.parse_args()
    assistant = _corpus(arguments.data, arguments.work / "squad-index")
    fitted = fit(assistant, _asked(assistant, arguments.data, "fit", arguments.questions))
    target = Path(str(files("qa"))) / "weights.json"
    target.write_text(json.dumps({"note": NOTE, **asdict(fitted)}, indent=1) + "\n")
    report(assistant, _asked(assistant, arguments.data, "test", arguments.questions), fitted)


def fit(assistant: Assistant, asked: Sequence[Asked]) -> Weights:
    rows, labels, names = _sentences([item for item in asked if item.answers])
    ranker = LogisticRegression(C=1.0, max_iter=1000).fit(rows, labels)
    features = {name: round(float(weight), 4) for name, weight in zip(names, ranker.coef_[0], strict=True)}
    ranking = Weights(features, round(float(ranker.intercept_[0]), 4), {}, 0.0, 0.0)

    ranked = [(item, rank_evidence(item.question, item.candidates, ranking)) for item in _silences(assistant, asked)]
    ranked = [(item, found) for item, found in ranked if found]
    shape = [silence_features(found) for _, found in ranked]
    answered = np.array([bool(item.answers) for item, _ in ranked])
    platt = LogisticRegression(C=1.0, max_iter=1000, class_weight="balanced").fit(
        [list(row.values()) for row in shape], answered
    )
    silence = {name: round(float(weight), 4) for name, weight in zip(shape[0], platt.coef_[0], strict=True)}
    silence["intercept"] = round(float(platt.intercept_[0]), 4)

    probability = platt.predict_proba([list(row.values()) for row in shape])[:, 1]
    share = _share([(item, found) for item, found in ranked if item.answers])
    return replace(ranking, silence=silence, threshold=_threshold(probability, answered), share=share)


def _threshold(probability: NDArray[np.float64], answered: NDArray[np.bool_]) -> float:
    """The highest threshold under which REFUSAL_PRECISION of the refused questions are not answered.

    As many questions are taken to be answered as not, whatever the sample holds.
    """
    weight = np.where(answered, 0.5 / answered.mean(), 0.5 / (~answered).mean())
    precision, _, thresholds = precision_recall_curve(~answered, 1 - probability, sample_weight=weight)
    good = [1 - at for share, at in zip(precision, thresholds, strict=False) if share >= REFUSAL_PRECISION]
    for at in np.linspace(0.05, 0.95, 10):
        refused = probability < at
        print(
            f"threshold {at:.2f}: refusal precision "
            f"{np.average(~answered[refused], weights=weight[refused]) if refused.any() else 1.0:.3f}, "
            f"recall {refused[~answered].mean():.3f}; answered {(~refused)[answered].mean():.3f}"
        )
    return round(float(max(good, default=0.0)), 4)


def _share(ranked: Sequence[tuple[Asked, list[Evidence]]]) -> float:
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
    return any(item.holds(one.article.id, one.start, one.end) for one in shown)


def report(assistant: Assistant, asked: Sequence[Asked], fitted: Weights) -> None:
    """Print the figures of articles that nothing was fitted on."""
    answerable = [item for item in asked if item.answers]
    ranked = [(item, rank_evidence(item.question, item.candidates, fitted)) for item in answerable]
    print(
        f"first sentence holds the answer: {np.mean([_held(item, found[:1]) for item, found in ranked]):.3f}", end=" "
    )
    print(f"(first three {np.mean([_held(item, found[:3]) for item, found in ranked]):.3f}), n={len(ranked)}")
    for name, silent in {
        "adversarial": [item for item in asked if not item.answers],
        "answer removed": [without_answer(assistant, item) for item in answerable],
        "subject removed": [without_subject(assistant, item) for item in answerable],
    }.items():
        scores = [
            answerability(rank_evidence(item.question, item.candidates, fitted), fitted)
            for item in [*answerable, *silent]
        ]
        truth = np.array([True] * len(answerable) + [False] * len(silent))
        refused = np.array(scores) < fitted.threshold
        print(
            f"{name}: AUC {roc_auc_score(truth, scores):.3f}, refusal precision {(~truth[refused]).mean():.3f}, "
            f"recall {refused[~truth].mean():.3f}, n={len(truth)}"
        )


def without_answer(assistant: Assistant, item: Asked) -> Asked:
    """The same question with every passage that holds one of its answers removed."""
    return _with(assistant, item, [hit for hit in item.hits if not any(word in hit.text for word in item.words)])


def without_subject(assistant: Assistant, item: Asked) -> Asked:
    """The same question with every passage of the article that answers it removed."""
    titles = {hit.article.title for hit in item.hits if any(hit.article.id == found for found, _ in item.answers)}
    return _with(assistant, item, [hit for hit in item.hits if hit.article.title not in titles])


def _with(assistant: Assistant, item: Asked, hits: list[Hit]) -> Asked:
    return replace(item, hits=hits, candidates=assistant.candidates(item.question, hits), answers=frozenset())


def _silences(assistant: Assistant, asked: Sequence[Asked]) -> Iterator[Asked]:
    """The questions, adversarial ones among them, and the answerable ones again where nothing answers them."""
    for item in track(asked, "silencing"):
        yield item
        if item.answers:
            yield without_answer(assistant, item)
            yield without_subject(assistant, item)


def _asked(assistant: Assistant, data: Path, part: Part, limit: int | None) -> list[Asked]:
    """A part's questions with the passages that the assistant finds for them."""
    found: list[Asked] = []
    questions = [
        (f"{article['title']}-{number}", question)
        for article in squad_articles(data, part)
        for number, paragraph in enumerate(article["paragraphs"])
        for question in paragraph["qas"]
    ]
    random.Random(0).shuffle(questions)
    ids = {article.path: article.id for article in assistant.articles()}
    for path, asked in track(questions[:limit], part):
        question = read_question(asked["question"])
        hits = assistant.retrieve(question, Filter())
        answers = frozenset((ids[path], answer["answer_start"]) for answer in asked["answers"])
        words = tuple(answer["text"] for answer in asked["answers"])
        found.append(Asked(question, hits, assistant.candidates(question, hits), answers, words))
    return found


def _corpus(data: Path, folder: Path) -> Assistant:
    """The index of all 1,216 paragraphs, one article each, titled by the Wikipedia article they stand in."""
    documents = [
        Document(text=paragraph["context"], id_=f"{article['title']}-{number}", metadata={"title": article["title"]})
        for part in get_args(Part)
        for article in squad_articles(data, part)
        for number, paragraph in enumerate(article["paragraphs"])
    ]
    lines = gzip.decompress((data / "squad2-dev" / "other-paragraphs.jsonl.gz").read_bytes()).splitlines()
    for number, row in enumerate(map(json.loads, lines)):
        documents.append(Document(text=row["context"], id_=f"other-{number}", metadata={"title": row["title"]}))
    build_index(documents, folder)
    return Assistant.open(folder)


def _sentences(asked: Sequence[Asked]) -> tuple[NDArray[np.float64], NDArray[np.int64], list[str]]:
    """Features and labels of the sentences; one that holds the answer's words elsewhere is neither right nor wrong."""
    rows: list[list[float]] = []
    labels: list[int] = []
    for item in asked:
        for one in item.candidates:
            right = item.holds(one.article.id, one.start, one.end)
            if right or not any(word in one.article.text[one.start : one.end] for word in item.words):
                rows.append(list(one.features.values()))
                labels.append(int(right))
    return np.array(rows), np.array(labels), list(asked[0].candidates[0].features)


if __name__ == "__main__":
    main()
