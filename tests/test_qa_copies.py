"""Two sources that tell a thing in the same words but for one value disagree; invented people and places."""

from pathlib import Path

import pytest

from index import build_index
from qa import Assistant

CUP = "{} was named player of the match after Halmond's victory in the cup final. The final was played at Stenmark."
JAIL = "The engineer Tolm Averin was jailed for {} over the collapse of the Long Bridge, in which seven people died."
OPENED = "The new opera house in Torvay was opened on {} by the mayor. It has 1,400 seats."


@pytest.mark.parametrize(
    ("text", "question", "values"),
    [
        (CUP, "Who was named player of the match in the cup final?", ("Juna Tessel", "Rea Molden")),
        (JAIL, "How long was Tolm Averin jailed for?", ("four years", "five years")),
        (OPENED, "When was the new opera house in Torvay opened?", ("3 March 2019", "13 March 2021")),
    ],
)
def test_copies_that_differ_in_what_is_asked_are_both_shown(
    text: str, question: str, values: tuple[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for number, value in enumerate(values):
        (folder / f"{number}.txt").write_text(text.format(value), encoding="utf-8")
    build_index([folder], tmp_path / "index")
    with Assistant.open(tmp_path / "index") as assistant:
        answer = assistant.ask(question)
    assert answer.status == "disputed"
    assert {position.value for position in answer.positions} == set(values)
    assert all(value in answer.text for value in values)


def test_copies_that_differ_in_something_else_do_not_disagree(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for number, value in enumerate(("four years", "five years")):
        (folder / f"{number}.txt").write_text(JAIL.format(value) + " The cause was a rusted cable.", encoding="utf-8")
    build_index([folder], tmp_path / "index")
    with Assistant.open(tmp_path / "index") as assistant:
        assert assistant.ask("What caused the collapse of the Long Bridge?").status != "disputed"


def test_copies_that_differ_in_how_they_open_do_not_disagree_on_what_both_hold(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for number, opening in enumerate(("Tolm Averin held", "Earlier")):
        text = f"{opening}: Long Bridge engineer Tolm Averin arrested in Velmark, charged in Stenmark, prosecutors say."
        (folder / f"{number}.txt").write_text(f"{text} The bridge fell in May.", encoding="utf-8")
    build_index([folder], tmp_path / "index")
    with Assistant.open(tmp_path / "index") as assistant:
        answer = assistant.ask("Where was the engineer Tolm Averin arrested?")
    assert answer.status == "answered"
    assert "Velmark" in answer.text


def test_two_of_many_and_news_of_two_places_are_no_dispute(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "one.txt").write_text("The missing boy was found by the water bailiff Ewan Strand.", encoding="utf-8")
    (folder / "two.txt").write_text("A missing boy was found by the farmer Rea Molden.", encoding="utf-8")
    (folder / "three.txt").write_text("A famous painter born in Torvay was Juna Tessel.", encoding="utf-8")
    (folder / "four.txt").write_text("Ivo Brand was a famous painter born in Torvay.", encoding="utf-8")
    build_index([folder], tmp_path / "index")
    with Assistant.open(tmp_path / "index") as assistant:
        assert assistant.ask("Who found the missing boy?").status == "answered"
        assert assistant.ask("Who is one of the famous painters born in Torvay?").status == "answered"
