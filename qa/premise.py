"""A question that takes for granted what the sources deny: "When were the thieves arrested?", and nobody was."""

import re
from collections.abc import Callable, Sequence

from qa.evidence import Evidence
from qa.families import subjects
from qa.frame import LIGHT, predicate, read_frame
from qa.polarity import clause_polarity, clause_spans
from qa.question import Kind, Question
from qa.yesno import NOBODY, OPPOSITES, words_before

Span = tuple[int, int]

GRANTING: frozenset[Kind] = frozenset({"date", "time", "duration", "length", "reason", "person", "place"})
"""What is asked of something that is taken to have happened. A count may be none."""
LOOKED_AT = 20  # sentences, the best ranked
ABOUT = 0.5  # of the question's words by rarity, in the passage: the two are about one thing
# What is denied of one day, cause or place is not denied.
_LIMITED = re.compile(
    r"\b(?:until|till|before|because|only|just|yet to|say|said what|why|when|where|how)\b", re.IGNORECASE
)


def denied(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> Evidence | None:
    """The sentence that denies what the question takes for granted; None where none does, or another one affirms it."""
    frame = read_frame(question.text)
    if question.kind not in GRANTING or frame is None or not frame.auxiliary:
        return None
    told = [term for term in subjects(predicate(frame)) if term not in LIGHT]
    if not told:
        return None
    done, others = told[0], frozenset({*subjects(frame.subject), *told[1:]}) - question.name_subjects
    denial: Evidence | None = None
    for one in ranked[:LOOKED_AT]:
        if one.features["names_article"] < 1.0 or one.features["overlap_passage"] < ABOUT:
            continue
        stance = _stance(one, done, others, sentences_of(one.article.id))
        if stance is True:
            return None
        if stance is False and denial is None:
            denial = one
    return denial


def _stance(one: Evidence, done: str, others: frozenset[str], sentences: Sequence[Span]) -> bool | None:
    """Whether a sentence says that it was done, or that it was not; None where it says neither."""
    before = words_before(one, sentences)
    for span in clause_spans(one.text):
        clause = one.text[slice(*span)]
        words = set(subjects(clause)) | (before if span[0] == 0 else frozenset())
        found = clause_polarity(one.text, span)
        meant = bool(others & words) or not others
        if done in words:
            if found <= {"will"} and meant:
                return True
            reported = clause.lstrip(" ,").startswith("that")  # one party's denial is no more than that
            if (
                found - {"will"} == {"not"}
                and not reported
                and (meant or NOBODY.search(clause))
                and not _LIMITED.search(clause)
            ):
                return False
        elif OPPOSITES.get(done) in words and others & words and found <= {"will"}:
            return False
    return None
