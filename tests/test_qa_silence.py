"""When nothing is said: what a source leaves unsaid is one thing, and what it tells in other words is not unsaid."""

from collections.abc import Iterator

import pytest
from invented import index_stories

from index.article import Cell
from qa import Assistant
from qa.question import read_question
from qa.unanswered import is_of_a_change

STORIES = {
    "blast-1": (
        "Northern Wire",
        "2031-06-02",
        "Explosion at Brint refinery kills at least 8, injures dozens",
        "BRINT, Orlia (NW) — An explosion tore through the refinery of Brint late on Sunday, killing at least 8 people "
        "and injuring more than 90, Orlia's health minister, Ada Lorne, said on Monday.\n\n"
        "The refinery's director, Karl Moss, confirmed that solvent was kept in the hall but declined to say how "
        "much.\n\n"
        "The cause of the fire was not known, the fire brigade said. About 1,400 residents of the Quay quarter left "
        "their homes.",
    ),
    "blast-2": (
        "OBC News",
        "2031-06-05",
        "Brint: more in the hall than was allowed",
        "The hall in Brint held 740 tonnes of solvent, the fire brigade said on Thursday. It was licensed for 200.\n\n"
        "A petition to close the refinery had gathered 5,200 signatures by Thursday. By Wednesday evening 310 "
        "applications for aid had come in, the town hall said.\n\n"
        "The government has set up a fund of 40 million crowns for rebuilding the quarter. Energy Minister Tomas Varr "
        "resigned on Wednesday.\n\n"
        "Tap water in Brint is safe to drink, the waterworks says.",
    ),
    "protest": (
        "Northern Wire",
        "2031-06-08",
        "Thousands in Brint demand answers",
        "On Saturday evening protesters marched from the town hall of Brint to the refinery to demand the director's "
        "resignation. Organisers said 9,000 people took part. The police put the crowd at 4,000.",
    ),
    "storm": (
        "Velia Coast Mail",
        "2031-01-20",
        "Storm Halda: two dead",
        "Two people were killed when Storm Halda crossed Velia on Monday with gusts of up to 151 kilometres per "
        "hour.\n\n"
        "The power company, Velgrid, said that 40,000 households were without electricity. It did not say when they "
        "would be connected again.",
    ),
    "ferro": (
        "Trade Ledger",
        "2031-03-12",
        "Ferro Marine lifts profit",
        "The shipbuilder Ferro Marine earned 61 million crowns last year, it said on Wednesday.\n\n"
        "The Dunmore family, which owns 41% of the company, backed the plan. The nearest other yard is in Maresk, 22 "
        "miles away.\n\n"
        "“We build what is ordered,” said the chief executive, Nella Quist.",
    ),
    "drones": (
        "Northern Wire",
        "2031-09-03",
        "Drones hit Tarnhal depot",
        "Orlia's military said that it had launched 35 drones in the night. Velmora's air force shot down 17 of 19 "
        "drones that Orlia sent, it said.\n\n"
        "Four Orlian soldiers were killed and 11 wounded in a clash near Sandry, the general staff in Brint said.\n\n"
        "Orlia has moved 9,000 soldiers to the border with Velmora. The force has about 200 tanks, the wire's reporter "
        "counted.",
    ),
    "forged": (
        "Coast Courier",
        "2031-10-11",
        "Dealer jailed for forged paintings",
        "The dealer Anton Quill sold 18 forged paintings, the court in Maresk found. The dearest went to a collector "
        "in Sandry for 310,000 crowns. Two were bought by the Velmoran Gallery, which showed them for years.\n\n"
        "Nine of the paintings came from a workshop in Oster.\n\n"
        "People over 65 were his best customers, the court said.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(index_stories(STORIES, tmp_path_factory.mktemp("silence") / "index")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # One would not say how much solvent there was; that is no silence about the hurt, the dead or those who left.
        ("How many people were hurt in the Brint explosion?", "more than 90"),
        ("How many people died in the explosion in Brint?", "at least 8"),
        ("latest number of people killed in the Brint blast", "at least 8"),
        ("How many residents left their homes in Brint?", "1,400"),
        # Nor is it one where a later article tells.
        ("How many tonnes of solvent were in the hall in Brint?", "740"),
        ("How much solvent did the hall in Brint hold?", "740"),
        # Units are no things counted.
        ("How many miles is it from Ferro Marine to the nearest other yard?", "22"),
        # What was done tells what is counted.
        ("How many people signed the petition against the Brint refinery?", "5,200"),
        ("How many people in Brint have applied for aid?", "310"),
        ("How many people joined the protest march in Brint?", "9,000"),
        ("How many people took part in the march to the refinery of Brint?", "9,000"),
        # A paper of the country does not name it.
        ("How much has the Orlian government set aside for rebuilding the quarter?", "40 million crowns"),
        ("When did Orlia's energy minister quit?", "on Wednesday"),
        # "OK" is nobody's name, nor is "CEO".
        ("Is it OK to drink the tap water in Brint?", "safe to drink"),
        ("Who is the CEO of Ferro Marine?", "Nella Quist"),
        # Who was killed is nothing to the speed of the wind.
        ("What was the highest wind speed during Storm Halda?", "151 kilometres per hour"),
        ("How strong were the gusts of Storm Halda?", "151 kilometres per hour"),
        ("How big is the Dunmore family's stake in Ferro Marine?", "41%"),
        # Those who sent drones tell how many.
        ("How many drones has Orlia launched at Velmora?", "35 drones"),
        ("How many of the paintings came from Oster?", "Nine"),
        ("How many soldiers were wounded in the clash near Sandry?", "11 wounded"),
        # The same deed in other words.
        ("On what date did the refinery of Brint blow up?", "late on Sunday"),
    ],
)
def test_what_is_told_in_other_words_is_not_met_with_silence(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.status != "not_found", question
    assert any(told in citation.quote for citation in answer.citations), question


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("When will Velgrid connect the households again?", "did not say when"),
        ("What caused the fire in the refinery of Brint?", "was not known"),
    ],
)
def test_who_leaves_unsaid_what_is_asked_for_is_cited(assistant: Assistant, question: str, unsaid: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert [unsaid in citation.quote for citation in answer.citations] == [True]


@pytest.mark.parametrize(
    "question",
    [
        "How many tonnes of grain were in the hall in Brint?",
        "How many fish died in the explosion in Brint?",
        "How much has the Velmoran government set aside for rebuilding the quarter?",
        "When did Velmora's energy minister quit?",
        "Who is the CEO of Velgrid?",
        "What was the highest wind speed during Storm Ottar?",
        "How big is the Varr family's stake in Ferro Marine?",
        "How many people signed the petition against the Maresk bridge?",
        "How many schools were closed by Storm Halda?",
        # What the other side did, or has.
        "How many drones has Velmora launched at Orlia?",
        "How many tanks does Velmora have at the border?",
        "How many Velmoran soldiers were wounded in the clash near Sandry?",
        # What another paid, and where others come from.
        "How much did the Velmoran Gallery pay for its two paintings?",
        "How many of the paintings came from Brint?",
        # How old some are.
        "How many of Quill's customers were women?",
    ],
)
def test_what_the_sources_only_come_near_to_is_met_with_silence(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found", answer.text


@pytest.mark.parametrize(
    ("question", "row", "column", "of_a_change"),
    [
        ("How many shops will Norhal close in Tamland?", "Tamland", "Shops", True),
        ("How many jobs did Ferro cut in Orlia?", "Orlia", "Jobs", True),
        ("How many branches will the bank sell in Velia?", "Velia", "Branches", True),
        ("How many jobs did Ferro cut in Orlia?", "Orlia", "Jobs cut", False),
        ("How many shops does Norhal have in Tamland?", "Tamland", "Shops", False),
        ("How many seats did the Harbour Party win?", "Harbour Party", "Seats", False),
    ],
)
def test_how_many_there_are_does_not_tell_how_many_go(question: str, row: str, column: str, of_a_change: bool) -> None:
    assert is_of_a_change(read_question(question), Cell(0, 1, row, column)) is of_a_change
