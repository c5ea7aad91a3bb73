"""The questions in evals/questions, written over paragraphs of the public sets.

The paragraphs are not beside them: `= id` names one by the beginning of its sha256. `? question` and `> start end`
follow, or `> -` where the paragraph does not say; a yes-or-no question stands behind `y`, `n`, or `u` where it is left
open.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from evals.fit.examples import VERDICT_OF, Example, Verdict, paragraphs

Kind = Literal["asked", "contrast", "yes_no"]
"""Questions as people ask them; ones like these changed in a point that matters; ones for yes or no."""

ID_LENGTH = 12
"""Hexadecimal digits of the sha256 of a paragraph's text in UTF-8."""


@dataclass(frozen=True)
class Written:
    """A question over a paragraph: where its answer stands, if it is told, or what is said to yes or no."""

    paragraph: str
    question: str
    answer: tuple[int, int] | None = None
    verdict: Verdict | None = None


def written(kind: Kind) -> Iterator[Written]:
    """The questions of a kind, file by file."""
    for file in sorted((Path(str(files("evals"))) / "questions").glob(f"*_{kind}.txt")):
        for block in f"\n{file.read_text(encoding='utf-8').strip()}".split("\n= ")[1:]:
            paragraph, *lines = block.split("\n")
            for mark, told in (line.split(" ", 1) for line in lines if line):
                if mark == "?":
                    question = told
                elif mark == ">":
                    yield Written(paragraph, question, _place(told))
                else:
                    yield Written(paragraph, told, verdict=VERDICT_OF[mark])


def written_examples(data: Path, kind: Kind) -> list[Example]:
    """The questions of a kind over their paragraphs. Raises KeyError where DATA lacks one."""
    texts = {paragraph_id(one.text): one for one in paragraphs(data)}
    examples: list[Example] = []
    for one in written(kind):
        told = texts[one.paragraph]
        answers = (one.answer,) if one.answer else ()
        examples.append(Example(one.question, told.text, answers, told.article, verdict=one.verdict))
    return examples


def paragraph_id(text: str) -> str:
    """What names a paragraph here."""
    return hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]


def _place(told: str) -> tuple[int, int] | None:
    if told == "-":
        return None
    start, end = map(int, told.split())
    return start, end
