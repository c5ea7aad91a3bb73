"""In what a thing asked for is measured, and along what: "11 kilometres downstream" is no height."""

import re
from typing import Literal

from qa.numbers import Quantity
from qa.question import Question, unit_named

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
    "depth": re.compile(
        rf"\bhow deep\b|\bhow far (?:below|under|down|beneath)\b|\b(?:{_NOUNS['depth']})\b", re.IGNORECASE
    ),
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
# In what is measured what a question asks for.
_LONG = frozenset({"km", "m", "cm", "mm", "mile", "foot", "inch", "yard", "nautical mile"})
_MEASURED = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), units)
    for words, units in (
        (r"fast|speeds?|how strong.*(?:winds?|gusts?|storm)", frozenset({"km/h", "mph", "m/s", "knot"})),
        (r"how (?:high|tall|deep|wide|thick)|height|depth|width|altitude|elevation", _LONG),
        (r"how heavy|weigh|weighs|weight", frozenset({"kg", "g", "mg", "tonne", "ton", "pound", "ounce"})),
        (r"how (?:hot|cold|warm)|temperatures?", frozenset({"degree", "degree C", "degree F"})),
        (
            r"how (?:big|large)|area|size",
            frozenset({"km2", "m2", "square mile", "square foot", "hectare", "acre"}),
        ),
        (r"magnitude|how strong.*(?:earth)?quake", frozenset({"magnitude"})),
        (
            r"stakes?|shareholding|majority|turnout|growth|inflation|unemployment|(?:interest|tax) rate",
            frozenset({"%"}),
        ),
    )
)
# How much something changes may be told as a share of what it was.
_CHANGE = re.compile(
    r"^(?:by )?how (?:much|far|sharply|steeply) (?:did|does|do|has|have|had|will|would|is|are|was|were)\b.*"
    r"\b(?:gain|rise|risen|rose|fall|fallen|fell|grow|grown|grew|increase|drop|lose|lost|decline|jump|climb|shrink|shrunk"
    r"|surge|slip|plunge|change|decrease|slump|soar|expand|contract|tumble)(?:d|ed|ped|s)?\b",
    re.IGNORECASE,
)
_SAME_UNIT = {one: {"ton", "tonne"} for one in ("ton", "tonne")}


def measures_it(question: Question, quantity: Quantity) -> bool:
    """Whether a figure has a unit in which what the question asks for is measured: a speed, a height, tonnes."""
    if question.kind != "measure" or quantity.unit is None:
        return False
    if quantity.unit == "%" and _CHANGE.search(question.text):
        return True
    named = unit_named(question.text)
    if named is not None and named.unit is not None:
        return quantity.unit in _SAME_UNIT.get(named.unit, {named.unit})
    return any(asked.search(question.text) and quantity.unit in units for asked, units in _MEASURED)


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
