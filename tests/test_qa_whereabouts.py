import pytest

from index.article import Article
from qa.families import subjects
from qa.whereabouts import lands


@pytest.mark.parametrize(
    ("text", "place", "land"),
    [
        ("MARESK, Velmora (NW) — The dam broke.", "Maresk", "Velmora"),
        ("Maresk, Velmora — The dam broke.", "Maresk", "Velmoran"),
        ("PORT SANDRY, Orlia, June 2 (NW) - A ferry ran aground.", "Sandry", "Orlian"),
        ("It reached the Orlian port of Brint on Monday.", "Brint", "Orlia"),
        ("It was felt in the Orlian capital, Tarnhal, too.", "Tarnhal", "Orlia"),
        ("They flew to Orlia's capital, Tarnhal.", "Tarnhal", "Orlia"),
    ],
)
def test_a_dateline_or_an_apposition_tells_which_land_a_place_lies_in(text: str, place: str, land: str) -> None:
    found = lands([Article(id="1", text=f"{text}\n\nMore of it.", path="a.txt")])
    assert set(subjects(land)) <= found[subjects(place)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Maresk, Brint and Tarnhal were flooded.",
        "He met Oden, a friend of Voss — the baker.",
        "Pumps came from Orlia to Maresk.",
        "The Orlian minister was in Maresk.",
        "",
    ],
)
def test_what_only_stands_near_a_place_is_not_where_it_lies(text: str) -> None:
    assert not lands([Article(id="1", text=text, path="a.txt")])
