"""The scorer notices: right answers are right, and one change in them is wrong."""

from importlib.resources import files
from pathlib import Path

import pytest

from evals import load_cases
from evals.mutations import FLOOR, check
from evals.references import reference_answers

SEEDS = Path(__file__).parents[1] / "seeds"
CASES = Path(str(files("evals") / "cases" / "seeds.yaml"))


def test_every_answerable_case_on_the_seeds_has_a_right_answer_of_reference() -> None:
    cases, _ = load_cases([CASES])
    assert {case.id for case in cases if case.answerable} == set(reference_answers(SEEDS))


def test_right_answers_are_right_and_one_change_is_noticed() -> None:
    cases, _ = load_cases([CASES])
    refused, missed, counts = check(cases, reference_answers(SEEDS))
    assert [(score.case.id, score.reasons) for score in refused] == []
    changed = sum(counts.values())
    assert changed >= 200
    assert set(counts) == {"digit", "date", "name", "speaker", "negation"}
    assert changed - len(missed) >= FLOOR * changed, missed


@pytest.mark.parametrize(
    "kind", ["number", "date", "time", "person", "place", "claim", "quote", "yesno", "list", "text"]
)
def test_the_cases_on_the_seeds_have_three_facts_of_each_type(kind: str) -> None:
    cases, _ = load_cases([CASES])
    assert len(cases) >= 60
    assert sum(type(fact).__name__.lower() == f"{kind}fact" for case in cases for fact in case.expect) >= 3
