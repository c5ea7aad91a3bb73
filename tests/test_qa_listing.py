import pytest

from qa.listing import read_listings

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
