"""Figures that another speaker gives for the same thing near one that was found, without saying again of what."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain

from index.span import Span
from qa.counted import PEOPLE, state_of
from qa.evidence import Evidence
from qa.facts import Fact, figures_of, read_fact
from qa.families import subjects
from qa.numbers import Quantity
from qa.polarity import clause_around
from qa.question import Question
from qa.sentences import place_of
from qa.speech import read_attributions
from qa.speech.party import read_party

NEXT_TO = 1  # sentence before or after, which may speak of the same thing without naming it again
# A figure for what was spoken of before: "put it at", "there were", "by its count".
_AGAIN = re.compile(
    r"\b(?:put|puts|spoke of|speaks of|spoken of|arrived at|counted|counts|estimate[sd]?|numbered|received"
    r"|it (?:is|was)|there (?:were|was|are|is)|(?:were|are|was|remain(?:ed)?) (?:still )?there"
    r"|(?:the|a|its|their) (?:own |true |real |actual |correct |full )?"
    r"(?:number|figure|toll|total|count|cut|gap|cost|damage|amount|share|estimate)"
    r"|acknowledge[sd]?|admit(?:s|ted)?|concede[sd]?|reckons?|(?:stand|stood)s? by"
    r"|by (?:its|his|her|their) (?:own )?(?:count|estimate|figures?|reckoning|records))\b",
    re.IGNORECASE,
)
# Whoever says this gives a figure for what the other gave one for.
_CONTRADICTS = re.compile(
    r"\b(?:reject|disput|den[iy]|contradict|challeng|dismiss|contest|question|rebut|refut)\w*\b.{0,40}"
    r"\b(?:figures?|numbers?|counts?|claims?|tolls?|estimates?|totals?|turnout|accounts?|reports?|that|it)\b"
    r"|\bcall(?:s|ed) (?:that|this|the|those) (?:figure|number|count|claim|toll|estimate|total|sum)s?\b"
    r"|\bcall(?:s|ed)\b.{0,40}\b(?:baseless|false|wrong|absurd|untrue|nonsense|exaggerat\w+|inflated|invented)\b",
    re.IGNORECASE,
)
# What a figure is said with, and tells of nothing else.
_OF_FIGURES = frozenset(
    subjects(
        "number figure toll total count estimate estimated put half third twice double nearer closer least most"
        " enough million billion thousand hundred percent share sum amount actual real true claims loss losses limited"
        " case crowd gathering spoke speaks say called higher lower fewer less minimum maximum roughly approximately"
        " independently time need needed required necessary take took taken part attend attended turnout gap cut cost"
        " damage shortage shortfall"
    )
)
_TOLD_WITH = _OF_FIGURES.union(subjects("Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday"))
# Who are people, and are counted in a list or a body.
MEMBERS = frozenset(subjects("names members people persons others victims"))
_PUT_AT = re.compile(r"\bputs?\b(?P<what>[^.;,]{0,30})\bat\s+$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|another|further|additional)\b", re.IGNORECASE)  # "22 other families"
# What is wanted is no other figure for what was given: "sent $350,000; the senator asked for $2 million".
_WANTED = re.compile(
    r"\b(?:asks?(?:ed)? for|demand(?:s|ed)?|want(?:s|ed)?|seeks?|sought|call(?:s|ed) for|request(?:s|ed)?"
    r"|appeal(?:s|ed) for|hop(?:es|ed) for|propos(?:es|ed))\b",
    re.IGNORECASE,
)
_WANTED_BEFORE = 30  # characters before a figure in which that stands
ONE_ORDER = 20  # times the lower figure: parties seldom differ by more
ANSWERED_WITHIN = 600  # characters after a figure: who rejects a figure does so in the next paragraph or two
AGAIN_BEFORE = 60  # characters before a figure in which "put it at" stands


def read_rival_facts(
    question: Question, facts: Sequence[Fact], evidence: Sequence[Evidence], sentences: Mapping[str, Sequence[Span]]
) -> list[Fact]:
    """Figures that another speaker gives for the same thing near one of the facts, without saying again of what.

    "Organisers counted 25,000; the police put it at 8,000." "The ministry rejected the figure. It said that there were
    12,000." `evidence` holds the sentences to look among. Somebody must give it, and whoever gives it against what
    nobody is named for must tell of nothing else: in an article that tells what is so, the next figure is mostly one
    of something else.
    """
    found: list[Fact] = []
    taken = {(fact.article.id, *fact.value) for fact in facts}
    for fact in chain(facts, found):  # grows: who contradicts a rival is one too
        spans = sentences[fact.article.id]
        if not _alone(fact):
            continue
        at = next(place for place, span in enumerate(spans) if span[0] == fact.evidence.start)
        near = {start for start, _ in spans[max(0, at - NEXT_TO) : at + NEXT_TO + 1]}
        against = {start for place, (start, _) in enumerate(spans) if _contradicts(fact, spans, place)}
        for other in evidence:
            if other.article.id != fact.article.id:
                continue
            for quantity in figures_of(other.text):
                if other.start not in near | against and not _counts_alike(fact, quantity, other):
                    continue
                rival = read_fact(question, other, quantity, spans)
                key = (other.article.id, *rival.value)
                if key in taken or rival.party == fact.party or rival.part:
                    continue
                if not (rival.has_named_party or other.start in against):
                    continue
                given = fact.has_named_party or fact.again  # what was found against another is given by somebody
                if not (given or _is_plainly_again(question, fact, quantity, other, spans)):
                    continue
                if _could_be(question, fact, quantity, other, spans):
                    found.append(replace(rival, again=not quantity.noun or other.start in against))
                    taken.add(key)
    return found


def _counts_alike(fact: Fact, other: Quantity, found: Evidence) -> bool:
    """Whether a sentence elsewhere tells the same of the same thing counted: "it had printed 5.2 million ballots"."""
    if not fact.has_named_party or not fact.quantity.noun or not other.noun:
        return False
    first, last = clause_around(found.text, other.start, other.end)
    deeds = set(subjects(fact.article.text[slice(*fact.clause)])) & set(subjects(found.text[first:last]))
    noun = subjects(other.noun)[-1:]
    return noun == subjects(fact.quantity.noun)[-1:] and bool(deeds - set(noun))


def _is_plainly_again(
    question: Question, fact: Fact, other: Quantity, found: Evidence, sentences: Sequence[Span]
) -> bool:
    """Whether a figure is said to be one for what was spoken of, and nothing else is said with it."""
    again = _AGAIN.search(found.text[max(0, other.start - AGAIN_BEFORE) : other.start])
    return again is not None and _says_nothing_else(question, fact, other, found, sentences)


def _alone(fact: Fact) -> bool:
    """Whether no other figure of the sentence could be the one that a later "it put it at" is given for."""
    own = fact.quantity
    others = [other for other in figures_of(fact.evidence.text) if (other.start, other.end) != (own.start, own.end)]
    return not any((other.kind, other.unit, other.noun) == (own.kind, own.unit, own.noun) for other in others)


def _contradicts(fact: Fact, spans: Sequence[Span], place: int) -> bool:
    """Whether a sentence, or one right beside it, contradicts what was said a little before it."""
    text, (start, _) = fact.article.text, spans[place]
    if not 0 < start - fact.evidence.end < ANSWERED_WITHIN:
        return False
    return any(_CONTRADICTS.search(text[first:last]) for first, last in spans[max(0, place - 1) : place + 2])


def _could_be(question: Question, fact: Fact, other: Quantity, found: Evidence, sentences: Sequence[Span]) -> bool:
    """Whether another figure can be for the same thing: of like kind and unit, counting it, or said of "it" again."""
    stated, sentence = fact.quantity, found.text
    bare = not other.unit and not other.noun
    short = bare and stated.unit is not None and not other.unit  # "costs 9 million crowns ... 6 million will do"
    if (other.kind, other.unit) != (stated.kind, stated.unit) and not (short and _comparable(stated, other)):
        return False
    own = state_of(sentence, other)
    if own and not own & question.stems:
        return False
    wanted = _WANTED.search(sentence[max(0, other.start - _WANTED_BEFORE) : other.start])
    if wanted and not (_WANTED.search(question.text) or _WANTED.search(fact.evidence.text)):
        return False
    if other.noun and other.low == other.high == 1:
        return False  # "one runner, a man of 46": somebody, and no count of all
    if bare and not short and any(one.unit for one in figures_of(sentence) if one.start < other.start):
        return False  # "of 15 kilometres, Menkaria of 60"
    noun = set(subjects(other.noun or ""))
    said = question.stems | set(subjects(stated.noun or ""))
    put, clause = _PUT_AT.search(sentence[: other.start]), fact.article.text[slice(*fact.clause)]
    if put and not said.union(subjects(clause), _TOLD_WITH).issuperset(subjects(put["what"])):
        return False  # "put the number of signatures at 13"
    if _OTHERS.search(sentence[other.value_start : other.end]):
        return False
    if noun and not noun <= (MEMBERS if PEOPLE & said else frozenset()):
        return noun <= said or (not stated.noun and put is not None)
    if own:
        return True
    if found.start < fact.evidence.start and _of_another(question, stated, found, sentences, said):
        return False  # "it" and "the number" are of what was said before
    again = not short and not noun and _AGAIN.search(sentence[max(0, other.start - AGAIN_BEFORE) :])
    return bool(again or _says_nothing_else(question, fact, other, found, sentences))


def _comparable(stated: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one order, so that the unit of the first may be meant with the second."""
    first, second = (one.low or one.high or 0 for one in (stated, other))
    return 0 < first <= ONE_ORDER * second <= ONE_ORDER**2 * first


def _of_another(
    question: Question, stated: Quantity, found: Evidence, sentences: Sequence[Span], said: Set[str]
) -> bool:
    """Whether the sentence before counts something else, or those whom something else befell: "it" is of these then."""
    at = place_of(found.start, sentences)
    before = found.article.text[slice(*sentences[at - 1])] if at else ""
    for one in figures_of(before):
        if one.kind != stated.kind:
            continue
        befell = state_of(before, one)
        if (one.noun and subjects(one.noun)[-1:] and subjects(one.noun)[-1] not in said) or befell - question.stems:
            return True
    return False


def _says_nothing_else(
    question: Question, fact: Fact, other: Quantity, found: Evidence, sentences: Sequence[Span]
) -> bool:
    """Whether what is said with a figure tells of nothing but what is asked: "says that it can be done for two"."""
    text, value = found.article.text, (found.start + other.value_start, found.start + other.value_end)
    first, last = clause_around(found.text, other.start, other.end)
    said = (found.start + first, found.start + last)
    for one in read_attributions(text, found.span, sentences):
        if one.claim_start <= value[0] and value[1] <= one.claim_end and one.claim_end - one.claim_start < last - first:
            said = max(said[0], one.claim_start), min(said[1], one.claim_end)
    words = f"{text[said[0] : value[0]]} {text[found.start + other.end : said[1]]}"
    if party := read_party(words):
        words = words[party.end :]
    clause = fact.article.text[slice(*fact.clause)]
    asked = question.stems | set(subjects(clause)) | _TOLD_WITH
    return {word for word in subjects(words) if not word[0].isdigit()} <= asked
