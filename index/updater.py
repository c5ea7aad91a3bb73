"""A Chroma folder brought up to date and checked, in a process of its own: a crash within Chroma cannot be caught."""

import importlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from index.articles import Articles
from index.seal import compact
from index.vectors import COLLECTION, open_client
from index.writing import NO_ROOM

# With a threshold of 1 each write reaches the graph's own files. With the default of 1,000 the rest stays in a log that
# every opening applies again, which took 0.3 s for 950 passages and wrote to the folder.
HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 100, "max_neighbors": 32, "sync_threshold": 1}}
PAGE = 5000  # Chroma's `get` fails over some 32,000 rows, its writes over 5,461
SAMPLE = 200  # passages that must find themselves before a folder is published
FULL = 3  # the exit status where no room is left on the disk


class Updater:
    """The process. It imports Chroma from the moment it is made, which takes seconds, and then waits for its task."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # It ends when its standard input does, and so with this process, however that ends.
        self._child = subprocess.Popen(
            [sys.executable, "-m", "index.updater"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def update(self, store: Path, folder: Path, since: int) -> int:
        """Bring a folder that held the store's generation `since` up to date, and check it; the exit status."""
        assert self._child.stdin is not None
        with suppress(BrokenPipeError):  # it has crashed: its status says so
            self._child.stdin.write(json.dumps([str(store), str(folder), since]).encode() + b"\n")
            self._child.stdin.flush()
        return self._child.wait()

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._child.kill()
        assert self._child.stdin is not None
        with suppress(BrokenPipeError):
            self._child.stdin.close()
        self._child.wait()


# In the process


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
    os.read(0, 1)  # and not sys.stdin, whose lock a thread would hold while the process ends
    os._exit(1)


def _main() -> int:
    importlib.import_module("llama_index.vector_stores.chroma")  # before the task is read: nobody waits for it then
    from chromadb.errors import ChromaError

    task = sys.stdin.readline()
    if not task:
        return 1
    threading.Thread(target=_end_with_parent, daemon=True).start()
    stored, folder, since = json.loads(task)
    store = Articles.open(Path(stored))
    try:
        _update(store, Path(folder), since)
        compact(Path(folder))
        return 0 if _is_sound(store, Path(folder)) else 1
    except (ChromaError, OSError, sqlite3.Error) as error:
        return FULL if _is_full(error) else 1


if __name__ == "__main__":
    sys.exit(_main())
