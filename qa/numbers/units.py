"""Units that news measures in: how they are written, and the one name that each is known by."""

import re
from dataclasses import dataclass
from typing import Literal

Dimension = Literal["amount", "share", "distance", "duration", "measure"]

# name: other spellings, singular; a plural in -s is understood, any other plural is listed.
_TABLE: dict[Dimension, dict[str, str]] = {
    "share": {"%": "percent, per cent, pct, pc", "percentage point": "pp", "basis point": "bp, bps"},
    "distance": {
        "km": "kilometer, kilometre",
        "m": "meter, metre",
        "cm": "centimeter, centimetre",
        "mm": "millimeter, millimetre",
        "nautical mile": "",
        "light year": "",
        "mile": "",
        "foot": "feet, ft",
        "inch": "inches",
        "yard": "",
    },
    "duration": {
        "second": "sec",
        "minute": "min",
        "hour": "hr",
        "day": "",
        "night": "",
        "week": "",
        "fortnight": "",
        "month": "",
        "year": "yr",
        "decade": "",
        "century": "centuries",
    },
    "amount": {
        "USD": "dollar, us dollar, u.s. dollar, american dollar, buck",
        "AUD": "australian dollar",
        "CAD": "canadian dollar",
        "NZD": "new zealand dollar",
        "HKD": "hong kong dollar",
        "SGD": "singapore dollar",
        "EUR": "euro",
        "GBP": "pounds sterling, british pound",
        "CHF": "swiss franc",
        "JPY": "yen, japanese yen",
        "CNY": "yuan, renminbi, rmb, chinese yuan",
        "INR": "indian rupee",
        "RUB": "ruble, rouble, russian ruble, russian rouble",
        "UAH": "hryvnia, hryvnya",
        "KRW": "south korean won",
        "PLN": "zloty, zlotys, zloties",
        "TRY": "turkish lira",
        "SEK": "swedish krona, swedish kronor, swedish crown",
        "NOK": "norwegian krone, norwegian kroner, norwegian crown",
        "DKK": "danish krone, danish kroner, danish crown",
        "CZK": "czech koruna, czech crown",
        "BRL": "brazilian real, reais, brazilian reais",
        "MXN": "mexican peso",
        "ILS": "shekel, israeli shekel",
        # Money of several countries: the word itself is all that is known.
        "crown": "",
        "franc": "",
        "rupee": "",
        "peso": "",
        "rand": "",
        "lira": "lire",
        "krona": "kronor",
        "krone": "kroner",
        "dinar": "",
        "dirham": "",
        "riyal": "rial",
        "naira": "",
        "forint": "",
        "cent": "",
        "penny": "pence, pennies",
    },
    "measure": {
        "km/h": "kmh, kph, km per hour, km an hour, kilometers per hour, kilometres per hour, kilometers an hour, "
        "kilometres an hour",
        "mph": "miles per hour, miles an hour",
        "m/s": "meters per second, metres per second, meters a second, metres a second",
        "knot": "",
        "km2": "km², square kilometer, square kilometre, sq km, sq. km",
        "m2": "m², square meter, square metre, sq m, sq. m",
        "square mile": "",
        "square foot": "square feet, sq ft",
        "hectare": "ha",
        "acre": "",
        "m3": "m³, cubic meter, cubic metre",
        "cubic foot": "cubic feet",
        "litre": "liter",
        "gallon": "",
        "barrel": "bbl",
        "kg": "kilogram, kilogramme, kilo",
        "g": "gram, gramme",
        "mg": "milligram",
        "tonne": "metric tonne, metric ton",
        "ton": "",
        "pound": "lb",
        "ounce": "oz",
        "degree C": "°c, º c, ° c, degree celsius, degrees celsius, degrees c, celsius",
        "degree F": "°f, ° f, degree fahrenheit, degrees fahrenheit, degrees f, fahrenheit",
        "degree": "°",
        "magnitude": "",
        "gigawatt": "gw",
        "megawatt": "mw",
        "kilowatt": "kw",
        "gigawatt hour": "gwh",
        "megawatt hour": "mwh",
        "kilowatt hour": "kwh",
        "volt": "",
        "decibel": "db",
        "gigabyte": "gb",
        "terabyte": "tb",
        "megabyte": "mb",
    },
}
_SIGNS = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "Rs": "INR",
    "Rs.": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₦": "naira",
}
# As in "5G" and "2.5M", another case is another thing.
_CASED = frozenset({"m", "g", "ha", "pp"})

_SPELLED: dict[str, tuple[str, Dimension, bool]] = {}
for _dimension, _units in _TABLE.items():
    for _name, _others in _units.items():
        for _spelling in filter(None, [_name.lower(), *_others.split(", ")]):
            _SPELLED[_spelling] = (_name, _dimension, True)
            if len(_spelling) > 1 and _spelling[-1].isalpha():
                _SPELLED.setdefault(_spelling + "s", (_name, _dimension, False))
for _plural in "feet inches centuries pence pennies square-feet cubic-feet".split():
    _name, _dimension, _ = _SPELLED[_plural.replace("-", " ")]
    _SPELLED[_plural.replace("-", " ")] = (_name, _dimension, False)

_WORDS = re.compile(r"[°º]?\s?[A-Za-z%°º][A-Za-z²³./]*[23]?(?:[\s-]+[A-Za-z]+){0,2}|[°º%]")
_LAST_WORD = re.compile(r"[\s-]+[A-Za-z]+$|[./]+$")
_SIGN = re.compile(rf"(?<![A-Za-z])({'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))}|[A-Z]{{3}})\s?$")
_SEPARATORS = re.compile(r"[\s-]+")


@dataclass(frozen=True)
class Unit:
    name: str
    dimension: Dimension
    end: int
    singular: bool
    """Written without a plural, as before a noun: "a 15-year sentence"."""


def read_unit(text: str, at: int) -> Unit | None:
    """The longest unit whose words begin at `at`."""
    match = _WORDS.match(text, at)
    if not match:
        return None
    words = match[0]
    while words:
        spelled = _SEPARATORS.sub(" ", words)
        entry = _SPELLED.get(spelled.lower())
        if entry and (entry[0] not in _CASED or len(spelled) > 2 or spelled == entry[0]):
            return Unit(entry[0], entry[1], at + len(words), entry[2])
        shorter = _LAST_WORD.sub("", words)
        words = shorter if shorter != words else ""
    return None


def read_currency_before(text: str, at: int) -> tuple[str, int] | None:
    """The currency whose sign or code ends at `at`, "$" or "EUR ", and where it begins."""
    match = _SIGN.search(text, max(0, at - 6), at)
    if not match:
        return None
    sign = match[1]
    name = _SIGNS.get(sign) or (sign if sign in _TABLE["amount"] else None)
    return (name, match.start()) if name else None
