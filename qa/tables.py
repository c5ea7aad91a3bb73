"""Cells of tables that answer, found by the names of their row and their column."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article, Cell
from qa.families import subjects
from qa.question import Question
from qa.statement import Statement

LONGEST = 1200  # characters from a table's header to the row, all of which is quoted
MOST_CELLS = 4


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

    The first article with such a row answers. Each cell is shown with the names of its row and column, and its quote
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
    shared = {cell: len(asked & set(subjects(cell.column))) for cell in row.cells[1:]}
    most = max(shared.values(), default=0)
    return [cell for cell, count in shared.items() if count == most] if most else []
