"""From the bytes of a piece to its article."""

import hashlib
import json
import os
from dataclasses import dataclass

from index.article import Article, Details
from index.clean import take_apart, take_text
from index.decode import decode
from index.exports import read_export
from index.html import read_html
from index.language import is_english
from index.lines import MOST_LINES, Line, Mark, plain, split_lines
from index.load import HTML, MARKDOWN, SAVED_PAGES, Skipped, Warned
from index.markdown import read_markdown
from index.metadata import Stated, date_in_name, read_fields, read_page
from index.page import Page
from index.pieces import Piece
from index.records import read_record
from index.saved_page import page_in
from index.tables import name_columns, row_of


@dataclass(frozen=True)
class _Contents:
    """What a piece holds, before it is cleaned."""

    stated: Stated
    lines: list[Line]
    """Those among which the article stands."""
    around: list[Line]
    """All lines."""
    is_text: bool = False
    """Whether the lines are the article's text and nothing else."""


def read_article(piece: Piece) -> Article | Skipped:
    """The clean article of a piece, or why there is none."""
    contents = _contents(piece)
    if isinstance(contents, str):
        return Skipped(piece.path, contents)
    if len(contents.around) > MOST_LINES:
        return Skipped(piece.path, f"more than {MOST_LINES:,} lines: no article is as long")
    corrected = piece.correction.stated() if piece.correction else Stated()
    stated = contents.stated
    take = take_text if contents.is_text else take_apart
    page = take(contents.lines, stated.title)
    if not page.paragraphs:
        return Skipped(piece.path, "no article text was found: not one whole sentence")
    stated = corrected.or_else(_with_page(stated, page, contents, piece.path))
    return Article(
        id=hashlib.sha256(os.fsencode(piece.identity)).hexdigest()[:12],
        text=page.text,
        path=piece.path,
        title=stated.title,
        publisher=stated.publisher,
        authors=stated.authors,
        published=stated.published.day if stated.published else None,
        published_as=stated.published.words if stated.published else None,
        url=stated.url,
        paths=(piece.path,),
        details=_details(stated, page),
    )


def warnings_of(article: Article, piece: Piece) -> list[Warned]:
    """What a reader should know of an article that was indexed."""
    reasons = [piece.warning] if piece.warning else []
    if article.published is None:
        reasons.append("no date that can be believed: relative dates in it, such as “on Tuesday”, are not resolved")
    if article.details.language != "en":
        named = f" (it says {article.details.language!r})" if article.details.language else ""
        reasons.append(f"does not read as English{named}: questions are understood in English alone")
    return [Warned(article.path, reason) for reason in reasons]


def _with_page(stated: Stated, page: Page, contents: _Contents, path: str) -> Stated:
    """What a piece states, with what the lines around the article, its file's name and its URL do."""
    if not contents.is_text:
        stated = stated.or_else(read_page(page.within(contents.around), path))
    return stated.or_else(Stated(published=date_in_name(stated.url or "")).said_in("URL"))


def _details(stated: Stated, page: Page) -> Details:
    updated = stated.updated
    if updated and stated.published and updated.day < stated.published.day:
        updated = None
    # The text decides: many a page's template states a language that its article is not in.
    language = "en" if is_english(page.text) else stated.language if stated.language != "en" else None
    return Details(
        updated=updated.day if updated else None,
        updated_as=updated.words if updated else None,
        section=stated.section,
        language=language,
        origins={
            name: part
            for name, part in stated.origins.items()
            if (name != "updated" or updated) and (name != "language" or language == stated.language)
        },
        cells=page.cells,
    )


def _contents(piece: Piece) -> _Contents | str:
    """What the bytes of a piece say, or why they say nothing."""
    if not piece.data.strip():
        return "the file is empty"
    if piece.form == ".json":
        record = read_record(piece.data)
        return record if isinstance(record, str) else _Contents(*record, record[1], is_text=True)
    if piece.form in (".lines", ".export"):
        return _of_document(json.loads(piece.data), piece.form == ".export")
    data = page_in(piece.data, piece.form) if piece.form in SAVED_PAGES else piece.data
    if data is None:
        return "no page in it: it is damaged, or not what its name says"
    text = decode(data, is_html=piece.form in (*HTML, *SAVED_PAGES))
    if text is None:
        return "not text: the file holds binary data"
    if piece.form in (*HTML, *SAVED_PAGES):
        return _Contents(*read_html(text))
    if text.count("\n") > MOST_LINES:
        return f"more than {MOST_LINES:,} lines: no article is as long"
    if piece.form in MARKDOWN:
        stated, lines = read_markdown(text)
        return _Contents(stated, lines, lines)
    lines = split_lines(text)
    return _Contents(read_fields(lines), lines, lines)


def _of_document(written: list[tuple[str, Mark]], is_export: bool) -> _Contents:
    if is_export:
        stated, lines = read_export(written)
        return _Contents(stated, lines, lines, is_text=True)
    lines = name_columns(
        [
            row_of(text.split("\t")) if mark == "row" else Line(tidy, True, mark)
            for text, mark in written
            if (tidy := plain(text))
        ]
    )
    return _Contents(read_fields(lines), lines, lines)
