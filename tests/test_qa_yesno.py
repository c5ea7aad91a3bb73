from collections.abc import Iterator

import pytest
from llama_index.core.schema import Document

from index import build_index
from qa import Assistant

PAPERS = {
    "dividend": (
        "2031-08-05",
        "Talvik Foods keeps its payout",
        "Talvik Foods will not cut its dividend, and will go ahead with a share buyback of 15 million crowns.",
    ),
    "strike": (
        "2031-11-06",
        "Drones hit fuel depot in Grenmark",
        "Drones struck the fuel depot in Grenmark on Thursday. Nobody was killed or hurt, the governor, Pell Hollin, "
        "wrote. He posted a picture of himself in front of the gate.",
    ),
    "burns": (
        "2031-11-07",
        "Worker dies after strike on Grenmark depot",
        "A worker at the fuel depot in Grenmark died of burns on Friday, a day after a drone strike on it.",
    ),
    "warehouse": (
        "2031-09-22",
        "No cracks in Pier 2",
        "Divers found no cracks in Pier 2. Correction: In our report of 17 September we wrote that Warehouse 7 was put "
        "up in 1949. It was built in 1994; the warehouse that stood there before it dated from 1949.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("yesno") / "index"
    documents = [
        Document(id_=name, text=text, metadata={"title": title, "publisher": "The Orla Courier", "published": day})
        for name, (day, title, text) in PAPERS.items()
    ]
    build_index(documents, folder)
    with Assistant.open(folder) as opened:
        yield opened


def test_what_something_is_going_to_do_is_the_verb_after_to(assistant: Assistant) -> None:
    assert assistant.ask("Is Talvik Foods going to cut its dividend?").text.startswith("No: Talvik Foods will not cut")


def test_no_is_not_said_of_the_hurt_where_a_later_article_tells_of_a_death(assistant: Assistant) -> None:
    text = assistant.ask("Was anyone hurt in the strike on the Grenmark depot?").text
    assert not text.startswith(("No: ", "Yes: "))
    assert "died of burns" in text


def test_a_correction_has_the_word_before_what_it_corrects(assistant: Assistant) -> None:
    assert assistant.ask("Does Warehouse 7 date from 1949?").text.startswith("No: Correction")
