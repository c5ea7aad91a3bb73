"""Sentences that repeat one another word for word but for one value: two sources that tell the same thing otherwise."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from index.span import Span
from qa.dates import Period, contains, read_periods
from qa.evidence import Evidence
from qa.families import subjects
from qa.kinds import Kind
from qa.names import name_runs
from qa.numbers import Quantity, read_quantities, same_value

SAME = 0.6  # of the longer sentence's words: from there on, one is made of the other
FEWEST = 4  # words in common: fewer are chance
BEFORE = 60  # characters before a short line, by which its place is known
KEPT = 1024  # sentences whose words stay in memory while they are set beside one another
_WORD = re.compile(r"\w+(?:[-.,:/'’]\w+)*")


@dataclass(frozen=True)
class Change:
    """What stands in the place of what, as spans of the two sentences."""

    one: Span
    other: Span

    def holds(self, rest: "Change") -> bool:
        return all(
            outer[0] <= inner[0] and inner[1] <= outer[1]
            for outer, inner in ((self.one, rest.one), (self.other, rest.other))
        )


def changed_value(kind: Kind, one: Evidence, other: Evidence) -> Change | None:
    """The value in which two sentences differ that are otherwise the same; None where they are not, or not only so.

    It is of a kind that answers what is asked for; what else differs is a part of it said again ("Voss", "Ann Voss").
    """
    changes = list(_changes(one.text, other.text)) or _in_short(one, other)
    for change in changes:
        for read in _READERS.get(kind, ()):
            value = read(one, other, change)
            if value and all(value.holds(rest) or _repeats(value, rest, one.text, other.text) for rest in changes):
                return value
    return None


def _changes(first: str, second: str) -> Iterator[Change]:
    """Where two sentences differ; nothing where they are not copies."""
    (words, spans), (others, other_spans) = _words(first), _words(second)
    needed = max(FEWEST, SAME * max(len(words), len(others)))
    if words == others or len(set(words) & set(others)) < needed:
        return
    for tag, start, to, other_start, other_to in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(_span(spans, start, to), _span(other_spans, other_start, other_to))


def _in_short(one: Evidence, other: Evidence) -> list[Change]:
    """Two short lines, such as a date alone, that stand in the same place of two near copies."""
    copies = one.article.group is not None and one.article.group == other.article.group
    short = all(len(_words(each.text)[0]) < FEWEST for each in (one, other))
    before, after = (each.article.text[max(0, each.start - BEFORE) : each.start].split() for each in (one, other))
    same = len(before) >= FEWEST and before == after and one.text != other.text
    return [Change((0, len(one.text)), (0, len(other.text)))] if copies and short and same else []


@lru_cache(KEPT)
def _words(text: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    found = [(word.group().casefold(), word.span()) for word in _WORD.finditer(text)]
    return tuple(word for word, _ in found), tuple(span for _, span in found)


def _span(spans: Sequence[Span], start: int, to: int) -> Span:
    if start < to:
        return spans[start][0], spans[to - 1][1]
    at = spans[start][0] if start < len(spans) else spans[-1][1]
    return at, at


def _repeats(value: Change, rest: Change, first: str, second: str) -> bool:
    """Whether what differs further is words of the value, or a lower and an upper case of them."""
    pairs = ((first, value.one, rest.one), (second, value.other, rest.other))
    return all(set(subjects(text[slice(*part)])) <= set(subjects(text[slice(*whole)])) for text, whole, part in pairs)


def _name(one: Evidence, other: Evidence, change: Change) -> Change | None:
    (first, second) = (_around(evidence.text, span) for evidence, span in ((one, change.one), (other, change.other)))
    if first is None or second is None:
        return None
    mine, theirs = (set(subjects(e.text[slice(*span)])) for e, span in ((one, first), (other, second)))
    return None if not mine or not theirs or mine <= theirs or theirs <= mine else Change(first, second)


def _around(text: str, span: Span) -> Span | None:
    """The name that holds the words, or that the words are."""
    words = text[slice(*span)]
    runs = [(start - 2, end - 2) for start, end in name_runs(f"x {text}")]
    for start, end in runs:
        if start <= span[0] and span[1] <= end and span[0] < span[1]:
            return start, end
    inside = [run for run in runs if span[0] <= run[0] and run[1] <= span[1]]
    return span if inside and words[:1].isupper() else None


def _period(one: Evidence, other: Evidence, change: Change) -> Change | None:
    periods = [
        [p for p in read_periods(e.text, e.article.published) if p.start < span[1] and span[0] < p.end]
        for e, span in ((one, change.one), (other, change.other))
    ]
    return next((_spans(a, b) for a, b in product(*periods) if not contains(a, b) and not contains(b, a)), None)


def _quantity(one: Evidence, other: Evidence, change: Change) -> Change | None:
    figures = [
        [q for q in read_quantities(e.text) if q.value_start < span[1] and span[0] < q.value_end]
        for e, span in ((one, change.one), (other, change.other))
    ]
    return next((_spans(a, b) for a, b in product(*figures) if a.kind == b.kind and not same_value(a, b)), None)


def _spans(one: Period | Quantity, other: Period | Quantity) -> Change:
    first, second = (
        (found.value_start, found.value_end) if isinstance(found, Quantity) else (found.start, found.end)
        for found in (one, other)
    )
    return Change(first, second)


_READERS: dict[Kind, tuple[Callable[[Evidence, Evidence, Change], Change | None], ...]] = {
    "date": (_period,),
    "person": (_name,),
    "place": (_name,),
    "speaker": (_name,),
    "list": (_name,),
    "text": (_name, _period, _quantity),
}
