"""One writer at a time (filelock): who comes second is told who is first, and stops."""

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import DiskFull, IndexBusy

LOCK, HOLDER = "writer.lock", "writer.txt"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the index in `folder` for writing; a folder that was made for it and left empty goes again.

    Raises IndexBusy at once where another process holds it, and DiskFull where the disk has no room left. The lock is
    the operating system's: it ends with the process that holds it, however that ends.
    """
    with _room(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = _acquired(folder)
        holder = folder / HOLDER
        try:
            holder.write_text(f"process {os.getpid()} on {socket.gethostname()}, since {datetime.now():%H:%M:%S},\n")
            yield
        finally:
            holder.unlink(missing_ok=True)
            if is_empty(folder):
                (folder / LOCK).unlink(missing_ok=True)
                folder.rmdir()
            lock.release()


def refuse_second(folder: Path) -> None:
    """Raise IndexBusy where a process is writing. Nothing slow is imported here: who must wait is told at once."""
    if (folder / LOCK).exists():
        _acquired(folder).release()


def is_empty(folder: Path) -> bool:
    """Whether a folder holds nothing but what a writer leaves that was stopped before it stored anything."""
    return all(path.name in (LOCK, HOLDER) for path in folder.iterdir())


def _acquired(folder: Path) -> FileLock:
    lock = FileLock(folder / LOCK, blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        try:
            who = (folder / HOLDER).read_text().strip()
        except FileNotFoundError:
            who = ""
        raise IndexBusy(
            f"{who or 'another process'} is writing to the index in {folder}: wait until it is done, or stop it"
        ) from error
    return lock


@contextmanager
def _room(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise DiskFull(
            f"no room is left on the disk of {folder} ({error.strerror}): free some, then run  onrecord index  again"
        ) from error
