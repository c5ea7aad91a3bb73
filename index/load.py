"""From paths to articles: which files are coverage, what their bytes say, and why one was left out."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from index.article import Article
from index.clean import take_apart
from index.errors import UserError
from index.html import read_html
from index.lines import MOST_LINES, Line, split_lines
from index.markdown import read_markdown
from index.metadata import Stated, date_in_name, read_fields, read_page

HTML = (".html", ".htm")
MARKDOWN = (".md", ".markdown")
SUFFIXES = (".txt", *MARKDOWN, *HTML)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What English text that is no UTF-8 most often is, a superset of latin-1. Beside it only encodings of other scripts are
# guessed at: its neighbours, such as windows-1250, differ in accents that a guess gets wrong.
_LEGACY = "cp1252"
_GUESSED = [_LEGACY, "cp1251", "shift_jis", "gb18030"]
_SAMPLE = 64 * 1024


@dataclass(frozen=True)
class Skipped:
    """A file or folder that was left out, and why, in words for the person who gave it."""

    path: str
    reason: str


@dataclass(frozen=True)
class SourceFile:
    """A file that may hold an article. Nothing of it is in memory until `read`."""

    path: str
    """As it was given: the argument, joined with the way below it."""
    identity: str
    """Its resolved path, which is what makes it the same file at the next run."""

    @property
    def article_id(self) -> str:
        return hashlib.sha256(os.fsencode(self.identity)).hexdigest()[:12]

    def read(self) -> bytes:
        """The file's bytes; raises OSError where they cannot be had."""
        return Path(self.identity).read_bytes()


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


def read_article(source: SourceFile, data: bytes) -> Article | Skipped:
    """The clean article in the bytes of a file, or why there is none."""
    if not data.strip():
        return Skipped(source.path, "the file is empty")
    text = decode(data)
    if text is None:
        return Skipped(source.path, "not text: the file holds binary data")
    suffix = Path(source.path).suffix.lower()
    too_long = Skipped(source.path, f"more than {MOST_LINES:,} lines: no article is as long")
    if suffix not in HTML and text.count("\n") > MOST_LINES:
        return too_long
    stated, lines, around = _read(text, suffix)
    if len(around) > MOST_LINES:
        return too_long
    page = take_apart(lines, stated.title)
    if not page.paragraphs:
        return Skipped(source.path, "no article text was found: not one whole sentence")
    stated = stated.or_else(read_page(page.within(around), source.path))
    published = stated.published or date_in_name(stated.url or "")
    return Article(
        id=source.article_id,
        text=page.text,
        path=source.path,
        title=stated.title,
        publisher=stated.publisher,
        authors=stated.authors,
        published=published.day if published else None,
        published_as=published.words if published else None,
        url=stated.url,
        paths=(source.path,),
    )


def _read(text: str, suffix: str) -> tuple[Stated, list[Line], list[Line]]:
    """What a file states in markup or fields, the lines among which its article stands, and all its lines."""
    if suffix in HTML:
        return read_html(text)
    if suffix in MARKDOWN:
        stated, lines = read_markdown(text)
        return stated, lines, lines
    lines = split_lines(text)
    return read_fields(lines), lines, lines


def decode(data: bytes) -> str | None:
    """The text of a file: by its byte order mark, as UTF-8, else by guessing; None for what is no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSED).best()
        return data.decode(best.encoding if best else _LEGACY, errors="replace")
