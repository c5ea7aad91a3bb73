"""What an extractive answer states: figures with who gives them, and sentences."""

import re
from collections.abc import Mapping, Sequence

from qa.context import with_antecedent, with_rest_of_speech
from qa.evidence import Evidence
from qa.facts import with_quotation_marks
from qa.families import subjects
from qa.question import Kind, Question
from qa.reconcile import Standing
from qa.speech import as_named, read_attributions
from qa.speech.quotations import quotations
from qa.statement import Statement

Span = tuple[int, int]
Sentences = Mapping[str, Sequence[Span]]
"""The spans of all sentences of an article, by its id."""

MAX_STATEMENTS = 4  # a short answer and at most three of support
ALIKE = 0.8  # shared stems, of the shorter: beyond it a sentence says what one before it said
LONG: frozenset[Kind] = frozenset({"quote", "reason", "list"})
MOST = 0.6  # of a sentence: an attribution of less leaves the rest unsaid
RELATIVE = re.compile(r"(?:which|who|whom|whose|where|that)\b")  # such a clause is no sentence of its own
OWN_WORDS = re.compile(r"\b(?:we|I|our|my|us|me)\b", re.IGNORECASE)


def state_figures(standings: Sequence[Standing], sentences: Sentences) -> list[Statement]:
    """One statement a figure: its clause, and who gives it."""
    statements = []
    for standing in standings:
        fact = standing.lead
        text = fact.article.text
        relative = RELATIVE.match(text, fact.clause[0])
        if fact.speaker is None or relative or _names(fact.speaker, text[slice(*fact.clause)]):
            statements.append(state(fact.evidence, sentences))
            continue
        subject = text[fact.clause[0] : fact.value[0]].strip(' "“‘')
        words = fact.clause if subject else with_quotation_marks(text, fact.value[0], fact.clause[1])
        statements.append(_said(fact.evidence, words, fact.speaker))
    return statements


def state(evidence: Evidence, sentences: Sentences) -> Statement:
    """A sentence as it stands, or, where it leaves open who speaks ("he said"), its words and the speaker's name."""
    article, span = evidence.article, (evidence.start, evidence.end)
    text = article.text
    for attribution in read_attributions(text, span, sentences[article.id]):
        words = (attribution.claim_start, attribution.claim_end)
        if not _names(attribution.speaker, text[slice(*span)]) and words[1] - words[0] >= MOST * (span[1] - span[0]):
            return _said(evidence, words, attribution.speaker)
    return Statement(article, span, span)


def _said(evidence: Evidence, words: Span, speaker: str) -> Statement:
    """Words with their speaker named: within marks where they are the speaker's own and speak of themselves."""
    text = evidence.article.text
    first, last = words
    in_quotation = any(start <= first and last <= end for start, end in quotations(text))
    own = in_quotation and bool(OWN_WORDS.search(text[first:last]) or text[first:last].strip()[:1].isupper())
    return Statement(evidence.article, (evidence.start, evidence.end), words, as_named(speaker), own)


def _names(speaker: str, words: str) -> bool:
    return speaker.casefold() in words.casefold()


def state_sentences(
    question: Question, ranked: Sequence[Evidence], share: float, sentences: Sentences
) -> list[Statement]:
    """The best sentences, none saying what one before it said.

    A further sentence needs at least `share` of the first one's probability; where more than a few words are asked for
    (a reason, a quotation, a list), the best few are shown.
    """
    chosen: list[Evidence] = []
    needed = 0.0 if question.kind in LONG else share * ranked[0].probability if ranked else 0.0
    for evidence in ranked:
        if len(chosen) == MAX_STATEMENTS - 1 or evidence.probability < needed:
            break
        if not any(_alike(evidence, other) for other in chosen):
            chosen.append(evidence)
    statements: list[Statement] = []
    for evidence in chosen:
        own = sentences[evidence.article.id]
        statement = with_antecedent(state(evidence, sentences), own)
        if question.kind == "quote" and statement.quote == (evidence.start, evidence.end):
            statement = with_rest_of_speech(statement, own)
        if not any(overlap(statement, other) for other in statements):
            statements.append(statement)
    return statements


def overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements quote some of the same words."""
    return one.article.id == other.article.id and one.quote[0] < other.quote[1] and other.quote[0] < one.quote[1]


def _alike(one: Evidence, other: Evidence) -> bool:
    first, second = set(subjects(one.text)), set(subjects(other.text))
    return len(first & second) >= ALIKE * max(1, min(len(first), len(second)))
