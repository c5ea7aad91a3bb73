"""Figures set side by side: which are the same, which differ in scope, which were revised, which are disputed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from qa.facts import Fact
from qa.families import subjects
from qa.names import name_runs
from qa.numbers import same_quantity
from qa.speech import same_speaker

# Two reports of one thing stand within days of each other; later ones tell of a later state.
SAME_TIME = timedelta(days=3)

Relation = Literal["same", "scope", "revised", "disputed"]


@dataclass(frozen=True)
class Standing:
    """One value, with all the facts that give it; the first carries it best."""

    facts: tuple[Fact, ...]
    relation: Relation
    """How it stands to the first of the standings."""

    @property
    def lead(self) -> Fact:
        return self.facts[0]


def reconcile(facts: Sequence[Fact]) -> list[Standing]:
    """One standing a value and scope: the first fact's first, then the others in their order.

    Where the same party gave several values for the same scope, the newest comes first.
    """
    groups: list[list[Fact]] = []
    for fact in facts:
        for group in groups:
            if _agree(group[0], fact):
                group.append(fact)
                break
        else:
            groups.append([fact])
    if not groups:
        return []
    newest = max(
        (group for group in groups if group is groups[0] or relation(groups[0][0], group[0]) == "revised"),
        key=lambda group: (group[0].as_of is not None, group[0].as_of),
    )
    ordered = [newest, *(group for group in groups if group is not newest)]
    return [Standing(tuple(group), relation(newest[0], group[0])) for group in ordered]


def relation(first: Fact, other: Fact) -> Relation:
    """How two figures for the thing asked for stand to each other."""
    if not _same_scope(first, other):
        return "scope"
    if _compatible(first, other):
        return "same"
    if _same_party(first, other):
        return "revised"
    if first.as_of and other.as_of and abs(first.as_of - other.as_of) > SAME_TIME:
        return "scope"  # of another time
    return "disputed"


def _agree(first: Fact, other: Fact) -> bool:
    return same_quantity(first.quantity, other.quantity) and _same_scope(first, other)


def _same_scope(first: Fact, other: Fact) -> bool:
    """Whether two scopes say the same of the thing counted, one perhaps in fewer words.

    The places named must not part them ("in Russia", "in Kursk"), nor what is said there ("amassed", "fighting").
    """
    (names, said), (other_names, other_said) = _scope(first), _scope(other)
    return _nested(names, other_names) and (
        said == other_said or bool(said and other_said and _nested(said, other_said))
    )


def _scope(fact: Fact) -> tuple[set[str], set[str]]:
    """The stems of the names in a scope, and of its other words."""
    scope = "x " + (fact.scope or "")  # a word in front: no name of the scope begins a sentence
    names = {name for start, end in name_runs(scope) for name in subjects(scope[start:end])}
    return names, {*subjects(fact.scope or "")} - names


def _nested(one: set[str], two: set[str]) -> bool:
    return one <= two or two <= one


def _same_party(first: Fact, other: Fact) -> bool:
    if first.speaker and other.speaker:
        return same_speaker(first.speaker, other.speaker)
    return not first.speaker and not other.speaker and first.article.publisher == other.article.publisher


def _compatible(first: Fact, other: Fact) -> bool:
    """Whether both figures can be true of the same thing: their bounds meet."""
    a, b = first.quantity, other.quantity
    lowest = max(a.low if a.low is not None else float("-inf"), b.low if b.low is not None else float("-inf"))
    highest = min(a.high if a.high is not None else float("inf"), b.high if b.high is not None else float("inf"))
    return lowest <= highest
