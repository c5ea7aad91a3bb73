"""The invented clippings: every answer stands where it is said to, and no clipping is both trained on and fitted on."""

import pytest

from evals.fit.clippings import clipping_examples, clippings
from evals.fit.examples import Example

TEXT = "The Orla Bridge in Maresk was shut on Tuesday. Repairs will cost 3 million crowns."


def test_every_answer_is_a_slice_of_its_clipping_and_most_questions_have_one() -> None:
    asked = [(one, place) for one in clippings() for _, place in one.questions]
    assert all(one.text[slice(*place)].strip() == one.text[slice(*place)] != "" for one, place in asked if place)
    assert 0.6 < sum(place is not None for _, place in asked) / len(asked) < 0.9


def test_no_text_is_both_trained_on_and_held_back() -> None:
    held_back = {example.text for example in clipping_examples("fit")}
    trained_on = {example.text for example in clipping_examples("train")}
    assert held_back
    assert trained_on
    assert not held_back & trained_on


@pytest.mark.parametrize("headline", ["Bridge shut", None])
def test_a_text_below_its_headline_has_its_answers_where_they_were(headline: str | None) -> None:
    start = TEXT.index("3 million")
    example = Example("What will it cost?", TEXT, ((start, start + 16),), "orla", headline=headline)
    headed = example.headed()
    assert [headed.text[slice(*place)] for place in headed.answers] == ["3 million crowns"]
    assert headed.text.endswith(TEXT)
