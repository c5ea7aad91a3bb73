"""A place, by a name that the case gives; not one that only shares a word with it, such as New York for York."""

import re

from evals.case import PlaceFact
from evals.matchers.match import Match, judged_with_speaker, stands
from evals.prose import Prose

# A word before a name that makes it another place.
ANOTHER = re.compile(
    r"\b(?:New|Old|North|South|East|West|Northern|Southern|Eastern|Western|Upper|Lower|Great|Little|San|Santa|Saint|St\.|"
    r"Port|Fort|Mount|Lake|El|La|Los|Las)[\s-]+$"
)
DENIED = re.compile(r"\bnot (?:in |at |from |to |near )?(?:the )?$", re.IGNORECASE)


def match(expected: PlaceFact, answer: Prose) -> Match:
    held = [
        (sentence, start, end)
        for sentence in answer.sentences
        for name in expected.names
        for start, end in stands(name, sentence.text, negatable=False)
        if sentence.text[start].isupper() == name[0].isupper()
        and not ANOTHER.search(sentence.text, 0, start)
        and not DENIED.search(sentence.text, 0, start)
        and not re.match(r"-[A-Z]", sentence.text[end:])
    ]
    return judged_with_speaker(held, expected.speakers, answer, expected.names[0], "")
