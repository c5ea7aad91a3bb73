"""Two kept runs side by side: which cases flipped, and why."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from evals.errors import RunFileError
from evals.runs import Run
from evals.score import Score
from evals.totals import total


@dataclass(frozen=True)
class Flip:
    """A case whose verdict, status or text differs between the runs."""

    id: str
    change: Literal["mended", "broken", "still wrong, otherwise", "still right, otherwise"]
    before: str
    after: str
    reasons: tuple[str, ...]
    """Why the case is wrong, in the run where it is; the later one if in both."""


@dataclass(frozen=True)
class Comparison:
    correct: tuple[float | None, float | None]
    flips: tuple[Flip, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def compare(before: Run, after: Run) -> Comparison:
    """Case by case over the ids that both have. Raises RunFileError where the runs are of different corpora."""
    if before.header.corpus != after.header.corpus:
        raise RunFileError("the runs are of different articles: compare runs on the same index")
    first = {score.case.id: score for score in before.scores}
    second = {score.case.id: score for score in after.scores}
    shared = [name for name in first if name in second]
    flips = [flip for name in shared if (flip := _flip(first[name], second[name])) is not None]
    return Comparison(
        correct=(
            total([first[name] for name in shared]).correct.value,
            total([second[name] for name in shared]).correct.value,
        ),
        flips=tuple(sorted(flips, key=lambda flip: (flip.change, flip.id))),
        only_before=tuple(name for name in first if name not in second),
        only_after=tuple(name for name in second if name not in first),
    )


def _flip(before: Score, after: Score) -> Flip | None:
    told = (_told(before), _told(after))
    if before.right and not after.right:
        return Flip(after.case.id, "broken", *told, after.reasons)
    if after.right and not before.right:
        return Flip(after.case.id, "mended", *told, before.reasons)
    if told[0] == told[1]:
        return None
    return Flip(
        after.case.id, "still right, otherwise" if after.right else "still wrong, otherwise", *told, after.reasons
    )


def _told(score: Score) -> str:
    """What the system said, in a line."""
    if score.record.answer is None:
        return f"error: {score.record.error}"
    return f"{score.status}: {score.record.answer.get('text')}"
