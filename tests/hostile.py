"""Files that are broken, or made to break what reads them. Run as a program, it reads a folder as indexing does.

python tests/hostile.py FOLDER      one JSON line a file: its path, what came of it, the processor's seconds
"""

import json
import os
import re
import resource
import socket
import sys
import time
from collections.abc import Container
from pathlib import Path

from hostile_containers import bombs, broken, documents, ways_out
from hostile_forms import STORY
from hostile_texts import pages, records, texts


def places(folder: Path) -> None:
    """What a folder may hold beside files."""
    folder.mkdir()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "nowhere.txt").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "a\nb.txt").write_text(STORY)
    (folder / "-rf.txt").write_text(STORY)
    (folder / "\x1b[2J.txt").write_text(STORY)
    (folder / ("n" * 250 + ".txt")).write_text(STORY)
    (folder / "#12.txt").write_text(STORY)
    (folder / "C#").mkdir()
    (folder / "C#" / "a.jsonl").write_text(json.dumps({"text": STORY}))
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "w") as file:
        file.write(STORY)
    (folder / "corrections.csv").write_bytes(b"path,date\n" + b'"' + b"x" * 200_000 + b"\x00\xff\n../../etc,1\n")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(folder)  # the name of a socket may have 108 letters
        bound.bind("socket.txt")
        os.chdir(here)


def write_all(folder: Path, leave_out: Container[str] = ()) -> int:
    """Every hostile file in a folder, but for some names; how many there are."""
    count = 0
    for made in (broken, bombs, ways_out, pages, texts, records, documents):
        (folder / made.__name__).mkdir()
        for name, data in made():
            if name in leave_out:
                continue
            (folder / made.__name__ / name).write_bytes(data)
            count += 1
    places(folder / "places")
    return count + 15


def read_all(folder: Path) -> None:
    from index.article import Article
    from index.documents import Documents
    from index.load import Skipped, find_files
    from index.pieces import pieces
    from index.read import read_article

    def say(path: str, came: Article | Skipped, started: float, clock: float) -> None:
        if isinstance(came, Article):
            came.sha256.encode(), came.details.to_json().encode(), (came.title or "").encode(), came.path.encode()
        what = came.reason if isinstance(came, Skipped) else f"read: {len(came.text)}"
        print(json.dumps([path, what, time.process_time() - started, time.perf_counter() - clock]), flush=True)

    started, clock = time.process_time(), time.perf_counter()
    files, skipped = find_files([folder])
    for skip in skipped:
        say(skip.path, skip, started, clock)
    with Documents() as reader:
        for file in files:
            started, clock = time.process_time(), time.perf_counter()
            for piece in pieces(file, file.fingerprint(), reader):
                say(file.path, piece if isinstance(piece, Skipped) else read_article(piece), started, clock)
    # Linux carries ru_maxrss of the process that started this one through exec: the kernel's own record is asked.
    own = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0])
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps(["", [own // 1024, children // 1024], 0, 0]))


if __name__ == "__main__":
    read_all(Path(sys.argv[1]))
