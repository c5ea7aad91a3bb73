from datetime import date
from pathlib import Path

import numpy as np
import pytest
from llama_index.core.schema import Document

from index.articles import Articles, Filter
from index.build import build_index
from index.embed import open_embedder
from index.nearest import nearest
from index.publish import open_vectors

TOWNS = ["Maresk", "Talvene", "Port Sandry", "Ilvane", "Ossen", "Brevik Sound", "Calder Moor", "Dunmarrow"]
OUTLETS = ["The Orla Courier", "Velmora Now"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nearest")
    papers = [
        Document(
            id_=town,
            text=f"The bridge of {town} closed on Monday, for the {number}th time.",
            metadata={"publisher": OUTLETS[number % 2], "published": f"2031-03-{number + 1:02}"},
        )
        for number, town in enumerate(TOWNS)
    ]
    build_index([*papers, Document(id_="undated", text="A bridge stands somewhere.")], folder)
    return folder


@pytest.mark.parametrize(
    ("within", "let_through"),
    [
        (Filter(), 9),
        (Filter(publisher="velmora now"), 4),
        (Filter(since=date(2031, 3, 3), until=date(2031, 3, 4)), 2),
        (Filter(as_of=date(2031, 3, 3)), 4),  # the undated one may be as old
        (Filter(publisher="Nobody's Paper"), 0),
        (Filter(since=date(2031, 3, 9)), 0),
    ],
)
@pytest.mark.parametrize("wide", [3, 500])
def test_the_nearest_of_a_filter_are_the_same_whether_chroma_or_the_store_finds_them(
    index: Path, within: Filter, let_through: int, wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.nearest.WIDE", wide)
    store = Articles.open(index)
    vectors = open_vectors(store)
    (asked,) = open_embedder().embed(["Which bridge was closed?"])
    found = nearest(asked, 3, within, store, vectors)
    ids, matrix = store.vectors_within(within)
    assert len(ids) == let_through
    order = np.argsort(-(matrix @ asked), kind="stable")[:3] if ids else []
    assert [passage_id for passage_id, _ in found] == [ids[place] for place in order]
    vectors.close()
    store.close()
