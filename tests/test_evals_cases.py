"""Case files: what is read, and what is refused with file, line and the fix."""

from datetime import date, time
from pathlib import Path

import pytest

from evals import load_cases
from evals.case import DateFact, NumberFact, PersonFact, TimeFact, YesNoFact
from evals.errors import CaseFileError

GOOD = """\
- id: ferry-distance
  question: How far did the ferry drift?
  status: answered
  kind: distance
  as_of: 2031-12-16
  expect:
    - {type: number, low: 12, high: 12, unit: km, counts: null, speaker: the coastguard}
    - {type: date, on: 2031-12-14}
    - {type: date, from: 2031-11-01, to: 2031-11-10}
    - {type: time, at: "19:43"}
    - {type: person, name: Ilva Tarrow, variants: [Tarrow]}
    - {type: yesno, value: no}
  absent: ["13"]
  sources: [ferry.txt]
"""


def written(folder: Path, text: str, name: str = "cases.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_is_read_with_its_values_as_they_are(tmp_path: Path) -> None:
    (case,), problems = load_cases([written(tmp_path, GOOD)])
    assert problems == []
    assert (case.id, case.status, case.as_of) == ("ferry-distance", ("answered",), date(2031, 12, 16))
    assert case.expect == (
        NumberFact(12, 12, unit="km", speakers=("the coastguard",)),
        DateFact(date(2031, 12, 14), date(2031, 12, 14)),
        DateFact(date(2031, 11, 1), date(2031, 11, 10)),
        TimeFact(time(19, 43)),
        PersonFact(("Ilva Tarrow", "Tarrow")),
        YesNoFact(False),
    )


def test_ask_is_given_only_what_the_case_states(tmp_path: Path) -> None:
    (case,), _ = load_cases([written(tmp_path, GOOD)])
    assert case.asked() == {"as_of": date(2031, 12, 16)}


REFUSED = [
    # what is changed in the good case, into what, the line and words of the message
    ("  question: How", "  quesiton: How", 2, "did you mean 'question'?"),
    ("  kind: distance\n", "", 1, "no 'kind'"),
    ("kind: distance", "kind: distanse", 4, "did you mean 'distance'?"),
    ("status: answered", "status: answerd", 3, "did you mean 'answered'?"),
    ("as_of: 2031-12-16", "as_of: 2031-02-30", 5, "not a day that exists"),
    ("on: 2031-12-14", "on: 2031-13-14", 8, "not a day that exists"),
    ("low: 12, ", "low: twelve, ", 7, "'low' is a number"),
    ("low: 12, ", "low: 13, ", 7, "swap them"),
    ("low: 12, high: 12, ", "", 7, "needs 'low' or 'high'"),
    ("low: 12, ", "low: 12, comparator: '>', ", 7, "leave 'high' out"),
    ("unit: km", "units: km", 7, "did you mean 'unit'?"),
    ("from: 2031-11-01, ", "", 9, "needs 'on"),
    ("from: 2031-11-01", "from: 2031-11-11", 9, "swap them"),
    ('at: "19:43"', "at: 19:43", 10, "in quotation marks"),
    ('at: "19:43"', 'at: "25:43"', 10, "not a time"),
    ("type: person, name: Ilva Tarrow", "type: person, name: 7", 11, "'name' is text"),
    ("type: person", "type: persona", 11, "did you mean 'person'?"),
    ("value: no", "value: perhaps", 12, "is none that is known"),
    ("type: yesno, value: no", "type: claim, says: [sunk]", 12, "needs a 'speaker'"),
    ("status: answered", "status: not_found", 6, "expects no facts"),
    ("  absent:", "  kind: date\n  absent:", 13, "given twice"),
    ("low: 12, ", "low: 12, low: 11, ", 7, "given twice"),
    ("expect:", "expect: [", 7, "not YAML"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), REFUSED)
def test_what_cannot_be_read_is_named_with_its_line_and_the_fix(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(CaseFileError) as caught:
        load_cases([path])
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(path), line)
    assert words in problem.message


def test_an_id_that_is_taken_names_where(tmp_path: Path) -> None:
    first, second = written(tmp_path, GOOD), written(tmp_path, GOOD, "more.yaml")
    with pytest.raises(CaseFileError, match=r"more.yaml:1: the id 'ferry-distance' is taken by .*cases.yaml:1"):
        load_cases([first, second])


def test_with_keep_going_the_good_cases_still_run(tmp_path: Path) -> None:
    bad = GOOD.replace("ferry-distance", "other").replace("kind: distance", "kind: nonsense")
    cases, problems = load_cases([written(tmp_path, GOOD + bad), tmp_path / "missing.yaml"], keep_going=True)
    assert [case.id for case in cases] == ["ferry-distance"]
    assert [problem.line for problem in problems] == [18, 1]


@pytest.mark.parametrize("text", ["", "id: one\n", "just words\n"])
def test_a_file_that_is_no_list_of_cases_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CaseFileError, match="start each case with '- id:"):
        load_cases([written(tmp_path, text)])
