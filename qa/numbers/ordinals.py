"""Places in an order: "the third attack", "7th District", "No. 3"."""

import re
from dataclasses import dataclass

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
_SMALL = {
    word: place
    for place, word in enumerate([*_UNITS.split(), "sixteenth", "seventeenth", "eighteenth", "nineteenth"], start=1)
}
_TENS = {word: 10 * ten for ten, word in enumerate("twent thirt fort fift sixt sevent eight ninet".split(), start=2)}
_WORDED = re.compile(
    rf"(?:({'|'.join(_TENS)})(?:y-({'|'.join(list(_SMALL)[:9])})|ieth)|({'|'.join(_SMALL)})|(hundredth))(?![\w])",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})*|\d{1,6})(?:st|nd|rd|th)(?![\w])")
_NUMBERED = re.compile(r"(?:(?:No|Nos)\.\s?|№\s?|#)(\d{1,6})(?![\d.,]*\d)")
# "at first", "first of all", "First, ...": words about the telling, not about an order.
_TELLING_BEFORE = re.compile(r"\b(?:at|split)\s+$", re.IGNORECASE)
_PLACED = re.compile(r"\s+(?:of|in|on|at|to|among|behind|after|from|overall)\b|\s*(?:[.,;:)!?\"”’]|$)", re.IGNORECASE)
_TELLING_AFTER = re.compile(
    r"\s+(?:of\s+all|and\s+foremost|aid|lad(?:y|ies)|names?|hand|thing)\b|,|-hand", re.IGNORECASE
)

STARTS = (
    rf"(?:(?:{'|'.join(_TENS)})(?:y-(?:{'|'.join(list(_SMALL)[:9])})|ieth)|{'|'.join(_SMALL)}|hundredth|Nos?\.|№|#)"
)


@dataclass(frozen=True)
class Ordinal:
    """`text[start:end]` is this place in an order."""

    start: int
    end: int
    place: int


def stands_alone(text: str, ordinal: Ordinal) -> bool:
    """Whether an ordinal with no noun is a place ("came third"), and no adverb ("was first told")."""
    return text[ordinal.end - 1].isdigit() or text[ordinal.start].isdigit() or bool(_PLACED.match(text, ordinal.end))


def read_ordinal(text: str, at: int) -> Ordinal | None:
    """The ordinal that begins at `at`."""
    if match := _NUMBERED.match(text, at):
        return Ordinal(at, match.end(), int(match[1]))
    if match := _FIGURES.match(text, at):
        return Ordinal(at, match.end(), int(match[1].replace(",", "")))
    match = _WORDED.match(text, at)
    if not match:
        return None
    tens, one, alone, _ = (group.lower() if group else "" for group in match.groups())
    place = _TENS[tens] + _SMALL.get(one, 0) if tens else _SMALL.get(alone, 100)
    if place == 1 and (_TELLING_BEFORE.search(text, max(0, at - 8), at) or _TELLING_AFTER.match(text, match.end())):
        return None
    return Ordinal(at, match.end(), place)
