"""What a file holds: one article, or a collection of many, each of its own bytes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from index.load import JSON_LINES, Skipped, SourceFile


@dataclass(frozen=True)
class Piece:
    """What one article is read from: a file, or an entry of a collection."""

    path: str
    """As it was given to the index; for an entry of a collection, `file.jsonl#12`."""
    identity: str
    """The resolved path, with the same ending."""
    data: bytes
    form: str
    """What kind of thing `data` is: the ending of such a file's name, ".html"."""
    fingerprint: str
    """What the article is made of, to tell at the next run whether that changed."""


def pieces(file: SourceFile) -> Iterator[Piece | Skipped]:
    """The articles in a file, unread, one by one; what cannot be had of it, with the reason.

    A piece has the file's identity where the file is one article; the pieces of a collection follow it with `#12`.
    Raises OSError where the file cannot be read.
    """
    form = PurePath(file.path).suffix.lower()
    if form in JSON_LINES:
        with Path(file.identity).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _piece(f"{file.path}#{number}", f"{file.identity}#{number}", line, ".json")
        return
    yield _piece(file.path, file.identity, Path(file.identity).read_bytes(), form)


def _piece(path: str, identity: str, data: bytes, form: str) -> Piece:
    return Piece(path, identity, data, form, hashlib.sha256(data).hexdigest())
