import pytest
from stated import article, sentences_of

from qa.listing import read_listings, state_listing
from qa.question import read_question

LISTS = [
    ("They took:\na silver cup,\na lamp\nand a sword.\nNobody was hurt.", ["a silver cup,", "a lamp", "and a sword."]),
    ("He asks for three things:\na register;\ndrills;\nyearly tests.", ["a register;", "drills;", "yearly tests."]),
    ("Besides the crown they took\na cup,\na lamp.\nIt rained.", ["a cup,", "a lamp."]),
    ("The mayor spoke.\nHe said little.\nIt rained.", None),
    ("What they ask for\na register\nyearly tests\nWhat is next\nIt rained.", ["a register", "yearly tests"]),
    ("They ask for:\na register\nyearly tests\nOther news\nIt rained.", ["a register", "yearly tests"]),
    ("Flood hits Orla\nBy Ada Brenn\nThe river rose.", None),
    ("One thing only:\na cup.\nIt rained.", None),
]


def _lines(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


@pytest.mark.parametrize(("text", "members"), LISTS)
def test_the_lines_that_a_sentence_leads_in_are_one_list(text: str, members: list[str] | None) -> None:
    found = read_listings(text, _lines(text))
    assert ([text[slice(*span)] for span in found[0].members] if found else None) == members


def test_a_list_without_marks_ends_before_the_next_sentence() -> None:
    text = "Beds are to be had in:\nEastgate School\nthe Music School\nLessons resume on Monday."
    [listing] = read_listings(text, _lines(text))
    assert [text[slice(*span)] for span in listing.members] == ["Eastgate School", "the Music School"]


REPORT = (
    "The inquiry spoke on Monday.\nWhat the inquiry recommends\na register of sirens\nyearly drills\n"
    "What is next\nIt rained."
)


@pytest.mark.parametrize(
    "question", ["What does the inquiry into the flood recommend?", "Which steps does the inquiry recommend?"]
)
def test_the_list_under_what_is_asked_answers_whole(question: str) -> None:
    one = article(REPORT)
    told = state_listing(read_question(question), [one], sentences_of(one))
    shown = [one.text[slice(*statement.words)] for statement in told]
    assert shown == ["What the inquiry recommends", "a register of sirens", "yearly drills"]


@pytest.mark.parametrize("question", ["What did the mayor recommend?", "Why does the inquiry recommend it?"])
def test_a_list_of_something_else_does_not_answer(question: str) -> None:
    one = article(REPORT)
    assert not state_listing(read_question(question), [one], sentences_of(one))
