"""An answer as the matchers read it: its text without markers, cut into sentences, each with the quotes it cites."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from index.passages import split_sentences
from qa.dates import ClockTime, Period, read_periods, read_times
from qa.numbers import Quantity, read_quantities

SLOT = re.compile(r"\s*\((?P<name>[^()]+), (?P<day>[^(),]+)\)$")
MARKER = re.compile(r"\s*\[(\d+)\]")
# One character for one, so that offsets hold.
TYPOGRAPHY = str.maketrans("‘’‚‛“”„‟‐‑‒–—−\u00a0\u202f", "''''\"\"\"\"------  ")


def plain(text: str) -> str:
    """The same letters with straight quotation marks and plain dashes and spaces; the length does not change."""
    return text.translate(TYPOGRAPHY)


def squeezed(text: str) -> str:
    """For comparing wording: plain, NFKC, one space for each run of white space."""
    return " ".join(unicodedata.normalize("NFKC", plain(text)).split())


@dataclass(frozen=True)
class Cited:
    """A citation of the answer, as its `to_dict()` gives it."""

    number: int
    quote: str
    start: int | None
    end: int | None
    field: str | None
    speaker: str | None
    article: Mapping[str, Any]

    @property
    def published(self) -> date | None:
        stated = self.article.get("published")
        return date.fromisoformat(stated) if stated else None

    @cached_property
    def quantities(self) -> list[Quantity]:
        return read_quantities(plain(self.quote))

    @cached_property
    def periods(self) -> list[Period]:
        return read_periods(plain(self.quote), self.published)


@dataclass(frozen=True)
class Sentence:
    """`prose.text[start:end]`, with the citations whose markers stand in it or right behind it."""

    text: str
    start: int
    end: int
    cited: tuple[Cited, ...]

    @property
    def published(self) -> tuple[date | None, ...]:
        """The days that relative dates of this sentence may be read from."""
        return tuple(dict.fromkeys(cited.published for cited in self.cited)) or (None,)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return read_quantities(self.text)


@dataclass(frozen=True)
class Prose:
    """The answer's `to_dict()`, read once for all matchers."""

    answer: Mapping[str, Any]

    @property
    def question(self) -> str:
        """The question, and what it was taken to mean."""
        return f"{self.answer.get('question') or ''} {self.answer.get('standalone_question') or ''}"

    @cached_property
    def citations(self) -> dict[int, Cited]:
        read = {}
        for given in self.answer.get("citations") or ():
            cited = Cited(
                number=int(given["number"]),
                quote=given["quote"],
                start=given.get("start"),
                end=given.get("end"),
                field=given.get("field"),
                speaker=given.get("speaker"),
                article=given.get("article") or {},
            )
            read[cited.number] = cited
        return read

    @cached_property
    def _stripped(self) -> tuple[str, list[tuple[int, int]]]:
        """The text without markers and sources' slots, and where each marker stood: (offset, number)."""
        raw, kept, markers, last, length = str(self.answer.get("text") or ""), [], [], 0, 0
        for match in MARKER.finditer(raw):
            number = int(match.group(1))
            piece = self._without_slot(raw[last : match.start()], number)
            kept.append(piece)
            length += len(piece)
            markers.append((length, number))
            last = match.end()
        kept.append(raw[last:])
        return "".join(kept), markers

    def _without_slot(self, piece: str, number: int) -> str:
        """The words before a marker, less a `(publisher, day)` at their end that is right about what is cited.

        A day in it says when the article appeared, and must not pass for the answer to when something happened.
        """
        slot = SLOT.search(piece)
        cited = self.citations.get(number)
        if slot is None or cited is None:
            return piece
        name, stated = slot.group("name"), slot.group("day")
        named = [cited.article.get(key) for key in ("publisher", "title", "path")]
        days = [period.first for period in read_periods(stated, None)] or [None]
        return piece[: slot.start()] if name in named and cited.published in days else piece

    @property
    def text(self) -> str:
        """The answer's words, without markers, in plain typography."""
        return plain(self._stripped[0])

    @cached_property
    def sentences(self) -> list[Sentence]:
        typeset, markers = self._stripped
        text, spans = plain(typeset), _whole_quotations(typeset)
        found = []
        for place, (start, end) in enumerate(spans):
            until = spans[place + 1][0] if place + 1 < len(spans) else len(text)
            numbers = [number for offset, number in markers if start < offset <= max(end, until - 1) or offset == end]
            cited = tuple(self.citations[number] for number in dict.fromkeys(numbers) if number in self.citations)
            found.append(Sentence(text[start:end], start, end, cited))
        return found

    @cached_property
    def unknown_markers(self) -> list[int]:
        """Markers that no citation answers to."""
        return [number for _, number in self._stripped[1] if number not in self.citations]

    @cached_property
    def quantities(self) -> list[tuple[Sentence, Quantity]]:
        return [(sentence, quantity) for sentence in self.sentences for quantity in sentence.quantities]

    @cached_property
    def periods(self) -> list[tuple[Sentence, Period]]:
        """Each date as each of the cited articles would mean it."""
        return [
            (sentence, period)
            for sentence in self.sentences
            for published in sentence.published
            for period in read_periods(sentence.text, published)
        ]

    @cached_property
    def times(self) -> list[tuple[Sentence, ClockTime]]:
        return [(sentence, time) for sentence in self.sentences for time in read_times(sentence.text)]


def _whole_quotations(text: str) -> list[tuple[int, int]]:
    """Sentence spans; a quotation of several sentences stays with the words that say whose it is."""
    spans: list[tuple[int, int]] = []
    for start, end in split_sentences(text):
        if spans:
            first, last = spans[-1]
            if _is_open(text[first:last]) and "\n" not in text[last:start]:
                spans[-1] = (first, end)
                continue
        spans.append((start, end))
    return spans


def _is_open(text: str) -> bool:
    """Whether a quotation begins and does not end."""
    return bool(text.count('"') % 2) or text.count("“") > text.count("”")
