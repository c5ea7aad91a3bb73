"""From the bytes of a piece to its article."""

import hashlib
import os

from charset_normalizer import from_bytes

from index.article import Article
from index.clean import take_apart
from index.html import read_html
from index.lines import MOST_LINES, Line, split_lines
from index.load import HTML, MARKDOWN, Skipped
from index.markdown import read_markdown
from index.metadata import Stated, date_in_name, read_fields, read_page
from index.pieces import Piece

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What English text that is no UTF-8 most often is, a superset of latin-1. Beside it only encodings of other scripts are
# guessed at: its neighbours, such as windows-1250, differ in accents that a guess gets wrong.
_LEGACY = "cp1252"
_GUESSED = [_LEGACY, "cp1251", "shift_jis", "gb18030"]
_SAMPLE = 64 * 1024


def read_article(piece: Piece) -> Article | Skipped:
    """The clean article of a piece, or why there is none."""
    if not piece.data.strip():
        return Skipped(piece.path, "the file is empty")
    text = decode(piece.data)
    if text is None:
        return Skipped(piece.path, "not text: the file holds binary data")
    suffix = piece.form
    too_long = Skipped(piece.path, f"more than {MOST_LINES:,} lines: no article is as long")
    if suffix not in HTML and text.count("\n") > MOST_LINES:
        return too_long
    stated, lines, around = _read(text, suffix)
    if len(around) > MOST_LINES:
        return too_long
    page = take_apart(lines, stated.title)
    if not page.paragraphs:
        return Skipped(piece.path, "no article text was found: not one whole sentence")
    stated = stated.or_else(read_page(page.within(around), piece.path))
    published = stated.published or date_in_name(stated.url or "")
    return Article(
        id=hashlib.sha256(os.fsencode(piece.identity)).hexdigest()[:12],
        text=page.text,
        path=piece.path,
        title=stated.title,
        publisher=stated.publisher,
        authors=stated.authors,
        published=published.day if published else None,
        published_as=published.words if published else None,
        url=stated.url,
        paths=(piece.path,),
    )


def _read(text: str, suffix: str) -> tuple[Stated, list[Line], list[Line]]:
    """What a file states in markup or fields, the lines among which its article stands, and all its lines."""
    if suffix in HTML:
        return read_html(text)
    if suffix in MARKDOWN:
        stated, lines = read_markdown(text)
        return stated, lines, lines
    lines = split_lines(text)
    return read_fields(lines), lines, lines


def decode(data: bytes) -> str | None:
    """The text of a file: by its byte order mark, as UTF-8, else by guessing; None for what is no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSED).best()
        return data.decode(best.encoding if best else _LEGACY, errors="replace")
