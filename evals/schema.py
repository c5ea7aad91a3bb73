"""The schema of a case: plain values, as YAML or JSON give them, to a `Case`. A wrong one is named with its fix."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any, TypeVar

from evals.case import (
    COMPARATORS,
    KINDS,
    STATUSES,
    Case,
    ClaimFact,
    DateFact,
    Fact,
    ListFact,
    NumberFact,
    PersonFact,
    PlaceFact,
    QuoteFact,
    TextFact,
    TimeFact,
    YesNoFact,
)

Keys = tuple[str | int, ...]
"""Where a value stands in its case: ("expect", 0, "low")."""
Value = TypeVar("Value")
Name = TypeVar("Name", bound=str)

CASE_KEYS = (
    *("id", "question", "history", "as_of", "publisher", "since", "until"),
    *("status", "expect", "absent", "sources", "kind"),
)


class WrongValueError(ValueError):
    """A value that cannot stand where it does; `keys` lead to it."""

    def __init__(self, keys: Keys, message: str) -> None:
        super().__init__(message)
        self.keys = keys


def read_case(data: Any) -> Case:
    """A case from plain values, as YAML or JSON give them. Raises Wrong, a ValueError."""
    given = _mapping(data, (), CASE_KEYS, "a case is a mapping that starts with '- id: ...'")
    for needed in ("id", "question", "status", "kind"):
        if needed not in given:
            raise WrongValueError((), f"the case has no {needed!r}: add one")
    status = _strings(given, "status", ())
    for name in status:
        _one_of(name, STATUSES, ("status",))
    expect = [_fact(fact, ("expect", place)) for place, fact in enumerate(_sequence(given, "expect", ()))]
    if status == ("not_found",) and expect:
        raise WrongValueError(
            ("expect",), "a case that is only 'not_found' expects no facts: drop them, or accept another status"
        )
    if status and "not_found" not in status and not expect:
        raise WrongValueError(("status",), "a case that is answered needs 'expect': say what a right answer holds")
    history = tuple(_turn(turn, ("history", place)) for place, turn in enumerate(_sequence(given, "history", ())))
    return Case(
        id=_string(given, "id", ()),
        question=_string(given, "question", ()),
        status=tuple(name for name in STATUSES if name in status),
        kind=_one_of(_string(given, "kind", ()), KINDS, ("kind",)),
        expect=tuple(expect),
        absent=_strings(given, "absent", ()),
        sources=_strings(given, "sources", ()),
        history=history,
        as_of=_optional(given, "as_of", _day),
        publisher=_optional(given, "publisher", _string),
        since=_optional(given, "since", _day),
        until=_optional(given, "until", _day),
        written=tuple(given.items()),
    )


def _turn(data: Any, keys: Keys) -> dict[str, str]:
    turn = _mapping(data, keys, ("role", "content"), 'a turn is {role: user or assistant, content: "..."}')
    role = _one_of(_string(turn, "role", keys), ("user", "assistant"), (*keys, "role"))
    return {"role": role, "content": _string(turn, "content", keys)}


def _fact(data: Any, keys: Keys) -> Fact:
    if not isinstance(data, dict) or "type" not in data:
        raise WrongValueError(keys, f"a fact is a mapping with a 'type', one of {', '.join(FACTS)}")
    name = _one_of(data["type"], tuple(FACTS), (*keys, "type"))
    allowed, read = FACTS[name]
    _mapping(data, keys, ("type", "speaker", *allowed.split()), "")
    return read(data, keys)


def _speakers(fact: Mapping[str, Any], keys: Keys) -> tuple[str, ...]:
    """`speaker`, with the `variants` of a fact that has no name of its own."""
    return (*_strings(fact, "speaker", keys), *_strings(fact, "variants", keys))


def _number(fact: Mapping[str, Any], keys: Keys) -> NumberFact:
    low, high = _optional(fact, "low", _figure, keys), _optional(fact, "high", _figure, keys)
    comparator = _optional(fact, "comparator", lambda f, k, at: _one_of(f[k], COMPARATORS, (*at, k)), keys)
    if low is None and high is None:
        raise WrongValueError(keys, "a number needs 'low' or 'high': an exact value has both, and alike")
    if low is not None and high is not None and low > high:
        raise WrongValueError((*keys, "low"), f"low {low:g} is above high {high:g}: swap them")
    if (comparator in (">", ">=") and high is not None) or (comparator in ("<", "<=") and low is not None):
        open_end = "high" if comparator in (">", ">=") else "low"
        raise WrongValueError((*keys, "comparator"), f"with {comparator!r} leave {open_end!r} out: that end is open")
    if comparator is not None and comparator not in (">", ">=", "<", "<=") and None in (low, high):
        raise WrongValueError((*keys, "comparator"), f"{comparator!r} needs both 'low' and 'high'")
    unit = _optional(fact, "unit", _string, keys)
    return NumberFact(low, high, comparator, unit, _strings(fact, "counts", keys), speakers=_speakers(fact, keys))


def _date(fact: Mapping[str, Any], keys: Keys) -> DateFact:
    if "on" in fact:
        if "from" in fact or "to" in fact:
            raise WrongValueError((*keys, "on"), "a date has either 'on', or 'from' and 'to'")
        day = _day(fact, "on", keys)
        return DateFact(day, day, speakers=_speakers(fact, keys))
    if "from" not in fact or "to" not in fact:
        raise WrongValueError(keys, "a date needs 'on: 2024-12-14', or 'from' and 'to'")
    first, last = _day(fact, "from", keys), _day(fact, "to", keys)
    if first > last:
        raise WrongValueError((*keys, "from"), f"from {first} is after to {last}: swap them")
    return DateFact(first, last, speakers=_speakers(fact, keys))


def _time(fact: Mapping[str, Any], keys: Keys) -> TimeFact:
    value = fact.get("at")
    try:
        return TimeFact(time.fromisoformat(value if isinstance(value, str) else ""), speakers=_speakers(fact, keys))
    except ValueError:
        raise WrongValueError(
            (*keys, "at"), f'{value!r} is not a time: write it as "19:43", in quotation marks'
        ) from None


def _names(fact: Mapping[str, Any], keys: Keys) -> tuple[str, ...]:
    return (_string(fact, "name", keys), *_strings(fact, "variants", keys))


def _claim(fact: Mapping[str, Any], keys: Keys) -> ClaimFact:
    if "speaker" not in fact:
        raise WrongValueError(keys, "a claim needs a 'speaker': say who must be given for it, or use type text")
    return ClaimFact(_some(fact, "says", keys), speakers=_speakers(fact, keys))


def _yesno(fact: Mapping[str, Any], keys: Keys) -> YesNoFact:
    value = _one_of(fact.get("value"), ("yes", "no"), (*keys, "value"))
    return YesNoFact(value == "yes", speakers=_speakers(fact, keys))


def _list(fact: Mapping[str, Any], keys: Keys) -> ListFact:
    members = _sequence(fact, "members", keys)
    if not members:
        raise WrongValueError(keys, "a list needs 'members': [[first], [second, its variant]]")
    read = [_strings({"members": member}, "members", keys) for member in members]
    return ListFact(tuple(read), speakers=_speakers(fact, keys))


FACTS: dict[str, tuple[str, Callable[[Mapping[str, Any], Keys], Fact]]] = {
    "number": ("low high comparator unit counts variants", _number),
    "date": ("on from to variants", _date),
    "time": ("at variants", _time),
    "person": ("name variants", lambda f, k: PersonFact(_names(f, k), speakers=_strings(f, "speaker", k))),
    "place": ("name variants", lambda f, k: PlaceFact(_names(f, k), speakers=_strings(f, "speaker", k))),
    "claim": ("says variants", _claim),
    "quote": ("text variants", lambda f, k: QuoteFact(_string(f, "text", k), speakers=_speakers(f, k))),
    "yesno": ("value variants", _yesno),
    "list": ("members variants", _list),
    "text": ("any variants", lambda f, k: TextFact(_some(f, "any", k), speakers=_speakers(f, k))),
}


# Plain values


def _mapping(data: Any, keys: Keys, allowed: Sequence[str], shape: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise WrongValueError(keys, shape)
    for key in data:
        if key not in allowed:
            near = difflib.get_close_matches(str(key), allowed, n=1, cutoff=0.5)
            fix = f"did you mean {near[0]!r}?" if near else f"a case or fact like this has {', '.join(allowed)}"
            raise WrongValueError((*keys, key), f"unknown key {key!r}: {fix}")
    return data


def _sequence(given: Mapping[str, Any], key: str, keys: Keys) -> list[Any]:
    value = given.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise WrongValueError(
            (*keys, key), f"{key!r} is a list, not {value!r}: write '- ' before each entry, or [ ] around them"
        )
    return value


def _string(given: Mapping[str, Any], key: str, keys: Keys) -> str:
    value = given.get(key)
    if not isinstance(value, str):
        raise WrongValueError((*keys, key), f"{key!r} is text, not {value!r}: put it in quotation marks")
    if not value.strip():
        raise WrongValueError((*keys, key), f"{key!r} is empty: fill it in")
    return value


def _strings(given: Mapping[str, Any], key: str, keys: Keys) -> tuple[str, ...]:
    """One text, or a list of them; none where the key is absent."""
    value = given.get(key)
    if value is None:
        return ()
    entries = value if isinstance(value, list) else [value]
    return tuple(_string({key: entry}, key, keys) for entry in entries)


def _some(given: Mapping[str, Any], key: str, keys: Keys) -> tuple[str, ...]:
    found = _strings(given, key, keys)
    if not found:
        raise WrongValueError(keys, f"{key!r} is missing: give the words that must stand in the answer")
    return found


def _figure(given: Mapping[str, Any], key: str, keys: Keys) -> float:
    value = given[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise WrongValueError(
            (*keys, key), f"{key!r} is a number such as 10000, not {value!r}: no words, commas or marks"
        )
    return float(value)


def _day(given: Mapping[str, Any], key: str, keys: Keys) -> date:
    value = given[key]
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise WrongValueError((*keys, key), f"{value!r} is not a day that exists: write it as 2024-12-14") from None


def _one_of(value: Any, names: Sequence[Name], keys: Keys) -> Name:
    for name in names:
        if value == name:
            return name
    near = difflib.get_close_matches(str(value), names, n=1, cutoff=0.5)
    fix = f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(names)}"
    raise WrongValueError(keys, f"{value!r} is none that is known: {fix}")


def _optional(
    given: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any], str, Keys], Value], keys: Keys = ()
) -> Value | None:
    return None if given.get(key) is None else read(given, key, keys)
