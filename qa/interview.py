"""Questions that an article itself puts, in an interview or an explainer: what stands after them answers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from index.span import Span
from qa.candidates import values
from qa.evidence import Evidence
from qa.question import Question

_ASKS = re.compile(r"\?\s*$")  # outside quotation marks: what a speaker asks is no heading


def with_replies(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> list[Evidence]:
    """The evidence with the reply in the place of each paragraph that asks; each sentence stands once."""
    told: dict[tuple[str, int], Evidence] = {}
    for one in ranked:
        sentences = sentences_of(one.article.id)
        span = reply_to(one.article.text, one.span, sentences)
        if span != one.span:
            value, counted = values(question, one.article, one.article.text[slice(*span)])
            features = {**one.features, "value": value, "counted": counted}
            one = replace(one, start=span[0], end=span[1], features=features, words=None)
        told.setdefault((one.article.id, one.start), one)
    return list(told.values())


def reply_to(text: str, span: Span, sentences: Sequence[Span]) -> Span:
    """The first sentence after a paragraph that ends with a question; the sentence itself where its own does not."""
    at = next((place for place, other in enumerate(sentences) if other[0] == span[0]), None)
    if at is None:
        return span
    while at + 1 < len(sentences) and "\n" not in text[sentences[at][1] : sentences[at + 1][0]]:
        at += 1
    return sentences[at + 1] if _ASKS.search(text[slice(*sentences[at])]) and at + 1 < len(sentences) else span


def question_before(text: str, span: Span, sentences: Sequence[Span]) -> Span | None:
    """The question that stands right before a sentence, in the paragraph above its own; None where none does."""
    before = next((other for other, after in pairwise(sentences) if after[0] == span[0]), None)
    between = text[before[1] : span[0]] if before else ""
    if before is None or "\n" not in between or between.strip() or not _ASKS.search(text[slice(*before)]):
        return None
    return before
