"""One sentence of an extractive answer: words of an article, an attribution, and a closed table of templates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from index.article import Article, Cell
from index.span import Span
from qa.answer import Citation

# Every word that an extractive answer may hold and no source does. The gate knows no others.
ACCORDING = ", according to {speaker}"
SOURCE = " ({publisher}, {day})"
UNDATED = "undated"
CELL = "{row}, {column}: {words}"
SAID = "{speaker}: “{words}”"
DISPUTED = "The sources differ."
NOT_FOUND = "The sources do not say."
PART_NOT_FOUND = "On “{part}” the sources say nothing."
UNCHECKED = "Something was found, but none of it passed the check of its quotes; the warnings say why."
MARKER = re.compile(r"\[(\d+)\]")
END_MARKS = ".,;: "


Opening = Literal["", "Yes: ", "No: ", "Earlier: "]


@dataclass(frozen=True)
class Statement:
    """One sentence of the answer: words of an article, the quote that they stand in, and who says them."""

    article: Article
    quote: Span
    """What is cited; holds `words`."""
    words: Span
    """What is shown, a slice of the article."""
    speaker: str | None = None
    """Named by the attribution; None where the words name their speaker themselves, or the outlet speaks."""
    spoken: bool = False
    """Whether the words are shown within quotation marks, as those of the speaker."""
    opening: Opening = ""
    source_named: bool = False
    """Whether the statement before it names the source: both stand in one quote."""
    cell: Cell | None = None
    """The cell of a table that its words are: shown with the names of its row and column."""

    def render(self, number: int) -> str:
        """The statement as text, with its marker."""
        words = self.article.text[slice(*self.words)]
        if self.cell:
            body = CELL.format(row=self.cell.row, column=self.cell.column, words=words)
        elif self.spoken:
            body = SAID.format(speaker=_capital(self.speaker or ""), words=words.strip('"“”'))
        else:
            body = _capital(closed(words.rstrip(END_MARKS)))
            if self.speaker:
                body += ACCORDING.format(speaker=self.speaker)
        return f"{self.opening}{body}{self.ending(number)}"

    def ending(self, number: int) -> str:
        """What stands behind its words: the source, and the marker."""
        return f"{'' if self.source_named else source(self.article)} [{number}]."


def closed(words: str) -> str:
    """Words with the quotation mark that their slice cut off put back."""
    if words.count("”") > words.count("“"):
        return f"“{words}"
    if words.count("“") > words.count("”"):
        return f"{words}”"
    if words.count('"') % 2:
        return f'{words}"' if words.startswith('"') else f'"{words}'
    return words


def source(article: Article) -> str:
    """Where a statement was published, and when."""
    return SOURCE.format(publisher=article.publisher or article.title or article.path, day=day(article.published))


def day(published: date | None) -> str:
    return f"{published.day} {published:%B %Y}" if published else UNDATED


def cite(statements: Iterable[Statement], speakers: Iterable[str | None]) -> tuple[str, tuple[Citation, ...]]:
    """The text of the statements with their markers, and the citations in the order of their numbers."""
    citations: dict[tuple[str, Span], Citation] = {}
    sentences = []
    for statement, speaker in zip(statements, speakers, strict=True):
        key, (start, end) = (statement.article.id, statement.quote), statement.quote
        held = citations.get(key)
        if held is None:
            quote = statement.article.text[start:end]
            citations[key] = Citation(len(citations) + 1, quote, start, end, statement.article, speaker)
        elif held.speaker is None:  # the outlet leads in, and a speaker follows
            citations[key] = replace(held, speaker=speaker)
        sentences.append(statement.render(citations[key].number))
    return " ".join(sentences), tuple(citations.values())


def _capital(words: str) -> str:
    first = next((at for at, letter in enumerate(words[:2]) if letter.isalpha()), 0)
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :]
