"""Reading dates and times, resolved against the day of publication."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.dates import Period, contains, read_periods, read_times, same_period

MONDAY = date(2024, 12, 16)

# text, the words of the date, first, last, kind; published on Monday, December 16, 2024
READ = [
    # absolute
    ("on 2024-12-14", "2024-12-14", "2024-12-14", "2024-12-14", "day"),
    ("at 2024-12-14T07:00:00Z", "2024-12-14T07:00:00Z", "2024-12-14", "2024-12-14", "day"),
    ("14/12/2024", "14/12/2024", "2024-12-14", "2024-12-14", "day"),
    ("12/14/2024", "12/14/2024", "2024-12-14", "2024-12-14", "day"),
    ("14.12.2024", "14.12.2024", "2024-12-14", "2024-12-14", "day"),
    ("3/4/24", "3/4/24", "2024-04-03", "2024-04-03", "day"),
    ("December 14, 2024", "December 14, 2024", "2024-12-14", "2024-12-14", "day"),
    ("Dec. 14, 2024 at 1:29 AM", "Dec. 14, 2024", "2024-12-14", "2024-12-14", "day"),
    ("14 December 2024", "14 December 2024", "2024-12-14", "2024-12-14", "day"),
    ("the 14th of December, 2023", "the 14th of December, 2023", "2023-12-14", "2023-12-14", "day"),
    ("Monday, Dec. 9, 2024", "Monday, Dec. 9, 2024", "2024-12-09", "2024-12-09", "day"),
    ("Sat 5 May 2018", "Sat 5 May 2018", "2018-05-05", "2018-05-05", "day"),
    ("May 2024", "May 2024", "2024-05-01", "2024-05-31", "month"),
    ("Sept. 2023", "Sept. 2023", "2023-09-01", "2023-09-30", "month"),
    ("2024-05", "2024-05", "2024-05-01", "2024-05-31", "month"),
    ("late February 2024", "late February 2024", "2024-02-21", "2024-02-29", "part"),
    ("in 2024", "2024", "2024-01-01", "2024-12-31", "year"),
    ("The 2022 floods", "2022", "2022-01-01", "2022-12-31", "year"),
    ("post-2014 borders", "2014", "2014-01-01", "2014-12-31", "year"),
    ("early 2024", "early 2024", "2024-01-01", "2024-04-30", "part"),
    ("mid-2022", "mid-2022", "2022-05-01", "2022-08-31", "part"),
    ("at the end of 2023", "the end of 2023", "2023-09-01", "2023-12-31", "part"),
    ("the 1990s", "the 1990s", "1990-01-01", "1999-12-31", "span"),
    ("the late 1980s", "late 1980s", "1987-01-01", "1989-12-31", "part"),
    ("the 19th century", "19th century", "1801-01-01", "1900-12-31", "span"),
    ("fall 2024", "fall 2024", "2024-09-01", "2024-11-30", "span"),
    ("the autumn of 2023", "the autumn of 2023", "2023-09-01", "2023-11-30", "span"),
    ("winter 2023", "winter 2023", "2023-12-01", "2024-02-29", "span"),
    ("Q3 2024", "Q3 2024", "2024-07-01", "2024-09-30", "span"),
    ("the second quarter of 2024", "second quarter of 2024", "2024-04-01", "2024-06-30", "span"),
    ("the first half of 2023", "first half of 2023", "2023-01-01", "2023-06-30", "span"),
    ("31 February 2024", "2024", "2024-01-01", "2024-12-31", "year"),
    ("They extended the drill until Jan. 20.", "Jan. 20", "2025-01-20", "2025-01-20", "day"),
    ("The mill will stay closed until Jan. 20.", "Jan. 20", "2025-01-20", "2025-01-20", "day"),
    ("It can still be called in by 3 July.", "3 July", "2025-07-03", "2025-07-03", "day"),
    ("They have until midnight on Friday to go.", "Friday", "2024-12-20", "2024-12-20", "day"),
    ("The bridge stayed closed until Jan. 20.", "Jan. 20", "2024-01-20", "2024-01-20", "day"),
    ("The vote was postponed to Friday.", "Friday", "2024-12-20", "2024-12-20", "day"),
    ("The drill, which was to end on Friday, went on.", "Friday", "2024-12-20", "2024-12-20", "day"),
    ("She delayed the launch on Friday.", "Friday", "2024-12-13", "2024-12-13", "day"),
    # spans
    ("December 13-14", "December 13-14", "2024-12-13", "2024-12-14", "span"),
    ("Dec. 14-15, 2023", "Dec. 14-15, 2023", "2023-12-14", "2023-12-15", "span"),
    ("13–14 December", "13–14 December", "2024-12-13", "2024-12-14", "span"),
    ("from 1811 to 1827", "1811 to 1827", "1811-01-01", "1827-12-31", "span"),
    ("2019-20", "2019-20", "2019-01-01", "2020-12-31", "span"),
    ("2022–2024", "2022–2024", "2022-01-01", "2024-12-31", "span"),
    ("between 3 and 5 May", "between 3 and 5 May", "2024-05-03", "2024-05-05", "span"),
    ("between 3 May and 5 June 2024", "3 May and 5 June 2024", "2024-05-03", "2024-06-05", "span"),
    ("from 28 April to 3 May 2024", "28 April to 3 May 2024", "2024-04-28", "2024-05-03", "span"),
    ("from Dec. 30, 2023 to Jan. 2", "Dec. 30, 2023 to Jan. 2", "2023-12-30", "2024-01-02", "span"),
    ("from March to May", "March to May", "2024-03-01", "2024-05-31", "span"),
    ("from Monday to Friday last week", "Monday", "2024-12-16", "2024-12-16", "day"),
    # the latest on or before publication
    ("said on Dec. 15 that", "Dec. 15", "2024-12-15", "2024-12-15", "day"),
    ("was found on Dec. 16", "Dec. 16", "2024-12-16", "2024-12-16", "day"),
    ("was found on Dec. 17", "Dec. 17", "2023-12-17", "2023-12-17", "day"),
    ("on Saturday, December 14", "Saturday, December 14", "2024-12-14", "2024-12-14", "day"),
    ("the flood of 29 February killed two", "29 February", "2024-02-29", "2024-02-29", "day"),
    ("crossed the river in August", "August", "2024-08-01", "2024-08-31", "month"),
    ("was sold in December", "December", "2024-12-01", "2024-12-31", "month"),
    ("opened in early November", "early November", "2024-11-01", "2024-11-10", "part"),
    ("arrived in mid-November", "mid-November", "2024-11-11", "2024-11-20", "part"),
    ("fell late in October", "late in October", "2024-10-21", "2024-10-31", "part"),
    ("said on Tuesday that it will send troops", "Tuesday", "2024-12-10", "2024-12-10", "day"),
    ("The minister resigned on Monday.", "Monday", "2024-12-16", "2024-12-16", "day"),
    ("On Friday, the court ruled", "Friday", "2024-12-13", "2024-12-13", "day"),
    ("the raid was over early on Saturday", "Saturday", "2024-12-14", "2024-12-14", "day"),
    ("voted at the weekend: over the weekend", "the weekend", "2024-12-14", "2024-12-15", "span"),
    # the next
    ("will travel on Jan. 5", "Jan. 5", "2025-01-05", "2025-01-05", "day"),
    ("will be held on Tuesday", "Tuesday", "2024-12-17", "2024-12-17", "day"),
    ("It takes effect at midnight on Sunday", "Sunday", "2024-12-22", "2024-12-22", "day"),
    ("comes into force on Sunday", "Sunday", "2024-12-22", "2024-12-22", "day"),
    ("took effect on Sunday", "Sunday", "2024-12-15", "2024-12-15", "day"),
    ("said it would resign on Friday", "Friday", "2024-12-20", "2024-12-20", "day"),
    ("On Thursday, the court will rule", "Thursday", "2024-12-19", "2024-12-19", "day"),
    ("is expected to arrive on Wednesday", "Wednesday", "2024-12-18", "2024-12-18", "day"),
    ("Ministers to meet on Tuesday", "Tuesday", "2024-12-17", "2024-12-17", "day"),
    ("is due to open in January", "January", "2025-01-01", "2025-01-31", "month"),
    ("the Dec. 18 summit", "Dec. 18", "2024-12-18", "2024-12-18", "day"),
    ("must leave by Friday", "Friday", "2024-12-20", "2024-12-20", "day"),
    # words of their own
    ("today", "today", "2024-12-16", "2024-12-16", "day"),
    ("yesterday evening", "yesterday evening", "2024-12-15", "2024-12-15", "day"),
    ("tomorrow", "tomorrow", "2024-12-17", "2024-12-17", "day"),
    ("the day before yesterday", "the day before yesterday", "2024-12-14", "2024-12-14", "day"),
    ("this morning", "this morning", "2024-12-16", "2024-12-16", "day"),
    ("last night", "last night", "2024-12-15", "2024-12-16", "part"),
    ("drones attacked overnight", "overnight", "2024-12-15", "2024-12-16", "part"),
    ("on the night of 14 December", "14 December", "2024-12-14", "2024-12-15", "part"),
    ("the week of Dec. 9", "Dec. 9", "2024-12-09", "2024-12-15", "span"),
    ("last month", "last month", "2024-11-01", "2024-11-30", "month"),
    ("this week", "this week", "2024-12-16", "2024-12-22", "span"),
    ("last week", "last week", "2024-12-09", "2024-12-15", "span"),
    ("last year", "last year", "2023-01-01", "2023-12-31", "year"),
    ("next year", "next year", "2025-01-01", "2025-12-31", "year"),
    ("earlier this year", "earlier this year", "2024-01-01", "2024-12-16", "part"),
    ("later this month", "later this month", "2024-12-16", "2024-12-31", "part"),
    ("last Tuesday", "last Tuesday", "2024-12-10", "2024-12-10", "day"),
    ("last Monday", "last Monday", "2024-12-09", "2024-12-09", "day"),
    ("next Friday", "next Friday", "2024-12-20", "2024-12-20", "day"),
    ("Tuesday last week", "Tuesday last week", "2024-12-10", "2024-12-10", "day"),
    ("last August", "last August", "2024-08-01", "2024-08-31", "month"),
    ("in August last year", "August last year", "2023-08-01", "2023-08-31", "month"),
    ("next June", "next June", "2025-06-01", "2025-06-30", "month"),
    ("last winter", "last winter", "2023-12-01", "2024-02-29", "span"),
    ("three days ago", "three days ago", "2024-12-13", "2024-12-13", "day"),
    ("two weeks ago", "two weeks ago", "2024-12-02", "2024-12-08", "part"),
    ("two years ago", "two years ago", "2022-01-01", "2022-12-31", "year"),
    ("a decade ago", "a decade ago", "2014-01-01", "2014-12-31", "year"),
    ("the past three days", "past three days", "2024-12-13", "2024-12-16", "part"),
    ("over the last two months", "last two months", "2024-10-16", "2024-12-16", "part"),
    # a month and a count
    ("in May 12 people died", "May", "2024-05-01", "2024-05-31", "month"),
    ("what happened on december 14?", "december 14", "2024-12-14", "2024-12-14", "day"),
]

NONE = [
    "it may rain",
    "a march on the capital",
    "March on the capital",
    "April said",
    "April Kesten resigned",
    "a letter from April Kesten",
    "Augusta",
    "Jan said",
    "an august body",
    "he may 5 times",
    "more than 2000 people",
    "about 1800 residents were moved",
    "2024 people",
    "1,500 troops",
    "$2024",
    "the fall of the city",
    "the fall",
    "spring water",
    "Black Friday",
    "the Sunday Herald",
    "Kerra Today",
    "several days ago",
    "https://example.org/2024/12/14/flood",
    "version 2024.1.2",
    "0.2024",
    "the 5th District",
    "",
]

ANCHORED = [
    ("Troops crossed on Dec. 10. A day earlier, drones hit a depot.", "2024-12-09"),
    ("He left on 3 May 2021 and died two days later.", "2021-05-05"),
    ("They met on Dec. 10. The following day the talks failed.", "2024-12-11"),
    ("They met on Dec. 10 and signed the same day.", "2024-12-10"),
    ("It opened in 1990. Ten years later it was shut.", "2000-01-01"),
    ("They met on Dec. 10. Two weeks later, they met again.", "2024-12-24"),
]


@pytest.mark.parametrize(("text", "words", "first", "last", "kind"), READ, ids=[row[0] for row in READ])
def test_a_date_is_read_and_resolved(text: str, words: str, first: str, last: str, kind: str) -> None:
    period = read_periods(text, MONDAY)[0]
    assert (text[period.start : period.end], period.kind) == (words, kind)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_date_is_not_read(text: str) -> None:
    assert read_periods(text, MONDAY) == []


@pytest.mark.parametrize(("text", "first"), ANCHORED)
def test_a_day_earlier_is_told_from_the_date_before_it(text: str, first: str) -> None:
    assert read_periods(text, MONDAY)[-1].first == date.fromisoformat(first)


@pytest.mark.parametrize("text", ["a day earlier", "two weeks later", "the same day", "more than two years ago"])
def test_what_hangs_on_an_unknown_date_is_not_resolved(text: str) -> None:
    [period] = read_periods(text, MONDAY)
    assert (period.first, period.last) == (None, None)


@pytest.mark.parametrize(
    "text", ["on Tuesday", "Dec. 15", "yesterday", "last month", "overnight", "in August", "three days ago"]
)
def test_without_a_day_of_publication_no_relative_date_is_resolved(text: str) -> None:
    [period] = read_periods(text, None)
    assert (period.first, period.last, period.resolved_from) == (None, None, "relative")


def test_without_a_day_of_publication_a_full_date_is_known() -> None:
    [period] = read_periods("on 14 December 2024", None)
    assert (period.first, period.resolved_from) == (date(2024, 12, 14), "absolute")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("since 2020", "since"),
        ("until Dec. 20", "until"),
        ("before May 2024", "before"),
        ("after 1990", "after"),
        ("by Friday", "by"),
        ("in 2020", None),
    ],
)
def test_the_word_before_a_date_bounds_it(text: str, bound: str | None) -> None:
    [period] = read_periods(text, MONDAY)
    assert period.bound == bound


@pytest.mark.parametrize("ends", ["from Monday to Friday", "between Monday and Friday"])
def test_a_span_of_weekdays_ends_on_the_latest(ends: str) -> None:
    [period] = read_periods(f"They talked {ends}", MONDAY)
    assert (period.first, period.last) == (date(2024, 12, 9), date(2024, 12, 13))


def one(text: str) -> Period:
    [period] = read_periods(text, MONDAY)
    return period


def test_the_same_days_in_other_words_are_the_same_period() -> None:
    assert same_period(one("said on Saturday"), one("14 December 2024"))
    assert not same_period(one("14 December 2024"), one("15 December 2024"))
    assert not same_period(one("in 2020"), one("since 2020"))


def test_what_is_not_known_is_the_same_as_nothing() -> None:
    [unknown] = read_periods("on Tuesday", None)
    assert not same_period(unknown, unknown)
    assert not contains(one("in 2024"), unknown)


def test_a_month_and_a_year_contain_their_days() -> None:
    day, month, year = one("14 December 2024"), one("in December 2024"), one("in 2024")
    assert contains(month, day)
    assert contains(year, month)
    assert not contains(day, month)
    assert not contains(one("in November 2024"), day)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("7:43 PM", [(19, 43, None)]),
        ("at 7 p.m.", [(19, 0, None)]),
        ("2.30pm", [(14, 30, None)]),
        ("1:29 AM", [(1, 29, None)]),
        ("12 a.m.", [(0, 0, None)]),
        ("12 p.m. Eastern Time", [(12, 0, "Eastern Time")]),
        ("19:43 GMT", [(19, 43, "GMT")]),
        ("1900 GMT", [(19, 0, "GMT")]),
        ("7:43 p.m. local time (17:43 UTC)", [(19, 43, "local time"), (17, 43, "UTC")]),
        ("noon", [(12, 0, None)]),
        ("at midnight", [(0, 0, None)]),
        ("7 o'clock", [(7, 0, None)]),
        ("half past seven", [(7, 30, None)]),
        ("quarter to nine in the evening", [(20, 45, None)]),
        ("seven in the morning", [(7, 0, None)]),
        ("from 2-4 p.m.", [(14, 0, None), (16, 0, None)]),
        ("between 10 and 11:30 a.m.", [(10, 0, None), (11, 30, None)]),
        ("a 3:1 ratio", []),
        ("10,000 troops", []),
        ("14.30", []),
        ("the noonday sun", []),
    ],
)
def test_clock_times_are_read_in_24_hours(text: str, times: list[tuple[int, int, str | None]]) -> None:
    assert [(time.hour, time.minute, time.zone) for time in read_times(text)] == times


NEWS = st.lists(
    st.sampled_from(
        [row[0] for row in READ]
        + NONE
        + ["to", "and", "between", "-", ".", "will", "said", "since", "9999", "0001-01-01"]
    ),
    max_size=5,
).map(" ".join)


@given(st.text() | NEWS | st.text(alphabet="0123456789 -/.,:DecMayto"), st.none() | st.dates())
@settings(max_examples=500, deadline=None)
def test_offsets_are_slices_and_no_period_ends_before_it_begins(text: str, published: date | None) -> None:
    at = 0
    for period in read_periods(text, published):
        assert at <= period.start < period.end <= len(text)
        at = period.end
        assert (period.first is None) == (period.last is None)
        assert period.first is None or period.last is None or period.first <= period.last
    for time in read_times(text):
        assert 0 <= time.start < time.end <= len(text)
        assert 0 <= time.hour < 24
        assert 0 <= time.minute < 60
