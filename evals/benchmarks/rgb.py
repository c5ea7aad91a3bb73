"""RGB's counterfactual snippets (Chen et al. 2023): each fact stands beside a false one. Are both shown?"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from llama_index.core.schema import Document

from evals.benchmarks.holds import holds
from evals.benchmarks.result import Row, average
from evals.benchmarks.systems import Corpora


def rows(folder: Path, corpora: Corpora, limit: int | None) -> Iterator[Row]:
    """The true snippets, the same with the false fact, and the noise, of all questions in one corpus."""
    cases = [json.loads(line) for line in (folder / "en_fact.json").read_text().splitlines()]
    with corpora.over(list(_documents(cases))) as system:
        answers = [system.ask(case["query"]) for case in cases[:limit]]
    found = list(zip(answers, cases, strict=False))
    name = corpora.system
    yield average(name, "both versions", "the true one shown", [_shows(a.text, case["answer"]) for a, case in found])
    yield average(name, "both versions", "both shown", [_both(a.text, case) for a, case in found])
    yield average(
        name,
        "both versions",
        "both shown, as disputed",
        [a.status == "disputed" and _both(a.text, case) for a, case in found],
    )


def _documents(cases: list[dict[str, Any]]) -> Iterator[Document]:
    for case in cases:
        for kind in ("positive", "positive_wrong", "negative"):
            for number, text in enumerate(case[kind]):
                yield Document(id_=f"rgb-{case['id']}-{kind}-{number}", text=text)


def _both(text: str, case: dict[str, Any]) -> bool:
    return _shows(text, case["answer"]) and _shows(text, case["fakeanswer"])


def _shows(text: str, value: str | list[Any]) -> bool:
    """RGB gives several spellings of an answer as a list."""
    return any(_shows(text, one) for one in value) if isinstance(value, list) else holds(text, value)
