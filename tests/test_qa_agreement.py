"""Whether the sources agree is asked of something, and that is what is answered."""

import pytest

from qa.agreement import asked_of_agreement
from qa.followup import standalone
from qa.parts import parts

ASKED_OF = [
    ("Do the sources agree on how many soldiers crossed?", "How many soldiers crossed?"),
    ("do sources disagree about the cause of the fire", "What is the cause of the fire?"),
    ("How do accounts of the toll differ?", "What is the toll?"),
    ("Are there different figures for the number of dead?", "What is the number of dead?"),
    ("Is it disputed how many died?", "How many died?"),
    ("Is the death toll disputed?", "What is the death toll?"),
    ("Do all outlets report the same number of dead?", "What is the number of dead?"),
    ("How do the two ministries differ on the number of troops?", "What is the number of troops?"),
    ("Do the sources agree on whether the dam was safe?", "Is it true that the dam was safe?"),
    ("Do the sources agree?", ""),
    ("Is there any disagreement?", ""),
]
OTHERWISE = [
    "Do the unions agree with the mayor?",
    "Do both ministers agree on the truce?",
    "How do the parties differ on taxes?",
    "Is there a dispute over the bridge?",
    "Are there other sources of funding?",
    "How many people died?",
]


@pytest.mark.parametrize(("question", "asked"), ASKED_OF)
def test_what_the_sources_are_to_agree_on_is_asked(question: str, asked: str) -> None:
    assert asked_of_agreement(question) == asked


@pytest.mark.parametrize("question", OTHERWISE)
def test_others_who_agree_are_no_sources(question: str) -> None:
    assert asked_of_agreement(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "How many people had fled by 15 April, and do the accounts agree?",
        "How many people had fled by 15 April? Are there different figures?",
    ],
)
def test_whether_they_agree_is_no_second_question(question: str) -> None:
    assert parts(question) == ["How many people had fled by 15 April?"]


def test_whether_they_agree_is_asked_of_the_question_before() -> None:
    history = [{"role": "user", "content": "How many people fled?"}, {"role": "assistant", "content": "22,000."}]
    assert standalone("Do the sources agree on that?", history) == "How many people fled?"
