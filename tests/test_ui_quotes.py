from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import COURIER

from ui.quotes import AROUND, MAX_EXACT, link_to_quote, surrounding, web_address

URL = "https://courier.varn.example/a"


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("The river Tesk burst its banks on Friday.", "", " More than 300 families left their homes in Lower Varn, "
         "mayor Mira Tolvan said."),
        ("300 families", "The river Tesk burst its banks on Friday. More than ", " left their homes in Lower Varn, "
         "mayor Mira Tolvan said. Schools stay closed until Monday."),
        ("The army sent two boats.", "Schools stay closed until Monday.\n\n", ""),
        ("Monday.\n\nThe army", "More than 300 families left their homes in Lower Varn, mayor Mira Tolvan said. "
         "Schools stay closed until ", " sent two boats."),
    ],
)  # fmt: skip
def test_a_quote_stands_within_its_sentence_and_one_on_each_side(quote: str, before: str, after: str) -> None:
    start = COURIER.text.index(quote)
    assert surrounding(COURIER.text, start, start + len(quote)) == (before, after)


@given(st.text(), st.data())
def test_what_surrounds_is_what_stands_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, after = surrounding(text, start, end)
    assert text[start - len(before) : end + len(after)] == before + text[start:end] + after


def test_a_page_of_one_endless_line_is_not_shown_whole() -> None:
    text = "word " * 100_000
    before, after = surrounding(text, 250_000, 250_004)
    assert 0 < len(before) <= AROUND
    assert 0 < len(after) <= AROUND
    assert before.startswith("word")


@pytest.mark.parametrize(
    ("url", "quote", "link"),
    [
        (URL, "plain words", f"{URL}#:~:text=plain%20words"),
        (URL, "a, b & c-d", f"{URL}#:~:text=a%2C%20b%20%26%20c%2Dd"),
        (URL, "100% “sure” é #1", f"{URL}#:~:text=100%25%20%E2%80%9Csure%E2%80%9D%20%C3%A9%20%231"),
        (f"{URL}?p=1#part", "words", f"{URL}?p=1#part:~:text=words"),
        (URL, "one two three four\n\nfive six", f"{URL}#:~:text=one%20two%20three,four%20five%20six"),
        (URL, "x" * (MAX_EXACT + 1), f"{URL}#:~:text={'x' * (MAX_EXACT + 1)}"),
        (URL, " ".join(["so"] * 200), f"{URL}#:~:text=so%20so%20so%20so%20so,so%20so%20so%20so%20so"),
    ],
)
def test_a_link_opens_at_the_quote(url: str, quote: str, link: str) -> None:
    assert link_to_quote(url, quote) == link


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=MAX_EXACT))
def test_a_quote_is_read_back_from_its_link(quote: str) -> None:
    directive = link_to_quote(URL, quote).removeprefix(f"{URL}#:~:text=")
    assert not set(directive) & set("&-#\"'<> ")
    if "," not in directive:
        assert unquote(directive) == " ".join(quote.split())


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://varn.example/a", True),
        ("HTTP://varn.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//varn.example/a", False),
        ("https://", False),
        ("https://[broken", False),
        ("varn.example/a", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_is_linked(url: str | None, safe: bool) -> None:
    assert web_address(url) == (url if safe else None)
