"""Coverage of any size: the paragraphs of the invented articles, recombined, with places, names and numbers changed."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

FICTION = Path(__file__).parent.parent / "fiction"
PARAGRAPHS = 7  # an article of some 350 words
SYLLABLES = "mar esk tal vene il va os sen cor lom ask pel ora kad essa vel mor dra von quill hav lun bre tor".split()
QUESTIONS = (
    "How many people were moved to safety?",
    "Who won the election?",
    "What did the minister say about the strike?",
    "When was the bridge closed?",
    "How much did the repairs cost?",
    "Which company reported a loss?",
    "Where did the storm do the most damage?",
    "What do the police say about the theft?",
    "How many troops crossed the border?",
    "Who wrote the report on the hospital?",
)


def write_corpus(folder: Path, count: int) -> None:
    """So many articles as text files, the same ones each time."""
    chance = random.Random(count)
    paragraphs = list(_paragraphs())
    folder.mkdir(parents=True)
    for number in range(count):
        chosen = chance.sample(paragraphs, PARAGRAPHS)
        names: dict[str, str] = {}
        (folder / f"{number:05}.txt").write_text("\n\n".join(_changed(text, names, chance) for text in chosen))


def _paragraphs() -> Iterator[str]:
    for file in sorted(FICTION.glob("*.txt")):
        for paragraph in file.read_text().split("\n\n"):
            if len(paragraph.split()) > 25:
                yield " ".join(paragraph.split())


def _changed(text: str, names: dict[str, str], chance: random.Random) -> str:
    """Other names within a sentence and other figures, so that no two articles are copies."""

    def name(found: re.Match[str]) -> str:
        return names.setdefault(found.group(), "".join(chance.choices(SYLLABLES, k=3)).capitalize())

    text = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{3,}", name, text)
    return re.sub(r"\d", lambda digit: str(chance.randint(1, 9)), text)
