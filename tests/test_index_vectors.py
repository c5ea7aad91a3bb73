import shutil
from pathlib import Path

import pytest
from llama_index.core.schema import Document
from llama_index.core.vector_stores import VectorStoreQuery
from llama_index.vector_stores.chroma import ChromaVectorStore

from index.articles import Articles
from index.build import build_index
from index.embed import Embedder, open_embedder
from index.errors import UserError
from index.publish import publish, published
from index.storing import Storing
from index.vectors import COLLECTION, Vectors, open_client

TOWNS = ["Maresk", "Talvene", "Port Sandry", "Ilvane", "Ossen"]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    build_index(
        [Document(text=f"The bridge of {town} closed on Monday.", id_=town) for town in TOWNS], tmp_path / "index"
    )
    return tmp_path / "index"


def live(store: Articles) -> Path:
    pointer = published(store)
    assert pointer
    return store.folder / pointer.name


@pytest.mark.parametrize("damage", ["gone", "emptied", "database cut short", "vectors overwritten"])
def test_a_damaged_folder_is_made_anew_and_nothing_is_embedded_again(
    index: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Storing.open(index)
    folder = live(store)
    if damage == "gone":
        shutil.rmtree(folder)
    elif damage == "emptied":
        client = open_client(folder)
        client.delete_collection(COLLECTION)
        client.close()
    elif damage == "database cut short":
        (folder / "chroma.sqlite3").write_bytes((folder / "chroma.sqlite3").read_bytes()[:5000])
    else:
        for file in folder.glob("*/*.bin"):
            file.write_bytes(b"\xff" * file.stat().st_size)
    monkeypatch.setattr(Embedder, "embed", lambda self, texts: pytest.fail("embedded again"))
    publish(store)
    monkeypatch.undo()
    vectors = Vectors(live(store))
    near = vectors.search(open_embedder().embed(["The bridge of Talvene closed on Monday."])[0], 1)
    assert near[0][1] == pytest.approx(1.0, abs=0.02)
    vectors.close()
    store.close()


def test_a_published_folder_is_never_written_again(index: Path) -> None:
    store = Articles.open(index)
    before = live(store)
    files = {file: file.read_bytes() for file in sorted(before.rglob("*")) if file.is_file()}
    build_index([Document(text="A comet passed on Sunday.", id_="comet")], index)
    assert live(store) != before
    assert {file: file.read_bytes() for file in sorted(before.rglob("*")) if file.is_file()} == files
    store.close()


def test_llamaindex_reads_the_published_collection_with_true_offsets(index: Path) -> None:
    store = Articles.open(index)
    client = open_client(live(store))
    vector_store = ChromaVectorStore.from_collection(client.get_collection(COLLECTION, embedding_function=None))
    query = VectorStoreQuery(query_embedding=open_embedder().embed(["Ossen"])[0].tolist(), similarity_top_k=1)
    (node,) = vector_store.query(query).nodes or []
    article = store.get(node.ref_doc_id or "")
    assert article
    assert article.text[node.start_char_idx : node.end_char_idx] == node.get_content()  # type: ignore[attr-defined]
    client.close()
    store.close()


def test_a_folder_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="onrecord index"):
        Articles.open(tmp_path)
