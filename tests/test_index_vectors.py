import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from crashing import lost, write_article, write_coverage
from llama_index.core.schema import Document
from llama_index.core.vector_stores import VectorStoreQuery
from llama_index.vector_stores.chroma import ChromaVectorStore

from index import ahead
from index.articles import Articles
from index.build import build_index
from index.embed import Embedder, open_embedder
from index.errors import UserError
from index.publish import publish, published
from index.storing import Storing
from index.updater import Updater
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


def test_what_chroma_takes_in_while_a_run_goes_on_is_what_the_run_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, coverage, index = random.Random(7), tmp_path / "coverage", tmp_path / "index"
    monkeypatch.setattr(ahead, "BATCH_CHARACTERS", 1000)
    monkeypatch.setattr("index.publish.BEHIND", 3)
    caught_up: list[Updater] = []
    catch_up = Updater.catch_up
    monkeypatch.setattr(Updater, "catch_up", lambda self: (caught_up.append(self), catch_up(self)))
    write_coverage(coverage, 12, chance)
    for _ in range(2):
        build_index([coverage], index)
        assert lost(index) == []
        for file in sorted(coverage.iterdir())[::2]:
            write_article(file, chance)
    assert len(caught_up) > 2
    with closing(Storing.open(index)) as store, closing(Vectors(live(store))) as vectors:
        ids = store.passage_ids()
        assert sorted(found for found, _ in vectors.search(store.vectors(ids[:1])[0], 2 * len(ids))) == sorted(ids)


def test_a_folder_that_breaks_while_a_run_goes_on_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "BATCH_CHARACTERS", 1000)
    monkeypatch.setattr("index.publish.BEHIND", 3)
    catch_up = Updater.catch_up
    monkeypatch.setattr(Updater, "catch_up", lambda self: (catch_up(self), self._child.kill()))
    write_coverage(tmp_path / "coverage", 12, random.Random(8))
    build_index([tmp_path / "coverage"], tmp_path / "index")
    assert lost(tmp_path / "index") == []
