"""A sentence together with the one beside it that it cannot be read without."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.speech import as_named, read_attributions, same_speaker
from qa.speech.quotations import quotations
from qa.statement import Statement

Span = tuple[int, int]

LONGEST = 400  # characters of two sentences quoted together: beyond it a reader loses the thread
# "He", "For now, it": of whom or what, the sentence before tells.
POINTS_BACK = re.compile(
    r"[\"“‘]?(?:(?:[A-Z]\w*(?: \w+){0,3}, |(?:For|At|By|In|Until|So) \w+ )?"
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]his|[Tt]hese)\b)"
)
# Half of what is said: it takes back or limits the sentence before.
CONTRASTS = re.compile(r"[\"“‘]?(?:But|However|Yet|Nevertheless|Nonetheless|Instead|Even so|That said)\b")


def with_antecedent(statement: Statement, sentences: Sequence[Span]) -> Statement:
    """A sentence that opens with "He" or with "But" together with the one before, which it speaks of."""
    before = _beside(statement, sentences, -1)
    text = statement.article.text
    if before is None or statement.words != statement.quote:
        return statement
    opening = statement.quote[0]
    if not (POINTS_BACK.match(text, opening) or CONTRASTS.match(text, opening)) or POINTS_BACK.match(text, before[0]):
        return statement
    return _joined(statement, (before[0], statement.quote[1]))


def with_rest_of_speech(statement: Statement, sentences: Sequence[Span]) -> Statement:
    """Words of a speaker together with the sentence beside them in which the same speech begins or goes on."""
    text, (start, end) = statement.article.text, statement.quote
    said = [attribution.speaker for attribution in read_attributions(text, (start, end), sentences)]
    if not said:
        return statement
    begun = any(first < start < last for first, last in quotations(text))
    for step in (-1, 1) if begun else (1,):
        beside = _beside(statement, sentences, step)
        if beside is None or not any(first < beside[1] and beside[0] < last for first, last in quotations(text)):
            continue
        others = [attribution.speaker for attribution in read_attributions(text, beside, sentences)]
        if others and all(same_speaker(one, other) for one in said for other in others):
            return _spoken(statement, (min(start, beside[0]), max(end, beside[1])), said[0])
    return statement


def _spoken(statement: Statement, both: Span, speaker: str) -> Statement:
    """Both sentences as they stand where they name who speaks, within marks where they are one quotation."""
    text = statement.article.text
    joined = _joined(replace(statement, words=statement.quote, speaker=None, spoken=False), both)
    if joined.quote != both:
        return statement
    if as_named(speaker).casefold() in text[slice(*both)].casefold():
        return joined
    whole = any(first <= both[0] and both[1] <= last for first, last in quotations(text))
    return replace(joined, speaker=as_named(speaker), spoken=True) if whole else statement


def _beside(statement: Statement, sentences: Sequence[Span], step: int) -> Span | None:
    """The sentence before or after, in the same paragraph."""
    at = next((place for place, span in enumerate(sentences) if span == statement.quote), None)
    if at is None or not 0 <= at + step < len(sentences):
        return None
    beside = sentences[at + step]
    between = statement.article.text[min(statement.quote[1], beside[1]) : max(statement.quote[0], beside[0])]
    return None if "\n" in between else beside


def _joined(statement: Statement, both: Span) -> Statement:
    if both[1] - both[0] > LONGEST:
        return statement
    return replace(statement, quote=both, words=both)
