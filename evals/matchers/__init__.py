"""One matcher a file: does the answer hold an expected fact, what was found instead, and why it does not count."""

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
from evals.matchers import claim, date, members, number, person, place, quote, text, time, yesno
from evals.matchers.match import Match
from evals.prose import Prose


def match_fact(expected: Fact, answer: Prose) -> Match:
    """The expected fact against the answer, by the matcher of its type."""
    match expected:
        case NumberFact():
            return number.match(expected, answer)
        case DateFact():
            return date.match(expected, answer)
        case TimeFact():
            return time.match(expected, answer)
        case PersonFact():
            return person.match(expected, answer)
        case PlaceFact():
            return place.match(expected, answer)
        case ClaimFact():
            return claim.match(expected, answer)
        case QuoteFact():
            return quote.match(expected, answer)
        case YesNoFact():
            return yesno.match(expected, answer)
        case ListFact():
            return members.match(expected, answer)
        case TextFact():
            return text.match(expected, answer)


__all__ = ["Match", "match_fact"]
