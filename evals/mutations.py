"""Does the scorer notice? One digit, date, name, speaker or negation is changed in right answers; each must turn wrong.

python -m evals.mutations seeds
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

from evals.case import Case
from evals.casefile import load_cases
from evals.prose import Prose
from evals.record import Record
from evals.references import reference_answers
from evals.score import Score, score
from evals.speakers import is_named, speakers_named
from qa.dates import read_periods
from qa.names import name_runs

FLOOR = 0.99
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    *("December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"),
)
WORDS = {
    "hundreds": "thousands",
    "Hundreds": "Thousands",
    "thousands": "hundreds",
    "a thousand": "a million",
    "more than": "fewer than",
    "over": "under",
}
NAMES = ("Velmora", "Tarrow", "Ostrevsk")
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|can|will)\b(?! (?:not|no)\b)")
NEGATION = re.compile(r"\b(?:did )?not (?:only )?|\bno (?=casualties)")


@dataclass(frozen=True)
class Mutation:
    """A right answer with one thing changed in its text, `before` to `after`."""

    case: Case
    changed: Literal["digit", "date", "name", "speaker", "negation"]
    before: str
    after: str
    answer: Mapping[str, Any]


def mutate(case: Case, answer: Mapping[str, Any], speakers: Sequence[str]) -> Iterator[Mutation]:
    """Every single change to the answer's text, in order. Markers stay; a speaker is replaced by one of `speakers`."""
    text = str(answer["text"])

    def changed(
        kind: Literal["digit", "date", "name", "speaker", "negation"], start: int, end: int, to: str
    ) -> Mutation:
        mutated = {**answer, "text": text[:start] + to + text[end:]}
        return Mutation(case, kind, text[start:end], to, mutated)

    dates = [(period.start, period.end) for period in read_periods(text, None)]
    for start, end in dates:
        for date in re.finditer(rf"\b(?:{'|'.join(MONTHS)})\b|\d+", text[start:end]):
            yield changed("date", start + date.start(), start + date.end(), _another_date(date.group()))
    for number in re.finditer(r"(?<![\[\d,])\d[\d,]*(?!\])", text):
        if not any(start <= number.start() < end for start, end in dates):
            for place, digit in enumerate(number.group()):
                if digit.isdigit():
                    at = number.start() + place
                    yield changed("digit", at, at + 1, str((int(digit) + 1) % 10 or 1))
    for words, other in WORDS.items():
        for found in re.finditer(rf"\b{words}\b", text):
            yield changed("digit", found.start(), found.end(), other)
    for speaker in _speakers(answer):
        if (start := text.find(speaker)) >= 0:
            other = next(name for name in speakers if name not in text and not is_named(speaker, (name,)))
            yield changed("speaker", start, start + len(speaker), other)
    for place, (start, end) in enumerate(name_runs(text)):
        last = text.rfind(" ", start, end) + 1 or start
        yield changed("name", max(start, last), end, NAMES[place % len(NAMES)])
    for negation in NEGATION.finditer(text):
        yield changed("negation", *negation.span(), "did " if "did" in negation.group() else "")
    for auxiliary in AUXILIARY.finditer(text):
        yield changed("negation", *auxiliary.span(), f"{auxiliary.group()} not")
    if said := re.match(r"Yes|No(?=[.,])", text):
        yield changed("negation", *said.span(), "No" if said.group() == "Yes" else "Yes")


def _another_date(words: str) -> str:
    if words.isdigit():
        return str(int(words) % 28 + 1 if len(words) <= 2 else int(words) + 1)
    return MONTHS[MONTHS.index(words) - 1]


def _speakers(answer: Mapping[str, Any]) -> list[str]:
    """Everyone whom the answer gives words to."""
    found = (name for sentence in Prose(answer).sentences for name in speakers_named(sentence.text))
    return list(dict.fromkeys(found))


def scored(case: Case, answer: Mapping[str, Any]) -> Score:
    return score(Record(case, {"question": case.question, **answer}, None, 0.0))


def check(
    cases: Sequence[Case], answers: Mapping[str, Mapping[str, Any]]
) -> tuple[list[Score], list[Mutation], Counter[str]]:
    """Unchanged answers that are scored wrong, changed ones that are scored right, and how many were changed."""
    asked = [case for case in cases if case.id in answers]
    speakers = list(dict.fromkeys(name for case in asked for name in _speakers(answers[case.id])))
    refused = [one for case in asked if not (one := scored(case, answers[case.id])).right]
    mutations = [mutation for case in asked for mutation in mutate(case, answers[case.id], speakers)]
    missed = [mutation for mutation in mutations if scored(mutation.case, mutation.answer).right]
    return refused, missed, Counter(mutation.changed for mutation in mutations)


def main(sources: Path) -> int:
    """Print what was changed and what went unnoticed; 1 where that is too much."""
    with as_file(files("evals") / "cases" / "seeds.yaml") as path:
        cases, _ = load_cases([path])
    refused, missed, counts = check(cases, reference_answers(sources))
    changed = sum(counts.values())
    for one in refused:
        print(f"right, and scored wrong: {one.case.id}: {'; '.join(one.reasons)}")
    for mutation in missed:
        told = f"{mutation.changed}, {mutation.before!r} to {mutation.after!r}"
        print(f"wrong, and scored right: {mutation.case.id}: {told}")
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    print(f"{changed} changes ({told}): {changed - len(missed)} noticed, {(changed - len(missed)) / changed:.3f}")
    return int(bool(refused) or len(missed) > (1 - FLOOR) * changed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "seeds")))
