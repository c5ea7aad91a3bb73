"""Yes or no, said as such: `No casualties were reported` opens with a `no` that answers nothing."""

import re

from evals.case import YesNoFact
from evals.matchers.match import Match
from evals.prose import Prose
from evals.speakers import is_named, speakers_of

SAID = re.compile(r"^\W*(yes|no)(?=\s*(?:[,.;:!-]|$))|,\s(yes|no)(?=\s*(?:[,.;:!]|$))", re.IGNORECASE)


def match(expected: YesNoFact, answer: Prose) -> Match:
    wanted = "yes" if expected.value else "no"
    said = SAID.search(answer.sentences[0].text) if answer.sentences else None
    if said is None:
        return Match(False, "neither Yes nor No", f'the answer must open with "{wanted.capitalize()}"')
    found = (said.group(1) or said.group(2)).lower()
    if found != wanted:
        return Match(False, found, f"the answer says {found}, and {wanted} is right")
    if expected.speakers:
        named = [
            speaker
            for sentence in answer.sentences
            for speaker in speakers_of(sentence.text, len(sentence.text), len(sentence.text))
        ]
        if not any(is_named(speaker, expected.speakers) for speaker in named):
            return Match(
                False, f"{found} ({'; '.join(named)})", f"it must be given to {' or '.join(expected.speakers)}"
            )
    return Match(True, found, f"the answer says {found}")
