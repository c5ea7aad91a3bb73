"""Where the dates of a text stand: words in the form of a date, and not a verb, a person or a count."""

import re
from dataclasses import dataclass

from qa.dates.forms import DAY, MONTH, NUMBERS, PARSERS, SEASON, UNIT, Said

# Where a form may begin: a cheap look, so that the forms are tried at few places.
_STARTS = re.compile(
    rf"(?<![\w$€£¥])(?:\d|Q[1-4]|['’]\d0s|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)|{SEASON}"
    r"|(?:early|mid|late|earlier|later)[\s-]|(?:last|next|this|past|coming)\s|(?:today|tonight|nowadays|yesterday|tomorrow|overnight)"
    r"|the\s+(?:\d|['’]\d|day\s|previous|preceding|following|next|same|weekend|beginning|start|middle|end|early|mid|late|spring|summer"
    rf"|autumn|fall|winter)|between\s+\d|(?:{'|'.join(NUMBERS)})\s+{UNIT}\s|(?:first|second|third|fourth)[\s-](?:quarter|half)\s)",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset("march april may june august".split())
_DAY_BEFORE = re.compile(r"(?<![\d.,])[0-3]?\d(?:st|nd|rd|th)?\s+$")
_TO_A_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|during|through|throughout|before|after|for)\s+$", re.IGNORECASE
)
_TO_A_DAY = re.compile(r"\b(?:on|of|by|since|until|till|from|before|after|between|the)\s+$", re.IGNORECASE)
_IN = re.compile(r"\bin\s+$", re.IGNORECASE)
_DAY_NEXT = re.compile(rf"\s+{DAY}(?![,.]\d)", re.IGNORECASE)
_MONTH_NEAR = re.compile(rf"{MONTH}\s*(?:,|and|to|or|through|[-–])\s*$", re.IGNORECASE)
_MONTH_NEXT = re.compile(rf"\s*(?:,|and|to|or|through|[-–])\s*{MONTH}", re.IGNORECASE)
_PERSON_AFTER = re.compile(r"\s+(?:[A-Z][a-z]|said\b|says\b|told\b|is\b|has\b|will\b|added\b)")
_IN_THE = re.compile(r"\b(?:in|during|since|over|by|until|through|throughout|after|before)\s+$", re.IGNORECASE)
_MASTHEAD_BEFORE = re.compile(
    r"\b(?:Black|Good|Super|Bloody|Ash|Cyber|Giving|Palm|Easter|Holy|Maundy|Shrove|Mail\s+on)\s+$"
)
_MASTHEAD_AFTER = re.compile(
    r"\s+(?:Times|Herald|Mail|Telegraph|Express|Mirror|Post|Tribune|Independent|Night\s+(?:Live|Football))\b"
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n\"“”‘—–-])\s*$")
_COUNTED_BEFORE = re.compile(
    r"(?:\b(?:than|least|most|over|nearly|almost|some|roughly|approximately|estimated|up\s+to|under|below|above|of\s+about)|[$€£¥])\s*$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|before|after|the|of|late|early|year|through|to|and|its|their|his|her|for|on|between|around|about)|^|[(,–—-])\s*$",
    re.IGNORECASE,
)
_MEASURED_AFTER = re.compile(
    r"\s*(?:%|°)|\s+(?:per\s?cent|people|troops|soldiers|dollars|euros|pounds|kilomet|met(?:er|re)s|miles|k[mg]\b|tons|tonnes|hectares|acres"
    r"|hours|days|weeks|months|years|million|billion|thousand|GMT|UTC|hrs?\b)",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(r"\s+(?!(?:as|is|was|has|his|its|this|us|does|says|across)\b)[a-z]+s\b(?!\s*[’'])")


@dataclass(frozen=True)
class Mention:
    """The words of a date, `text[start:end]`."""

    start: int
    end: int
    said: Said


def read_mentions(text: str) -> list[Mention]:
    """Every date expression of `text`, in order and apart."""
    found: list[Mention] = []
    at = 0
    while match := _STARTS.search(text, at):
        mention = _mention(text, match.start())
        if mention:
            found.append(mention)
            at = mention.end
        else:
            at = match.start() + 1
    return found


def _mention(text: str, start: int) -> Mention | None:
    if (
        text[start].isdigit()
        and start
        and text[start - 1] in ".,-/:"
        and (text[start - 1] == "/" or not text[max(0, start - 2)].isalpha())
    ):
        return None  # within a number, or an address
    for form, (pattern, parse) in PARSERS.items():
        match = pattern.match(text, start)
        if not match:
            continue
        if form == "month_day" and _IN.search(text, max(0, start - 4), start) and not match["year"]:
            continue  # "in May 12 people died": a month, and a count
        if (
            form == "month"
            and match["part"]
            and _DAY_NEXT.match(text, match.end())
            and not _IN.search(text, max(0, start - 4), start)
        ):
            continue  # "arrived early Aug. 2"
        if not _plausible(form, match, text):
            continue
        said = parse(match)
        if said:
            return Mention(start, match.end(), said)
    return None


def _plausible(form: str, match: re.Match[str], text: str) -> bool:
    """Whether the words are a date where they stand, and not a verb, a person or a count."""
    start, end = match.span()
    if form in ("day_month", "month_day", "month", "month_of_year"):
        return _plausible_month(form, match, text)
    if form == "season":
        named = match["year"] or match["part"] or (match["lean"] and match["lean"].lower() != "the")
        return bool(named) or (
            bool(match["lean"] and _IN_THE.search(text, max(0, start - 12), start)) and text[end : end + 4] != " of "
        )
    if form == "weekday":
        return not _MASTHEAD_BEFORE.search(text, max(0, start - 12), start) and not _MASTHEAD_AFTER.match(text, end)
    if form == "day_word":
        return match[0][0].islower() or bool(_SENTENCE_BEFORE.search(text, max(0, start - 3), start))
    if form == "year":
        return _plausible_year(match, text)
    return True


def _plausible_month(form: str, match: re.Match[str], text: str) -> bool:
    start, end = match.span()
    name = match["month"]
    if form == "month" and _DAY_BEFORE.search(text, max(0, start - 6), start):
        return False  # "31 February": no day of the calendar
    low = name.lower()
    if form in ("day_month", "month_day"):
        return (
            name[0].isupper()
            or low not in ("may", "march", "mar")
            or bool(_TO_A_DAY.search(text, max(0, start - 8), start))
        )
    if form == "month_of_year" or match["year"] or match["part"] or match["lean"]:
        return name[0].isupper() or low not in ("may", "mar")
    if (len(low) < 4 and low != "may") or low == "sept" or low.endswith("."):
        return False
    if _MONTH_NEAR.search(text, max(0, start - 16), start) or _MONTH_NEXT.match(text, end):
        return name[0].isupper()
    if low not in _AMBIGUOUS:
        return True
    if not name[0].isupper() or not _TO_A_MONTH.search(text, max(0, start - 12), start):
        return False
    return bool(_IN.search(text, max(0, start - 4), start)) or not _PERSON_AFTER.match(text, end)


def _plausible_year(match: re.Match[str], text: str) -> bool:
    """Four bare figures are a year, unless what stands around them counts."""
    start, end = match.span()
    year = int(match[2])
    if match[1]:
        return True
    if _COUNTED_BEFORE.search(text, max(0, start - 16), start) or _MEASURED_AFTER.match(text, end):
        return False
    before = _YEAR_BEFORE.search(text, max(0, start - 10), start)
    if 1900 <= year <= 2050:
        return bool(before) or not _PLURAL_AFTER.match(text, end) or year >= 1990
    return bool(before) and not _PLURAL_AFTER.match(text, end)
