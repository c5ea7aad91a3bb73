import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from crashing import asked, completed, in_process, last_told, lost, not_stored, start, write_article, write_coverage
from interrupts import heeds_interrupts

from index.build import build_index
from index.embed import Embedder
from index.errors import DiskFull, OnRecordError
from index.schema import FILE
from index.writing import LOCK
from qa.assistant import Assistant

ARTICLES, CHANGED = 24, 8
ROOM = 16 << 20  # bytes of the small disk: the index of ARTICLES takes some 3 MB, twice while it is published
COMMAND = [sys.executable, "-c", "from ui.cli import main; main()"]


def kill_at_random_moments(folder: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    coverage, index = folder / "coverage", folder / "index"
    write_coverage(coverage, ARTICLES, chance)
    started = time.monotonic()
    in_process(completed, coverage, folder / "timed")
    whole = time.monotonic() - started
    for number in range(rounds):
        for file in chance.sample(sorted(coverage.iterdir()), CHANGED):
            write_article(file, chance)
        process, reports = start(coverage, index)
        time.sleep(chance.uniform(0, whole))
        process.kill()
        process.join()
        done = last_told(reports)
        assert not_stored(coverage, index, done) == [], f"round {number}: reported as done, and gone"
        if number % 4 == 1 and (index / FILE).exists():  # a reader comes next
            found = in_process(asked, index, ["Which dam closed?"])
            assert isinstance(found, int), f"round {number}: a reader ended with {found}"
        if number % 4 == 3:  # else the next run comes upon what this one left
            assert in_process(completed, coverage, index) == [], f"round {number}: passages that are not found"


def test_a_run_that_is_killed_loses_nothing_that_it_reported(tmp_path: Path) -> None:
    kill_at_random_moments(tmp_path, rounds=4, seed=1)


@pytest.mark.slow
def test_200_runs_that_are_killed_lose_nothing_that_they_reported(tmp_path: Path) -> None:
    kill_at_random_moments(tmp_path, rounds=200, seed=2)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not run: a small disk needs the right to mount one")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill_up(disk: Path, coverage: Path, points: int) -> None:
    """Index onto a disk that is full at another point each time: after the first bytes, or almost at the end."""
    chance = random.Random(3)
    write_coverage(coverage, ARTICLES, chance)
    index, filler = disk / "index", disk / "filler"
    build_index([coverage], index)
    taken = ROOM - os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    full = 0
    for point in range(points):
        for file in chance.sample(sorted(coverage.iterdir()), CHANGED):
            write_article(file, chance)
        left = int(taken * (0.01 + 1.2 * point / points))
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - left))
        told: list[int] = [0]
        failure = None
        try:
            build_index([coverage], index, progress=lambda done, total, told=told: told.append(done))  # type: ignore[misc]
        except OnRecordError as error:
            failure = error
        if failure:
            full += 1
            assert isinstance(failure, DiskFull), f"{left} bytes left: {failure!r}"
            assert "\n" not in str(failure)
        filler.unlink()
        assert not_stored(coverage, index, told[-1]) == [], f"{left} bytes left: reported as done, and gone"
        build_index([coverage], index)
        assert lost(index) == [], f"{left} bytes left"
    assert full, "the disk was never full"


def test_a_full_disk_is_one_clear_line_and_loses_nothing(disk: Path, tmp_path: Path) -> None:
    fill_up(disk, tmp_path / "coverage", 2)


@pytest.mark.slow
def test_a_disk_that_is_full_at_20_points_loses_nothing(disk: Path, tmp_path: Path) -> None:
    fill_up(disk, tmp_path / "coverage", 20)


def test_a_second_indexer_stops_at_once_and_readers_go_on(tmp_path: Path) -> None:
    write_coverage(tmp_path / "coverage", 6, random.Random(4))
    build_index([tmp_path / "coverage"], tmp_path / "index")
    write_article(tmp_path / "coverage" / "new.txt", random.Random(5))
    embedding, go_on = threading.Event(), threading.Event()
    embed = Embedder.embed

    def slowly(self: Embedder, texts: list[str]) -> object:
        embedding.set()
        go_on.wait(60)
        return embed(self, texts)

    with pytest.MonkeyPatch.context() as patch, Assistant.open(tmp_path / "index") as assistant:
        assistant.ask("Which dam closed?")
        patch.setattr(Embedder, "embed", slowly)
        first = threading.Thread(target=build_index, args=([tmp_path / "coverage"], tmp_path / "index"))
        first.start()
        assert embedding.wait(60)
        patch.undo()
        second = subprocess.run(
            [*COMMAND, "index", str(tmp_path / "coverage"), "--index", str(tmp_path / "index")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert second.returncode == 2
        assert f"process {os.getpid()}" in second.stderr
        assert len(assistant.articles()) == 6
        assert assistant.ask("Which dam closed?").status
        go_on.set()
        first.join()
        assert len(assistant.articles()) == 7


def test_ctrl_c_keeps_what_was_stored_and_says_so(tmp_path: Path) -> None:
    write_coverage(tmp_path / "coverage", 12, random.Random(6))
    command = [*COMMAND, "index", str(tmp_path / "coverage"), "--index", str(tmp_path / "index")]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heeds_interrupts)
    while run.poll() is None and not (tmp_path / "index" / LOCK).exists():
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.count("\n") == 1
    assert "goes on from there" in said
    assert completed(tmp_path / "coverage", tmp_path / "index") == []
