"""A cardinal with all that belongs to it: its range, currency, unit, comparator, and what it counts."""

import re

from qa.numbers.amounts import LONG, OLD, Amount, read_amount
from qa.numbers.comparators import Comparator, bounds, read_comparator_after, read_comparator_before
from qa.numbers.counted import Noun, read_counted, read_counted_of
from qa.numbers.labels import is_rate, names_a_thing
from qa.numbers.numerals import Numeral, read_numeral
from qa.numbers.quantity import Kind, Quantity
from qa.numbers.units import read_currency_before

_SEPARATOR = re.compile(
    r"(?P<dash>[-–]|\s+[–-]\s+|-to-)(?=[$€£¥₹]?\d)|\s+(?P<word>to|and|or)\s+(?:(?:as\s+many\s+as|about|around|nearly|even)\s+)?",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:[A-Z]{0,2}[$€£¥₹]|[A-Z]{3}\s?)?")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM_OR_BY = re.compile(r"\b(from|by)\s+$", re.IGNORECASE)
# "Rose from 40 to 50" tells two values, and "ranging from 40 to 50" one range.
_CHANGE = re.compile(
    r"\b(?:r[oi]s(?:e|es|ing|en)|f[ae]ll(?:s|ing|en)?|increas\w+|decreas\w+|drop\w*|gr[eo]w\w*|rais\w+|cut\w*|up|down|jump\w*"
    r"|climb\w*|declin\w+|reduc\w+|revis\w+|exten[dt]\w*|expan\w+|shr[aiu]nk\w*|slid\w*|went|goes|gone|mov\w+|chang\w+|lower\w*"
    r"|soar\w*|surg\w+|plung\w+|slash\w*|boost\w*|widen\w*|narrow\w*|eas\w+|upgrad\w+|downgrad\w+|lift\w*)\b",
    re.IGNORECASE,
)
_CHANGE_WITHIN = 80  # characters before "from": a verb with its object
_OF_AGES = re.compile(r"(?:older|younger)\s+than\b", re.IGNORECASE)
_AGED = re.compile(r"\bage[sd]?\s+(?:between\s+)?$", re.IGNORECASE)
_NAME_COMMA = re.compile(r"[A-Z][\w'’-]+,\s$")
_COMMA_AFTER = re.compile(r",\s|\.?$|\.\s")
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude[\s-]+(?:of\s+)?$", re.IGNORECASE)
_STRONG = re.compile(r"-strong\b", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?<![\w\d)])[-−]|\bminus\s+)$", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"(?:\s+Celsius|\s+Fahrenheit)?\s+below\s+(?:zero|freezing)", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|another)\s+$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\s+(?:more|less|fewer|higher|lower|larger|smaller|better|worse|greater|stronger|weaker|cheaper|faster|slower"
    r"|wide|long|tall|high|deep|thick|away|(?:north|south)?(?:east|west)|north|south|inland|offshore|upstream|downstream)\b",
    re.IGNORECASE,
)
# "Over ten years" behind one of these is longer than ten years; elsewhere it is during them.
_LASTING = re.compile(
    r"(?:^|\b(?:for|after|last(?:ed|s|ing)|took|takes|taking|of|spen[dt]|just|well|serv(?:ed|ing)|to|is|was|be|by|in|a))\s*$",
    re.IGNORECASE,
)
# "Hand over 46 prisoners" tells how many, and no bound.
_PHRASAL = re.compile(r"\b(?:hand|turn|sign|tak|took|giv|gave)(?:s|e|es|ed|ing|en)?\s+$", re.IGNORECASE)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:this|that|the|each|every|any|some|no|which|new|only|another|last|next|first|big|good|old|number|day)\s+$",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r"\s+(?:of|another|day|who|that|which|can|could|must|should|would|might|may|by\s+one|or\s+another)\b|['’]s",
    re.IGNORECASE,
)
_ONE_WAS = re.compile(
    r"\s+(?:was|were|is|has|had|died|killed|dead|injured|wounded|missing|hurt|in\s+critical)\b|\s*(?:[.,;)!?]|$)",
    re.IGNORECASE,
)
# "Test scores", "a thousand" without its "a": numbers only where something is counted.
_WORDS_THAT_NEED_A_NOUN = frozenset("scores tens dozen hundred thousand million billion trillion".split())
_OF = re.compile(r"[\"”’')]*\s+of\b", re.IGNORECASE)
_LOWER_BEFORE = re.compile(r"(?<![\w])[a-z]\w*\s$")
_MANY_POUNDS = 1000  # from here on a pound is money: weights are told in tons
_PAID = re.compile(
    r"\b(?:fine(?:d|s)?|pa(?:y|ys|id|ying)|cost(?:s|ing)?|charg(?:e|es|ed|ing)|pric(?:e|es|ed)|fees?|worth|earn(?:s|ed|ing)?"
    r"|owe(?:s|d)?|spen(?:d|ds|t|ding)|sold|bought|donat\w+|deposit|grant|prize|bill|wages?|salary)\b[^.;]*$",
    re.IGNORECASE,
)
_PAID_NEAR = 30  # characters before the figure
_YEARS = range(1000, 2200)  # "1500 troops" needs its noun, or it is a year
_SCORES_BELOW = 20  # "1-2" of nothing is a score, and "2-3 people" needs its noun to be a range; "40-50" is one
_LOWEST_AGE, _HIGHEST_AGE = 5, 115  # of a figure between the commas behind a name


def read_cardinal(text: str, at: int, limit: int) -> tuple[Quantity | None, int]:
    """The quantity whose number begins at `at`, and where to read on. Nothing from `limit` on belongs to it."""
    first = read_numeral(text, at)
    if not first or first.end > limit or _glued_before(text, at) or is_rate(text, at):
        return None, _end_of_word(text, first.end if first else at)
    sign = read_currency_before(text, at)
    amount = read_amount(text, first, bool(sign))
    if not amount:
        return None, _end_of_word(text, first.end)
    last, second = first, None
    joint = _SEPARATOR.match(text, amount.end)
    start = sign[1] if sign else at
    if joint:
        second = _second_of_range(text, start, first, amount, joint, limit)
    if second:
        last, upper = second
        if _is_score(text, first, last, amount, upper, joint, sign is not None):
            return _score(start, first, last), last.end
        if upper.low <= amount.low:
            second = None
            last = first
        else:
            unit = upper.unit or amount.unit
            factor = last.magnitude if first.magnitude == 1 and first.low < last.low / last.magnitude else 1
            like_a_score = joint and joint["dash"] and last.low < _SCORES_BELOW and not (unit or sign)
            noun = upper.noun or (read_counted(text, upper.end) if like_a_score else None)
            amount = Amount(amount.low * factor, upper.high, upper.end, unit, noun)
    return _bounded(text, start, first, last, amount, sign[0] if sign else None, second is not None)


def _bounded(
    text: str, start: int, first: Numeral, last: Numeral, amount: Amount, currency: str | None, ranged: bool
) -> tuple[Quantity | None, int]:
    """A number or range with its comparator, kind and noun."""
    low, high, end, unit = amount.low, amount.high, amount.end, amount.unit
    name = currency or (unit.name if unit else None)
    kind: Kind = "amount" if currency else unit.dimension if unit else "count"
    if name == "pound" and (low >= _MANY_POUNDS or _PAID.search(text[max(0, start - _PAID_NEAR) : start])):
        name, kind = "GBP", "amount"
    comparator: Comparator = "range" if ranged or low != high else "~" if first.approximate else "="
    value_start = start
    if (name or "").startswith(("degree", "%")) or text[max(0, start - 6) : start].lower().strip() == "minus":
        if minus := _MINUS.search(text, max(0, start - 7), start):
            low, high, value_start = -high, -low, minus.start()
        elif (name or "").startswith("degree") and (below := _BELOW_ZERO.match(text, end)):
            low, high, end = -high, -low, below.end()
    if scale := _MAGNITUDE_BEFORE.search(text, max(0, start - 16), start):
        name, kind, value_start = "magnitude", "measure", scale.start()
    if between := ranged and _BETWEEN.search(text, max(0, value_start - 12), value_start):
        value_start = between.start()
    compared = read_comparator_before(text, value_start)
    if compared and _compares(text, compared[1], value_start, kind):
        value_start = compared[1]
        comparator = comparator if ranged else _combined(compared[0], comparator)
    else:
        compared = None
    if aged := _AGED.search(text, max(0, value_start - 14), value_start):
        name, kind, value_start = name or "year", "age", aged.start()
    elif unit and kind == "duration" and (old := OLD.match(text, end)):
        kind, end = "age", old.end()
    elif not name and (
        _OF_AGES.match(text, value_start) if compared else not ranged and _stands_as_age(text, start, first, end)
    ):
        name, kind = "year", "age"
    if after := read_comparator_after(text, end):
        comparator = comparator if ranged else _combined(after[0], comparator)
        end = after[1]
    value_end = end
    # "a 15-year sentence", "122mm rockets": written as one word, the measure stands before what it measures.
    one_word = unit is not None and unit.singular and not text[last.end : last.end + 1].isspace()
    adjectival = kind == "age" or bool(scale) or (one_word and kind not in ("share", "amount"))
    noun = (
        None
        if kind == "age" and name == "year" and not unit
        else amount.noun or _noun(text, start, end, low, kind, adjectival)
    )
    if noun is None and (strong := _STRONG.match(text, end)):
        end = strong.end()
        noun = read_counted(text, end, singular=True)
    if noun and noun.plural and not after and (late := read_comparator_after(text, noun.end)):
        comparator = comparator if ranged else _combined(late[0], comparator)
        value_end = late[1]
    like_a_year = not name and first.figures and not first.grouped and first.low in _YEARS
    if noun and (amount.noun or like_a_year or text[first.start : first.end].lower() in _WORDS_THAT_NEED_A_NOUN):
        value_end = max(value_end, noun.end)
    bare = not (name or compared or after or ranged)
    if bare and ((like_a_year and noun is None) or _is_no_count(text, first, noun)):
        return None, first.end
    lowest, highest = (low, high) if comparator == "range" else bounds(comparator, low, high)
    words = text[noun.start : noun.end] if noun else None
    stop = max(value_end, noun.end if noun else value_end)
    return Quantity(value_start, stop, value_start, value_end, lowest, highest, comparator, name, words, kind), max(
        amount.end, end
    )


def _second_of_range(
    text: str, start: int, first: Numeral, amount: Amount, joint: re.Match[str], limit: int
) -> tuple[Numeral, Amount] | None:
    word = (joint["word"] or "").lower()
    sign = _SIGN.match(text, joint.end())
    at = sign.end() if sign else joint.end()
    signed = at > joint.end() and read_currency_before(text, at) is not None
    second = read_numeral(text, at if signed else joint.end())
    if not second or second.end > limit:
        return None
    upper = read_amount(text, second, signed or start < first.start)
    if not upper or (amount.unit and upper.unit and amount.unit.name != upper.unit.name):
        return None
    if amount.unit and not upper.unit and word and not (signed and amount.unit.dimension == "amount"):
        return None
    before = text[max(0, start - 12) : start]
    if word == "and" and not _BETWEEN.search(before):
        return None
    if word == "or" and not (first.whole and second.whole):
        return None
    if word == "to" and _FROM_OR_BY.search(before) and _CHANGE.search(text, max(0, start - _CHANGE_WITHIN), start):
        return None
    return second, upper


def _is_score(
    text: str, first: Numeral, last: Numeral, amount: Amount, upper: Amount, joint: re.Match[str] | None, signed: bool
) -> bool:
    """Two short figures with a dash that fall, or that count nothing: "3-1", but not "40-50 people"."""
    if not joint or joint["dash"] not in ("-", "–") or signed or amount.unit or upper.unit:
        return False
    if not (first.figures and last.figures) or first.grouped or last.grouped or first.magnitude * last.magnitude > 1:
        return False
    if first.low != int(first.low) or last.low != int(last.low) or max(first.low, last.low) > 999:
        return False
    if first.low >= last.low:
        return True
    noun = read_counted(text, last.end)
    return last.low < _SCORES_BELOW and not (noun and noun.plural) and read_comparator_before(text, first.start) is None


def _score(start: int, first: Numeral, last: Numeral) -> Quantity:
    return Quantity(start, last.end, start, last.end, first.low, last.low, "=", None, None, "score")


def _compares(text: str, start: int, end: int, kind: Kind) -> bool:
    word = text[start:end].strip().lower()
    if word == "within":
        return kind in ("distance", "duration")
    if word == "over" and _PHRASAL.search(text, max(0, start - 12), start):
        return False
    if word == "over" and kind == "duration":
        return bool(_LASTING.search(text, max(0, start - 12), start))
    return True


def _combined(outer: Comparator, inner: Comparator) -> Comparator:
    """ "About hundreds" stays 100 to 999; "more than a couple" is more than two."""
    return inner if outer == "~" and inner == "range" else outer


def _stands_as_age(text: str, start: int, numeral: Numeral, end: int) -> bool:
    """ "Ana Brek, 37, said"."""
    return bool(
        numeral.figures
        and _LOWEST_AGE <= numeral.low <= _HIGHEST_AGE
        and _NAME_COMMA.search(text, max(0, start - 24), start)
        and _COMMA_AFTER.match(text, end)
    )


def _noun(text: str, start: int, end: int, low: float, kind: Kind, adjectival: bool) -> Noun | None:
    """What the value that ends at `end` counts, or is a share, measure or length of."""
    if of := read_counted_of(text, end, determined=kind != "distance"):
        return of
    hyphen = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and not _STRONG.match(text, end)
    if kind == "count":
        noun = read_counted(text, end + 1 if hyphen else end, singular=low == 1 or hyphen)
        alone = noun is not None and (noun.plural or low == 1 or hyphen or noun.state)
        return noun if alone else None
    if long := LONG.match(text, end):
        end = long.end()
    if _COMPARED.match(text, end):
        return None
    noun = read_counted(text, end, singular=adjectival)
    if noun is None or not (adjectival or noun.plural or _DETERMINED.search(text, max(0, start - 12), start)):
        return None
    if kind == "amount" and text[noun.start].isupper():
        return None  # "gave $5 million Tuesday"
    return noun if kind != "distance" or adjectival else None


def _is_no_count(text: str, numeral: Numeral, noun: Noun | None) -> bool:
    """Whether a bare number is a pronoun, belongs to a name, or is an indefinite plural of nothing."""
    word = text[numeral.start : numeral.end].lower()
    if word in _WORDS_THAT_NEED_A_NOUN:
        return noun is None or (word in ("scores", "tens") and not _OF.match(text, numeral.end))
    if word == "one":
        if _PRONOUN_BEFORE.search(text, max(0, numeral.start - 10), numeral.start) or _PRONOUN_AFTER.match(
            text, numeral.end
        ):
            return True
        return noun is None and not _ONE_WAS.match(text, numeral.end)
    counts = noun is not None and noun.plural and text[noun.start].islower()
    if numeral.figures:
        return (
            not numeral.grouped and numeral.magnitude == 1 and names_a_thing(text, numeral.start, numeral.end, counts)
        )
    capital = text[numeral.start].isupper()
    if (
        capital
        and noun is not None
        and text[noun.start].isupper()
        and _LOWER_BEFORE.search(text, max(0, numeral.start - 24), numeral.start)
    ):
        return True  # "at Seven Sisters"
    return names_a_thing(text, numeral.start, numeral.end, counts=counts or not capital)


def _glued_before(text: str, at: int) -> bool:
    """Whether the number is the tail of another thing: "F-16", "3.11", "'24"."""
    before, second = text[at - 1 : at], text[at - 2 : at - 1] if at > 1 else ""
    if before in ("-", "–", "−", "/"):
        return second.isalnum() and not _MAGNITUDE_BEFORE.search(text, max(0, at - 12), at)
    if before in (".", ",", ":"):
        return second.isdigit() or (before == "." and not second.strip() and text[at].isdigit())
    return (
        before in ("'", "’")
        and text[at].isdigit()
        and text[at + 1 : at + 2].isdigit()
        and not text[at + 2 : at + 3].isdigit()
    )


def _end_of_word(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or (text[at] in "-–" and text[at + 1 : at + 2].isalnum())):
        at += 1
    return at
