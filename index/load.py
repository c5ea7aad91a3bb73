"""From paths to files: which ones are coverage, and why one was left out."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import UserError

HTML = (".html", ".htm")
MARKDOWN = (".md", ".markdown")
JSON_LINES = (".jsonl", ".ndjson")
SUFFIXES = (".txt", *MARKDOWN, *HTML, *JSON_LINES)


@dataclass(frozen=True)
class Skipped:
    """A file, folder or article that was left out, and why, in words for the person who gave it."""

    path: str
    reason: str


@dataclass(frozen=True)
class SourceFile:
    """A file that may hold articles. Nothing of it is in memory until it is read."""

    path: str
    """As it was given: the argument, joined with the way below it."""
    identity: str
    """Its resolved path, which is what makes it the same file at the next run."""

    def fingerprint(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal; raises OSError where they cannot be had."""
        with Path(self.identity).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def find_files(paths: Sequence[str | Path]) -> tuple[list[SourceFile], list[Skipped]]:
    """The files of these files and folders that On Record reads, sorted, each once, and what was left out.

    Hidden files, READMEs and the folders that a browser saves beside a page are no coverage and are not mentioned.
    Raises UserError for a path that does not exist.
    """
    files: dict[str, SourceFile] = {}
    skipped: list[Skipped] = []
    for path in map(Path, paths):
        if not path.exists():
            raise UserError(f"{path} does not exist: check the spelling, or give a file or folder of saved coverage.")
        for found in _walk(path, set()) if path.is_dir() else [path]:
            if isinstance(found, Skipped):
                skipped.append(found)
            elif not found.is_file():
                skipped.append(Skipped(str(found), "not a file: a pipe, a socket or a device is not opened"))
            elif found.suffix.lower() not in SUFFIXES:
                skipped.append(Skipped(str(found), "not a kind of file that On Record reads (.txt, .md, .html)"))
            else:
                source = SourceFile(str(found), str(found.resolve()))
                files.setdefault(source.identity, source)
    return sorted(files.values(), key=lambda source: source.path), sorted(skipped, key=lambda skip: skip.path)


def _walk(folder: Path, seen: set[str]) -> Iterator[Path | Skipped]:
    """The files below a folder. `seen` holds the real folders above and beside it, so that links make no circle."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Skipped(str(folder), f"the folder cannot be opened ({error.strerror})")
        return
    pages = {entry.stem for entry in entries if entry.suffix.lower() in HTML}
    for entry in entries:
        beside_page = entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages
        if entry.name.startswith(".") or beside_page or entry.name.casefold().split(".")[0] == "readme":
            continue
        if entry.is_dir():
            yield from _walk(entry, seen)
        elif entry.is_file():
            yield entry
        elif entry.is_symlink():
            yield Skipped(str(entry), "a link that leads nowhere")
