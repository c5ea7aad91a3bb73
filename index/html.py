"""An HTML page: what its markup states, and its article as lines. The home of trafilatura and lxml."""

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from index.dates import stated_date
from index.lines import Line, Mark, plain
from index.metadata import Stated, names_in, split_title
from index.publisher import names_an_outlet

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_MARKS: dict[str, Mark] = {"head": "heading", "item": "item", "row": "row"}
_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
_AUTHORS = ("author", "parsely-author", "article:author", "dc.creator", "byl", "sailthru.author")
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
    "sailthru.date",
)


def read_html(text: str) -> tuple[Stated, list[Line]]:
    """What the page states about itself, and its article as trafilatura finds it, not yet cleaned line by line."""
    try:
        tree = lxml_html.document_fromstring(_DECLARATION.sub("", text))
    except etree.ParserError:  # nothing but white space and comments
        return Stated(), []
    saved = _SAVED_FROM.search(text)
    stated = _json_ld(tree).or_else(_meta(tree)).or_else(Stated(url=saved[1] if saved else None))
    extracted = trafilatura.extract(
        tree, output_format="xml", include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    return stated, list(_lines(etree.fromstring(extracted.encode()))) if extracted else []


def _lines(document: etree._Element) -> Iterator[Line]:
    for element in document.iter("p", "head", "item", "row", "quote", "ab"):
        if element.tag == "quote" and element.find(".//p") is not None:
            continue
        if element.tag == "p" and element.getparent().tag in ("item", "cell"):
            continue
        if element.tag == "row":
            pieces = [" ".join("".join(cell.itertext()).split()) for cell in element.iter("cell")]
            texts = [" ".join(pieces)]
        else:
            for line_break in element.iter("lb"):
                line_break.tail = "\n" + (line_break.tail or "")
            texts = "".join(element.itertext()).split("\n")
        for piece in texts:
            if tidy := plain(piece):
                yield Line(tidy, True, _MARKS.get(element.tag, ""))


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
    if isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph", []))
    elif isinstance(data, list):
        for item in data:
            yield from _objects(item)


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

    def first(keys: tuple[str, ...]) -> str | None:
        return next((found[key][0] for key in keys if key in found and not found[key][0].startswith("http")), None)

    outlet = first(_OUTLETS)
    heading = next((plain(h1.text_content()) for h1 in tree.iter("h1")), None)
    titled = first(_TITLES) or heading or plain(tree.findtext(".//title") or "") or None
    if titled:
        for known in filter(None, (heading, outlet)):
            without, part = split_title(titled, known)
            if part:
                titled, outlet = (without, outlet or part) if known == outlet else (part, outlet or without)
    canonical = tree.find(".//link[@rel='canonical']")
    address = canonical.get("href") if canonical is not None else None
    dates = (stated_date(value) for key in _DATES for value in found.get(key, []))
    times = (stated_date(element.get("datetime") or "") for element in tree.iterfind(".//article//time"))
    return Stated(
        title=titled,
        publisher=outlet,
        authors=_persons(value for key in _AUTHORS for value in found.get(key, [])[:5]),
        published=next((day for day in (*dates, *times) if day), None),
        url=next((link for link in (address, *found.get("og:url", [])) if link and link.startswith("http")), None),
    )
