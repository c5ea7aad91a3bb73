"""An expected fact in words, for reports."""

from evals.case import (
    ClaimFact,
    DateFact,
    Fact,
    ListFact,
    NumberFact,
    PersonFact,
    PlaceFact,
    QuoteFact,
    TextFact,
    TimeFact,
    YesNoFact,
)
from evals.matchers import date, number


def described(fact: Fact) -> str:
    """The fact, and who must be given for it."""
    said_by = f" (by {' or '.join(fact.speakers)})" if fact.speakers else ""
    return _described(fact) + said_by


def _described(fact: Fact) -> str:
    match fact:
        case NumberFact():
            return number.described(fact)
        case DateFact():
            return date.described(fact)
        case TimeFact():
            return f"{fact.at:%H:%M}"
        case PersonFact() | PlaceFact():
            return " or ".join(fact.names)
        case ClaimFact():
            return ", ".join(f'"{words}"' for words in fact.says)
        case QuoteFact():
            return f'"{fact.text}"'
        case YesNoFact():
            return "yes" if fact.value else "no"
        case ListFact():
            return ", ".join("/".join(variants) for variants in fact.members)
        case TextFact():
            return " or ".join(f'"{wording}"' for wording in fact.any)
