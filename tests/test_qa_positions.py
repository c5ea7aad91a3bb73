"""Figures and claims set side by side: disputed, revised, corrected, not known, or about something else."""

from collections.abc import Iterator

import pytest
from invented import index_stories

from qa import Assistant

STORIES = {
    "quay-1": (
        "The Brint Herald",
        "2031-06-02",
        "Two counts after the Quay Street march",
        "Thousands marched along Quay Street in Brint on Sunday against the new harbour tax.\n\n"
        "The organisers spoke of 30,000 marchers; the police put the number at 9,000. Nobody was hurt.\n\n"
        "Asked what the march had cost the city, Mayor Ilse Brandt did not give a figure.",
    ),
    "mine-1": (
        "The Orlia Post",
        "2031-02-10",
        "Mine collapse near Tarnhal kills 12",
        "A coal mine near Tarnhal collapsed on Monday. The Orlian mining board said that 12 miners had been killed.\n\n"
        "It was the worst accident in the region since 1987, when a tunnel fire at Skell killed 61 people.\n\n"
        "Eight miners were still missing, the board said. The cause of the collapse is not known.",
    ),
    "mine-2": (
        "The Orlia Post",
        "2031-02-13",
        "Board raises Tarnhal toll to 19",
        "The Orlian mining board on Thursday raised the number of miners killed in Tarnhal to 19, from 12.\n\n"
        "Four of the miners killed came from the village of Oster. Nobody is missing any more, the board said.",
    ),
    "bridge": (
        "Velia Today",
        "2031-03-01",
        "Brill Bridge to be rebuilt",
        "The Brill Bridge, which opened in 1994, will be rebuilt next year, Transport Minister Karl Roon said.\n\n"
        "Roon said that it would cost 80 million crowns. The builders' federation arrived at 140 million crowns.\n\n"
        "Correction: An earlier version of this article said that the Brill Bridge opened in 1949. It opened in 1994.",
    ),
    "school": (
        "Velia Today",
        "2031-04-08",
        "Velia to hire 400 nurses",
        "Velia's health ministry will hire 400 nurses this year, Health Minister Oda Brenn said on Tuesday.\n\n"
        'The nurses\' union said that 900 were missing. "We are tired," its president, Tomas Ferrow, said.\n\n'
        "The city of Brint voted against the plan.",
    ),
    "resign": (
        "Velia Today",
        "2031-05-20",
        "Roon steps down",
        "Transport Minister Karl Roon resigned on Monday. He gave no reason. His successor has not been named.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(index_stories(STORIES, tmp_path_factory.mktemp("positions") / "index")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many people marched along Quay Street in Brint?", {"30,000", "9,000"}),
        ("How much will the rebuilding of the Brill Bridge cost?", {"80 million crowns", "140 million crowns"}),
    ],
)
def test_parties_that_differ_on_one_thing_are_both_shown(assistant: Assistant, question: str, values: set[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status == "disputed"
    assert {position.value for position in answer.positions} >= values
    assert all(value in answer.text for value in values)


def test_a_party_that_revised_its_figure_is_not_in_dispute(assistant: Assistant) -> None:
    answer = assistant.ask("How many miners were killed in the collapse near Tarnhal?")
    assert answer.status == "answered"
    assert answer.positions[0].value == "19"
    assert "61" not in answer.text


def test_a_correction_wins_over_what_it_corrects(assistant: Assistant) -> None:
    answer = assistant.ask("When did the Brill Bridge open?")
    assert answer.status == "answered"
    assert "1994" in answer.text
    assert "1949" not in answer.text


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Did the Brill Bridge open in 1949?", "No:"),
        ("Is Karl Roon still transport minister?", "No:"),
        ("Did Brint vote for the plan of the health ministry?", "No:"),
        ("Was anybody hurt in the march along Quay Street?", "No:"),
    ],
)
def test_no_is_said_with_the_sentence_that_says_it(assistant: Assistant, question: str, opening: str) -> None:
    assert assistant.ask(question).text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What caused the mine collapse near Tarnhal?", "The cause of the collapse is not known"),
        ("Why did Karl Roon resign?", "He gave no reason"),
        ("How much did the march along Quay Street cost the city?", "did not give a figure"),
    ],
)
def test_where_the_sources_say_that_it_is_not_known_that_is_cited(
    assistant: Assistant, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert said in answer.text
    assert any(said in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Who came second in the march along Quay Street?",
        "Which judge will hear the case of the Tarnhal mine?",
        "On what day will the Brill Bridge be rebuilt?",
        "What did Tomas Ferrow say about the Brill Bridge?",
        "What is the name of the president of the mining board?",
    ],
)
def test_what_is_only_nearly_answered_is_not_found(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "not_found"
