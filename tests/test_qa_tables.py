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
