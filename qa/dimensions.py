"""Along what a length is measured: height, depth, width, or how far away. "11 kilometres downstream" is no height."""

import re
from typing import Literal

Dimension = Literal["height", "depth", "width", "thickness", "away"]

_NOUNS: dict[Dimension, str] = {
    "height": r"heights?|altitudes?|elevations?",
    "depth": r"depths?",
    "width": r"widths?|breadth",
    "thickness": r"thickness",
    "away": r"distances?",
}
_ADJECTIVES: dict[Dimension, str] = {
    "height": r"high|tall|above sea level|in height|of altitude",
    "depth": r"deep|below the surface|in depth",
    "width": r"wide|across|in width",
    "thickness": r"thick",
    "away": r"away|off|downstream|upstream|inland|offshore|(?:due )?(?:north|south|east|west)\w*(?: of)?|from|outside",
}
_ASKED: dict[Dimension, re.Pattern[str]] = {
    "height": re.compile(rf"\bhow (?:high|tall)\b|\b(?:{_NOUNS['height']})\b", re.IGNORECASE),
    "depth": re.compile(rf"\bhow deep\b|\b(?:{_NOUNS['depth']})\b", re.IGNORECASE),
    "width": re.compile(rf"\bhow (?:wide|broad)\b|\b(?:{_NOUNS['width']})\b", re.IGNORECASE),
    "thickness": re.compile(r"\bhow thick\b|\bthickness\b", re.IGNORECASE),
    "away": re.compile(r"\bhow (?:far|close|near)\b", re.IGNORECASE),
}
# "By day at depths of about 600 metres, by night at 200 metres."
_BEFORE = {of: re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE) for of, nouns in _NOUNS.items()}
_AFTER = {of: re.compile(rf"[\s)-]*(?:\([^)]*\)\s*)?(?:{words})\b", re.IGNORECASE) for of, words in _ADJECTIVES.items()}
_EACH = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:an?|per|each|every)\s+(?:second|minute|hour|day|night|week|month|year)\b", re.IGNORECASE
)
_PACE = re.compile(r"\b(?:per|each|every|daily|hourly|average|an? (?:hour|day|night|week|month|year))\b", re.IGNORECASE)


def measured_otherwise(question: str, sentence: str, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` is measured along something else than the question asks, or is a pace."""
    asked = next((of for of, words in _ASKED.items() if words.search(question)), None)
    if asked is None:
        return False
    if _EACH.match(sentence, end):
        return not _PACE.search(question)
    own = {of for of, words in _AFTER.items() if words.match(sentence, end)}
    own = own or {of for of, words in _BEFORE.items() if words.search(sentence[:start])}
    return bool(own) and asked not in own
