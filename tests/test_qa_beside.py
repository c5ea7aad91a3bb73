"""Two parties who give two days or two times of one thing beside each other differ; invented coverage."""

from dataclasses import replace

import pytest
from stated import article, evidence, sentences_of

from qa.beside import beside
from qa.evidence import Evidence
from qa.question import read_question


def _read(text: str) -> list[Evidence]:
    """The sentences of a text, the reader picking an answer in each."""
    return [
        replace(one, words=(one.start, one.end), features={**one.features, "reader": 3.0})
        for one in evidence(article(text))
    ]


def _told(question: str, text: str) -> list[str]:
    return [one.text for one in beside(read_question(question), _read(text), sentences_of(article(text)))]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "When was the mill last inspected?",
            "The mill was last inspected in 2029, according to the building office. "
            "Its owner, Ivo Marn, says that it was last inspected in March 2031.",
        ),
        (
            "At what time did help reach Brill?",
            'Help reached Brill at 9.30am, according to the rescue service. "They came at 3pm," said the village head, '
            "Ann Voss.",
        ),
    ],
)
def test_two_parties_who_give_two_days_or_times_are_both_heard(question: str, text: str) -> None:
    assert len(_told(question, text)) == 2


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (  # a part of it is no other day
            "When was the mill last inspected?",
            "The mill was last inspected in 2031, according to the building office. "
            "Its owner, Ivo Marn, says that it was last inspected in March 2031.",
        ),
        (  # nobody is named who says otherwise
            "When was the mill last inspected?",
            "The mill was last inspected in 2029, according to the building office. A fire broke out in March 2031.",
        ),
        (  # one party, of two days
            "When was the mill last inspected?",
            "The mill was last inspected in 2029, Ivo Marn said. Marn said that it was also inspected in March 2031.",
        ),
    ],
)
def test_what_may_both_be_so_is_no_dispute(question: str, text: str) -> None:
    assert _told(question, text) == []
