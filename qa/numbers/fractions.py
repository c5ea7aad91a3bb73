"""Parts of a whole in words: "nearly half", "a third", "two-thirds", "one in five"."""

import re
from dataclasses import dataclass

from qa.numbers.numerals import Numeral, read_numeral

_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
_COUNTS = {word: count for count, word in enumerate("a one two three four five six seven eight nine".split())} | {
    "a": 1
}
_PART = "|".join(_PARTS)
_WORDED = re.compile(rf"({'|'.join(_COUNTS)})(-|\s+)({_PART}|halve)(s?)(?![\w-])", re.IGNORECASE)
_HALF = re.compile(r"half(?![\w-])", re.IGNORECASE)
_SLASHED = re.compile(r"(1)/([234])(?=\s+of\b)|(2)/(3)(?=\s+of\b)|(3)/(4)(?=\s+of\b)")
_OF_ALL = re.compile(r"\s+(?:of|more|less|fewer|higher|lower|larger|smaller)\b|\s*(?:[.,;:)\]\"”’?!]|$)", re.IGNORECASE)
_HALF_BEFORE = re.compile(
    r"(?:nearly|about|than|over|almost|around|roughly|under|to|least|by|some|one|only|just|^)\s*$", re.IGNORECASE
)
_HALF_AFTER = re.compile(r"\s+(?:of\b|(?:the|its|their|his|her|all|our|these|those)\b)", re.IGNORECASE)
_NO_SHARE_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|former|top|bottom|back|better|in|this|that)\s+$", re.IGNORECASE
)
_OUT_OF = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?", re.IGNORECASE)

STARTS = rf"(?:half|(?:{'|'.join(_COUNTS)})(?:-|\s+)(?:{_PART}|halve)|[123]/[234])"


@dataclass(frozen=True)
class Fraction:
    """`text[start:end]` is this share of something."""

    start: int
    end: int
    value: float


def read_fraction(text: str, at: int) -> Fraction | None:
    """The fraction that begins at `at`. "A third man" is an ordinal, and "the second half" no share."""
    if match := _SLASHED.match(text, at):
        over, under = (int(digit) for digit in match.groups() if digit)
        return Fraction(at, match.end(), over / under)
    if match := _WORDED.match(text, at):
        count, joint, part, plural = (group.lower() for group in match.groups())
        over = _COUNTS[count]
        if (over > 1) != bool(plural):
            return None
        if over == 1 and joint != "-" and not _OF_ALL.match(text, match.end()):
            return None
        return Fraction(at, match.end(), over / _PARTS["half" if part == "halve" else part])
    if match := _HALF.match(text, at):
        before = text[max(0, at - 16) : at]
        if _NO_SHARE_BEFORE.search(before):
            return None
        if _HALF_AFTER.match(text, match.end()) or (_HALF_BEFORE.search(before) and _OF_ALL.match(text, match.end())):
            return Fraction(at, match.end(), 0.5)
    return None


def read_one_in_five(text: str, first: Numeral) -> Fraction | None:
    """The share that begins with the numeral `first`: "one in five", "nine out of 10"."""
    joint = _OUT_OF.match(text, first.end)
    if not joint:
        return None
    second = read_numeral(text, joint.end())
    if not second or not first.whole or not second.whole or not 0 < first.low < second.low:
        return None
    # "Five in 14 villages" is no share; shares are told in tens, hundreds, or as one in so many.
    told_as_share = "out" in joint[0].lower() or first.low == 1 or second.low <= 10 or second.low in (100, 1000, 10000)
    return Fraction(first.start, second.end, first.low / second.low) if told_as_share else None
