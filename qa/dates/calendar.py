"""Stretches of the calendar: months and their parts, seasons, quarters, decades. First and last day, inclusive."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

Span = tuple[date, date]

_MONTH_WORDS = "january february march april may june july august september october november december".split()
MONTHS = {word: number for number, word in enumerate(_MONTH_WORDS, start=1)}
MONTHS |= {word[:3]: number for word, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {
    word: number for number, word in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
# Meteorological seasons of the northern hemisphere; a winter begins in the year that names it.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PARTS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


@dataclass(frozen=True)
class Recurring:
    """What comes round: a weekday each week, "Dec. 15" each year."""

    in_turn: Callable[[int], Span | None]
    """The stretch number n: of the year n, or of the week n since the calendar's first."""
    turn_of: Callable[[date], int]

    def on_or_before(self, day: date) -> Span | None:
        """The latest stretch that had begun by `day`."""
        return self._nearest(day, step=-1)

    def on_or_after(self, day: date) -> Span | None:
        """The first stretch that is not over before `day`."""
        return self._nearest(day, step=1)

    def _nearest(self, day: date, step: int) -> Span | None:
        turn = self.turn_of(day) + (1 if step < 0 else -1)
        for _ in range(12):  # a 29 February may be eight years off
            span = self.in_turn(turn)
            if span and (span[0] <= day if step < 0 else span[1] >= day):
                return span
            turn += step
        return None


def yearly(in_year: Callable[[int], Span | None]) -> Recurring:
    return Recurring(in_year, lambda day: day.year)


def weekly(weekday: int) -> Recurring:
    def in_week(week: int) -> Span | None:
        return one_day(week * 7 + 1 + weekday)

    return Recurring(in_week, lambda day: (day.toordinal() - 1) // 7)


def weekly_weekend() -> Recurring:
    def in_week(week: int) -> Span | None:
        first, last = one_day(week * 7 + 6), one_day(week * 7 + 7)
        return (first[0], last[0]) if first and last else None

    return Recurring(in_week, lambda day: (day.toordinal() - 1) // 7)


def one_day(ordinal: int) -> Span | None:
    if not 1 <= ordinal <= date.max.toordinal():
        return None
    return date.fromordinal(ordinal), date.fromordinal(ordinal)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days(year: int, month: int, first: int, last: int) -> Span | None:
    begins, ends = day_of(year, month, first), day_of(year, month, last)
    return (begins, ends) if begins and ends and begins <= ends else None


def months(year: int, first: int, last: int) -> Span | None:
    """From a month's first day to another's last; months beyond 12 run into the next year."""
    if not MINYEAR <= year <= MAXYEAR - 1:
        return None
    begins = day_of(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    after = day_of(year + last // 12, last % 12 + 1, 1)
    return (begins, after - timedelta(days=1)) if begins and after else None


def years(first: int, last: int) -> Span | None:
    begins, ends = day_of(first, 1, 1), day_of(last, 12, 31)
    return (begins, ends) if begins and ends else None


def month(year: int, number: int, part: str = "") -> Span | None:
    whole = months(year, number, number)
    if not whole or not part:
        return whole
    first, last = _PARTS_OF_MONTH[part]
    return days(year, number, first, min(last, whole[1].day))


def year_of(year: int, part: str = "") -> Span | None:
    return months(year, *_PARTS_OF_YEAR[part]) if part else years(year, year)


def season(year: int, name: str, part: str = "") -> Span | None:
    first = _SEASONS[name]
    if part:
        first += ("early", "mid", "late").index(part)
        return months(year, first, first)
    return months(year, first, first + 2)


def decade(first: int, part: str = "") -> Span | None:
    begin, end = _PARTS_OF_DECADE[part] if part else (0, 9)
    return years(first + begin, first + end)


def quarter(year: int, number: int) -> Span | None:
    return months(year, 3 * number - 2, 3 * number)


def week(day: date) -> Span | None:
    """Monday to Sunday."""
    monday = one_day(day.toordinal() - day.weekday())
    sunday = one_day(day.toordinal() - day.weekday() + 6)
    return (monday[0], sunday[0]) if monday and sunday else None


def stretch(unit: str, day: date, away: int = 0) -> Span | None:
    """The day, week, month, quarter, year or decade that is `away` from the one holding `day`."""
    if unit == "day":
        return one_day(day.toordinal() + away)
    if unit in ("week", "fortnight"):
        there = one_day(day.toordinal() + away * (14 if unit == "fortnight" else 7))
        return week(there[0]) if there else None
    if unit == "month":
        count = day.year * 12 + day.month - 1 + away
        return month(count // 12, count % 12 + 1)
    if unit == "quarter":
        count = day.year * 4 + (day.month - 1) // 3 + away
        return quarter(count // 4, count % 4 + 1)
    if unit == "year":
        return years(day.year + away, day.year + away)
    if unit == "decade":
        return decade((day.year // 10 + away) * 10)
    return century((day.year - 1) // 100 + 1 + away) if unit == "century" else None


def century(number: int) -> Span | None:
    return years((number - 1) * 100 + 1, number * 100)
