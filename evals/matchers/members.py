"""A list: every member by one of its variants."""

from evals.case import ListFact
from evals.matchers.match import Match, judged_with_speaker, stands
from evals.prose import Prose


def match(expected: ListFact, answer: Prose) -> Match:
    found: list[str] = []
    for variants in expected.members:
        held = [
            (sentence, start, end)
            for sentence in answer.sentences
            for variant in variants
            for start, end in stands(variant, sentence.text)
        ]
        one = judged_with_speaker(held, expected.speakers, answer, f'"{variants[0]}"', ", ".join(found))
        if not one.ok:
            return one
        found.append(one.found)
    return Match(True, ", ".join(found), f"all {len(found)} members stand in the answer")
