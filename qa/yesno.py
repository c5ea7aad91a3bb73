"""Yes or No to a question, where one clause of the sources carries it."""

from collections.abc import Callable
from typing import Literal

from qa.evidence import Evidence
from qa.families import subject, subjects
from qa.names import name_runs
from qa.polarity import clause_polarity, clause_spans, polarity
from qa.question import Question

Verdict = Literal["Yes: ", "No: "]

AGREED = 0.8  # of the question's words by rarity, in the sentence: under it, question and sentence differ in content


def verdict(question: Question, evidence: Evidence, rarity: Callable[[str], float]) -> Verdict | None:
    """What a sentence answers to a yes-or-no question; None where it does not carry an answer.

    Question and sentence must agree in content, and the clause that holds the question's last words must assert or
    negate it: what is hedged, denied, planned or possible is neither.
    """
    if polarity(question.text):
        return None
    sentence = evidence.text
    held = set(subjects(sentence))
    weight = {subject(term): rarity(term) for term in question.terms}
    if sum(rare for term, rare in weight.items() if term in held) < AGREED * sum(weight.values()):
        return None
    names = {subject(word) for start, end in name_runs(question.text) for word in question.text[start:end].split()}
    asserted = [term for term in weight if term not in names] or list(weight)
    clauses = clause_spans(sentence)
    clause = max(clauses, key=lambda span: sum(term in subjects(sentence[slice(*span)]) for term in asserted))
    classes = clause_polarity(sentence, clause)
    if not classes:
        return "Yes: "
    return "No: " if classes == {"not"} else None
