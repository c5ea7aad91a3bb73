"""A sentence as a statement, with its speaker named where its words leave open who speaks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Article
from index.span import Span
from qa.speech import as_named, read_attributions
from qa.speech.quotations import quotations
from qa.statement import Statement

MOST = 0.6  # of a sentence: an attribution of less leaves the rest unsaid
# "Warned people not to drink it" tells what they are to do, and is no clause of its own.
_ORDERED = re.compile(
    r"(?:warn|urg|advis|tell|told|ask|order|instruct|encourag|invit|forb|call)\w*\s"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must)\b)[^,.;])*?\bto\s+[a-z]+",
    re.IGNORECASE,
)
OWN_WORDS = re.compile(r"\b(?:we|I|our|my|us|me)\b", re.IGNORECASE)


def state(article: Article, span: Span, sentences: Sequence[Span]) -> Statement:
    """A sentence as it stands, or, where it leaves open who speaks ("he said"), its words and the speaker's name.

    `sentences`: all spans of the article, in order.
    """
    text = article.text
    for attribution in read_attributions(text, span, sentences):
        words = (attribution.claim_start, attribution.claim_end)
        if _ORDERED.match(f"{attribution.verb} {text[slice(*words)]}"):
            continue
        if not is_named(attribution.speaker, text[slice(*span)]) and words[1] - words[0] >= MOST * (span[1] - span[0]):
            return said(article, span, words, attribution.speaker)
    return Statement(article, span, span)


def by_sentence(statement: Statement, sentences: Sequence[Span]) -> list[Statement]:
    """A statement of several whole sentences, one statement a sentence, so that each has its marker."""
    first, last = statement.words
    within = [span for span in sentences if first <= span[0] and span[1] <= last]
    if statement.words != statement.quote or statement.speaker or len(within) < 2:
        return [statement]
    opened = replace(statement, words=within[0])
    return [opened, *(replace(opened, words=span, opening="", source_named=True) for span in within[1:])]


def said(article: Article, span: Span, words: Span, speaker: str) -> Statement:
    """Words with their speaker named: within marks where they are the speaker's own and speak of themselves."""
    first, last = words
    in_quotation = any(start <= first and last <= end for start, end in quotations(article.text))
    stated = article.text[first:last]
    own = in_quotation and bool(OWN_WORDS.search(stated) or stated.strip()[:1].isupper())
    return Statement(article, span, words, as_named(speaker), own)


def is_named(speaker: str, words: str) -> bool:
    """Whether words name a speaker."""
    return speaker.casefold() in words.casefold()
