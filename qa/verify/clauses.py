"""The gate for free text: a clause passes only if one quote that it cites carries it.

Each rule looks at one or two adjacent sentences of one quote, and all rules must hold in the same ones. Not guaranteed:
who did what to whom, where the words of a paraphrase all stand in the quote.
"""

import re
from collections.abc import Sequence

from index.passages import split_sentences
from qa.verify.asserted import Asserted
from qa.verify.failure import SPLICED, Failure, Rule
from qa.verify.rules import first_failure, missing
from qa.verify.window import Quoted, whole_quote, windows

MARKERS = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\](?:[\s,]*\[\d+(?:\s*,\s*\d+)*\])*")
BULLET = re.compile(r"^(?:[-*•–]|\d+[.)])\s+")
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
    lacking: list[frozenset[str]] = []
    for source in quoted:
        said = Asserted(bare, source)
        failure = _failure(said)
        if failure is None:
            return None
        failures.append(failure)
        lacking.append(missing(said, whole_quote(source)))
    if len(quoted) > 1 and not frozenset.intersection(*lacking):
        return Failure("spliced", "its parts stand in different quotes; no single one carries all of it")
    return max(failures, key=lambda failure: ORDER.index(failure.rule))


def _failure(said: Asserted) -> Failure | None:
    near = windows(said.quoted)
    worst: Failure | None = None
    for window in near:
        failure = first_failure(said, window)
        if failure is None:
            return None
        if worst is None or ORDER.index(failure.rule) > ORDER.index(worst.rule):
            worst = failure
    if len(near) > 1 and first_failure(said, whole_quote(said.quoted)) is None:
        return Failure("spliced", SPLICED)
    return worst
