"""Sources that give different answers in words: another name, place or day for the same thing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from qa.copies import changed_value
from qa.dates import Period, exclusive, read_periods
from qa.evidence import Evidence
from qa.facts import is_day_of_saying
from qa.families import subjects
from qa.names import name_runs
from qa.question import Question

AGREED = 0.8  # of the question's words by rarity, in the sentence, its headline or the sentence before
ONE_YEAR = timedelta(days=365)
REPEATED = 0.6  # the same, of sentences that are copies of one another but for an answer
_NUMBERED = re.compile(r"\b([^\W\d]\w*) (\d+)\b")
_ONE_OF = re.compile(r"\b(?:one of|an? example of|name (?:an?|one))\b", re.IGNORECASE)
NAMED = frozenset({"person", "place", "list", "text", "speaker"})


def rivals(
    question: Question, likely: Sequence[Evidence], ranked: Sequence[Evidence], partly: Sequence[Evidence] = ()
) -> list[Evidence]:
    """The sentence that answers best, and those of other articles that answer otherwise; empty where none does.

    The words of each are its answer. What repeats the sentence word for word but for the answer contradicts it; it is
    looked for among all that were found. Other words must say what the question says, and the reader must pick an
    answer in each: two names that stand in no common word, or two periods of which neither holds the other. Who is
    named in both sentences is no rival of himself. `partly`: sentences of articles with some of the question's names;
    these contradict one another where the reader picks what they differ in.
    """
    told = _contradicted(question, likely, ranked) or _otherwise(question, likely)
    return told or _contradicted(question, partly, partly, surely=True)


def _contradicted(
    question: Question, likely: Sequence[Evidence], ranked: Sequence[Evidence], surely: bool = False
) -> list[Evidence]:
    """The first sentence that another source repeats with another answer, and what repeats it.

    Sentences in which the reader picks that answer come before those that say no more than most of what is asked;
    `surely`: it must pick it, in both or where most of what is asked is said.
    """
    told: list[Evidence] = []
    answer = _picked(likely[0]) if likely and likely[0].is_read else ""
    for one in likely:
        if not _numbered(question, one):
            continue
        found: list[Evidence] = []
        picked = both = False
        for other in ranked:
            change = changed_value(question.kind, one, other) if other.article.id != one.article.id else None
            if change is None:
                continue
            first, second = _giving(one, change.one), _giving(other, change.other)
            if _agree(one, first, other, second, answer):
                continue
            picked = picked or _picks(one, first) or _picks(other, second)
            both = both or (_picks(one, first) and _picks(other, second))
            found = found or [first]
            if all(_picked(second).casefold() != _picked(kept).casefold() for kept in found):
                found.append(second)
        told_of = one.features["overlap_near"] >= REPEATED
        if both or (picked and (told_of or not surely)):
            return found
        if found and not told and told_of and not surely:
            told = found
    return told


def _giving(evidence: Evidence, span: tuple[int, int]) -> Evidence:
    """A sentence with the words in it that are its answer."""
    return replace(evidence, words=(evidence.start + span[0], evidence.start + span[1]))


def _picks(evidence: Evidence, value: Evidence) -> bool:
    """Whether the reader picks an answer in a sentence that meets the value."""
    if not evidence.is_read or not evidence.words or not value.words:
        return False
    return evidence.words[0] < value.words[1] and value.words[0] < evidence.words[1]


def _agree(one: Evidence, first: Evidence, other: Evidence, second: Evidence, answer: str) -> bool:
    """Whether both sentences hold the likeliest answer, or one that the reader picks, elsewhere than they differ."""
    if _picks(one, first) or _picks(other, second):
        return False
    picked = [answer, *(_picked(each) for each in (one, other) if each.is_read)]
    rest = [
        each.text[: value.words[0] - each.start] + each.text[value.words[1] - each.start :]
        for each, value in ((one, first), (other, second))
        if value.words
    ]
    return any(words and all(words.casefold() in text.casefold() for text in rest) for words in picked)


def _otherwise(question: Question, likely: Sequence[Evidence]) -> list[Evidence]:
    one_of_many = question.kind == "speaker" or _ONE_OF.search(question.text)  # two may say the same
    # Without a name in the question, who else was found is somebody else's news.
    if not likely or not question.names or one_of_many or not _answers(question, likely[0]):
        return []
    first = likely[0]
    others = [
        other
        for other in likely[1:]
        if other.article.id != first.article.id
        and _of_one_year(first, other)
        and _answers(question, other)
        and _differ(question, first, other)
    ]
    distinct: list[Evidence] = []
    for other in others:
        if all(_differ(question, other, kept) for kept in distinct):
            distinct.append(other)
    return [first, *distinct] if distinct else []


def _of_one_year(one: Evidence, other: Evidence) -> bool:
    """Whether two articles appeared within a year: who held an office or won a cup in another is no rival."""
    first, second = one.article.published, other.article.published
    return not first or not second or abs(first - second) <= ONE_YEAR


def _answers(question: Question, evidence: Evidence) -> bool:
    said = evidence.is_read and evidence.features["overlap_near"] >= AGREED
    return said and _numbered(question, evidence)


def _numbered(question: Question, evidence: Evidence) -> bool:
    """Whether a sentence tells of no other one of a series than the question: season 3 is not season 4."""
    asked = {word.casefold(): number for word, number in _NUMBERED.findall(question.text)}
    told = {(word.casefold(), number) for word, number in _NUMBERED.findall(evidence.text)}
    words = {word for word, _ in told}
    return all(word not in words or (word, number) in told for word, number in asked.items())


def _picked(evidence: Evidence) -> str:
    return evidence.article.text[slice(*evidence.words)] if evidence.words else ""


def _differ(question: Question, one: Evidence, other: Evidence) -> bool:
    first, second = _picked(one), _picked(other)
    if question.kind == "date":
        return exclusive(_dates(one), _dates(other))
    if question.kind not in NAMED or not (_is_name(first) and _is_name(second)):
        return False
    return not (set(subjects(first)) & set(subjects(other.text)) or set(subjects(second)) & set(subjects(one.text)))


def _dates(evidence: Evidence) -> list[Period]:
    """The dates that meet the words picked, less the day on which they were said."""
    first, last = (at - evidence.start for at in evidence.words) if evidence.words else (0, 0)
    found = read_periods(evidence.text, evidence.article.published)
    meeting = [period for period in found if period.start < last and first < period.end]
    return [period for period in meeting if not is_day_of_saying(evidence.text, period)]


def _is_name(words: str) -> bool:
    """Whether the words are a name and nothing else."""
    runs = name_runs("x " + words)
    return len(runs) == 1 and runs[0][1] - runs[0][0] >= len(words.strip(" .,"))
