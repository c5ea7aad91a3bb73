import io
from dataclasses import replace

import pytest
from invented import ANSWERED, COURIER, DISPUTED, HERALD, HOSTILE_ANSWER, MALICE, NOT_FOUND
from rich.console import Console, RenderableType

from index.article import Details
from index.build import Report
from index.load import Skipped, Warned
from ui.terminal import answer_view, article_view, report_view, sources_view


def printed(view: RenderableType, width: int = 100) -> str:
    """What stands on the terminal, its blanks and line ends as single spaces."""
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(view)
    return " ".join(console.file.getvalue().split())  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_an_answer_shows_text_positions_and_citations_at_any_width(width: int) -> None:
    shown = printed(answer_view(DISPUTED), width)
    for part in (
        "The sources differ.",
        "Understood as: How many families left Lower Varn?",
        "More than 300, according to Mira Tolvan [1].",
        "[1] Tesk floods Lower Varn (The Varn Courier, 2031-05-04)",
        "“More than 300 families left their homes in Lower Varn, mayor Mira Tolvan said.”",
        "said by Mira Tolvan",
        "[2] no headline stated (no publisher stated, no date stated)",
        "Warning: left out a clause",
    ):
        assert shown.count(part) == 1


def test_a_line_is_no_wider_than_the_terminal() -> None:
    console = Console(file=io.StringIO(), width=40)
    console.print(answer_view(DISPUTED))
    assert max(map(len, console.file.getvalue().splitlines())) <= 40  # type: ignore[attr-defined]


def test_a_plain_answer_has_no_status_and_no_table() -> None:
    shown = printed(answer_view(ANSWERED))
    assert shown.startswith("The army [1].")
    assert "figure" not in shown


def test_what_is_not_found_is_said_once_with_the_closest_passages() -> None:
    shown = printed(answer_view(NOT_FOUND))
    assert shown.count("The sources do not say.") == 1
    assert "Closest passages, which do not answer it: Tesk floods Lower Varn" in shown


def test_sources_are_a_table() -> None:
    shown = printed(sources_view([COURIER, HERALD]), 200)
    assert "c0ffee 2031-05-04 The Varn Courier Tesk floods Lower Varn clips/varn.txt" in shown
    assert "facade - - clips/herald.txt" in shown


def test_an_article_is_its_metadata_and_its_text() -> None:
    shown = printed(article_view(COURIER))
    assert COURIER.sha256 in shown
    assert "clips/varn.txt clips/copy.txt" in shown
    assert " ".join(COURIER.text.split()) in shown
    assert "no date stated" in printed(article_view(HERALD))


def test_a_report_counts_and_says_what_was_skipped_and_why() -> None:
    report = Report(("a", "b"), (), ("c",), ("gone.txt",), (), (Skipped("x.png", "not text"),))
    shown = printed(report_view(report, "idx"))
    assert shown.startswith("idx: 2 added, 0 changed, 1 unchanged, 1 skipped, 1 missing")
    assert "skipped x.png: not text" in shown
    assert "missing gone.txt: still indexed, --prune removes it" in shown
    assert "1 removed" in printed(report_view(Report(removed=("gone.txt",)), "idx"))


def test_a_report_says_each_warning_once_with_its_articles() -> None:
    warned = tuple(Warned(f"{n}.txt", "no date") for n in range(12))
    shown = printed(report_view(Report(warnings=(*warned, Warned("a.txt", "no English"))), "idx"))
    assert "warning: no date 0.txt 1.txt" in shown
    assert "9.txt and 2 more: `onrecord sources` lists all articles warning: no English a.txt" in shown


def test_an_article_says_where_its_metadata_comes_from() -> None:
    details = Details(section="Floods", language="en", origins={"title": "JSON-LD", "published": "byline"})
    shown = printed(article_view(replace(COURIER, details=details)))
    assert "headline Tesk floods Lower Varn (from: JSON-LD)" in shown
    assert "published 2031-05-04 (from: byline)" in shown
    assert "section Floods" in shown


@pytest.mark.parametrize(
    "view",
    [
        answer_view(HOSTILE_ANSWER),
        sources_view([MALICE]),
        article_view(MALICE),
        report_view(Report(missing=(MALICE.path,), skipped=(Skipped(MALICE.path, MALICE.text),)), MALICE.path),
    ],
)
def test_no_text_drives_the_terminal(view: RenderableType) -> None:
    shown = printed(view, 500)
    assert not set(shown) & set("\x00\x07\x1b\x9b\u202e\u202c")
    assert "\\x1b[2J" in shown
