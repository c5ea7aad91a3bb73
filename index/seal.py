"""Whether a published Chroma folder still holds what was published, told by its bytes, without opening it.

To open a broken folder can crash the process, and a sample of queries finds only what it happens to touch. Reading a
folder changes one thing in it: Chroma notes each opening in a table of its database.
"""

import mmap
import sqlite3
from contextlib import closing
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TypedDict

DATABASE = "chroma.sqlite3"
_OPENINGS = "acquire_write"
# Of the database's first page: the counter of changes, the size in pages, and the version that changed it last.
_COUNTERS = ((24, 32), (92, 100))


class Seal(TypedDict):
    """What a folder's files must be: their SHA-256 by name, and the database's, less the page that openings change."""

    files: dict[str, str]
    database: str
    openings: tuple[int, int]
    """Where that page starts and ends in the database's file."""
    size: int
    """How many of the database's bytes are sealed; openings may add some."""


def compact(folder: Path) -> None:
    """Leave no free page in the database, so that what openings write goes to its end."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
        connection.execute("vacuum")


def seal(folder: Path) -> Seal:
    """The seal of a compact folder that no process has open."""
    database = folder / DATABASE
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute("select rootpage from sqlite_master where name = ?", (_OPENINGS,)).fetchone()
        (size,) = connection.execute("pragma page_size").fetchone()
    openings = ((page - 1) * size, page * size)
    length = database.stat().st_size
    return Seal(files=_digests(folder), database=_digest(database, openings, length), openings=openings, size=length)


def is_intact(folder: Path, sealed: Seal) -> bool:
    """Whether a folder is as it was sealed."""
    try:
        return _digests(folder) == sealed["files"] and sealed["database"] == _digest(
            folder / DATABASE, sealed["openings"], sealed["size"]
        )
    except OSError:
        return False


def _digests(folder: Path) -> dict[str, str]:
    found = {}
    for path in folder.glob("*/*"):
        with path.open("rb") as file:
            found[str(path.relative_to(folder))] = file_digest(file, "sha256").hexdigest()
    return found


def _digest(database: Path, openings: tuple[int, int], size: int) -> str:
    digest = sha256()
    if database.stat().st_size < size:
        return "cut short"
    with database.open("rb") as file, mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as held:
        first = 0
        for start, end in [*_COUNTERS, openings]:
            digest.update(memoryview(held)[first:start])
            first = end
        digest.update(memoryview(held)[first:size])
    return digest.hexdigest()
