"""The matchers of numbers, dates and times: what they accept, and what they refuse."""

from datetime import date, time
from typing import Any

import pytest

from evals.case import DateFact, NumberFact, TimeFact
from evals.matchers import match_fact
from evals.prose import Prose


def prose(text: str, published: str | None = None, question: str = "") -> Prose:
    """An answer whose sentences cite one article of that day."""
    citation: dict[str, Any] = {"number": 1, "quote": text, "article": {"id": "a", "published": published}}
    return Prose({"question": question, "status": "answered", "text": text, "citations": [citation]})


NUMBERS = [
    # what is expected, the answer, whether it holds it
    (NumberFact(3000, 3000), "The port handled 3,000 containers [1].", True),
    (NumberFact(3000, 3000), "The port handled 3 million containers [1].", False),
    (NumberFact(3000, 3000), "The port handled three thousand containers [1].", True),
    (NumberFact(3000, 3000), "The port handled 3 containers [1].", False),
    (NumberFact(3000, 3000), "The port handled 30,000 containers [1].", False),
    (NumberFact(10000, None, ">"), "More than 10,000 voters came [1].", True),
    (NumberFact(10000, None, ">"), "Over 10,000 voters came [1].", True),
    (NumberFact(10000, None, ">"), "10,000 or fewer voters came [1].", False),
    (NumberFact(10000, None, ">"), "10,000 voters came [1].", False),
    (NumberFact(10000, None, ">"), "At least 10,000 voters came [1].", False),
    (NumberFact(10000, None, ">"), "Fewer than 10,000 voters came [1].", False),
    (NumberFact(10000, None), "At least 10,000 voters came [1].", True),
    (NumberFact(10000, None), "More than 11,000 voters came [1].", False),
    (NumberFact(None, 5, "<"), "Fewer than 5 boats returned [1].", True),
    (NumberFact(None, 5, "<"), "More than 5 boats returned [1].", False),
    (NumberFact(None, 40, "<="), "Up to 40 houses burned [1].", True),
    (NumberFact(600, 600, "~"), "About 600 miners struck [1].", True),
    (NumberFact(600, 600, "~"), "600 miners struck [1].", False),
    (NumberFact(600, 600), "About 600 miners struck [1].", True),
    (NumberFact(600, 600, "="), "About 600 miners struck [1].", False),
    (NumberFact(100, 999), "Hundreds of miners struck [1].", True),
    (NumberFact(100, 999), "Thousands of miners struck [1].", False),
    (NumberFact(40, 50), "Between 40 and 50 houses burned [1].", True),
    (NumberFact(40, 50), "40 houses burned [1].", False),
    (NumberFact(40, 50), "40 to 60 houses burned [1].", False),
    (NumberFact(170, 170, unit="km"), "It lies 170 kilometers from Tarn [1].", True),
    (NumberFact(170, 170, unit="km"), "It lies 170 miles from Tarn [1].", False),
    (NumberFact(170, 170, unit="km"), "It took 170 days [1].", False),
    (NumberFact(107, 107, unit="mile"), "It lies 170 kilometers (107 miles) from Tarn [1].", True),
    (NumberFact(40, 40, unit="%"), "It regained 40% of the land [1].", True),
    (NumberFact(40, 40, unit="%"), "It regained 40 per cent of the land [1].", True),
    (NumberFact(40, 40, unit="%"), "It regained 40 farms [1].", False),
    (NumberFact(40, 40), "It regained 40% of the land [1].", False),
    (NumberFact(3_400_000_000, 3_400_000_000, unit="USD"), "It cost $3.4 billion [1].", True),
    (NumberFact(3_400_000_000, 3_400_000_000, unit="USD"), "It cost $3.4 million [1].", False),
    (NumberFact(3_400_000_000, 3_400_000_000, unit="USD"), "It cost €3.4 billion [1].", False),
    (NumberFact(12, 12, counts=("boats",)), "12 boats returned [1].", True),
    (NumberFact(12, 12, counts=("boat",)), "12 boats returned [1].", True),
    (NumberFact(12, 12, counts=("boats",)), "12 sailors returned [1].", False),
    (NumberFact(12, 12, counts=("sailors", "boats")), "12 sailors returned [1].", True),
    (NumberFact(12, 12, counts=("fishing boats",)), "12 fishing boats returned [1].", True),
    (NumberFact(12, 12, counts=("fishing boats",)), "12 police boats returned [1].", False),
    (NumberFact(0, 0, counts=("casualties",)), "There were no casualties [1].", True),
    (NumberFact(0, 0, counts=("casualties",)), "There were casualties [1].", False),
    (NumberFact(2, 2), "It happened on May 2, 2031 [1].", False),
]


@pytest.mark.parametrize(("expected", "text", "ok"), NUMBERS)
def test_a_number_needs_its_bounds_unit_and_noun(expected: NumberFact, text: str, ok: bool) -> None:
    assert match_fact(expected, prose(text)).ok is ok


def test_a_bare_number_counts_what_the_question_asks_for() -> None:
    expected = NumberFact(12, 12, counts=("boats",))
    assert match_fact(expected, prose("12 [1].", question="How many boats returned?")).ok
    assert not match_fact(expected, prose("12 [1].", question="How many sailors returned?")).ok


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("Governor Ilva Tarrow said 12 boats returned [1].", True),
        ("12 boats returned, according to Ilva Tarrow [1].", True),
        ("The coastguard said 12 boats returned [1].", False),
        ("Ilva Tarrow said 14 boats returned, while the coastguard said 12 boats did [1].", False),
        ("The coastguard said 14 boats returned, while Ilva Tarrow said 12 boats did [1].", True),
        ("12 boats returned [1].", False),
    ],
)
def test_a_number_with_a_speaker_must_be_given_to_that_speaker(text: str, ok: bool) -> None:
    assert match_fact(NumberFact(12, 12, speakers=("Ilva Tarrow",)), prose(text)).ok is ok


def day(words: str) -> DateFact:
    return DateFact(date.fromisoformat(words), date.fromisoformat(words))


def span(first: str, last: str) -> DateFact:
    return DateFact(date.fromisoformat(first), date.fromisoformat(last))


DATES = [
    (day("2031-12-14"), "It sank on Dec. 14 [1].", "2031-12-16", True),
    (day("2031-12-14"), "It sank on Dec. 15 [1].", "2031-12-16", False),
    (day("2031-12-14"), "It sank on December 14, 2031 [1].", None, True),
    (day("2031-12-14"), "It sank on 14 December 2031 [1].", None, True),
    (day("2031-12-14"), "It sank on December 14, 2030 [1].", None, False),
    (day("2031-12-14"), "It sank on 2031-12-14 [1].", None, True),
    (day("2031-12-14"), "It sank on Dec. 14 [1].", None, False),
    (day("2031-12-14"), "It sank in December 2031 [1].", None, False),
    (day("2031-12-15"), "It sank yesterday [1].", "2031-12-16", True),
    (day("2031-12-15"), "It sank yesterday [1].", "2031-12-15", False),
    (span("2031-08-01", "2031-08-31"), "It sank in August [1].", "2031-12-16", True),
    (span("2031-08-01", "2031-08-31"), "It sank in August 2031 [1].", None, True),
    (span("2031-08-01", "2031-08-31"), "It sank on August 3 [1].", "2031-12-16", False),
    (span("2031-08-01", "2031-08-31"), "It sank in September [1].", "2031-12-16", False),
    (span("2031-11-01", "2031-11-10"), "It sank in early November [1].", "2031-12-16", True),
    (span("2031-11-01", "2031-11-10"), "It sank in late November [1].", "2031-12-16", False),
    (span("2031-01-01", "2031-12-31"), "It sank in 2031 [1].", None, True),
    (span("2031-01-01", "2031-12-31"), "It sank in 2032 [1].", None, False),
]


@pytest.mark.parametrize(("expected", "text", "published", "ok"), DATES)
def test_a_date_is_read_from_the_day_its_source_was_published(
    expected: DateFact, text: str, published: str | None, ok: bool
) -> None:
    assert match_fact(expected, prose(text, published)).ok is ok


def test_the_day_in_a_sources_slot_is_no_answer_to_when_it_happened() -> None:
    citation = {
        "number": 1,
        "quote": "It sank.",
        "article": {"publisher": "The Tarn Courier", "published": "2031-12-16"},
    }
    answer = {"text": "It sank (The Tarn Courier, 16 December 2031) [1].", "citations": [citation]}
    assert not match_fact(day("2031-12-16"), Prose(answer)).ok


@pytest.mark.parametrize(
    ("at", "text", "ok"),
    [
        ("19:43", "It sank at 7:43 PM [1].", True),
        ("19:43", "It sank at 19:43 [1].", True),
        ("19:43", "It sank at 7:43 p.m. local time [1].", True),
        ("19:43", "It sank at 7:43 AM [1].", False),
        ("19:43", "It sank at 7:44 PM [1].", False),
        ("01:29", "It was published at 1:29 AM [1].", True),
        ("01:29", "The score was 1-29 [1].", False),
    ],
)
def test_a_time_is_right_to_the_minute(at: str, text: str, ok: bool) -> None:
    assert match_fact(TimeFact(time.fromisoformat(at)), prose(text)).ok is ok
