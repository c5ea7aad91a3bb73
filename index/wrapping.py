"""Lines that a fixed width broke, joined again."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

_NARROWEST, _WIDEST = 50, 200  # columns at which programs break lines
_RAGGED = 8  # letters that a line broken by hand may stay short of that
_FEWEST = 3
_HYPHEN = re.compile(r"[^\W\d_]-$")
BULLET = re.compile(r"^[-*•·▪‣◦●■►▸◾▫➤]\s+(?=\S)")


def unwrap(raw: Sequence[str]) -> list[str]:
    """Joins lines where the next line's first word would not have fitted, in a file whose prose is broken so."""
    width = _width(raw)
    if not width:
        return list(raw)
    joined: list[list[str]] = []
    above = ""
    for line in raw:
        below = line.strip()
        if above and below and _is_full(above, below, width) and not BULLET.match(below):
            joined[-1] += [below] if _HYPHEN.search(above) else [" ", below]
        else:
            joined.append([line.rstrip()])
        above = line.rstrip()
    return ["".join(pieces) for pieces in joined]


def _width(raw: Sequence[str]) -> int:
    """The width at which a file's lines were broken, 0 where they were not.

    Most lines then end just short of it, and go on in the middle of a sentence.
    """
    pairs = [(a.rstrip(), b.strip()) for a, b in pairwise(raw) if a.strip() and b.strip()]
    ending = [0] * (_WIDEST + 2)
    for above, below in pairs:
        if len(above) <= _WIDEST:
            ending[len(above)] += 1
            ending[min(len(above) + _first_word(below) + _RAGGED, _WIDEST) + 1] -= 1
    full = list(accumulate(ending))
    width = max(range(_NARROWEST, _WIDEST + 1), key=lambda width: (full[width], width))
    broken = [below for above, below in pairs if _is_full(above, below, width)]
    within = sum(below[0].islower() for below in broken)
    long = sum(len(above) * 2 > width for above, _ in pairs)
    too_long = sum(len(line.rstrip()) > width for line in raw)
    wrapped = len(broken) >= _FEWEST and len(broken) * 3 >= long * 2 and within * 5 >= len(broken) * 2
    return width if wrapped and too_long * 10 <= len(pairs) else 0


def _is_full(above: str, below: str, width: int) -> bool:
    fits = len(above) + 1 + _first_word(below) + _RAGGED <= width
    return (len(above) <= width and not fits) or bool(_HYPHEN.search(above))


def _first_word(text: str) -> int:
    return len(text.split(maxsplit=1)[0])
