"""What a page states about itself, and what is not believed."""

import json
from datetime import date
from pathlib import Path

import pytest
from reading import read_one

from index.article import Article
from index.clean import take_apart
from index.dates import is_only_date, parse_date
from index.lines import split_lines
from index.metadata import date_in_name, names_in, read_page

PAGES = Path(__file__).parent / "pages"
SEEDS = Path(__file__).parent.parent / "seeds"
BODY = """The ferry Lyra ran aground on a sandbank off Drell on Monday with 212 people on board.

The coast guard took all passengers to Drell in small boats.

Nobody was hurt, the owner of the ferry said.
"""


def written(folder: Path, name: str, text: str) -> Article:
    (folder / name).write_text(text, encoding="utf-8")
    return read_one(folder / name)


@pytest.mark.parametrize("stated", sorted(PAGES.glob("*.json")), ids=lambda path: path.stem)
def test_an_invented_page_states_its_metadata(stated: Path) -> None:
    (page,) = (p for p in PAGES.glob(f"{stated.stem}.*") if p != stated and not p.name.endswith(".truth.txt"))
    article = read_one(page)
    assert {
        "title": article.title,
        "publisher": article.publisher,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    } == json.loads(stated.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("seed", "title", "publisher", "authors", "published", "published_as", "url"),
    [
        (
            "000_99405d8647efe3c7.txt",
            "Ukraine updates: North Koreans in action in Kursk, Kyiv says",
            "DW",
            (),
            date(2024, 12, 14),
            "December 14, 2024",
            "https://p.dw.com/p/4o9eC",
        ),
        (
            "003_d3b9ceebb6ce79e8.txt",
            "'Hundreds' of North Korean troops fighting alongside Russia in Kursk Oblast, ambassador says",
            "The Kyiv Independent",
            ("Dmytro Basmat",),
            date(2024, 12, 16),
            "December 16, 2024 1:29 AM",
            None,
        ),
        ("004_69d20cbacfaec0cf.txt", None, "News.Az", (), date(2024, 12, 14), "2024-12-14", None),
    ],
)
def test_a_seed_states_its_metadata(
    seed: str,
    title: str | None,
    publisher: str,
    authors: tuple[str, ...],
    published: date,
    published_as: str,
    url: str | None,
) -> None:
    article = read_one(SEEDS / seed)
    assert (article.title, article.publisher, article.authors) == (title, publisher, authors)
    assert (article.published, article.published_as, article.url) == (published, published_as, url)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("December 14, 2024", date(2024, 12, 14)),
        ("Dec. 16, 2024 at 1:29 AM", date(2024, 12, 16)),
        ("16 December 2024", date(2024, 12, 16)),
        ("Sat 14 Dec 2024 10.31 GMT", date(2024, 12, 14)),
        ("14th December 2024", date(2024, 12, 14)),
        ("2024-12-14T08:00:00+02:00", date(2024, 12, 14)),
        ("2024/12/14", date(2024, 12, 14)),
        ("14.12.2024", date(2024, 12, 14)),
        ("12/14/2024", date(2024, 12, 14)),
        ("14/12/2024", date(2024, 12, 14)),
        ("3/4/2024", None),
        ("December 13-14", None),
        ("1970-01-01", None),
        ("12 May 2999", None),
        ("31 February 2024", None),
        ("in 2024", None),
        ("", None),
    ],
)
def test_a_date_is_read_where_it_can_be_believed(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("December 14, 2024", True),
        ("Published On 14 Dec 2024 14 Dec 2024", True),
        ("Updated 1:29 AM EST, Mon December 16, 2024", True),
        ("7:43 PM (Updated: )", True),
        ("On 14 December 2024 the bridge fell.", False),
        ("1968", False),
        ("Sunday", False),
    ],
)
def test_a_line_that_only_says_when(text: str, only: bool) -> None:
    assert is_only_date(text) is only


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ana Rey and Tom Ode, Staff Writers", ("Ana Rey", "Tom Ode")),
        ("By Ana Rey, Tom Ode and Petra van der Lund", ("Ana Rey", "Tom Ode", "Petra van der Lund")),
        ("by Dov Anders September 30, 2022 11:48 PM 4 min read", ("Dov Anders",)),
        ("By Mira Tolland, Port Vell", ("Mira Tolland",)),
        ("Written by J. R. Holm in Sarn", ("J. R. Holm",)),
        ("By JUNE HALDER, The Port Vell Herald", ("JUNE HALDER",)),
        ("Authors: Ana Rey, Tom Ode", ("Ana Rey", "Tom Ode")),
        ("By Agency Staff", ()),
        ("By Al Marsa Staff", ()),
        ("By VNA", ()),
        ("Interview: Casper Undrey", ("Casper Undrey",)),
        ("BY JUNE HALDER | jhalder@harrowpost.example", ("JUNE HALDER",)),
        ("", ()),
    ],
)
def test_a_byline_names_persons(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


@pytest.mark.parametrize(
    ("above", "below", "publisher"),
    [
        ("", "© 2021 The Drell Echo. All rights reserved.", "The Drell Echo"),
        ("", "Copyright 2019-2021 Drell Echo Ltd", "Drell Echo"),
        ("Source: Drell Echo\n", "", "Drell Echo"),
        ("3. Skip to more DE sites\n", "https://p.de.example/4x", "DE"),
        ("", "The Drell EchoThe Drell Echo news desk", "The Drell Echo"),
        ("", "Source: Al Marsa and news agencies", "Al Marsa"),
        ("", "Write to news@drellecho.example\n\nThe Drell Echo app", "The Drell Echo"),
        ("Drell Mercury\nSections\n\nEXPLAINER\n", "", "Drell Mercury"),
        ("DRELL NEWSWIRE\nWorld  Markets\nMy News   Sign In   Subscribe\n", "", "DRELL NEWSWIRE"),
        ("Energy  Markets\nMy News   Sign In   Subscribe\n", "", None),
        ("DRELL NOW\nHome | Politics\n", "Drell Now is published in Sarn. Imprint", "Drell Now"),
        ("DRELL GAZETTE ONLINE - TRAMS\n", "", "DRELL GAZETTE ONLINE"),
        ("Drell Mercury, Monday 3 May 2021, by Ana Rey\n", "", "Drell Mercury"),
        ("", "SOURCE Drell Ferries ASA", "Drell Ferries ASA"),
        ("", "Ana Rey", None),
        ("", "© 2021 All rights reserved", None),
        ("", "", None),
    ],
)
def test_an_outlet_is_named_around_an_article(above: str, below: str, publisher: str | None) -> None:
    page = take_apart(split_lines(f"{above}\n{BODY}\n{below}"))
    assert read_page(page, "a.txt").publisher == publisher


@pytest.mark.parametrize(
    ("first", "publisher"),
    [
        ("DRELL, May 3 (VNA) -- The ferry Lyra ran aground, VNA reports citing the coast guard.", "VNA"),
        ("The ferry Lyra ran aground, Drell.info reports citing the coast guard.", "Drell.info"),
        ("DRELL (Harrow Wire) — The ferry Lyra ran aground on Monday with 212 on board.", "Harrow Wire"),
        ("The ferry Lyra ran aground, the captain told Radio Sarn on Monday.", None),
        ("The ferry Lyra ran aground, the Morgenblad reported on Monday.", None),
    ],
)
def test_an_outlet_named_in_the_article_is_told_from_one_that_it_cites(first: str, publisher: str | None) -> None:
    page = take_apart(split_lines(f"{first}\n\n{BODY}"))
    assert read_page(page, "a.txt").publisher == publisher


def test_a_date_in_a_caption_or_footer_is_not_the_day_of_publication(tmp_path: Path) -> None:
    caption = "The ferry Lyra in Drell on May 3, 2012. (Photo credit: Lena Fisk/VNA)"
    assert written(tmp_path, "ferry.txt", f"{caption}\n\n{BODY}\n\nLast changed 4 June 2015").published is None


def test_the_day_a_page_was_saved_is_not_the_day_of_publication(tmp_path: Path) -> None:
    menu = "Monday, 2 September 2024\n\nNews\nSport\nWeather\nCulture\n\n"
    title = "Ferry Lyra runs aground off Drell with 212 on board\n\nBy Ana Rey\n3 May 2021\n\n"
    assert written(tmp_path, "ferry.txt", menu + title + BODY).published == date(2021, 5, 3)


def test_a_date_in_the_future_leaves_an_article_undated(tmp_path: Path) -> None:
    assert written(tmp_path, "ferry.txt", f"date 2999-01-01\n\n{BODY}").published is None


def test_the_files_name_is_the_last_to_be_asked_for_a_date(tmp_path: Path) -> None:
    assert written(tmp_path, "2021-05-03-ferry.txt", BODY).published == date(2021, 5, 3)
    assert written(tmp_path, "2021-05-04-ferry.txt", f"date 2020-01-02\n\n{BODY}").published == date(2020, 1, 2)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-12-14-storm", date(2024, 12, 14)),
        ("https://a.example/2024/12/14/storm", date(2024, 12, 14)),
        ("20241214", date(2024, 12, 14)),
        ("000_99405d8647efe3c7", None),
        ("120241214", None),
    ],
)
def test_a_date_in_a_name(name: str, day: date | None) -> None:
    found = date_in_name(name)
    assert (found.day if found else None) == day


def test_json_ld_is_believed_before_meta_tags_and_meta_tags_before_the_text(tmp_path: Path) -> None:
    page = (
        "<html><head><script type='application/ld+json'>{script}</script>"
        "<meta property='og:title' content='From the tag'><meta name='author' content='Tom Ode'>"
        "<meta property='article:published_time' content='2021-05-04T10:00:00Z'></head>"
        "<body><article><h1>In the text</h1><p>By Petra Lund</p>{body}</article></body></html>"
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
    ld = {"@type": "NewsArticle", "headline": "From the script", "author": "Ana Rey"}
    article = written(tmp_path, "ferry.html", page.format(script=json.dumps(ld), body=body))
    assert (article.title, article.authors, article.published) == ("From the script", ("Ana Rey",), date(2021, 5, 4))
    broken = written(tmp_path, "broken.html", page.format(script="{not json", body=body))
    assert (broken.title, broken.authors) == ("From the tag", ("Tom Ode",))


def test_an_organisation_is_no_author_and_1970_no_date(tmp_path: Path) -> None:
    ld = {
        "@type": ["ReportageNewsArticle"],
        "headline": "Ferry runs aground",
        "author": {"@type": "Organization", "name": "Drell Echo"},
        "datePublished": "1970-01-01T00:00:00Z",
    }
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
    page = f"<html><head><script type='application/ld+json'>{json.dumps(ld)}</script></head><body>{body}</body></html>"
    article = written(tmp_path, "ferry.html", page)
    assert (article.authors, article.published) == ((), None)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.txt", f"Published: 3 May 2021 at 16:40 GMT\n\n{BODY}", "3 May 2021 at 16:40 GMT"),
        ("a.txt", f"Ferry Lyra runs aground off Drell\n\nBy Ana Rey\n3rd May 2021 | Drell\n\n{BODY}", "3rd May 2021"),
        ("a.md", f"---\ndate: 2021-05-03 16:40:00\n---\n\n{BODY}", "2021-05-03 16:40:00"),
        ("a.md", f"---\npublishDate: 2021-05-03\nsite-name: Drell Echo\n---\n\n{BODY}", "2021-05-03"),
        ("a.html", f"<meta name='date' content='2021-05-03T16:40:00+02:00'><p>{BODY}</p>", "2021-05-03T16:40:00+02:00"),
        ("a.txt", f"https://drellecho.example/2021/05/03/ferry\n\n{BODY}", "2021/05/03"),
        ("2021-05-03-a.txt", BODY, None),
    ],
)
def test_the_words_that_state_the_day_stand_as_in_the_file(
    tmp_path: Path, name: str, text: str, words: str | None
) -> None:
    article = written(tmp_path, name, text)
    assert (article.published, article.published_as) == (date(2021, 5, 3), words)


def test_front_matter_that_yaml_cannot_read_does_not_hide_the_article(tmp_path: Path) -> None:
    article = written(tmp_path, "ferry.md", f"---\ntitle: [open\n---\n\n# Ferry runs aground\n\n{BODY}")
    assert article.title == "Ferry runs aground"
    assert article.text.startswith("The ferry Lyra")
