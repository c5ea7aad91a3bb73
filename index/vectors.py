"""Passages searched in a published Chroma folder. The one home of chromadb, with index/publish.py."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged

if TYPE_CHECKING:
    from chromadb.api.client import Client

COLLECTION = "passages"


def open_client(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    return cast("Client", chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False)))


class Vectors:
    """A published Chroma folder, open for search."""

    def __init__(self, folder: Path) -> None:
        """Raises IndexDamaged where the folder cannot be opened."""
        from chromadb.errors import ChromaError

        self.folder = folder
        self._failures = (ChromaError, OSError, ValueError)
        try:
            self._client = open_client(folder)
            self._collection: Any = self._client.get_collection(COLLECTION, embedding_function=None)
        except self._failures as error:
            raise self._damaged(error) from error

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """Ids of the nearest passages with their cosine similarity, nearest first. Raises IndexDamaged."""
        try:
            found = self._collection.query(query_embeddings=[vector], n_results=limit, include=["distances"])
        except self._failures as error:
            raise self._damaged(error) from error
        return [(passage_id, 1.0 - d) for passage_id, d in zip(found["ids"][0], found["distances"][0], strict=True)]

    def close(self) -> None:
        self._client.close()

    def _damaged(self, error: Exception) -> IndexDamaged:
        return IndexDamaged(f"Chroma cannot read {self.folder} ({error}): run  onrecord index  again, which mends it")
