"""CLAPNQ (Rosenthal et al. 2024): questions that people typed, over passages of Wikipedia.

The first quote is right where it lies in one of the sentences that annotators marked, or holds one.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from llama_index.core.schema import Document
from sklearn.metrics import roc_auc_score

from evals.benchmarks.holds import plain
from evals.benchmarks.result import Row, average
from evals.benchmarks.systems import Corpora


def rows(folder: Path, corpora: Corpora, limit: int | None) -> Iterator[Row]:
    """Over the passages of all 600 questions."""
    answerable, unanswerable = (_read(folder / f"{name}.jsonl") for name in ("answerable", "unanswerable"))
    passages = {row["passages"][0]["text"]: row["passages"][0]["title"] for row in [*answerable, *unanswerable]}
    documents = [
        Document(id_=f"clapnq-{number}", text=text, metadata={"title": title})
        for number, (text, title) in enumerate(passages.items())
    ]
    with corpora.over(documents) as system:
        given = [system.ask(row["input"]) for row in answerable[:limit]]
        silent = [system.ask(row["input"]) for row in unanswerable[:limit]]
    first = [
        bool(answer.citations) and _marked(answer.citations[0].quote, row)
        for answer, row in zip(given, answerable, strict=False)
    ]
    truth = [1] * len(given) + [0] * len(silent)
    auc = float(roc_auc_score(truth, [answer.score for answer in (*given, *silent)]))
    name = corpora.system
    yield average(name, "answerable", "first quote is a marked sentence", first)
    yield average(name, "answerable", "answered at all", [answer.status != "not_found" for answer in given])
    yield average(name, "unanswerable", "refusal recall", [answer.status == "not_found" for answer in silent])
    yield Row(name, "unanswerable", "AUC of the score, beside the answerable", auc, len(truth))


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def _marked(quote: str, row: dict[str, Any]) -> bool:
    said = plain(quote)
    marked = [plain(sentence) for sentence in row["output"][0]["selected_sentences"]]
    return any(said in sentence or sentence in said for sentence in marked)
