"""Every kind of file that coverage is saved in gives its articles, each with its own words and metadata."""

import gzip
import io
import json
import plistlib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from reading import read_all, read_one
from written import IN_LATIN_1, STORIES, as_pdf, as_rtf, as_word, factiva, nexis, proquest, put, saved

from index.article import Article, Details
from index.load import Skipped

TEXT = "\n\n".join(STORIES[0][3])
HEADED = [STORIES[0][0], "By Mara Linde", "March 18, 2022", *STORIES[0][3]]


def articles(path: Path) -> list[Article]:
    return [article for article in read_all(path) if isinstance(article, Article)]


def reasons(path: Path) -> list[str]:
    return [skipped.reason for skipped in read_all(path) if isinstance(skipped, Skipped)]


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("write", [as_pdf, as_word, as_rtf])
def test_an_article_in_a_document_is_read_with_its_metadata(tmp_path: Path, write: Callable[..., bytes]) -> None:
    article = read_one(put(tmp_path, f"a.{write.__name__.removeprefix('as_')}".replace("word", "docx"), write(HEADED)))
    assert article.text.translate(IN_LATIN_1) == TEXT.translate(IN_LATIN_1)
    assert (article.title, article.authors, article.published) == (
        "Ferry runs aground off Drell",
        ("Mara Linde",),
        date(2022, 3, 18),
    )


@pytest.mark.parametrize("layout", [nexis, factiva, proquest])
@pytest.mark.parametrize(
    ("suffix", "write"),
    [
        (".docx", as_word),
        (".rtf", as_rtf),
        (".pdf", as_pdf),
        (".txt", lambda lines: "\n\n".join(lines).encode()),
    ],
)
def test_an_export_of_a_news_database_is_cut_into_its_articles(
    tmp_path: Path, layout: Callable[[], list[str]], suffix: str, write: Callable[[Sequence[str]], bytes]
) -> None:
    found = articles(put(tmp_path, f"export{suffix}", write(layout())))
    assert [Path(article.path).name for article in found] == [f"export{suffix}#{number}" for number in (1, 2, 3)]
    assert len({article.id for article in found}) == 3
    for article, (title, author, day, paragraphs) in zip(found, STORIES, strict=True):
        assert article.title == title
        assert article.publisher == "The Port Vell Herald"
        assert article.authors == (author,)
        assert article.published == date(2022, 3, int(day[6:8]))
        assert article.published_as is not None
        assert article.published_as in day
        assert article.text.translate(IN_LATIN_1) == "\n\n".join(paragraphs).translate(IN_LATIN_1)


def test_factiva_s_fields_by_code_are_read(tmp_path: Path) -> None:
    lines = []
    for title, author, day, paragraphs in STORIES:
        lines += [f"HD {title}", f"BY By {author}", "WC 57 words", f"PD {day}", "SN The Port Vell Herald", "LA English"]
        lines += [f"LP {paragraphs[0]}", f"TD {paragraphs[1]}", "AN Document PVHRLD0020220318ei3i00001"]
        lines += ["Document PVHRLD0020220318ei3i00001"]
    found = articles(put(tmp_path, "a.docx", as_word(lines)))
    assert [article.title for article in found] == [story[0] for story in STORIES]
    assert [article.text for article in found] == ["\n\n".join(story[3]) for story in STORIES]
    assert found[0].publisher == "The Port Vell Herald"


def test_an_export_without_separators_is_one_article() -> None:
    from index.exports import split_export

    lines = [line for line in nexis() if line != "End of Document"]
    found = split_export([(line, "") for line in lines])
    assert len(found.articles) == 1
    assert found.warning is not None
    assert found.warning.startswith("it looks like many articles")


def test_a_pdf_says_its_header_once_and_joins_its_lines(tmp_path: Path) -> None:
    ships = [
        a + b for a in ("Lyra", "Vega", "Spica", "Rigel", "Mira") for b in (" I", " II", " III", " of Sarn", " Bay")
    ]
    lines = [
        f"The {ship} is a ferry: this tells of the ferry {ship}, which ran aground off Drell. " * 3 for ship in ships
    ]
    article = read_one(put(tmp_path, "a.pdf", as_pdf(lines, header="The Port Vell Herald, page")))
    paragraphs = article.text.split("\n\n")
    assert len(paragraphs) == 25
    assert all(paragraph.count("tells of the ferry") == 3 for paragraph in paragraphs)
    assert "page" not in article.text


def test_a_pdf_of_pictures_says_that_it_has_no_text(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    assert reasons(put(tmp_path, "a.pdf", bytes(pdf.output()))) == [
        "no text in it: pages that are pictures need to be made readable first (OCR)"
    ]


def test_a_word_file_keeps_its_headings_lists_and_tables_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ferry runs aground off Drell", 0)
    document.add_paragraph(STORIES[0][3][0])
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, [("Year", "Ships", "Hurt"), ("2020", "14", "3"), ("2021", "17", "0")], strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph(STORIES[0][3][1])
    article = read_one(put(tmp_path, "a.docx", saved(document)))
    assert article.title == "Ferry runs aground off Drell"
    assert article.text.split("\n\n")[1:3] == ["Year Ships Hurt", "2020 14 3"]
    cell = next(cell for cell in article.details.cells if article.text[cell.start : cell.end] == "17")
    assert (cell.row, cell.column) == ("2021", "Ships")


def test_a_file_is_read_as_what_it_is_and_not_as_it_is_called(tmp_path: Path) -> None:
    put(tmp_path, "rtf.doc", as_rtf(HEADED))
    put(tmp_path, "word.doc", as_word(HEADED))
    put(tmp_path, "html.doc", f"<html><body><p>{'</p><p>'.join(HEADED)}</p></body></html>")
    put(tmp_path, "pdf.txt", as_pdf(HEADED))
    put(tmp_path, "html.txt", f"<!doctype html><html><body><p>{'</p><p>'.join(HEADED)}</p></body></html>")
    found = articles(tmp_path)
    assert len(found) == 5
    assert not any("<p>" in one.text for one in found)
    put(tmp_path, "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100)
    assert reasons(tmp_path) == ["a Word file of before 2007: save it as .docx first"]


RECORDS = {
    "newspaper3k": {"title": "T", "text": TEXT, "authors": ["Mara Linde"], "publish_date": "2022/03/18"},
    "as a table wrote it": {"title": "T", "text": TEXT, "authors": "['Mara Linde']", "publish_date": "2022-03-18"},
    "news-please": {"title": "T", "maintext": TEXT, "authors": ["Mara Linde"], "date_publish": "2022-03-18 09:30:00"},
    "schema.org": {
        "headline": "T",
        "articleBody": TEXT,
        "author": [{"@type": "Person", "name": "Mara Linde"}],
        "datePublished": "2022-03-18T09:30:00+02:00",
    },
    "WordPress": {
        "title": {"rendered": "T"},
        "content": {"rendered": "".join(f"<p>{paragraph}</p>" for paragraph in STORIES[0][3])},
        "date": "2022-03-18T09:30:00",
        "author": "Mara Linde",
    },
    "fields within": {
        "webTitle": "T",
        "fields": {"bodyText": TEXT, "byline": "Mara Linde"},
        "webPublicationDate": "2022-03-18",
    },
    "JSON Feed": {
        "title": "T",
        "content_text": TEXT,
        "date_published": "2022-03-18",
        "authors": [{"name": "Mara Linde"}],
    },
    "seconds": {"title": "T", "body": TEXT, "byline": "By Mara Linde", "timestamp": 1647594000},
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))
def test_a_record_s_fields_are_known_by_the_names_in_use(tmp_path: Path, record: dict[str, object]) -> None:
    article = read_one(put(tmp_path, "a.json", json.dumps(record)))
    assert article.text == TEXT
    assert (article.title, article.authors, article.published) == ("T", ("Mara Linde",), date(2022, 3, 18))


def test_publisher_section_language_and_update_of_a_record(tmp_path: Path) -> None:
    record = {
        "text": TEXT,
        "source": {"id": None, "name": "The Port Vell Herald"},
        "section": "Sea",
        "language": "en-GB",
    }
    record |= {
        "published": "2022-03-18T09:30:00Z",
        "dateModified": "2022-03-19T11:00:00+01:00",
        "url": "https://pvh.example/1",
    }
    article = read_one(put(tmp_path, "a.json", json.dumps(record)))
    assert (article.publisher, article.url) == ("The Port Vell Herald", "https://pvh.example/1")
    assert (article.details.section, article.details.language) == ("Sea", "en")
    assert (article.details.updated, article.details.updated_as) == (date(2022, 3, 19), "2022-03-19T11:00:00+01:00")
    assert article.details.origins["publisher"] == "field"


def test_the_host_of_its_url_publishes_a_record_that_names_nobody(tmp_path: Path) -> None:
    article = read_one(put(tmp_path, "a.json", json.dumps({"text": TEXT, "url": "https://www.pvh.example/1"})))
    assert article.publisher == "pvh.example"
    assert article.details.origins["publisher"] == "URL"


def test_a_json_file_of_many_articles_is_a_collection(tmp_path: Path) -> None:
    listed = {"status": "ok", "response": {"results": [{"text": TEXT, "title": str(n)} for n in range(3)]}}
    found = articles(put(tmp_path, "a.json", json.dumps(listed)))
    assert [(Path(article.path).name, article.title) for article in found] == [
        ("a.json#1", "0"),
        ("a.json#2", "1"),
        ("a.json#3", "2"),
    ]


def test_json_lines_are_known_by_their_line_numbers_and_a_bad_line_stops_nothing(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": TEXT}),
        "",
        "{broken",
        json.dumps([1, 2]),
        json.dumps({"title": "T"}),
        json.dumps({"body": TEXT}),
    ]
    path = put(tmp_path, "a.jsonl", "\n".join(lines))
    assert [Path(article.path).name for article in articles(path)] == ["a.jsonl#1", "a.jsonl#6"]
    assert [reason[:20] for reason in reasons(path)] == [
        "it is no JSON (Expec",
        "it is no object with",
        "no text in it: it ha",
    ]


def test_lines_that_are_packed_are_read_as_well(tmp_path: Path) -> None:
    data = "\n".join(json.dumps({"text": TEXT, "title": str(n)}) for n in range(3)).encode()
    found = articles(put(tmp_path, "a.jsonl.gz", gzip.compress(data)))
    assert [Path(article.path).name for article in found] == ["a.jsonl.gz#1", "a.jsonl.gz#2", "a.jsonl.gz#3"]
    assert read_one(put(tmp_path, "one/b.txt.gz", gzip.compress(TEXT.encode()))).text == TEXT


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    inner = zipped({"deep.txt": TEXT})
    members = {"a/Page.HTML": f"<p>{TEXT}</p>", "a/Page_files/ad.html": f"<p>{TEXT}</p>", "__MACOSX/._page.html": "x"}
    members |= {"README.txt": TEXT, "b.jsonl": json.dumps({"text": TEXT}) + "\n", ".hidden.txt": TEXT}
    path = put(tmp_path, "a.zip", zipped({**members, "inner.zip": inner, "c.docx": as_word(HEADED), "d.jpg": "x"}))
    found = sorted(article.path.removeprefix(str(path)) for article in articles(path))
    assert found == ["/a/Page.HTML", "/b.jsonl#1", "/c.docx", "/inner.zip/deep.txt"]
    assert reasons(path) == ["a picture: On Record reads text"]


def test_pages_that_a_browser_saved_into_one_file(tmp_path: Path) -> None:
    page = f"<html><head><title>T</title></head><body><h1>{HEADED[0]}</h1>{''.join(f'<p>{p}</p>' for p in HEADED[1:])}"
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://pvh.example/1"
    message.attach(MIMEText(page, "html", "utf-8"))
    archive = {"WebMainResource": {"WebResourceData": page.encode(), "WebResourceURL": "https://pvh.example/1"}}
    put(tmp_path, "a.mhtml", message.as_bytes())
    put(tmp_path, "b.webarchive", plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))
    found = articles(tmp_path)
    assert [article.text for article in found] == [TEXT, TEXT]
    assert {article.url for article in found} == {"https://pvh.example/1"}


TABLE = """<h1>Ships in the harbour of Drell</h1>
<p>The harbour of Drell counted its ships on Monday, its master said.</p>
<table><thead><tr><th>Port</th><th>2020</th><th>2021</th></tr></thead>
<tr><th>Drell</th><td>14</td><td>17</td></tr><tr><th>Quill Bay</th><td></td><td>9</td></tr></table>
<p>The next count of the ships is in a year, the master of the harbour said.</p>"""
MARKDOWN_TABLE = """# Ships in the harbour of Drell\n
The harbour of Drell counted its ships on Monday, its master said.\n
| Port | 2020 | 2021 |\n| --- | --- | --- |\n| Drell | 14 | 17 |\n| Quill Bay | | 9 |\n
The next count of the ships is in a year, the master of the harbour said.\n"""


@pytest.mark.parametrize(("name", "text"), [("a.html", TABLE), ("a.md", MARKDOWN_TABLE)])
def test_each_cell_of_a_table_is_its_own_text_with_the_names_of_row_and_column(
    tmp_path: Path, name: str, text: str
) -> None:
    article = read_one(put(tmp_path, name, text))
    cells = {article.text[cell.start : cell.end]: (cell.row, cell.column) for cell in article.details.cells}
    assert cells["14"] == ("Drell", "2020")
    assert cells["17"] == ("Drell", "2021")
    assert cells["9"] == ("Quill Bay", "2021")


def test_soft_hyphens_and_spaces_that_do_not_break_are_made_plain(tmp_path: Path) -> None:
    text = TEXT.replace("ferry", "fer\u00adry").replace(" on ", "\u00a0on\u202f").replace("\n", "\r\n")
    assert read_one(put(tmp_path, "a.txt", text)).text == TEXT


def test_a_page_that_declares_its_encoding_is_believed(tmp_path: Path) -> None:
    page = f'<meta charset="windows-1250"><p>{TEXT}</p><p>Řekl, že loď najela na dno u Drellu.</p>'
    assert "Řekl, že loď" in read_one(put(tmp_path, "a.html", page.encode("windows-1250"))).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(tmp_path: Path, encoding: str) -> None:
    assert read_one(put(tmp_path, "a.txt", TEXT.encode(encoding))).text == TEXT


def test_what_is_known_beside_its_text_comes_back_from_the_store_s_words(tmp_path: Path) -> None:
    article = read_one(put(tmp_path, "a.html", f'<meta property="article:section" content="Sea">{TABLE}'))
    assert article.details.section == "Sea"
    assert article.details.origins["section"] == "meta tag"
    assert Details.from_json(article.details.to_json()) == article.details
    assert len({article, replace(article)}) == 1
