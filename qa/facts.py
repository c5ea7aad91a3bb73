"""Figures read off evidence: the value, of what, within which scope, who says so and as of when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from index.article import Article
from index.span import Span
from qa.another_time import is_of_another_time
from qa.asked import counts_it, figure_asked_for, is_picked
from qa.counted import is_part
from qa.dates import Period, read_periods
from qa.evidence import Evidence
from qa.families import subjects
from qa.numbers import Quantity, read_quantities
from qa.polarity import clause_around
from qa.question import Question
from qa.speech import as_named, speaker_of
from qa.speech.party import read_party
from qa.speech.speakers import is_pronoun

# What links a thing counted to its scope, and is no scope itself: "troops [are] in Russia".
_LINK = re.compile(
    r"[\s\"”’)]*(?:(?:that|who|which|already|are|is|were|was|have|has|had|been|be|being|currently|now|still|also)\b[\s\"”’)]*)*",
    re.IGNORECASE,
)
_CONVERTED = re.compile(r"\s*\(\s*(?:[A-Z]{2})?[$€£¥]?\d[^()]*\)")  # "15 kilometres (9 miles)"
# "To 41, from 44", "from 44 to 41": the one that was before.
_BEFORE = re.compile(r"\bfrom\s+(?:the\s+|an?\s+)?(?:earlier\s+|previous\s+|initial\s+)?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:lower|rais|ris|rose|fell|fall|drop|climb|increas|decreas|revis|correct|updat|cut|grew|grow|went|gone|up|down"
    r"|reduc|shr[aiu]nk)\w*\b",
    re.IGNORECASE,
)
_FORMERLY = re.compile(
    r"\b(?:earlier|previously|initially|at first|originally|in the beginning|had (?:said|put|reported|spoken|given"
    r"|counted|listed|estimated|announced|claimed|been put)|was (?:first|initially) (?:put|given|reported|said))\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\s+(?:\w+\s+){1,3}(?:ago|earlier|before)\b(?! than)", re.IGNORECASE)  # "2,500 a week ago"
_REPORTED = re.compile(r"\b(?:said|told|added|according to)\b", re.IGNORECASE)
_WITHDRAWN = re.compile(
    r"\b(?:was|were|been) (?:later |since |then |soon )?(?:withdrawn|retracted|taken back|revised|corrected)\b",
    re.IGNORECASE,
)
_SAYS = r"(?:said|told|announced|reported|confirmed|put|raised|lowered|updated|estimated|spoke|claimed|revised)"
_SAID_BEFORE = re.compile(rf"\b{_SAYS}\b[^,.;]{{0,20}}?(?:\s+(?:late|early))?\s+on\s+(?:late\s+|early\s+)?$")
_SAID_AFTER = re.compile(rf"\s+{_SAYS}\b")
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
_NO_SCOPE = re.compile(r"(?:would|will|could) be (?:needed|required|necessary|enough|sufficient)$", re.IGNORECASE)
_SCOPE_END = re.compile(
    r"[,;:(—](?!\d)|(?:^|\s+)and\s+that\b|\s+and\s+(?=(?:\S+\s+){0,5}(?:is|are|was|were|has|have|had)\b)"
    # "killed and 11 wounded", "and injuring 140": the next figure's
    r"|\s+and\s+(?=\w{3,}ing\b)"
    r"|\s+and\s+(?=(?:(?:at least|about|some|more than|another|as many as)\s+)?"
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b))",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"(?:(?:most |some |many |all |half )?of |part of )(?:which|whom)\b", re.IGNORECASE
)  # more of the figure
_ASIDE = re.compile(r",\s+(?:which|who|whose)\b[^,;]*,\s*$")
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

    @property
    def has_named_party(self) -> bool:
        """Whether it is told who gives it; "he" tells nobody."""
        return self.party is not None and not is_pronoun(self.party)


def read_facts(
    question: Question, evidence: Sequence[Evidence], sentences: Mapping[str, Sequence[Span]], share: float
) -> list[Fact]:
    """The figures asked for: those of the scope asked for first, then the likeliest.

    A figure is asked for where it is of the kind and counts the thing asked for, or where the reader picks it. Those of
    a sentence with less than `share` of the first one's probability are left, unless the reader finds an answer there:
    a later figure may be told in few words. `sentences` gives the spans of all sentences of an article, by its id.
    """
    facts = []
    for found in evidence:
        stated = [quantity for quantity in figures_of(found.text) if _is_of_kind(question, quantity, found)]
        asked = _of_words_asked(question, [one for one in stated if figure_asked_for(question, one, found)])
        if question.kind == "share" and asked:
            asked = _of_those_named(question, stated, found.text) or asked
        before = [
            quantity for quantity in stated if asked and quantity not in asked and _was_before(found.text, quantity)
        ]
        facts += [read_fact(question, found, quantity, sentences[found.article.id]) for quantity in (*asked, *before)]
    if any(counts_it(question, fact.quantity, fact.evidence.text) for fact in facts):
        # What the reader picks may count something else: it stands where nothing counts what was asked for.
        facts = [f for f in facts if not f.quantity.noun or counts_it(question, f.quantity, f.evidence.text)]
    whose = question.name_subjects & set(question.counted[:-1])  # "Christmas trees", which the headline tells, too
    facts = [fact for fact in facts if whose.issubset(subjects(fact.evidence.text))] or facts
    best = max((fact.evidence.probability for fact in facts), default=0.0)
    likely = [one for one in facts if one.evidence.probability >= share * best or one.evidence.is_read]
    return sorted(likely, key=lambda fact: -_within_scope(question, fact))


def _is_of_kind(question: Question, quantity: Quantity, found: Evidence) -> bool:
    """Whether a figure is of the kind asked for; "fined 500 million" names no currency, and the reader knows better."""
    bare = quantity.kind == "count" and not quantity.noun and not quantity.unit
    sum_of_money = question.kind == "amount" and bare and is_picked(quantity, found) and found.is_read
    return quantity.kind in KINDS[question.kind] or sum_of_money


def _of_words_asked(question: Question, asked: Sequence[Quantity]) -> Sequence[Quantity]:
    """Of the figures of one sentence, those of what the question names, if any: the reader may pick two together."""
    return [quantity for quantity in asked if question.stems & set(subjects(quantity.noun or ""))] or asked


def _of_those_named(question: Question, shares: Sequence[Quantity], sentence: str) -> list[Quantity]:
    """Of a list of shares, those of whom the question names: "56% were Catholics, 5% Orthodox and 3% Protestants"."""
    named = []
    for quantity in shares:
        others = [other for other in read_quantities(sentence) if other.value_start != quantity.value_start]
        if sentence[: quantity.start].endswith("("):  # "18,189 Protestants (2.4%)"
            beside = sentence[max((one.value_end for one in others if one.start < quantity.start), default=0) :]
            beside = beside[: -len(sentence[quantity.start :])]
        else:
            end = min((one.start for one in others if one.start >= quantity.value_end), default=len(sentence))
            beside = sentence[quantity.value_end : end]
        if question.stems & set(subjects(beside)):
            named.append(quantity)
    return named


def _within_scope(question: Question, fact: Fact) -> float:
    """How much of a figure's scope is the question's: "in Russia" of "How many are in Russia?" """
    scope = set(subjects(fact.scope or ""))
    return len(scope & question.stems) / len(scope) if scope else 0.5


def figures_of(sentence: str) -> list[Quantity]:
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
    again = _CONVERTED.match(text, offset + quantity.end, end)
    rest = _LINK.match(text, again.end() if again else offset + quantity.end, end)
    scope = _SCOPE_END.split(text[rest.end() if rest else end : end].strip(_EDGE))[0].strip(_EDGE)
    if _ADDS.match(scope) or _NO_SCOPE.match(scope):
        scope = ""
    speaker = speaker_of(text, (found.start, found.end), sentences, value)
    # "The chamber, which sent 60 of its members, arrived at 900 million": whose verb it is stands before the aside.
    from_whom = 0 if _ASIDE.search(found.text[:first]) else first
    giver = read_party(found.text[from_whom : quantity.value_start])
    party = speaker or (giver.name if giver else None)
    return Fact(
        found,
        quantity,
        value,
        (start, end),
        scope or None,
        as_named(speaker) if speaker else None,
        former=_was_before(found.text, quantity)
        or _is_former(text[start:end])
        or bool(_AGO.match(found.text, quantity.end))
        or bool(_WITHDRAWN.search(found.text, quantity.end)),
        part=is_part(question, found.text, quantity),
        of_another_time=is_of_another_time(question, found, max(last, quantity.end), sentences),
        said=_said_on(found),
        party=as_named(party) if party else None,
    )


def _was_before(sentence: str, quantity: Quantity) -> bool:
    """Whether a sentence gives the figure as the one that was before: "to 41, from 44"."""
    return bool(_BEFORE.search(sentence[: quantity.start]) and _CHANGED.search(sentence))


def _is_former(clause: str) -> bool:
    """Whether a clause tells what was given before; "said that they had counted" is what is given now."""
    found = _FORMERLY.search(clause)
    return found is not None and not (found[0].lower().startswith("had") and _REPORTED.search(clause[: found.start()]))


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
