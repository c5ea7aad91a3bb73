"""A text cut to a run of its sentences: twice as many questions in the same time, and another text every epoch."""

import random
import re
from dataclasses import replace

from evals.fit.examples import Example

WORDS = (40, 100)
"""A crop's size is drawn between these."""

SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s+[A-Z“\"])[^.!?]*)*[.!?]?")


def crop(example: Example, rng: random.Random) -> Example:
    """The example over a run of sentences that holds its answer, or over any run where there is none."""
    sentences = list(SENTENCE.finditer(example.text))
    start, end = example.answers[0] if example.answers else sentences[rng.randrange(len(sentences))].span()
    touched = [number for number, s in enumerate(sentences) if s.start() < end and start < s.end()]
    if not touched:
        return example
    first, last = touched[0], touched[-1]
    budget = rng.randint(*WORDS)
    size = sum(len(sentence[0].split()) for sentence in sentences[first : last + 1])
    while size < budget and (first > 0 or last < len(sentences) - 1):
        if first > 0 and (last == len(sentences) - 1 or rng.random() < 0.5):
            first -= 1
            size += len(sentences[first][0].split())
        else:
            last += 1
            size += len(sentences[last][0].split())
    begin, finish = sentences[first].start(), sentences[last].end()
    answers = tuple((a - begin, b - begin) for a, b in example.answers if begin <= a and b <= finish)
    return replace(example, text=example.text[begin:finish], answers=answers)
