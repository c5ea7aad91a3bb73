"""A time of day, to the minute."""

from evals.case import TimeFact
from evals.matchers.match import Match, judged_with_speaker
from evals.prose import Prose


def match(expected: TimeFact, answer: Prose) -> Match:
    held = [
        (sentence, clock.start, clock.end)
        for sentence, clock in answer.times
        if (clock.hour, clock.minute) == (expected.at.hour, expected.at.minute)
    ]
    read = ", ".join(dict.fromkeys(sentence.text[clock.start : clock.end] for sentence, clock in answer.times))
    return judged_with_speaker(held, expected.speakers, answer, f"{expected.at:%H:%M}", read)
