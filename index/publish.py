"""Chroma, derived from the store of articles: published folder by folder, mended where it breaks.

A process that is killed within Chroma can leave files that crash whoever opens them. So a published folder is never
written again. For a change a child process, whose crash harms nothing, brings a copy of the live folder up to date and
checks it; it is sealed, and only then the pointer moves. A folder whose seal is broken is made anew from the store,
which embeds nothing again.
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from index.articles import Articles
from index.errors import DiskFull, IndexDamaged
from index.schema import ROOM
from index.seal import DATABASE, Seal, compact, is_intact, seal
from index.storing import Storing
from index.vectors import COLLECTION, Vectors, open_client
from index.writing import NO_ROOM, writing

# With a threshold of 1 each write reaches the graph's own files. With the default of 1,000 the rest stays in a log that
# every opening applies again, which took 0.3 s for 950 passages and wrote to the folder.
HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 100, "max_neighbors": 32, "sync_threshold": 1}}
PAGE = 5000  # Chroma's `get` fails over some 32,000 rows, its writes over 5,461
EMPTY = -1  # the generation of a store that holds nothing yet
SAMPLE = 200  # passages that must find themselves before a folder is published
FULL = 3  # the exit status of a child that found no room on the disk


@dataclass(frozen=True)
class Published:
    """The live folder."""

    name: str
    generation: int
    """Of the store that the folder holds."""
    seal: Seal


def published(store: Articles) -> Published | None:
    pointer = store.meta("chroma")
    return Published(**json.loads(pointer)) if pointer else None


def open_vectors(store: Articles) -> Vectors:
    """The live folder, open for search; one that is broken, or was never finished, is mended first.

    Raises IndexBusy where a writer is about to finish it, IndexDamaged where it cannot be mended.
    """
    live = published(store)
    if live and is_intact(store.folder / live.name, live.seal):
        with suppress(IndexDamaged):
            return Vectors(store.folder / live.name)
    if published(store) != live:  # by a writer, which has removed the folder that was live before
        return open_vectors(store)
    with writing(store.folder):
        mended = Storing.open(store.folder)
        try:
            renewed = publish(mended, anew=True)
        finally:
            mended.close()
    return Vectors(store.folder / renewed.name)


def publish(store: Storing, anew: bool = False) -> Published:
    """Bring Chroma up to date with the store, and mend it where it is broken. Only under the writer's lock.

    Raises DiskFull, and IndexDamaged where even a folder made anew fails its check.
    """
    live = published(store)
    intact = live if live and not anew and is_intact(store.folder / live.name, live.seal) else None
    if intact and intact.generation == store.generation:
        return intact
    held = _folders(store.folder)
    target = store.folder / f"chroma-{max(held, default=0) + 1}"
    try:
        made = _made(store, target, intact)
        store.set_meta("chroma", json.dumps(asdict(made)))
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    # The folder before this one may still be read by an assistant that is open; those before it are not.
    for path in held.values():
        if not (live and path.name == live.name):
            shutil.rmtree(path, ignore_errors=True)
    return made


def _made(store: Storing, target: Path, intact: Published | None) -> Published:
    """A folder that holds what the store holds: a copy of an intact one with what changed, or one made anew."""
    generation = store.generation
    if intact:
        for name in (DATABASE, *intact.seal["files"]):  # and no journal of a reader that opens it just now
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(store.folder / intact.name / name, target / name)
        if _in_child(store, target, intact.generation):
            return Published(target.name, generation, seal(target))
        shutil.rmtree(target)
    if not _in_child(store, target, since=EMPTY):
        raise IndexDamaged(f"Chroma's folder {target} fails its check even when made anew: is the disk sound?")
    return Published(target.name, generation, seal(target))


def _in_child(store: Storing, folder: Path, since: int) -> bool:
    """Update and check a folder in a process of its own, since a crash within Chroma cannot be caught."""
    command = [sys.executable, "-m", "index.publish", str(store.folder), str(folder), str(since)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    # The child ends when its standard input does, and so with this process, however that ends.
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        status = child.wait()
    if status == FULL or (status and shutil.disk_usage(store.folder).free < ROOM):
        raise DiskFull(
            f"no room is left on the disk of {store.folder} for the search index: free some, then run  onrecord index  "
            "again (the articles are stored)"
        )
    return status == 0


def _folders(folder: Path) -> dict[int, Path]:
    numbered = ((path.name.removeprefix("chroma-"), path) for path in folder.glob("chroma-*"))
    return {int(number): path for number, path in numbered if number.isdigit()}


# In the child


def _update(store: Articles, folder: Path, since: int) -> None:
    """Bring a folder that held the store's generation `since` up to date."""
    from llama_index.vector_stores.chroma import ChromaVectorStore

    from index.nodes import node_of

    client = open_client(folder)
    try:
        collection = client.get_or_create_collection(COLLECTION, configuration=HNSW, embedding_function=None)  # type: ignore[arg-type]
        held: set[str] = set()
        while page := collection.get(limit=PAGE, offset=len(held), include=[])["ids"]:
            held.update(page)
        wanted = store.passage_ids()
        changed = set(store.passages_since(since))
        gone = sorted(held - (set(wanted) - changed))
        for first in range(0, len(gone), PAGE):
            collection.delete(ids=gone[first : first + PAGE])
        new = [passage_id for passage_id in wanted if passage_id not in held or passage_id in changed]
        vector_store = ChromaVectorStore.from_collection(collection)
        for first in range(0, len(new), PAGE):
            ids = new[first : first + PAGE]
            passages = store.passages(ids)
            articles = {found.id: found for found in map(store.get, {p.article_id for p in passages.values()}) if found}
            vectors = store.vectors(ids)
            vector_store.add(
                [
                    node_of(articles[passages[passage_id].article_id], passages[passage_id], vector.tolist())
                    for passage_id, vector in zip(ids, vectors, strict=True)
                ]
            )
    finally:
        client.close()


def _is_sound(store: Articles, folder: Path) -> bool:
    """Whether a folder holds what the store holds, and its passages find themselves."""
    wanted = store.passage_ids()
    client = open_client(folder)
    try:
        collection = client.get_collection(COLLECTION, embedding_function=None)
        if collection.count() != len(wanted):
            return False
        sample = wanted[:: max(1, len(wanted) // SAMPLE)]
        if not sample:
            return True
        vectors = store.vectors(sample)
        found = collection.query(query_embeddings=vectors, n_results=min(10, len(wanted)), include=["distances"])
    finally:
        client.close()
    distances = found["distances"] or []
    # The same text twice has the same vector: a passage finds itself, or another at no distance.
    return all(
        passage_id in ids or min(near, default=1.0) < 1e-5
        for passage_id, ids, near in zip(sample, found["ids"], distances, strict=True)
    )


def _is_full(error: Exception) -> bool:
    """Whether Chroma, SQLite or the system says that no room is left."""
    return getattr(error, "errno", None) in NO_ROOM or bool(re.search("disk is full|no space left", str(error), re.I))


def _end_with_parent() -> None:
    os.read(0, 1)
    os._exit(1)


def _main(arguments: Sequence[str]) -> int:
    from chromadb.errors import ChromaError

    threading.Thread(target=_end_with_parent, daemon=True).start()
    folder = Path(arguments[1])
    store = Articles.open(Path(arguments[0]))
    try:
        _update(store, folder, int(arguments[2]))
        compact(folder)
        return 0 if _is_sound(store, folder) else 1
    except (ChromaError, OSError, sqlite3.Error) as error:
        return FULL if _is_full(error) else 1


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
