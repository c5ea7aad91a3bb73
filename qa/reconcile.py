"""Figures set side by side: which are the same, which differ in scope, which were revised, which are disputed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from qa.another_time import of_past_year
from qa.asked import is_picked
from qa.counted import BEFALLEN, asks_for_part
from qa.dates import read_periods
from qa.facts import Fact
from qa.families import subject, subjects
from qa.names import name_runs
from qa.numbers import Quantity, same_value
from qa.party_asked import party_asked
from qa.question import Question
from qa.speech import read_attributions, same_speaker
from qa.speech.speakers import is_pronoun

# What two parties say within a day, they say of the same state of things; after that, the later figure is the news.
SAME_TIME = timedelta(days=1)
# What does not grow from day to day stays disputed between two parties, until a month has passed.
SAME_MONTH = timedelta(days=31)
VAGUE = 4  # "dozens" and "thousands" reach from a figure to several times it
GROWING = frozenset(subjects("killed hurt infected"))
AT_MOST = 0.75  # of a figure given as "up to": who says so means that it was nearly reached
NEAR = 400  # characters apart, in which one party answers another
ROUND = 0.1  # of a figure given as "about": a rounder form of the same one is no other
_LOCATIVE = re.compile(r"\b(?:in|at|on|near|inside|across|into|within|outside|around)\s+(?:the\s+)?$", re.IGNORECASE)
# When and how surely, which is no scope.
_TIMELESS = frozenset(
    subjects(
        "already yesterday today tonight morning evening night afternoon noon midnight week month year hour day far "
        "least known confirmed total currently recent recently past last previous earlier later "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    )
)
# Since when, or in what time, a figure was counted.
_TIME = re.compile(
    r"\b(?:since|during|within|over|in)\b(?: the)?(?: (?:same|past|last|first|whole|following|entire))*"
    r" (?:\w+ )?(?:period|time|days?|weeks?|months?|years?|hours?|night|weekend|fighting|war|conflict)\b[^,;]*"
    r"|\bsince\b[^,;]*",
    re.IGNORECASE,
)
_SETTING = re.compile(r"[\s\"“]*(?:For|Across|Throughout|Among|Within)\s+(?P<of>[^,;]{3,60}),\s")
_NOUN_AFTER = re.compile(r"\s+[a-z]+\b")

# What a body and those who speak for it have in common.
_DEPARTMENT = re.compile(
    r"\b(?:health|defen[cs]e|interior|finance|foreign|education|energy|transport|agriculture|justice|labou?r|fire|police"
    r"|army|navy|customs|coast guard|rescue|weather|electoral)\b",
    re.IGNORECASE,
)
_OFFICES = frozenset(
    subjects(
        "minister ministry chief head service services department office official officials spokesman spokeswoman"
        " spokesperson secretary director agency commission commissioner board deputy force forces officer officers"
    )
)

Relation = Literal["same", "scope", "earlier", "disputed"]


@dataclass(frozen=True)
class Standing:
    """One value, with all the facts that give it; the first carries it best."""

    facts: tuple[Fact, ...]
    relation: Relation
    """How it stands to the first of the standings."""

    @property
    def lead(self) -> Fact:
        return self.facts[0]


def reconcile(question: Question, facts: Sequence[Fact]) -> list[Standing]:
    """One standing a value and scope: the newest of the first fact's scope first, then those that it is not alone with.

    Figures of other scopes come after those of the first, the earlier ones of the same scope last. A figure of another
    time stands only where there is no other, and none where the question names the year.
    """
    facts = _of_those(question, _said_by(question, facts))
    if any(not fact.of_another_time for fact in facts) or of_past_year(question):
        facts = [fact for fact in facts if not fact.of_another_time]
    if any(not fact.part for fact in facts):  # some of those counted tell more only where they are told apart
        facts = [fact for fact in facts if not fact.part or name_runs(f"x {fact.scope or ''}")]
    groups: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda fact: fact.part):
        for group in groups:
            if same_value(group[0].quantity, fact.quantity) and same_scope(question, group[0], fact):
                group.append(fact)
                break
        else:
            groups.append([fact])
    if not groups:
        return []
    rivals = [group for group in groups if group is groups[0] or _one_scope(question, groups[0], group)]
    current = [group for group in rivals if not all(fact.former for fact in group)] or rivals
    newest = max(current, key=lambda group: (_newest(group) or 0, not _vague(group), group is groups[0]))
    standings = [Standing(tuple(group), relation(question, newest, group)) for group in groups]
    order: list[Relation] = ["same", "disputed", "scope", "earlier"]
    return sorted(standings, key=lambda one: (one.facts != tuple(newest), order.index(one.relation)))


def _said_by(question: Question, facts: Sequence[Fact]) -> Sequence[Fact]:
    """The figures of the party that the question names ("according to the police"), where there are any.

    "The commission" is the Electoral Commission that is asked for; the finance ministry is not the health ministry.
    """
    asked = set(subjects(party_asked(question.text) or ""))
    parties = [set(subjects(fact.party or "")) for fact in facts]
    most = max((len(asked & party) for party in parties), default=0)
    return [
        fact
        for fact, party in zip(facts, parties, strict=True)
        if asked & party and (party <= asked or len(asked & party) == most)
    ] or facts


def _of_those(question: Question, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Where some of a whole are asked for ("How many of the dead were from Varn?"), the figures told of these."""
    if not asks_for_part(question):
        return facts
    told = question.stems - set(question.counted) - BEFALLEN
    if not any(told & set(subjects(fact.evidence.text)) for fact in facts):
        return facts
    of_all = question.kind == "share"  # a share of the nurses is of all: another party's is, too
    return [fact for fact in facts if (of_all and fact.again) or told & set(subjects(fact.evidence.text))]


def relation(question: Question, newest: Sequence[Fact], other: Sequence[Fact]) -> Relation:
    """How a value stands to the newest one; two of which one may be of something else are not said to be disputed."""
    found = _compared(question, newest, other)
    if found != "disputed" or any(_copied(one, another) for one in newest for another in other):
        return found
    return found if all(any(map(_surely_for_it, group)) for group in (newest, other)) else "scope"


def _surely_for_it(fact: Fact) -> bool:
    """Whether a figure is surely given for what is asked: by somebody, against another's, or as the reader's pick."""
    picked = is_picked(fact.quantity, fact.evidence) and fact.evidence.is_read
    if picked or fact.again or fact.has_named_party:
        return True
    spoken = read_attributions(fact.article.text, fact.evidence.span, [fact.evidence.span])
    return any(not is_pronoun(one.speaker) for one in spoken)


def _compared(question: Question, newest: Sequence[Fact], other: Sequence[Fact]) -> Relation:
    """How a value stands to the newest one, both taken to be of what is asked."""
    first, second = newest[0], other[0]
    if newest is other:
        return "same"
    # "Put it at 500" repeats no unit: it is of the kind of what was spoken of.
    bare = not first.quantity.unit or not second.quantity.unit
    of_one_kind = first.quantity.kind == second.quantity.kind or (bare and (first.again or second.again))
    if not of_one_kind or not _one_scope(question, newest, other):
        return "scope"
    if _of_other_years(first, second):
        return "scope"
    days = (_newest(newest) or 0) - (_newest(other) or 0)
    later = bool(_newest(newest) and _newest(other)) and days > SAME_TIME.days
    same_party = any(_same_party(one, another) for one in newest for another in other)
    if all(fact.former for fact in other):
        return "earlier"
    if _compatible(first, second):
        return "earlier" if later or (days > 0 and (same_party or _runs_on(question))) else "same"
    if same_party:
        # A copy that gives another figure on the same day, or on no day that is known, disagrees.
        return "earlier" if days > 0 else "disputed" if _copied(first, second) else "scope"
    if days > 0 and _one_body(first, second):
        return "earlier"
    fewer = (second.quantity.low or 0) > (first.quantity.high or float("inf"))
    if later and _grows(question) and fewer and days <= SAME_MONTH.days:
        return "disputed"  # the dead become no fewer: whoever counted more of them before still differs
    if days > 0 and not _both_named(first, second) and (_runs_on(question) or _one_source(first, second)):
        return "earlier"
    return "earlier" if later and (_runs_on(question) or days > SAME_MONTH.days) else "disputed"


def _of_other_years(first: Fact, other: Fact) -> bool:
    """Whether the sentences of two figures name years, and no year in common: "In 1998 there were 7,000"."""
    years = [
        {period.first for period in read_periods(fact.evidence.text, None) if period.kind == "year"}
        for fact in (first, other)
    ]
    return all(years) and not years[0] & years[1]


def _vague(group: Sequence[Fact]) -> bool:
    """Whether the value is a word such as "dozens" or "thousands", with which many figures agree."""
    low, high = group[0].quantity.low, group[0].quantity.high
    return bool(low and high) and (high or 0) >= VAGUE * (low or 0)


def _runs_on(question: Question) -> bool:
    """Whether what is counted grows from day to day, so that a later figure is news rather than a denial."""
    return bool(question.stems & BEFALLEN)


def _grows(question: Question) -> bool:
    """Whether what is counted only ever becomes more."""
    return bool(question.stems & GROWING)


def _both_named(first: Fact, other: Fact) -> bool:
    return first.has_named_party and other.has_named_party


def _newest(group: Sequence[Fact]) -> int | None:
    """The last day on which the value was given as one that holds."""
    given = [fact for fact in group if not fact.former] or group
    return max((fact.as_of.toordinal() for fact in given if fact.as_of), default=None)


def _one_scope(question: Question, group: Sequence[Fact], other: Sequence[Fact]) -> bool:
    """Whether any figure of the one is of the same thing as any of the other."""
    return any(same_scope(question, one, another) for one in group for another in other)


def same_scope(question: Question, first: Fact, other: Fact) -> bool:
    """Whether two figures are of the same thing: of the same places, and of what is said there.

    "In Russia" and "in Kursk" are two scopes, and so are all the troops and those seen on the battlefield; the
    question's own words part nothing. A figure for what was spoken of before ("put it at 38") is of that.
    """
    if first.part != other.part:
        return False
    if _setting(question, first) != _setting(question, other):
        return False
    (places, said), (other_places, other_said) = _scope(question, first), _scope(question, other)
    if places and other_places and not places & other_places:
        return False
    if first.again or other.again or first.former or other.former or said == other_said:
        return True
    if _answer_each_other(question, first, other):
        return True
    return bool(said and other_said) and (said <= other_said or other_said <= said)


def _answer_each_other(question: Question, first: Fact, other: Fact) -> bool:
    """Whether two parties count what is asked for beside each other: what each says of it parts nothing.

    "Ketteridge said that they held eight soldiers. Dressel said that four soldiers had been captured."
    """
    near = first.article.id == other.article.id and abs(first.evidence.start - other.evidence.start) <= NEAR
    counted = [subjects(fact.quantity.noun or "")[-1:] for fact in (first, other)]
    of_it = bool(counted[0]) and counted[0] == counted[1] == question.counted[-1:]
    return near and of_it and _both_named(first, other) and not _same_party(first, other)


def _setting(question: Question, fact: Fact) -> frozenset[str]:
    """Of what a sentence says at its head that its figure is: "For the whole city, insurers expect"."""
    whole = _SETTING.match(fact.evidence.text)
    return frozenset(subjects(whole["of"])) - question.stems - _TIMELESS if whole else frozenset()


def _scope(question: Question, fact: Fact) -> tuple[frozenset[str], frozenset[str]]:
    """What the names of places in the figure's clause are compared by, and its other words in the scope."""
    start, end = fact.clause
    clause = fact.article.text[start:end]
    runs = name_runs(clause)
    counted = {*question.counted, *subjects(fact.quantity.noun or "")}
    places = {word for first, last in runs if _LOCATIVE.search(clause[:first]) for word in subjects(clause[first:last])}
    names = {word for first, last in runs for word in subjects(clause[first:last])}
    for first, last in runs:  # "the Norvane works": one name
        asked_for = question.name_subjects.intersection(subjects(clause[first:last]))
        if asked_for and (noun := _NOUN_AFTER.match(clause, last)):
            names.update(subjects(noun.group()))
    scope = _TIME.sub("", fact.scope or "")
    said = {word for word in subjects(scope) if not word[0].isdigit()} - names - question.stems - _TIMELESS
    return frozenset(places - counted), frozenset(said)


def _same_party(first: Fact, other: Fact) -> bool:
    if first.party and other.party:
        shorter, longer = sorted((first.party.lower(), other.party.lower()), key=len)
        # "The commission" is the Electoral Commission.
        short_form = shorter.startswith("the ") and longer.endswith(shorter.removeprefix("the"))
        return short_form or same_speaker(first.party, other.party)
    return not first.party and not other.party and _one_source(first, other)


def _one_body(first: Fact, other: Fact) -> bool:
    """Whether two parties speak for one body, as "the fire service" and "fire chief Ann Voss" do."""
    one, another = first.party or "", other.party or ""
    departments = [{subject(word) for word in _DEPARTMENT.findall(party)} for party in (one, another)]
    named = [set(subjects(_DEPARTMENT.sub(" ", party))) - _OFFICES for party in (one, another)]
    apart = named[0] and named[1] and not named[0] & named[1]
    return bool(departments[0] & departments[1]) and not apart


def _one_source(first: Fact, other: Fact) -> bool:
    """Whether two facts come from one outlet, or from one report that several outlets carry."""
    one, another = first.article, other.article
    outlet = one.publisher is not None and one.publisher == another.publisher
    return one.id == another.id or outlet or _copied(first, other)


def _copied(first: Fact, other: Fact) -> bool:
    """Whether two facts stand in two articles that are copies of one report."""
    one, another = first.article, other.article
    same = one.group is not None and one.group == another.group
    return one.id != another.id and (same or first.evidence.text == other.evidence.text)


def _compatible(first: Fact, other: Fact) -> bool:
    """Whether both figures can be true of the same thing: their bounds meet."""
    (low, high), (other_low, other_high) = _bounds(first.quantity), _bounds(other.quantity)
    return first.quantity.unit == other.quantity.unit and max(low, other_low) <= min(high, other_high)


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low = quantity.low if quantity.low is not None else AT_MOST * (quantity.high or 0)
    high = quantity.high if quantity.high is not None else float("inf")
    return (low * (1 - ROUND), high * (1 + ROUND)) if quantity.comparator == "~" else (low, high)
