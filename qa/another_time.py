"""Whether a figure is of the time that is asked about, or of one long before the news."""

import re
from collections.abc import Sequence
from datetime import date

from qa.dates import Period, read_periods
from qa.evidence import Evidence
from qa.families import subjects
from qa.question import Question

Span = tuple[int, int]

_WHEN = re.compile(r",\s+(?:when|in which)\b")
PAST = 200  # days before publication: a figure of a year named in its sentence is of that time, not of the news


def is_of_another_time(question: Question, found: Evidence, until: int, sentences: Sequence[Span]) -> bool:
    """Whether the figure's clause, or the words before it, name a time long before publication and no later one.

    Where they name none, the sentence before in the paragraph tells: "The worst came in 1988. Fifty people died." Not
    where it names whom or what the question names. Of a question that names a time long past, every other time is.
    """
    published = found.article.published
    if published is None:
        return False
    before = _before_in_paragraph(found, sentences)
    named = _named_times(found.text[:until], published) or (
        [] if read_periods(found.text, published) else _named_times(before, published)
    )
    if asked := [period for period in read_periods(question.text, published) if period.last]:
        return _is_long_past(asked, published) and not any(_overlap(one, two) for one in asked for two in named)
    of_it = bool(question.name_subjects) and question.name_subjects <= {*subjects(before), *subjects(found.text)}
    return _is_long_past(named, published) and not (of_it and not _named_times(found.text[:until], published))


def _before_in_paragraph(found: Evidence, sentences: Sequence[Span]) -> str:
    text, at = found.article.text, next(place for place, span in enumerate(sentences) if span[0] == found.start)
    before = sentences[at - 1] if at else (found.start, found.start)
    return "" if "\n" in text[before[1] : found.start] else text[slice(*before)]


def _overlap(one: Period, two: Period) -> bool:
    return bool(one.first and one.last and two.first and two.last and one.first <= two.last and two.first <= one.last)


def _named_times(words: str, published: date) -> list[Period]:
    return [
        period
        for period in read_periods(words, published)
        if period.last and (period.bound != "since" or _WHEN.match(words, period.end))
    ]


def _is_long_past(periods: Sequence[Period], published: date) -> bool:
    return bool(periods) and all(period.last and (published - period.last).days > PAST for period in periods)
