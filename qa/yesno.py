"""Yes or No to a question, where one clause of the sources carries it."""

import re
from collections.abc import Sequence
from typing import Literal

from qa.asked import BEFALLEN, is_part, state_of
from qa.context import POINTS_BACK
from qa.corrections import is_notice
from qa.evidence import Evidence
from qa.families import subject, subjects
from qa.frame import LIGHT, read_frame
from qa.numbers import read_quantities
from qa.polarity import clause_around, clause_polarity, clause_spans, polarity
from qa.question import Question

Verdict = Literal["Yes: ", "No: "]

Span = tuple[int, int]
Clause = tuple[Span, set[str]]

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
# Who has left an office is no longer in it.
_STILL_HOLDS = re.compile(
    r"\bstill\b.*\b(?:in (?:office|power|charge|post)|\w*minister|president|mayor|governor|head|chief|leader|director"
    r"|\w*chair\w*|judge|coach|captain)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:resigned|quit|stepped down|was (?:sacked|dismissed|removed|ousted|replaced|fired)"
    r"|left (?:office|the post)|died)\b",
    re.IGNORECASE,
)
_FAVOURED = re.compile(r"\b(?:vot(?:e|ed)|came out|speak|spoke) (?:for|in favou?r of)\b", re.IGNORECASE)
_OPPOSED = re.compile(r"\b(?:vot(?:e|ed)|came out|speak|spoke|argued) against\b", re.IGNORECASE)
# Where the predicate of a question ends and its setting begins: "Was anyone hurt | when the ferry sank?"
_SETTING = re.compile(
    r"\s(?:when|after|before|during|while|as|since|until|because|in|at|on|for|from|by|with|near|against|over|under|of"
    r"|despite|according|to(?=\s(?:the|an?|his|her|its|their|our|this|that|these|those|(?-i:[A-Z0-9]))))\s",
    re.IGNORECASE,
)
# "Is it going to cut its dividend?" asks whether it cuts it.
_GOING_TO = re.compile(r"^\s*(?:going|about|set|due|planning)\s+to\s+", re.IGNORECASE)
_SUBORDINATE = re.compile(r"[\s,]*(?:because|although|though|since|after|before|while|when|unless|as)\b", re.IGNORECASE)
_PAST_ASKED = re.compile(r"^(?:did|was|were|had|has|have)\b", re.IGNORECASE)
NOBODY = re.compile(r"\b(?:no one|nobody|none|not a single|no \w+s)\b", re.IGNORECASE)


def verdict(question: Question, evidence: Evidence, sentences: Sequence[Span]) -> Verdict | None:
    """What a sentence answers to a yes-or-no question; None where it does not carry an answer.

    `sentences` are those of its article, in order: whom "He" means, the one before tells.

    Question and sentence must agree in content, names and setting perhaps elsewhere in the passage or the headline.
    "Yes" needs every clause that holds a word of the question's main clause to assert it; "No" needs the one that holds
    the last of these words to negate it, or to say its opposite. What is hedged, denied or planned is neither, but what
    is planned answers a question about what is to be. What an outlet corrected is not so.
    """
    if polarity(question.text) - {"will"} or evidence.features["names_article"] < 1.0:
        return None
    sentence, main = evidence.text, _main(question)
    if is_notice(sentence):
        return "No: " if _same_claim(question, evidence, main) else None
    if _turned(question, evidence) or _other_count(question, evidence):
        return "No: "
    if not main:
        return None
    opposed = {OPPOSITES[term] for term in main if term in OPPOSITES}
    before = words_before(evidence, sentences)
    clauses = [
        (span, set(subjects(sentence[slice(*span)])) | (before if span[0] == 0 else frozenset()))
        for span in clause_spans(sentence)
    ]
    clauses = _of_its_own(sentence, clauses, main)
    own, held = set(subjects(sentence)), {word for _, words in clauses for word in words}
    # Whom "He" means the sentence before tells, but not what he did.
    if main[-1] not in own and OPPOSITES.get(main[-1]) not in own:
        return None
    if not all(term in held or OPPOSITES.get(term) in held for term in main):
        return None
    nobody = NOBODY.search(sentence) is not None
    if evidence.features["overlap_passage"] < (OPPOSED if opposed & held or nobody else AGREED):
        return None
    allowed = frozenset() if _PAST_ASKED.match(question.text) else frozenset({"will"})
    telling = [
        (words, clause_polarity(sentence, span) - allowed) for span, words in clauses if words & {*main, *opposed}
    ]
    if opposed & held:
        plain = all(not found or found == {"denied"} for words, found in telling if words & opposed)
        return "No: " if plain and not set(main) & OPPOSITES.keys() & held else None
    if not any(found for _, found in telling):
        return "Yes: "
    last = [found for words, found in telling if main[-1] in words]
    return "No: " if all(found == {"not"} for found in last) and all(found <= {"not"} for _, found in telling) else None


def befell_all_the_same(question: Question, evidence: Evidence, others: Sequence[Evidence]) -> bool:
    """Whether the sentence itself, or a later article, tells of someone whom that befell, or worse.

    Then "nobody was hurt" is what was said before more was known.
    """
    day = evidence.article.published
    if not (question.stems & BEFALLEN and NOBODY.search(evidence.text)) or day is None:
        return False
    later = [one for one in others if one.article.published and one.article.published > day]
    return any(
        set(subjects(one.text[slice(*span)])) & BEFALLEN and not clause_polarity(one.text, span)
        for one in (evidence, *later)
        for span in clause_spans(one.text)
        if not NOBODY.search(one.text[slice(*span)])
    )


def _main(question: Question) -> list[str]:
    """The words of the subject, names aside, and of the predicate; none where the predicate cannot be told."""
    frame = read_frame(question.text)
    if frame is None or not frame.rest:
        return []
    rest = _GOING_TO.sub("", frame.rest)
    predicate = [term for term in subjects(_SETTING.split(f"{rest} ")[0]) if term not in LIGHT]
    if not predicate:
        return []
    whose = subjects(_SETTING.split(f"{frame.subject} ")[0])
    return [term for term in (*whose, *predicate) if term not in question.name_subjects and term not in LIGHT]


def _of_its_own(sentence: str, clauses: list[Clause], main: Sequence[str]) -> list[Clause]:
    """The clauses less those that only give a reason or a time, where another one says all that is asked."""
    said = [(span, words) for span, words in clauses if not _SUBORDINATE.match(sentence[slice(*span)])]
    whole = any(all(term in words or OPPOSITES.get(term) in words for term in main) for _, words in said)
    return said if whole else clauses


def words_before(evidence: Evidence, sentences: Sequence[Span]) -> frozenset[str]:
    """The words of the sentence that one which opens with "He" speaks of; none for another."""
    text = evidence.article.text
    at = next((place for place, span in enumerate(sentences) if span[0] == evidence.start), 0)
    if not at or not POINTS_BACK.match(text, evidence.start) or "\n" in text[sentences[at - 1][1] : evidence.start]:
        return frozenset()
    return frozenset(subjects(text[slice(*sentences[at - 1])]))


def _same_claim(question: Question, evidence: Evidence, main: Sequence[str]) -> bool:
    """Whether a notice of correction takes back what the question asks about, value and all."""
    values = set(re.findall(r"\d[\d.,]*\d|\d", question.text))
    said = set(subjects(evidence.text.split(". ")[0]))
    stated = read_quantities(question.text)
    same = not stated or any(
        (one.low, one.high) == (other.low, other.high) for one in stated for other in read_quantities(evidence.text)
    )
    about = [term for term in main if term in said]
    named = bool(values) and question.name_subjects <= said
    return same and all(value in evidence.text for value in values) and (named or 2 * len(about) >= len(main) > 0)


def _turned(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence tells that it is the other way round, of the one whom the question names."""
    if not question.name_subjects <= set(subjects(evidence.text)) and not question.name_subjects.issubset(
        subjects(f"{evidence.article.title or ''} {evidence.text}")
    ):
        return False
    if _FAVOURED.search(question.text) and _OPPOSED.search(evidence.text):
        return evidence.features["overlap_passage"] >= OPPOSED and not polarity(evidence.text) - {"not", "will"}
    left = _LEFT.search(evidence.text)
    clause = evidence.text[slice(*clause_around(evidence.text, *left.span()))] if left else ""
    return bool(left and _STILL_HOLDS.search(question.text) and not polarity(clause))


def _other_count(question: Question, evidence: Evidence) -> bool:
    """Whether the question gives a figure and the sentence another, exact, of the same people and fate."""
    stated = [one for one in read_quantities(question.text) if one.kind == "count" and one.comparator == "="]
    fate = question.stems & BEFALLEN
    if len(stated) != 1 or not fate or evidence.features["overlap_near"] < OPPOSED:
        return False
    given = [
        one
        for one in read_quantities(evidence.text)
        if one.kind == "count" and fate & state_of(evidence.text, one) and not is_part(question, evidence.text, one)
    ]
    exact = len(given) == 1 and given[0].comparator == "=" and given[0].low == given[0].high and given[0].low
    return bool(exact) and given[0].low != stated[0].low and not polarity(evidence.text)
