"""From paths to files: which ones are coverage, and why one was left out."""

import hashlib
import os
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path

from index.corrections import NAME as CORRECTIONS
from index.corrections import Correction, read_corrections
from index.errors import UserError
from index.schema import FILE as INDEX

HTML = (".html", ".htm", ".xhtml")
SAVED_PAGES = (".mhtml", ".mht", ".webarchive")
MARKDOWN = (".md", ".markdown")
JSON_LINES = (".jsonl", ".ndjson")
PLAIN = (".txt", ".text")
TEXTS = (*PLAIN, *MARKDOWN, *HTML, *SAVED_PAGES)
SUFFIXES = (*TEXTS, ".pdf", ".docx", ".doc", ".rtf", ".json", *JSON_LINES, ".zip", ".gz")


@dataclass(frozen=True)
class Skipped:
    """A file, folder or article that was left out, and why, in words for the person who gave it."""

    path: str
    reason: str


@dataclass(frozen=True)
class Warned:
    """An article that was indexed, and what a reader should know of it."""

    path: str
    reason: str


@dataclass(frozen=True)
class SourceFile:
    """A file that may hold articles. Nothing of it is in memory until it is read."""

    path: str
    """As it was given: the argument, joined with the way below it."""
    identity: str
    """Its resolved path, which is what makes it the same file at the next run."""
    corrections: Mapping[str, Correction] = field(default_factory=dict, compare=False)
    """What a person corrected of its articles, by their identities."""

    def fingerprint(self) -> str:
        """Changes with its bytes and with its corrections; raises OSError where the bytes cannot be had."""
        with Path(self.identity).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
        if self.corrections:
            digest.update(repr(sorted(self.corrections.items(), key=itemgetter(0))).encode())
        return digest.hexdigest()


def find_files(paths: Sequence[str | Path]) -> tuple[list[SourceFile], list[Skipped]]:
    """The files of these files and folders that On Record reads, sorted, each once, and what was left out.

    Hidden files, READMEs, indexes and the folders that a browser saves beside a page are no coverage and not mentioned.
    Raises UserError for a path that does not exist.
    """
    files: dict[str, SourceFile] = {}
    skipped: list[Skipped] = []
    corrections: list[Path] = []
    above: set[Path] = set()
    for path in map(Path, paths):
        if not os.path.exists(path):
            raise UserError(f"{path} does not exist: check the spelling, or give a file or folder of saved coverage.")
        above |= {table for parent in path.resolve().parents if (table := parent / CORRECTIONS).is_file()}
        for found in _walk(path, set()) if path.is_dir() else [path]:
            if isinstance(found, Skipped):
                skipped.append(found)
            elif found.name == CORRECTIONS:
                corrections.append(found)
            elif (why := _why_not(found)) is not None:
                skipped.append(Skipped(_printable(found), why))
            else:
                source = SourceFile(str(found), str(found.resolve()))
                files.setdefault(source.identity, source)
    skipped += _correct(files, corrections, sorted(above - {table.resolve() for table in corrections}))
    return sorted(files.values(), key=lambda source: source.path), sorted(skipped, key=lambda skip: skip.path)


def not_read(suffix: str) -> str:
    """Why a file of another kind is left out."""
    if suffix in (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".heic"):
        return "a picture: On Record reads text"
    kind = f"{suffix} is not" if suffix else "no ending: it is not"
    return f"{kind} a kind of file that On Record reads (.html, .txt, .md, .pdf, .docx, .rtf, .json, .jsonl, .zip)"


def is_ignored(parts: Sequence[str], pages: Container[str]) -> bool:
    """Whether a file in an archive is no coverage: hidden, a README, or of a page that a browser saved.

    `parts` is the way to it, `pages` the names of the pages of the archive, without their endings.
    """
    for depth, part in enumerate(parts):
        if (part.startswith(".") and part != "..") or part == "__MACOSX":
            return True
        page = "/".join([*parts[:depth], part.removesuffix("_files")])
        if part.endswith("_files") and depth + 1 < len(parts) and page in pages:
            return True
    return parts[-1].casefold().split(".")[0] == "readme" if parts else True


def _why_not(path: Path) -> str | None:
    """Why a file that was found is not read, as far as that can be told without opening it."""
    try:
        if not path.is_file():
            return "not a file: a pipe, a socket or a device is not opened"
        os.fspath(path.resolve()).encode()
    except UnicodeEncodeError:
        return "its name is not in this system's encoding: rename it"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return None if path.suffix.lower() in SUFFIXES else not_read(path.suffix.lower())


def _printable(path: Path) -> str:
    return os.fsencode(path).decode(errors="backslashreplace")


def _correct(files: dict[str, SourceFile], tables: Sequence[Path], above: Sequence[Path]) -> Iterator[Skipped]:
    """Gives the files their corrections; what is wrong with a row, or with all of a table.

    Those `above` what was given hold for it too, so that a part of a corrected folder stays corrected; what they say of
    other files is no concern of this run.
    """
    of: dict[str, dict[str, Correction]] = {}
    for table in (*above, *tables):
        rows, wrong = _rows(table)
        for row in rows:
            identity = str((table.parent / row.path).resolve())
            owner = next((part for part in _owners(identity) if part in files), None)
            if owner is None:
                wrong.append(f"no article has the path {row.path!r}")
            else:
                of.setdefault(owner, {})[identity] = row
        if table in tables:
            yield from (Skipped(_printable(table), reason) for reason in wrong)
    for owner, corrections in of.items():
        files[owner] = replace(files[owner], corrections=corrections)


def _rows(table: Path) -> tuple[list[Correction], list[str]]:
    """The corrections of a table, and what is wrong with it."""
    try:
        rows = list(read_corrections(table))
    except OSError as error:
        return [], [f"cannot be read ({error.strerror})"]
    return [row for row in rows if not isinstance(row, str)], [row for row in rows if isinstance(row, str)]


def _owners(identity: str) -> Iterator[str]:
    """The files that an article may be of: itself, the collection before its "#", the archive above it."""
    yield identity
    yield identity.rpartition("#")[0]
    yield from map(str, Path(identity).parents)


def _walk(folder: Path, seen: set[str]) -> Iterator[Path | Skipped]:
    """The files below a folder. `seen` holds the real folders above and beside it, so that links make no circle."""
    try:
        real = os.path.realpath(folder)
        if real in seen:
            return
        seen.add(real)
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Skipped(_printable(folder), f"the folder cannot be opened ({error.strerror})")
        return
    if any(entry.name == INDEX for entry in entries):
        return
    pages = {entry.stem for entry in entries if entry.suffix.lower() in HTML}
    for entry in entries:
        beside_page = entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages
        if entry.name.startswith(".") or beside_page or entry.name.casefold().split(".")[0] == "readme":
            continue
        try:
            if entry.is_dir():
                yield from _walk(entry, seen)
            elif entry.is_file():
                yield entry
            elif entry.is_symlink():
                yield Skipped(_printable(entry), "a link that leads nowhere")
        except OSError as error:
            yield Skipped(_printable(entry), f"cannot be read ({error.strerror})")
