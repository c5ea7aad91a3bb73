"""RealTimeQA (Kasai et al. 2022): a week's news quiz over real news articles, scored strictly.

Right: the gold choice stands in the answer's first 60 words and no wrong choice does. The questions whose only
articles with the gold words are older than a month are a set of their own: many of those articles do not support it.
"""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from llama_index.core.schema import Document

from evals.benchmarks.holds import chooses
from evals.benchmarks.result import Row, average
from evals.benchmarks.systems import Corpora

FIRST_WORDS = 60
SETS = {"dated": "cases.jsonl", "undated": "cases-undated.jsonl"}


def rows(folder: Path, corpora: Corpora, limit: int | None) -> Iterator[Row]:
    """Strict accuracy of the whole answer and of its first quote, and how often anything was answered."""
    with corpora.over(articles(folder)) as system:
        for name, file in SETS.items():
            whole, first, answered, seconds = list[float](), list[float](), list[float](), list[float]()
            for line in (folder / file).read_text().splitlines()[:limit]:
                case = json.loads(line)
                gold, others = case["gold"], [choice for choice in case["choices"] if choice != case["gold"]]
                answer = system.ask(case["question"], as_of=date.fromisoformat(case["week"]))
                quote = answer.citations[0].quote if answer.citations else ""
                said = answer.text if answer.status != "not_found" else ""
                whole.append(chooses(said, gold, others, FIRST_WORDS))
                first.append(chooses(quote, gold, others))
                answered.append(answer.status != "not_found")
                seconds.append(answer.seconds["total"])
            yield average(corpora.system, name, "strict", whole)
            yield average(corpora.system, name, "first quote, strict", first)
            yield average(corpora.system, name, "answered at all", answered)
            yield average(corpora.system, name, "seconds a question", seconds)


def articles(folder: Path) -> list[Document]:
    """The articles, with what they state of themselves."""
    lines = gzip.decompress((folder / "articles.jsonl.gz").read_bytes()).decode().splitlines()
    return [_document(number, json.loads(line)) for number, line in enumerate(lines)]


def _document(number: int, row: dict[str, Any]) -> Document:
    return Document(
        id_=f"realtimeqa-{number}",
        text=row["text"],
        metadata={
            "title": row["title"],
            "publisher": (urlsplit(row["url"]).hostname or "").removeprefix("www."),
            "authors": ", ".join(row["authors"]),
            "published": (row["publish_date"] or "").replace("/", "-"),
            "url": row["url"],
        },
    )
