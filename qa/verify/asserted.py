"""What a clause of free text asserts: figures, dates, names and words, and to whom it gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.span import Span
from qa.dates import Period, read_periods
from qa.names import name_runs
from qa.numbers import Quantity, read_quantities, same_quantity
from qa.speech import read_attributions
from qa.speech.attribution import Attribution
from qa.speech.speakers import same_speaker
from qa.verify.window import Quoted, Window, is_content, words_of

PARENTHESIS = re.compile(r"\(([^()]*)\)")
OUTLET = frozenset(("the article", "the newspaper", "the outlet", "the source", "the report"))


@dataclass(frozen=True)
class Item:
    """A word or figure of the clause, and where the quote has it."""

    start: int
    text: str
    places: tuple[int, ...]
    is_name: bool = False
    is_figure: bool = False


class Asserted:
    """A clause as the gate reads it, beside the quote that it cites."""

    def __init__(self, clause: str, quoted: Quoted) -> None:
        self.quoted = quoted
        self.clause = self._without_slots(clause)
        self.attributions = read_attributions(self.clause, (0, len(self.clause)), [(0, len(self.clause))])

    def _without_slots(self, clause: str) -> str:
        """The clause with its source, "(Publisher, 14 December 2024)", blanked out."""
        slots: list[Span] = []
        for parenthesis in PARENTHESIS.finditer(clause):
            inner = self._without_source(parenthesis.group(1))
            if inner is not None and not re.search(r"\w", inner):
                slots.append(parenthesis.span())
        for start, end in slots:
            clause = clause[:start] + " " * (end - start) + clause[end:]
        return clause

    def _without_source(self, words: str) -> str | None:
        """A parenthesis without the article's publisher, headline, byline and day; None if it has another day."""
        published = self.quoted.published
        sources = [self.quoted.publisher, self.quoted.title, *self.quoted.authors]
        for name in sorted(filter(None, sources), key=len, reverse=True):
            words = re.sub(re.escape(name), "", words, flags=re.IGNORECASE)
        for period in reversed(read_periods(words, published)):
            if published is None or not period.first == period.last == published:
                return None
            words = words[: period.start] + words[period.end :]
        return re.sub(r"\bby\b" if published else r"\bby\b|\bundated\b", "", words)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return read_quantities(self.clause)

    @cached_property
    def periods(self) -> list[Period]:
        return read_periods(self.clause, self.quoted.published)

    @cached_property
    def names(self) -> list[Span]:
        return name_runs(self.clause)

    def figure(self, quantity: Quantity) -> str:
        return self.clause[quantity.start : quantity.end]

    def gives_to_outlet(self, attribution: Attribution) -> bool:
        """Whether the clause gives its words to the outlet or the author, who is the article's own voice."""
        sources = [self.quoted.publisher, *self.quoted.authors]
        outlet = any(source and same_speaker(source, attribution.speaker) for source in sources)
        return outlet or attribution.speaker.casefold() in OUTLET

    def speaker_at(self, at: int) -> Attribution | None:
        holding = [found for found in self.attributions if found.claim_start <= at < found.claim_end]
        return min(holding, key=lambda found: found.claim_end - found.claim_start) if holding else None

    def is_publication(self, period: Period) -> bool:
        """The day of publication, beside the outlet's name as the one who reports."""
        published = self.quoted.published
        if published is None or not period.first == period.last == published or self.speaker_at(period.start):
            return False
        return any(self.gives_to_outlet(found) and found.speaker_start < period.start for found in self.attributions)

    def is_speaker(self, run: Span) -> bool:
        """Whether the name belongs to the attribution, which its own rule compares."""
        return any(found.speaker_start <= run[0] and run[1] <= found.speaker_end for found in self.attributions)

    def items(self, window: Window) -> Iterator[Item]:
        """The clause's content words and figures outside the names of its speakers."""
        skipped = [(found.speaker_start, found.speaker_end) for found in self.attributions]
        skipped += [(period.start, period.end) for period in self.periods]
        verbs = {found.verb for found in self.attributions}
        for word in words_of(self.clause, 0, len(self.clause)):
            if any(start <= word.start < end for start, end in skipped) or not is_content(word.text):
                continue
            if word.text.casefold() not in verbs:
                name = any(start <= word.start < end for start, end in self.names)
                yield Item(word.start, word.stem, tuple(window.positions.get(word.stem, ())), name)
        for quantity in self.quantities:
            places = tuple(self.places(quantity, window))
            yield Item(quantity.value_start, self.figure(quantity), places, is_figure=True)

    def places(self, quantity: Quantity, window: Window) -> list[int]:
        return [at + other.value_start for at, other in window.quantities if same_quantity(quantity, other)]
