"""The forms that dates take, and what each says before it is known when the text was published."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from qa.dates import calendar
from qa.dates.calendar import MONTHS, WEEKDAYS, Recurring, Span

PeriodKind = Literal["day", "month", "year", "span", "part"]


@dataclass(frozen=True)
class Said:
    """What a date's words say. One of the four is given."""

    kind: PeriodKind
    fixed: Span | None = None
    """The same whenever it is read: "14 December 2024"."""
    recurring: Recurring | None = None
    """Known to within its turn: "Tuesday", "Dec. 15"."""
    away: tuple[str, int] | None = None
    """So many days, weeks, ... from publication: "yesterday", "last month". For "past 3 days", unit "past day"."""
    anchored: tuple[str, int] | None = None
    """So many from the date named before: "a day earlier"."""
    lean: Literal["last", "next", "this", ""] = ""
    """Words of its own that choose the turn: "last Tuesday"."""
    weekday: int | None = None
    """Of the week that `away` says: "Tuesday last week"."""
    year: int | None = None
    """The year that was named."""


MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Jun\.|Jul\.|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![\w])"
)
_WD = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WD_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w])"
_Y = r"(?:1\d{3}|20\d{2}|21\d{2})(?![\w]|[.,]\d)"
_PART = r"(?:early|mid|late|the\s+(?:beginning|start|middle|end)\s+of)(?:[\s-]+(?:in\s+)?)"
NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a": 1, "an": 1}
_N = rf"(?:{'|'.join(NUMBERS)}|\d{{1,3}})"
UNIT = r"(?:day|week|fortnight|month|year|decade|centur(?:y|ie))s?"
_LEAN = r"(?:last|next|this(?:\s+(?:past|coming))?|past|coming)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_TIME_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_PARTS = {
    "beginning": "early",
    "start": "early",
    "middle": "mid",
    "end": "late",
    "early": "early",
    "mid": "mid",
    "late": "late",
}


def _given(match: re.Match[str], name: str) -> str:
    """A group that not every form has."""
    return (match.groupdict().get(name) or "").lower()


def _part(words: str | None) -> str:
    found = re.search(r"early|mid(?!dle)|late|beginning|start|middle|end", (words or "").lower())
    return _PARTS[found[0]] if found else ""


def _lean(words: str | None) -> Literal["last", "next", "this", ""]:
    low = (words or "").lower()
    if low.endswith(("last", "past", "previous")):
        return "last"
    if low.endswith(("next", "coming", "following")):
        return "next"
    return "this" if low == "this" else ""


def _month_number(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _iso(match: re.Match[str]) -> Said | None:
    day = calendar.day_of(int(match[1]), int(match[2]), int(match[3]))
    return Said("day", fixed=(day, day), year=day.year) if day else None


def _numeric(match: re.Match[str]) -> Said | None:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    day = calendar.day_of(year, second, first) or calendar.day_of(year, first, second)  # day first, unless impossible
    return Said("day", fixed=(day, day), year=year) if day else None


def _day_in_month(match: re.Match[str]) -> Said | None:
    number = _month_number(match["month"])
    first = int(re.sub(r"\D", "", match["day"]))
    last = int(re.sub(r"\D", "", match["last"])) if match["last"] else first
    if _given(match, "joint").strip() in ("and", "or") and last != first + 1 and not _given(match, "between"):
        first = last  # "3 and 9 May": two days, and not all between
    return _of_year(
        match["year"], lambda year: calendar.days(year, number, first, last), "span" if last > first else "day"
    )


def _of_year(
    year: str | None, in_year: Callable[[int], Span | None], kind: PeriodKind, lean: str | None = None
) -> Said | None:
    """What happens once a year, in the year that is named, if one is."""
    if year:
        fixed = in_year(int(year))
        return Said(kind, fixed=fixed, year=int(year)) if fixed else None
    if not any(in_year(leap) for leap in (2023, 2024)):
        return None
    return Said(kind, recurring=calendar.yearly(in_year), lean=_lean(lean))


def _month(match: re.Match[str]) -> Said | None:
    number, part = _month_number(match["month"]), _part(match["part"])
    return _of_year(
        match["year"], lambda year: calendar.month(year, number, part), "part" if part else "month", match["lean"]
    )


def _month_of_year(match: re.Match[str]) -> Said | None:
    number = _month_number(match["month"])
    turn = calendar.yearly(lambda year: calendar.month(year, number))
    return Said("month", recurring=turn, away=("year", {"last": -1, "next": 1}.get(match["which"].lower(), 0)))


def _season(match: re.Match[str]) -> Said | None:
    name, part = match["season"].lower(), _part(match["part"])
    return _of_year(
        match["year"], lambda year: calendar.season(year, name, part), "part" if part else "span", match["lean"]
    )


def _quarter(match: re.Match[str]) -> Said | None:
    number = int(_given(match, "q") or _ORDINALS[_given(match, "nth")])
    return _of_year(match["year"], lambda year: calendar.quarter(year, number), "span")


def _half_year(match: re.Match[str]) -> Said | None:
    first = 1 if match[1].lower() == "first" else 7
    return _of_year(match[2], lambda year: calendar.months(year, first, first + 5), "span")


def _decade(match: re.Match[str]) -> Said | None:
    first = int(match[2]) if len(match[2]) == 4 else (1900 if match[2] >= "20" else 2000) + int(match[2])
    part = _part(match[1])
    fixed = calendar.decade(first, part)
    return Said("part" if part else "span", fixed=fixed) if fixed else None


def _century(match: re.Match[str]) -> Said | None:
    fixed = calendar.century(int(match[1]))
    return Said("span", fixed=fixed) if fixed else None


def _year(match: re.Match[str]) -> Said | None:
    year, part = int(match[2]), _part(match[1])
    fixed = calendar.year_of(year, part)
    return Said("part" if part else "year", fixed=fixed, year=year) if fixed else None


def _years(match: re.Match[str]) -> Said | None:
    first, last = int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])
    if len(match[2]) == 2 and 1 <= int(match[2]) <= 12 and last != first + 1 and last <= first:
        return Said("month", fixed=calendar.month(first, int(match[2])), year=first)  # ISO: 2024-05
    fixed = calendar.years(first, last) if first < last else None
    return Said("span", fixed=fixed, year=first) if fixed else None


def _weekday(match: re.Match[str]) -> Said | None:
    number = WEEKDAYS[match["weekday"].lower()]
    if match["of"]:
        return Said("day", away=("week", {"last": -1, "next": 1}.get(match["of"].lower(), 0)), weekday=number)
    return Said("day", recurring=calendar.weekly(number), lean=_lean(match["lean"]))


def _weekend(match: re.Match[str]) -> Said | None:
    return Said("span", recurring=calendar.weekly_weekend(), lean=_lean(match[1]))


_DAYS_AWAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "nowadays": 0}


def _day_word(match: re.Match[str]) -> Said | None:
    word = " ".join(match[0].lower().split())
    if word.startswith(("last night", "overnight")):
        return Said("part", away=("overnight", 0))
    if word.startswith("the day"):
        return Said("day", away=("day", 2 if word.endswith("tomorrow") else -2))
    return Said("day", away=("day", _DAYS_AWAY.get(word.split()[0], 0)))


def _unit_word(match: re.Match[str]) -> Said | None:
    unit = match["unit"].lower()
    lean = {"last": -1, "past": -1, "next": 1, "coming": 1}.get((match["lean"] or "this").lower(), 0)
    if (part := (match["part"] or "").lower()) and not lean:
        return Said("part", away=(f"{part} {unit}", 0))
    kind: PeriodKind = "year" if unit == "year" else "month" if unit == "month" else "span"
    return Said(kind, away=(unit, lean))


def _ago(match: re.Match[str]) -> Said | None:
    unit = match["unit"].lower()
    unit = "century" if unit.startswith("centur") else unit.rstrip("s")
    number = _number(match["n"])
    if unit in ("decade", "century"):
        number, unit = number * (10 if unit == "decade" else 100), "year"
    word = match["word"].lower()
    kind: PeriodKind = "day" if unit == "day" else "month" if unit == "month" else "year" if unit == "year" else "part"
    if word.startswith(("ago", "from")):
        return Said(kind, away=(unit, -number if word == "ago" else number))
    return Said(kind, anchored=(unit, number if word in ("later", "after", "afterwards") else -number))


def _past_units(match: re.Match[str]) -> Said | None:
    unit = match["unit"].lower().rstrip("s")
    sign = 1 if match["lean"].lower() in ("next", "coming") else -1
    return Said("part", away=(f"span {unit}", sign * _number(match["n"])))


def _next_to(match: re.Match[str]) -> Said | None:
    word = match[0].lower()
    away = 0 if "same" in word else -1 if "previous" in word or "before" in word or "preceding" in word else 1
    unit = (match["unit"] or "day").lower()
    kind: PeriodKind = "day" if unit == "day" else "month" if unit == "month" else "year" if unit == "year" else "span"
    return Said(kind, anchored=(unit, away))


_SEP = r"(?P<joint>\s*[-–]\s*|\s+(?:to|and|or|through)\s+)"
_FORMS: dict[str, tuple[str, Callable[[re.Match[str]], Said | None]]] = {
    "iso": (r"(\d{4})[-/](\d{2})[-/](\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])", _iso),
    "numeric": (r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?![\w])", _numeric),
    "short": (r"(\d{1,2})/(\d{1,2})/(\d{2})(?![\w/])", _numeric),
    "day_month": (
        rf"(?:(?:{_WD}|{_WD_SHORT}),?\s+\(?)?(?P<between>between\s+(?=(?:the\s+)?{DAY}\s+and\s+{DAY}))?(?:the\s+)?(?P<day>{DAY})(?:{_SEP}(?P<last>{DAY}))?"
        rf"(?:\s+|-)(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{_Y}))?",
        _day_in_month,
    ),
    "month_day": (
        rf"(?:(?:{_WD}|{_WD_SHORT}),?\s+\(?)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?![:,.]\d)"
        rf"(?:{_SEP}(?P<last>{DAY})(?![:,.]\d|\s+(?:{MONTH}|a\.?m|p\.?m)))?(?:,?\s+(?P<year>{_Y}))?",
        _day_in_month,
    ),
    "month_of_year": (rf"(?P<month>{MONTH})\s+(?:of\s+)?(?P<which>last|this|next)\s+year", _month_of_year),
    "month": (
        rf"(?P<part>{_PART})?(?:(?P<lean>{_LEAN})\s+)?(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_Y}))?",
        _month,
    ),
    "season": (
        rf"(?P<part>{_PART})?(?:(?P<lean>{_LEAN}|the)\s+)?(?P<season>{SEASON})(?![\w])(?:(?:\s+of)?,?\s+(?P<year>{_Y}))?",
        _season,
    ),
    "quarter": (
        rf"Q(?P<q>[1-4])(?![\w])(?:\s+(?:of\s+)?(?P<year>{_Y}))?",
        _quarter,
    ),
    "nth_quarter": (rf"(?P<nth>first|second|third|fourth)[\s-]quarter\s+(?:of\s+)?(?P<year>{_Y})", _quarter),
    "half_year": (rf"(first|second)\s+half\s+of\s+({_Y})", _half_year),
    "decade": (rf"({_PART})?(?:the\s+)?['’]?((?:1\d|20)\d0|(?<=['’])\d0)['’]?s(?![\w])", _decade),
    "century": (r"(\d{1,2})(?:st|nd|rd|th)[\s-]century", _century),
    "years": (r"((?:1\d|20)\d{2})[-–/]((?:1\d|20)\d{2}|\d{2})(?![\w-]|[.,]\d)", _years),
    "year": (rf"({_PART})?({_Y})(?![-/]\w)", _year),
    "weekday": (
        rf"(?:(?P<lean>{_LEAN})\s+)?(?P<weekday>{_WD})(?![\w])(?:{_TIME_OF_DAY}\s+(?:of\s+)?(?P<of>last|this|next)\s+week)?",
        _weekday,
    ),
    "weekend": (r"(last|next|this|the|past)\s+weekend", _weekend),
    "day_word": (
        rf"(?:today|tonight|nowadays)(?![\w])|(?:yesterday|tomorrow)(?![\w]){_TIME_OF_DAY}|this\s+(?:morning|afternoon|evening)|last\s+night"
        r"|overnight(?![\w])|the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)",
        _day_word,
    ),
    "past_units": (
        rf"(?P<lean>last|past|next|coming)\s+(?P<n>{_N})\s+(?P<unit>(?:day|week|month|year|decade)s?)(?![\w])",
        _past_units,
    ),
    "unit_word": (
        r"(?:(?P<part>earlier|later)\s+)?(?P<lean>this|last|past|next|coming)\s+(?P<unit>week|month|year|quarter|decade|century)(?![\w-])",
        _unit_word,
    ),
    "ago": (
        rf"(?P<n>{_N})\s+(?P<unit>{UNIT})\s+(?P<word>ago|from\s+(?:now|today)|earlier|later|before(?=\s*[.,;]|$)|afterwards|previously)(?![\w])",
        _ago,
    ),
    "next_to": (
        r"the\s+(?:previous|preceding|following|next|same)\s+(?P<unit>day|week|month|year)(?![\w])|the\s+day\s+(?:before|after)(?=\s*[.,;]|$)",
        _next_to,
    ),
}
PARSERS = {form: (re.compile(pattern, re.IGNORECASE), parse) for form, (pattern, parse) in _FORMS.items()}
