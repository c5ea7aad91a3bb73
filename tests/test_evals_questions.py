"""The questions written over public paragraphs: each can be placed, and none is asked twice of one paragraph."""

import re
from collections import Counter
from typing import get_args

from evals.fit.written import ID_LENGTH, Kind, Written, paragraph_id, written


def _all() -> list[Written]:
    return [one for kind in get_args(Kind) for one in written(kind)]


def test_every_question_names_its_paragraph_and_where_its_answer_stands() -> None:
    for one in _all():
        assert re.fullmatch(rf"[0-9a-f]{{{ID_LENGTH}}}", one.paragraph)
        assert one.answer is None or 0 <= one.answer[0] < one.answer[1]
        assert one.verdict is None or one.answer is None


def test_no_question_is_asked_twice_of_one_paragraph() -> None:
    asked = Counter((one.paragraph, one.question.casefold()) for one in _all())
    assert [pair for pair, times in asked.items() if times > 1] == []


def test_most_questions_have_an_answer_and_many_have_none() -> None:
    told = [one.answer is not None for one in written("asked")]
    assert 0.5 < sum(told) / len(told) < 0.7


def test_most_of_what_was_changed_in_one_point_has_no_answer_and_much_still_has() -> None:
    told = [one.answer is not None for one in written("contrast")]
    assert 0.2 < sum(told) / len(told) < 0.4


def test_only_questions_for_yes_or_no_carry_a_verdict() -> None:
    assert {(kind, one.verdict is not None) for kind in get_args(Kind) for one in written(kind)} == {
        ("asked", False),
        ("contrast", False),
        ("yes_no", True),
    }


def test_a_paragraph_is_named_by_its_text() -> None:
    assert paragraph_id("The Orla Bridge is shut.") == paragraph_id("The Orla Bridge is shut.")
    assert paragraph_id("The Orla Bridge is shut.") != paragraph_id("The Orla Bridge is open.")
