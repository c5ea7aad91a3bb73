"""Which files are read, how their bytes become text, and why one is left out."""

import hashlib
import os
import time
from pathlib import Path

import pytest
from reading import read_all, read_one

from index.article import Article
from index.decode import decode
from index.errors import UserError
from index.load import Skipped, SourceFile, find_files
from index.pieces import Piece
from index.read import read_article

STORY = "The ferry Lyra ran aground off Drell on Monday. “Nobody was hurt,” the café owner’s son said."


def piece(name: str, text: str) -> Piece:
    return Piece(name, f"/{name}", text.encode(), Path(name).suffix, "")


def names(paths: list[SourceFile]) -> list[str]:
    return [Path(file.path).name for file in paths]


def test_a_folder_gives_its_files_sorted_with_paths_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "deep/c.HTML", "deep/d.htm"):
        Path("news", name).parent.mkdir(parents=True, exist_ok=True)
        Path("news", name).write_text(STORY)
    files, skipped = find_files(["news"])
    assert [file.path for file in files] == ["news/a.md", "news/b.txt", "news/deep/c.HTML", "news/deep/d.htm"]
    assert files[0].identity == str(tmp_path / "news" / "a.md")
    assert skipped == []


def test_what_is_no_coverage_is_left_out_in_silence(tmp_path: Path) -> None:
    for name in ("page.html", ".hidden.txt", "README.md", "readme.txt", "README"):
        (tmp_path / name).write_text(STORY)
    for folder in ("page_files", ".git", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "in.html").write_text(STORY)
    files, skipped = find_files([tmp_path])
    assert [Path(file.path).relative_to(tmp_path).as_posix() for file in files] == ["other_files/in.html", "page.html"]
    assert skipped == []


def test_other_kinds_of_files_are_skipped_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "table.xls").write_bytes(b"\xd0\xcf")
    table, photo = sorted(find_files([tmp_path])[1], key=lambda skip: skip.path, reverse=True)
    assert photo == Skipped(str(tmp_path / "photo.jpg"), "a picture: On Record reads text")
    assert table.path == str(tmp_path / "table.xls")
    assert table.reason.startswith(".xls is not a kind of file that On Record reads (.html, .txt,")


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere does not exist: check the spelling"):
        find_files([tmp_path / "nowhere"])


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert names(find_files([tmp_path, tmp_path / "a.txt"])[0]) == ["a.txt"]


def test_links_in_a_circle_and_links_to_nowhere_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    files, skipped = find_files([tmp_path])
    assert names(files) == ["a.txt"]
    assert [skip.reason for skip in skipped] == ["a link that leads nowhere"]


def test_a_pipe_is_skipped_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "news.txt")
    reason = "not a file: a pipe, a socket or a device is not opened"
    assert find_files([tmp_path / "news.txt"]) == ([], [Skipped(str(tmp_path / "news.txt"), reason)])
    assert find_files([tmp_path]) == ([], [])


def test_the_id_of_an_article_is_made_from_its_resolved_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    article = read_one(tmp_path)
    assert article.id == hashlib.sha256(str((tmp_path / "a.txt").resolve()).encode()).hexdigest()[:12]
    assert article.paths == (article.path,)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\n ", "the file is empty"),
        ("binary.txt", b"\x00\x01\x02" * 50, "not text: the file holds binary data"),
        ("menu.txt", b"Home\nNews\nSport\n", "no article text was found: not one whole sentence"),
        ("empty.html", b"<!-- nothing -->", "no article text was found: not one whole sentence"),
        ("empty.md", b"---\ntitle: A title\n---\n", "no article text was found: not one whole sentence"),
    ],
)
def test_a_file_without_an_article_is_skipped_with_a_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (skipped,) = read_all(tmp_path)
    assert skipped == Skipped(str(tmp_path / name), reason)


def test_a_file_that_is_gone_raises(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (source,) = find_files([tmp_path])[0]
    (tmp_path / "a.txt").unlink()
    with pytest.raises(FileNotFoundError):
        source.fingerprint()


PARAGRAPHS = "".join(f"<p>The ferry Lyra ran aground off Drell on Monday with {n} on board.</p>" for n in range(5))


@pytest.mark.parametrize(
    ("name", "text", "paragraphs"),
    [
        ("one_line.txt", STORY * 50_000, 1),
        ("equal_lines.txt", f"{STORY}\n" * 45_000, 45_000),
        (
            "dates.txt",
            "\n".join(f"{n % 28 + 1} May {1900 + n % 99}, boat {n}" for n in range(40_000)) + f"\n\n{STORY}",
            1,
        ),
        ("deep.html", f"{'<div>' * 20_000}{PARAGRAPHS}{'</div>' * 20_000}", 5),
        ("deep_tables.html", f"{'<table><tr><td>' * 20_000}{PARAGRAPHS}", 5),
        ("deep_script.html", f"<script type='application/ld+json'>{'[' * 100_000}</script>{PARAGRAPHS}", 5),
        ("brackets.md", f"{'[' * 200_000}\n\n{STORY}", 1),
        ("deep_front_matter.md", f"---\n{'a: [' * 4_000}\n---\n\n{STORY}", 1),
        (
            "aliases.md",
            "---\na: &a [x, x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(99)) + f"---\n\n{STORY}",
            1,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_a_hostile_file_is_read_in_seconds(name: str, text: str, paragraphs: int) -> None:
    started = time.process_time()
    article = read_article(piece(name, text))
    assert time.process_time() - started < 5  # two on an idle core
    assert isinstance(article, Article)
    assert len(article.text.split("\n\n")) == paragraphs


def test_a_log_is_no_article() -> None:
    skipped = read_article(piece("log.txt", "A line of a log.\n" * 50_001))
    assert skipped == Skipped("log.txt", "more than 50,000 lines: no article is as long")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_the_encoding_of_a_file_is_found_out(encoding: str) -> None:
    text = "\n\n".join([STORY, "Ines Carrão, the señora of the façade, paid £40 for crème brûlée – “à la carte”."] * 3)
    assert decode(text.encode(encoding)) == text


def test_latin_1_is_found_out() -> None:
    text = "The café owner's son in Brønholt paid forty crowns for a crème brûlée, and the señora said nothing at all."
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize("damage", [b"\xff", "é".encode()[:1]])
def test_a_wrong_byte_in_utf_8_costs_one_character_and_no_more(damage: bytes) -> None:
    text = "“We will rebuild,” said the mayor of Brønholt – “all of it”."
    assert decode(text.encode() + damage) == f"{text}\ufffd"


def test_nothing_but_bytes_is_no_text() -> None:
    assert decode(b"PK\x03\x04\x00\x00") is None


def test_markdown_marks_are_taken_out_and_its_words_stay(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Ferry aground\n\nThe **ferry** _Lyra_ ran\naground off [Drell](https://drell.example) on `Monday`.\n\n"
        "![A ferry](a.png)\n\n> “It was\n> cold,” she said.\n"
    )
    article = read_one(tmp_path)
    assert article.title == "Ferry aground"
    assert article.text == "The ferry Lyra ran aground off Drell on Monday.\n\n“It was cold,” she said."
