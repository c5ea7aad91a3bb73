"""A Chroma folder brought up to date and checked, in a process of its own: a crash within Chroma cannot be caught."""

import importlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path
from queue import SimpleQueue

from index.articles import Articles
from index.seal import compact
from index.vectors import COLLECTION, open_client
from index.writing import NO_ROOM

# With a threshold of 1 each write reaches the graph's own files. With the default of 1,000 the rest stays in a log that
# every opening applies again, which took 0.3 s for 950 passages and wrote to the folder.
HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 100, "max_neighbors": 32, "sync_threshold": 1}}
PAGE = 5000  # Chroma's `get` fails over some 32,000 rows, its writes over 5,461
SAMPLE = 200  # passages that must find themselves before a folder is published
CATCH_UP, FINISH = b"+", b"."  # what it is told after its task
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

    def begin(self, store: Path, folder: Path, since: int) -> None:
        """Open a folder that held the store's generation `since`."""
        self._say(json.dumps([str(store), str(folder), since]).encode() + b"\n")

    def catch_up(self) -> None:
        """Bring the folder up to what the store holds by now, while this process goes on."""
        self._say(CATCH_UP)

    def finish(self) -> int:
        """Bring the folder up to date, and check it; the exit status."""
        self._say(FINISH)
        status = self._child.wait()
        self.close()
        return status

    def _say(self, what: bytes) -> None:
        assert self._child.stdin is not None
        with suppress(BrokenPipeError):  # it has crashed: its status says so
            self._child.stdin.write(what)
            self._child.stdin.flush()

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._child.kill()
        assert self._child.stdin is not None
        with suppress(BrokenPipeError):
            self._child.stdin.close()
        self._child.wait()


# In the process


class _Catching:
    """A folder that is brought up to what the store holds, again and again as it grows."""

    def __init__(self, store: Articles, folder: Path, since: int) -> None:
        from llama_index.vector_stores.chroma import ChromaVectorStore

        self._store = store
        self._since = since
        self._client = open_client(folder)
        self._collection = self._client.get_or_create_collection(
            COLLECTION,
            configuration=HNSW,  # type: ignore[arg-type]
            embedding_function=None,
        )
        self._vector_store = ChromaVectorStore.from_collection(self._collection)
        self._held: set[str] = set()
        while page := self._collection.get(limit=PAGE, offset=len(self._held), include=[])["ids"]:
            self._held.update(page)

    def up(self) -> None:
        with self._store.snapshot():
            wanted = self._store.passage_ids()
            changed = set(self._store.passages_since(self._since))
            gone = sorted(self._held - (set(wanted) - changed))
            for first in range(0, len(gone), PAGE):
                self._collection.delete(ids=gone[first : first + PAGE])
            new = [passage_id for passage_id in wanted if passage_id not in self._held or passage_id in changed]
            for first in range(0, len(new), PAGE):
                self._add(new[first : first + PAGE])
            self._held = set(wanted)
            self._since = self._store.generation

    def _add(self, ids: list[str]) -> None:
        from index.nodes import node_of

        passages = self._store.passages(ids)
        articles = {
            found.id: found for found in map(self._store.get, {p.article_id for p in passages.values()}) if found
        }
        self._vector_store.add(
            [
                node_of(articles[passages[passage_id].article_id], passages[passage_id], vector.tolist())
                for passage_id, vector in zip(ids, self._store.vectors(ids), strict=True)
            ]
        )

    def close(self) -> None:
        self._client.close()


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


def _listen(said: "SimpleQueue[bytes]") -> None:
    while word := os.read(0, 1):  # and not sys.stdin, whose lock a thread would hold while the process ends
        said.put(word)
    os._exit(1)  # the parent is gone


def _main() -> int:
    importlib.import_module("llama_index.vector_stores.chroma")  # before the task is read: nobody waits for it then
    from chromadb.errors import ChromaError

    with open(0, "rb", buffering=0, closefd=False) as told:
        task = told.readline()
    if not task:
        return 1
    said = SimpleQueue[bytes]()
    threading.Thread(target=_listen, args=(said,), daemon=True).start()
    stored, folder, since = json.loads(task)
    store = Articles.open(Path(stored))
    try:
        with closing(_Catching(store, Path(folder), since)) as catching:
            while said.get() != FINISH:
                catching.up()
            catching.up()
        compact(Path(folder))
        return 0 if _is_sound(store, Path(folder)) else 1
    except (ChromaError, OSError, sqlite3.Error) as error:
        return FULL if _is_full(error) else 1


if __name__ == "__main__":
    sys.exit(_main())
