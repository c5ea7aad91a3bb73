"""Dates that a page states about itself. The home of dateparser."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import dateparser

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"(?<![\d/.-])(?P<iso>\d{{4}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}})(?=T\d|(?![\d/.-]))"
    rf"|\b(?P<month_first>{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}})\b"
    rf"|\b(?P<day_first>\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -]?\d{{4}})\b"
    rf"|(?<![\d/.-])(?P<figures>\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})(?![\d/-])",
    re.IGNORECASE,
)
_MONTH_AND_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {_MONTH})"
_TIME = r"\d{1,2}(?:[:.h]\d{2}){1,2}(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?"
_WHEN = re.compile(
    rf"{_MONTH_AND_DAY}|{_TIME}|\b(?:an?|\d+) ?(?:min(?:ute)?|hour|hr|day|week|month|year|[hdwm])s?\.? ago\b"
    rf"|\b(?:today|yesterday|just now)\b",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    rf"(?:T\d{{2}}:\d{{2}}[\d:.]*(?:Z|[+-]\d{{2}}:?\d{{2}})?|,?(?: at| \W)? (?:{_TIME})(?: (?-i:[A-Z]{{2,4}})\b)?)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<=\d)T\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?\b")
_ABOUT_WHEN = re.compile(
    r"\b(?:first |originally |last |was |re)?(?:published|updated?|posted|modified|created|issued|edited|date|filed)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:at|on|of|the|and|from)\b|\b(?:gmt|utc|[ce]e?s?t|bst|ist|[cemp][sd]?t|msk|jst|kst|local|time)\b(?:[+-]\d+)?"
    r"|\b\d+ ?-?min(?:ute)?s?(?: read)?\b",
    re.IGNORECASE,
)
EARLIEST = date(1800, 1, 1)  # newspapers are older, but a year before this one is a misread number


@dataclass(frozen=True)
class Dated:
    """A day, and the words that state it as they stand in the file; None for words that are not in it."""

    day: date
    words: str | None
    by_scraper: bool = False
    """Whether a tool wrote them, not the publisher."""


def believed(day: date | None) -> date | None:
    """None for a date that no saved page can truly have: in the future, or of 1970, where clocks start."""
    if day is None or day.year == 1970 or not EARLIEST <= day <= date.today() + timedelta(days=1):
        return None
    return day


@lru_cache(maxsize=4096)
def find_date(text: str) -> Dated | None:
    """The first full date that a text states and that is believed, with the time of day that follows it.

    3/4/2024 is either of two days, so it is none.
    """
    for match in _DATE.finditer(text):
        if day := _read(match):
            time = _TIME_AFTER.match(text, match.end())
            return Dated(day, text[match.start() : time.end() if time else match.end()])
    return None


def parse_date(text: str) -> date | None:
    """The day of `find_date`."""
    found = find_date(text)
    return found.day if found else None


def stated_date(value: str) -> Dated | None:
    """The date that a tag or a field states, which has the whole value for its words."""
    day = parse_date(value)
    return Dated(day, value) if day else None


def _read(match: re.Match[str]) -> date | None:
    order = "DMY"
    if match["figures"]:
        first, second, _ = (int(part) for part in re.split(r"[./-]", match["figures"]))
        if "/" in match["figures"]:
            if first <= 12 and second <= 12 and first != second:
                return None
            order = "MDY" if second > 12 else "DMY"
    elif match["iso"]:
        order = "YMD"
    settings = {"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"]}
    read = dateparser.parse(match[0].replace(" of ", " "), languages=["en"], settings=settings)
    return believed(read.date()) if read else None


def is_only_date(text: str) -> bool:
    """Whether a line says when, and nothing else: "Published 14 December 2024, 09:30 GMT", "2 hours ago"."""
    if len(text) > 120 or not (any(character.isdigit() for character in text) or "day" in text.lower()):
        return False
    rest, dates = _DATE.subn(" ", _CLOCK.sub(" ", text))
    rest, times = _WHEN.subn(" ", rest)
    return dates + times > 0 and not re.search(r"\w", _ABOUT_WHEN.sub(" ", rest))
