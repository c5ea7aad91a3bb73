"""Negation and hedges of a clause: those of the quote's clauses that hold the same words, and no contrary word."""

from collections.abc import Iterator, Sequence

from index.span import Span
from qa.polarity import Polarity, clause_polarity, clause_spans
from qa.verify.asserted import Asserted, Item
from qa.verify.contrary import contrary
from qa.verify.failure import Failure
from qa.verify.window import Clause, Window, words_of

NAMES_OF_CLASSES: dict[Polarity, str] = {
    "not": "“not”",
    "denied": "the denial",
    "failed": "the failure or refusal",
    "hedged": "“reportedly” or a like hedge",
    "modal": "“may” or a like word",
    "will": "“will” or a like word",
}


def negation(said: Asserted, window: Window) -> Failure | None:
    items = sorted((item for item in said.items(window) if item.places), key=lambda item: item.start)
    for group, held in _groups(said, items):
        stated = frozenset(kind for span in group for kind in clause_polarity(said.clause, span))
        carried = _covering(held, window.clauses) if held else repeated(said, group, window)
        meant = frozenset(kind for clause in carried for kind in clause.polarity)
        if stated != meant:
            return Failure("negation", _polarity_detail(lost=meant - stated, added=stated - meant))
    return None


def repeated(said: Asserted, group: Sequence[Span], window: Window) -> list[Clause]:
    """The clauses of the quote that "He did not say why" stands in word for word: it has no word to go by but these."""
    wanted = [word.text.casefold() for word in words_of(said.clause, group[0][0], group[-1][1])]
    held = [word.text.casefold() for word in window.words]
    for at in range(len(held) - len(wanted) + 1):
        if wanted and held[at : at + len(wanted)] == wanted:
            first, last = window.words[at].start, window.words[at + len(wanted) - 1].end
            return [clause for clause in window.clauses if clause.start < last and first < clause.end]
    return []


def _groups(said: Asserted, items: Sequence[Item]) -> Iterator[tuple[list[Span], list[Item]]]:
    """The clause's own clauses with their words; one without words of the quote goes with the one before."""
    groups: list[tuple[list[Span], list[Item]]] = []
    for start, end in clause_spans(said.clause):
        held = [item for item in items if start <= item.start < end]
        if groups and (not held or not groups[-1][1]):
            groups[-1] = ([*groups[-1][0], (start, end)], groups[-1][1] + held)
        else:
            groups.append(([(start, end)], held))
    return iter(groups)


def _covering(items: Sequence[Item], clauses: Sequence[Clause]) -> list[Clause]:
    """The fewest clauses of the quote that hold the words, those with the most of them first.

    A clause that would add a name only is none of them: "Oren did not attack, but its drones hit the depot".
    """
    chosen: list[Clause] = []
    left = list(items)
    while left:
        counts = [sum(_in_clause(item, clause) for item in left) for clause in clauses]
        if not counts or not max(counts):
            break
        best = clauses[counts.index(max(counts))]
        held = [item for item in left if _in_clause(item, best)]
        if chosen and all(item.is_name for item in held):
            break
        chosen.append(best)
        left = [item for item in left if item not in held]
    return chosen


def _in_clause(item: Item, clause: Clause) -> bool:
    return any(clause.start <= place < clause.end for place in item.places)


def _polarity_detail(lost: frozenset[Polarity], added: frozenset[Polarity]) -> str:
    if lost:
        return "the quote says it with " + " and ".join(NAMES_OF_CLASSES[name] for name in sorted(lost))
    return "the quote says it without " + " and ".join(NAMES_OF_CLASSES[name] for name in sorted(added))


def contraries(said: Asserted, window: Window) -> Failure | None:
    detail = None if said.quoted.is_field else contrary(said.clause, window)
    return Failure("negation", detail) if detail else None
