"""Figures set side by side: which are the same, which differ in scope, which were revised, which are disputed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from qa.facts import Fact
from qa.families import subjects
from qa.names import name_runs
from qa.numbers import same_value
from qa.question import Question
from qa.speech import same_speaker

# What two parties say within a day, they say of the same state of things; after that, the later figure is the news.
SAME_TIME = timedelta(days=1)
_LOCATIVE = re.compile(r"\b(?:in|at|on|near|inside|across|into|within|outside|around)\s+(?:the\s+)?$", re.IGNORECASE)
# When and how surely, which is no scope.
_TIMELESS = frozenset(
    subjects(
        "already yesterday today tonight morning evening night afternoon noon midnight week month year hour day far "
        "least known confirmed total currently recent recently past last previous earlier later "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
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

    Figures of other scopes come after those of the first, the earlier ones of the same scope last.
    """
    groups: list[list[Fact]] = []
    for fact in facts:
        for group in groups:
            if same_value(group[0].quantity, fact.quantity) and same_scope(question, group[0], fact):
                group.append(fact)
                break
        else:
            groups.append([fact])
    if not groups:
        return []
    rivals = [group for group in groups if group is groups[0] or same_scope(question, groups[0][0], group[0])]
    newest = max(rivals, key=lambda group: (_newest(group) is not None, _newest(group) or 0, group is groups[0]))
    standings = [Standing(tuple(group), relation(question, newest, group)) for group in groups]
    order: list[Relation] = ["same", "disputed", "scope", "earlier"]
    return sorted(standings, key=lambda one: (one.facts != tuple(newest), order.index(one.relation)))


def relation(question: Question, newest: Sequence[Fact], other: Sequence[Fact]) -> Relation:
    """How a value stands to the newest one."""
    first, second = newest[0], other[0]
    if not same_scope(question, first, second):
        return "scope"
    if _compatible(first, second):
        return "same"
    day, other_day = _newest(newest), _newest(other)
    if day is not None and other_day is not None and day - other_day > SAME_TIME.days:
        return "earlier"
    if _same_party(first, second):
        return "scope" if day == other_day else "earlier"
    return "disputed"


def _newest(group: Sequence[Fact]) -> int | None:
    return max((fact.as_of.toordinal() for fact in group if fact.as_of), default=None)


def same_scope(question: Question, first: Fact, other: Fact) -> bool:
    """Whether two figures are of the same thing: of the same places, and of what is said there.

    "In Russia" and "in Kursk" are two scopes, and so are all the troops and those seen on the battlefield; the
    question's own words part nothing. A figure for what was spoken of before ("put it at 38") is of that.
    """
    (places, said), (other_places, other_said) = _scope(question, first), _scope(question, other)
    if places and other_places and not places & other_places:
        return False
    if first.again or other.again or said == other_said:
        return True
    return bool(said and other_said) and (said <= other_said or other_said <= said)


def _scope(question: Question, fact: Fact) -> tuple[frozenset[str], frozenset[str]]:
    """What the names of places in the figure's clause are compared by, and its other words in the scope."""
    start, end = fact.clause
    clause = fact.article.text[start:end]
    runs = name_runs(clause)
    counted = {*question.counted, *subjects(fact.quantity.noun or "")}
    places = {word for first, last in runs if _LOCATIVE.search(clause[:first]) for word in subjects(clause[first:last])}
    names = {word for first, last in runs for word in subjects(clause[first:last])}
    said = {word for word in subjects(fact.scope or "") if not word[0].isdigit()} - names - question.stems - _TIMELESS
    return frozenset(places - counted), frozenset(said)


def _same_party(first: Fact, other: Fact) -> bool:
    if first.speaker and other.speaker:
        return same_speaker(first.speaker, other.speaker)
    return not first.speaker and not other.speaker and first.article.publisher == other.article.publisher


def _compatible(first: Fact, other: Fact) -> bool:
    """Whether both figures can be true of the same thing: their bounds meet."""
    a, b = first.quantity, other.quantity
    lowest = max(a.low if a.low is not None else float("-inf"), b.low if b.low is not None else float("-inf"))
    highest = min(a.high if a.high is not None else float("inf"), b.high if b.high is not None else float("inf"))
    return a.unit == b.unit and lowest <= highest
