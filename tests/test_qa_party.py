import pytest

from qa.speech.party import read_party

GIVES = [
    ("The dockers' union counts", "The dockers' union"),
    ("Norvale acknowledged the loss of", "Norvale"),
    ("while the Insurers' Association expects", "the Insurers' Association"),
    ("The Chamber of Builders, which sent 60 of its members, arrived at", "The Chamber of Builders"),
    ("For the whole valley, the relief board raised the number of dead to", "the relief board"),
    ("Pell Lines has since put the figure at", "Pell Lines"),
    ("Economists at the Bay Institute reckon with", "Economists at the Bay Institute"),
]
GIVES_NOTHING = ["It counts", "The fire burned", "What it costs was", ""]


@pytest.mark.parametrize(("clause", "party"), GIVES)
def test_a_clause_that_gives_a_figure_tells_whose_it_is(clause: str, party: str) -> None:
    found = read_party(clause)
    assert found is not None
    assert found.name == party


@pytest.mark.parametrize("clause", GIVES_NOTHING)
def test_where_nobody_is_named_or_nothing_given_there_is_no_party(clause: str) -> None:
    assert read_party(clause) is None
