"""A `corrections.csv` in a folder: what a person knows better than the files do.

Its columns are path (from the folder), headline, publisher and date (2024-12-14); an empty cell corrects nothing.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.dates import Dated
from index.lines import plain
from index.metadata import Stated

NAME = "corrections.csv"
COLUMNS = ("path", "headline", "publisher", "date")


@dataclass(frozen=True)
class Correction:
    """One row. The article is the one with this path, which for an entry of a collection ends in `#12`."""

    path: str
    headline: str = ""
    publisher: str = ""
    day: date | None = None

    def stated(self) -> Stated:
        return Stated(
            title=self.headline or None,
            publisher=self.publisher or None,
            published=Dated(self.day, None) if self.day else None,
        ).said_in(NAME)


def read_corrections(file: Path) -> Iterator[Correction | str]:
    """The rows of a file, and what is wrong with each that cannot be used. Raises OSError."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened)
            names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
            if "path" not in names:
                yield f"it has no column 'path': its first line is {','.join(COLUMNS)}"
                return
            for row in rows:
                cells = {name: plain(row.get(names[name]) or "") for name in COLUMNS if name in names}
                cells["path"] = (row.get(names["path"]) or "").strip()  # a file's name may hold two blanks
                if any(cells.values()):
                    yield _correction(rows.line_num, cells)
    except (csv.Error, UnicodeDecodeError) as error:
        yield f"it cannot be read as a table in UTF-8 ({error})"


def _correction(line: int, cells: dict[str, str]) -> Correction | str:
    written = cells.get("date", "")
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        return f"line {line}: {written!r} is not a day: write it as 2024-12-14"
    if not cells["path"]:
        return f"line {line}: it names no path"
    return Correction(cells["path"], cells.get("headline", ""), cells.get("publisher", ""), day)
