"""What stands at the end of an article and is not the article: lives of its authors, teasers, a heading of nothing."""

import re
from collections.abc import Sequence

from index.lines import BYLINE_LEAD, NOTICE, Kind, Line, content_stems

_BIO = re.compile(
    r"^(?:[A-Z][\w.'’-]+ ){1,4}(?:(?:is|was|has been|works|joined)\b.{0,60}?"
    r"\b(?i:reporter|correspondent|editor|journalist|columnist|writer|contributor|fellow|freelance|author|newsroom|bureau)\b"
    r"|(?:covers|reports|writes)\b.{0,80}?\b(?:for (?:The\b|[A-Z])|(?:reporter|correspondent|editor|writer)\b))"
)
_BIO_LINES = 2  # lives of authors stand in the last lines; further up, a sentence of this shape is about a source
_CONTACT = re.compile(r"^[^\"“”]*(?:\S@\S|(?:^|\s)@\w+)[^\"“”]*$")
_LABELLED = re.compile(r"^[A-Z]{3,}(?: [A-Z]+)*: ")
_NAME = re.compile(r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|van|von|de|del|la|bin|al)){1,3}")
_BYLINE = re.compile(rf"^\W{{0,2}}{BYLINE_LEAD}\s+", re.IGNORECASE)
_TEASER_WORDS, _TEASER_SHARED = 12, 0.2


def signatures(lines: Sequence[Line], kinds: Sequence[Kind]) -> frozenset[str]:
    """The names in the bylines among these lines, in small letters."""
    names = set()
    for line, kind in zip(lines, kinds, strict=False):
        if kind is Kind.BYLINE:
            text = _BYLINE.sub("", line.text)
            found = _NAME.match(text.title() if text.isupper() else text)
            names |= {found[0].casefold()} if found else set()
    return frozenset(names)


def is_life(line: Line) -> bool:
    """Whether a line has the shape of an author's life: "Ana Rey is a reporter"."""
    return _BIO.match(line.text) is not None


def drop_ending(lines: Sequence[Line], kinds: Sequence[Kind], chosen: list[int]) -> list[int]:
    """The chosen lines without those at the end that are no part of the article."""
    for _ in range(_BIO_LINES):
        if len(chosen) <= 1:
            break
        text = lines[chosen[-1]].text
        if not NOTICE.match(text) and (
            is_life(lines[chosen[-1]]) or (_CONTACT.search(text) and len(text.split()) <= 40)
        ):
            chosen = chosen[:-1]
    if len(chosen) > 2 and all(_is_short_question(lines[i]) for i in chosen[-2:]):
        while len(chosen) > 1 and _is_short_question(lines[chosen[-1]]):
            chosen = chosen[:-1]
    while len(chosen) > 1 and (_heads_nothing(lines, kinds, chosen[-1]) or _is_teaser(lines, kinds, chosen)):
        chosen = chosen[:-1]
    return chosen


def _is_short_question(line: Line) -> bool:
    return line.text.endswith("?") and len(line.words) <= _TEASER_WORDS


def _heads_nothing(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> bool:
    return kinds[i] is Kind.SHORT and lines[i].mark not in ("item", "row")


def _is_teaser(lines: Sequence[Line], kinds: Sequence[Kind], chosen: Sequence[int]) -> bool:
    """Whether the last line is another story's headline that reads like a sentence: short, and among such."""
    last = chosen[-1]
    line = lines[last]
    if NOTICE.match(line.text) or line.mark == "row":
        return False
    if _LABELLED.match(line.text) and len(line.words) <= _TEASER_WORDS:
        return True
    if (
        not _is_short_question(line)
        or last - 1 in chosen[-2:]
        or kinds[last - 1] not in (Kind.SHORT, Kind.STORIES, Kind.POINTER)
    ):
        return False
    stems = content_stems(line.text)
    known = frozenset().union(*(content_stems(lines[i].text) for i in chosen[:-1]))
    return len(stems & known) < _TEASER_SHARED * len(stems)
