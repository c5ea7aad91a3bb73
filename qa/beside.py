"""Two parties who speak of one thing beside each other, and give two days of it or two times."""

from collections.abc import Callable, Sequence

from index.span import Span
from qa.contested import party_of
from qa.dates import exclusive, read_periods, read_times
from qa.evidence import Evidence
from qa.facts import is_day_of_saying
from qa.question import Question
from qa.sentences import place_of
from qa.speech import same_speaker

BESIDE = 3  # sentences apart, at most


def beside(
    question: Question, likely: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> list[Evidence]:
    """The sentence that answers best, and what other parties say otherwise beside it; empty where none does.

    The reader must pick an answer in each, and the answers must be days of which neither holds the other, or times.
    """
    if question.kind not in ("date", "time") or not likely or not likely[0].is_read:
        return []
    sentences = sentences_of(likely[0].article.id)
    party = party_of(likely[0], sentences)
    told = [(party, likely[0])]
    for other in likely[1:]:
        apart = abs(place_of(other.start, sentences) - place_of(likely[0].start, sentences))
        if other.article.id != likely[0].article.id or apart > BESIDE or not other.is_read:
            continue
        party = party_of(other, sentences)
        if all(_are_two(party, one) and _differ(question, other, found) for one, found in told):
            told.append((party, other))
    return [found for _, found in told] if len(told) > 1 else []


def _are_two(party: str | None, other: str | None) -> bool:
    return bool(party and other) and not same_speaker(party or "", other or "")


def _differ(question: Question, one: Evidence, other: Evidence) -> bool:
    if question.kind == "time":
        times, other_times = ({(at.hour, at.minute) for at in read_times(found.text)} for found in (one, other))
        return bool(times and other_times) and not times & other_times
    days, other_days = (
        [day for day in read_periods(found.text, found.article.published) if not is_day_of_saying(found.text, day)]
        for found in (one, other)
    )
    return exclusive(days, other_days)
