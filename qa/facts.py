"""Figures read off evidence: the value, of what, within which scope, who says so and as of when."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise

from index.article import Article
from qa.another_time import is_of_another_time
from qa.asked import PEOPLE, counts_it, figure_asked_for, is_part, state_of
from qa.dates import Period, read_periods
from qa.evidence import Evidence
from qa.families import subjects
from qa.numbers import Quantity, read_quantities
from qa.polarity import clause_around
from qa.question import Question
from qa.speech import as_named, read_attributions, speaker_of
from qa.speech.party import read_party

Span = tuple[int, int]

# What links a thing counted to its scope, and is no scope itself: "troops [are] in Russia".
_LINK = re.compile(
    r"[\s\"”’)]*(?:(?:that|who|which|already|are|is|were|was|have|has|had|been|be|being|currently|now|still|also)\b[\s\"”’)]*)*",
    re.IGNORECASE,
)
NEXT_TO = 1  # sentence before or after, which may speak of the same thing without naming it again
# A figure for what was spoken of before: "put it at", "there were", "by its count".
_AGAIN = re.compile(
    r"\b(?:put|puts|spoke of|speaks of|spoken of|arrived at|counted|counts|estimate[sd]?|numbered|received"
    r"|it (?:is|was)|there (?:were|was|are|is)|(?:were|are|was|remain(?:ed)?) (?:still )?there"
    r"|(?:the|a|its|their) (?:own )?(?:number|figure|toll|total|count|cut|gap|cost|damage|amount|share|estimate)"
    r"|acknowledge[sd]?|admit(?:s|ted)?|concede[sd]?|reckons?|(?:stand|stood)s? by"
    r"|by (?:its|his|her|their) (?:own )?(?:count|estimate|figures?|reckoning|records))\b",
    re.IGNORECASE,
)
# Whoever says this gives a figure for what the other gave one for.
_CONTRADICTS = re.compile(
    r"\b(?:reject|disput|den[iy]|contradict|challeng|dismiss|contest|question|rebut|refut)\w*\b.{0,40}"
    r"\b(?:figures?|numbers?|counts?|claims?|tolls?|estimates?|totals?|turnout|accounts?|reports?|that|it)\b"
    r"|\bcall(?:s|ed)\b.{0,40}\b(?:baseless|false|wrong|absurd|untrue|nonsense|exaggerat\w+|inflated|invented)\b",
    re.IGNORECASE,
)
# What a figure is said with, and tells of nothing else.
_OF_FIGURES = frozenset(
    subjects(
        "number figure toll total count estimate estimated put half third twice double nearer closer least most enough"
        " million billion thousand hundred percent share sum amount actual real true claims loss losses limited case"
        " spoke speaks say called higher lower fewer less minimum maximum roughly approximately independently time"
    )
)
# Who are people, and are counted in a list or a body.
MEMBERS = frozenset(subjects("names members people persons others victims"))
_PUT_AT = re.compile(r"\bputs?\b[^.;,]{0,30}\bat\s+$", re.IGNORECASE)
# "To 41, from 44", "from 44 to 41": the one that was before.
_BEFORE = re.compile(r"\bfrom\s+(?:the\s+|an?\s+)?(?:earlier\s+|previous\s+|initial\s+)?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:lower|rais|ris|rose|fell|fall|drop|climb|increas|decreas|revis|correct|updat|cut|grew|grow|went|gone|up|down"
    r"|reduc|shr[aiu]nk)\w*\b",
    re.IGNORECASE,
)
_FORMERLY = re.compile(
    r"\b(?:earlier|previously|initially|at first|originally|in the beginning|had (?:said|put|reported|spoken|given"
    r"|counted|estimated|announced|claimed|been put)|was (?:first|initially) (?:put|given|reported|said))\b",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"\b(?:was|were|been) (?:later |since |then |soon )?(?:withdrawn|retracted|taken back|revised|corrected)\b",
    re.IGNORECASE,
)
_SAYS = r"(?:said|told|announced|reported|confirmed|put|raised|lowered|updated|estimated|spoke|claimed|revised)"
_SAID_BEFORE = re.compile(rf"\b{_SAYS}\b[^,.;]{{0,20}}?(?:\s+(?:late|early))?\s+on\s+(?:late\s+|early\s+)?$")
_SAID_AFTER = re.compile(rf"\s+{_SAYS}\b")
ONE_ORDER = 20  # times the lower figure: parties seldom differ by more
ANSWERED_WITHIN = 600  # characters after a figure: who rejects a figure does so in the next paragraph or two
AGAIN_BEFORE = 60  # characters before a figure in which "put it at" stands
# The kinds of figure that answer a kind of question.
KINDS: Mapping[str, frozenset[str]] = {
    "count": frozenset({"count"}),
    "amount": frozenset({"amount"}),
    "share": frozenset({"share"}),
    "distance": frozenset({"distance", "measure"}),
    "duration": frozenset({"duration"}),
    "length": frozenset({"duration", "distance", "measure"}),
    "age": frozenset({"age"}),
    "measure": frozenset({"measure", "distance", "share", "amount", "count", "duration"}),
}
_SCOPE_END = re.compile(r"[,;:(—](?!\d)|\s+and\s+that\b|\s+and\s+(?=(?:\S+\s+){0,5}(?:is|are|was|were|has|have|had)\b)")
_EDGE = ' \t"“”‘’,;:.()–—-'


@dataclass(frozen=True)
class Fact:
    """A figure, with the offsets in the article's text that it was read from."""

    evidence: Evidence
    quantity: Quantity
    """Its offsets are those of the sentence; `value` and `clause` are the article's."""
    value: Span
    clause: Span
    scope: str | None
    speaker: str | None
    """None: the outlet itself."""
    again: bool = False
    """Whether it is a figure for what the sentences around it spoke of."""
    former: bool = False
    """Whether the sentence itself gives it as the one that was before ("to 41, from 44")."""
    part: bool = False
    """Whether it counts some of those asked for ("17 of the dead")."""
    of_another_time: bool = False
    """Whether it is of a time long before the news that the question does not name, or not of the one that it names."""
    said: date | None = None
    """The day on which it was said, where the sentence tells."""
    party: str | None = None
    """Whose figure it is: the speaker, or the one whom the sentence gives it to without saying that he spoke."""

    @property
    def article(self) -> Article:
        return self.evidence.article

    @property
    def as_of(self) -> date | None:
        return self.said or self.article.published


def read_facts(
    question: Question, evidence: Sequence[Evidence], sentences: Mapping[str, Sequence[Span]], share: float
) -> list[Fact]:
    """The figures asked for: those of the scope asked for first, then the likeliest.

    A figure is asked for where it is of the kind and counts the thing asked for, or where the reader picks it. Those of
    a sentence with less than `share` of the first one's probability are left, unless the reader finds an answer there:
    a later figure may be told in few words. `sentences` gives the spans of all
    sentences of an article, by its id.
    """
    facts = []
    for found in evidence:
        stated = [quantity for quantity in _stated(found.text) if quantity.kind in KINDS[question.kind]]
        asked = [quantity for quantity in stated if figure_asked_for(question, quantity, found)]
        before = [
            quantity for quantity in stated if asked and quantity not in asked and _was_before(found.text, quantity)
        ]
        facts += [read_fact(question, found, quantity, sentences[found.article.id]) for quantity in (*asked, *before)]
    if any(counts_it(question, fact.quantity, fact.evidence.text) for fact in facts):
        # What the reader picks may count something else: it stands where nothing counts what was asked for.
        facts = [f for f in facts if not f.quantity.noun or counts_it(question, f.quantity, f.evidence.text)]
    best = max((fact.evidence.probability for fact in facts), default=0.0)
    likely = [one for one in facts if one.evidence.probability >= share * best or one.evidence.features["reader"] > 0]
    return sorted(likely, key=lambda fact: -_within_scope(question, fact))


def read_rival_facts(
    question: Question, facts: Sequence[Fact], evidence: Sequence[Evidence], sentences: Mapping[str, Sequence[Span]]
) -> list[Fact]:
    """Figures that another speaker gives for the same thing near one of the facts, without saying again of what.

    "Organisers counted 25,000; the police put it at 8,000." "The ministry rejected the figure. It said that there were
    12,000." `evidence` holds the sentences to look among.
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
            if other.article.id != fact.article.id or other.start not in near | against:
                continue
            for quantity in _stated(other.text):
                rival = read_fact(question, other, quantity, spans)
                key = (other.article.id, *rival.value)
                if key in taken or rival.party == fact.party or rival.part:
                    continue
                if _could_be(question, fact, quantity, other, spans):
                    found.append(replace(rival, again=not quantity.noun or other.start in against))
                    taken.add(key)
    return found


def _alone(fact: Fact) -> bool:
    """Whether no other figure of the sentence could be the one that a later "it put it at" is given for."""
    own = fact.quantity
    others = [other for other in _stated(fact.evidence.text) if (other.start, other.end) != (own.start, own.end)]
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
    if other.noun and other.low == other.high == 1:
        return False  # "one runner, a man of 46": somebody, and no count of all
    if bare and not short and any(one.unit for one in _stated(sentence) if one.start < other.start):
        return False  # "of 15 kilometres, Menkaria of 60"
    noun = set(subjects(other.noun or ""))
    said = question.stems | set(subjects(stated.noun or ""))
    if noun and not noun <= (MEMBERS if PEOPLE & said else frozenset()):
        return noun <= said or (not stated.noun and bool(_PUT_AT.search(sentence[: other.start])))
    if own:
        return True
    if found.start < fact.evidence.start and _of_another(question, found, sentences, said):
        return False  # "it" and "the number" are of what was said before
    again = not short and not noun and _AGAIN.search(sentence[max(0, other.start - AGAIN_BEFORE) :])
    return bool(again or _says_nothing_else(question, fact, other, found, sentences))


def _comparable(stated: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one order, so that the unit of the first may be meant with the second."""
    first, second = (one.low or one.high or 0 for one in (stated, other))
    return 0 < first <= ONE_ORDER * second <= ONE_ORDER**2 * first


def _of_another(question: Question, found: Evidence, sentences: Sequence[Span], said: Set[str]) -> bool:
    """Whether the sentence before counts something else, or those whom something else befell: "it" is of these then."""
    at = next(place for place, span in enumerate(sentences) if span[0] == found.start)
    before = found.article.text[slice(*sentences[at - 1])] if at else ""
    for one in _stated(before):
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
    asked = question.stems | set(subjects(clause)) | _OF_FIGURES
    return {word for word in subjects(words) if not word[0].isdigit()} <= asked


def _within_scope(question: Question, fact: Fact) -> float:
    """How much of a figure's scope is the question's: "in Russia" of "How many are in Russia?" """
    scope = set(subjects(fact.scope or ""))
    return len(scope & question.stems) / len(scope) if scope else 0.5


def _stated(sentence: str) -> list[Quantity]:
    """The quantities of a sentence, without those that say one again in another unit: "170 km (107 miles)"."""
    found = read_quantities(sentence)
    again = {
        two for one, two in pairwise(found) if sentence[one.end : two.start].strip() == "(" and one.unit and two.unit
    }
    return [quantity for quantity in found if quantity not in again]


def read_fact(question: Question, found: Evidence, quantity: Quantity, sentences: Sequence[Span]) -> Fact:
    """A figure of a sentence with its clause, scope, speaker and time; `sentences` are all spans of its article."""
    text, offset = found.article.text, found.start
    first, last = clause_around(found.text, quantity.start, quantity.end)
    start, end = _trimmed(text, offset + first, offset + last)
    value = (offset + quantity.value_start, offset + quantity.value_end)
    rest = _LINK.match(text, offset + quantity.end, end)
    scope = _SCOPE_END.split(text[rest.end() if rest else end : end].strip(_EDGE))[0].strip(_EDGE)
    speaker = speaker_of(text, (found.start, found.end), sentences, value)
    giver = read_party(found.text[first : quantity.value_start])
    party = speaker or (giver.name if giver else None)
    return Fact(
        found,
        quantity,
        value,
        (start, end),
        scope or None,
        as_named(speaker) if speaker else None,
        former=_was_before(found.text, quantity)
        or bool(_FORMERLY.search(text[start:end]) or _WITHDRAWN.search(found.text, quantity.end)),
        part=is_part(question, found.text, quantity),
        of_another_time=is_of_another_time(question, found, max(last, quantity.end), sentences),
        said=_said_on(found),
        party=as_named(party) if party else None,
    )


def _was_before(sentence: str, quantity: Quantity) -> bool:
    """Whether a sentence gives the figure as the one that was before: "to 41, from 44"."""
    return bool(_BEFORE.search(sentence[: quantity.start]) and _CHANGED.search(sentence))


def _said_on(found: Evidence) -> date | None:
    """The day on which the sentence says that its words were said."""
    for period in read_periods(found.text, found.article.published):
        if period.kind == "day" and period.last and is_day_of_saying(found.text, period):
            return period.last
    return None


def is_day_of_saying(sentence: str, period: Period) -> bool:
    """Whether a date is when something was said, and not when it happened: "said on Friday"."""
    return bool(_SAID_BEFORE.search(sentence[: period.start]) or _SAID_AFTER.match(sentence, period.end))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return with_quotation_marks(text, start, end)


def with_quotation_marks(text: str, start: int, end: int) -> Span:
    """The span widened by a mark at its edge, where only the other mark of the pair stands within."""
    words = text[start:end]
    opens = start > 0 and text[start - 1] in '"“' and words.count('"') % 2 + words.count("”") > words.count("“")
    closes = end < len(text) and text[end] in '"”' and words.count('"') % 2 + words.count("“") > words.count("”")
    return (start - 1 if opens else start), (end + 1 if closes and not opens else end)
