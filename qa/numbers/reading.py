"""Quantities in news prose: every number that counts or measures something, and none that only looks so.

`cardinals.py` reads a number with all that belongs to it; here are the other ways to say how many (fractions,
ordinals, "no casualties", "nobody", "both"), and what keeps dates, times and names out.
"""

import re

from qa.dates import dated_spans
from qa.numbers import fractions, numerals, ordinals
from qa.numbers.cardinals import read_cardinal
from qa.numbers.comparators import Comparator, bounds, read_comparator_before
from qa.numbers.counted import read_counted, read_counted_of
from qa.numbers.fractions import Fraction, read_fraction, read_one_in_five
from qa.numbers.labels import elsewhere
from qa.numbers.numerals import read_numeral
from qa.numbers.ordinals import Ordinal, read_ordinal, stands_alone
from qa.numbers.quantity import Kind, Quantity, render, same_quantity, same_value
from qa.numbers.units import read_unit

__all__ = ["Kind", "Quantity", "read_quantities", "render", "same_quantity", "same_value"]

_TRIGGER = re.compile(
    rf"(?<![\w])(?:{numerals.STARTS}|{ordinals.STARTS}|{fractions.STARTS}|no(?:ne|body|-one)?\b|both\b"
    r"|an?\s+[a-z]+\s+and\s+a\s+half\b|not\s+(?:a\s+single|one)(?![\w'’]))|(?<=[a-z])\d{1,3}(?:,\d{3})+",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"an?\s+([a-z]+)\s+and\s+a\s+half\b", re.IGNORECASE)
_OF_A_UNIT = re.compile(r"(half)[\s-]+(?:an?\s+)?|(?:an?\s+quarter|three[\s-]quarters)\s+of\s+an?\s+", re.IGNORECASE)
_NONE = re.compile(r"(?:(nobody|no[\s-]one)|(none|not\s+one)|(?:no|not\s+a)\s+single|no)(?![\w'’-])", re.IGNORECASE)
# "No one knows how many" says that it is not known, and not that nobody does: only what befell nobody is a zero.
_BEFELL = re.compile(
    r"\s+(?:(?:is|was|were|are|has\s+been|had\s+been|have\s+been)\s+(?:\w+ly\s+)?(?!sure\b|certain\b|going\b|clear\b|able\b|yet\b)\w+"
    r"|died|survived|escaped|suffered)|\s*(?:[.;)!?]|$)",
    re.IGNORECASE,
)
# "No child died": one of them is a count where somebody is told of.
_ONE_PERSON = re.compile(
    r"(?:\w+ )*(?:child|person|soldier|civilian|passenger|patient|resident|worker|pupil|student|man|woman|officer"
    r"|member|sailor|villager|guest|visitor|prisoner|hostage|victim|player|doctor|nurse|teacher|animal)",
    re.IGNORECASE,
)
_BOTH = re.compile(r"both(?:\s+of)?(?:\s+(?:the|these|those|its|their|his|her))?(?=\s)", re.IGNORECASE)
_PAIRED = re.compile(r"[\"”’')]*\s+and\b", re.IGNORECASE)


def read_quantities(text: str) -> list[Quantity]:
    """Every quantity of `text`, in order. Dates, times, names and identifiers are none."""
    taken = sorted([*elsewhere(text), *dated_spans(text)])
    found: list[Quantity] = []
    at = 0
    while match := _TRIGGER.search(text, at):
        start = match.start()
        inside = next((span for span in taken if span[0] <= start < span[1]), None)
        if inside:
            at = max(inside[1], start + 1)
            continue
        limit = next((span[0] for span in taken if span[0] > start), len(text))
        quantity, at = _read_at(text, start, limit)
        if quantity and quantity.value_end <= limit and (not found or found[-1].value_end <= quantity.value_start):
            found.append(quantity)
        at = max(at, start + 1)
    return found


def _read_at(text: str, at: int, limit: int) -> tuple[Quantity | None, int]:
    quantity = _read_none(text, at) or _read_both(text, at) or _read_part_of_unit(text, at)
    if quantity:
        return quantity, quantity.value_end
    numeral = read_numeral(text, at)
    share = (numeral and read_one_in_five(text, numeral)) or read_fraction(text, at)
    if share and share.end <= limit and (numeral is None or share.end > numeral.end):
        return _share(text, share), share.end
    if ordinal := read_ordinal(text, at):
        return _place(text, ordinal), ordinal.end
    return read_cardinal(text, at, limit)


def _place(text: str, ordinal: Ordinal) -> Quantity | None:
    noun = read_counted(text, ordinal.end + (text[ordinal.end : ordinal.end + 1] == "-"), singular=True)
    if noun is None and not stands_alone(text, ordinal):
        return None
    end, words = (noun.end, text[noun.start : noun.end]) if noun else (ordinal.end, None)
    return Quantity(
        ordinal.start, end, ordinal.start, ordinal.end, ordinal.place, ordinal.place, "=", None, words, "ordinal"
    )


def _share(text: str, share: Fraction) -> Quantity:
    compared = read_comparator_before(text, share.start)
    comparator: Comparator = compared[0] if compared else "="
    start = compared[1] if compared else share.start
    noun = read_counted_of(text, share.end) or read_counted(text, _past_determiner(text, share.end))
    low, high = bounds(comparator, share.value, share.value)
    words = text[noun.start : noun.end] if noun else None
    return Quantity(
        start, noun.end if noun else share.end, start, share.end, low, high, comparator, None, words, "share"
    )


def _read_part_of_unit(text: str, at: int) -> Quantity | None:
    """ "Half an hour", "three-quarters of a mile", "an hour and a half"."""
    if match := _AND_A_HALF.match(text, at):
        unit, value, end = read_unit(text, match.start(1)), 1.5, match.end()
        whole = unit is not None and unit.end == match.end(1)
    elif match := _OF_A_UNIT.match(text, at):
        unit = read_unit(text, match.end())
        value = 0.5 if match[1] else 0.25 if text[at] in "aA" else 0.75
        end, whole = unit.end if unit else at, unit is not None and unit.singular
    else:
        return None
    if unit is None or not whole:
        return None
    compared = read_comparator_before(text, at)
    comparator: Comparator = compared[0] if compared else "="
    start = compared[1] if compared else at
    low, high = bounds(comparator, value, value)
    return Quantity(start, end, start, end, low, high, comparator, unit.name, None, unit.dimension)


def _read_none(text: str, at: int) -> Quantity | None:
    """ "No casualties", "not one soldier", "nobody was hurt", "none of the crew"."""
    match = _NONE.match(text, at)
    if not match:
        return None
    if match[1]:
        if not _BEFELL.match(text, match.end()):
            return None
        return Quantity(at, match.end(), at, match.end(), 0, 0, "=", None, "people", "count")
    if match[2]:
        noun = read_counted_of(text, match.end())
        if noun or _BEFELL.match(text, match.end()):
            end = noun.end if noun else match.end()
            words = text[noun.start : noun.end] if noun else None
            return Quantity(at, end, at, match.end(), 0, 0, "=", None, words, "count")
        if match[2].lower() == "none":
            return None
    single = match[0].lower() != "no"  # "not one soldier", "no single reason"
    noun = read_counted(text, match.end(), singular=True)
    if not noun:
        return None
    harmed = _ONE_PERSON.fullmatch(text, noun.start, noun.end) and _BEFELL.match(text, noun.end)
    if not (noun.plural or single or harmed):
        return None
    return Quantity(at, noun.end, at, noun.end, 0, 0, "=", None, text[noun.start : noun.end], "count")


def _read_both(text: str, at: int) -> Quantity | None:
    """ "Both sides"; "both soldiers and civilians" counts nothing."""
    match = _BOTH.match(text, at)
    noun = read_counted(text, match.end()) if match else None
    if not noun or not noun.plural or not text[noun.start].islower() or _PAIRED.match(text, noun.end):
        return None
    return Quantity(at, noun.end, at, noun.end, 2, 2, "=", None, text[noun.start : noun.end], "count")


_DETERMINER = re.compile(r"\s+(?:all\s+)?(?:the|its|their|his|her|our|all|these|those)\b", re.IGNORECASE)


def _past_determiner(text: str, at: int) -> int:
    match = _DETERMINER.match(text, at)
    return match.end() if match else at
