"""A number: its bounds, comparator, unit and what it counts. 3,000 is not 3 million, nor is `more than` `at most`."""

import re
from math import isclose

from evals.case import NumberFact
from evals.matchers.match import Match, judged_with_speaker
from evals.prose import Prose, Sentence
from qa.numbers import Quantity

# What a fact without a comparator leaves open.
ALIKE = {"exact": {"=", "~"}, "above": {">", ">="}, "below": {"<", "<="}, "between": {"range", "=", "~"}}
PEOPLE = frozenset({"people", "person"})  # one noun, whose plural is no -s


def match(expected: NumberFact, answer: Prose) -> Match:
    held = [
        (sentence, quantity.start, quantity.end)
        for sentence, quantity in answer.quantities
        if agrees(expected, quantity, sentence, answer.question)
    ]
    read = ", ".join(dict.fromkeys(sentence.text[q.start : q.end] for sentence, q in answer.quantities))
    return judged_with_speaker(held, expected.speakers, answer, described(expected), read)


def agrees(expected: NumberFact, quantity: Quantity, sentence: Sentence, question: str) -> bool:
    """Whether the answer's quantity is the expected one."""
    return (
        _bounds_agree(expected, quantity)
        and _unit(expected.unit) == _unit(quantity.unit)
        and (not expected.counts or any(_counts(noun, quantity, sentence, question) for noun in expected.counts))
    )


def _bounds_agree(expected: NumberFact, quantity: Quantity) -> bool:
    if not (_equal(expected.low, quantity.low) and _equal(expected.high, quantity.high)):
        return False
    if expected.comparator is not None:
        return quantity.comparator == expected.comparator
    return quantity.comparator in ALIKE[_openness(expected)]


def _openness(expected: NumberFact) -> str:
    if expected.high is None:
        return "above"
    if expected.low is None:
        return "below"
    return "exact" if expected.low == expected.high else "between"


def _equal(wanted: float | None, read: float | None) -> bool:
    if wanted is None or read is None:
        return wanted is read
    return isclose(wanted, read, rel_tol=1e-9)


def _unit(unit: str | None) -> str | None:
    return unit.lower() if unit else None


def _counts(noun: str, quantity: Quantity, sentence: Sentence, question: str) -> bool:
    """The counted noun is `noun`: by its head; a bare number counts what the question asks for."""
    wanted = [_singular(word) for word in noun.lower().split()]
    if quantity.noun is None:
        return wanted[-1] in {_singular(word) for word in re.findall(r"[\w-]+", question.lower())}
    head = _singular(re.findall(r"[\w-]+", quantity.noun.lower())[-1]) if re.search(r"\w", quantity.noun) else ""
    words = {_singular(word) for word in re.findall(r"[\w-]+", sentence.text.lower())}
    same = head == wanted[-1] or {head, wanted[-1]} <= PEOPLE
    return same and set(wanted) <= words | {head, wanted[-1]}


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def described(expected: NumberFact) -> str:
    """The expected number in words."""
    low, high = (None if end is None else f"{end:,.10g}" for end in (expected.low, expected.high))
    if high is None:
        value = f"{'at least' if expected.comparator == '>=' else 'more than'} {low}"
    elif low is None:
        value = f"{'at most' if expected.comparator == '<=' else 'fewer than'} {high}"
    elif low == high:
        value = f"about {low}" if expected.comparator == "~" else low or ""
    else:
        value = f"{low} to {high}"
    return " ".join(part for part in (value, expected.unit, " or ".join(expected.counts)) if part)
