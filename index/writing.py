"""One writer at a time (filelock): who comes second is told who is first, and stops."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexBusy


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the index in `folder` for writing. Raises IndexBusy at once where another process holds it.

    The lock is the operating system's: it ends with the process that holds it, however that ends.
    """
    lock = FileLock(folder / "writer.lock", blocking=False)
    holder = folder / "writer.txt"
    try:
        lock.acquire()
    except Timeout as error:
        who = holder.read_text().strip() if holder.exists() else "another process"
        raise IndexBusy(f"{who} is writing to the index in {folder}: wait until it is done, or stop it") from error
    try:
        holder.write_text(f"process {os.getpid()} on {socket.gethostname()}, since {datetime.now():%H:%M:%S},\n")
        yield
        holder.unlink(missing_ok=True)
    finally:
        lock.release()
