"""How well pages are cleaned: sentences kept and lost, with trafilatura alone and the page's plain text beside it.

    python -m evals.cleaning FOLDER...      each with NAME.html (or .txt, .md) and NAME.truth.txt, the article

Precision is the share of the sentences kept that are the article's, recall the share of the article's that are kept,
both over all pages of a folder. A sentence counts only word for word; headlines and bylines are no part of an article.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import trafilatura
from lxml import html as lxml_html

from index.article import Article
from index.documents import Documents
from index.load import find_files
from index.pieces import Piece, pieces
from index.read import read_article

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[\"“A-Z])")
TARGETS = (0.97, 0.99)


@dataclass
class Tally:
    """Sentences over all pages of a folder."""

    kept: int = 0
    added: int = 0
    lost: int = 0

    def count(self, expected: Counter[str], got: Counter[str]) -> None:
        self.kept += (expected & got).total()
        self.added += (got - expected).total()
        self.lost += (expected - got).total()

    @property
    def precision(self) -> float:
        return self.kept / max(1, self.kept + self.added)

    @property
    def recall(self) -> float:
        return self.kept / max(1, self.kept + self.lost)


def sentences(text: str) -> Counter[str]:
    """The sentences of a text whose paragraphs stand in lines of their own, white space made plain."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return Counter(sentence for line in lines if line for sentence in _SENTENCE_ENDS.split(line))


def with_truth(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each page of a folder, with the true article."""
    for truth in sorted(folder.glob("*.truth.txt")):
        name = truth.name.removesuffix(".truth.txt")
        (page,) = (path for path in folder.glob(f"{name}.*") if path != truth and path.suffix != ".json")
        yield page, truth.read_text(encoding="utf-8")


def on_record(page: Path) -> str:
    """What On Record takes for the article, "" where it finds none."""
    with Documents() as documents:
        (file,) = find_files([page])[0]
        (piece,) = pieces(file, "", documents)
        assert isinstance(piece, Piece)
        article = read_article(piece)
    return article.text if isinstance(article, Article) else ""


def trafilatura_alone(page: Path) -> str:
    """What trafilatura takes for the article, as it comes; of a page that is text already, all of it."""
    written = page.read_text(encoding="utf-8")
    if not page.suffix.startswith(".htm"):
        return written
    return trafilatura.extract(written, include_comments=False) or ""


def plain_text(page: Path) -> str:
    """All the text of a page, a line for each element."""
    written = page.read_text(encoding="utf-8")
    if not page.suffix.startswith(".htm"):
        return written
    return "\n".join(lxml_html.document_fromstring(written).itertext())


SYSTEMS: dict[str, Callable[[Path], str]] = {
    "On Record": on_record,
    "trafilatura alone": trafilatura_alone,
    "plain text": plain_text,
}


def measure(folder: Path) -> dict[str, Tally]:
    """The tally of each system over a folder."""
    tallies = {name: Tally() for name in SYSTEMS}
    for page, truth in with_truth(folder):
        for name, system in SYSTEMS.items():
            tallies[name].count(sentences(truth), sentences(system(page)))
    return tallies


def main() -> None:
    for folder in map(Path, sys.argv[1:]):
        pages = list(with_truth(folder))
        print(f"{folder}: {len(pages)} pages, {sum(sentences(truth).total() for _, truth in pages)} sentences")
        for name, tally in measure(folder).items():
            print(f"  {name:<18} precision {tally.precision:.3f}  recall {tally.recall:.3f}")
    print("targets              precision {:.3f}  recall {:.3f}".format(*TARGETS))


if __name__ == "__main__":
    main()
