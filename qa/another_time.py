"""Whether evidence is of the time asked about: signs of another day or year, and of one long before the news."""

import re
from collections.abc import Sequence
from datetime import date

from index.article import Article
from index.span import Span
from qa.dates import Period, read_periods
from qa.evidence import Evidence
from qa.families import subjects
from qa.question import Question
from qa.sentences import place_of

_WHEN = re.compile(r",\s+(?:when|in which)\b")
_AHEAD = re.compile(
    r"^(?:when|(?:on )?(?:what|which) (?:day|date)|(?:in )?(?:what|which) (?:month|year))\s+will\b", re.I
)
_BEHIND = re.compile(
    r"^(?:when|(?:on )?(?:what|which) (?:day|date)|(?:in )?(?:what|which) (?:month|year))\s+(?:did|was|were)\b", re.I
)
_WILL = re.compile(r"\b(?:will|is to|are to|due|scheduled|set to|plans?|planned|expected)\b", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:due|scheduled|set|planned|supposed|expected|meant|going) to\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!\s+(?!(?:and|or|in|for|by)\b)[a-z])")  # "2016", and not "2000 soldiers"
_WHICH_DAY = re.compile(r"^(?:on )?(?:what|which) (?:exact )?(?:day|date)\b", re.IGNORECASE)
# Who was it before, by name: "Last year's winner, Jonah Kettelby,", "the defending champion Ena Voss".
_LAST = re.compile(
    r"\b(?:last (?:year|season|month|week|time)[’']s|(?:the |a )?(?:defending|reigning|outgoing|former|previous))\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?:winner|champion|holder|titleholder|president|chief|leader|director|captain|head|mayor)"
    r"(?P<name>(?-i:,?\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*))",
    re.IGNORECASE,
)
PAST = 200  # days before publication: a figure of a year named in its sentence is of that time, not of the news


def is_of_another_time(question: Question, found: Evidence, until: int, sentences: Sequence[Span]) -> bool:
    """Whether the figure's clause, or the words before it, name a time long before publication and no later one.

    Where they name none, the sentence before in the paragraph tells: "The worst came in 1988. Fifty people died." Not
    where it names whom or what the question names. Of a question that names a time long past, every other time is.
    """
    published = found.article.published
    if published is None:  # then only years that are written out tell
        asked_of, told = (set(_YEAR.findall(words)) for words in (question.text, found.text[:until]))
        return bool(asked_of and told) and not asked_of & told
    before = _before_in_paragraph(found, sentences)
    named = _named_times(found.text[:until], published) or (
        [] if read_periods(found.text, published) else _named_times(before, published)
    )
    asked = [period for period in read_periods(question.text, published) if period.last]
    if _counts_from_elsewhen(asked, read_periods(found.text[:until], published)):
        return True
    if asked:
        return _is_long_past(asked, published) and not any(_overlap(one, two) for one in asked for two in named)
    of_it = bool(question.name_subjects) and question.name_subjects <= {*subjects(before), *subjects(found.text)}
    return _is_long_past(named, published) and not (of_it and not _named_times(found.text[:until], published))


def of_past_year(question: Question) -> bool:
    """Whether a question asks of one year by its number: "in 1957", and neither "since" nor "after" it."""
    asked = [period for period in read_periods(question.text, None) if period.kind == "year"]
    return any(period.resolved_from == "absolute" and period.bound is None for period in asked)


def _counts_from_elsewhen(asked: Sequence[Period], told: Sequence[Period]) -> bool:
    """Whether a figure is counted since another time than the day asked of: those of 27 November are not all since."""
    days = {period.first for period in asked if period.kind == "day"}
    since = {period.first for period in told if period.bound == "since" and period.first}
    return bool(days and since) and not days & since


def _before_in_paragraph(found: Evidence, sentences: Sequence[Span]) -> str:
    text, at = found.article.text, place_of(found.start, sentences)
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


def other_day(question: Question, evidence: Evidence) -> str | None:
    """A day behind where one ahead is asked for, or a year where a day is."""
    published = evidence.article.published
    periods = [period for period in read_periods(evidence.text, published) if period.first and period.last]
    if question.kind != "date" or published is None or not periods:
        return None
    behind = all(period.last and period.last <= published for period in periods)
    if behind and _AHEAD.match(question.text) and not _WILL.search(evidence.text):
        return "it tells of a day that is past"
    asks_behind = _BEHIND.match(question.text) and not _PLANNED.search(question.text)
    if asks_behind and all(period.first and period.first > published for period in periods):
        return "it tells of a day to come"
    if _WHICH_DAY.match(question.text) and all(period.kind in ("year", "month") for period in periods):
        return "it gives no day"
    return None


def other_holder(question: Question, evidence: Evidence) -> str | None:
    """Who was it before: "Last year's winner, Jonah Kettelby, did not start"."""
    if question.kind not in ("person", "text") or not evidence.words or _LAST.search(question.text):
        return None
    for before in _LAST.finditer(evidence.text):
        named = evidence.start + before.start("name"), evidence.start + before.end("name")
        if named[0] <= evidence.words[0] < named[1]:
            return "it tells who it was before"
    return None


def other_year(question: Question, evidence: Evidence) -> str | None:
    """A year that the article neither names nor is of."""
    told = of_its_year(question, evidence.article) or _years_meant(evidence).issuperset(_YEAR.findall(question.text))
    return None if told else "it tells nothing of that year"


def _years_meant(evidence: Evidence) -> set[str]:
    """The years of the days that a sentence names from the day of its article: "on 1 April next year"."""
    periods = read_periods(evidence.text, evidence.article.published)
    return {str(day.year) for period in periods for day in (period.first, period.last) if day}


def of_its_year(question: Question, article: Article) -> bool:
    """Whether an article names each year that the question names, or is of it."""
    own = str(article.published.year) if article.published else ""
    told = f"{own} {article.title or ''} {article.text}"
    return all(year in told for year in _YEAR.findall(question.text))
