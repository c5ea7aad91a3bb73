"""Cells of tables that answer, found by the names of their row and their column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article, Cell
from index.span import Span
from qa.candidates import DESIGNATIONS
from qa.families import subjects
from qa.kinds import NUMERIC, Kind
from qa.numbers import read_quantities
from qa.question import Question
from qa.statement import Statement

LONGEST = 1200  # characters from a table's header to the row, all of which is quoted
MOST_CELLS = 4
YEARS = range(1000, 2200)
_SUPERLATIVE = re.compile(
    r"^(?:in )?(?:which|what|who)\b.*\b(?:(?P<least>least|smallest|lowest|fewest|slowest|weakest|shortest)"
    r"|most|largest|biggest|highest|greatest|fastest|strongest|longest|best)\b",
    re.IGNORECASE,
)
_SHRINKING = re.compile(r"\b(?:fell|fall|shrank|shrunk|shrink|dropped|drop|declined?|lost|lose)\b", re.IGNORECASE)
_DEVELOPING = frozenset(subjects("develop change grow evolve fare rise fall shrink shrank gain"))
_CHANGES = frozenset(subjects("change growth difference development trend"))
# What these ask for is somebody's words or grounds, and no cell.
OF_WORDS: frozenset[Kind] = frozenset({"yesno", "reason", "quote", "speaker"})
# What the columns of a vote are called, and how a question asks for each: "For" is no word to compare by.
_VOTES = tuple(
    (re.compile(rf"(?:{column})\W*", re.IGNORECASE), re.compile(rf"\b(?:{asked})", re.IGNORECASE))
    for column, asked in (
        (r"for|in favou?r|yes|ayes?|yeas?", r"(?:vot\w+|were|was|came out) for\b|in favou?r|back|support|approv"),
        (r"against|no|noes|nos|nays?", r"against\b|vot\w+ no\b|oppos|reject"),
        (r"abstain\w*|abstentions?", r"abst"),
    )
)
_VOTED = re.compile(r"\bhow\b(?! many\b).*\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<sign>[-−–+]?)\s*(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*\D{0,4}")


@dataclass(frozen=True)
class Row:
    """A row of a table: its cells, the first of which names it."""

    cells: tuple[Cell, ...]
    header: Span | None
    """Where the names of its columns stand in the article."""


@dataclass(frozen=True)
class Named:
    """A row that a question names, and the cells of it that it asks for."""

    name: frozenset[str]
    """The words that name it, as they are compared."""
    row: Row
    cells: tuple[Cell, ...]
    shared: int
    """How much of what is asked names their columns."""


def state_cells(question: Question, articles: Sequence[Article]) -> list[Statement]:
    """The cells whose row the question names, of the columns that it asks for; empty where it names no row.

    A row is named by its first cell, or by another in words ("21:42 | Explosion | 61"); where the question names
    several, each is given. "Which division grew fastest?" names none, and is answered by the row with the highest or
    the lowest figure. The first article with such a row answers. Each cell is shown with the names of its row and
    column, and its quote runs from the header to the last of the rows.
    """
    if question.kind in OF_WORDS:
        return []
    for article in articles:
        if found := _of_named_rows(question, article) or _outermost(question, article):
            return [
                Statement(article, quote, (cell.start, cell.end), cell=cell, source_named=at > 0)
                for at, (cell, quote) in enumerate(found[:MOST_CELLS])
            ]
    return []


def _of_named_rows(question: Question, article: Article) -> list[tuple[Cell, Span]]:
    """The cells of the table whose rows the question names best, each with the quote that holds them all."""
    tables: dict[Span, list[Named]] = {}
    for row in rows(article):
        named = _named(question, article, row)
        if row.header and named and row.cells[-1].end - row.header[0] <= LONGEST:
            tables.setdefault(row.header, []).append(named)
    if not tables:
        return []
    header, found = max(tables.items(), key=lambda table: max((len(one.name), one.shared) for one in table[1]))
    # Of "Upper Varn" in a question the row of Varn is not asked, nor is one whose columns it does not ask for.
    most = max(one.shared for one in found)
    kept = [one for one in found if one.shared == most and not any(one.name < other.name for other in found)]
    quote = (header[0], max(one.row.cells[-1].end for one in kept))
    return [(cell, quote) for one in kept for cell in one.cells]


def _named(question: Question, article: Article, row: Row) -> Named | None:
    """A row as the question names it, by its first cell before any other; None where it does not."""
    for place, naming in enumerate(row.cells):
        words = frozenset(subjects(article.text[naming.start : naming.end]))
        told = words - DESIGNATIONS or words
        figure = _figure(article.text[naming.start : naming.end])
        if not told or not told <= question.stems or (place and figure is not None):
            continue
        asked = question.stems - words - question.any_deed
        others = [cell for cell in row.cells if cell is not naming and _suits(question, article, cell)]
        shared = {cell: _shared(question, asked, cell) for cell in others}
        if most := max(shared.values(), default=0):
            cells = tuple(cell for cell, count in shared.items() if count == most)
            return Named(words & question.stems, row, cells, most)
    return None


def _suits(question: Question, article: Article, cell: Cell) -> bool:
    """Whether a cell may hold what is asked for: how many, a figure; a bare figure is nobody, no place, and no day."""
    figure = _figure(article.text[cell.start : cell.end])
    words = article.text[cell.start : cell.end]
    otherwise = question.kind == "count" and any(one.kind in ("score", "share") for one in read_quantities(words))
    if otherwise or (question.kind in NUMERIC and not any(map(str.isdigit, words))):
        return False
    if figure is None or question.kind not in ("person", "place", "date", "time"):
        return True
    return question.kind == "date" and figure in YEARS


def is_row(article: Article, span: Span) -> bool:
    """Whether a sentence is the row of a table, or its header."""
    return any(span[0] <= cell.start and cell.end <= span[1] for cell in article.details.cells)


def rows(article: Article) -> list[Row]:
    """The rows of an article's tables, in order, without the headers."""
    lines: list[list[Cell]] = []
    for cell in article.details.cells:
        if lines and "\n" not in article.text[lines[-1][-1].end : cell.start]:
            lines[-1].append(cell)
        else:
            lines.append([cell])
    found: list[Row] = []
    header: Span | None = None
    for line in lines:
        if any(cell.column for cell in line):
            found.append(Row(tuple(line), header))
        else:
            header = (line[0].start, line[-1].end)
    return found


def _shared(question: Question, asked: frozenset[str], cell: Cell) -> int:
    """How much of what is asked names a cell's column; how something developed, its changes tell."""
    for column, so_asked in _VOTES:
        if column.fullmatch(cell.column.strip()):
            return int(bool(so_asked.search(question.text) or _VOTED.search(question.text)))
    named = set(subjects(cell.column))
    called = cell.column.strip(" :")
    said = bool(called and not named and re.search(rf"\b{re.escape(called)}\b", question.text, re.IGNORECASE))
    return len(asked & named) + bool(asked & _DEVELOPING and named & _CHANGES) + said


def _outermost(question: Question, article: Article) -> list[tuple[Cell, Span]]:
    """The cells with the highest or the lowest figure of the column asked for, each with the whole table as its quote.

    What the rows are must be what is asked for ("Which division ...", in the table's first column), and every row must
    have a figure.
    """
    superlative = _SUPERLATIVE.search(question.text)
    tables: dict[Span, list[Row]] = {}
    for row in rows(article):
        if row.header:
            tables.setdefault(row.header, []).append(row)
    for header, lines in tables.items():
        what, last = set(subjects(lines[0].cells[0].column)), lines[-1].cells[-1].end
        if not superlative or not what & question.stems or last - header[0] > LONGEST:
            continue
        asked = question.stems - what
        columns = {cell.column: _shared(question, asked, cell) for cell in lines[0].cells[1:]}
        named = [column for column, shared in columns.items() if shared and shared == max(columns.values())]
        cells = [cell for row in lines for cell in row.cells[1:] if cell.column in named]
        figures = [_figure(article.text[cell.start : cell.end]) for cell in cells]
        if len(named) != 1 or len(cells) != len(lines) or None in figures:
            continue
        known = [figure for figure in figures if figure is not None]
        least = bool(superlative["least"]) != bool(_SHRINKING.search(question.text))
        wanted = min(known) if least else max(known)
        return [(cell, (header[0], last)) for cell, figure in zip(cells, figures, strict=True) if figure == wanted]
    return []


def _figure(words: str) -> float | None:
    """The figure of a cell: "+21%", "-3%", "1,310"; None where it is none."""
    found = _FIGURE.fullmatch(words.strip())
    if found is None:
        return None
    value = float(found["digits"].replace(",", ""))
    return -value if found["sign"] in ("-", "−", "–") else value
