"""A sentence together with the one beside it that it cannot be read without."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Article
from index.span import Span
from qa.attributed import state
from qa.corrections import is_notice
from qa.interview import question_before
from qa.names import name_runs
from qa.speech import read_attributions, same_speaker
from qa.speech.quotations import quotations
from qa.statement import Statement

LONGEST = 400  # characters of two sentences quoted together: beyond it a reader loses the thread
# "He", "For now, it": of whom or what, the sentence before tells.
POINTS_BACK = re.compile(
    r"[\"“‘]?(?:(?:[A-Z]\w*(?: \w+){0,3}, |(?:For|At|By|In|Until|So) \w+ )?"
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]his|[Tt]hese)\b)"
)
# Half of what is said: it takes back or limits the sentence before, or tells what came of that.
LEANS = re.compile(
    r"[\"“‘]?(?:But|However|Yet|Nevertheless|Nonetheless|Instead|Even so|That said|Since then|Therefore|Hence"
    r"|As a result|Consequently|That is why|(?:For|Because of) (?:this|that)(?: reason)?)\b"
)


def with_antecedent(statement: Statement, sentences: Sequence[Span]) -> list[Statement]:
    """A sentence that opens with "He", "But" or "Since then", after the one before, which it speaks of.

    The reply of an interview is quoted with the question that it replies to.
    """
    text, opening = statement.article.text, statement.quote[0]
    asked = question_before(text, statement.quote, sentences)
    if asked and statement.quote[1] - asked[0] <= LONGEST:
        return [replace(statement, quote=(asked[0], statement.quote[1]))]
    before = _beside(statement.article, statement.quote, sentences, -1)
    if before is None:
        return [statement]
    names = not POINTS_BACK.match(text, before[0]) or name_runs(text[slice(*before)])  # "Its chairman, Ann Voss, said"
    pointed = POINTS_BACK.match(text, opening) and names
    wrong = is_notice(text[slice(*before)])  # what was said before it was corrected is not said again
    if wrong or (not pointed and not LEANS.match(text, opening)):
        return [statement]
    return _together([statement], state(statement.article, before, sentences))


def with_following(statement: Statement, sentences: Sequence[Span]) -> list[Statement]:
    """A sentence with the one after it in its paragraph, which goes on about it."""
    last = next((span for span in sentences if span[1] == statement.quote[1]), statement.quote)
    after = _beside(statement.article, last, sentences, 1)
    return _together([statement], state(statement.article, after, sentences)) if after else [statement]


def with_rest_of_speech(statement: Statement, sentences: Sequence[Span]) -> list[Statement]:
    """Words of a speaker with the sentences beside them in which the same speech goes on or begins."""
    article, spoken = statement.article, quotations(statement.article.text)
    speech = [statement]
    for step in (1, -1):
        beside = _beside(article, statement.quote, sentences, step)
        if beside is None or not any(first < beside[1] and beside[0] < last for first, last in spoken):
            continue
        if _one_speaks(article.text, (statement.quote, beside), sentences):
            speech = _together(speech, state(article, beside, sentences))
    return speech


def _one_speaks(text: str, spans: Sequence[Span], sentences: Sequence[Span]) -> bool:
    """Whether all of two sentences is said by one speaker."""
    own, others = ([one.speaker for one in read_attributions(text, span, sentences)] for span in spans)
    return bool(own and others) and all(same_speaker(first, second) for first in own for second in others)


def _together(held: list[Statement], other: Statement) -> list[Statement]:
    """The statements in the article's order, each citing the quote that holds all; `held` where that is too long."""
    ordered = sorted([*held, other], key=lambda one: one.words)
    quote = (min(one.quote[0] for one in ordered), max(one.quote[1] for one in ordered))
    if quote[1] - quote[0] > LONGEST:
        return held
    return [replace(one, quote=quote, source_named=at > 0) for at, one in enumerate(ordered)]


def _beside(article: Article, span: Span, sentences: Sequence[Span], step: int) -> Span | None:
    """The sentence before or after one, in the same paragraph and right beside it."""
    at = next((place for place, other in enumerate(sentences) if other == span), None)
    if at is None or not 0 <= at + step < len(sentences):
        return None
    beside = sentences[at + step]
    between = article.text[min(span[1], beside[1]) : max(span[0], beside[0])]
    return None if "\n" in between or between.strip() else beside
