"""What stands beside a number and bounds it: "more than", "up to", "some", "or more"."""

import re
from typing import Literal

Comparator = Literal["=", ">", ">=", "<", "<=", "~", "range"]

_PHRASES: dict[Comparator, str] = {
    ">=": r"at\s+(?:the\s+very\s+)?least|(?:no|not)\s+(?:fewer|less)\s+than|(?:a\s+)?minimum\s+of|upwards?\s+of|≥",
    "<=": r"up\s+to|at\s+(?:the\s+very\s+)?most|as\s+(?:many|much)\s+as|(?:no|not)\s+(?:more|greater|longer)\s+than"
    r"|(?:a\s+)?maximum\s+of|not\s+exceeding|within|≤",
    ">": r"(?:more|greater|higher|larger|longer|older|bigger|further)\s+than|over|above"
    r"|in\s+excess\s+of|exceed(?:ing|ed|s)|surpass(?:ing|ed|es)|north\s+of|>",
    "<": r"(?:fewer|less|lower|smaller|shorter|younger)\s+than|under|below|short\s+of|<",
    "~": r"about|around|some|roughly|approximately|approx\.?|nearly|almost|close\s+to|(?:an\s+)?estimated"
    r"|circa|ca?\.|~|≈|in\s+the\s+region\s+of|(?:on|in)\s+the\s+order\s+of|just\s+about|more\s+or\s+less|virtually"
    r"|as\s+few\s+as|as\s+little\s+as",
}
_DEGREE = r"(?:(?:well|just|slightly|far|much|significantly|considerably|substantially|a\s+little|a\s+bit|even)\s+)?"
_BOUNDARY = r"(?:(?<![A-Za-z])|(?<=[a-z])(?=(?:more|fewer)\s+than|at\s+least))"  # "thatmore than": glued by a scrape
_ONE = "|".join(f"(?P<c{at}>{phrase})" for at, phrase in enumerate(_PHRASES.values()))
_ANY = "|".join(_PHRASES.values())
_BEFORE = re.compile(
    rf"{_BOUNDARY}{_DEGREE}(?:{_ONE})(?:\s*(?:{_ANY}|a\s+total\s+of|the))*\s*$",
    re.IGNORECASE,
)
# The words that a comparator ends on: a number with another word before it has none.
_LAST = re.compile(
    r"(?:\b(?:least|than|of|to|most|as|exceeding|exceed(?:ed|s)|surpass(?:ing|ed|es)|within|over|above|under|below|about|around"
    r"|some|roughly|approximately|approx|nearly|almost|estimated|circa|ca?|less|virtually|the)|[≥≤<>~≈])\.?\s*$"
    r"|than\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+or\s+(?:(?P<ge>more|above|over|greater|older|higher|longer|better)|(?P<le>fewer|less|under|below|younger|lower)|(?P<so>so))\b"
    r"|(?P<ge2>\+|[\s-]plus\b|\s+and\s+(?:above|over|older|up)\b|,?\s+at\s+(?:the\s+very\s+)?least(?=\s*(?:[.,;)]|$)))"
    r"|(?P<le2>,?\s+at\s+(?:the\s+very\s+)?most(?=\s*(?:[.,;)]|$)))|(?P<odd>-odd\b|[\s-]ish\b)",
    re.IGNORECASE,
)
_NAMES: tuple[Comparator, ...] = tuple(_PHRASES)
_LONGEST = 48  # characters before a number that its comparator can take


def read_comparator_before(text: str, at: int) -> tuple[Comparator, int] | None:
    """The comparator that ends at `at`, before a number, and where it begins."""
    if not _LAST.search(text, max(0, at - 12), at):
        return None
    match = _BEFORE.search(text, max(0, at - _LONGEST), at)
    if not match:
        return None
    return _NAMES[int((match.lastgroup or "c0")[1:])], match.start()


def read_comparator_after(text: str, at: int) -> tuple[Comparator, int] | None:
    """The comparator that begins at `at`, behind a number, and where it ends."""
    match = _AFTER.match(text, at)
    if not match:
        return None
    found: Comparator = ">=" if match["ge"] or match["ge2"] else "<=" if match["le"] or match["le2"] else "~"
    return found, match.end()


def bounds(comparator: Comparator, low: float, high: float) -> tuple[float | None, float | None]:
    """What "more than", "up to" or "about" leaves of a number's own bounds."""
    if comparator in (">", ">="):
        return low, None
    if comparator in ("<", "<="):
        return None, high
    return low, high
