"""Yes or No to a question, where one clause of the sources carries it."""

import re
from typing import Literal

from qa.evidence import Evidence
from qa.families import subject, subjects
from qa.polarity import clause_polarity, clause_spans, polarity
from qa.question import Question

Verdict = Literal["Yes: ", "No: "]

AGREED = 0.8  # of the question's words by rarity, in the passage: under it, the two are about different things
OPPOSED = 0.5  # where the sentence says the opposite of one of these words, in which the two do not agree

# Each denies the other of the same thing: who was acquitted was not convicted.
OPPOSITES = {
    subject(one): subject(other)
    for pair in (
        "convicted acquitted",
        "guilty innocent",
        "admitted denied",
        "confessed denied",
        "accepted rejected",
        "open closed",
        "win lose",
        "rise fall",
        "passed rejected",
        "alive dead",
        "present absent",
        "succeeded failed",
    )
    for one, other in (pair.split(), reversed(pair.split()))
}
# Where the main clause of a question ends: "Was anyone hurt | when the ferry sank?"
_SETTING = re.compile(
    r"\s(?:when|after|before|during|while|as|since|until|because|in|at|on|for|from|by|with|near|against|to|over|under|of)\s",
    re.IGNORECASE,
)


def verdict(question: Question, evidence: Evidence) -> Verdict | None:
    """What a sentence answers to a yes-or-no question; None where it does not carry an answer.

    Question and sentence must agree in content, names and setting perhaps elsewhere in the passage or the headline.
    "Yes" needs every clause that holds a word of the question's main clause to assert it; "No" needs the one that holds
    the last of these words to negate it, or to say its opposite. What is hedged, denied or planned is neither.
    """
    sentence = evidence.text
    main = [term for term in subjects(_SETTING.split(question.text)[0]) if term not in question.name_subjects]
    opposed = {OPPOSITES[term] for term in main if term in OPPOSITES}
    clauses = [(span, set(subjects(sentence[slice(*span)]))) for span in clause_spans(sentence)]
    held = {word for _, words in clauses for word in words}
    agreed = evidence.features["overlap_passage"] >= (OPPOSED if opposed & held else AGREED)
    if polarity(question.text) or not agreed:
        return None
    if not main or not all(term in held or OPPOSITES.get(term) in held for term in main):
        return None
    telling = [(words, clause_polarity(sentence, span)) for span, words in clauses if words & {*main, *opposed}]
    if opposed & held:
        plain = all(not found or found == {"denied"} for words, found in telling if words & opposed)
        return "No: " if plain and not set(main) & OPPOSITES.keys() & held else None
    if not any(found for _, found in telling):
        return "Yes: "
    last = [found for words, found in telling if main[-1] in words]
    return "No: " if all(found == {"not"} for found in last) and all(found <= {"not"} for _, found in telling) else None
