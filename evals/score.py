"""One record of a run to its score: everything that makes an answer wrong, each by its name."""

from dataclasses import dataclass
from functools import cached_property

from evals.carried import Carriage, read_carriages
from evals.case import Case, Fact
from evals.matchers import Match, match_fact
from evals.matchers.match import stands
from evals.prose import Prose
from evals.record import Record


@dataclass(frozen=True)
class FactScore:
    fact: Fact
    match: Match

    @property
    def type(self) -> str:
        """The name that the fact's type has in a case file."""
        return type(self.fact).__name__.removesuffix("Fact").lower()


@dataclass(frozen=True)
class Score:
    """What is right and wrong in one answer; for an error of the system, nothing is."""

    record: Record
    facts: tuple[FactScore, ...] = ()
    intruders: tuple[str, ...] = ()
    """What must be absent and stands in the text."""
    uncited: tuple[str, ...] = ()
    """Sources that must be cited and are not."""
    carriages: tuple[Carriage, ...] = ()
    unknown_markers: tuple[int, ...] = ()

    @property
    def case(self) -> Case:
        return self.record.case

    @property
    def status(self) -> str | None:
        """The answer's status, None for an error."""
        return None if self.record.answer is None else str(self.record.answer.get("status"))

    @property
    def status_right(self) -> bool:
        return self.status in self.case.status

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Why the answer is wrong, each a line that a person understands; empty when it is right."""
        if self.record.error is not None:
            return (f"error: {self.record.error}",)
        found = []
        if not self.status_right:
            found.append(f"status: {self.status}, and {' or '.join(self.case.status)} is right")
        if self.status_right or self.status != "not_found":  # of a wrong refusal, that is all there is to say
            found += [f"{one.type}: {one.match.explanation}" for one in self.facts if not one.match.ok]
            found += [f"source: {path} is not cited" for path in self.uncited]
        found += [f"absent: {words!r} must not stand in the answer" for words in self.intruders]
        found += [f"fabricated: quote {one.number}: {one.fabricated}" for one in self.record.quoted if one.fabricated]
        found += [f"marker: [{number}] has no citation" for number in self.unknown_markers]
        if self.cites:
            found += [f"carried: {wrong}" for one in self.carriages for wrong in one.missing]
        return tuple(found)

    @property
    def cites(self) -> bool:
        """Whether the answer cites at all; a chain that never does is wrong by its sources alone."""
        return bool((self.record.answer or {}).get("citations"))

    @property
    def right(self) -> bool:
        return not self.reasons

    @property
    def citation_recall(self) -> float | None:
        """The share of sentences that their quotes carry; None where nothing is claimed."""
        return _share([not one.missing for one in self.carriages])

    @property
    def citation_precision(self) -> float | None:
        """The share of citations whose quote holds something of the sentence; a marker to nowhere holds nothing."""
        return _share(
            [useful for one in self.carriages for _, useful in one.of_use] + [False for _ in self.unknown_markers]
        )

    @property
    def dispute_shown(self) -> bool:
        """Whether the answer is given as disputed, with every position that the case expects."""
        return self.status == "disputed" and all(one.match.ok for one in self.facts)


def score(record: Record) -> Score:
    """Score one record, from its answer's `to_dict()` alone."""
    if record.answer is None:
        return Score(record)
    prose, case = Prose(record.answer), record.case
    claims = prose.answer.get("status") != "not_found" or bool(prose.citations)
    return Score(
        record,
        facts=tuple(FactScore(fact, match_fact(fact, prose)) for fact in case.expect),
        intruders=tuple(words for words in case.absent if any(stands(words, prose.text, negatable=False))),
        uncited=tuple(path for path in case.sources if not _cites(prose, path)),
        carriages=tuple(read_carriages(prose)) if claims else (),
        unknown_markers=tuple(prose.unknown_markers),
    )


def _cites(prose: Prose, ending: str) -> bool:
    return any(
        str(path).endswith(ending)
        for cited in prose.citations.values()
        for path in (cited.article.get("path") or "", *(cited.article.get("paths") or ()))
    )


def _share(verdicts: list[bool]) -> float | None:
    return sum(verdicts) / len(verdicts) if verdicts else None
