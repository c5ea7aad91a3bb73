"""One question while it is answered, and the ways in which it can end."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from index.article import Article
from index.span import Span
from qa.about import state_fields
from qa.answer import Answer, Citation, Field
from qa.attributed import state
from qa.context import with_antecedent
from qa.draft import Draft
from qa.evidence import Evidence
from qa.gate import showable, speaker_at
from qa.question import Question
from qa.statement import DISPUTED, NOT_FOUND, UNCHECKED, Statement, cite

CLOSEST = 3


class Clock:
    """Seconds taken by each step, and in all."""

    def __init__(self) -> None:
        self._started = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self._laps[step] = now - self._last
        self._last = now

    @property
    def laps(self) -> dict[str, float]:
        return {**self._laps, "total": time.perf_counter() - self._started}


@dataclass(frozen=True)
class Asking:
    """A question as it was typed and as it was understood."""

    typed: str
    understood: Question
    sentences: Callable[[str], Sequence[Span]]
    """The spans of an article's sentences, by its id."""
    threshold: float
    """Of the score: under it, nothing is said."""
    clock: Clock = field(default_factory=Clock)

    def answered(self, score: float, drafted: Draft, shown: Sequence[Statement], warnings: tuple[str, ...]) -> Answer:
        """What of the draft may be shown."""
        text, citations = self._cited(shown)
        return Answer(
            question=self.typed,
            standalone_question=self.understood.text,
            status="disputed" if drafted.disputed else "answered",
            score=score,
            text=f"{DISPUTED} {text}" if drafted.disputed else text,
            citations=citations,
            positions=drafted.positions(citations),
            warnings=warnings,
            seconds=self.clock.laps,
        )

    def from_metadata(self, field: Field, articles: Sequence[Article]) -> Answer:
        """What the articles state of themselves."""
        text, citations = state_fields(field, articles)
        return Answer(
            question=self.typed,
            standalone_question=self.understood.text,
            status="answered" if citations else "not_found",
            score=float(bool(citations)),  # read off, not ranked: there is nothing to be unsure of
            text=text,
            citations=citations,
            seconds=self.clock.laps,
        )

    def not_known(self, score: float, unsaid: Evidence, ranked: Sequence[Evidence]) -> Answer:
        """The sources say that they do not know: nothing is found, and who says so is cited."""
        sentences = self.sentences(unsaid.article.id)
        stated = with_antecedent(state(unsaid.article, unsaid.span, sentences), sentences)
        shown, warnings = showable(stated, self.sentences)
        silence = self.not_found(min(score, self.threshold), ranked, warnings)
        text, citations = self._cited(shown)
        return replace(silence, text=f"{silence.text} {text}".strip(), citations=citations)

    def not_found(self, score: float, ranked: Sequence[Evidence], warnings: tuple[str, ...] = ()) -> Answer:
        """Nothing to say, and what comes closest."""
        closest = tuple(
            Citation(number, evidence.text, evidence.start, evidence.end, evidence.article)
            for number, evidence in enumerate(ranked[:CLOSEST], 1)
        )
        return Answer(
            question=self.typed,
            standalone_question=self.understood.text,
            status="not_found",
            score=score,
            text=UNCHECKED if warnings else NOT_FOUND,  # what failed its check is no silence of the sources
            closest=closest,
            warnings=warnings,
            seconds=self.clock.laps,
        )

    def _cited(self, shown: Sequence[Statement]) -> tuple[str, tuple[Citation, ...]]:
        return cite(shown, [speaker_at(one, self.sentences(one.article.id)) for one in shown])
