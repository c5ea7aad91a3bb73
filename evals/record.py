"""What was asked and what came of it, as a run keeps it: one JSON line a case."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from evals.case import Case
from evals.quoted import Quoted
from evals.schema import read_case


@dataclass(frozen=True)
class Record:
    """A case with the answer's `to_dict()`, or with the system's error."""

    case: Case
    answer: Mapping[str, Any] | None
    error: str | None
    seconds: float
    quoted: tuple[Quoted, ...] = ()
    rank: int | None = None
    """Where the first passage that answers stands among those retrieved, from 1; None where there is none."""
    ranked: bool = False
    """Whether retrieval was looked at."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "case": dict(self.case.written),
            "answer": self.answer,
            "error": self.error,
            "seconds": round(self.seconds, 4),
            "quoted": [asdict(one) for one in self.quoted],
            "rank": self.rank,
            "ranked": self.ranked,
        }


def read_record(data: Mapping[str, Any]) -> Record:
    """A record from its JSON line. Raises KeyError, TypeError or ValueError where it is none."""
    return Record(
        case=read_case(data["case"]),
        answer=data["answer"],
        error=data["error"],
        seconds=float(data["seconds"]),
        quoted=tuple(Quoted(**one) for one in data["quoted"]),
        rank=data["rank"],
        ranked=bool(data["ranked"]),
    )
