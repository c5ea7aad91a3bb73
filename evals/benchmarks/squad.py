"""SQuAD 2.0 (Rajpurkar et al. 2018) as one corpus of paragraphs, on articles that nothing was fitted on.

Each answerable question is asked twice: over all paragraphs, and over those left when every paragraph that holds one
of its answers is gone, where silence is right. The adversarial unanswerable questions, whose own paragraph stays, and
questions about other subjects (their article's paragraphs are all gone) stand beside them.
"""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from llama_index.core.schema import Document
from sklearn.metrics import roc_auc_score

from evals.benchmarks.holds import holds
from evals.benchmarks.result import Row, average
from evals.benchmarks.systems import Corpora
from evals.fit.examples import SEED, headline, squad_articles
from qa.answer import Answer

ANSWERABLE, ADVERSARIAL, OTHER_SUBJECTS = 300, 300, 100
FOLDS = 10
"""Indexes with paragraphs taken out. One a question would take hours; of ten, each loses thirty questions' answers."""
IN_PARAGRAPHS = 20
"""Answers that stand in more paragraphs ("two", "1945") are left out: taking them all away would empty the corpus."""


@dataclass(frozen=True)
class Question:
    """A question of the test articles; no answers: adversarial, its paragraph does not say."""

    text: str
    answers: tuple[str, ...]


def rows(folder: Path, corpora: Corpora, limit: int | None) -> Iterator[Row]:
    """Where the sources answer: does the first quote. Where they do not: is nothing said."""
    paragraphs = _paragraphs(folder)
    asked = questions(folder)
    answerable = [q for q in asked if 0 < _holding(paragraphs, q) <= IN_PARAGRAPHS][
        : min(limit or ANSWERABLE, ANSWERABLE)
    ]
    adversarial = [q for q in asked if not q.answers][: min(limit or ADVERSARIAL, ADVERSARIAL)]
    with corpora.over(paragraphs) as system:
        given = [system.ask(question.text) for question in answerable]
        tempted = [system.ask(question.text) for question in adversarial]
    emptied = list(_emptied(paragraphs, answerable, corpora))
    tested = {headline(article["title"]) for article in squad_articles(folder.parent, "test")}
    with corpora.over([p for p in paragraphs if p.metadata["title"] not in tested]) as system:
        elsewhere = [system.ask(question.text) for question in answerable[:OTHER_SUBJECTS]]

    first = [bool(a.citations) and _holds(a.citations[0].quote, q) for a, q in zip(given, answerable, strict=True)]
    whole = [a.status != "not_found" and _holds(a.text, q) for a, q in zip(given, answerable, strict=True)]
    refused = [*(0.0 for answer in given if _silent(answer)), *(1.0 for answer in emptied if _silent(answer))]
    name = corpora.system
    yield average(name, "answerable", "first quote holds the answer", first)
    yield average(name, "answerable", "answer holds it", whole)
    yield average(name, "answers taken out", "refusal recall", [_silent(answer) for answer in emptied])
    yield average(name, "answers taken out", "refusal precision, beside the answerable", refused)
    yield _auc(name, "answers taken out", given, emptied)
    yield average(name, "adversarial", "refusal recall", [_silent(answer) for answer in tempted])
    yield _auc(name, "adversarial", given, tempted)
    yield average(name, "other subjects", "refusal recall", [_silent(answer) for answer in elsewhere])


def questions(folder: Path) -> list[Question]:
    """The test articles' questions, in a seeded order."""
    found = [
        Question(qa["question"].strip(), tuple(sorted({answer["text"] for answer in qa["answers"]})))
        for article in squad_articles(folder.parent, "test")
        for paragraph in article["paragraphs"]
        for qa in paragraph["qas"]
    ]
    random.Random(SEED).shuffle(found)
    return found


def _emptied(paragraphs: Sequence[Document], asked: Sequence[Question], corpora: Corpora) -> Iterator[Answer]:
    for fold in range(FOLDS):
        mine = asked[fold::FOLDS]
        if mine:
            with corpora.over(without(paragraphs, mine)) as system:
                yield from [system.ask(question.text) for question in mine]


def without(paragraphs: Sequence[Document], asked: Sequence[Question]) -> list[Document]:
    """The paragraphs that hold no answer of any of the questions."""
    return [paragraph for paragraph in paragraphs if not any(_holds(paragraph.text, question) for question in asked)]


def _paragraphs(folder: Path) -> list[Document]:
    articles = json.loads(gzip.decompress((folder / "dev-half.json.gz").read_bytes()))["data"]
    texts = [
        (headline(article["title"]), paragraph["context"])
        for article in articles
        for paragraph in article["paragraphs"]
    ]
    for line in gzip.decompress((folder / "other-paragraphs.jsonl.gz").read_bytes()).splitlines():
        row = json.loads(line)
        texts.append((headline(row["title"]), row["context"]))
    return [
        Document(id_=f"squad-{number}", text=text, metadata={"title": title})
        for number, (title, text) in enumerate(texts)
    ]


def _holding(paragraphs: Sequence[Document], question: Question) -> int:
    return sum(_holds(paragraph.text, question) for paragraph in paragraphs) if question.answers else 0


def _holds(text: str, question: Question) -> bool:
    return any(holds(text, answer) for answer in question.answers)


def _silent(answer: Answer) -> bool:
    return answer.status == "not_found"


def _auc(system: str, set_name: str, answerable: Sequence[Answer], silent: Sequence[Answer]) -> Row:
    """How well the score tells the two sets apart, whatever the threshold."""
    truth = [1] * len(answerable) + [0] * len(silent)
    value = float(roc_auc_score(truth, [answer.score for answer in (*answerable, *silent)]))
    return Row(system, set_name, "AUC of the score, beside the answerable", value, len(truth))
