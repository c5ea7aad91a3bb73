"""Why a clause of free text may not be shown."""

from dataclasses import dataclass
from typing import Literal

Rule = Literal["quote", "number", "date", "name", "negation", "speaker", "spliced", "unsupported"]
SPLICED = "its parts stand in sentences of the quote that are not next to each other"


@dataclass(frozen=True)
class Failure:
    rule: Rule
    detail: str
    """One line that a journalist understands."""
