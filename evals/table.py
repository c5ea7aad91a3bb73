"""A run's totals, and a comparison of two, as a terminal shows them. The one home of rich's tables here."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.compare import Comparison
from evals.runs import Run
from evals.score import Score
from evals.totals import Measure, Totals, total


def print_run(run: Run, console: Console) -> None:
    """The table of totals, then each wrong answer with its reasons."""
    totals = total(run.scores)
    console.print(_table(totals))
    for score in run.scores:
        if not score.right:
            console.print(_wrong(score))


def _table(totals: Totals) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    for name, justify in (("", "left"), ("value", "right"), ("95% interval", "left"), ("eligible", "right")):
        table.add_column(name, justify="right" if justify == "right" else "left")
    for kind in totals.kinds:
        table.add_row(*_row(kind))
    table.add_section()
    table.add_row(*_row(totals.correct), style="bold")
    for measure in totals.measures:
        table.add_row(*_row(measure))
    table.add_row("quotes fabricated", str(totals.fabricated), "", str(totals.quotes))
    table.add_row("errors", str(totals.errors), "", str(totals.cases))
    if totals.seconds_median is not None:
        table.add_row("seconds, median", f"{totals.seconds_median:.3f}", f"95th percentile {totals.seconds_95:.3f}")
    return table


def _row(measure: Measure) -> tuple[str, str, str, str]:
    if measure.value is None:
        return measure.name, "–", "", "0"
    return measure.name, f"{measure.value:.3f}", f"{measure.low:.3f} to {measure.high:.3f}", str(measure.eligible)


def _wrong(score: Score) -> Text:
    text = Text(f"\n{score.case.id}", style="bold")
    text.append(f"  {score.case.question}\n", style="")
    for reason in score.reasons:
        text.append(f"    {_printable(reason)}\n", style="not bold")
    text.rstrip()
    return text


def print_comparison(comparison: Comparison, console: Console) -> None:
    """What flipped, case by case."""
    before, after = ("–" if value is None else f"{value:.3f}" for value in comparison.correct)
    console.print(f"correct {before} before, {after} after")
    for flip in comparison.flips:
        text = Text(f"\n{flip.change}  ", style="bold")
        text.append(
            f"{flip.id}\n  before  {_printable(flip.before)}\n  after   {_printable(flip.after)}", style="not bold"
        )
        for reason in flip.reasons:
            text.append(f"\n    {_printable(reason)}", style="not bold")
        console.print(text)
    for name, ids in (("only before", comparison.only_before), ("only after", comparison.only_after)):
        if ids:
            console.print(f"{name}: {', '.join(ids)}", markup=False)


def print_lines(title: str, lines: Sequence[str], console: Console) -> None:
    console.print(f"\n{title}", style="bold")
    for line in lines:
        console.print(f"  {line}", markup=False)


def _printable(words: str) -> str:
    """Without the control characters that a saved page may hold and a terminal obeys."""
    return "".join(character if character.isprintable() else " " for character in words)
