"""What an HTML page's markup states about it: JSON-LD first, then meta tags."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from index.dates import stated_date
from index.lines import plain
from index.metadata import Stated, code_of, names_in, split_title
from index.publisher import is_outlet, names_an_outlet

_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "article:publisher")
_AUTHORS = ("author", "parsely-author", "article:author", "dc.creator", "dcterms.creator", "byl", "sailthru.author")
_DATES = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "sailthru.date",
)
_UPDATES = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_SECTIONS = ("article:section", "parsely-section", "section", "articlesection")
_LANGUAGES = ("inlanguage", "content-language", "dc.language", "language", "og:locale")
_MOST_VALUES = 20  # of one tag; a page has three at most


def read_markup(tree: Any) -> Stated:
    """What the page's scripts and tags state, `tree` being lxml's."""
    root = tree.getroottree().getroot().get("lang")
    language = Stated(language=code_of(root)).said_in("html tag")
    return _json_ld(tree).said_in("JSON-LD").or_else(_meta(tree).said_in("meta tag")).or_else(language)


def _json_ld(tree: Any) -> Stated:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).endswith(("Article", "Posting", "Report")) for name in names):
                return _stated(item)
    return Stated()


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _stated(item: dict[str, Any]) -> Stated:
    page = item.get("mainEntityOfPage")
    address = item.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    writers = item.get("author") or []
    names = (_name(writer) for writer in (writers if isinstance(writers, list) else [writers]) if not _is_group(writer))
    return Stated(
        title=plain(str(item.get("headline") or "")) or None,
        publisher=_name(item.get("publisher")),
        authors=_persons(name for name in names if name),
        published=stated_date(str(item.get("datePublished") or "")),
        url=address if isinstance(address, str) and address.startswith("http") else None,
        updated=stated_date(str(item.get("dateModified") or "")),
        section=_name(item.get("articleSection")),
        language=code_of(_name(item.get("inLanguage"))),
    )


def _is_group(writer: Any) -> bool:
    return isinstance(writer, dict) and "Organization" in str(writer.get("@type"))


def _name(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation, which may be an object, a list or a bare string."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return plain(value) or None if isinstance(value, str) else None


def _persons(values: Iterator[str]) -> tuple[str, ...]:
    """One byline a value, or one person a value: a single name is one, an outlet or an address is none."""
    found: list[str] = []
    for value in values:
        names = names_in(value)
        if not names and "http" not in value and len(value.split()) <= 5 and not names_an_outlet(value):
            names = (re.sub(r"^[Bb]y ", "", value),)
        found += names
    return tuple(dict.fromkeys(found))


def _meta(tree: Any) -> Stated:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if content := plain(element.get("content") or ""):
            found.setdefault(key, []).append(content)
    found = {key: values[:_MOST_VALUES] for key, values in found.items()}

    def first(keys: tuple[str, ...]) -> str | None:
        return next((found[key][0] for key in keys if key in found and not found[key][0].startswith("http")), None)

    outlet = first(_OUTLETS)
    heading = next((plain(h1.text_content()) for h1 in tree.iter("h1")), None)
    window = plain(tree.findtext(".//title") or "")
    titled = first(_TITLES) or heading or window or None
    if titled and not outlet and window.startswith(titled) and is_outlet(rest := _last_part(window[len(titled) :])):
        outlet = rest
    if titled:
        for known in filter(None, (heading, outlet)):
            without, part = split_title(titled, known)
            if part:
                titled, outlet = (without, outlet or part) if known == outlet else (part, outlet or _last_part(without))
    canonical = tree.find(".//link[@rel='canonical']")
    address = canonical.get("href") if canonical is not None else None
    dates = (stated_date(value) for key in _DATES for value in found.get(key, []))
    clocks = islice(tree.iterfind(".//article//time"), _MOST_VALUES)
    times = (stated_date(element.get("datetime") or "") for element in clocks)
    return Stated(
        title=titled,
        publisher=outlet,
        authors=_persons(value for key in _AUTHORS for value in found.get(key, [])[:5]),
        published=next((day for day in (*dates, *times) if day), None),
        url=next((link for link in (address, *found.get("og:url", [])) if link and link.startswith("http")), None),
        updated=next((day for key in _UPDATES for day in map(stated_date, found.get(key, [])) if day), None),
        section=first(_SECTIONS),
        language=code_of(first(_LANGUAGES)),
    )


def _last_part(title: str) -> str:
    """The end of a window's title, where the outlet stands: "Comment | The Herald"."""
    return re.split(r"\s+[|–—»·•:-]\s+", f" {title}")[-1].strip()
