from itertools import combinations

import pytest

from qa.families import FAMILIES, subject, subjects
from qa.words import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the talks were called off", "the talks were cancelled"),
        ("do away with homework", "abolish homework"),
        ("people living in Orla", "inhabitants of Orla"),
        ("people work at the mill", "employees of the mill"),
        ("the minister stepped down", "the minister resigned"),
        ("they brought up a bell", "they raised a bell"),
        ("rockets were fired at Orla", "rockets were launched at Orla"),
        ("joined the march", "took part in the march"),
        ("Q3 profit", "third-quarter profit"),
        ("Zelenskyy", "Zelensky"),
        ("who governs the region", "the governor of the region"),
        ("choppers", "helicopters"),
        ("the depot blew up", "the depot exploded"),
        ("the ban takes effect", "the ban starts"),
        ("the law came into force", "the law began"),
        ("the CEO of Norhal", "the chief executive of Norhal"),
        ("she took over", "she is the successor"),
        ("who signed it", "the signatures"),
        ("the prosecutors", "the prosecution"),
        ("the goalie", "the goaltender"),
        ("paid back", "repaid"),
        ("put aside", "set aside"),
        ("UKRAINE and the UK", "Ukraine and the United Kingdom"),
        ("a UN envoy", "a U.N. envoy"),
        ("an E.U. law", "a European Union law"),
        ("in WWII", "in the Second World War"),
        ("the village was taken back", "the village was retaken"),
    ],
)
def test_what_means_the_same_is_compared_by_the_same(one: str, other: str) -> None:
    assert set(subjects(one)) == set(subjects(other))


@pytest.mark.parametrize(
    ("one", "other"), [("risk", "task"), ("killed", "hurt"), ("opened", "closed"), ("bought", "sold")]
)
def test_what_means_another_thing_is_kept_apart(one: str, other: str) -> None:
    assert subject(one) != subject(other)


def test_a_word_stands_in_one_family_alone() -> None:
    lines = [{stem(word) for word in line.split()} for line in FAMILIES.strip().splitlines()]
    assert not [one & other for one, other in combinations(lines, 2) if one & other]


@pytest.mark.parametrize("text", ["in March", "since March and May", "12 May 2024"])
def test_a_month_is_neither_a_protest_nor_what_may_be(text: str) -> None:
    assert set(subjects(text)) - {"12", "2024"} <= {"marchmonth", "maymonth"} != set()
    assert subject("march") not in subjects(text)
