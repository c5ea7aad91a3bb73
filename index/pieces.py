"""What a file holds: one article, or a collection of many, each of its own bytes. Archives are read where they lie.

Nothing is unpacked to the disk. What is read of a file is limited before it is in memory, whatever its headers claim.
"""

import gzip
import hashlib
import io
import json
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath
from typing import IO, cast

from index.corrections import Correction
from index.decode import decode
from index.documents import FORMS as DOCUMENTS
from index.documents import Documents, Lines, form_by_content
from index.exports import may_be_export, split_export
from index.lines import split_lines
from index.load import HTML, JSON_LINES, PLAIN, SAVED_PAGES, SUFFIXES, Skipped, SourceFile, is_ignored, not_read
from index.records import records_in

MEGABYTE = 1024 * 1024
MOST_TEXT = 10 * MEGABYTE  # the longest novels have three
MOST_PAGE = 60 * MEGABYTE  # a page saved with its pictures in it
MOST_JSON = 60 * MEGABYTE  # it is in memory several times over
MOST_DOCUMENT = 200 * MEGABYTE  # a year's export of a news database, its pictures with it
# What an archive may unpack to: saved pages shrink to a tenth, a bomb to a thousandth.
MOST_UNPACKED, MOST_TIMES = 200 * MEGABYTE, 30
PACKED = (".gz", ".zip")
DEEPEST = 3  # archives within archives

_BROKEN = (
    EOFError,
    zlib.error,
    lzma.LZMAError,
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,  # a way of packing that Python does not know
    RuntimeError,  # a password is needed
    UnicodeDecodeError,  # a member's name
    ValueError,
)


@dataclass(frozen=True)
class Piece:
    """What one article is read from: a file, or an entry of a collection."""

    path: str
    """As it was given to the index; for an entry of a collection, `file.jsonl#12`, of an archive `file.zip/name`."""
    identity: str
    """The resolved path, with the same ending."""
    data: bytes
    form: str
    """What kind of thing `data` is: the ending of such a file's name, or ".lines" for what a document was read into."""
    fingerprint: str
    """What the article is made of, to tell at the next run whether that changed."""
    correction: Correction | None = None
    warning: str | None = None
    """What is to be said of it even where it was read."""


class _TooMuch(Exception):
    """More bytes than may be read. The message is for the person who gave the file."""


@dataclass
class _Room:
    """How many bytes may still be unpacked of an archive."""

    left: int

    def read(self, stream: IO[bytes], most: int) -> bytes:
        """All of a stream. Raises _TooMuch."""
        data = stream.read(min(most, self.left) + 1)
        self.take(len(data))
        if len(data) > most:
            raise _TooMuch(f"more than {most // MEGABYTE} MB: no article is as long")
        return data

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise _TooMuch("it unpacks to far more than it should: it may be made to fill the memory")


@dataclass(frozen=True)
class _Place:
    """A file, or a member of an archive."""

    path: str
    identity: str
    form: str
    depth: int = 0

    def entry(self, ending: str, form: str) -> "_Place":
        return _Place(self.path + ending, self.identity + ending, form, self.depth + 1)


def pieces(file: SourceFile, fingerprint: str, documents: Documents) -> Iterator[Piece | Skipped]:
    """The articles in a file, unread, one by one; what cannot be had of it, with the reason.

    A piece has the file's identity, and its `fingerprint`, where the file is one article; the pieces of a collection
    add `#12` or `/name`. Raises OSError where the file cannot be read.
    """
    place = _Place(file.path, file.identity, _form(file.path))
    size = Path(file.identity).stat().st_size
    room = _Room(max(MOST_UNPACKED, MOST_TIMES * size) if place.form in PACKED else size + 1)
    if not size:
        yield Skipped(file.path, "the file is empty")
        return
    empty = True
    with Path(file.identity).open("rb") as stream:
        for piece in _within(place, stream, room, documents):
            empty = False
            if isinstance(piece, Piece):
                correction = file.corrections.get(piece.identity)
                own = hashlib.sha256(piece.data + repr(correction or "").encode()).hexdigest()
                known = fingerprint if piece.identity == file.identity else own
                yield replace(piece, fingerprint=known, correction=correction)
            else:
                yield piece
    if empty:
        yield Skipped(file.path, "no article in it")


def _form(name: str) -> str:
    return PurePath(name).suffix.lower()


def _within(place: _Place, stream: IO[bytes], room: _Room, documents: Documents) -> Iterator[Piece | Skipped]:
    """The articles of one file or member, and of what is in it."""
    if place.depth > DEEPEST:
        yield Skipped(place.path, "an archive in an archive in an archive: unpack it first")
        return
    try:
        if place.form == ".gz":
            inner = replace(place, form=_form(PurePath(place.path).stem), depth=place.depth + 1)
            if inner.form not in SUFFIXES:
                yield Skipped(place.path, not_read(inner.form))
                return
            with gzip.open(stream) as unpacked:
                yield from _within(inner, cast(IO[bytes], unpacked), room, documents)
        elif place.form == ".zip":
            seekable = stream if place.depth == 0 else io.BytesIO(room.read(stream, MOST_DOCUMENT))
            with zipfile.ZipFile(seekable) as archive:
                yield from _members(place, archive, room, documents)
        elif place.form in JSON_LINES:
            yield from _lines(place, stream, room)
        elif place.form == ".json":
            yield from _records(place, room.read(stream, MOST_JSON))
        elif place.form in DOCUMENTS:
            yield from _document(place, room.read(stream, MOST_DOCUMENT), documents)
        else:
            most = MOST_PAGE if place.form in (*HTML, *SAVED_PAGES) else MOST_TEXT
            yield from _single(place, room.read(stream, most), documents)
    except _TooMuch as error:
        yield Skipped(place.path, str(error))
    except (*_BROKEN, OSError) as error:
        if place.form not in PACKED:
            raise
        locked = "password" in str(error)
        yield Skipped(place.path, "it needs a password" if locked else "it is damaged, or not what its name says")


def _members(place: _Place, archive: zipfile.ZipFile, room: _Room, documents: Documents) -> Iterator[Piece | Skipped]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    ways = [PurePosixPath(member.filename.replace("\\", "/")) for member in members]
    pages = {str(way.with_suffix("")) for way in ways if way.suffix.lower() in HTML}
    seen: set[str] = set()
    for member, way in zip(members, ways, strict=True):
        inner = place.entry(f"/{way}", _form(way.name))
        if is_ignored(way.parts, pages) or member.filename in seen:
            continue
        seen.add(member.filename)
        if way.is_absolute() or ".." in way.parts or ":" in way.parts[0]:
            yield Skipped(inner.path, "its name leads out of the archive")
        elif stat.S_ISLNK(member.external_attr >> 16):
            yield Skipped(inner.path, "a link within an archive")
        elif inner.form not in SUFFIXES:
            yield Skipped(inner.path, not_read(inner.form))
        elif member.flag_bits & 1:
            yield Skipped(inner.path, "it needs a password")
        else:
            try:
                with archive.open(member) as unpacked:
                    yield from _within(inner, unpacked, room, documents)
            except (*_BROKEN, OSError):  # a place in the file that cannot be
                yield Skipped(inner.path, "it is damaged in the archive")
        if room.left < 0:
            return


def _lines(place: _Place, stream: IO[bytes], room: _Room) -> Iterator[Piece | Skipped]:
    number = 0
    while line := stream.readline(MOST_TEXT + 1):
        number += 1
        room.take(len(line))
        entry = place.entry(f"#{number}", ".json")
        if len(line) > MOST_TEXT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_TEXT)
                room.take(len(line))
            yield Skipped(entry.path, f"a line of more than {MOST_TEXT // MEGABYTE} MB: no article is as long")
        elif line.strip():
            yield _piece(entry, line)


def _records(place: _Place, data: bytes) -> Iterator[Piece | Skipped]:
    found = records_in(data)
    if isinstance(found, str):
        yield Skipped(place.path, found)
    elif isinstance(found, dict):
        yield _piece(place, json.dumps(found).encode())
    else:
        for number, record in enumerate(found, 1):
            yield _piece(place.entry(f"#{number}", ".json"), json.dumps(record).encode())


def _document(place: _Place, data: bytes, documents: Documents) -> Iterator[Piece | Skipped]:
    """The articles of a PDF, Word or RTF file, by what it is and not by what it is called."""
    form = form_by_content(data) or place.form
    if form in HTML:
        yield _piece(replace(place, form=form), data)
        return
    if form == ".rtf" and form_by_content(data) is None:
        yield Skipped(place.path, "it is damaged, or no RTF file")
        return
    lines = documents.read(form, data)
    if isinstance(lines, str):
        yield Skipped(place.path, lines)
        return
    yield from _articles(place, lines, None)


def _articles(place: _Place, lines: Lines, whole: bytes | None) -> Iterator[Piece | Skipped]:
    """The articles of lines that may be an export; if they are none, `whole` is what is read, where there is one."""
    found = split_export(lines)
    if whole is not None and not found.is_export:
        yield _piece(place, whole)
        return
    for number, article in enumerate(found.articles, 1):
        entry = place.entry(f"#{number}", place.form) if len(found.articles) > 1 else place
        form = ".export" if found.is_export else ".lines"
        yield replace(_piece(replace(entry, form=form), json.dumps(article).encode()), warning=found.warning)


def _single(place: _Place, data: bytes, documents: Documents) -> Iterator[Piece | Skipped]:
    form = form_by_content(data)
    if form in DOCUMENTS or (form in HTML and place.form in PLAIN):
        yield from _document(place, data, documents)
    elif place.form in PLAIN and may_be_export(data) and (text := decode(data)) is not None:
        yield from _articles(place, [(line.text, line.mark) for line in split_lines(text)], data)
    else:
        yield _piece(place, data)


def _piece(place: _Place, data: bytes) -> Piece:
    return Piece(place.path, place.identity, data, place.form, "")
