"""A number as English writes it, in figures or words, with its magnitude: "1.2 million", "half a million", "dozens"."""

import re
from dataclasses import dataclass

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_SMALL = {word: value for value, word in enumerate([*_UNITS.split(), "seventeen", "eighteen", "nineteen"])}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
# Indefinite plurals name an order of magnitude: "hundreds" is 100 to 999. A dozen's ends at 99, where hundreds begin.
_VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (20, 99),
    "hundreds": (100, 999),
    "thousands": (1000, 9999),
    "lakhs": (10**5, 10**6 - 1),
    "millions": (10**6, 10**7 - 1),
    "crores": (10**7, 10**8 - 1),
    "billions": (10**9, 10**10 - 1),
    "trillions": (10**12, 10**13 - 1),
}
_FEW = {"several": (3, 9), "a few": (2, 9)}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_FRACTION_OF = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}
_MAGNITUDE = "|".join(_MAGNITUDES)
_WORD = "|".join(sorted([*_SMALL, *_TENS, *_MAGNITUDES], key=len, reverse=True))

FIGURES = r"(?:\d{1,3}(?:[,\u2009\u202f\u00a0 ]\d{3})+(?!\d)|\d{1,3}(?:,\d{2})+,\d{3}(?!\d)|\d+)(?:\.\d+)?"
_FIGURES = re.compile(rf"({FIGURES})([{''.join(_VULGAR)}])?|([{''.join(_VULGAR)}])")
_AFTER_FIGURES = re.compile(
    rf"[\s-]*({_MAGNITUDE})s?(?![\w])(?!-\w)|\s?(k|mn|mln|bn|bln|tn|trn)(?![\w])|([mb])(?![\w²³/])", re.IGNORECASE
)
_AND_A_HALF = re.compile(
    r"\s+and\s+a\s+half(?:[\s-]+(million|billion|trillion|thousand|hundred|dozen))?\b", re.IGNORECASE
)
_RUN = re.compile(
    rf"(?:(?:an?|one)\s+(?={_MAGNITUDE}))?(?:{_WORD})(?:(?:[\s-]+|,?\s+and\s+)(?:{_WORD})){{0,16}}(?![\w])",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"\b(?:an?|{_WORD}|and)\b", re.IGNORECASE)
_PART_OF_MAGNITUDE = re.compile(
    rf"(?:an?\s+|one[\s-])?(half|third|quarter)\s+(?:of\s+)?an?\s+({_MAGNITUDE})(?![\w])|half[\s-](dozen|million|billion)\b",
    re.IGNORECASE,
)
_ORDERS = "|".join(word for word in _VAGUE if word not in ("dozens", "scores", "tens"))
_VAGUE_RUN = re.compile(
    rf"({'|'.join(_VAGUE)})(?![\w])(?:\s+of\s+({_ORDERS})(?![\w]))?",
    re.IGNORECASE,
)
_FEW_RUN = re.compile(rf"(several|a\s+few)(?:\s+({_MAGNITUDE}))?(?![\w])", re.IGNORECASE)
_COUPLE = re.compile(rf"a\s+(couple|pair)(?:\s+(?:of\s+)?({_MAGNITUDE})(?![\w])|(?=\s+of\b|\s*$))", re.IGNORECASE)

STARTS = rf"(?:\d|[{''.join(_VULGAR)}]|an?\s+(?:few|couple|pair|{_MAGNITUDE})|several|{'|'.join(_VAGUE)}|{_WORD})"
"""What a numeral can begin with, for a scan over a text."""


@dataclass(frozen=True)
class Numeral:
    """A number's words: `text[start:end]`, between `low` and `high` inclusive."""

    start: int
    end: int
    low: float
    high: float
    approximate: bool = False
    """A couple: two, or about two."""
    figures: bool = False
    grouped: bool = False
    """10,000, not 10000."""
    magnitude: float = 1
    """What "million" multiplied, so that "10 to 12 million" can be read."""
    letter: str = ""
    """A glued "m" or "b", behind the numeral: metres or millions, flat 5b or billions."""

    @property
    def whole(self) -> bool:
        """Whether it is one number, and not an order of magnitude."""
        return self.low == self.high


def read_numeral(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at `at`, or None."""
    return _in_figures(text, at) or _in_words(text, at)


def _in_figures(text: str, at: int) -> Numeral | None:
    match = _FIGURES.match(text, at)
    if not match:
        return None
    digits, half, alone = match.groups()
    value = float(re.sub(r"[^\d.]", "", digits)) if digits else 0.0
    value += _VULGAR.get(half or alone or "", 0.0)
    end, letter, factor = match.end(), "", 1
    if magnitude := _AFTER_FIGURES.match(text, end):
        word, short, letter = magnitude.group(1), magnitude.group(2), magnitude.group(3) or ""
        if not letter:
            factor = _MAGNITUDES[word.lower()] if word else _SHORT[short.lower()]
            value, end = round(value * factor, 6), magnitude.end()
    elif half_more := _AND_A_HALF.match(text, end):
        value = (value + 0.5) * _MAGNITUDES.get((half_more[1] or "").lower(), 1)
        end = half_more.end()
    return Numeral(at, end, value, value, figures=True, grouped="," in (digits or ""), magnitude=factor, letter=letter)


def _in_words(text: str, at: int) -> Numeral | None:
    if match := _PART_OF_MAGNITUDE.match(text, at):
        part, of, of_half = match.groups()
        value = _FRACTION_OF[part.lower()] * _MAGNITUDES[of.lower()] if part else _MAGNITUDES[of_half.lower()] / 2
        return Numeral(at, match.end(), value, value)
    if match := _VAGUE_RUN.match(text, at):
        low, high = _VAGUE[match[1].lower()]
        if match[2]:  # tens of thousands: 10,000 to 99,999
            order = _VAGUE[match[2].lower()][0]
            low = {"tens": 10, "dozens": 24, "scores": 40}.get(match[1].lower(), low) * order
            high = (high + 1) * order - 1
        return Numeral(at, match.end(), low, high)
    if match := _FEW_RUN.match(text, at):
        low, high = _FEW[re.sub(r"\s+", " ", match[1].lower())]
        if match[2]:
            word = match[2].lower()
            low, high = low * _MAGNITUDES[word], _VAGUE[word + "s"][1]
        return Numeral(at, match.end(), low, high)
    if match := _COUPLE.match(text, at):
        value = 2 * _MAGNITUDES.get((match[2] or "").lower(), 1)
        return Numeral(at, match.end(), value, value, approximate=match[1].lower() == "couple")
    return _spelled_out(text, at)


def _spelled_out(text: str, at: int) -> Numeral | None:
    """ "two hundred and fifty", "twenty-one", "a million and a half": as far as the words make one number."""
    match = _RUN.match(text, at)
    if not match:
        return None
    total = 0.0  # of the magnitudes closed so far
    group = 0.0  # below a thousand
    last = ""
    end = at
    for token in _TOKEN.finditer(text, at, match.end()):
        word = token[0].lower()
        if word == "and":
            if last not in _MAGNITUDES or last == "dozen":
                break
            continue
        if not _may_follow(last, word, group, total):
            break
        if word in ("a", "an"):
            group = 1
        elif word in _SMALL:
            group += _SMALL[word]
        elif word in _TENS:
            group += _TENS[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1) * _MAGNITUDES[word]
        else:
            total += (group or 1) * _MAGNITUDES[word]
            group = 0
        last, end = word, token.end()
    value = total + group
    if half := _AND_A_HALF.match(text, end):
        if last in _MAGNITUDES and not half[1]:
            value += _MAGNITUDES[last] / 2
            end = half.end()
        elif last not in _MAGNITUDES:
            value = (value + 0.5) * _MAGNITUDES.get((half[1] or "").lower(), 1)
            end = half.end()
    factor = _MAGNITUDES.get(last, 1) if last != "dozen" else 1
    return Numeral(at, end, value, value, magnitude=factor if total in (0, value) else 1)


def _may_follow(last: str, word: str, group: float, total: float) -> bool:
    if word in ("a", "an") or not last:
        return not last
    if word in _SMALL:
        return last in ("hundred", "thousand", "million", "billion", "lakh", "crore") or (
            last in _TENS and 0 < _SMALL[word] < 10
        )
    if word in _TENS:
        return last in _MAGNITUDES and last != "dozen"
    if word in ("hundred", "dozen"):
        return last in ("a", "an") or 0 < group < 100
    return group > 0 and (total == 0 or _MAGNITUDES[word] < total)
