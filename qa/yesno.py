"""Yes or No to a question, where one clause of the sources carries it."""

import re
from collections.abc import Callable
from typing import Literal

from qa.evidence import Evidence
from qa.families import subject, subjects
from qa.polarity import clause_polarity, clause_spans, polarity
from qa.question import Question

Verdict = Literal["Yes: ", "No: "]

AGREED = 0.8  # of the question's words by rarity, in the sentence: under it, question and sentence differ in content
# Where the main clause of a question ends: "Was anyone hurt | when the ferry sank?"
_SETTING = re.compile(
    r"\s(?:when|after|before|during|while|as|since|until|because|in|at|on|for|from|by|with|near|against|to|over|under|of)\s",
    re.IGNORECASE,
)


def verdict(question: Question, evidence: Evidence, rarity: Callable[[str], float]) -> Verdict | None:
    """What a sentence answers to a yes-or-no question; None where it does not carry an answer.

    Question and sentence must agree in content. "Yes" needs every clause that holds a word of the question's main
    clause to assert it; "No" needs the one that holds the last of these words to negate it and no other to do more.
    What is hedged, denied, planned or possible is neither.
    """
    if polarity(question.text):
        return None
    sentence = evidence.text
    held = set(subjects(sentence))
    weight = {subject(term): rarity(term) for term in question.terms}
    if sum(rare for term, rare in weight.items() if term in held) < AGREED * sum(weight.values()):
        return None
    main = [term for term in subjects(_SETTING.split(question.text)[0]) if term not in question.name_subjects]
    if not main or not set(main) <= held:
        return None
    clauses = [(span, set(subjects(sentence[slice(*span)]))) for span in clause_spans(sentence)]
    telling = [clause_polarity(sentence, span) for span, words in clauses if words & set(main)]
    if not any(telling):
        return "Yes: "
    last = [clause_polarity(sentence, span) for span, words in clauses if main[-1] in words]
    return "No: " if all(found == {"not"} for found in last) and all(found <= {"not"} for found in telling) else None
