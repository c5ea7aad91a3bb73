"""Figures read off evidence: the value, of what, within which scope, who says so and as of when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from index.article import Article
from qa.evidence import Evidence
from qa.families import subject, subjects
from qa.names import name_runs
from qa.numbers import Quantity, read_quantities
from qa.polarity import clause_around
from qa.question import Question
from qa.speech import as_named, speaker_of

Span = tuple[int, int]

# What links a thing counted to its scope, and is no scope itself: "troops [are] in Russia".
_LINK = re.compile(
    r"[\s\"”’)]*(?:(?:that|who|which|already|are|is|were|was|have|has|had|been|be|being|currently|now|still|also)\b[\s\"”’)]*)*",
    re.IGNORECASE,
)
# Whoever is counted as "people" may stand in the sources by what they are or what befell them.
PEOPLE = frozenset(
    map(
        subject,
        """people person men women children residents civilians casualties dead injured wounded victims
        passengers workers employees students patients inhabitants citizens voters visitors soldiers protesters
        refugees survivors others households families members guests prisoners hostages suspects migrants fans
        spectators pupils teachers
        """.split(),
    )
)
NEXT_TO = 1  # sentence before or after, which may speak of the same thing without naming it again
# A figure for what was spoken of before: "put it at", "there were", "the number".
_AGAIN = re.compile(
    r"\b(?:put|puts|spoke of|speaks of|arrived at|counted|counts|estimate[sd]?|there (?:were|was|are|is)|numbered"
    r"|the (?:number|figure|toll|total|count|cut|gap|cost|damage|amount|share)|received|it (?:is|was))\b",
    re.IGNORECASE,
)
# What befell people is told by its own word: those who were counted elsewhere were not therefore killed.
BEFALLEN = frozenset(map(subject, "killed hurt arrested missing evacuated displaced infected rescued".split()))
LIKELY_ENOUGH = 0.3  # of a sentence to answer, though it says what happened in other words
HAPPENED = 0.5  # of the question's words beside names and the thing counted, in or around the sentence

# The kinds of figure that answer a kind of question.
KINDS: Mapping[str, frozenset[str]] = {
    "count": frozenset({"count"}),
    "amount": frozenset({"amount"}),
    "share": frozenset({"share"}),
    "distance": frozenset({"distance", "measure"}),
    "duration": frozenset({"duration"}),
    "age": frozenset({"age"}),
    "measure": frozenset({"measure", "distance", "share", "amount", "count", "duration"}),
}
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

    @property
    def article(self) -> Article:
        return self.evidence.article

    @property
    def as_of(self) -> date | None:
        return self.article.published


def read_facts(
    question: Question, evidence: Sequence[Evidence], sentences: Mapping[str, Sequence[Span]], share: float
) -> list[Fact]:
    """The figures asked for: those of the scope asked for first, then the likeliest.

    A figure is asked for where it is of the kind and counts the thing asked for, or where the reader picks it. Those of
    a sentence with less than `share` of the first one's probability are left. `sentences` gives the spans of all
    sentences of an article, by its id.
    """
    facts = [
        _fact(found, quantity, sentences[found.article.id])
        for found in evidence
        for quantity in _stated(found.text)
        if quantity.kind in KINDS[question.kind] and _is_asked_for(question, quantity, found)
    ]
    best = max((fact.evidence.probability for fact in facts), default=0.0)
    likely = [fact for fact in facts if fact.evidence.probability >= share * best]
    return sorted(likely, key=lambda fact: -_within_scope(question, fact))


def read_rival_facts(
    question: Question, facts: Sequence[Fact], evidence: Sequence[Evidence], sentences: Mapping[str, Sequence[Span]]
) -> list[Fact]:
    """Figures that another speaker gives for the same thing next to one of the facts, without saying again of what.

    "Organisers counted 25,000. The police put it at 8,000." `evidence` holds the sentences to look among.
    """
    found: list[Fact] = []
    taken = {(fact.article.id, fact.evidence.start) for fact in facts}
    for fact in facts:
        spans = sentences[fact.article.id]
        at = next(place for place, span in enumerate(spans) if span[0] == fact.evidence.start)
        near = {start for start, _ in spans[max(0, at - NEXT_TO) : at + NEXT_TO + 1]}
        for other in evidence:
            key = (other.article.id, other.start)
            if other.article.id != fact.article.id or other.start not in near or key in taken:
                continue
            for quantity in _stated(other.text):
                rival = _fact(other, quantity, spans)
                if _could_be(question, fact.quantity, quantity, other.text) and rival.speaker != fact.speaker:
                    found.append(replace(rival, again=not quantity.noun))
                    taken.add(key)
                    break
    return found


def _could_be(question: Question, stated: Quantity, other: Quantity, sentence: str) -> bool:
    """Whether another figure can be for the same thing: of like kind and unit, counting it, or said of "it" again."""
    noun = set(subjects(other.noun or ""))
    said = question.stems | set(subjects(stated.noun or ""))
    same_noun = noun <= said if noun else bool(_AGAIN.search(sentence))
    return other.kind == stated.kind and other.unit == stated.unit and same_noun


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


def _is_asked_for(question: Question, quantity: Quantity, found: Evidence) -> bool:
    """Whether a figure counts the thing asked for, or stands in the words that the reader picks.

    The head of what is counted is the same, and no other name stands before it: "North Korean troops" are not the
    South Korean ones. Plain modifiers may stand elsewhere in the sentence.
    """
    phrase = quantity.noun or ""
    noun = subjects(phrase)
    *modifiers, head = question.counted or ("",)
    names = {subject(word) for start, end in name_runs("x " + phrase) for word in ("x " + phrase)[start:end].split()}
    asked_names = question.name_subjects & set(modifiers)
    if asked_names and names and not names <= asked_names | {head}:
        return False
    if not asked_names <= {*subjects(found.text), *subjects(found.article.title or "")}:
        return False
    told_otherwise = found.probability >= LIKELY_ENOUGH and not question.stems & BEFALLEN
    if found.features["event_near"] < HAPPENED and not told_otherwise:
        return False
    if (
        found.words
        and found.start + quantity.value_start < found.words[1]
        and found.words[0] < found.start + quantity.end
    ):
        return True
    if not head:
        return question.kind != "measure"
    counted = head in noun or (head in PEOPLE and bool(PEOPLE & set(noun)))
    return counted and set(modifiers) <= {*noun, *subjects(found.text)}


def _fact(found: Evidence, quantity: Quantity, sentences: Sequence[Span]) -> Fact:
    text, offset = found.article.text, found.start
    first, last = clause_around(found.text, quantity.start, quantity.end)
    start, end = _trimmed(text, offset + first, offset + last)
    value = (offset + quantity.value_start, offset + quantity.value_end)
    rest = _LINK.match(text, offset + quantity.end, end)
    scope = re.split(r"[,;:(—](?!\d)", text[rest.end() if rest else end : end].strip(_EDGE))[0].strip(_EDGE)
    speaker = speaker_of(text, (found.start, found.end), sentences, value)
    return Fact(found, quantity, value, (start, end), scope or None, as_named(speaker) if speaker else None)


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
