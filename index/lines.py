"""The lines of a page, and what the shape of each says that it is."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from index.dates import is_only_date
from index.wrapping import BULLET, unwrap

Mark = Literal["", "heading", "item", "row"]


class Kind(Enum):
    """What a line is, judged by itself alone."""

    PROSE = auto()
    """One sentence or more."""
    REMARK = auto()
    """A sentence of fewer than four words: an answer in an interview, or a notice."""
    SHORT = auto()
    """No sentence: a headline, a subheading, an item of a menu."""
    DATE = auto()
    URL = auto()
    BYLINE = auto()
    CAPTION = auto()
    """A caption with its credit."""
    CREDIT = auto()
    """A picture's credit alone: what stands right above it is a caption."""
    PICTURE = auto()
    """What announces a caption: "Image", "3 of 12"."""
    CHROME = auto()
    """What the site says, not the article."""
    CLOSE = auto()
    """A heading of what follows an article: its comments, the life of its author, the footer."""
    POINTER = auto()
    """What announces one other story, which the lines below it name: "Read more"."""
    STORIES = auto()
    """A heading of a list of other stories."""


@dataclass(frozen=True)
class Line:
    """One line of a page, its white space made plain."""

    text: str
    apart: bool = True
    """Whether it stands apart from the line above it."""
    mark: Mark = ""
    """What the file's own markup says that it is."""
    cells: tuple[str, ...] = ()
    """Of a row whose markup tells: the text of each cell, empty ones too. `text` is the others, joined by a space."""
    columns: tuple[str, ...] = ()
    """The names of its columns, one for each cell, where the table has them."""
    linked: bool = False
    """Whether all of it is a link, as the names of other stories are."""

    @property
    def words(self) -> list[str]:
        return self.text.split()


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\ufffc"))
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff]")  # half a character is none
_SCRAPE_HEADER = re.compile(r"\A(\s*date:? \d{4}-\d{2}-\d{2}) +(?=\S)", re.IGNORECASE)  # the page follows at once
_SENTENCE_END = re.compile(r"[.!?…。؟।][\"”“’'»)\]]*$")
_SENTENCE_INSIDE = re.compile(r"[a-z\d)][.!?][\"”’]? ?[\"“‘]?[A-Z]")
_FUNCTION_WORDS = frozenset(
    "a about after all also an and are as at be been before but by can could did do for from had has have he her his"
    " how i if in into is it its more most no not of on one or other our out over said she so some than that the their"
    " them then there these they this those to under up was we were what when where which while who will with would"
    " you your".split()
)
NOTICE = re.compile(r"^\W{0,2}(?:corrections?|clarifications?|editor[’']?s[’']? note|update)\b", re.IGNORECASE)
"""How a correction begins, which is part of the article wherever it stands."""
_URL = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
BYLINE_LEAD = (
    r"(?:(?:written|reported|story|words|submitted|posted|published) by|by:?|(?:interview|text)(?: by|:)|authors?:?"
    r"|byline:?|reporter:)"
)
_BYLINE = re.compile(rf"^\W{{0,2}}(?:(?i:{BYLINE_LEAD})|From)\s+(?:[A-Z][\w.'’-]*)(?:\s|,|$)")
_CREDIT = re.compile(
    r"^[a-z]{2,4}(?:[/,] ?[a-z]{2,4})*\s*\([^)]*\)$"  # initials of a desk: "ab/cd (AFP, Reuters)"
    r"|^\W*(?:(?:AP|AFP|AAP|ANI|ANSA|dpa|EFE|PTI|TASS|UPI|Reuters|REUTERS|Bloomberg|Xinhua|Agencies|agencies|END)\W*"
    r"(?:and |with )?)+$"
)
_PICTURE_CREDIT = re.compile(
    r"(?:Photo|Image|Picture|Video|Illustration|Graphic)s?(?: [Cc]redits?)?: ?\S[^.]{0,80}$"
    r"|\((?:[Ff]ile )?(?:[Pp]hotos?|[Ii]mages?|[Pp]icture)(?: [Cc]redit)?(?: by|:| courtesy)[^)]*\)"
    r"|(?:^|[.(\[|—] ?)(?:[Ff]ile|[Ss]tock|[Aa]rchive) [Pp]hotos?\b[^.]{0,60}(?:[)\]]\.)?$"
    r"|\b(?:AP Photo|Getty Images|AFP via|via Getty|via AP|via Reuters|via AFP|[Pp]icture alliance|[Hh]andout via"
    r"|REUTERS/|Reuters/|AFP/|EPA/|Shutterstock|iStock)[^.]{0,60}(?:[)\]]\.)?$"
    r"|[.!?][\"”]? (?:Photo|Picture|Image)s? (?:by|courtesy of) [A-Z][^.]{1,60}\.?$"
    r"|[\[(][^\])]*[A-Z]\w+/[A-Z][\w ]+[\])]\.?$"
    r"|(?<!\w)(?:©|Credit:|Photograph:) ?[A-Z][^.]{0,60}$"
    r"|\b[A-Z]{3,}/[A-Z][a-z]+ [A-Z][\w-]+(?:/|\.?$)|\bLicensing Rights\b"
    r"|[.!?][\"”]? [A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)+(?: (?:FOR|VIA|\|) .{2,40}|/[\w ]{2,40})?$"
    r"|\.[\"”]? \((?!AP|[A-Z]{2,5}\))[A-Z][\w-]*(?:[ /][A-Z][\w-]*){0,3}\)$"
    r"|^(?:\d+ of \d+ \| )?(?:FILE|File) ?[-–—:] "
)
_CREDIT_ALONE = re.compile(
    r"^(?:(?:Photo|Image|Picture|Video)s? )?(?:Credit(?:\.{3}|: ?)|(?:Photo(?:graph)?|Picture)s?(?:: ?| by ))\S.{1,80}$"
    r"|^[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)+ (?:\||/|FOR) [A-Z\W]{2,40}$"
)
_META = re.compile(r" [·|•–—] ")
_META_WORDS = 15
_CAPTION_WORDS = 90  # a caption is short: a longer line with a credit in it is a paragraph that lost its break
MOST_LINES = 50_000  # a log or a table has more; the longest article has some hundreds
_LONGEST = 5_000  # letters from which a line is read no further: ten paragraphs that lost their breaks


@cache
def _boilerplate(section: str) -> re.Pattern[str]:
    lines = (files("index") / "boilerplate.txt").read_text(encoding="utf-8").splitlines()
    start = lines.index(f"[{section}]") + 1
    patterns = []
    for line in lines[start:]:
        if line.startswith("["):
            break
        if line and not line.startswith("#"):
            patterns.append(f"(?:{line})")
    return re.compile("|".join(patterns), re.IGNORECASE)


def plain(text: str) -> str:
    """Entities decoded, invisible characters taken out, every run of white space one space."""
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return " ".join(_CONTROL.sub(" ", text.translate(_INVISIBLE)).split())


def split_lines(text: str) -> list[Line]:
    """The lines of a plain text that are not blank; lines wrapped at a fixed width are joined again."""
    lines: list[Line] = []
    apart = True
    text = _SCRAPE_HEADER.sub(r"\1\n", text)
    for raw in unwrap(re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text)):
        tidy = plain(raw)
        if not tidy:
            apart = True
            continue
        row = raw.strip("| ").count("\t") >= 1 or raw.strip().strip("|").count("|") >= 1
        has_figures = any(character.isdigit() for character in tidy)
        bullet = BULLET.match(tidy)
        mark: Mark = "item" if bullet else "row" if row and has_figures and not _SENTENCE_END.search(tidy) else ""
        lines.append(Line(tidy[bullet.end() :] if bullet else tidy, apart, mark))
        apart = False
    for i, (line, below) in enumerate(pairwise(lines)):
        if below.mark == "row" and not line.mark and not below.apart and len(line.words) <= 2 * len(below.words):
            lines[i] = Line(line.text, line.apart, "row" if not ends_sentence(line.text) else "")
    if sum(line.apart for line in lines) * 12 < len(lines):  # a file without blank lines: every line is a paragraph
        return [Line(line.text, True, line.mark) for line in lines]
    return lines


def ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text))


@lru_cache(maxsize=8192)
def content_stems(text: str) -> frozenset[str]:
    """The words that carry the meaning, cut to six letters: enough to tell one story from another."""
    words = re.findall(r"[^\W_]+", text[:_LONGEST].lower())
    return frozenset(word[:6] for word in words if len(word) > 2 and word not in _FUNCTION_WORDS)


def function_share(words: Sequence[str]) -> float:
    """How many of the words only hold a sentence together: few in a menu, a third in prose."""
    return sum(word.lower().strip(".,;\"“”'’") in _FUNCTION_WORDS for word in words) / len(words)


def _is_title(words: Sequence[str]) -> bool:
    """Whether nearly every long word has a capital, as in American headlines: "The Bill for the Buses Is Due."."""
    long = [word for word in words if len(word) > 3]
    return len(long) >= 5 and len(words) <= 20 and sum(word[0].isupper() for word in long) >= 0.9 * len(long)


def _is_prose(text: str, words: list[str]) -> bool:
    if _is_title(words):
        return False
    if ends_sentence(text) or (text.endswith(":") and len(words) > 3):
        return True
    common = function_share(words)
    inside = _SENTENCE_INSIDE.search(text) is not None and len(words) >= 15
    return common >= 0.2 and (inside or len(words) >= 30)


@lru_cache(maxsize=8192)
def kind_of(line: Line) -> Kind:
    """What a line is by its own shape and words."""
    text, words = line.text[:_LONGEST], line.text[:_LONGEST].split()
    bare = text.strip(" .:!|›»>→-–—*_#").rstrip()
    if not any(character.isalnum() for character in text):
        return Kind.CHROME
    if len(line.text) > _LONGEST:
        return Kind.PROSE if _SENTENCE_INSIDE.search(text) and function_share(words) >= 0.15 else Kind.SHORT
    if _URL.match(text):
        return Kind.URL
    if is_only_date(text) or (len(words) <= _META_WORDS and any(map(is_only_date, _META.split(text)[1:]))):
        return Kind.DATE
    if _boilerplate("announces a caption").fullmatch(bare):
        return Kind.PICTURE
    if _CREDIT_ALONE.match(text):
        return Kind.CREDIT
    if _boilerplate("closes the article").fullmatch(bare):
        return Kind.CLOSE
    if _boilerplate("points to one story").fullmatch(bare):
        return Kind.POINTER
    if len(words) <= 9 and _boilerplate("lists other stories").fullmatch(bare) and not text.endswith("."):
        return Kind.STORIES
    if _boilerplate("whole line").fullmatch(bare) or _CREDIT.match(text):
        return Kind.CHROME
    if len(words) <= _CAPTION_WORDS and _PICTURE_CREDIT.search(text):
        return Kind.CAPTION
    if _boilerplate("begins").match(text) or (len(words) <= 80 and _boilerplate("within").search(text)):
        return Kind.CHROME
    if len(words) <= 20 and _BYLINE.match(text) and not (ends_sentence(text) and len(words) > 8):
        return Kind.BYLINE
    if _is_prose(text, words):
        return Kind.PROSE if len(words) >= 4 else Kind.REMARK
    return Kind.SHORT
