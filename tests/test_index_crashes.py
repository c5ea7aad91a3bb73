import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from crashing import asked, completed, in_process, last_told, lost, not_stored, start, write_article, write_coverage

from index.articles import Articles
from index.build import build_index
from index.embed import Embedder
from index.errors import DiskFull, IndexDamaged
from index.publish import open_vectors, published
from index.schema import FILE
from index.seal import DATABASE
from index.storing import Storing

ARTICLES = 24
CHANGED = 8


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
