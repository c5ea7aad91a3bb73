"""Exact words of a source: they stand in the answer's text and in a quote that it cites there."""

from evals.case import QuoteFact
from evals.matchers.match import Match, judged_with_speaker, stands
from evals.prose import Prose, squeezed


def match(expected: QuoteFact, answer: Prose) -> Match:
    wanted = squeezed(expected.text)
    holding = [cited for cited in answer.citations.values() if wanted in squeezed(cited.quote)]
    if not holding:
        return Match(False, "", f'no citation quotes the words "{expected.text}"')
    held = [
        (sentence, start, end)
        for sentence in answer.sentences
        for start, end in stands(expected.text.strip(".,!?;"), sentence.text, negatable=False)
    ]
    return judged_with_speaker(held, expected.speakers, answer, f'"{expected.text}"', holding[0].quote)
