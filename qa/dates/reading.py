"""Dates in news prose, resolved against the day of publication.

`words.py` finds the words, `forms.py` reads them, `calendar.py` knows the stretches, and
`tense.py` whether they are behind or ahead.
A date without its year is the latest on or before publication; where the verb is of the future, the next.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qa.dates import calendar
from qa.dates.calendar import Span
from qa.dates.clock import ClockTime, read_times
from qa.dates.forms import PeriodKind, Said
from qa.dates.tense import points_ahead
from qa.dates.words import Mention, read_mentions

__all__ = ["Bound", "ClockTime", "Period", "contains", "dated_spans", "read_periods", "read_times", "same_period"]

Bound = Literal["since", "until", "before", "after", "by"]


@dataclass(frozen=True)
class Period:
    """`text[start:end]` names the days from `first` to `last`, inclusive; None where they cannot be known."""

    start: int
    end: int
    first: date | None
    last: date | None
    kind: PeriodKind
    resolved_from: Literal["absolute", "relative"]
    bound: Bound | None = None
    """The word before it: "since 2020" names 2020, and all that came after."""


_JOINT = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*(?:the\s+)?")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_BOUND = re.compile(r"\b(since|until|till|before|after|by)\s+(?:the\s+)?$", re.IGNORECASE)
_NIGHT_OF = re.compile(r"\bnight\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_WEEK_OF = re.compile(r"\bweek\s+(?:of|beginning|starting|commencing|from)\s+(?:the\s+)?$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:than|over|about|around|nearly|almost|some|roughly|least|approximately)\s+$", re.IGNORECASE)
# How far ahead a date without a verb is still nearer than the same date of the year before.
_NEAR = 90


def read_periods(text: str, published: date | None) -> list[Period]:
    """Every date and period of `text`, in order. Without `published`, only what states its year is resolved."""
    mentions = read_mentions(text)
    periods: list[Period] = []
    anchor: Period | None = None
    at = 0
    while at < len(mentions):
        mention = mentions[at]
        if at + 1 < len(mentions) and _joined(text, mention, mentions[at + 1]):
            period = _joined_period(text, mention, mentions[at + 1], published)
            at += 2
        else:
            period = _period(text, mention, published, anchor)
            at += 1
        periods.append(period)
        if period.first and period.kind in ("day", "month", "year"):
            anchor = period
    return periods


def dated_spans(text: str) -> list[tuple[int, int]]:
    """Where dates and clock times stand: figures there count nothing. "The past three days" is a duration too."""
    spans = [(mention.start, mention.end) for mention in read_mentions(text) if not _is_duration(mention.said)]
    return spans + [(time.start, time.end) for time in read_times(text)]


def same_period(a: Period, b: Period) -> bool:
    """Both are known, and name the same days with the same bound."""
    return a.first is not None and (a.first, a.last, a.bound) == (b.first, b.last, b.bound)


def contains(outer: Period, inner: Period) -> bool:
    """Both are known, and every day of `inner` is one of `outer`."""
    if outer.first is None or outer.last is None or inner.first is None or inner.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def exclusive(periods: Sequence[Period], others: Sequence[Period]) -> bool:
    """Both give a period, and none of either holds one of the other."""
    return bool(periods and others) and not any(contains(a, b) or contains(b, a) for a in periods for b in others)


def _is_duration(said: Said) -> bool:
    return said.away is not None and said.away[0].startswith("span ")


def _joined(text: str, a: Mention, b: Mention) -> bool:
    joint = _JOINT.fullmatch(text, a.end, b.start)
    if not joint or a.said.away or a.said.anchored or b.said.away or b.said.anchored:
        return False
    if "and" in joint[0] or text[a.end : b.start].strip() == "—":
        return bool(_BETWEEN.search(text, max(0, a.start - 14), a.start)) and "and" in joint[0]
    return _rank(a.said) == _rank(b.said)


def _rank(said: Said) -> int:
    return {"day": 0, "month": 1, "part": 1, "year": 2, "span": 3}[said.kind]


def _joined_period(text: str, a: Mention, b: Mention, published: date | None) -> Period:
    """ "28 April to 3 May 2024": a year that is named once holds for both ends."""
    ending = _span_in(b.said, a.said.year) if a.said.year else None
    beginning = _span(text, a, published, None) if a.said.year else None
    if ending and beginning and ending[0] < beginning[0] and a.said.year:
        ending = _span_in(b.said, a.said.year + 1)
    ending = ending or _span(text, b, published, None)
    if beginning is None and a.said.recurring and ending:
        beginning = a.said.recurring.on_or_before(ending[0])
    known = beginning is not None and ending is not None and beginning[0] <= ending[1]
    absolute = a.said.year or b.said.year or (a.said.fixed and b.said.fixed)
    return Period(
        a.start,
        b.end,
        beginning[0] if known and beginning else None,
        ending[1] if known and ending else None,
        "span",
        "absolute" if absolute else "relative",
    )


def _span_in(said: Said, year: int) -> Span | None:
    if said.recurring is None or said.recurring.turn_of(date(year, 1, 1)) != year:
        return None  # a weekday comes round by weeks
    return said.recurring.in_turn(year)


def _period(text: str, mention: Mention, published: date | None, anchor: Period | None) -> Period:
    said = mention.said
    span = _span(text, mention, published, anchor)
    first, last = span or (None, None)
    before = text[max(0, mention.start - 24) : mention.start]
    kind = said.kind
    if first and last and kind == "day":
        if _NIGHT_OF.search(before) and (next_day := calendar.one_day(last.toordinal() + 1)):
            last, kind = next_day[1], "part"
        elif _WEEK_OF.search(before) and (sixth := calendar.one_day(first.toordinal() + 6)):
            last, kind = sixth[1], "span"
    bound = _BOUND.search(before)
    return Period(
        mention.start, mention.end, first, last, kind, "absolute" if said.fixed else "relative", _bound(bound)
    )


def _bound(match: re.Match[str] | None) -> Bound | None:
    if not match:
        return None
    word = match[1].lower()
    bounds: dict[str, Bound] = {
        "since": "since",
        "until": "until",
        "till": "until",
        "before": "before",
        "after": "after",
        "by": "by",
    }
    return bounds[word]


def _span(text: str, mention: Mention, published: date | None, anchor: Period | None) -> Span | None:
    said = mention.said
    if said.fixed:
        return said.fixed
    if said.anchored:
        return _from_anchor(said, anchor)
    if published is None:
        return None
    if said.away and _ABOUT.search(text, max(0, mention.start - 16), mention.start) and said.away[1]:
        return None  # "more than two years ago"
    if said.away:
        return _away(said, published)
    return _in_turn(text, mention, published)


def _from_anchor(said: Said, anchor: Period | None) -> Span | None:
    if said.anchored is None or anchor is None or anchor.first is None:
        return None
    unit, away = said.anchored
    if anchor.kind != "day" and unit in ("day", "week", "fortnight"):
        return None
    if unit in ("week", "fortnight") and said.kind == "part":
        return calendar.one_day(anchor.first.toordinal() + away * (14 if unit == "fortnight" else 7))
    return calendar.stretch(unit, anchor.first, away)


def _away(said: Said, published: date) -> Span | None:
    unit, away = said.away or ("day", 0)
    if unit == "overnight":
        before = calendar.one_day(published.toordinal() - 1)
        return (before[0], published) if before else None
    how, _, of = unit.rpartition(" ")
    if how in ("earlier", "later"):
        whole = calendar.stretch(of, published)
        return whole and ((whole[0], published) if how == "earlier" else (published, whole[1]))
    if how == "span":
        there = calendar.stretch(of, published, away)
        if there is None:
            return None
        same = _same_day(there, published) if of != "day" else there[0]
        return (same, published) if away < 0 else (published, same)
    span = calendar.stretch(of, published, away)
    if span and said.weekday is not None:
        return calendar.one_day(span[0].toordinal() + said.weekday)
    if span and said.recurring:
        return said.recurring.in_turn(span[0].year)
    return span


def _same_day(span: Span, day: date) -> date:
    """The day of a month, or the weekday of a week, that `day` is in its own."""
    if (span[1] - span[0]).days == 6:
        return date.fromordinal(span[0].toordinal() + day.weekday())
    if (span[1] - span[0]).days > 31:
        return calendar.day_of(span[0].year, day.month, day.day) or date(span[0].year, 2, 28)
    return calendar.day_of(span[0].year, span[0].month, min(day.day, span[1].day)) or span[1]


def _in_turn(text: str, mention: Mention, published: date) -> Span | None:
    said = mention.said
    if said.recurring is None:
        return None
    before = said.recurring.on_or_before(published)
    after = said.recurring.on_or_after(published)
    if said.lean == "last":
        while before and before[1] >= published:
            before = said.recurring.on_or_before(date.fromordinal(before[0].toordinal() - 1))
        return before
    if said.lean == "next":
        while after and after[0] <= published:
            after = said.recurring.on_or_after(date.fromordinal(after[1].toordinal() + 1))
        return after
    if before and before[1] >= published and before[0] != before[1]:
        return before  # under way
    ahead = points_ahead(text, mention.start, mention.end)
    if ahead is None:
        bound = _BOUND.search(text, max(0, mention.start - 12), mention.start)
        due = bound is not None and bound[1].lower() in ("by", "until", "till")
        far = before is None or (published - before[1]).days > 365 - _NEAR
        ahead = due or (far and after is not None and (after[0] - published).days <= _NEAR)
    return after if ahead else before
