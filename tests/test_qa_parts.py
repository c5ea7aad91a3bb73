import pytest
from invented import COURIER, cite

from qa.answer import Answer, Status
from qa.parts import joined, parts
from qa.statement import NOT_FOUND, UNCHECKED

ONE = [
    "How many people were hurt?",
    "Who said that the dam was safe when it was built?",
    "What did the mayor and the governor say?",
    "When did Maresk and Orla sign the treaty?",
    "Did the ferry sink or did it run aground in the harbour of St. Ilse?",
    "Was it an accident, or was it arson?",
    "How many soldiers from the U.S. are in Norvane?",
    "What did Mr. Will Tarrow say about the U.S. did he not know?",
    "Why, and by whom?",
    "Mr. Tarrow said what?",
    "",
    "?",
]
SEVERAL = [
    ("How many were hurt, and how many died?", ["How many were hurt?", "How many died?"]),
    ("When did the dam fail and who said so?", ["When did the dam fail?", "Who said so?"]),
    ("Who runs the museum? When was it opened?", ["Who runs the museum?", "When was it opened?"]),
    (
        "How many villagers have fled, and how many of them sleep in tents?",
        ["How many villagers have fled?", "How many of the villagers sleep in tents?"],
    ),
    (
        "How many years did they ask for and how many did he get?",
        ["How many years did they ask for?", "How many years did he get?"],
    ),
    (
        "Is there a reward for the stolen crown, and how much?",
        ["Is there a reward for the stolen crown?", "How much is the reward for the stolen crown?"],
    ),
    (
        "Are there any survivors of the crash, and how many?",
        ["Are there any survivors of the crash?", "How many survivors of the crash are there?"],
    ),
    ("where is Orla; is it flooded?", ["Where is Orla?", "Is it flooded?"]),
]


@pytest.mark.parametrize("question", ONE)
def test_a_question_that_asks_one_thing_stays_whole(question: str) -> None:
    assert parts(question) == [question]


@pytest.mark.parametrize(("question", "expected"), SEVERAL)
def test_a_question_that_asks_two_things_is_taken_apart(question: str, expected: list[str]) -> None:
    assert parts(question) == expected


ASKED = ["How many were hurt?", "Who runs the museum?"]


def _answer(status: Status, text: str, *quotes: str, warnings: tuple[str, ...] = ()) -> Answer:
    found = tuple(cite(at, COURIER, quote) for at, quote in enumerate(quotes, 1))
    held, closest = (found, ()) if "[1]" in text else ((), found)
    return Answer("?", "?", status, 0.1, text, held, closest=closest, warnings=warnings)


def test_a_part_that_failed_its_check_is_not_hidden_behind_one_that_is_not_said() -> None:
    failed = _answer("not_found", UNCHECKED, warnings=("left out “two”",))
    whole = joined("both", ASKED, [_answer("not_found", NOT_FOUND), failed])
    assert whole.status == "not_found"
    assert UNCHECKED in whole.text
    assert whole.warnings == ("left out “two”",)


def test_who_says_that_it_is_not_known_stays_cited_in_the_second_part() -> None:
    unknown = _answer("not_found", f"{NOT_FOUND} Schools stay closed [1].", "Schools stay closed")
    for first in (_answer("not_found", NOT_FOUND), _answer("answered", "Two boats [1].", "two boats")):
        whole = joined("both", ASKED, [first, unknown])
        [cited] = [one for one in whole.citations if one.quote == "Schools stay closed"]
        assert f"Schools stay closed [{cited.number}]." in whole.text
        assert "On “Who runs the museum?” the sources say nothing." in whole.text


def test_parts_that_are_not_said_are_said_so_once_with_what_is_closest_to_each() -> None:
    whole = joined(
        "both", ASKED, [_answer("not_found", NOT_FOUND, "The army"), _answer("not_found", NOT_FOUND, "two boats")]
    )
    assert whole.text == NOT_FOUND
    assert [(one.number, one.quote) for one in whole.closest] == [(1, "The army"), (2, "two boats")]
