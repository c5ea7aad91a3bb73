"""Cells of tables answer by the names of their row and their column."""

from collections.abc import Iterator

import pytest

from index import build_index
from qa import Assistant

PAGE = """<html><head><title>Orla harbour: the year in figures</title></head><body><article>
<h1>Orla harbour: the year in figures</h1>
<p>The port of Orla published its yearly figures on Monday, and they please its owners.</p>
<table><tr><th>Goods</th><th>Tonnes 2030</th><th>Tonnes 2031</th></tr>
<tr><td>Timber</td><td>41,200</td><td>38,900</td></tr>
<tr><td>Fish</td><td>7,150</td><td>9,480</td></tr></table>
<p>How the council of Orla voted on the new quay, and how the night of the fire went:</p>
<table><tr><th>Group</th><th>For</th><th>Against</th><th>Abstained</th></tr>
<tr><td>Harbour Union</td><td>12</td><td>1</td><td>0</td></tr>
<tr><td>Independents</td><td>3</td><td>6</td><td>2</td></tr></table>
<table><tr><th>Time</th><th>What happened</th><th>People on the quay</th></tr>
<tr><td>20:40</td><td>First alarm</td><td>17</td></tr>
<tr><td>21:15</td><td>Explosion</td><td>44</td></tr></table>
<table><tr><th>Game</th><th>Winner</th><th>Score</th></tr>
<tr><td>Final of the cup</td><td>Dockers</td><td>3-2</td></tr></table>
<table><tr><th>Game</th><th>Winner</th><th>Score</th></tr>
<tr><td>Final of the harbour cup</td><td>Dockers</td><td>3-2</td></tr></table>
<p>The harbour master, Ilse Tarrow, said that more fish had come than ever before.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "harbour.html").write_text(PAGE)
    build_index([folder / "harbour.html"], folder / "index")
    with Assistant.open(folder / "index") as assistant:
        yield assistant


def test_the_cell_of_the_row_and_column_asked_for_answers(assistant: Assistant) -> None:
    answer = assistant.ask("How many tonnes of fish came through Orla in 2031?")
    assert answer.text.startswith("Fish, Tonnes 2031: 9,480 (")
    (citation,) = answer.citations
    assert assistant.article(citation.article.id).text[citation.start : citation.end] == citation.quote
    assert citation.quote.startswith("Goods Tonnes 2030 Tonnes 2031")
    assert citation.quote.endswith("Fish 7,150 9,480")


def test_where_several_columns_may_be_meant_each_is_given(assistant: Assistant) -> None:
    text = assistant.ask("How many tonnes of timber does Orla harbour count?").text
    assert "Timber, Tonnes 2030: 41,200" in text
    assert "Timber, Tonnes 2031: 38,900" in text


def test_a_row_that_the_table_does_not_have_is_not_made_up(assistant: Assistant) -> None:
    answer = assistant.ask("How many tonnes of coal came through Orla in 2031?")
    assert "41,200" not in answer.text
    assert "9,480" not in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many of the Independents on the council of Orla voted for the new quay?", ["Independents, For: 3"]),
        ("How many Independents in Orla were against the quay?", ["Independents, Against: 6"]),
        ("How did the Harbour Union vote on the quay in Orla?", ["For: 12", "Against: 1", "Abstained: 0"]),
        ("How many people were on the quay in Orla at the moment of the explosion?", ["21:15, People on the quay: 44"]),
        ("What happened at 20:40 in Orla harbour?", ["20:40, What happened: First alarm"]),
        (
            "How many tonnes of timber and of fish did Orla harbour count in 2031?",
            ["Timber, Tonnes 2031: 38,900", "Fish, Tonnes 2031: 9,480"],
        ),
    ],
)
def test_rows_are_named_by_any_cell_and_votes_by_how_they_are_asked_for(
    assistant: Assistant, question: str, words: list[str]
) -> None:
    text = assistant.ask(question).text
    assert all(word in text for word in words), text


@pytest.mark.parametrize(
    "question", ["Why did the Independents vote against the quay in Orla?", "Who spoke of fish in Orla harbour?"]
)
def test_what_asks_for_grounds_or_words_is_answered_by_no_cell(assistant: Assistant, question: str) -> None:
    assert "Independents, " not in assistant.ask(question).text


def test_how_many_is_answered_by_no_score(assistant: Assistant) -> None:
    assert "Score: 3-2" not in assistant.ask("How many shots did the Dockers of Orla save in their score?").text
