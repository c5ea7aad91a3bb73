"""PDF, Word and RTF files as lines, read in a process of their own: their parsers can hang, and eat the memory.

The process is started for the first document and serves them all. It ends where a document takes more time than it
may, and where its parser fails, as parsers do in as many ways as a file can be wrong; the next document starts another.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any

FORMS = (".pdf", ".docx", ".doc", ".rtf")
SECONDS, SECONDS_A_MEGABYTE = 8, 5  # of the processor; pages of a PDF take 0.04 each, and 200 of them are a megabyte
MEMORY = 800 * 1024 * 1024

Lines = list[tuple[str, str]]
"""The text of each line, and its mark: as `index.lines.Line` has it. The cells of a row are parted by tabs."""


class Unreadable(Exception):
    """Why a document cannot be read, for the person who gave it."""


def form_by_content(data: bytes) -> str | None:
    """What a document is by its first bytes, whatever it is called; None for what these do not tell."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if start.startswith(b"{\\rtf"):
        return ".rtf"
    if start.startswith(b"PK\x03\x04") and b"word/" in data:
        return ".docx"
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return ".doc"
    return ".html" if start[:14].lower().startswith((b"<html", b"<!doctype html")) else None


class Documents:
    """A reader of documents. Use it in a `with` statement, which ends its process."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Documents":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def read(self, form: str, data: bytes) -> Lines | str:
        """The lines of a document, or why there are none."""
        if form == ".doc":
            return "a Word file of before 2007: save it as .docx first"
        seconds = SECONDS + SECONDS_A_MEGABYTE * len(data) // (1024 * 1024)
        child = self._child or self._start()
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.write(json.dumps({"form": form, "size": len(data), "seconds": seconds}).encode() + b"\n" + data)
            child.stdin.flush()
            reply = child.stdout.readline()
        except BrokenPipeError:
            reply = b""
        if not reply.endswith(b"\n"):
            status = self._end()
            if status == -signal.SIGPROF:
                return f"reading it took more than {seconds} seconds"
            return "it cannot be read: it is damaged, or not what its name says"
        answer: dict[str, Any] = json.loads(reply)
        return str(answer["why"]) if "why" in answer else [(text, mark) for text, mark in answer["lines"]]

    def _start(self) -> subprocess.Popen[bytes]:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "index.document_reader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            start_new_session=True,  # Ctrl-C is the parent's to handle
        )
        return self._child

    def _end(self) -> int:
        child, self._child = self._child, None
        if child is None:
            return 0
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        return child.wait()
