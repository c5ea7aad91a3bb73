"""Figures that stand beside the one asked for: of years ago, of something else, set right, or of another side."""

from collections.abc import Iterator

import pytest
from llama_index.core.schema import Document

from index.build import build_index
from qa import Assistant

ARTICLES = {
    "tunnel": """Fire in Varn tunnel kills 22

    A fire in the Varn tunnel killed 22 people on Tuesday, the interior ministry said.

    The country's worst railway accident was in 1987, when two trains collided at Lomask. Thirty-three people died.""",
    "jury": """Orsk jury was out for hours

    The jury in the Pellam arson trial in Orsk deliberated for nine hours, not nine days.""",
    "hotel": """Brint town hall to become a hotel

    Larkmoor Hotels wants to turn the town hall of Brint into a hotel with 38 bedrooms.

    A petition against the sale bore 6,020 names. The council's own officers accepted 5,904 of them, the rest having
    come from people who live elsewhere.""",
    "war": """Orlia and Velmora count their dead

    Forty-one Orlian soldiers have been killed since the fighting began on March 7, the Orlian general staff said on
    Wednesday.

    Velmora's defence ministry claims that its forces have killed 300 Orlian soldiers in the same period.""",
    "lithium": """Lithium found beneath Skerrin

    Norhal Mining estimates that the Skerrin deposit holds 1.4 million tonnes of lithium; Kestland's Geological
    Institute estimates 900,000 tonnes.""",
    "shares": """Talvik Foods sells more oat milk

    Oat drinks made up 17% of what Talvik Foods sold in the first half of 2031, compared with 12% a year before.

    The shares of Talvik Foods fell 8.4% to €41.15, the lowest since November.""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("background")
    documents = []
    for name, written in ARTICLES.items():
        title, *paragraphs = (" ".join(part.split()) for part in written.split("\n\n"))
        metadata = {"title": title, "publisher": "Kestland Courier", "published": "2031-03-12"}
        documents.append(Document(text="\n\n".join(paragraphs), id_=name, metadata=metadata))
    build_index(documents, folder / "index")
    with Assistant.open(folder / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("How many people died in the Varn tunnel fire?", "22", "Thirty-three"),
        ("How many people died at Lomask in 1987?", "Thirty-three", "22"),
        ("How many rooms would the hotel in Brint town hall have?", "38", "5,904"),
        ("Oat drinks' share of Talvik Foods' sales in the first half of 2031?", "17%", "8.4%"),
    ],
)
def test_another_figure_of_the_article_is_not_the_one_asked_for(
    assistant: Assistant, question: str, holds: str, lacks: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered", answer.text
    assert holds in answer.text
    assert lacks not in answer.text, answer.text


def test_a_value_that_is_set_right_in_the_same_breath_is_a_no(assistant: Assistant) -> None:
    answer = assistant.ask("Did the jury in the Pellam trial deliberate for nine days?")
    assert answer.text.startswith("No: "), answer.text


def test_two_sides_that_count_over_the_same_time_differ(assistant: Assistant) -> None:
    answer = assistant.ask("How many Orlian soldiers have been killed?")
    assert answer.status == "disputed", answer.text
    assert "300" in answer.text
    assert "Forty-one" in answer.text


def test_two_estimates_in_one_sentence_each_have_their_own_party(assistant: Assistant) -> None:
    answer = assistant.ask("How much lithium does the Skerrin deposit hold?")
    assert answer.status == "disputed", answer.text
    parties = {position.value: position.speaker for position in answer.positions}
    assert parties == {"1.4 million tonnes": "Norhal Mining", "900,000 tonnes": "Kestland's Geological Institute"}
