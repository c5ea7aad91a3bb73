"""The report: one file, nothing loaded, everything escaped, the wrong answers first with their reasons."""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from evals import Run, run
from evals.report import render_report
from evals.schema import read_case
from index.article import Article

TEXT = "Before it. The ferry Halla sank <b>near</b> Tarn. After it."
FERRY = Article("a", TEXT, "ferry.txt", "Ferry <script>alert(1)</script>", published=date(2031, 12, 16))
HOSTILE = "What sank? <img src=http://evil.example/x onerror=alert(1)>"


class Chain:
    def ask(self, question: str) -> dict[str, Any]:
        quote = "The ferry Halla sank <b>near</b> Tarn."
        article = {"id": "a", "path": "ferry.txt", "title": FERRY.title, "publisher": None, "published": "2031-12-16"}
        citation = {"number": 1, "quote": quote, "start": 11, "end": 11 + len(quote), "article": article}
        return {
            "status": "answered",
            "score": 0.8,
            "text": "The ferry Halla sank near Tarn [1].",
            "citations": [citation],
        }

    def articles(self) -> list[Article]:
        return [FERRY]

    def article(self, id: str) -> Article:
        return FERRY


@pytest.fixture(scope="module")
def made() -> Run:
    def case(id: str, want: str) -> Any:
        expect = [{"type": "text", "any": want}]
        return read_case({"id": id, "question": HOSTILE, "status": "answered", "kind": "text", "expect": expect})

    return run(Chain(), [case("right", "ferry Halla"), case("wrong", "a lighthouse")])


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_nothing_is_loaded_from_anywhere(made: Run) -> None:
    elements = Elements(render_report(made)).found
    assert not {tag for tag, _ in elements} & {"img", "iframe", "object", "embed", "link", "base", "form"}
    addresses = [value for _, attributes in elements for name, value in attributes.items() if name in ("href", "src")]
    assert all(str(address).startswith("#") for address in addresses)
    policy = next(attributes["content"] for tag, attributes in elements if attributes.get("http-equiv"))
    assert str(policy).startswith("default-src 'none'")


def test_words_of_questions_and_articles_are_only_words(made: Run) -> None:
    page = render_report(made)
    assert [tag for tag, _ in Elements(page).found].count("script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;img src=http://evil.example/x onerror=alert(1)&gt;" in page


def test_the_quote_is_marked_in_its_context(made: Run) -> None:
    assert "Before it. <mark>The ferry Halla sank &lt;b&gt;near&lt;/b&gt; Tarn.</mark> After it." in render_report(made)


def test_a_wrong_answer_comes_first_and_says_why(made: Run) -> None:
    page = render_report(made)
    entries = re.findall(r'<details class="case (\w+)" id="case-(\w+)"', page)
    assert entries == [("wrong", "wrong"), ("right", "right")]
    assert "text: &quot;a lighthouse&quot; does not stand in the answer" in page


def test_the_filters_find_every_case_by_kind_and_outcome(made: Run) -> None:
    cases = [attributes for tag, attributes in Elements(render_report(made)).found if tag == "details"]
    assert [(one["data-kind"], one["data-outcome"]) for one in cases] == [("text", "wrong"), ("text", "right")]
