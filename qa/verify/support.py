"""Whether the quote has what a clause tells: its quotations word for word, and of its other words enough."""

import re
from collections.abc import Iterator, Sequence

from index.span import Span
from qa.speech.quotations import locate_quote, quotations
from qa.verify.asserted import Asserted, Item
from qa.verify.failure import SPLICED, Failure
from qa.verify.negation import repeated
from qa.verify.window import Window, whole_quote

MOSTLY = 0.5
"""Share of a clause's words that must stand in the quote: fewer than half, and the clause is about something else."""
OWN_RUN = 3
"""Content words in a row that no word of the quote has part in: more than a paraphrase needs."""
OWN_STRETCH = 2
"""The same between commas, or behind a quotation, where a clause of its own can be slipped in."""
COMMA = re.compile(r"[,;:()–—](?!\d)|\s-\s|[“”]")


def quotations_hold(said: Asserted, window: Window) -> Failure | None:
    for start, end in quotations(said.clause):
        words = said.clause[start:end].strip("\"“”„«»'‘’").rstrip(".,!?;: ").strip()
        # A quotation may open with a capital that the middle of a sentence does not have.
        forms = {words, words[:1].lower() + words[1:]}
        if words and not any(locate_quote(form, said.quoted.quote) for form in forms):
            return Failure("quote", f"“{words}” does not stand in the source word for word")
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
    if strange := _slipped_in(said, core) or _appended(said, core):
        return Failure("unsupported", f"the quote has nothing of “{strange}”")
    carried = sum(bool(item.places) for item in items)
    told = items or said.periods or said.attributions or repeated(said, [(0, len(said.clause))], window)
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


def _appended(said: Asserted, items: Sequence[Item]) -> str | None:
    """What a clause that has all of the quote has behind it, where that is not the quote's."""
    whole = locate_quote(said.quoted.quote.rstrip(" .,;:"), said.clause)
    own = [item for item in items if whole and item.start >= whole[1] and not item.places]
    return said.clause[min(item.start for item in own) :].rstrip(".,;: ") if own else None


def _between_commas(clause: str) -> Iterator[Span]:
    at = 0
    for mark in COMMA.finditer(clause):
        yield at, mark.start()
        at = mark.end()
    yield at, len(clause)
