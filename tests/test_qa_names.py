"""Runs of capitalised words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.names import name_runs


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Halvard Brun met Ada Voss.", ["Halvard Brun", "Ada Voss"]),
        ("Velia's ambassador to the U.O. Oksa Markova left.", ["Velia", "U.O. Oksa Markova"]),
        ("It hit Velia’s western Oryl region.", ["Velia", "Oryl"]),
        ("He crossed the Bay of Vell.", ["Bay of Vell"]),
        ("It was Piet van der Moor, and Ahmed al-Rashid.", ["Piet van der Moor", "Ahmed al-Rashid"]),
        ("Gov. Ada Voss and Dr. Pella Dunn came.", ["Gov. Ada Voss", "Dr. Pella Dunn"]),
        ("O'Brell and D’Arrin left.", ["O'Brell", "D’Arrin"]),
        ("They flew an F-16 to São Rocal.", ["F-16", "São Rocal"]),
        ("The HUV (Velia's military intelligence) knew.", ["HUV", "Velia"]),
        ("Ekor.az reports.", ["Ekor.az"]),
        ("He met Voss, Brun and Raal.", ["Voss", "Brun", "Raal"]),
        # The first word of a sentence is a name only if it is no ordinary word.
        ("Residents left.", []),
        ("Meanwhile, Brun left.", ["Brun"]),
        ("Brun left. Nobody stayed.", ["Brun"]),
        ("He said: “We left.” Then Oden came.", ["Oden"]),
        ("Negotiations failed.", []),
        ("HUV left.", ["HUV"]),
        ("I left, I'm sure.", []),
        # Months and weekdays are none, people who are called like them are.
        ("On Tuesday Brun left for Ekor in May.", ["Brun", "Ekor"]),
        ("He left on Dec. 14 and came in March 2031.", []),
        ("June Harrow met Theresa May.", ["June Harrow", "Theresa May"]),
        ("In August Brun left.", ["Brun"]),
        ("", []),
        ("no names here", []),
    ],
)
def test_names_are_runs_of_capitalised_words(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in name_runs(text)] == names


VOCABULARY = "the Brun Voss of de May 's . , In Residents al-Rashid U.O. 14 — “ ” \n"
PROSE = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(VOCABULARY.split(" ")), max_size=30).map(" ".join))


@given(PROSE)
def test_runs_are_slices_in_order_that_begin_and_end_with_words(text: str) -> None:
    runs = name_runs(text)
    assert all(0 <= start < end <= len(text) for start, end in runs)
    assert all(one[1] <= other[0] for one, other in pairwise(runs))
    assert all(text[start].isalnum() and (text[end - 1].isalnum() or text[end - 1] in "._") for start, end in runs)
