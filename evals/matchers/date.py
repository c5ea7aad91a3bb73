"""A date or period: read with the day that the cited article was published. Dec. 14 is not Dec. 15, nor December."""

from evals.case import DateFact
from evals.matchers.match import Match, judged_with_speaker
from evals.prose import Prose


def match(expected: DateFact, answer: Prose) -> Match:
    wanted = (expected.first, expected.last)
    held = [
        (sentence, period.start, period.end)
        for sentence, period in answer.periods
        if (period.first, period.last) == wanted
    ]
    read = dict.fromkeys(f"{sentence.text[p.start : p.end]} ({p.first} to {p.last})" for sentence, p in answer.periods)
    return judged_with_speaker(held, expected.speakers, answer, described(expected), ", ".join(read))


def described(expected: DateFact) -> str:
    """The expected period in words."""
    if expected.first == expected.last:
        return expected.first.isoformat()
    return f"{expected.first} to {expected.last}"
