"""Where quotation marks open and close, and where a quote stands in an article."""

import re
from functools import lru_cache

from index.span import Span

MARK = re.compile(r"[\"“”„«»]")
OPENS_PARAGRAPH = re.compile(r"\s*[\"“„«]")
SINGLE_OPENING = re.compile(r"(?:(?<=[\s(\[—–\"“])|^)[‘'](?=[^\W_])(?!\d0s\b)", re.MULTILINE)
SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
AFTER_STOP = re.compile(r"(?<=[.,!?…])['’](?!\w)")
MAX_SINGLE = 600  # a closing single mark further off is an apostrophe


@lru_cache(maxsize=256)
def quotations(text: str) -> tuple[Span, ...]:
    """Spans of the quotations, their marks among them, in order.

    A quotation that a paragraph leaves open goes on in the next one if that opens with a mark, as print does it.
    """
    spans: list[Span] = []
    goes_on = False
    for paragraph in re.finditer(r"[^\n]+", text):
        found, left_open = _in_paragraph(text, paragraph.start(), paragraph.end())
        if goes_on and found and OPENS_PARAGRAPH.match(text, paragraph.start()) and spans:
            found[0] = (spans.pop()[0], found[0][1])
        spans += found
        goes_on = left_open
    return tuple(spans)


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Span], bool]:
    spans: list[Span] = []
    opened = -1
    for mark in MARK.finditer(text, start, end):
        at = mark.start()
        if opened < 0:
            if mark.group() not in "”»":
                opened = at
        elif mark.group() in "“„«" or (mark.group() == '"' and _must_open(text, at, start, end)):
            spans.append((opened, at))  # the closing mark is missing
            opened = at
        else:
            spans.append((opened, at + 1))
            opened = -1
    if opened >= 0:
        spans.append((opened, end))
    doubles = tuple(spans)
    for single in SINGLE_OPENING.finditer(text, start, end):
        inside = any(first < single.start() < last for first, last in (*doubles, *spans))
        if not inside and (closing := _closing(text, single.end(), end)) >= 0:
            spans.append((single.start(), closing))
    return sorted(spans), opened >= 0


def _must_open(text: str, at: int, start: int, end: int) -> bool:
    spaced = at == start or text[at - 1].isspace() or text[at - 1] in "(["
    return spaced and at + 1 < end and (text[at + 1].isalnum() or text[at + 1] in "([")


def _closing(text: str, start: int, end: int) -> int:
    limit = min(end, start + MAX_SINGLE)
    plain = SINGLE_CLOSING.search(text, start, limit)
    if plain is None:
        return -1
    if text[plain.start() - 1] == "s" and (firm := AFTER_STOP.search(text, start, limit)):
        return firm.end()  # the earlier mark is a plural's possessive
    return plain.end()


def quotation_at(text: str, start: int, end: int) -> Span | None:
    """The quotation that holds start..end, if one does."""
    for first, last in quotations(text):
        if first <= start and end <= last:
            return first, last
    return None


MARKS_AND_DASHES = str.maketrans(
    dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
# A number cut off in its middle, or from its sign, is another number.
CUT_NUMBER = re.compile(r"(?:\d[.,]|[$€£¥]\s?|(?<!\w)-)$")


def locate_quote(quote: str, article_text: str) -> Span | None:
    """Where a quote stands in an article, as published: exact but for kinds of marks and dashes, and white space.

    None where it does not stand, or only within a longer word or number. Marks around the whole quote may be its own.
    """
    wanted = " ".join(quote.translate(MARKS_AND_DASHES).split())
    text, offsets = _normalised(article_text)
    for form in dict.fromkeys((wanted, wanted.strip("\"'").strip())):
        at = text.find(form) if form else -1
        while at >= 0:
            end = at + len(form)
            if _whole_words(text, at, end):
                return offsets[at], offsets[end - 1] + 1
            at = text.find(form, at + 1)
    return None


@lru_cache(maxsize=64)
def _normalised(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with plain marks and single spaces, and where each of its characters stood."""
    letters: list[str] = []
    offsets: list[int] = []
    for at, letter in enumerate(text.translate(MARKS_AND_DASHES)):
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        offsets.append(at)
    return "".join(letters), tuple(offsets)


def _whole_words(text: str, start: int, end: int) -> bool:
    starts = not (start and text[start - 1].isalnum() and text[start].isalnum())
    ends = not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())
    cut = text[start].isdigit() and CUT_NUMBER.search(text[max(0, start - 3) : start])
    cut = cut or (text[end - 1].isdigit() and re.match(r"[.,]\d|%", text[end : end + 2]))
    return starts and ends and not cut
