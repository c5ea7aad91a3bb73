"""An eval case: a question, and what a right answer holds. Expected values are normalised; no prose is parsed."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Literal, Self

from qa.answer import Status

Comparator = Literal["=", ">", ">=", "<", "<=", "~", "range"]
COMPARATORS: tuple[Comparator, ...] = ("=", ">", ">=", "<", "<=", "~", "range")
STATUSES: tuple[Status, ...] = ("answered", "disputed", "not_found")
KINDS = (
    *("count", "amount", "share", "distance", "date", "time", "duration", "person", "place", "organisation", "speaker"),
    *("quote", "reason", "yesno", "list", "comparison", "dispute", "scope", "revision", "correction", "attribution"),
    *("negation", "table", "followup", "false-premise", "metadata", "near-miss", "not-found", "text"),
)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """What every fact may ask for: who must be given for it, any one of `speakers`. Empty: nobody in particular."""

    speakers: tuple[str, ...] = ()

    def unspoken(self) -> Self:
        """The same fact, whoever says it."""
        return replace(self, speakers=())


@dataclass(frozen=True)
class NumberFact(Spoken):
    """Inclusive bounds, None where open. Without a comparator, `=` and `~` are alike, and so are `>` and `>=`."""

    low: float | None
    high: float | None
    comparator: Comparator | None = None
    unit: str | None = None
    counts: tuple[str, ...] = ()
    """Nouns, any of which may be the one counted."""


@dataclass(frozen=True)
class DateFact(Spoken):
    """A period, both days included; a day has first == last."""

    first: date
    last: date


@dataclass(frozen=True)
class TimeFact(Spoken):
    at: time


@dataclass(frozen=True)
class PersonFact(Spoken):
    names: tuple[str, ...]
    """The full name first, then what else a right answer may call this person."""


@dataclass(frozen=True)
class PlaceFact(Spoken):
    names: tuple[str, ...]


@dataclass(frozen=True)
class ClaimFact(Spoken):
    """Words that must be given to a speaker."""

    says: tuple[str, ...]


@dataclass(frozen=True)
class QuoteFact(Spoken):
    """Exact words of a source."""

    text: str


@dataclass(frozen=True)
class YesNoFact(Spoken):
    value: bool


@dataclass(frozen=True)
class ListFact(Spoken):
    """All members, each with its variants."""

    members: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TextFact(Spoken):
    any: tuple[str, ...]


Fact = (
    NumberFact | DateFact | TimeFact | PersonFact | PlaceFact | ClaimFact | QuoteFact | YesNoFact | ListFact | TextFact
)


@dataclass(frozen=True)
class Case:
    """One question with what is expected of its answer."""

    id: str
    question: str
    status: tuple[Status, ...]
    """Any of these is right."""
    kind: str
    expect: tuple[Fact, ...] = ()
    absent: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Path endings of the files that must be among the cited."""
    history: tuple[dict[str, str], ...] = ()
    as_of: date | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    written: tuple[tuple[str, Any], ...] = ()
    """The case as it stands in its file, for the run that is kept."""

    def asked(self) -> dict[str, Any]:
        """What `ask` is given beside the question: only what the case states, so a plain chain can be asked too."""
        given = {
            "history": [dict(turn) for turn in self.history] or None,
            "as_of": self.as_of,
            "publisher": self.publisher,
            "since": self.since,
            "until": self.until,
        }
        return {name: value for name, value in given.items() if value is not None}

    @property
    def answerable(self) -> bool | None:
        """Whether the sources answer it; None where the case accepts both."""
        if "not_found" not in self.status:
            return True
        return False if self.status == ("not_found",) else None
