"""Dates and clock times in news prose, resolved against the day of publication."""

from qa.dates.clock import ClockTime
from qa.dates.reading import Bound, Period, contains, dated_spans, exclusive, read_periods, read_times, same_period

__all__ = [
    "Bound",
    "ClockTime",
    "Period",
    "contains",
    "dated_spans",
    "exclusive",
    "read_periods",
    "read_times",
    "same_period",
]
