"""Exports of news databases: many articles in one document, each with fields about it.

Known are the separators that Nexis, Factiva and ProQuest write, and lines that number the documents. Where a document
looks like an export and has none, it stays one article, with a warning.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.dates import find_date, parse_date
from index.lines import Kind, Line, ends_sentence, kind_of, plain
from index.metadata import Stated, names_in

Lines = Sequence[tuple[str, str]]

_NUMBERED = re.compile(
    r"(?:document|article|item|story|record|result)\s+\d+\s+of\s+\d+|\d+\s+of\s+\d+\s+(?:documents|articles|stories|results)",
    re.IGNORECASE,
)
_END = re.compile(r"End of Document|(?:AN\s+)?Document [A-Z]{3,}[A-Z0-9]{3}\d{8}\w{4,}", re.IGNORECASE)
_RULE = re.compile(r"[_=]{20,}")
_FIELD = re.compile(
    r"(?P<key>title|headline|author|byline|by-line|section|length|publication title|publication info|publication date"
    r"|publication|publisher|source|newspaper|date|load-date|language(?: of publication)?|copyright|document url|url"
    r"|links?|full text|abstract|dateline|graphic|edition|place of publication|country of publication|issn"
    r"|document type|proquest document id|database|last updated|subject|location|people|company / organization"
    r"|classification|publication year|publication subject|source type|pages?|volume|issue|highlight|publication-type"
    r"|journal code|accession number|word count|notes?|geographic|organization|industry|person|city|state|country"
    r"|subject terms):\s*"
    r"(?P<value>.*)",
    re.IGNORECASE,
)
_BODY = re.compile(r"Body", re.IGNORECASE)
_WORDS = re.compile(r"(?:length:\s*)?[\d,]+ words", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\))\W*(?:\d{4}|.{0,60}\b\d{4})", re.IGNORECASE)
_OUTLETS = ("publication title", "publication", "newspaper", "source", "publisher")
_AUTHORS = ("author", "byline", "by-line")
_AFTER_TEXT = re.compile(
    r"(?:Load-Date|Classification|Graphic|Subject|Publication-Type|Language|Journal Code|Industry|Geographic|Credits?"
    r"|Company|Copyright|Publication title|Document URL|Word count|Author|Title|Location|Notes):?(?:\s|$)"
)
_FACTIVA_FIELD = re.compile(
    r"(HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|SE|CR|CLM|ART|IPC|IPD)\s+(\S.*)"
)
_HEADLINE_CODE, _DATE_CODE = re.compile(r"HD\s+\w"), re.compile(r"PD\s+\d|PD\s+[A-Z]")
_LANGUAGES = frozenset("english french german spanish italian dutch portuguese russian chinese arabic japanese".split())
_NEAR = 400  # lines of an article among which its fields stand
_SEVERAL = 3  # of what each article of an export has once
_IN_BYTES = re.compile(
    rb"^[ \t]*(?:%b|%b|%b)[ \t]*\r?$" % tuple(p.pattern.encode() for p in (_NUMBERED, _END, _RULE)), re.M | re.I
)


def may_be_export(data: bytes) -> bool:
    """Whether a plain text has two lines or more that part articles, which is soon seen."""
    return len(_IN_BYTES.findall(data)) >= 2


@dataclass(frozen=True)
class Export:
    """A document's articles, as lines. One, where it is no export or nothing tells its articles apart."""

    articles: list[Lines]
    is_export: bool = False
    """Whether the articles have the fields of a news database."""
    warning: str | None = None


def split_export(lines: Lines) -> Export:
    """The articles of a document, cut where a news database cuts them."""
    texts = [plain(text) for text, _ in lines]
    cuts = _cuts(texts)
    if len(cuts) < 2:
        several = max(sum(bool(mark.match(text)) for text in texts) for mark in (_WORDS, _COPYRIGHT)) >= _SEVERAL
        warning = "it looks like many articles with nothing that tells where each begins: it is indexed as one"
        fields = any(_END.fullmatch(text) or _NUMBERED.fullmatch(text) for text in texts)
        return Export([lines], is_export=fields and not several, warning=warning if several else None)
    articles = [lines[start:end] for start, end in pairwise([*cuts, len(lines)])]
    if sum(ends_sentence(text) for text in texts[: cuts[0]]) and _has_fields(texts[: cuts[0]]):
        articles.insert(0, lines[: cuts[0]])
    return Export([article for article in articles if any(ends_sentence(text) for text, _ in article)], is_export=True)


def _cuts(texts: Sequence[str]) -> list[int]:
    """Where articles begin: at lines that number them, else after lines that end them, else after rules."""
    numbered = [i for i, text in enumerate(texts) if _NUMBERED.fullmatch(text)]
    if len(numbered) >= 2:
        return numbered
    ends = [i for i, text in enumerate(texts) if _END.fullmatch(text)]
    begun = [i + 1 for i, end in pairwise([*ends, len(texts)]) if _has_fields(texts[i + 1 : end])]
    if len(ends) >= 2 or begun:
        return [0, *begun]
    rules = [0, *(i + 1 for i, text in enumerate(texts) if _RULE.fullmatch(text))]
    parts = [(start, texts[start:end]) for start, end in pairwise([*rules, len(texts)])]
    cuts = [start for start, part in parts if _has_fields(part)]
    return cuts if len(cuts) >= 2 else []


def _has_fields(texts: Sequence[str]) -> bool:
    """Whether lines have what a news database writes about an article, and some text."""
    named = {match["key"].lower() for text in texts[:_NEAR] if (match := _FIELD.match(text))}
    own = (_WORDS, _COPYRIGHT, _BODY, _HEADLINE_CODE, _DATE_CODE)
    marks = sum(any(mark.match(text) for text in texts[:_NEAR]) for mark in own)
    return len(named) + marks >= 2 and any(ends_sentence(text) for text in texts)


def read_export(lines: Lines) -> tuple[Stated, list[Line]]:
    """What the fields of one article of an export state, and the lines of its text."""
    rows = [Line(tidy, True, "item" if mark == "item" else "") for text, mark in lines if (tidy := plain(text))]
    rows = [row for row in rows if not any(mark.fullmatch(row.text) for mark in (_NUMBERED, _RULE, _END))]
    coded = _coded(rows)
    fields = coded or _fields(rows)
    start, end = _text_span(rows)
    head = rows[:start]
    title, outlet, dated = _unnamed(head)
    outlet = next((fields[key].split(";")[0].strip() for key in _OUTLETS if fields.get(key)), outlet)
    written = next((fields[key] for key in ("publication date", "date") if fields.get(key)), dated)
    stated = Stated(
        title=next((fields[key] for key in ("headline", "title") if fields.get(key)), title),
        publisher=outlet,
        authors=next((names for key in _AUTHORS if (names := names_in(fields.get(key, "")))), _signed(head)),
        published=find_date(written or ""),
        url=next((fields[key] for key in ("document url", "url") if fields.get(key, "").startswith("http")), None),
        section=fields.get("section", "").split(";")[0] or None,
    ).said_in("field")
    if coded:
        return stated, [Line(text) for key in ("lp", "td") for text in coded.get(key, "").split("\n") if text]
    text = list(rows[start:end])
    if text and (field := _FIELD.match(text[0].text)):
        text[0] = Line(field["value"])
    return stated, [row for row in text if row.text]


def _unnamed(head: Sequence[Line]) -> tuple[str | None, str | None, str | None]:
    """Headline, outlet and date as Nexis (above the copyright) and Factiva (about the count of words) set them."""
    copyright_at = next((i for i, row in enumerate(head) if _COPYRIGHT.match(row.text)), len(head))
    dated = [i for i, row in enumerate(head[:copyright_at]) if len(row.words) <= 14 and parse_date(row.text)]
    words = next((i for i, row in enumerate(head) if _WORDS.fullmatch(row.text)), None)
    headlines = [i for i, row in enumerate(head) if len(row.words) >= 3 and kind_of(row) in (Kind.SHORT, Kind.REMARK)]
    if dated and words is not None and dated[-1] == words + 1:
        outlet = head[words + 2].text if words + 2 < copyright_at else None
        title = next((head[i].text for i in headlines if i < words), None)
        return title, outlet, head[dated[-1]].text
    if dated and copyright_at < len(head):
        at = dated[-1]
        return head[at - 2].text if at >= 2 else None, head[at - 1].text if at >= 1 else None, head[at].text
    return (
        next((head[i].text for i in headlines if not _is_field(head[i])), None),
        None,
        head[dated[-1]].text if dated else None,
    )


def _coded(rows: Sequence[Line]) -> dict[str, str]:
    """The fields of Factiva's layout by codes, under the names that other layouts have; none for another layout."""
    found: dict[str, str] = {}
    key = ""
    for row in rows:
        if code := _FACTIVA_FIELD.fullmatch(row.text):
            key = code[1].lower()
            found[key] = code[2]
        elif key in ("lp", "td"):
            found[key] += f"\n{row.text}"
    if not {"hd", "pd"} <= found.keys() or not found.keys() & {"lp", "td"}:
        return {}
    named = {"hd": "headline", "by": "byline", "pd": "date", "sn": "source", "se": "section", "lp": "lp", "td": "td"}
    return {named[key]: value for key, value in found.items() if key in named}


def _fields(rows: Sequence[Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row, below in pairwise([*rows, Line("")]):
        if field := _FIELD.match(row.text):
            found.setdefault(field["key"].lower(), field["value"] or below.text)
    return found


def _text_span(rows: Sequence[Line]) -> tuple[int, int]:
    """Where the article's text stands among its fields."""
    texts = [row.text for row in rows]
    start = next((i + 1 for i, text in enumerate(texts) if _BODY.fullmatch(text)), None)
    if start is None:
        start = next((i for i, text in enumerate(texts) if text.lower().startswith("full text:")), None)
        if start is None:
            fields_at = [i for i, row in enumerate(rows[:40]) if _is_field(row)]
            first_prose = next(
                (i for i, row in enumerate(rows) if kind_of(row) is Kind.PROSE and not _is_field(row)), 0
            )
            start = max((i + 1 for i in fields_at if i < first_prose), default=0)
    end = next(
        (i for i in range(start + 1, len(texts)) if _AFTER_TEXT.match(texts[i]) and _is_field(rows[i])), len(texts)
    )
    return start, end


def _is_field(row: Line) -> bool:
    text = row.text
    return bool(
        _FIELD.match(text)
        or _WORDS.fullmatch(text)
        or _COPYRIGHT.match(text)
        or text.lower() in _LANGUAGES
        or (_AFTER_TEXT.match(text) and len(row.words) <= 2)
    )


def _signed(head: Sequence[Line]) -> tuple[str, ...]:
    return next((names for row in head if kind_of(row) is Kind.BYLINE and (names := names_in(row.text))), ())
