"""A quantity as it was read, and when two are the same."""

from dataclasses import dataclass
from typing import Literal

from qa.numbers.comparators import Comparator
from qa.numbers.counted import head

Kind = Literal["count", "amount", "share", "distance", "duration", "age", "ordinal", "measure", "score"]


@dataclass(frozen=True)
class Quantity:
    """`text[start:end]`: comparator, number, unit and the counted noun phrase. Bounds are inclusive values."""

    start: int
    end: int
    value_start: int
    value_end: int
    """`text[value_start:value_end]`: comparator, number and unit; the noun too where they need it to be read."""
    low: float | None
    high: float | None
    comparator: Comparator
    unit: str | None
    noun: str | None
    """As it stands in the text; "people" for "nobody" and "no one"."""
    kind: Kind


def same_value(a: Quantity, b: Quantity) -> bool:
    """Equal bounds, comparator and unit, whatever is counted."""
    return (a.low, a.high, a.comparator, a.unit) == (b.low, b.high, b.comparator, b.unit)


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """`same_value`, and the same head noun: one troop is like many, but troops are not soldiers. No arithmetic."""
    if not same_value(a, b) or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return False
    return a.noun is b.noun or (a.noun is not None and b.noun is not None and head(a.noun) == head(b.noun))


def render(quantity: Quantity, text: str) -> str:
    """The words of the value as they stand in `text`, with single spaces."""
    return " ".join(text[quantity.value_start : quantity.value_end].split())
