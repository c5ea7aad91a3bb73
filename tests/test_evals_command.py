"""`onrecord eval` over the seeds: its table, files, gate and mistakes."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from evals.command import command
from evals.runs import load_run
from index.errors import UserError

APP = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
APP.command()(command)

CASES = """\
- id: troops
  question: How many North Korean troops are in Russia?
  status: answered
  kind: count
  expect:
    - {type: number, low: 10000, comparator: ">", counts: troops}
  sources: [000_99405d8647efe3c7.txt]
- id: world-cup
  question: Where will the next football World Cup be held?
  status: not_found
  kind: not-found
"""
IMPOSSIBLE = """\
- id: impossible
  question: How many North Korean troops are in Russia?
  status: answered
  kind: count
  expect:
    - {type: number, low: 7, high: 7}
"""


def evaluated(*arguments: str | Path) -> Result:
    return CliRunner().invoke(APP, [str(argument) for argument in arguments])


def refusal(*arguments: str | Path) -> str:
    """The one line of the user's mistake."""
    result = evaluated(*arguments)
    assert isinstance(result.exception, UserError)
    return str(result.exception)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.yaml"
    path.write_text(CASES)
    return path


def test_the_table_the_kept_run_and_the_report_come_of_one_run(seeds_index: Path, cases: Path, tmp_path: Path) -> None:
    kept, html = tmp_path / "run.jsonl", tmp_path / "report.html"
    result = evaluated(cases, "--index", seeds_index, "--save", kept, "--html", html)
    assert result.exit_code == 0, result.output
    assert "1.000" in result.stdout
    assert [score.right for score in load_run(kept).scores] == [True, True]
    assert "How many North Korean troops" in html.read_text()


def test_json_is_one_object_and_nothing_else(seeds_index: Path, cases: Path) -> None:
    result = evaluated(cases, "--index", seeds_index, "--json")
    told = json.loads(result.stdout)
    assert (told["version"], told["cases"], told["errors"], told["fabricated"]) == (1, 2, 0, 0)


def test_a_run_under_its_floor_fails_until_the_floors_are_lowered(
    seeds_index: Path, cases: Path, tmp_path: Path
) -> None:
    baseline = tmp_path / "baseline.json"
    gate = (cases, "--index", seeds_index, "--baseline", baseline)
    assert "--lower-floors" in refusal(*gate)
    assert evaluated(*gate, "--lower-floors").exit_code == 0
    assert evaluated(*gate).exit_code == 0
    floors = json.loads(baseline.read_text())
    floors["floors"]["kind count"] = 1.1
    baseline.write_text(json.dumps(floors))
    result = evaluated(*gate)
    assert result.exit_code == 1
    assert "kind count: 1.000 is under its floor of 1.100" in result.stdout


def test_wrong_answers_alone_do_not_fail_a_run_without_a_gate(seeds_index: Path, tmp_path: Path) -> None:
    path = tmp_path / "impossible.yaml"
    path.write_text(IMPOSSIBLE)
    result = evaluated(path, "--index", seeds_index)
    assert result.exit_code == 0
    assert "number: 7 does not stand in the answer" in result.stdout


def test_a_source_that_the_index_lacks_is_a_mistake(seeds_index: Path, cases: Path) -> None:
    cases.write_text(CASES.replace("000_99405d8647efe3c7.txt", "elsewhere.txt"))
    assert "case 'troops' cites 'elsewhere.txt'" in refusal(cases, "--index", seeds_index)
    going_on = evaluated(cases, "--index", seeds_index, "--keep-going", "--json")
    assert json.loads(going_on.stdout)["cases"] == 1
    assert "elsewhere.txt" in going_on.stderr


def test_a_bad_case_stops_the_run_unless_told_to_keep_going(seeds_index: Path, cases: Path) -> None:
    cases.write_text(CASES.replace("kind: count", "kind: coumt"))
    assert refusal(cases, "--index", seeds_index).startswith(f"{cases}:4: 'coumt' is none that is known")
    going_on = evaluated(cases, "--index", seeds_index, "--keep-going", "--json")
    assert json.loads(going_on.stdout)["cases"] == 1
    assert f"{cases}:4: " in going_on.stderr


def test_a_draft_of_a_new_case_can_be_run_as_it_stands(seeds_index: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    for question in ("How many North Korean troops are in Russia?", "Where will the next football World Cup be held?"):
        made = evaluated("--new", question, "--index", seeds_index)
        assert made.stdout.startswith("# A draft")
        draft.write_text(made.stdout)
        again = evaluated(draft, "--index", seeds_index, "--json")
        assert json.loads(again.stdout)["wrong"] == {}


def test_compare_needs_no_index(seeds_index: Path, cases: Path, tmp_path: Path) -> None:
    kept = tmp_path / "run.jsonl"
    evaluated(cases, "--index", seeds_index, "--save", kept)
    result = evaluated("--compare", kept, kept)
    assert result.exit_code == 0
    assert result.stdout == "correct 1.000 before, 1.000 after\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--lower-floors"], "needs --baseline FILE"),
        (["--benchmark", "squad"], "--data DIR belong together"),
        (["--data", "folder"], "--data DIR belong together"),
        (["--compare", "a.jsonl", "b.jsonl"], "name a file that --save wrote"),
    ],
)
def test_options_that_do_not_fit_say_what_to_give(arguments: list[str], words: str) -> None:
    assert words in refusal(*arguments)
