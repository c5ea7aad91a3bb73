"""Whether a sentence gives the days and the figures that a yes-or-no question names, and not others."""

import re
from datetime import date

from qa.dates import Period, read_periods
from qa.numbers import Quantity, read_quantities
from qa.question import Question

# Counted from the day of asking, which is not that of the article.
_FROM_ASKING = re.compile(r"\b(?:yesterday|today|tonight|tomorrow|last|this|next|past|ago|now)\b", re.IGNORECASE)


def gives_other_days(question: Question, sentence: str, published: date | None) -> bool:
    """Whether a sentence names days, and none of those asked about: "on Tuesday", and Monday was asked."""
    asked = [
        one
        for one in read_periods(question.text, published)
        if not one.bound and not _FROM_ASKING.search(question.text[one.start : one.end])
    ]
    told = read_periods(sentence, published)
    known = any(one.first for one in asked) and any(one.first for one in told)
    return known and not any(_meet(one, other) for one in asked for other in told)


def lacks_figure(question: Question, sentence: str) -> bool:
    """Whether a figure of the question does not follow from any of the sentence: "up to 12" are not 12."""
    told = read_quantities(sentence)
    asked = [one for one in read_quantities(question.text) if (one.low, one.high) != (1, 1)]  # one is "a", too
    return any(not any(_follows(one, other) for other in told) for one in asked)


def _meet(one: Period, other: Period) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _follows(asked: Quantity, told: Quantity) -> bool:
    """Whether what is told lies within what is asked: 12 are more than ten."""
    low = asked.low is None or (told.low is not None and told.low >= asked.low)
    high = asked.high is None or (told.high is not None and told.high <= asked.high)
    return (asked.kind, asked.unit) == (told.kind, told.unit) and low and high
