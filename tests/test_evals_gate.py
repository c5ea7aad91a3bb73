"""The gate: floors that hold for one corpus and its cases, and that only a flag lowers."""

import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evals import Run, failures, run
from evals.errors import BaselineError
from evals.gate import read_baseline, write_baseline
from evals.schema import read_case
from index.article import Article

ARTICLE = Article("a", "The ferry Halla sank.", "ferry.txt", published=date(2031, 12, 16))
CASES = [
    read_case(
        {
            "id": f"case-{n}",
            "question": "?",
            "status": "answered",
            "kind": kind,
            "expect": [{"type": "text", "any": "Halla"}],
        }
    )
    for n, kind in enumerate(("text", "text", "person"))
]


class Chain:
    """It tells its answers one after another."""

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)

    def ask(self, question: str) -> dict[str, Any]:
        return {"status": "answered", "text": self.texts.pop(0), "citations": []}

    def articles(self) -> list[Article]:
        return [ARTICLE]

    def article(self, id: str) -> Article:
        return ARTICLE


def made(*texts: str) -> Run:
    return run(Chain(*texts), CASES[: len(texts)])


def test_a_run_at_its_floors_passes_and_one_under_them_is_named(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(made("Halla", "no", "Halla"), path)
    floors = read_baseline(path)
    assert failures(made("Halla", "no", "Halla"), floors) == []
    assert failures(made("Halla", "Halla", "Halla"), floors) == []
    assert failures(made("Halla", "Halla", "no"), floors) == ["kind person: 0.000 is under its floor of 1.000"]


def test_errors_are_always_under_the_floor(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(made("no", "no", "no"), path)
    broken = Chain("no")  # it runs out of answers
    assert "errors: 2 cases got no answer at all" in failures(run(broken, CASES), read_baseline(path))


def test_another_corpus_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    first = made("Halla", "Halla", "Halla")
    write_baseline(first, path)
    other = dataclasses.replace(first, header=dataclasses.replace(first.header, corpus="f" * 64))
    with pytest.raises(BaselineError, match=r"this index's ffffffffffff: index the same articles"):
        failures(other, read_baseline(path))


def test_other_cases_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(made("Halla", "Halla", "Halla"), path)
    with pytest.raises(BaselineError, match="3 other cases, and this run has 2"):
        failures(made("Halla", "Halla"), read_baseline(path))


def test_lowering_says_which_floors_it_lowers(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert write_baseline(made("Halla", "Halla", "Halla"), path) == []
    lowered = write_baseline(made("no", "Halla", "Halla"), path)
    assert lowered == ["correct: 1.000 to 0.667", "kind text: 1.000 to 0.500"]
    assert json.loads(path.read_text())["floors"]["kind text"] == 0.5


@pytest.mark.parametrize("text", [None, "", "[]", '{"floors": 3}', '{"floors": {}}'])
def test_what_is_no_baseline_says_how_to_set_one(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "baseline.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(BaselineError, match="--lower-floors"):
        read_baseline(path)
