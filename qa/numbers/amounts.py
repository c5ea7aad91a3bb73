"""A number with its unit: "170 km", "2.5m people", "$3bn", "thousands of kilometres"."""

import re
from dataclasses import dataclass

from qa.numbers.counted import Noun, head, read_counted
from qa.numbers.numerals import Numeral
from qa.numbers.units import Unit, read_unit

_OF = re.compile(r"\s+of\s+")
_RACES = frozenset("hurdle heat final championship title record race runner swimmer sprinter".split())
LONG = re.compile(r"-(?:long|high|wide|deep|tall|thick|strong|plus|odd)\b", re.IGNORECASE)
OLD = re.compile(r"[\s-]olds?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """A numeral and its unit."""

    low: float
    high: float
    end: int
    unit: Unit | None = None
    noun: Noun | None = None
    """Where the number cannot be told from another without it: "2.5m people"."""


def read_amount(text: str, numeral: Numeral, sign: bool) -> Amount | None:
    """A numeral with its unit; None where its letters make it another thing: "5G", "1990s", "flat 5b"."""
    end, low, high = numeral.end, numeral.low, numeral.high
    if numeral.letter:
        return _lettered(text, numeral, sign)
    if sign:
        return Amount(low, high, end) if not text[end : end + 1].isalpha() else None
    unit = _unit_after(text, numeral)
    if unit:
        return Amount(low, high, unit.end, unit)
    if text[end : end + 1].isalpha() and not (numeral.grouped and text[end : end + 3].isalpha()):
        return None
    if text[end : end + 2].lower() in ("'s", "’s") and numeral.figures:
        return None
    return Amount(low, high, end)


def _lettered(text: str, numeral: Numeral, sign: bool) -> Amount | None:
    end = numeral.end + 1
    if numeral.letter in "bB":
        if not sign and numeral.letter == "b":
            return None
        return _with_unit(text, numeral, 10**9, end)
    if sign or numeral.letter == "M":
        return _with_unit(text, numeral, 10**6, end)
    if read_unit(text, end + 1) and text[end : end + 1].isspace():
        return _with_unit(text, numeral, 10**6, end)
    noun = read_counted(text, end) if text[end : end + 1].isspace() else None
    if noun and noun.plural and head(text[noun.start : noun.end]) not in _RACES:
        return Amount(numeral.low * 10**6, numeral.high * 10**6, end, noun=noun)
    return Amount(numeral.low, numeral.high, end, Unit("m", "distance", end, singular=True))


def _with_unit(text: str, numeral: Numeral, factor: int, end: int) -> Amount:
    unit = read_unit(text, end + 1) if text[end : end + 1].isspace() else None
    low, high = round(numeral.low * factor, 6), round(numeral.high * factor, 6)
    return Amount(low, high, unit.end if unit else end, unit)


def _unit_after(text: str, numeral: Numeral) -> Unit | None:
    end = numeral.end
    gap = text[end : end + 1]
    if gap in ("-", "‑"):
        return read_unit(text, end + 1)
    spaces = len(text[end : end + 3]) - len(text[end : end + 3].lstrip(" \u00a0\u202f"))
    unit = read_unit(text, end + spaces)
    if unit is None and (numeral.approximate or not numeral.whole) and (of := _OF.match(text, end)):
        unit = read_unit(text, of.end())  # thousands of kilometres, a couple of hours
        if unit and unit.singular and unit.name != "%":
            unit = None
    if (
        unit
        and unit.singular
        and text[unit.end : unit.end + 1] == "-"
        and not (LONG.match(text, unit.end) or OLD.match(text, unit.end))
    ):
        return None  # five second-half goals
    if unit and unit.name == "second" and unit.singular and spaces and numeral.low != 1:
        return None  # two second chances
    return unit
