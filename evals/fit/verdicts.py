"""Yes-or-no questions to train on, from the pieces of news in evals/verdicts."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from evals.fit.clippings import HELD_BACK, Part
from evals.fit.examples import VERDICT_OF, Example, Verdict

BESIDE = 0.4
"""Of the pieces, read beside a sentence of another: what settles a question has to be found."""
ASIDE = 0.15
"""Of the questions, asked of the sentence on the same matter that settles none of them."""


@dataclass(frozen=True)
class Piece:
    """One or two sentences of news, questions with what they say to each, and a sentence that says nothing to any."""

    text: str
    questions: tuple[tuple[str, Verdict], ...]
    aside: str


def pieces(part: Part | None = None) -> Iterator[Piece]:
    """All pieces, or those of one part, divided by their text."""
    for file in sorted((Path(str(files("evals"))) / "verdicts").glob("*.txt")):
        for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
            first, *lines = block.splitlines()
            told = first.removeprefix("= ")
            if part is None or part == ("fit" if crc32(told.encode()) % HELD_BACK == 0 else "train"):
                questions = tuple((line[2:], VERDICT_OF[line[0]]) for line in lines if line[0] in VERDICT_OF)
                yield Piece(told, questions, next(line[2:] for line in lines if line[0] == "a"))


def verdict_examples(part: Part, seed: int) -> list[Example]:
    """Each question over its piece, some beside a sentence of another; some over the sentence that settles nothing."""
    rng = random.Random(seed)
    chosen = list(pieces(part))
    examples: list[Example] = []
    for piece in chosen:
        for question, verdict in piece.questions:
            text = piece.text
            if rng.random() < BESIDE:
                beside = rng.choice((piece.aside, rng.choice(chosen).aside))
                text = " ".join(rng.sample((text, beside), 2))
            examples.append(Example(question, text, (), piece.text, verdict=verdict))
            if rng.random() < ASIDE:
                examples.append(Example(question, piece.aside, (), piece.text, verdict="open"))
    return examples
