"""From bytes to text: by byte order mark, as UTF-8, as the page declares, else by guessing (charset-normalizer)."""

import codecs
import re

from charset_normalizer import from_bytes

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
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32)])
_MOST_CONTROLS = 0.02  # a page's text has none but by accident


def decode(data: bytes, *, is_html: bool = False) -> str | None:
    """The text of a file; None for what is no text."""
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return data.decode(marked, errors="replace")
    sample = data[:_SAMPLE]
    if (wide := _without_mark(sample)) is not None:
        return data.decode(wide, errors="replace")
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if b"\x00" in data:
            return None
    if (damaged := _damaged_utf8(data)) is not None:
        return damaged
    declared = _DECLARED.search(data[:4096]) if is_html else None
    encoding = _known(declared[1].decode()) if declared else None
    if encoding is None:
        best = from_bytes(sample, cp_isolation=_GUESSED).best()
        encoding = best.encoding if best else _LEGACY
    return data.decode(encoding, errors="replace")


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes that are none, cut within a character or mixed in; None for what is something else."""
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return text if sum(not character.isascii() for character in text) > 2 * wrong else None


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: of English text, every second byte is zero."""
    if len(sample) < 16 or b"\x00" not in sample:
        return None
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[start::2].count(0) > 0.7 * len(sample) / 2 and sample[1 - start :: 2].count(0) < 0.02 * len(sample):
            return encoding
    return None


def _known(name: str) -> str | None:
    """The encoding that a page declares, which UTF-8 is not, as that has been tried; browsers read latin-1 as 1252."""
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    if encoding in ("utf-8", "ascii", "utf-16", "utf-7") or not codecs.lookup(name)._is_text_encoding:
        return None
    return _LEGACY if encoding == "iso8859-1" else encoding
