"""Measures of a run: each with its eligible cases and an interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.case import Case, TextFact
from evals.record import Record
from evals.score import Score, score
from evals.totals import Measure, Totals, expected_calibration_error, total
from qa.answer import Status


def scored(accepted: Status, told: Status | None, kind: str = "text", score_given: float = 0.5) -> Score:
    expect = () if accepted == "not_found" else (TextFact(("ferry",)),)
    case = Case(f"{accepted}-{told}", "What sank?", (accepted,), kind, expect)
    if told is None:
        return score(Record(case, None, "RuntimeError: gone", 0.2))
    text = "The sources do not say." if told == "not_found" else "a ferry"
    return score(Record(case, {"status": told, "text": text, "score": score_given}, None, 0.1))


def measure(totals: Totals, name: str) -> Measure:
    return next(one for one in totals.measures if one.name == name)


MIXED = [
    scored("answered", "answered", "date"),
    scored("answered", "not_found", "date"),
    scored("not_found", "not_found", "near-miss"),
    scored("not_found", "answered", "near-miss"),
    scored("not_found", "not_found", "near-miss"),
    scored("disputed", "disputed", "dispute"),
    scored("disputed", "answered", "dispute"),
    scored("answered", "disputed", "date"),
    scored("answered", None, "date"),
]


def test_an_error_is_counted_apart_and_is_in_no_measure() -> None:
    totals = total(MIXED)
    assert (totals.cases, totals.errors, totals.correct.eligible) == (9, 1, 8)
    assert [(kind.name, kind.eligible) for kind in totals.kinds] == [("date", 3), ("dispute", 2), ("near-miss", 3)]


@pytest.mark.parametrize(
    ("name", "value", "eligible"),
    [
        ("refusal precision", 2 / 3, 3),
        ("refusal recall", 2 / 3, 3),
        ("disputes shown", 1 / 2, 2),
        ("disputes told rightly", 1 / 2, 2),
        ("status", 1 / 2, 8),
    ],
)
def test_each_measure_has_its_eligible_cases(name: str, value: float, eligible: int) -> None:
    found = measure(total(MIXED), name)
    assert found.value == pytest.approx(value)
    assert found.eligible == eligible


def test_a_measure_without_an_eligible_case_has_no_value() -> None:
    totals = total([scored("answered", "answered")])
    assert measure(totals, "refusal recall") == Measure("refusal recall", 0, None)
    assert total([]).correct == Measure("correct", 0, None)


def test_intervals_hold_the_value_and_narrow_with_more_cases() -> None:
    few, many = total(MIXED[:2]).correct, total(MIXED[:2] * 50).correct
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert few.low <= 0.5 <= few.high
    assert many.high - many.low < few.high - few.low
    assert total(MIXED) == total(MIXED)


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([(1.0, 1.0), (0.0, 0.0)], 0.0),
        ([(1.0, 0.0)], 1.0),
        ([(0.75, 1.0), (0.75, 0.0)], 0.25),
        ([(0.95, 1), (0.05, 1)], 0.5),
    ],
)
def test_the_calibration_error_is_the_mean_distance_in_tenths(rows: list[tuple[float, float]], error: float) -> None:
    assert expected_calibration_error(np.array(rows)) == pytest.approx(error)


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0])), min_size=1))
def test_the_calibration_error_lies_between_nought_and_one(rows: list[tuple[float, float]]) -> None:
    assert 0 <= expected_calibration_error(np.array(rows)) <= 1
