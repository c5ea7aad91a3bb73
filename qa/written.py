"""An answer in a language model's words, of which every clause has passed the gate.

The model is given the reader's best evidence and replies with claims. One that does not stand is sent back once with
the reason; if it does not stand then either, it is left out, and a warning says why. Figures that differ or were
revised are in the answer whatever the model says. Where nothing stands, the answer is the extractive one.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from index.span import Span
from qa.answer import Answer, Citation, Position
from qa.claims import WHY, Part, Refused, check_claim
from qa.draft import Draft
from qa.errors import ModelFailed, ModelRefused
from qa.evidence import Evidence
from qa.gate import speaker_at
from qa.models import Message, Model
from qa.numbers import read_quantities, same_value
from qa.prompt import Source, asking, asking_again, choose_sources
from qa.reply import SCHEMA, Fault, read_claims
from qa.statement import DISPUTED, END_MARKS, Statement, source

Sentences = Callable[[str], Sequence[Span]]
EARLIER = "Earlier: "
RETOLD = 4000  # characters of a failed reply that the model is shown again


@dataclass
class _Round:
    """One request, and what came of it."""

    reply: str = ""
    refused: list[Refused] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def reasons(self) -> list[str]:
        return [fault.reason for fault in self.faults] + [refused.detail for refused in self.refused]


def write(
    model: Model,
    extracted: Answer,
    drafted: Draft,
    shown: Sequence[Statement],
    ranked: Sequence[Evidence],
    sentences_of: Sentences,
    stop: threading.Event | None = None,
) -> Iterator[Answer]:
    """The answer as far as it has passed, claim by claim; the last is the whole of it.

    `extracted` is the extractive answer, made of the statements `shown`. Raises ModelFailed or ModelRefused where the
    model gives no reply at all. Closing the iterator, or setting `stop`, ends the request.
    """
    started = time.perf_counter()
    writing = _Writing(model.name, extracted, drafted, shown, choose_sources(shown, ranked, sentences_of), sentences_of)
    request = asking(extracted.standalone_question, writing.sources, writing.needed)
    first, second = _Round(), _Round()
    for _ in _claims(model, request, writing, first, stop):
        yield writing.answer(())
    warnings: list[str] = []
    if first.refused or first.faults:
        again = asking_again(request, first.reply[:RETOLD], first.reasons())
        try:
            for _ in _claims(model, again, writing, second, stop):
                yield writing.answer(())
        except (ModelFailed, ModelRefused) as error:
            warnings.append(f"{error} (asked for a correction)")
            second = first
        warnings += _warnings(model.name, second, writing.sources)
    taken = time.perf_counter() - started
    seconds = {**extracted.seconds, "write": taken, "total": extracted.seconds.get("total", 0.0) + taken}
    if not writing.parts:
        silent = f"nothing that {model.name} wrote is carried by the sources: this answer is quoted from them instead"
        yield replace(extracted, warnings=(*extracted.warnings, *warnings, silent), seconds=seconds)
        return
    writing.add_what_is_missing()
    yield replace(writing.answer(warnings), seconds=seconds)


def _claims(
    model: Model, request: Sequence[Message], writing: "_Writing", outcome: _Round, stop: threading.Event | None
) -> Iterator[None]:
    """Ask, and take in each claim that stands; a step each."""
    with closing(model.reply(request, SCHEMA, stop)) as pieces:

        def heard() -> Iterator[str]:
            for piece in pieces:
                outcome.reply += piece
                yield piece

        for claim in read_claims(heard()):
            if isinstance(claim, Fault):
                outcome.faults.append(claim)
                continue
            checked = check_claim(claim, writing.sources, writing.sentences_of, writing.verdict, writing.last)
            if isinstance(checked, Refused):
                outcome.refused.append(checked)
            elif writing.take(checked):
                yield


def _warnings(name: str, outcome: _Round, sources: Sequence[Source]) -> list[str]:
    """What was left out, and why. The words themselves are not repeated: they are what no source carries."""
    found = [f"left out part of what {name} wrote: {fault.reason}" for fault in outcome.faults]
    for refused in outcome.refused:
        cited = [one for one in sources if one.number in refused.sources]
        about = " and ".join(dict.fromkeys(source(one.article).strip(" ()") for one in cited)) or "no source"
        found.append(f"left out a claim of {name} on {about}: {WHY[refused.kind]} ({refused.kind})")
    return list(dict.fromkeys(found))


class _Writing:
    """What has passed so far, and what it must hold in the end."""

    def __init__(
        self,
        name: str,
        extracted: Answer,
        drafted: Draft,
        shown: Sequence[Statement],
        sources: Sequence[Source],
        sentences_of: Sentences,
    ) -> None:
        self.sources = sources
        self.sentences_of = sentences_of
        self.parts: list[Part] = []
        self.verdict = shown[0].opening.rstrip(": ") if shown and shown[0].opening in ("Yes: ", "No: ") else ""
        self._name, self._extracted, self._drafted, self._shown = name, extracted, drafted, shown
        self._added: list[Statement] = []
        self._required = _required(extracted, drafted.disputed, shown)

    @property
    def last(self) -> tuple[Source, ...]:
        return self.parts[-1].carriers if self.parts else ()

    @property
    def needed(self) -> list[int]:
        """The numbers of the sources that differ, or revise each other."""
        quotes = {(statement.article.id, *statement.quote) for statement, _ in self._required}
        return [one.number for one in self.sources if (one.article.id, one.start, one.end) in quotes]

    def take(self, parts: Sequence[Part]) -> bool:
        """Keep what was not said before; whether there was any."""
        told = {_bare(part.text) for part in self.parts}
        new = [part for part in parts if _bare(part.text) not in told]
        self.parts += new
        return bool(new)

    def add_what_is_missing(self) -> None:
        """Each position that the sources differ on and the claims leave out, as the extractive answer has it."""
        for statement, position in self._required:
            added = replace(statement, source_named=False)  # what it stood behind may not be there
            if added not in self._added and not any(_states(part, statement, position) for part in self.parts):
                self._added.append(added)

    def answer(self, warnings: Sequence[str]) -> Answer:
        """The answer of what has passed."""
        citations: list[Citation] = []
        sentences = [
            self._part(part, citations) for part in sorted(self.parts, key=lambda part: bool(self._opening(part)))
        ]
        newer = [statement for statement in self._added if statement.opening != EARLIER]
        earlier = [statement for statement in self._added if statement.opening == EARLIER]
        place = sum(not self._opening(part) for part in self.parts)
        sentences[place:place] = [self._statement(statement, citations) for statement in newer]
        sentences += [self._statement(statement, citations) for statement in earlier]
        text = " ".join(sentences)
        cited = tuple(citations)
        return replace(
            self._extracted,
            text=f"{DISPUTED} {text}" if self._drafted.disputed else text,
            citations=cited,
            positions=self._drafted.positions(cited),
            warnings=(*self._extracted.warnings, *warnings),
            answered_by=self._name,
        )

    def _opening(self, part: Part) -> str:
        """What stands before a figure that the sources have revised since."""
        quotes = {(one.article.id, *one.quote) for one in self._shown if one.opening == EARLIER}
        return EARLIER if all((one.article.id, one.start, one.end) in quotes for one in part.carriers) else ""

    def _part(self, part: Part, citations: list[Citation]) -> str:
        first = part is self.parts[0]
        opening = self._opening(part) or (f"{self.verdict}: " if first and self.verdict and self._carries(part) else "")
        text = part.text.rstrip(END_MARKS)
        cited = []
        for one in part.carriers:
            slot = source(one.article)
            statement = Statement(one.article, (one.start, one.end), (one.start, one.end))
            number = _number(citations, statement, self.sentences_of(one.article.id))
            cited.append(f"[{number}]" if slot.strip() in text else f"{slot.strip()} [{number}]")
        return f"{opening}{text} {' '.join(cited)}."

    def _carries(self, part: Part) -> bool:
        """Whether the clause rests on the quote that carries the extractive answer's Yes or No."""
        key = (self._shown[0].article.id, *self._shown[0].quote)
        return any((one.article.id, one.start, one.end) == key for one in part.carriers)

    def _statement(self, statement: Statement, citations: list[Citation]) -> str:
        return statement.render(_number(citations, statement, self.sentences_of(statement.article.id)))


def _required(extracted: Answer, disputed: bool, shown: Sequence[Statement]) -> list[tuple[Statement, Position]]:
    """The statements that give a position of a dispute, or of a figure that was revised, each with its position."""
    quotes = {
        citation.number: (citation.article.id, (citation.start, citation.end)) for citation in extracted.citations
    }
    giving = [
        (statement, position)
        for position in extracted.positions
        for number in position.citations
        for statement in shown
        if quotes.get(number) == (statement.article.id, statement.quote)
    ]
    revised = any(statement.opening == EARLIER for statement, _ in giving)
    if disputed:
        return giving
    return [one for one in giving if one is giving[0] or one[0].opening == EARLIER] if revised else []


def _states(part: Part, statement: Statement, position: Position) -> bool:
    """Whether a clause gives a position's value, from the quote that gives it."""
    key = (statement.article.id, *statement.quote)
    if not any((one.article.id, one.start, one.end) == key for one in part.carriers):
        return False
    wanted = read_quantities(position.value)
    if not wanted:
        return position.value.casefold() in part.text.casefold()
    return all(any(same_value(one, other) for other in read_quantities(part.text)) for one in wanted)


def _number(citations: list[Citation], statement: Statement, sentences: Sequence[Span]) -> int:
    """The number of a statement's quote among the citations, to which it is added where it is new."""
    start, end = statement.quote
    for citation in citations:
        if (citation.article.id, citation.start, citation.end) == (statement.article.id, start, end):
            return citation.number
    quote, speaker = statement.article.text[start:end], speaker_at(statement, sentences)
    citations.append(Citation(len(citations) + 1, quote, start, end, statement.article, speaker))
    return len(citations)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(END_MARKS)
