"""A page taken apart: its article, and what stands around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.article import Cell
from index.lines import Line


@dataclass(frozen=True)
class Page:
    """A page taken apart. `paragraphs` are the article, in order, none with a newline in it."""

    paragraphs: tuple[str, ...]
    headline: str | None
    above: tuple[Line, ...]
    """What is not the article, from the top of the page to its third paragraph: byline, date, the page's URL."""
    below: tuple[Line, ...]
    """What stands after its last paragraph."""
    rows: Mapping[int, Line] = field(default_factory=dict)
    """The rows of tables among the paragraphs, by their place there."""

    @property
    def text(self) -> str:
        """The article: paragraphs with one empty line between them, without the headline."""
        return "\n\n".join(self.paragraphs)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of its tables, with their places in the text. A row is its cells with one space between."""
        found: list[Cell] = []
        offset = 0
        for at, paragraph in enumerate(self.paragraphs):
            start = offset
            row = self.rows.get(at)
            for number, text in enumerate(row.cells if row else ()):
                if text and row:
                    column = row.columns[number] if number < len(row.columns) else ""
                    found.append(Cell(start, start + len(text), row.cells[0], column))
                    start += len(text) + 1
            offset += len(paragraph) + 2
        return tuple(found)

    def within(self, lines: Sequence[Line]) -> "Page":
        """The same article with what stands around it among more lines of its page."""
        paragraphs = set(self.paragraphs)
        at = [i for i, line in enumerate(lines) if line.text in paragraphs]
        if not at:
            return self
        above = (line for line in lines[: at[:3][-1]] if line.text not in paragraphs)
        return replace(self, above=tuple(above), below=tuple(lines[at[-1] + 1 :]))
