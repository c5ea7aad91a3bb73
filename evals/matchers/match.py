"""What a matcher says, and the search for words that all of them share."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.prose import Prose, Sentence, plain
from evals.speakers import given_to


@dataclass(frozen=True)
class Match:
    """`found` is what the answer holds for it; `explanation` says, to a person, why it counts or does not."""

    ok: bool
    found: str
    explanation: str


# "no reported casualties", "did not cause any casualties", "denied that there were casualties"
NEGATED = re.compile(
    r"\b(?:no|not(?! only\b)|never|without|neither|nor|den(?:y|ies|ied)|\w+n't)\b(?:\s+[^\s.,;:]+){0,3}\s*$",
    re.IGNORECASE,
)


def stands(wording: str, sentence: str, negatable: bool = True) -> Iterator[tuple[int, int]]:
    """Where the words stand in the sentence, whole, ignoring case; not where they are negated and `wording` is not."""
    pattern = r"\s+".join(map(re.escape, plain(wording).split()))
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", sentence, re.IGNORECASE):
        if not (negatable and NEGATED.search(sentence, 0, found.start())):
            yield found.span()


def judged_with_speaker(
    held: Sequence[tuple[Sentence, int, int]], speakers: tuple[str, ...], answer: Prose, expected: str, others: str
) -> Match:
    """A match where one of the places that hold the fact is given to one of `speakers`, if any is asked for."""
    if not held:
        return Match(False, others or "nothing of the kind", f"{expected} does not stand in the answer")
    heard: list[str] = []
    for sentence, start, end in held:
        words = sentence.text[start:end]
        if not speakers:
            return Match(True, words, f"{expected} stands in the answer")
        right, named = given_to(speakers, answer, sentence, start, end)
        if right:
            return Match(True, words, f"{expected} is given to {named}")
        heard.append(named)
    first, start, end = held[0]
    wanted = " or ".join(speakers)
    return Match(
        False,
        f"{first.text[start:end]} ({'; '.join(heard)})",
        f"{expected} must be given to {wanted}, not to {heard[0]}",
    )
