"""Figures, dates and times of a clause: each is the quote's, with the same bounds, unit and period."""

import re

from qa.dates import Period, contains, read_times, same_period
from qa.names import CALENDAR
from qa.verify.asserted import Asserted
from qa.verify.failure import Failure
from qa.verify.window import Window, words_of

FIGURE = re.compile(r"\d[\d.,:]*\w*")
WORD_BEFORE = re.compile(r"(?:\w[\w.,:]*)?$")
NAMES_A_DAY = re.compile(r"\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
SIDE = re.compile(r"\b(before|after|since|until|till|by|prior to|following)\s+(?:the\s+)?$", re.IGNORECASE)
SIDES = {"till": "until", "prior to": "before", "following": "after"}
LONGEST_SIDE = len("following the  ")


def numbers(said: Asserted, window: Window) -> Failure | None:
    for quantity in said.quantities:
        if not said.places(quantity, window):
            return Failure("number", f"“{said.figure(quantity)}” is not what the quote says")
    read = [(q.start, q.end) for q in said.quantities] + [(p.start, p.end) for p in said.periods]
    read += [(time.start, time.end) for time in read_times(said.clause)]
    for figure in FIGURE.finditer(said.clause):
        covered = any(start <= figure.start() < end for start, end in read)
        word = _whole_word(said.clause, figure.start(), figure.end())
        if not covered and not re.search(rf"(?<![\w.,]){re.escape(word)}(?!\w|[.,]\d)", window.words_quoted):
            return Failure("number", f"the figure {word} does not stand in the quote")
    return None


def _whole_word(text: str, start: int, end: int) -> str:
    """A figure with the word that it is part of: "PS4", "4a", "pone.0201879"."""
    before = WORD_BEFORE.search(text, 0, start)
    return text[before.start() if before else start : end].rstrip(".,:")


def dates(said: Asserted, window: Window) -> Failure | None:
    for period in said.periods:
        if not dated(said, period, window) and not said.is_publication(period):
            return Failure("date", f"“{said.clause[period.start : period.end]}” is not the quote's date")
    for time in read_times(said.clause):
        if not any((time.hour, time.minute) == (other.hour, other.minute) for other in window.times):
            return Failure("date", f"“{said.clause[time.start : time.end]}” is not the quote's time")
    for word in words_of(said.clause, 0, len(said.clause)):
        calendar = word.text.casefold() in CALENDAR and word.text[0].isupper()
        unread = not any(period.start <= word.start < period.end for period in said.periods)
        named = any(start <= word.start < end for start, end in said.names)
        if calendar and unread and not named and word.stem not in window.positions:
            return Failure("date", f"“{word.text}” does not stand in the quote")
    return None


def dated(said: Asserted, period: Period, window: Window) -> bool:
    words = " ".join(said.clause[period.start : period.end].casefold().split())
    for other in window.periods:
        if _side(said.clause, period) != _side(window.text, other):
            continue
        if words == " ".join(window.text[other.start : other.end].casefold().split()):
            return True
        if period.first is None or other.first is None or not NAMES_A_DAY.search(words):
            continue  # "on Tuesday" stands word for word or not at all
        if same_period(period, other) or (period.kind in ("month", "year") and contains(period, other)):
            return True
    return False


def _side(text: str, period: Period) -> str:
    """ "before", "after", "since", "until" or "by", where one stands before a date: by Friday is not after Friday."""
    found = SIDE.search(text[max(0, period.start - LONGEST_SIDE) : period.start])
    return SIDES.get(found.group(1).casefold(), found.group(1).casefold()) if found else ""
