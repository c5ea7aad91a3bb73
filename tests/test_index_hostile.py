"""Hostile files: each is read or skipped with its reason, in seconds and within a gigabyte, and none stops the rest."""

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import hostile
import pytest
from hostile_forms import STORY

from index.load import Skipped, find_files

# The processor's seconds that a file may take. A document's parser is stopped after 8 by the system.
SECONDS = 10
MEGABYTES = 1000
SLOW = frozenset(
    "strings.pdf operators.pdf keys.json keys.jsonl numbered.txt rules.txt wide.zip many.zip rows.html paragraphs.html"
    " words_9_mb.txt cells.docx bomb.jsonl.gz bomb.json.gz lines.jsonl capitals.txt links.html attribute.html".split()
)


def read(folder: Path) -> tuple[dict[str, list[tuple[str, float]]], list[int]]:
    """What came of each file of a folder, with the seconds it took, and the most megabytes of memory."""
    run = subprocess.run(
        [sys.executable, str(Path(hostile.__file__)), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])},
    )
    assert run.returncode == 0, run.stderr[-3000:]
    *lines, (_, peaks, *_) = map(json.loads, run.stdout.splitlines())
    came: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for path, what, seconds, _ in lines:
        came[str(Path(path).relative_to(folder))].append((what, seconds))
    return came, peaks


def check(folder: Path, expected: int) -> dict[str, list[tuple[str, float]]]:
    came, peaks = read(folder)
    files = {str(path.relative_to(folder)) for path in folder.rglob("*.*") if path.is_file()}
    unheard = {name for name in files - came.keys() if "loop" not in name and not name.startswith("places")}
    assert unheard == set(), "each file is read or has its reason"
    assert len(came) >= expected
    assert {name: seconds for name, all_ in came.items() for _, seconds in all_ if seconds > SECONDS} == {}
    assert sum(peaks) < MEGABYTES
    return came


def test_hostile_files_are_read_or_skipped_with_a_reason(tmp_path: Path) -> None:
    hostile.write_all(tmp_path, leave_out=SLOW)
    came = check(tmp_path, 220)
    said = {name: what for name, ((what, _), *_) in came.items()}
    assert said["broken/empty.pdf"] == "the file is empty"
    assert said["bombs/bomb.zip"] == "more than 10 MB: no article is as long"
    assert said["bombs/bomb.docx"].startswith("it unpacks to far more than it should")
    assert said["ways_out/parent.zip"] == said["ways_out/absolute.zip"] == "its name leads out of the archive"
    assert said["ways_out/link.zip"] == "a link within an archive"
    assert said["ways_out/locked.zip"] == "it needs a password"
    assert said["documents/arrays.pdf"] == "it is nested too deep"
    assert said["documents/reads_a_file.docx"] == f"read: {len(STORY.strip())}"
    assert said["pages/deep_div.html"].startswith("read:")
    assert said["places/a\nb.txt"].startswith("read:")
    assert said["places/nowhere.txt"] == "a link that leads nowhere"


@pytest.mark.slow
def test_all_hostile_files(tmp_path: Path) -> None:
    check(tmp_path, hostile.write_all(tmp_path) - 20)


def test_what_may_not_be_opened_is_skipped_with_a_reason() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder = Path(name)
        for inner in ("closed", "listed"):
            (folder / inner).mkdir()
            (folder / inner / "a.txt").write_text(STORY)
        (folder / "b.txt").write_text(STORY)
        (folder / "b.txt").chmod(0)
        (folder / "closed").chmod(0)
        (folder / "listed").chmod(0o444)
        folder.chmod(0o755)
        was = os.geteuid()
        try:
            if was == 0:
                os.seteuid(65534)
            files, skipped = find_files([folder])
            with pytest.raises(PermissionError):
                next(file for file in files if file.path.endswith("b.txt")).fingerprint()
        finally:
            os.seteuid(was)
            for inner in ("closed", "listed"):
                (folder / inner).chmod(0o755)
        assert skipped == [
            Skipped(str(folder / "closed"), "the folder cannot be opened (Permission denied)"),
            Skipped(str(folder / "listed" / "a.txt"), "cannot be read (Permission denied)"),
        ]
