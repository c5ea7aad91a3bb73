"""A person, by a name that the case gives; not somebody else of that family name."""

from evals.case import PersonFact
from evals.matchers.match import Match, judged_with_speaker, stands
from evals.prose import Prose
from evals.speakers import is_stranger


def match(expected: PersonFact, answer: Prose) -> Match:
    held = [
        (sentence, start, end)
        for sentence in answer.sentences
        for name in expected.names
        for start, end in stands(name, sentence.text, negatable=False)
        if sentence.text[start].isupper() == name[0].isupper()
        and not is_stranger(sentence.text[:start], name, expected.names)
        and not _denied(sentence.text, start)
    ]
    return judged_with_speaker(held, expected.speakers, answer, expected.names[0], "")


def _denied(text: str, start: int) -> bool:
    """`not Markarova`"""
    return text[:start].rstrip().lower().endswith((" not", " not by", " nor"))
