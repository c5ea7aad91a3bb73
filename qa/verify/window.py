"""What one or two adjacent sentences of a quote carry: figures, dates, names, words, who says them, and how surely."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from index.passages import split_sentences
from index.span import Span
from qa.dates import ClockTime, Period, read_periods, read_times
from qa.numbers import Quantity, read_quantities
from qa.polarity import Polarity, clause_polarity, clause_spans
from qa.speech import plain_attributions, read_attributions
from qa.speech.quotations import locate_quote
from qa.speech.speakers import described_as, fold_name, is_pronoun
from qa.words import FUNCTION_WORDS, WORD, stem

RELATIVE = re.compile(r",?\s+(?:that|which|who|whom|whose|where)\b", re.IGNORECASE)
BEFORE_RELATIVE = re.compile(r"\w+$")


@dataclass(frozen=True)
class Quoted:
    """A citation as the gate sees it."""

    quote: str
    speaker: str | None
    """Who says the quoted words, where the quote does not tell."""
    published: date | None
    publisher: str | None
    authors: tuple[str, ...]
    title: str | None
    context: str
    """The sentences around, the quote among them: they tell who "he" is, and what a cut-off quote left out."""
    sentences: tuple[Span, ...] = ()
    """The spans of the sentences of the context; found out where they are not given."""
    start: int | None = None
    """Where the quote begins in the context, which may hold its words twice; looked for where it is not given."""

    @property
    def is_field(self) -> bool:
        """Whether the quote is a byline or a publisher's name, and no prose."""
        return self.quote in (self.publisher, ", ".join(self.authors), *self.authors)


@dataclass(frozen=True)
class Clause:
    """Part of a sentence, with the classes of negation and hedge that hold in it."""

    start: int
    end: int
    polarity: frozenset[Polarity]


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    end: int

    @cached_property
    def stem(self) -> str:
        return stem(self.text)


@dataclass(frozen=True)
class Window:
    """text[start:end] is quoted; sentences first..last of `text` hold it."""

    quoted: Quoted
    text: str
    sentences: tuple[Span, ...]
    first: int
    last: int
    start: int
    end: int

    @property
    def spans(self) -> Sequence[Span]:
        return self.sentences[self.first : self.last + 1]

    @property
    def words_quoted(self) -> str:
        return self.text[self.start : self.end]

    def _inside(self, start: int, end: int) -> bool:
        return start < self.end and end > self.start

    @cached_property
    def quantities(self) -> list[tuple[int, Quantity]]:
        """Each with the offset of the sentence that it was read from."""
        return [
            (first, quantity)
            for first, last in self.spans
            for quantity in read_quantities(self.text[first:last])
            if self._inside(first + quantity.value_start, first + quantity.value_end)
        ]

    @cached_property
    def periods(self) -> list[Period]:
        found = read_periods(self.text, self.quoted.published)
        return [period for period in found if self._inside(period.start, period.end)]

    @cached_property
    def times(self) -> list[ClockTime]:
        return [time for time in read_times(self.text) if self._inside(time.start, time.end)]

    @cached_property
    def words(self) -> list[Word]:
        return list(words_of(self.text, self.start, self.end))

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each stem stands."""
        found: dict[str, list[int]] = {}
        for word in self.words:
            found.setdefault(word.stem, []).append(word.start)
        return found

    @cached_property
    def name_words(self) -> list[tuple[str, bool, int]]:
        """Words folded for comparison, whether capitalised, and where they stand."""
        return [(fold_name(word.text), word.text[:1].isupper(), word.start) for word in self.words]

    @cached_property
    def clauses(self) -> list[Clause]:
        found = []
        for first, last in self.spans:
            sentence = self.text[first:last]
            for start, end in clause_spans(sentence):
                # The word before "that" is a relative clause's own: "the territory that Orenia captured".
                before = BEFORE_RELATIVE.search(sentence[:start]) if RELATIVE.match(sentence, start) else None
                opening = before.start() if before else start
                found.append(Clause(first + opening, first + end, clause_polarity(sentence, (start, end))))
        return found

    @cached_property
    def _attributed(self) -> list[tuple[Span, frozenset[str]]]:
        """Claims, with the names of their speaker: as resolved, and as the sentence has it."""
        found: list[tuple[Span, frozenset[str]]] = []
        for span in self.spans:
            plain = {(a.claim_start, a.claim_end): a.speaker for a in plain_attributions(self.text, span)}
            for attribution in read_attributions(self.text, span, self.sentences):
                claim = (attribution.claim_start, attribution.claim_end)
                own = plain.get(claim, attribution.speaker)
                names = {attribution.speaker, own}
                # Whom "she" stands for the whole article tells better than the few sentences here.
                unresolved = is_pronoun(own) or is_pronoun(attribution.speaker) or described_as(attribution.speaker)
                if unresolved and self.quoted.speaker:
                    names.add(self.quoted.speaker)
                found.append((claim, frozenset(names)))
        return found

    def speakers_at(self, at: int) -> frozenset[str]:
        """The names under which the one who says the word at `at` goes; none: the outlet itself."""
        holding = [(claim, names) for claim, names in self._attributed if claim[0] <= at < claim[1]]
        if holding:
            return min(holding, key=lambda found: found[0][1] - found[0][0])[1]
        if not self._attributed and self.quoted.speaker:
            return frozenset({self.quoted.speaker})
        return frozenset()


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of text[start:end], possessives left out."""
    for found in WORD.finditer(text, start, end):
        bare = re.sub(r"['’]s?$", "", found.group())
        yield Word(bare, found.start(), found.start() + len(bare))


def is_content(word: str) -> bool:
    return word.casefold() not in FUNCTION_WORDS and not word[0].isdigit()


def windows(quoted: Quoted) -> list[Window]:
    """Each pair of adjacent sentences of the quote, or its only one."""
    whole = whole_quote(quoted)
    if whole.first == whole.last:
        return [whole]
    pairs = []
    for first in range(whole.first, whole.last):
        start, end = whole.sentences[first][0], whole.sentences[first + 1][1]
        cut = max(start, whole.start), min(end, whole.end)
        pairs.append(Window(quoted, whole.text, whole.sentences, first, first + 1, *cut))
    return pairs


def whole_quote(quoted: Quoted) -> Window:
    """All of the quote as one window, in its context where it stands there."""
    text = quoted.context
    span = locate_quote(quoted.quote, text)
    if quoted.start is not None:
        span = quoted.start, quoted.start + len(quoted.quote)
    if span is None:
        text, span = quoted.quote, (0, len(quoted.quote))
        sentences = tuple(split_sentences(text))
    else:
        sentences = quoted.sentences or tuple(split_sentences(text))
    sentences = sentences or ((0, len(text)),)
    holding = [at for at, (first, last) in enumerate(sentences) if first < span[1] and last > span[0]] or [0]
    return Window(quoted, text, sentences, holding[0], holding[-1], *span)
