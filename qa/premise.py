"""A question that takes for granted what the sources deny: "When were the thieves arrested?", and nobody was."""

import re
from collections.abc import Callable, Sequence

from index.span import Span
from qa.context import POINTS_BACK
from qa.evidence import Evidence
from qa.families import subject, subjects
from qa.frame import LIGHT, Frame, predicate, read_frame
from qa.kinds import Kind
from qa.opposites import opposed
from qa.polarity import clause_polarity, clause_spans, polarity
from qa.question import Question
from qa.yesno import NOBODY, words_before

GRANTING: frozenset[Kind] = frozenset({"date", "time", "duration", "length", "reason", "person", "place"})
"""What is asked of something that is taken to have happened. A count may be none."""
LOOKED_AT = 30  # sentences, the best ranked
ABOUT = 0.5  # of the question's words by rarity, in the passage: the two are about one thing
NAMED = 0.3  # of them, where the sentence says that there was no such thing
# What is denied of one day, cause or place is not denied.
_LIMITED = re.compile(
    r"\b(?:until|till|before|because|only|just|yet to|say|said what|why|when|where|how)\b", re.IGNORECASE
)
_NONE_OF_IT = re.compile(
    r"\bthere\s+(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+no\s+(?P<what>[^,.;]+)", re.I
)
_PLACED_BY = re.compile(r"\s(?:of|in|on|at|above|near|from|for|outside|over|under)\s")
# What goes on as ever is not on strike, shut or called off.
_AS_EVER = re.compile(
    r"\b(?:normally|as (?:usual|normal|planned|scheduled)|(?:not|un)\s?affected|will remain open|go(?:es)? ahead)\b",
    re.IGNORECASE,
)
_INTERRUPTED = frozenset(
    subject(word) for word in "strike closed cancelled suspended halted stopped disrupted delayed affected".split()
)
# "for the second time", of what was done once.
_AGAIN = re.compile(
    r"\b(?:(?:for the|a) (?:second|third|fourth|last) time|again|return(?:ed)?|go back)\b", re.IGNORECASE
)
_NEVER_AGAIN = re.compile(
    r"\b(?:never (?:went back|returned|came back|did (?:it|so) again|repeated)|(?:only|just) once|never again)\b",
    re.IGNORECASE,
)
# How somebody did, who did not take part.
_RESULT = re.compile(
    r"\b(?:time|score|result|place|placed|position|rank|performance|finish|finished|medal|lap|mark|goals?)\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:did(?:\s+not|n['’]t)\s+(?:start|run|race|compete|take part|play|appear|attend|enter|show up|make it)"
    r"|(?:was|were)(?:\s+not|n['’]t)\s+(?:there|present|selected|picked|fielded)|pulled out|dropped out|took no part"
    r"|was (?:absent|suspended|ruled out)|stayed away)\b",
    re.IGNORECASE,
)


def denied(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> Evidence | None:
    """The sentence that denies what the question takes for granted; None where none does, or another one affirms it."""
    frame = read_frame(question.text)
    if frame is None or not frame.auxiliary or question.kind == "yesno" or "not" in polarity(question.text):
        return None
    near = [
        one
        for one in ranked[:LOOKED_AT]
        if one.features["names_article"] == 1.0 and one.features["overlap_passage"] >= NAMED
    ]
    close = [one for one in near if one.features["overlap_passage"] >= ABOUT]
    told = [term for term in subjects(predicate(frame)) if term not in LIGHT]
    if question.kind in GRANTING and told:
        others = frozenset({*subjects(frame.subject), *told[1:]}) - question.name_subjects
        stances = [(one, _stance(one, told[0], others, sentences_of(one.article.id))) for one in close]
        if any(stance is True for _, stance in stances):
            return None
        if denial := next((one for one, stance in stances if stance is False), None):
            return denial
    if none := next((one for one in near if _no_such_thing(question, frame, one.text)), None):
        return none
    for one in close:
        pointed = POINTS_BACK.match(one.text)
        titled = frozenset(subjects(one.article.title or "")) if pointed else frozenset[str]()
        before = words_before(one, sentences_of(one.article.id)) | titled
        if any(sign(question, frame, one.text, before) for sign in (_goes_on, _not_again, _absent)):
            return one
    return None


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
        elif (
            opposed(done) & words
            and found <= {"will"}
            and (others & words or (not others and one.features["names_passage"]))
        ):
            return False
    return None


def _no_such_thing(question: Question, frame: Frame, sentence: str) -> bool:
    """ "There was no siren", where it is asked when the siren went off."""
    head = subjects(_PLACED_BY.split(frame.subject)[0])[-1:]
    return question.kind in GRANTING and any(
        head and head[0] in subjects(_PLACED_BY.split(none["what"])[0]) and head[0] not in question.name_subjects
        for none in _NONE_OF_IT.finditer(sentence)
    )


def _goes_on(question: Question, frame: Frame, sentence: str, before: frozenset[str]) -> bool:
    """ "Buses will run normally", where it is asked why the bus drivers are on strike."""
    whose = set(subjects(frame.subject)) - question.name_subjects
    interrupted = _INTERRUPTED & set(subjects(frame.rest))
    return bool(interrupted and whose & set(subjects(sentence)) and _AS_EVER.search(sentence)) and not polarity(
        sentence
    ) - {"will"}


def _not_again(question: Question, frame: Frame, sentence: str, before: frozenset[str]) -> bool:
    """ "She never went back", where it is asked when she climbed it for the second time."""
    whom = set(subjects(frame.subject)) & question.name_subjects
    again = _AGAIN.search(question.text) and _NEVER_AGAIN.search(sentence)
    return bool(again) and bool(whom) and bool(whom & (before | set(subjects(sentence))))


def _absent(question: Question, frame: Frame, sentence: str, before: frozenset[str]) -> bool:
    """ "Ferrow did not start", where his time is asked for."""
    whom = set(subjects(frame.subject)) & question.name_subjects
    missing = _RESULT.search(question.text) and _ABSENT.search(sentence)
    return bool(missing) and bool(whom) and whom <= set(subjects(sentence)) | before
