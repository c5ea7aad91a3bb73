"""Cells of tables that answer, found by the names of their row and their column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article, Cell
from qa.families import subjects
from qa.question import Question
from qa.statement import Statement

LONGEST = 1200  # characters from a table's header to the row, all of which is quoted
MOST_CELLS = 4
_SUPERLATIVE = re.compile(
    r"^(?:in )?(?:which|what|who)\b.*\b(?:(?P<least>least|smallest|lowest|fewest|slowest|weakest|shortest)"
    r"|most|largest|biggest|highest|greatest|fastest|strongest|longest|best)\b",
    re.IGNORECASE,
)
_SHRINKING = re.compile(r"\b(?:fell|fall|shrank|shrunk|shrink|dropped|drop|declined?|lost|lose)\b", re.IGNORECASE)
_DEVELOPING = frozenset(subjects("develop change grow evolve fare rise fall shrink shrank gain"))
_CHANGES = frozenset(subjects("change growth difference development trend"))
_FIGURE = re.compile(r"(?P<sign>[-−–+]?)\s*(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*\D{0,4}")


@dataclass(frozen=True)
class Row:
    """A row of a table: its cells, the first of which names it."""

    cells: tuple[Cell, ...]
    header: tuple[int, int] | None
    """Where the names of its columns stand in the article."""

    @property
    def quote(self) -> tuple[int, int] | None:
        """From the header to this row; None where there is no header, or the way to it is too long."""
        if self.header is None or self.cells[-1].end - self.header[0] > LONGEST:
            return None
        return self.header[0], self.cells[-1].end


def state_cells(question: Question, articles: Sequence[Article]) -> list[Statement]:
    """The cells whose row the question names, of the columns that it asks for; empty where it names no row.

    "Which division grew fastest?" names none, and is answered by the row with the highest or the lowest figure. The
    first article with such a row answers. Each cell is shown with the names of its row and column, and its quote
    runs from the header to the row.
    """
    for article in articles:
        title = set(subjects(article.title or ""))
        best: list[tuple[float, Row, list[Cell]]] = []
        for row in rows(article):
            name = set(subjects(row.cells[0].row))
            if row.quote and name and name <= question.stems and (cells := _asked_for(question, row)):
                best.append((len(name) + len(title & question.stems), row, cells))
        if best:
            _, row, cells = max(best, key=lambda one: one[0])
            return [
                Statement(article, row.quote, (cell.start, cell.end), cell=cell, source_named=at > 0)
                for at, cell in enumerate(cells[:MOST_CELLS])
                if row.quote
            ]
        if outermost := _outermost(question, article):
            return [
                Statement(article, quote, (cell.start, cell.end), cell=cell, source_named=at > 0)
                for at, (cell, quote) in enumerate(outermost[:MOST_CELLS])
            ]
    return []


def is_row(article: Article, span: tuple[int, int]) -> bool:
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
    header: tuple[int, int] | None = None
    for line in lines:
        if any(cell.column for cell in line):
            found.append(Row(tuple(line), header))
        else:
            header = (line[0].start, line[-1].end)
    return found


def _asked_for(question: Question, row: Row) -> list[Cell]:
    """The cells of the columns that share most with the question."""
    asked = question.stems - set(subjects(row.cells[0].row))
    shared = {cell: _shared(asked, cell) for cell in row.cells[1:]}
    most = max(shared.values(), default=0)
    return [cell for cell, count in shared.items() if count == most] if most else []


def _shared(asked: frozenset[str], cell: Cell) -> int:
    """How much of what is asked names a cell's column; how something developed, its changes tell."""
    named = set(subjects(cell.column))
    return len(asked & named) + bool(asked & _DEVELOPING and named & _CHANGES)


def _outermost(question: Question, article: Article) -> list[tuple[Cell, tuple[int, int]]]:
    """The cells with the highest or the lowest figure of the column asked for, each with the whole table as its quote.

    What the rows are must be what is asked for ("Which division ...", in the table's first column), and every row must
    have a figure.
    """
    superlative = _SUPERLATIVE.search(question.text)
    tables: dict[tuple[int, int], list[Row]] = {}
    for row in rows(article):
        if row.header:
            tables.setdefault(row.header, []).append(row)
    for header, lines in tables.items():
        what, last = set(subjects(lines[0].cells[0].column)), lines[-1].cells[-1].end
        if not superlative or not what & question.stems or last - header[0] > LONGEST:
            continue
        asked = question.stems - what
        columns = {cell.column: _shared(asked, cell) for cell in lines[0].cells[1:]}
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
