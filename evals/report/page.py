"""The report's page: totals, charts, and the wrong answers first. All that is not ours is escaped."""

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from string import Template

from evals.report.cases import case_entry
from evals.report.charts import bars, calibration
from evals.runs import Run
from evals.score import Score
from evals.totals import Measure, Totals, total


def render_report(run: Run) -> str:
    """The whole HTML file."""
    totals = total(run.scores)
    ordered = sorted(run.scores, key=_wrong_first)
    template = Template(files("evals.report").joinpath("report.html").read_text(encoding="utf-8"))
    return template.substitute(
        made=_made(run),
        correct=_interval(totals.correct),
        correct_value=_value(totals.correct),
        tiles="".join(_tile(name, value, worry) for name, value, worry in _tiles(totals)),
        kinds=bars(totals.kinds),
        calibration=calibration(totals.calibration),
        measures="".join(map(_measure_row, totals.measures)),
        kind_options="".join(f"<option>{escape(kind.name)}</option>" for kind in totals.kinds),
        wrong=str(sum(not score.right for score in ordered)),
        cases="".join(map(case_entry, ordered)),
    )


def _wrong_first(score: Score) -> tuple[bool, bool, str]:
    return score.right, score.record.error is None, score.case.kind


def _made(run: Run) -> str:
    header = run.header
    parts = [header.started.replace("T", " "), f"corpus {header.corpus[:12]}" if header.corpus else "corpus unknown"]
    parts += [f"{name} {value}" for name, value in header.versions.items()]
    parts += [f"{name}: {value}" for name, value in header.settings.items()]
    return escape(" · ".join(parts))


def _tiles(totals: Totals) -> Sequence[tuple[str, str, bool]]:
    measured = {measure.name: measure for measure in totals.measures}
    seconds = "–" if totals.seconds_median is None else f"{totals.seconds_median * 1000:.0f} ms"
    return (
        ("fabricated quotes", f"{totals.fabricated} of {totals.quotes}", totals.fabricated > 0),
        ("errors", str(totals.errors), totals.errors > 0),
        ("status right", _value(measured["status"]), False),
        ("citation recall", _value(measured["citation recall"]), False),
        ("citation precision", _value(measured["citation precision"]), False),
        ("refusal precision", _value(measured["refusal precision"]), False),
        ("refusal recall", _value(measured["refusal recall"]), False),
        ("median time", seconds, False),
    )


def _tile(name: str, value: str, worry: bool) -> str:
    return f'<div class="tile{" worry" if worry else ""}"><b>{escape(value)}</b><span>{escape(name)}</span></div>'


def _measure_row(measure: Measure) -> str:
    return (
        f"<tr><td>{escape(measure.name)}</td><td>{_value(measure)}</td><td>{_interval(measure)}</td>"
        f"<td>{measure.eligible}</td></tr>"
    )


def _value(measure: Measure) -> str:
    return "–" if measure.value is None else f"{measure.value:.3f}"


def _interval(measure: Measure) -> str:
    return "–" if measure.low is None or measure.high is None else f"{measure.low:.3f} to {measure.high:.3f}"
