"""A PDF as lines, one a paragraph. The home of pypdf.

A PDF places words on pages and knows no paragraphs: they are read off the space between lines, their size and length.
What stands at the edge of page after page is taken once.
"""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from index.documents import Lines, Unreadable

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_MOST_PAGES = 5_000
_APART = 1.25  # the space before a paragraph, in those between its lines
_SHORT = 0.8  # a line shorter than this share of the longest ends its paragraph, where it ends a sentence
_HEADING = 1.12  # the size of a heading, in that of the text
_EDGE = 3  # lines at the top and at the bottom of a page that may be repeated on others
_ENDS = re.compile(r"[.!?:…][\"”’)\]]*$")
_PAGE_NUMBER = re.compile(r"^(?:page )?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
_PRINTED = re.compile(r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? +\d{1,2}[:.]\d{2}(?: ?[AP]M)?\s+(?=\S)")
_OF_PAGES = re.compile(r"\s+(?:page )?\d{1,4}\s*(?:/|of)\s*\d{1,4}$", re.IGNORECASE)


@dataclass
class _Row:
    """A line of a page, with where it stands, in points from the left and from the bottom."""

    text: str
    x: float
    y: float
    size: float


def read_pdf(data: bytes) -> Lines:
    """The paragraphs of a PDF. Raises Unreadable."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("it needs a password")
        if len(reader.pages) > _MOST_PAGES:
            raise Unreadable(f"more than {_MOST_PAGES:,} pages")
        pages = [_rows(page) for page in reader.pages]
    except PyPdfError as error:
        raise Unreadable("it is damaged, or no PDF") from error
    if not any(pages):
        raise Unreadable("no text in it: pages that are pictures need to be made readable first (OCR)")
    edges, pages = _without_edges(pages)
    body = _body_size(pages)
    return [(text, "") for text in edges] + _paragraphs(pages, body)


def _rows(page: Any) -> list[_Row]:
    rows: list[_Row] = []
    fresh = True

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        nonlocal fresh
        x, y = (tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
        for part in re.split(r"(\n)", text):
            if part == "\n":
                fresh = True
            elif part.strip():
                if fresh or abs(rows[-1].y - y) > 0.7 * size * scale:
                    rows.append(_Row("", x, y, size * scale))
                rows[-1].text += part
                fresh = False
            elif part and rows and not fresh:
                rows[-1].text += part

    page.extract_text(visitor_text=visit)
    for row in rows:
        row.text = " ".join(row.text.translate(_LIGATURES).split())
    return [row for row in rows if row.text]


def _without_edges(pages: Sequence[list[_Row]]) -> tuple[list[str], list[list[_Row]]]:
    """What the pages repeat at their edges, once and without page numbers, and the pages without it."""
    edges = [_edge(rows) for rows in pages]
    repeated = Counter(key for edge in edges for key in {_masked(row) for row in edge})
    taken: dict[tuple[str, int], str] = {}
    kept = []
    for rows, edge in zip(pages, edges, strict=True):
        drop = []
        for row in edge:
            printed = _PRINTED.match(row.text)
            often = repeated[_masked(row)] >= max(2, 0.4 * len(pages))
            if often or printed or _PAGE_NUMBER.match(row.text):
                drop.append(row)
                text = _OF_PAGES.sub("", _PRINTED.sub("", row.text))
                if not _PAGE_NUMBER.match(text):
                    taken.setdefault(_masked(row), text)
        kept.append([row for row in rows if not any(row is one for one in drop)])
    return list(taken.values()), kept


def _edge(rows: list[_Row]) -> list[_Row]:
    by_height = sorted(rows, key=lambda row: -row.y)
    return by_height[:_EDGE] + by_height[_EDGE:][-_EDGE:]


def _masked(row: _Row) -> tuple[str, int]:
    """What makes a line of one page the same as that of another: its words, whatever the number, and its height."""
    return re.sub(r"\d+", "0", row.text), round(row.y / 2)


def _body_size(pages: Sequence[list[_Row]]) -> float:
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _paragraphs(pages: Sequence[list[_Row]], body: float) -> Lines:
    """Rows joined to paragraphs, across the ends of pages and columns too."""
    rows = [row for page in pages for row in page]
    longest = sorted(len(row.text) for row in rows if abs(row.size - body) < 0.1 * body)
    width = longest[int(0.9 * len(longest))] if longest else 0
    full = (a.y - b.y for a, b in pairwise(rows) if len(a.text) > 0.7 * width)
    gaps = sorted(gap for gap in full if 0 < gap < 3 * body)
    spacing = gaps[len(gaps) // 10] if gaps else 1.2 * body  # within paragraphs: the least, but for what overlaps
    paragraphs: list[list[_Row]] = []
    for above, row in zip([None, *rows], rows, strict=False):
        if above is None or _begins(above, row, spacing, width):
            paragraphs.append([row])
        else:
            paragraphs[-1].append(row)
    return [(_joined(lines), _mark(lines, body)) for lines in paragraphs]


def _begins(above: _Row, row: _Row, spacing: float, width: int) -> bool:
    """Whether a line begins a paragraph."""
    if abs(above.size - row.size) > 0.1 * max(above.size, row.size):
        return True
    gap = above.y - row.y
    ended = bool(_ENDS.search(above.text))
    if gap <= 0 or gap > 6 * spacing:  # the next column, or the next page
        return ended or len(above.text) < 0.5 * width
    if gap > _APART * spacing * (above.size / row.size):
        return True
    indented = row.x > above.x + 0.7 * row.size and len(above.text) < 0.95 * width
    return (ended and len(above.text) < _SHORT * width) or (ended and indented)


def _joined(rows: Sequence[_Row]) -> str:
    text = rows[0].text
    for row in rows[1:]:
        text += row.text if re.search(r"[^\W\d_]-$", text) else f" {row.text}"
    return text


def _mark(rows: Sequence[_Row], body: float) -> str:
    words = sum(len(row.text.split()) for row in rows)
    if re.match(r"[•·▪‣◦●■]\s", rows[0].text):
        return "item"
    return "heading" if rows[0].size > _HEADING * body and words <= 30 else ""
