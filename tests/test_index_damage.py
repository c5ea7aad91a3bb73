import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from crashing import lost, write_coverage

from index.article import Details
from index.articles import Articles, Filter
from index.build import build_index
from index.embed import Embedder
from index.errors import IndexDamaged, UserError
from index.publish import open_vectors, published
from index.schema import FILE
from index.seal import DATABASE, is_intact

GRAPH = ("data_level0.bin", "header.bin", "length.bin", "index_metadata.pickle")


def cut_short(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def flip_one_bit(file: Path) -> None:
    held = bytearray(file.read_bytes())
    held[len(held) // 2] ^= 1
    file.write_bytes(held)


def overwrite(file: Path) -> None:
    file.write_bytes(b"\xff" * file.stat().st_size)


def unlink(file: Path) -> None:
    file.unlink()


def forget_a_row(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("delete from embeddings where id = 3")


DAMAGES: list[tuple[str, Callable[[Path], None]]] = [
    *((name, damage) for name in (*GRAPH, DATABASE) for damage in (cut_short, flip_one_bit, overwrite, unlink)),
    (DATABASE, forget_a_row),
    (".", shutil.rmtree),
]
FEW = [("data_level0.bin", flip_one_bit), (DATABASE, cut_short)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with twelve articles, and their index."""
    folder = tmp_path_factory.mktemp("made")
    write_coverage(folder / "coverage", 12, random.Random(1))
    build_index([folder / "coverage"], folder / "index")
    return folder


@pytest.fixture
def index(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that index, from which on nothing may be embedded."""
    (tmp_path / "coverage").symlink_to(made / "coverage")
    shutil.copytree(made / "index", tmp_path / "index")
    monkeypatch.setattr(Embedder, "embed", lambda self, texts: pytest.fail("embedded again"))
    return tmp_path / "index"


def damage_live(index: Path, name: str, damage: Callable[[Path], None]) -> Path:
    store = Articles.open(index)
    live = published(store)
    assert live
    folder = index / live.name
    assert is_intact(folder, live.seal)
    damage(folder if name == "." else next(folder.rglob(name)))
    assert not is_intact(folder, live.seal)
    store.close()
    return folder


def mended_by_a_run(index: Path, name: str, damage: Callable[[Path], None]) -> None:
    damaged = damage_live(index, name, damage)
    report = build_index([index.parent / "coverage"], index)
    assert (len(report.unchanged), report.added) == (12, ())
    store = Articles.open(index)
    live = published(store)
    store.close()
    assert live
    assert live.name != damaged.name
    assert lost(index) == []


@pytest.mark.parametrize(("name", "damage"), FEW)
def test_a_broken_folder_is_found_and_made_anew_by_the_next_run(
    index: Path, name: str, damage: Callable[[Path], None]
) -> None:
    mended_by_a_run(index, name, damage)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "damage"), DAMAGES)
def test_every_broken_folder_is_found_and_made_anew(index: Path, name: str, damage: Callable[[Path], None]) -> None:
    mended_by_a_run(index, name, damage)


def test_a_reader_mends_a_broken_folder_itself(index: Path) -> None:
    damage_live(index, "index_metadata.pickle", overwrite)
    assert lost(index) == []


def test_openings_and_searches_leave_the_seal_whole(index: Path) -> None:
    for _ in range(3):
        assert lost(index) == []
    store = Articles.open(index)
    live = published(store)
    store.close()
    assert live
    assert is_intact(index / live.name, live.seal)


@pytest.mark.parametrize("damage", [cut_short, overwrite], ids=lambda damage: damage.__name__)
def test_a_damaged_store_is_one_clear_line(index: Path, damage: Callable[[Path], None]) -> None:
    damage(index / FILE)
    with pytest.raises(IndexDamaged, match=FILE) as raised:
        Articles.open(index).all()
    assert "\n" not in str(raised.value)


def test_a_text_that_is_not_what_was_stored_is_never_quoted(index: Path) -> None:
    with sqlite3.connect(index / FILE) as connection:
        connection.execute("update articles set text = replace(text, 'Monday', 'Friday')")
    store = Articles.open(index)
    with pytest.raises(IndexDamaged, match="is not what was stored"):
        store.all()
    store.close()


VERSION_1 = """
create table meta (key text primary key, value text not null);
create table articles (
    id text primary key, identity text not null unique, fingerprint text not null, path text not null,
    text text not null, title text, publisher text, authors text not null, published text, published_as text, url text
);
create table passages (
    row integer primary key, id text not null unique,
    article_id text not null references articles (id) on delete cascade,
    start integer not null, end integer not null, sentences text not null, vector blob not null
);
create index passages_of_article on passages (article_id);
create virtual table words using fts5 (title, body, tokenize = 'porter unicode61');
create trigger forget_words after delete on passages begin delete from words where rowid = old.row; end;
attach '{now}' as now;
insert into meta select * from now.meta where key <> 'chroma';
update meta set value = '1' where key = 'version';
insert into articles select id, identity, fingerprint, path, text, stated ->> 'title', publisher,
    stated ->> 'authors', published, stated ->> 'published_as', stated ->> 'url'
    from now.articles join now.copies on article_id = id;
insert into passages select row, id, article_id, start, end, sentences, vector from now.passages;
insert into words (rowid, title, body) select rowid, title, body from now.words;
"""


def test_an_index_of_version_1_is_brought_up_to_date_and_nothing_is_embedded_again(index: Path) -> None:
    store = Articles.open(index)
    articles = store.all()
    store.close()
    older = index.parent / "older"
    older.mkdir()
    with sqlite3.connect(older / FILE) as connection:
        connection.executescript(VERSION_1.format(now=index / FILE))
    store = Articles.open(older)
    bare = [replace(article, details=Details()) for article in articles]  # version 1 kept none
    assert [replace(article, details=Details()) for article in store.all()] == bare
    assert len(store.search(["petition"], 50, Filter())) == 12
    open_vectors(store).close()
    store.close()
    report = build_index([index.parent / "coverage"], older)
    assert (len(report.changed), report.added) == (12, ())
    assert lost(older) == []


VERSION_2 = """
drop index articles_by_day;
drop index passages_unread;
alter table passages drop column read;
update meta set value = '2' where key = 'version';
"""


def test_an_index_of_version_2_is_brought_up_to_date_where_it_lies(index: Path) -> None:
    with sqlite3.connect(index / FILE) as connection:
        connection.executescript(VERSION_2)
    store = Articles.open(index)
    assert len(store.search(["petition"], 50, Filter(as_of=date.max))) == 12
    store.close()
    with sqlite3.connect(index / FILE) as connection:
        assert connection.execute("select name from sqlite_master where name = 'articles_by_day'").fetchone()


def test_an_index_of_a_later_version_says_what_to_do(index: Path) -> None:
    with sqlite3.connect(index / FILE) as connection:
        connection.execute("update meta set value = '99' where key = 'version'")
    with pytest.raises(UserError, match="version 99"):
        Articles.open(index)
