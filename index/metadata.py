"""What a page states about itself: headline, publisher, authors, date, URL.

Each comes from the most trusted place that states it: the page's own markup (`index/html.py`, `index/markdown.py`),
then fields at its head, byline and dateline, first lines, the file's name. Values stand as the file has them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import PurePath

from index.dates import Dated, find_date, is_only_date, parse_date
from index.lines import BYLINE_LEAD, Kind, Line, content_stems, kind_of
from index.page import Page
from index.publisher import find_publisher, is_outlet, names_an_outlet

_FIELD = re.compile(
    r"^(?P<key>title|headline|source|publisher|publication|outlet|author|authors|byline|date|published|updated|section"
    r"|language|url|link)"
    r"(?::\s*| (?=\d{4}-\d{2}-\d{2}))(?P<value>\S.*)$",
    re.IGNORECASE,
)
_FIELD_LINES = 10  # fields stand at the head of a file; further down "Source:" introduces a sentence
_NAME = r"(?:[A-Z][\w.’'-]*|[A-Z]\.)"
_PERSON = re.compile(rf"{_NAME}(?: (?:{_NAME}|van|von|der|den|de|del|della|da|dos|di|la|le|al|bin|ben|el|abu)){{1,4}}")
_BY = re.compile(rf"^\W{{0,2}}(?:{BYLINE_LEAD}|from)\s+", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|writers?|journalists?|columnists?|contributors?|staff|analysts?|fellow"
    r"|photographers?|chief|bureau|producers?|author)\b",
    re.IGNORECASE,
)
_BY_WITHIN = re.compile(r",? by ((?:[A-Z][\w.’'-]+ ?){2,5})")
_COMPANY = re.compile(r"(?<=[a-z] )(?:[A-Z]{2,4}|Ltd|Inc|Group|Energy|Ministry|Department)\b")
_REPORTING_BY = re.compile(r"^\W*(?:Reporting|Written|Story) by ([^;.]+)")
_AFTER_NAMES = re.compile(
    r"\s(?:in|for|at|of|with|from|on|via)\s|\s*[|•·–—(]|\s+(?=\d)|,?\s+(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.? \d)|,?\s+(?:(?:Published|Updated|Posted|Last)\b)|,?\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_DATED = re.compile(r"\d|\|")
_NOT_THE_PAGE = re.compile(
    r"//(?:[\w-]+\.)*(?:twitter|x|facebook|fb|instagram|youtube|youtu|t|bit|tiktok|linkedin|whatsapp|pinterest|reddit)"
    r"\.(?:com|me|co|be|ly|watch)(?:/|$)|\.(?:jpe?g|png|gif|webp|mp[34]|pdf)(?:\?|$)",
    re.IGNORECASE,
)
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?(0[1-9]|[12]\d|3[01])(?!\d)")
_UPDATED = re.compile(r"\b(?:updated|modified|last edited)\b", re.IGNORECASE)
_DATELINE_LETTERS = 60
_NEAR = 100  # lines about the article in which it says who wrote it, and when


@dataclass(frozen=True)
class Stated:
    """What a page, or one part of it, states; None or () for what it does not."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: Dated | None = None
    url: str | None = None
    updated: Dated | None = None
    section: str | None = None
    language: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Which part of the page states each field."""

    def said_in(self, part: str) -> "Stated":
        """The same with `part` for the origin of each field that has none."""
        said = {name: part for name in _FIELDS if getattr(self, name)}
        return replace(self, origins={**said, **self.origins})

    def or_else(self, other: "Stated") -> "Stated":
        """Field by field, what `other` states where this one is silent; of one day, the publisher's own words."""
        chosen = {name: self if getattr(self, name) else other for name in _FIELDS}
        ours, theirs = self.published, other.published
        if ours and ours.by_scraper and theirs and theirs.day == ours.day:
            chosen["published"] = other
        origins = {name: part.origins[name] for name, part in chosen.items() if name in part.origins}
        return Stated(**{name: getattr(part, name) for name, part in chosen.items()}, origins=origins)


_FIELDS = tuple(one.name for one in fields(Stated) if one.name != "origins")


def read_fields(lines: Sequence[Line]) -> Stated:
    """The fields at the head of a plain text: "Title: ...", "Source: ...", "date 2024-12-14"."""
    found: dict[str, str] = {}
    for line in lines[:_FIELD_LINES]:
        if kind_of(line) is Kind.PROSE:
            break
        if named := _FIELD.match(line.text):
            found.setdefault(named["key"].lower(), named["value"])
    outlet = next((found[key] for key in ("publisher", "publication", "outlet", "source") if key in found), None)
    names = next((found[key] for key in ("authors", "author", "byline") if key in found), "")
    link = next((found[key] for key in ("url", "link", "source") if found.get(key, "").startswith("http")), None)
    dated = find_date(found.get("published") or found.get("date") or "")
    return Stated(
        title=found.get("title") or found.get("headline"),
        publisher=outlet if outlet and is_outlet(outlet) else None,
        authors=names_in(names),
        published=replace(dated, by_scraper=True) if dated else None,
        url=link,
        updated=find_date(found.get("updated", "")),
        section=found.get("section"),
        language=code_of(found.get("language")),
    ).said_in("field")


def read_page(page: Page, path: str) -> Stated:
    """What the lines around the article say, and last its file's name."""
    page = replace(
        page,
        above=page.above[:_NEAR] + page.above[_NEAR:][-_NEAR:],
        below=page.below[:_NEAR] + page.below[_NEAR:][-_NEAR:],
    )
    title, outlet = _split_title(page)
    publisher = find_publisher(page, outlet)
    addresses = [line.text for line in page.above if kind_of(line) is Kind.URL]
    stated = Stated(
        title=title,
        publisher=publisher,
        authors=_authors(page, publisher),
        published=_published(page),
        url=next((text for text in addresses if not _NOT_THE_PAGE.search(text)), None),
        updated=_updated(page),
    )
    return stated.said_in("page").or_else(Stated(published=_in_file_name(path)).said_in("file name"))


def code_of(written: str | None) -> str | None:
    """The ISO 639-1 code of a language that a page states: "en-GB", "EN", "English", "pt_BR"."""
    code = re.match(r"([A-Za-z]{2})(?:[-_]|$)", (written or "").strip())
    return code[1].lower() if code else "en" if (written or "").strip().lower() == "english" else None


def names_in(text: str) -> tuple[str, ...]:
    """The persons that a byline names: "By Ana Rey and Tom Ode, Staff Writers" gives two, "By Agency Staff" none."""
    listed = bool(re.match(r"\W*authors\b", text, re.IGNORECASE))
    text = _BY.sub("", text)
    names: list[str] = []
    several = listed or re.search(r"\band\b|&|;", _DATED.split(text)[0]) is not None
    for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*", text):
        name = _AFTER_NAMES.split(part, maxsplit=1)[0].strip()
        if not _PERSON.fullmatch(name) or _ROLE.search(name) or names_an_outlet(name):
            break
        names.append(name)
        if not several:
            break
    return tuple(dict.fromkeys(names))


def split_title(title: str, known: str) -> tuple[str, str | None]:
    """A page's title without the outlet's name, and that name, where `known` (headline or outlet) tells them apart."""
    parts = re.split(r"\s+(?:\||[-–—»:·])\s+", title)
    for part in (parts[0], parts[-1]):
        if len(parts) > 1 and part.casefold() == known.casefold():
            rest = title[len(part) :] if part is parts[0] else title[: -len(part)]
            return re.sub(r"^\W*\s|\s\W*$", "", rest).strip(), part
    return title, None


def date_in_name(name: str) -> Dated | None:
    """The date in a file's name or a URL: "2024-12-14-storm", "/2024/12/14/", "20241214"."""
    found = _DATE_IN_NAME.search(name)
    day = parse_date("-".join(found.groups())) if found else None
    return Dated(day, found[0]) if found and day else None


def _in_file_name(path: str) -> Dated | None:
    found = date_in_name(PurePath(path).stem)
    return Dated(found.day, None) if found else None


def _updated(page: Page) -> Dated | None:
    """The date beside "Updated" in the lines about the headline."""
    for line in page.above:
        said = _UPDATED.search(line.text)
        if said and kind_of(line) in (Kind.DATE, Kind.BYLINE, Kind.SHORT, Kind.CHROME) and len(line.words) <= 25:
            return find_date(line.text[said.end() :])
    return None


def _split_title(page: Page) -> tuple[str | None, str | None]:
    """The headline, and the outlet that one of the first lines joins to it: "The Herald | Storm shuts harbour"."""
    for line in page.above[:4]:
        parts = re.split(r"\s+(?:\||[-–—»])\s+", line.text)
        if not 2 <= len(parts) <= 3 or len(line.words) > 30 or parse_date(line.text):
            continue
        by_length = sorted(parts, key=len)
        if page.headline and page.headline in parts:
            others = [part for part in by_length if part != page.headline and is_outlet(part)]
            return page.headline, others[0] if others else None
        stems = content_stems(by_length[-1])
        about = content_stems(" ".join(page.paragraphs[:3]))
        joined = page.headline in (None, line.text) and len(by_length[-1].split()) >= 4 and is_outlet(by_length[0])
        if joined and len(stems & about) * 4 >= len(stems):
            return by_length[-1], by_length[0]
    return page.headline, None


def _authors(page: Page, publisher: str | None) -> tuple[str, ...]:
    """The persons of the byline; a bare name is one beside a role, a date or the outlet's name."""
    lines = [line for line in page.above if kind_of(line) is Kind.BYLINE]
    for line in reversed(lines):
        if names := names_in(line.text):
            return names
    for line in page.above:
        within = _BY_WITHIN.search(line.text)
        if within and kind_of(line) is Kind.SHORT and parse_date(line.text) and (names := names_in(within[1])):
            return names
    start = next((i for i, line in enumerate(page.above) if line.text == page.headline), -1) + 1
    near = page.above[start:]
    for line, following in zip(near, [*near[1:], Line("")], strict=False):
        role = _ROLE.search(line.text) or (_ROLE.search(following.text) and len(following.words) <= 6)
        at_outlet = publisher is not None and following.text.casefold() == publisher.casefold()
        introduced = following.text.startswith(line.text)  # "Ana Rey" above "Ana Rey is a columnist"
        beside = (role or at_outlet or introduced or kind_of(following) is Kind.DATE) and not re.search(
            r"\d", line.text
        )
        signed = beside or parse_date(line.text)
        alone = kind_of(line) in (Kind.SHORT, Kind.DATE) and not is_only_date(line.text)
        if signed and alone and len(line.words) <= 12 and line.text != publisher:
            names = tuple(name for name in names_in(line.text) if not _COMPANY.search(name))
            if names:
                return names
    for line in page.below[:12]:
        kind = kind_of(line)
        if kind in (Kind.CLOSE, Kind.STORIES):
            break
        if kind is Kind.BYLINE and (names := names_in(line.text)):
            return names
        if (credit := _REPORTING_BY.match(line.text)) and (names := names_in(credit[1])):
            return names
    return ()


def _published(page: Page) -> Dated | None:
    at = next((i for i, line in enumerate(page.above) if line.text == page.headline), None)
    # A date further above the headline is the day the page was saved, or another story's.
    near = page.above if at is None else (*page.above[at + 1 :], *reversed(page.above[max(0, at - 3) : at]))
    dated = [
        line.text
        for line in near
        if kind_of(line) in (Kind.DATE, Kind.BYLINE, Kind.SHORT, Kind.CHROME)
        and len(line.words) <= 25
        and parse_date(line.text)
    ]
    said = [text for text in dated if re.search(r"\b(?:published|posted)\b", text, re.IGNORECASE)]
    for text in [*said, *dated]:
        after = re.split(r"\b(?:published|posted)\b", text, maxsplit=1, flags=re.IGNORECASE)[-1]
        return find_date(after) or find_date(text)
    opening = page.paragraphs[0][:_DATELINE_LETTERS] if page.paragraphs else ""
    dateline = re.match(r"[A-Z][A-Z .,'’-]{2,}.*?(?:\s[-–—]{1,2}\s|:\s)", opening)
    return find_date(dateline[0]) if dateline else None
