"""Anything else, by its wording; `no casualties` is not `casualties`."""

from evals.case import TextFact
from evals.matchers.match import Match, judged_with_speaker, stands
from evals.prose import Prose


def match(expected: TextFact, answer: Prose) -> Match:
    held = [
        (sentence, start, end)
        for sentence in answer.sentences
        for wording in expected.any
        for start, end in stands(wording, sentence.text)
    ]
    wanted = " or ".join(f'"{wording}"' for wording in expected.any)
    return judged_with_speaker(held, expected.speakers, answer, wanted, "")
