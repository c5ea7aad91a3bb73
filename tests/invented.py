"""Invented coverage and answers of it, for the tests of what is shown."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from llama_index.core.schema import Document

from index.article import Article
from index.build import build_index
from qa.answer import Answer, Citation, Position

COURIER = Article(
    id="c0ffee",
    text=(
        "The river Tesk burst its banks on Friday. More than 300 families left their homes in Lower Varn, mayor Mira "
        "Tolvan said. Schools stay closed until Monday.\n\nThe army sent two boats."
    ),
    path="clips/varn.txt",
    title="Tesk floods Lower Varn",
    publisher="The Varn Courier",
    authors=("Oda Brenn",),
    published=date(2031, 5, 4),
    url="https://courier.varn.example/tesk-floods",
    paths=("clips/varn.txt", "clips/copy.txt"),
)
HERALD = Article(
    id="facade",
    text="Some 250 families were moved, the Orlian relief office announced.",
    path="clips/herald.txt",
)


def cite(number: int, article: Article, quote: str, speaker: str | None = None) -> Citation:
    start = article.text.index(quote)
    return Citation(number, quote, start, start + len(quote), article, speaker)


FAMILIES = cite(
    1, COURIER, "More than 300 families left their homes in Lower Varn, mayor Mira Tolvan said.", "Mira Tolvan"
)
MOVED = cite(2, HERALD, "Some 250 families were moved", "the Orlian relief office")

DISPUTED = Answer(
    question="How many families left?",
    standalone_question="How many families left Lower Varn?",
    status="disputed",
    score=0.9,
    text=(
        "The sources differ. More than 300, according to Mira Tolvan [1].\n"
        "Some 250, according to the Orlian relief office [2]."
    ),
    citations=(FAMILIES, MOVED),
    positions=(
        Position("more than 300", "in Lower Varn", "Mira Tolvan", "2031-05-04", (1,)),
        Position("some 250", None, "the Orlian relief office", None, (2,)),
    ),
    warnings=("left out a clause: its figure is not in the quote",),
    seconds={"retrieve": 0.01, "total": 0.04},
)
ANSWERED = Answer(
    "Who sent boats?", "Who sent boats?", "answered", 0.8, "The army [1].", (cite(1, COURIER, "The army"),)
)
NOT_FOUND = Answer(
    "How deep is the Tesk?",
    "How deep is the Tesk?",
    "not_found",
    0.1,
    "The sources do not say.",
    closest=(cite(1, COURIER, "The river Tesk burst its banks on Friday."),),
)

HOSTILE = (
    "<script>alert(1)</script> <img src=https://elsewhere.example/x.png onerror=alert(2)> [9](javascript:alert(3)) "
    "![x](https://elsewhere.example/y.png) ${alert(4)} {{value}} & \x1b[2J\x1b]0;title\x07 \u202e001\u202c "
    "\x9b31m \x00 end"
)
MALICE = Article(
    id="<b>id</b>",
    text=f"Before. {HOSTILE}. After.",
    path=f"clips/{HOSTILE}.txt",
    title=HOSTILE,
    publisher=HOSTILE,
    authors=(HOSTILE,),
    published=date(2031, 5, 4),
    url="javascript:alert(5)",
)
HOSTILE_ANSWER = Answer(
    question=HOSTILE,
    standalone_question=f"{HOSTILE}?",
    status="answered",
    score=0.5,
    text=f"{HOSTILE} [1]",
    citations=(cite(1, MALICE, HOSTILE, HOSTILE), Citation(2, HOSTILE, None, None, MALICE, None, "title")),
    positions=(Position(HOSTILE, HOSTILE, HOSTILE, None, (1,)), Position(HOSTILE, None, None, None, (2,))),
    closest=(cite(1, MALICE, HOSTILE),),
    warnings=(HOSTILE,),
    answered_by=HOSTILE,
)


Story = tuple[str, str, str, str]
"""Outlet, day, headline and text."""


def index_stories(stories: Mapping[str, Story], folder: Path) -> Path:
    """The folder of an index of stories, each by its name."""
    documents = [
        Document(text=text, id_=name, metadata={"publisher": outlet, "published": day, "title": title})
        for name, (outlet, day, title, text) in stories.items()
    ]
    build_index(documents, folder)
    return folder
