"""What a source tells in other words, and what it tells only of somebody or something else."""

from collections.abc import Iterator

import pytest
from invented import index_stories

from qa import Assistant

STORIES = {
    "wreck": (
        "The Pellmar Post",
        "2031-06-09",
        "Skipper guilty over deaths on pleasure boat",
        "The skipper of the Blue Heron, which sank off Pellmar in August with 46 passengers on board, was convicted on "
        "Monday of manslaughter.\n\n"
        "Barnard Tolleck, 58, of Mill Lane stood with his eyes closed.\n\n"
        "He was cleared of perverting the course of justice by throwing his phone into the sea.\n\n"
        "Tolleck had been on the telephone, arguing with his brother about the sale of a van, said Dermot Aske, "
        "prosecuting.\n\n"
        "Thirty-nine passengers were saved, most of them by a crab boat.",
    ),
    "storm": (
        "The Dunmar Gull",
        "2031-03-05",
        "The night the storm came ashore",
        "Mrs Dora Plimm, 88, was carried out on a door. “I enjoyed it,” she told the Gull.\n\n"
        "The bill? Borough engineer Sunna Crake puts it at 1.6 million. She warned that it was a first guess.\n\n"
        "The storm fund started by the vicar had reached 23,400 crowns when we went to press.",
    ),
    "viaduct": (
        "The Wexmar Review",
        "2031-06-20",
        "The last days of the Thrimmel line",
        "Eighteen months ago inspectors found cracks in five arches of Carro Viaduct. Since then, trains have had to "
        "crawl across at five miles an hour.",
    ),
}


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(index_stories(STORIES, tmp_path_factory.mktemp("near") / "index")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many passengers of the Blue Heron were rescued?", "Thirty-nine passengers were saved"),
        ("How much has been donated to the storm fund?", "23,400"),
        ("Was Tolleck also found guilty of perverting the course of justice?", "No: He was cleared"),
        ("Why do trains go so slowly over Carro Viaduct?", "found cracks in five arches"),
    ],
)
def test_other_words_tell_it_too(coverage: Assistant, question: str, told: str) -> None:
    assert told in coverage.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "What is the name of Tolleck's brother?",
        "What did Barnard Tolleck's mother do for a living?",
        "What was Barnard Tolleck's salary?",
    ],
)
def test_what_is_told_of_another_is_no_answer(coverage: Assistant, question: str) -> None:
    assert coverage.ask(question).status == "not_found"
