"""The gate for free text: a clause passes only if one quote that it cites carries it.

Each rule looks at one or two adjacent sentences of one quote, and all rules must hold in the same ones. Not guaranteed:
who did what to whom, where the words of a paraphrase all stand in the quote.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from index.passages import split_sentences
from qa.attribution import Attribution
from qa.dates import Period, contains, read_periods, read_times, same_period
from qa.names import is_ordinary, name_runs, starts_sentence
from qa.numbers import Quantity, read_quantities, same_quantity
from qa.polarity import clause_polarity, clause_spans
from qa.quotations import locate_quote, quotations
from qa.speakers import BODIES, PERSON_TITLES, fold_name, same_speaker
from qa.speech import read_attributions
from qa.window import Clause, Quoted, Window, Word, is_content, whole_quote, windows, words_of
from qa.words import FUNCTION_WORDS

__all__ = ["Failure", "Quoted", "check_clause", "clauses", "locate_quote"]

Span = tuple[int, int]
Rule = Literal["quote", "number", "date", "name", "negation", "speaker", "spliced", "unsupported"]


@dataclass(frozen=True)
class Failure:
    rule: Rule
    detail: str
    """One line that a journalist understands."""


MARKERS = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\](?:[\s,]*\[\d+(?:\s*,\s*\d+)*\])*")
BULLET = re.compile(r"^(?:[-*•–]|\d+[.)])\s+")
PARENTHESIS = re.compile(r"\(([^()]*)\)")
FIGURE = re.compile(r"\d[\d.,:]*")
NAMES_A_DAY = re.compile(r"\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
# Before a name's word, these make it another name: Korea is not South Korea.
DISTINGUISHING = frozenset("north south east west northern southern eastern western new upper lower central great".split())
OUTLET = frozenset(("the article", "the newspaper", "the outlet", "the source", "the report"))
MOSTLY = 0.5
"""Share of a clause's words that must stand in the quote: fewer than half, and the clause is about something else."""
SPLICED = "its parts stand in sentences of the quote that are not next to each other"
ORDER: tuple[Rule, ...] = ("quote", "number", "date", "name", "negation", "speaker", "unsupported", "spliced")


def clauses(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """An answer's text cut into clauses, each with the numbers that its markers cite; () where it cites nothing."""
    found: list[tuple[str, tuple[int, ...]]] = []
    at = 0
    for marker in [*MARKERS.finditer(text), None]:
        piece = text[at : marker.start() if marker else len(text)]
        numbers = tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", marker.group()))) if marker else ()
        parts = [piece[start:end] for start, end in split_sentences(piece)]
        parts = [BULLET.sub("", part.lstrip(" .,;:)")).strip() for part in parts]
        parts = [part for part in parts if re.search(r"\w", part)]
        found += [(part, ()) for part in (parts[:-1] if marker else parts)]
        if marker and parts:
            found.append((parts[-1], numbers))
        elif marker and found and not parts:
            found[-1] = (found[-1][0], tuple(dict.fromkeys((*found[-1][1], *numbers))))
        at = marker.end() if marker else at
    return found


def check_clause(clause: str, quoted: Sequence[Quoted]) -> Failure | None:
    """Why no cited quote carries the clause alone; None if one does."""
    bare = MARKERS.sub("", clause).strip()
    if not quoted:
        return Failure("quote", "no source is cited for it")
    failures: list[Failure] = []
    missing: list[frozenset[str]] = []
    for source in quoted:
        check = _Check(bare, source)
        failure = check.run()
        if failure is None:
            return None
        failures.append(failure)
        missing.append(check.missing(whole_quote(source)))
    if len(quoted) > 1 and not frozenset.intersection(*missing):
        return Failure("spliced", "its parts stand in different quotes; no single one carries all of it")
    return max(failures, key=lambda failure: ORDER.index(failure.rule))


@dataclass(frozen=True)
class _Item:
    """A word or figure of the clause, and where the quote has it."""

    start: int
    text: str
    places: tuple[int, ...]
    is_name: bool = False
    is_figure: bool = False


class _Check:
    def __init__(self, clause: str, quoted: Quoted) -> None:
        self.quoted = quoted
        self.clause, self.slots = self._without_slots(clause)
        self.attributions = read_attributions(self.clause, (0, len(self.clause)), [(0, len(self.clause))])

    def run(self) -> Failure | None:
        near = windows(self.quoted)
        worst: Failure | None = None
        for window in near:
            failure = self._in(window)
            if failure is None:
                return None
            if worst is None or ORDER.index(failure.rule) > ORDER.index(worst.rule):
                worst = failure
        if len(near) > 1 and self._in(whole_quote(self.quoted)) is None:
            return Failure("spliced", SPLICED)
        return worst

    def _in(self, window: Window) -> Failure | None:
        rules: tuple[Callable[[Window], Failure | None], ...] = (
            self._quotations,
            self._numbers,
            self._dates,
            self._names,
            self._negation,
            self._speakers,
            self._support,
        )
        return next((failure for rule in rules if (failure := rule(window))), None)

    def missing(self, window: Window) -> frozenset[str]:
        """Figures, dates and names that the quote does not have."""
        found = {self._said(q) for q in self.quantities if not self._quantity_places(q, window)}
        found |= {self.clause[p.start : p.end] for p in self.periods if not self._dated(p, window)}
        return frozenset(found | {self.clause[a:b] for a, b in self.names if not self._named((a, b), window)})

    # What the clause says

    def _without_slots(self, clause: str) -> tuple[str, tuple[Span, ...]]:
        """The clause with its source, "(Publisher, 14 December 2024)", blanked out."""
        slots: list[Span] = []
        for parenthesis in PARENTHESIS.finditer(clause):
            inner = self._without_source(parenthesis.group(1))
            if inner is not None and not re.search(r"\w", inner):
                slots.append(parenthesis.span())
        for start, end in slots:
            clause = clause[:start] + " " * (end - start) + clause[end:]
        return clause, tuple(slots)

    def _without_source(self, words: str) -> str | None:
        published = self.quoted.published
        sources = [self.quoted.publisher, self.quoted.title, *self.quoted.authors]
        for name in sorted(filter(None, sources), key=len, reverse=True):
            words = re.sub(re.escape(name), "", words, flags=re.IGNORECASE)
        for period in reversed(read_periods(words, published)):
            if published is None or not period.first == period.last == published:
                return None
            words = words[: period.start] + words[period.end :]
        return re.sub(r"\bundated\b|\bby\b", "", words) if published is None else re.sub(r"\bby\b", "", words)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return read_quantities(self.clause)

    @cached_property
    def periods(self) -> list[Period]:
        return read_periods(self.clause, self.quoted.published)

    @cached_property
    def names(self) -> list[Span]:
        return name_runs(self.clause)

    def _said(self, quantity: Quantity) -> str:
        return self.clause[quantity.start : quantity.end]

    def _by_outlet(self, attribution: Attribution) -> bool:
        """Whether the clause gives its words to the outlet or the author, who is the article's own voice."""
        sources = [self.quoted.publisher, *self.quoted.authors]
        outlet = any(source and same_speaker(source, attribution.speaker) for source in sources)
        return outlet or attribution.speaker.casefold() in OUTLET

    def _speaks(self, at: int) -> Attribution | None:
        holding = [found for found in self.attributions if found.claim_start <= at < found.claim_end]
        return min(holding, key=lambda found: found.claim_end - found.claim_start) if holding else None

    # The rules

    def _quotations(self, window: Window) -> Failure | None:
        for start, end in quotations(self.clause):
            words = self.clause[start:end].strip("\"“”„«»'‘’").rstrip(".,!?;: ").strip()
            # A quotation may open with a capital that the middle of a sentence does not have.
            forms = {words, words[:1].lower() + words[1:]}
            if words and not any(locate_quote(form, self.quoted.quote) for form in forms):
                return Failure("quote", f"“{words}” does not stand in the source word for word")
        return None

    def _numbers(self, window: Window) -> Failure | None:
        for quantity in self.quantities:
            if not self._quantity_places(quantity, window):
                return Failure("number", f"“{self._said(quantity)}” is not what the quote says")
        read = [(q.start, q.end) for q in self.quantities] + [(p.start, p.end) for p in self.periods]
        read += [(time.start, time.end) for time in read_times(self.clause)]
        for figure in FIGURE.finditer(self.clause):
            covered = any(start <= figure.start() < end for start, end in read)
            digits = figure.group().rstrip(".,:")
            if not covered and not re.search(rf"(?<![\w.,]){re.escape(digits)}(?![\w]|[.,]\d)", window.words_quoted):
                return Failure("number", f"the figure {digits} does not stand in the quote")
        return None

    def _quantity_places(self, quantity: Quantity, window: Window) -> list[int]:
        return [at + other.value_start for at, other in window.quantities if same_quantity(quantity, other)]

    def _dates(self, window: Window) -> Failure | None:
        for period in self.periods:
            if not self._dated(period, window) and not self._is_publication(period):
                return Failure("date", f"“{self.clause[period.start : period.end]}” is not the quote's date")
        for time in read_times(self.clause):
            if not any((time.hour, time.minute) == (other.hour, other.minute) for other in window.times):
                return Failure("date", f"“{self.clause[time.start : time.end]}” is not the quote's time")
        return None

    def _dated(self, period: Period, window: Window) -> bool:
        words = " ".join(self.clause[period.start : period.end].casefold().split())
        for other in window.periods:
            if words == " ".join(window.text[other.start : other.end].casefold().split()):
                return True
            if period.first is None or other.first is None or not NAMES_A_DAY.search(words):
                continue  # "on Tuesday" stands word for word or not at all
            if same_period(period, other) or (period.kind in ("month", "year") and contains(period, other)):
                return True
        return False

    def _is_publication(self, period: Period) -> bool:
        """The day of publication, beside the outlet's name as the one who reports."""
        published = self.quoted.published
        if published is None or not period.first == period.last == published or self._speaks(period.start):
            return False
        return any(self._by_outlet(found) and found.speaker_start < period.start for found in self.attributions)

    def _names(self, window: Window) -> Failure | None:
        for start, end in self.names:
            if not self._named((start, end), window) and not self._is_speaker((start, end)):
                return Failure("name", f"the quote does not name “{self.clause[start:end]}”")
        return None

    def _is_speaker(self, run: Span) -> bool:
        """Whether the name belongs to the attribution, which its own rule compares."""
        return any(found.speaker_start <= run[0] and run[1] <= found.speaker_end for found in self.attributions)

    def _named(self, run: Span, window: Window) -> bool:
        words = list(words_of(self.clause, *run))
        wanted = [fold_name(word.text) for word in words]
        if self._stands(wanted, window):
            return True
        if words and starts_sentence(self.clause, words[0].start) and not _only_title(words):
            # The first capital may be the sentence's, and the word an ordinary one of the quote.
            ordinary = not words[0].text.isupper() and self._has_lower(wanted[0], window)
            if ordinary and (len(words) == 1 or self._stands(wanted[1:], window)):
                return True
        titles = [word for word in wanted if word in PERSON_TITLES or word in BODIES]
        rest = [word for word in wanted if word not in titles]
        present = {folded for folded, _, _ in window.name_words}
        return bool(titles) and present.issuperset(titles) and (not rest or self._stands(rest, window))

    def _has_lower(self, wanted: str, window: Window) -> bool:
        return any(folded == wanted and not capital for folded, capital, _ in window.name_words)

    def _stands(self, wanted: Sequence[str], window: Window) -> bool:
        """Whether the words stand next to each other as a name, and not as part of another place's or body's."""
        have = window.name_words
        for at in range(len(have) - len(wanted) + 1):
            part = have[at : at + len(wanted)]
            if [word for word, _, _ in part] != list(wanted) or not (part[0][1] and part[-1][1]):
                continue
            before = have[at - 1] if at else ("", False, 0)
            after = have[at + len(wanted)] if at + len(wanted) < len(have) else ("", False, 0)
            end = part[-1][2] + len(wanted[-1])
            joined = after[1] and not re.search(r"[^\w\s]", window.text[end : after[2]])
            if (before[1] and before[0] in DISTINGUISHING) or (joined and after[0] in BODIES):
                continue
            return True
        return False

    def _items(self, window: Window) -> Iterator[_Item]:
        """The clause's content words and figures outside the names of its speakers."""
        skipped = [(found.speaker_start, found.speaker_end) for found in self.attributions]
        skipped += [(period.start, period.end) for period in self.periods]
        verbs = {found.verb for found in self.attributions}
        for word in words_of(self.clause, 0, len(self.clause)):
            if any(start <= word.start < end for start, end in skipped) or not is_content(word.text):
                continue
            if word.text.casefold() not in verbs:
                name = any(start <= word.start < end for start, end in self.names)
                yield _Item(word.start, word.stem, tuple(window.positions.get(word.stem, ())), name)
        for quantity in self.quantities:
            places = tuple(self._quantity_places(quantity, window))
            yield _Item(quantity.value_start, self._said(quantity), places, is_figure=True)

    def _negation(self, window: Window) -> Failure | None:
        items = sorted((item for item in self._items(window) if item.places), key=lambda item: item.start)
        for group, held in self._groups(items):
            said = frozenset().union(*(clause_polarity(self.clause, span) for span in group))
            carried = _covering(held, window.clauses)
            meant = frozenset().union(*(clause.polarity for clause in carried))
            if said != meant:
                lost, added = meant - said, said - meant
                return Failure("negation", _polarity_detail(lost, added))
        return None

    def _groups(self, items: Sequence[_Item]) -> Iterator[tuple[list[Span], list[_Item]]]:
        """The clause's own clauses with their words; one without words of the quote goes with the one before."""
        groups: list[tuple[list[Span], list[_Item]]] = []
        for start, end in clause_spans(self.clause):
            held = [item for item in items if start <= item.start < end]
            if groups and (not held or not groups[-1][1]):
                groups[-1] = ([*groups[-1][0], (start, end)], groups[-1][1] + held)
            else:
                groups.append(([(start, end)], held))
        return iter(groups)

    def _speakers(self, window: Window) -> Failure | None:
        for found in self.attributions:
            if not self._by_outlet(found) and (stranger := self._unknown_word(found, window)):
                return Failure("speaker", f"the source does not call the speaker “{stranger}”")
        told: dict[Attribution | None, list[tuple[_Item, frozenset[str], bool]]] = {}
        for item in self._items(window):
            if item.places and not item.is_name:
                found = self._speaks(item.start)
                names = [window.speakers_at(place) for place in item.places]
                agreeing = any(self._same(found, each) for each in names)
                told.setdefault(found, []).append((item, names[0], agreeing))
        for found, items in told.items():
            strange = [names for item, names, agreeing in items if not agreeing]
            figure = any(item.is_figure and not agreeing for item, _, agreeing in items)
            # A word or two may stand in somebody's claim as well: "Voss did not say when the bridges would reopen".
            if figure or 2 * len(strange) >= max(1, len(items)):
                return Failure("speaker", _speaker_detail(found.speaker if found else None, strange[0]))
        return None

    def _same(self, found: Attribution | None, names: Iterable[str]) -> bool:
        names = list(names)
        if found is None or not names:
            return (found is None or self._by_outlet(found)) and not names
        return any(same_speaker(found.speaker, name) for name in names)

    def _unknown_word(self, found: Attribution, window: Window) -> str | None:
        known = {fold_name(word) for word in re.findall(r"[\w'’.-]+", f"{window.text} {self.quoted.speaker or ''}")}
        for word in words_of(found.speaker, 0, len(found.speaker)):
            if word.text.casefold() not in FUNCTION_WORDS and fold_name(word.text) not in known:
                return word.text
        return None

    def _support(self, window: Window) -> Failure | None:
        if self.quoted.is_field:
            return None
        items = list(self._items(window))
        core = [item for item in items if not item.is_name]
        for found in self.attributions:
            claimed = [item for item in core if found.claim_start <= item.start < found.claim_end]
            if claimed and not any(item.places for item in claimed):
                return Failure("unsupported", f"the quote does not have {found.speaker} say this")
        if core and not any(item.places for item in core):
            return Failure("unsupported", "nothing of it stands in the quote")
        elsewhere = whole_quote(self.quoted).positions
        if any(not item.places and item.text in elsewhere for item in core):
            return Failure("spliced", SPLICED)
        carried = sum(bool(item.places) for item in items)
        if not (items or self.periods or self.attributions) or carried < MOSTLY * len(items):
            return Failure("unsupported", "most of its words do not stand in the quote")
        return None


def _only_title(words: Sequence[Word]) -> bool:
    return len(words) == 1 and is_ordinary(words[0].text)


def _covering(items: Sequence[_Item], clauses: Sequence[Clause]) -> list[Clause]:
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


def _in_clause(item: _Item, clause: Clause) -> bool:
    return any(clause.start <= place < clause.end for place in item.places)


NAMES_OF_CLASSES = {
    "not": "“not”",
    "denied": "the denial",
    "failed": "the failure or refusal",
    "hedged": "“reportedly” or a like hedge",
    "modal": "“may” or a like word",
    "will": "“will” or a like word",
}


def _polarity_detail(lost: frozenset[str], added: frozenset[str]) -> str:
    if lost:
        return "the quote says it with " + " and ".join(NAMES_OF_CLASSES[name] for name in sorted(lost))
    return "the quote says it without " + " and ".join(NAMES_OF_CLASSES[name] for name in sorted(added))


def _speaker_detail(said: str | None, names: Iterable[str]) -> str:
    name = min(names, key=len, default=None)
    if said is None:
        return f"it is {name} who says this in the source, and the clause states it as a fact"
    if name is None:
        return f"the source does not give these words to {said}"
    return f"the source gives these words to {name}, not to {said}"
