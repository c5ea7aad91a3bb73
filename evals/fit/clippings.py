"""The invented clippings in evals/clippings: pieces of news with questions, the words that answer them marked.

A clipping begins with `= outlet | day | headline`; its text follows, then `? question` and `> the words that answer`,
or `> -` where it does not say. Words that stand more than once are placed by `words || a slice that stands once`. A
question for yes or no stands behind `y`, `n`, or `u` where it is left open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal
from zlib import crc32

from evals.fit.examples import VERDICT_OF, Example, Verdict

HELD_BACK = 8
"""Of so many clippings one is not read in training: evidence ranking is fitted on what the reader says of these."""

Part = Literal["train", "fit"]

_MARKS = ("? ", "> ", *(f"{letter} " for letter in VERDICT_OF))


@dataclass(frozen=True)
class Clipping:
    """A piece of news, and what is asked of it: each question with the place of its answer, None where it has none."""

    name: str
    outlet: str
    published: str
    title: str
    text: str
    questions: tuple[tuple[str, tuple[int, int] | None], ...]
    yes_or_no: tuple[tuple[str, Verdict], ...]


def clippings(part: Part | None = None) -> list[Clipping]:
    """All clippings, or those of one part."""
    folder = Path(str(files("evals"))) / "clippings"
    found = (one for file in sorted(folder.glob("*.txt")) for one in _read(file))
    return [one for one in found if part is None or _part(one) == part]


def clipping_examples(part: Part) -> list[Example]:
    """The questions over their own clipping."""
    return [
        Example(question, one.text, (place,) if place else (), one.name, headline=one.title)
        for one in clippings(part)
        for question, place in one.questions
    ]


def yes_or_no_examples(part: Part) -> list[Example]:
    """The questions for yes or no over their own clipping."""
    return [
        Example(question, one.text, (), one.name, headline=one.title, verdict=verdict)
        for one in clippings(part)
        for question, verdict in one.yes_or_no
    ]


def _part(one: Clipping) -> Part:
    """By its headline: clippings added later move none."""
    return "fit" if crc32(one.title.encode()) % HELD_BACK == 0 else "train"


def _read(file: Path) -> Iterator[Clipping]:
    for number, block in enumerate(f"\n{file.read_text(encoding='utf-8').strip()}".split("\n= ")[1:]):
        head, *lines = [line.strip() for line in block.splitlines() if line.strip()]
        outlet, published, title = head.split(" | ")
        text = "\n".join(line for line in lines if line[:2] not in _MARKS)
        asked = [line[2:] for line in lines if line.startswith("? ")]
        told = [_place(text, line[2:], file) for line in lines if line.startswith("> ")]
        questions = tuple(zip(asked, told, strict=True))
        settled = tuple(
            (line[2:], VERDICT_OF[line[0]]) for line in lines if line[:2] in _MARKS and line[0] in VERDICT_OF
        )
        yield Clipping(f"{file.stem}-{number}", outlet, published, title, text, questions, settled)


def _place(text: str, answer: str, file: Path) -> tuple[int, int] | None:
    if answer == "-":
        return None
    words, _, around = answer.partition(" || ")
    around = around or words
    if words not in around or text.count(around) != 1:
        raise ValueError(f"{file}: {answer!r} must stand in its clipping, and once")
    start = text.index(around) + around.index(words)
    return start, start + len(words)
