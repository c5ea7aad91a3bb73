import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core.schema import Document

from index.article import Article
from index.articles import Articles, Filter
from index.build import build_index, forget
from index.embed import Embedder
from index.sameness import runs_of_words, share_held

WIRE = "\n\n".join(
    f"The {what} of Maresk {did} on Monday, and {number} of the people of the valley above the town {saw}."
    for what, did, number, saw in [
        ("dam", "failed after a week of rain", 300, "had been moved to schools by the evening"),
        ("bridge", "was closed to all but the fire brigade", 1_200, "crossed the river by boat instead"),
        ("council", "met in the hall of the brewery", 40, "asked why no warning had been given"),
        ("hospital", "took in those with broken bones", 17, "were still being treated a day later"),
        ("railway", "carried sandbags in place of passengers", 90, "worked through the night to fill them"),
        ("market", "opened in spite of the water", 25, "sold what they had at half of its price"),
        ("school", "let its pupils go home at noon", 600, "had nowhere dry to go back to"),
    ]
)
OTHER = (
    "Thieves took eleven paintings from the museum of Talvene in the night to Tuesday, the police said.\n\n"
    "The director, Bettina Oswell, said that the alarm had been off for repairs since the week before."
)


def stored(index: Path) -> list[Article]:
    store = Articles.open(index)
    try:
        return store.all()
    finally:
        store.close()


def paper(name: str, text: str, publisher: str = "", published: str = "2031-03-01") -> Document:
    return Document(text=text, id_=name, metadata={"publisher": publisher, "published": published, "file_path": name})


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_exact_copies_are_one_article_with_every_path(tmp_path: Path, index: Path) -> None:
    folder = tmp_path / "coverage"
    (folder / "again").mkdir(parents=True)
    for file in (folder / "a.txt", folder / "b.txt", folder / "again" / "c.txt"):
        file.write_text(WIRE)
    report = build_index([folder], index)
    (article,) = stored(index)
    assert len(report.added) == 3
    assert article.path == str(folder / "a.txt")
    assert set(article.paths) == {str(path) for path in folder.rglob("*.txt")}
    assert report.copies == (tuple(article.paths),)
    assert len(build_index([folder], index).unchanged) == 3


def test_the_first_copy_may_go_and_come_back_as_another_article(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "a.txt").write_text(WIRE)
    (folder / "b.txt").write_text(WIRE)
    build_index([folder], index)
    before = stored(index)[0]
    monkeypatch.setattr(Embedder, "embed", lambda self, texts: pytest.fail("embedded again"))
    forget([folder / "a.txt"], index)
    (left,) = stored(index)
    assert left.paths == (str(folder / "b.txt"),)
    assert left.id != before.id
    monkeypatch.undo()
    (folder / "a.txt").write_text(OTHER)
    build_index([folder], index)
    assert {article.path: article.text for article in stored(index)} == {
        str(folder / "a.txt"): OTHER,
        str(folder / "b.txt"): WIRE,
    }
    store = Articles.open(index)
    passages = store.passages(store.passage_ids())
    assert all(passage.id.startswith(passage.article_id) for passage in passages.values())
    assert len(store.search(["Oswell"], 5, Filter())) == 1
    store.close()


def test_a_moved_file_costs_no_embedding(tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "a.txt").write_text(WIRE)
    build_index([folder], index)
    (folder / "a.txt").rename(folder / "moved.txt")
    embedded: list[str] = []
    plain = Embedder.embed

    def embed(self: Embedder, texts: Sequence[str]) -> object:
        embedded.extend(texts)
        return plain(self, texts)

    monkeypatch.setattr(Embedder, "embed", embed)
    report = build_index([folder], index, prune=True)
    assert embedded == []
    assert (len(report.added), len(report.removed)) == (1, 1)
    assert [article.path for article in stored(index)] == [str(folder / "moved.txt")]


def test_what_one_copy_does_not_state_another_may(index: Path) -> None:
    build_index([paper("scrape", WIRE, published=""), paper("page", WIRE, "The Orla Courier")], index)
    (article,) = stored(index)
    assert (article.publisher, str(article.published)) == ("The Orla Courier", "2031-03-01")
    assert article.paths == ("scrape", "page")


def test_one_wire_story_in_two_papers_is_two_articles_of_one_group(index: Path) -> None:
    report = build_index(
        [
            paper("one", WIRE, "The Orla Courier"),
            paper("two", WIRE, "Velmora Now"),
            paper("trimmed", "Dam fails\n\nBy our staff\n\n" + "\n\n".join(WIRE.split("\n\n")[:4]), "The Tesk Mercury"),
            paper("other", OTHER, "Velmora Now"),
        ],
        index,
    )
    groups = {article.path: article.group for article in stored(index)}
    assert groups["one"] is not None
    assert groups["one"] == groups["two"] == groups["trimmed"]
    assert groups["other"] is None
    assert [set(paths) for paths in report.near_copies] == [{"one", "two", "trimmed"}]


def test_a_near_copy_that_comes_later_joins_the_group(index: Path) -> None:
    build_index([paper("one", WIRE, "The Orla Courier"), paper("other", OTHER)], index)
    assert {article.group for article in stored(index)} == {None}
    report = build_index([paper("later", WIRE.replace("1200", "1300"), "Velmora Now")], index)
    assert [set(paths) for paths in report.near_copies] == [{"one", "later"}]


def test_a_change_of_publisher_alone_embeds_nothing_and_is_filtered_by(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.embed import open_embedder
    from index.nearest import nearest
    from index.publish import open_vectors

    build_index([paper("one", WIRE, "The Orla Courier")], index)
    (vector,) = open_embedder().embed(["Which dam failed?"])
    build_index([paper("one", WIRE, "Velmora Now")], index)
    store = Articles.open(index)
    vectors = open_vectors(store)
    assert nearest(vector, 3, Filter(publisher="Velmora Now"), store, vectors)
    assert nearest(vector, 3, Filter(publisher="The Orla Courier"), store, vectors) == []
    vectors.close()
    store.close()


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (WIRE, WIRE, True),
        (WIRE, "\n\n".join(WIRE.split("\n\n")[3:]), True),
        (WIRE, OTHER, False),
        (WIRE, "The dam of Maresk failed after a week of rain on Monday.", False),
        ("Subscribe to read on.", f"{OTHER}\n\nSubscribe to read on.", False),
    ],
)
def test_near_is_what_holds_most_of_the_shorter_text(one: str, other: str, near: bool) -> None:
    assert (share_held(runs_of_words(one), runs_of_words(other)) >= 0.6) == near


@given(st.text(), st.text())
def test_the_share_is_symmetric_and_whole_for_the_same_text(one: str, other: str) -> None:
    first, second = runs_of_words(one), runs_of_words(other)
    assert share_held(first, second) == share_held(second, first)
    assert 0 <= share_held(first, second) <= 1
    assert share_held(first, first) == 1


def test_near_copies_are_found_among_many(index: Path) -> None:
    chance = random.Random(7)
    words = [f"word{number}" for number in range(3000)]
    many = [" ".join(chance.choices(words, k=120)) for _ in range(60)]
    build_index(
        [
            *(paper(f"{number}", text) for number, text in enumerate(many)),
            *(paper(f"{number}-trimmed", " ".join(text.split()[:70])) for number, text in enumerate(many[:20])),
        ],
        index,
    )
    groups: dict[str | None, set[str]] = {}
    for article in stored(index):
        groups.setdefault(article.group, set()).add(article.path)
    alone = groups.pop(None)
    assert len(alone) == 40
    assert sorted(map(sorted, groups.values())) == sorted([f"{number}", f"{number}-trimmed"] for number in range(20))
