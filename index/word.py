"""A Word file as lines. The home of python-docx."""

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from index.documents import Lines, Unreadable

MOST_UNPACKED = 200 * 1024 * 1024  # of text; its pictures are not read
_DEEPEST_TABLE = 5


def read_word(data: bytes) -> Lines:
    """The paragraphs and table rows of a Word file, in order. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
                raise Unreadable("it unpacks to far more than it should: it may be made to fill the memory")
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile) as error:
        raise Unreadable("it is damaged, or no Word file") from error
    return list(_lines(document, 0))


def _lines(part: WordDocument | _Cell, depth: int) -> Iterator[tuple[str, str]]:
    for block in part.iter_inner_content():
        if isinstance(block, Paragraph):
            style = (block.style.name or "") if block.style is not None else ""
            mark = "heading" if re.match(r"Heading|Title$", style) else "item" if "List" in style else ""
            for text in block.text.split("\n"):
                if text.strip():
                    yield " ".join(text.split()), mark
        elif depth < _DEEPEST_TABLE:
            yield from _rows(block, depth)


def _rows(table: Table, depth: int) -> Iterator[tuple[str, str]]:
    """Its rows; a table of one column, or with whole paragraphs in it, is there for the layout alone."""
    cells = [list(dict.fromkeys(row.cells)) for row in table.rows]
    if all(len(row) == 1 for row in cells) or any(len(cell.text) > 400 for row in cells for cell in row):
        for row in cells:
            for cell in row:
                yield from _lines(cell, depth + 1)
        return
    for row in cells:
        if any(cell.text.strip() for cell in row):
            yield "\t".join(" ".join(cell.text.split()) for cell in row), "row"
