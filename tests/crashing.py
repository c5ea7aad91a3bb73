"""Indexing that is stopped at any moment, and what must hold afterwards. Shared by the tests of crashes."""

import multiprocessing
import random
from collections.abc import Sequence
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from index import ahead, publish
from index.articles import Articles
from index.build import build_index
from index.publish import open_vectors

# Forked from a process that has imported everything: a round takes a second, most of it Chroma's own child.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["crashing", "index.nodes", "index.embed"])

TOWNS = "Maresk Talvene Ilvane Ossen Port Sandry Lomask Pelora Kadessa Quillhaven Varn Brask Orla Tesk Halden".split()
EVENTS = ("The dam", "The bridge", "A ferry", "The school", "A tram", "The market hall", "The observatory")


def write_article(file: Path, chance: random.Random) -> None:
    """An article of its own, of three short paragraphs."""
    town, number = chance.choice(TOWNS), chance.randint(10, 99_999)
    file.write_text(
        f"{chance.choice(EVENTS)} of {town} closed on Monday after {number:,} people had signed a petition.\n\n"
        f"The mayor of {chance.choice(TOWNS)} said that it would take {chance.randint(2, 900)} days to reopen.\n\n"
        f"Repairs cost {chance.randint(2, 900)} million crowns, the council of {chance.choice(TOWNS)} announced."
    )


def write_coverage(folder: Path, count: int, chance: random.Random) -> None:
    folder.mkdir()
    for number in range(count):
        write_article(folder / f"{number:03}.txt", chance)


def start(coverage: Path, index: Path) -> tuple[Any, Connection]:
    """A process that indexes, and where it reports how many files are done."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_index, args=(coverage, index, theirs))
    process.start()
    theirs.close()
    return process, ours


def _index(coverage: Path, index: Path, told: Connection) -> None:
    # So few articles would be one batch: in small ones Chroma takes in the first while the last are embedded.
    ahead.BATCH_CHARACTERS, publish.BEHIND = 1500, 4
    build_index([coverage], index, progress=lambda done, total: told.send(done))


def last_told(reports: Connection) -> int:
    """The last number of files that a process reported as done, however it ended."""
    done = 0
    try:
        while True:
            done = int(reports.recv())
    except (EOFError, OSError):
        return done


def not_stored(coverage: Path, index: Path, done: int) -> list[str]:
    """Which of the files that were reported as done the index does not hold as they are."""
    reported = sorted(coverage.iterdir())[:done]
    if not reported:
        return []
    store = Articles.open(index)
    held = store.fingerprints()
    store.close()
    return [file.name for file in reported if held.get(str(file)) != sha256(file.read_bytes()).hexdigest()]


def in_process(step: Any, *arguments: Any) -> Any:
    """What a step returns in a process of its own; its exit status where it crashed."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_send, args=(theirs, step, *arguments))
    process.start()
    theirs.close()
    try:
        return ours.recv()
    except EOFError:
        process.join()
        return f"exit status {process.exitcode}"


def _send(told: Connection, step: Any, *arguments: Any) -> None:
    told.send(step(*arguments))


def completed(coverage: Path, index: Path) -> list[str]:
    """Index to the end; then the passages that do not find themselves, or the same text, among their first 10."""
    build_index([coverage], index)
    return lost(index)


def lost(index: Path) -> list[str]:
    """The passages that do not find themselves, or the same text, among their first 10."""
    store = Articles.open(index)
    vectors = open_vectors(store)
    try:
        ids = store.passage_ids()
        own = store.vectors(ids)
        missed = []
        for passage_id, vector in zip(ids, own, strict=True):
            near = vectors.search(vector, 10)
            if passage_id not in [found for found, _ in near] and max(cosine for _, cosine in near) < 1 - 1e-5:
                missed.append(passage_id)
        return missed
    finally:
        vectors.close()
        store.close()


def asked(index: Path, texts: Sequence[str]) -> int:
    """How many passages a reader finds by vector, whatever a writer left behind."""
    from index.embed import open_embedder

    store = Articles.open(index)
    vectors = open_vectors(store)
    try:
        return sum(len(vectors.search(vector, 3)) for vector in open_embedder().embed(texts))
    finally:
        vectors.close()
        store.close()
