"""An answer, as every face of the program shows it, and as `--json` prints it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from index.article import Article

Status = Literal["answered", "disputed", "not_found"]
Field = Literal["title", "authors", "publisher", "published"]


@dataclass(frozen=True)
class Citation:
    """A quote: `article.text[start:end]`, or a `field` of the article's metadata as it stands in the file."""

    number: int
    quote: str
    start: int | None
    end: int | None
    article: Article
    speaker: str | None = None
    field: Field | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "field": self.field,
            "speaker": self.speaker,
            "article": self.article.to_dict(),
        }


@dataclass(frozen=True)
class Position:
    """One value that the sources give, with its scope, who says so and when."""

    value: str
    scope: str | None
    speaker: str | None
    as_of: str | None
    """The day it was said or published, as YYYY-MM-DD."""
    citations: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "scope": self.scope,
            "speaker": self.speaker,
            "as_of": self.as_of,
            "citations": list(self.citations),
        }


@dataclass(frozen=True)
class Answer:
    """What the sources say to a question. `text` carries [n] markers, n being a citation's number."""

    question: str
    standalone_question: str
    status: Status
    score: float
    """The fitted probability that the sources answer the question."""
    text: str
    citations: tuple[Citation, ...] = ()
    positions: tuple[Position, ...] = ()
    closest: tuple[Citation, ...] = ()
    """For `not_found`: the nearest passages, claiming nothing."""
    warnings: tuple[str, ...] = ()
    answered_by: str = "extractive"
    seconds: dict[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Version 1 of the contract. Keys may be added; none is renamed or removed."""
        return {
            "version": 1,
            "question": self.question,
            "standalone_question": self.standalone_question,
            "status": self.status,
            "score": round(self.score, 4),
            "text": self.text,
            "citations": [citation.to_dict() for citation in self.citations],
            "positions": [position.to_dict() for position in self.positions],
            "closest": [citation.to_dict() for citation in self.closest],
            "warnings": list(self.warnings),
            "answered_by": self.answered_by,
            "seconds": {step: round(taken, 4) for step, taken in self.seconds.items()},
        }
