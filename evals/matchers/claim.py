"""Words given to a speaker: `Zelensky said Markarova ...` is not `Markarova said ...`."""

from evals.case import ClaimFact
from evals.matchers.match import Match, judged_with_speaker, stands
from evals.prose import Prose


def match(expected: ClaimFact, answer: Prose) -> Match:
    found: list[str] = []
    for words in expected.says:
        held = [(sentence, start, end) for sentence in answer.sentences for start, end in stands(words, sentence.text)]
        one = judged_with_speaker(held, expected.speakers, answer, f'"{words}"', "")
        if not one.ok:
            return one
        found.append(one.found)
    return Match(True, ", ".join(found), f"all of it is given to {' or '.join(expected.speakers)}")
