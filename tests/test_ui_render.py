from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import ANSWERED, COURIER, DISPUTED, HERALD, HOSTILE_ANSWER, MALICE, NOT_FOUND

from index.article import Article
from qa.answer import Answer, Citation
from ui.render import Turn, conversation, day, sources

TAGS = set("section h2 h3 bdi div p a table thead tbody tr th td aside ol ul li span em blockquote mark b".split())
TAGS |= {"details", "summary"}
ATTRIBUTES = {"class", "id", "href", "target", "rel", "role", "scope", "aria-label", "aria-hidden"}


class Page(HTMLParser):
    """What a browser would see: elements, links and, by element, the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.texts)

    @property
    def links(self) -> list[str]:
        return [attributes["href"] or "" for tag, attributes in self.elements if tag == "a"]

    def within(self, tag: str) -> list[str]:
        return [text for around, text in self.texts if around == tag]


def shown(answer: Answer) -> Page:
    return Page(conversation([Turn(answer.question, answer=answer)]))


def test_a_quote_is_marked_within_its_sentences() -> None:
    page = shown(DISPUTED)
    assert [c.quote for c in DISPUTED.citations] == page.within("mark")
    assert "burst its banks on Friday. More than 300 families" in page.text


def test_each_marker_leads_to_its_card_and_each_turn_to_its_own() -> None:
    page = Page(conversation([Turn("a", answer=DISPUTED), Turn("b", answer=ANSWERED)]))
    targets = [link[1:] for link in page.links if link.startswith("#")]
    identities = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert {"t1-c1", "t1-c2", "t2-c1"} == set(targets)
    assert set(targets) <= set(identities)
    assert len(identities) == len(set(identities))


def test_a_card_says_who_when_and_where() -> None:
    page = shown(DISPUTED)
    for part in ("Tesk floods Lower Varn", "The Varn Courier · 4 May 2031", "Said by Mira Tolvan"):
        assert part in page.text
    assert "no headline stated" in page.text
    assert "no publisher stated · no date stated" in page.text
    assert "clips/herald.txt" in page.text


def test_the_link_opens_at_the_quote_in_another_tab_and_tells_nobody() -> None:
    (attributes,) = [
        attributes for tag, attributes in shown(DISPUTED).elements if tag == "a" and attributes.get("target")
    ]
    assert (attributes["href"] or "").startswith("https://courier.varn.example/tesk-floods#:~:text=More%20than%20300")
    assert attributes["target"] == "_blank"
    assert attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize(
    ("answer", "words"),
    [(DISPUTED, "The sources differ"), (NOT_FOUND, "The sources do not say"), (ANSWERED, None)],
)
def test_the_status_is_said_plainly_and_once(answer: Answer, words: str | None) -> None:
    page = shown(answer)
    for status in ("The sources differ", "The sources do not say"):
        assert page.text.count(status) == (1 if status == words else 0)


def test_positions_are_a_table_with_who_says_so_and_when() -> None:
    page = shown(DISPUTED)
    cells = [text for text in page.within("td") if text.strip()]
    assert cells == ["more than 300", "in Lower Varn", "Mira Tolvan", "4 May 2031", "some 250",
                     "the Orlian relief office"]  # fmt: skip


def test_a_figure_that_nobody_is_named_for_is_the_outlet_s() -> None:
    unnamed = replace(DISPUTED, positions=tuple(replace(position, speaker=None) for position in DISPUTED.positions))
    assert shown(unnamed).within("td")[2] == "The Varn Courier"


def test_each_statement_stands_for_itself() -> None:
    page = shown(replace(DISPUTED, text="It is so [1]. But then [7] not, nor e.g. this [1][2]. Over [2]."))
    classes = [attributes.get("class") for _, attributes in page.elements]
    assert [name for name in classes if name in ("text", "text short")] == ["text short", "text", "text"]


def test_one_position_needs_no_table() -> None:
    assert not shown(replace(DISPUTED, positions=DISPUTED.positions[:1])).within("td")


def test_the_closest_passages_are_named_so_and_not_marked() -> None:
    page = shown(NOT_FOUND)
    assert page.within("h3") == ["Closest passages"]
    assert page.within("b") == ["The river Tesk burst its banks on Friday."]
    assert not page.within("mark")


def test_a_warning_and_what_was_understood_are_shown() -> None:
    page = shown(DISPUTED)
    assert DISPUTED.warnings[0] in page.text
    assert "Understood as: How many families left Lower Varn?" in page.text
    assert "Understood as" not in shown(ANSWERED).text


@pytest.mark.parametrize(("by", "words"), [("extractive", "without a language model"), ("ollama/x", "by ollama/x")])
def test_who_wrote_the_answer_is_said(by: str, words: str) -> None:
    assert words in shown(replace(DISPUTED, answered_by=by)).text


def test_a_quoted_field_is_named_and_links_to_the_article_itself() -> None:
    page = shown(replace(ANSWERED, citations=(Citation(1, "Oda Brenn", None, None, COURIER, None, "authors"),)))
    assert "Byline, as it stands in the file" in page.text
    assert page.within("mark") == ["Oda Brenn"]
    assert COURIER.url in page.links


def test_a_failure_looks_like_one_and_never_like_an_empty_answer() -> None:
    page = Page(conversation([Turn("q", failure="the index cannot be read")]))
    assert "This question could not be answered" in page.text
    assert "The index cannot be read" in page.text
    assert "do not say" not in page.text


def test_a_marker_without_a_citation_stays_text() -> None:
    page = shown(replace(ANSWERED, text="The army [7]."))
    assert "The army [7]." in page.text
    assert "#t1-c7" not in page.links


@given(st.lists(st.text(), min_size=12, max_size=12))
def test_nothing_that_is_written_by_others_becomes_markup(words: list[str]) -> None:
    article = Article(words[0], words[1] + "the quote" + words[2], words[3], words[4], words[5], url=words[6])
    start = len(words[1])
    citation = Citation(1, "the quote", start, start + 9, article, words[7])
    answer = Answer(words[8], words[9], "not_found", 0.1, words[10], (citation,), (), (citation,), (words[11],))
    for page in (shown(answer), Page(sources([article]))):
        assert {tag for tag, _ in page.elements} <= TAGS
        assert not page.open


def test_hostile_text_is_shown_as_text() -> None:
    for page in (shown(HOSTILE_ANSWER), Page(sources([MALICE]))):
        assert {tag for tag, _ in page.elements} <= TAGS
        assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
        assert all(link.startswith("#t1-c") for link in page.links)
        assert "<script>alert(1)</script>" in page.text
        assert not set(page.text) & set("\x00\x07\x1b\x9b\u202e\u202c")


@pytest.mark.parametrize(
    ("articles", "line"),
    [
        ([], "0 articles"),
        ([HERALD], "1 article"),
        ([COURIER], "1 article from 1 publisher, 4 May 2031"),
        (
            [COURIER, HERALD, replace(COURIER, published=date(2030, 12, 31))],
            "3 articles from 1 publisher, 31 December 2030 to 4 May 2031",
        ),
    ],
)
def test_what_is_indexed_is_said_in_a_line(articles: list[Article], line: str) -> None:
    assert Page(sources(articles)).within("summary") == [line]


def test_a_long_list_of_sources_is_cut_and_says_so() -> None:
    page = Page(sources([COURIER] * 1_300))
    assert "and 1,100 more" in page.text


def test_a_day_is_written_the_british_way() -> None:
    assert day(date(2031, 5, 4)) == "4 May 2031"


def test_what_passed_stands_with_the_note_that_more_may_come_or_that_it_broke_off() -> None:
    waiting = conversation([Turn("q", answer=ANSWERED, unfinished=True)])
    assert waiting.index("The army") < waiting.index("Checking what the model writes") < waiting.index("<aside")
    broken = conversation([Turn("q", answer=ANSWERED, failure="the answer was stopped")])
    assert broken.index("The army") < broken.index("This answer is not whole: the answer was stopped")
