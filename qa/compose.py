"""What an extractive answer states: figures with who gives them, and sentences."""

import re
from collections.abc import Mapping, Sequence

from index.span import Span
from qa.attributed import is_named, said, state
from qa.candidates import REASON
from qa.context import POINTS_BACK, with_antecedent, with_following, with_rest_of_speech
from qa.evidence import Evidence
from qa.facts import with_quotation_marks
from qa.families import subjects
from qa.kinds import Kind
from qa.question import Question
from qa.reconcile import Standing
from qa.speech.speakers import is_pronoun
from qa.statement import Statement

Sentences = Mapping[str, Sequence[Span]]
"""The spans of all sentences of an article, by its id."""

MAX_STATEMENTS = 4  # a short answer and at most three of support
ALIKE = 0.8  # shared stems, of the shorter: beyond it a sentence says what one before it said
LONG: frozenset[Kind] = frozenset({"quote", "reason", "list"})
ONE_THING: frozenset[Kind] = frozenset({"person", "time", "age"})
BESIDE_A_PICK = 0.5  # of its probability, what another sentence needs to stand beside the one that answers
SAID_AT_LENGTH = LONG | {"text"}  # what a speaker says of it may take two sentences
_COMPARING = re.compile(
    r"\b(?:against|compar\w+|versus|vs|than|differ\w*|how far apart|out of how many|instead of|rather than)\b",
    re.IGNORECASE,
)
# Such a clause is no sentence of its own: it is relative, or another one has its subject.
RELATIVE = re.compile(r"(?:which|who|whom|whose|where|that|had|has|have|was|were|is|are|will|[a-z]{3,}(?:ing|ed))\b")

_ACCORDING_TO_HIM = re.compile(r"according to (?:him|her|them|it),\s+", re.IGNORECASE)  # whom, the statement says


def state_figures(question: Question, standings: Sequence[Standing], sentences: Sentences) -> list[Statement]:
    """One statement a figure: its clause, and who gives it; where two are compared, its whole sentence."""
    statements = []
    for standing in standings:
        fact = standing.lead
        text = fact.article.text
        relative = RELATIVE.match(text, fact.clause[0])
        whole = relative or _COMPARING.search(question.text)
        speaker = None if fact.speaker and is_pronoun(fact.speaker) else fact.speaker  # "to her" tells nobody by name
        if POINTS_BACK.match(text, fact.clause[0]):  # "He put it at 500": stands behind the sentence that names him
            statements.append(Statement(fact.article, fact.evidence.span, fact.evidence.span))
            continue
        if speaker is None or whole or is_named(speaker, text[slice(*fact.clause)]):
            statements.append(state(fact.article, fact.evidence.span, sentences[fact.article.id]))
            continue
        opening = _ACCORDING_TO_HIM.match(text, *fact.clause)
        first = opening.end() if opening else fact.clause[0]
        subject = text[first : fact.value[0]].strip(' "“‘')
        words = (first, fact.clause[1]) if subject else with_quotation_marks(text, fact.value[0], fact.clause[1])
        statements.append(said(fact.article, fact.evidence.span, words, speaker))
    return statements


def state_sentences(
    question: Question, ranked: Sequence[Evidence], share: float, sentences: Sentences
) -> list[Statement]:
    """The best sentences, none saying what one before it said.

    A further sentence needs at least `share` of the first one's probability; where more than a few words are asked for
    (a reason, a quotation, a list), the best few are shown.
    """
    chosen: list[Evidence] = []
    least = 0.0 if question.kind in LONG else BESIDE_A_PICK if _picked(question, ranked) else share
    needed = least * ranked[0].probability if ranked else 0.0
    for evidence in ranked:
        if len(chosen) == MAX_STATEMENTS - 1 or evidence.probability < needed:
            break
        if not any(_alike(evidence, other) for other in chosen):
            chosen.append(evidence)
    statements: list[Statement] = []
    for evidence in chosen:
        own = sentences[evidence.article.id]
        stated = state(evidence.article, evidence.span, own)
        together = with_antecedent(stated, own)
        if question.kind in SAID_AT_LENGTH and evidence is chosen[0] and len(together) == 1:
            together = with_rest_of_speech(together[0], own)
        if question.kind == "reason" and len(together) == 1 and not evidence.features["value"]:
            followed = with_following(together[0], own)  # what is told without a "because" is told after it
            text, (start, end) = followed[-1].article.text, followed[-1].words
            if evidence is chosen[0] or POINTS_BACK.match(text, start) or REASON.search(text, start, end):
                together = followed
        if any(overlap(one, other) for one in together for other in statements):
            together = [stated]  # what it points back to is shown already
        if not any(overlap(stated, other) for other in statements):
            statements += together
    return statements


def _picked(question: Question, ranked: Sequence[Evidence]) -> bool:
    """Whether one thing is asked for, and the reader picks it in the likeliest sentence."""
    return question.kind in ONE_THING and bool(ranked) and ranked[0].is_read


def overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements quote some of the same words."""
    return one.article.id == other.article.id and one.quote[0] < other.quote[1] and other.quote[0] < one.quote[1]


def _alike(one: Evidence, other: Evidence) -> bool:
    first, second = set(subjects(one.text)), set(subjects(other.text))
    return len(first & second) >= ALIKE * max(1, min(len(first), len(second)))
