"""The rows of tables: their cells, each with the names of its row and column, which are for display alone."""

from collections.abc import Sequence
from dataclasses import replace

from index.lines import Line, plain


def row_of(cells: Sequence[str], *, is_header: bool = False) -> Line:
    """A row as a line: the cells that hold something, a space between them."""
    tidy = tuple(map(plain, cells))
    return Line(" ".join(filter(None, tidy)), True, "row", tidy, tidy if is_header else ())


def name_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, each row with the names of its columns: those of the header above it.

    A header is marked as one, or is the first row of a table and has no figure in it.
    """
    named = []
    names: tuple[str, ...] = ()
    above = False
    for line in lines:
        is_row = bool(line.cells)
        if not is_row:
            names = ()
        elif line.columns or (not above and not any(character.isdigit() for character in line.text)):
            names, line = line.cells, replace(line, columns=())
        elif len(names) == len(line.cells):
            line = replace(line, columns=names)
        above = is_row
        named.append(line)
    return named
