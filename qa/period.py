"""The days that a question is about: "this week", "yesterday", or the week before the day that it is asked as of."""

from dataclasses import replace
from datetime import date, timedelta

from index.articles import Filter
from index.errors import UserError
from qa.dates import read_periods

COVERED_WITHIN = timedelta(days=7)  # a weekly paper's time to report what happened


def days_within(
    publisher: str | None, since: date | str | None, until: date | str | None, as_of: date | str | None
) -> Filter:
    """The filter of these; days may be written as in ISO 8601.

    Raises UserError for what is no day, and for days that no article can have.
    """
    within = Filter(publisher, _day("since", since), _day("until", until), _day("as_of", as_of))
    last = min((day for day in (within.until, within.as_of) if day), default=None)
    if within.since and last and last < within.since:
        raise UserError(f"no day is since {within.since} and until {last}: turn them round, or leave one out")
    return within


def _day(name: str, given: date | str | None) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise UserError(f"{name} must be a day such as 2024-12-14, not {given!r}") from error


def days_meant(question: str, within: Filter) -> Filter | None:
    """The filter narrowed to the days of publication that the question means; None where it means no days.

    Only days counted from the asking are meant so: an event of "August 2019" may be told of in any later year.
    """
    relative = [
        period
        for period in read_periods(question, within.as_of or date.today())
        if period.resolved_from == "relative" and period.first and period.last
    ]
    if relative and relative[0].first and relative[0].last:
        return narrowed(within, relative[0].first, relative[0].last + COVERED_WITHIN)
    if within.as_of:
        return narrowed(within, within.as_of - COVERED_WITHIN, within.as_of)
    return None


def narrowed(within: Filter, since: date, until: date) -> Filter:
    """A filter that lets through only what was published on these days. What was asked for may be narrower still."""
    return replace(within, since=max(since, within.since or since), until=min(until, within.until or until))
