"""Passages published to Chroma, folder by folder, and searched there. The one home of chromadb.

Chroma is derived from the store of articles: under `kill -9` its files can break (and then crash the process that
opens them), so a published folder is never written again. For a change a child process, whose crash harms nothing,
brings a copy of the live folder up to date and checks it; only then the pointer moves. A folder that fails is made
anew from the store, which embeds nothing again.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from index.articles import Articles, Filter
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from chromadb.api.client import Client

COLLECTION = "passages"
HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 100, "max_neighbors": 32}}
PAGE = 5000  # Chroma's `get` fails over some 32,000 rows, its writes over 5,461
SAMPLE = 200  # passages that must find themselves before a folder is published


def published(store: Articles) -> tuple[Path, int] | None:
    """The live folder, and the generation of the store that it holds."""
    pointer = store.meta("chroma")
    if not pointer:
        return None
    name, generation = pointer.split()
    return store.folder / name, int(generation)


def publish(store: Articles) -> None:
    """Bring Chroma up to date with the store, and mend it where it is broken. Only under the writer's lock.

    Raises IndexDamaged where even a folder made anew fails its check.
    """
    live = published(store)
    if live and live[1] == store.generation and _in_child("check", store, live[0]):
        return
    number = 1 + max((int(path.name.split("-")[1]) for path in _folders(store.folder)), default=0)
    target = store.folder / f"chroma-{number}"
    if live and live[0].is_dir():
        shutil.copytree(live[0], target)
    if not _in_child("update", store, target):
        shutil.rmtree(target, ignore_errors=True)
        if not _in_child("update", store, target):
            raise IndexDamaged(f"Chroma's folder {target} fails its check even when made anew: is the disk sound?")
    store.set_meta("chroma", f"{target.name} {store.generation}")
    # The folder before this one may still be read by an assistant that is open; those before it are not.
    for path in _folders(store.folder):
        if path != target and not (live and path == live[0]):
            shutil.rmtree(path, ignore_errors=True)


def _in_child(step: Literal["update", "check"], store: Articles, folder: Path) -> bool:
    """Run a step on a folder in a process of its own, since a crash within Chroma cannot be caught."""
    child = subprocess.run(
        [sys.executable, "-m", "index.vectors", step, str(store.folder), str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        check=False,
    )
    return child.returncode == 0


def _folders(folder: Path) -> list[Path]:
    return [path for path in folder.glob("chroma-*") if path.name.removeprefix("chroma-").isdigit()]


def _client(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    return cast("Client", chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False)))


def _update(store: Articles, folder: Path) -> None:
    from llama_index.vector_stores.chroma import ChromaVectorStore

    from index.nodes import node_of

    client = _client(folder)
    try:
        collection = client.get_or_create_collection(COLLECTION, configuration=HNSW, embedding_function=None)  # type: ignore[arg-type]
        held: set[str] = set()
        while page := collection.get(limit=PAGE, offset=len(held), include=[])["ids"]:
            held.update(page)
        wanted = store.passage_ids()
        gone = sorted(held.difference(wanted))
        for first in range(0, len(gone), PAGE):
            collection.delete(ids=gone[first : first + PAGE])
        new = [passage_id for passage_id in wanted if passage_id not in held]
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
    if not folder.is_dir():
        return False
    client = _client(folder)
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


class Vectors:
    """A published Chroma folder, open for search."""

    def __init__(self, folder: Path) -> None:
        """Raises IndexDamaged where the folder cannot be opened."""
        from chromadb.errors import ChromaError

        self.folder = folder
        try:
            self._client = _client(folder)
            self._collection: Any = self._client.get_collection(COLLECTION, embedding_function=None)
        except (ChromaError, OSError, ValueError) as error:
            raise IndexDamaged(
                f"Chroma cannot open {folder} ({error}): run  onrecord index  again, which mends it"
            ) from error

    def search(self, vector: NDArray[np.float32], limit: int, within: Filter) -> list[tuple[str, float]]:
        """Ids of the nearest passages with their cosine similarity, nearest first."""
        conditions = list(_conditions(within))
        where = {"$and": conditions} if len(conditions) > 1 else conditions[0] if conditions else None
        found = self._collection.query(query_embeddings=[vector], n_results=limit, where=where, include=["distances"])
        return [(passage_id, 1.0 - d) for passage_id, d in zip(found["ids"][0], found["distances"][0], strict=True)]

    def close(self) -> None:
        self._client.close()


def _conditions(within: Filter) -> Iterable[dict[str, Any]]:
    if within.publisher is not None:
        yield {"publisher": {"$eq": within.publisher}}
    if within.since is not None:
        yield {"day": {"$gte": within.since.toordinal()}}
    if within.until is not None:
        yield {"day": {"$lte": within.until.toordinal()}}
        yield {"day": {"$gt": 0}}  # an undated article is published on no known day
    if within.as_of is not None:
        yield {"day": {"$lte": within.as_of.toordinal()}}


def _main(arguments: Sequence[str]) -> int:
    step, store_folder, folder = arguments[0], Path(arguments[1]), Path(arguments[2])
    store = Articles.open(store_folder)
    if step == "update":
        _update(store, folder)
    return 0 if _is_sound(store, folder) else 1


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
