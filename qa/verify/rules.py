"""The rules of the gate: what a clause asserts against one or two adjacent sentences of a quote."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.dates import Period, contains, read_times, same_period
from qa.names import CALENDAR, is_ordinary, starts_sentence
from qa.polarity import Polarity, clause_polarity, clause_spans
from qa.speech.attribution import Attribution
from qa.speech.quotations import locate_quote, quotations
from qa.speech.speakers import BODIES, PERSON_TITLES, fold_name, same_speaker
from qa.verify.asserted import Asserted, Item
from qa.verify.contrary import contrary
from qa.verify.window import Clause, Window, Word, whole_quote, words_of
from qa.words import FUNCTION_WORDS

Span = tuple[int, int]
Rule = Literal["quote", "number", "date", "name", "negation", "speaker", "spliced", "unsupported"]


@dataclass(frozen=True)
class Failure:
    rule: Rule
    detail: str
    """One line that a journalist understands."""


FIGURE = re.compile(r"\d[\d.,:]*\w*")
WORD_BEFORE = re.compile(r"(?:\w[\w.,:]*)?$")
NAMES_A_DAY = re.compile(r"\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
SIDE = re.compile(r"\b(before|after|since|until|till|by|prior to|following)\s+(?:the\s+)?$", re.IGNORECASE)
SIDES = {"till": "until", "prior to": "before", "following": "after"}
LONGEST_SIDE = len("following the  ")
# Before a name's word, these make it another name: Korvia is not South Korvia.
DISTINGUISHING = frozenset(
    "north south east west northern southern eastern western new upper lower central great".split()
)
MOSTLY = 0.5
"""Share of a clause's words that must stand in the quote: fewer than half, and the clause is about something else."""
OWN_RUN = 3
"""Content words in a row that no word of the quote has part in: more than a paraphrase needs."""
OWN_STRETCH = 2
"""The same between commas, where a clause of its own can be slipped in."""
COMMA = re.compile(r"[,;:()–—](?!\d)|\s-\s")
SPLICED = "its parts stand in sentences of the quote that are not next to each other"


def quotations_hold(said: Asserted, window: Window) -> Failure | None:
    for start, end in quotations(said.clause):
        words = said.clause[start:end].strip("\"“”„«»'‘’").rstrip(".,!?;: ").strip()
        # A quotation may open with a capital that the middle of a sentence does not have.
        forms = {words, words[:1].lower() + words[1:]}
        if words and not any(locate_quote(form, said.quoted.quote) for form in forms):
            return Failure("quote", f"“{words}” does not stand in the source word for word")
    return None


def numbers(said: Asserted, window: Window) -> Failure | None:
    for quantity in said.quantities:
        if not said.places(quantity, window):
            return Failure("number", f"“{said.figure(quantity)}” is not what the quote says")
    read = [(q.start, q.end) for q in said.quantities] + [(p.start, p.end) for p in said.periods]
    read += [(time.start, time.end) for time in read_times(said.clause)]
    for figure in FIGURE.finditer(said.clause):
        covered = any(start <= figure.start() < end for start, end in read)
        word = _whole_word(said.clause, figure.start(), figure.end())
        if not covered and not re.search(rf"(?<![\w.,]){re.escape(word)}(?!\w|[.,]\d)", window.words_quoted):
            return Failure("number", f"the figure {word} does not stand in the quote")
    return None


def _whole_word(text: str, start: int, end: int) -> str:
    """A figure with the word that it is part of: "PS4", "4a", "pone.0201879"."""
    before = WORD_BEFORE.search(text, 0, start)
    return text[before.start() if before else start : end].rstrip(".,:")


def dates(said: Asserted, window: Window) -> Failure | None:
    for period in said.periods:
        if not _dated(said, period, window) and not said.is_publication(period):
            return Failure("date", f"“{said.clause[period.start : period.end]}” is not the quote's date")
    for time in read_times(said.clause):
        if not any((time.hour, time.minute) == (other.hour, other.minute) for other in window.times):
            return Failure("date", f"“{said.clause[time.start : time.end]}” is not the quote's time")
    for word in words_of(said.clause, 0, len(said.clause)):
        calendar = word.text.casefold() in CALENDAR and word.text[0].isupper()
        unread = not any(period.start <= word.start < period.end for period in said.periods)
        named = any(start <= word.start < end for start, end in said.names)
        if calendar and unread and not named and word.stem not in window.positions:
            return Failure("date", f"“{word.text}” does not stand in the quote")
    return None


def _dated(said: Asserted, period: Period, window: Window) -> bool:
    words = " ".join(said.clause[period.start : period.end].casefold().split())
    for other in window.periods:
        if _side(said.clause, period) != _side(window.text, other):
            continue
        if words == " ".join(window.text[other.start : other.end].casefold().split()):
            return True
        if period.first is None or other.first is None or not NAMES_A_DAY.search(words):
            continue  # "on Tuesday" stands word for word or not at all
        if same_period(period, other) or (period.kind in ("month", "year") and contains(period, other)):
            return True
    return False


def _side(text: str, period: Period) -> str:
    """ "before", "after", "since", "until" or "by", where one stands before a date: by Friday is not after Friday."""
    found = SIDE.search(text[max(0, period.start - LONGEST_SIDE) : period.start])
    return SIDES.get(found.group(1).casefold(), found.group(1).casefold()) if found else ""


def names(said: Asserted, window: Window) -> Failure | None:
    for start, end in said.names:
        if not _named(said, (start, end), window) and not said.is_speaker((start, end)):
            return Failure("name", f"the quote does not name “{said.clause[start:end]}”")
    return None


def _named(said: Asserted, run: Span, window: Window) -> bool:
    words = list(words_of(said.clause, *run))
    wanted = [fold_name(word.text) for word in words]
    beside = _beside(said.clause, run)
    if _stands(wanted, window, beside):
        return True
    if words and starts_sentence(said.clause, words[0].start) and not _only_title(words):
        # The first capital may be the sentence's, and the word an ordinary one of the quote.
        ordinary = not words[0].text.isupper() and _has_lower(wanted[0], window)
        if ordinary and (len(words) == 1 or _stands(wanted[1:], window, beside)):
            return True
    titles = [word for word in wanted if word in PERSON_TITLES or word in BODIES]
    rest = [word for word in wanted if word not in titles]
    present = {folded for folded, _, _ in window.name_words}
    return bool(titles) and present.issuperset(titles) and (not rest or _stands(rest, window, beside))


def _beside(clause: str, run: Span) -> tuple[str, str]:
    """The words before and after a name, folded as names are."""
    every = list(words_of(clause, 0, len(clause)))
    before = [word.text for word in every if word.end <= run[0]]
    after = [word.text for word in every if word.start >= run[1]]
    return fold_name(before[-1]) if before else "", fold_name(after[0]) if after else ""


def _has_lower(wanted: str, window: Window) -> bool:
    return any(folded == wanted and not capital for folded, capital, _ in window.name_words)


def _stands(wanted: Sequence[str], window: Window, beside: tuple[str, str]) -> bool:
    """Whether the words stand next to each other as a name, and not as part of another place's or body's.

    `beside` are the words before and after it in the clause: what stands there too makes it no other name.
    """
    have = window.name_words
    for at in range(len(have) - len(wanted) + 1):
        part = have[at : at + len(wanted)]
        if [word for word, _, _ in part] != list(wanted) or not (part[0][1] and (part[-1][1] or part[-1][0].isdigit())):
            continue
        before = have[at - 1] if at else ("", False, 0)
        after = have[at + len(wanted)] if at + len(wanted) < len(have) else ("", False, 0)
        end = part[-1][2] + len(wanted[-1])
        joined = after[1] and not re.search(r"[^\w\s]", window.text[end : after[2]])
        other = before[1] and before[0] in DISTINGUISHING and before[0] != beside[0]
        if other or (joined and after[0] in BODIES and after[0] != beside[1]):
            continue
        return True
    return False


def negation(said: Asserted, window: Window) -> Failure | None:
    items = sorted((item for item in said.items(window) if item.places), key=lambda item: item.start)
    for group, held in _groups(said, items):
        stated = frozenset(kind for span in group for kind in clause_polarity(said.clause, span))
        carried = _covering(held, window.clauses) if held else _repeated(said, group, window)
        meant = frozenset(kind for clause in carried for kind in clause.polarity)
        if stated != meant:
            return Failure("negation", _polarity_detail(lost=meant - stated, added=stated - meant))
    return None


def _repeated(said: Asserted, group: Sequence[Span], window: Window) -> list[Clause]:
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


def speakers(said: Asserted, window: Window) -> Failure | None:
    for found in said.attributions:
        if not said.gives_to_outlet(found) and (stranger := _unknown_word(said, found, window)):
            return Failure("speaker", f"the source does not call the speaker “{stranger}”")
    told: dict[Attribution | None, list[tuple[Item, frozenset[str], bool]]] = {}
    for item in said.items(window):
        if item.places and not item.is_name:
            speech = said.speaker_at(item.start)
            sayers = [window.speakers_at(place) for place in item.places]
            agreeing = any(_same(said, speech, each) for each in sayers)
            told.setdefault(speech, []).append((item, sayers[0], agreeing))
    for speech, items in told.items():
        strange = [sayers for item, sayers, agreeing in items if not agreeing]
        figure = any(item.is_figure and not agreeing for item, _, agreeing in items)
        # A word or two may stand in somebody's claim as well: "Voss did not say when the bridges would reopen".
        if figure or 2 * len(strange) >= max(1, len(items)):
            return Failure("speaker", _speaker_detail(speech.speaker if speech else None, strange[0]))
    return None


def _same(said: Asserted, found: Attribution | None, sayers: frozenset[str]) -> bool:
    if found is None or not sayers:
        return (found is None or said.gives_to_outlet(found)) and not sayers
    return any(same_speaker(found.speaker, sayer) for sayer in sayers)


def _unknown_word(said: Asserted, found: Attribution, window: Window) -> str | None:
    known = {fold_name(word) for word in re.findall(r"[\w'’.]+", f"{window.text} {said.quoted.speaker or ''}")}
    for word in words_of(found.speaker, 0, len(found.speaker)):
        if word.text.casefold() not in FUNCTION_WORDS and fold_name(word.text) not in known:
            return word.text
    return None


def support(said: Asserted, window: Window) -> Failure | None:
    if said.quoted.is_field:
        return None
    items = list(said.items(window))
    core = [item for item in items if not item.is_name]
    for found in said.attributions:
        claimed = [item for item in core if found.claim_start <= item.start < found.claim_end]
        if claimed and not any(item.places for item in claimed):
            return Failure("unsupported", f"the quote does not have {found.speaker} say this")
    if core and not any(item.places for item in core):
        return Failure("unsupported", "nothing of it stands in the quote")
    elsewhere = whole_quote(said.quoted).positions
    if any(not item.places and item.text in elsewhere for item in core):
        return Failure("spliced", SPLICED)
    if strange := _slipped_in(said, core):
        return Failure("unsupported", f"the quote has nothing of “{strange}”")
    carried = sum(bool(item.places) for item in items)
    told = items or said.periods or said.attributions or _repeated(said, [(0, len(said.clause))], window)
    if not told or carried < MOSTLY * len(items):
        return Failure("unsupported", "most of its words do not stand in the quote")
    return None


def _slipped_in(said: Asserted, items: Sequence[Item]) -> str | None:
    """A stretch of the clause that is its own: words in a row, or between commas, none of which the quote has."""
    ordered = sorted(items, key=lambda item: item.start)
    runs: list[list[Item]] = [[]]
    for item in ordered:
        if item.places:
            runs.append([])
        else:
            runs[-1].append(item)
    long = next((run for run in runs if len(run) >= OWN_RUN), None)
    for start, end in _between_commas(said.clause):
        within = [item for item in ordered if start <= item.start < end]
        if len(within) >= OWN_STRETCH and not any(item.places for item in within):
            long = long or within
    if long is None:
        return None
    last = re.compile(r"\S+").match(said.clause, long[-1].start)
    return said.clause[long[0].start : last.end() if last else None].rstrip(".,;:")


def _between_commas(clause: str) -> Iterator[Span]:
    at = 0
    for mark in COMMA.finditer(clause):
        yield at, mark.start()
        at = mark.end()
    yield at, len(clause)


def contraries(said: Asserted, window: Window) -> Failure | None:
    detail = None if said.quoted.is_field else contrary(said.clause, window)
    return Failure("negation", detail) if detail else None


def _only_title(words: Sequence[Word]) -> bool:
    return len(words) == 1 and is_ordinary(words[0].text)


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


NAMES_OF_CLASSES: dict[Polarity, str] = {
    "not": "“not”",
    "denied": "the denial",
    "failed": "the failure or refusal",
    "hedged": "“reportedly” or a like hedge",
    "modal": "“may” or a like word",
    "will": "“will” or a like word",
}


def _polarity_detail(lost: frozenset[Polarity], added: frozenset[Polarity]) -> str:
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


RULES: tuple[Callable[[Asserted, Window], Failure | None], ...] = (
    quotations_hold,
    numbers,
    dates,
    names,
    negation,
    contraries,
    speakers,
    support,
)


def first_failure(said: Asserted, window: Window) -> Failure | None:
    """The first rule that the clause breaks against this window; None if it keeps them all."""
    return next((failure for rule in RULES if (failure := rule(said, window))), None)


def missing(said: Asserted, window: Window) -> frozenset[str]:
    """Figures, dates and names of the clause that the quote does not have."""
    found = {said.figure(quantity) for quantity in said.quantities if not said.places(quantity, window)}
    found |= {said.clause[period.start : period.end] for period in said.periods if not _dated(said, period, window)}
    return frozenset(found | {said.clause[slice(*run)] for run in said.names if not _named(said, run, window)})
