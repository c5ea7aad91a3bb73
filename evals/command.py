"""`onrecord eval`: cases to answers, scores, report and gate. Exit 0: done; 1: under a floor; 2: a mistake."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from evals.case import Case
from evals.casefile import load_cases
from evals.compare import compare
from evals.draft import draft_case
from evals.errors import CaseFileError, MissingSourceError
from evals.gate import failures, read_baseline, write_baseline
from evals.runs import Header, Run, articles_of, load_run, missing_sources, run, save_line
from evals.table import print_comparison, print_lines, print_run
from evals.totals import total
from index.errors import UserError
from qa.assistant import Assistant


def command(
    cases: Annotated[
        list[Path] | None, typer.Argument(help="Files of cases; those on the seeds.", show_default=False)
    ] = None,
    index: Annotated[Path, typer.Option(envvar="ONRECORD_INDEX", help="The index to ask.")] = Path(".onrecord"),
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write the report to this file.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Fail under the floors in this file.")] = None,
    lower_floors: Annotated[
        bool, typer.Option("--lower-floors", help="Set the baseline's floors to this run.")
    ] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Leave bad cases out, and run the good ones.")
    ] = False,
    save: Annotated[Path | None, typer.Option(help="Keep the run in this file, as JSON lines.")] = None,
    new: Annotated[str | None, typer.Option(metavar="QUESTION", help="Ask it, and print a draft case.")] = None,
    runs: Annotated[
        tuple[Path, Path] | None, typer.Option("--compare", metavar="A B", help="Show what flipped between kept runs.")
    ] = None,
    benchmark: Annotated[str | None, typer.Option(metavar="NAME", help="Run a benchmark on --data.")] = None,
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The benchmark's folder of data.")] = None,
    limit: Annotated[int | None, typer.Option(help="Ask only the benchmark's first questions.", min=1)] = None,
) -> None:
    """Score the assistant on cases: what it gets right, how often, and what is wrong with the rest."""
    if lower_floors and baseline is None:
        raise UserError("--lower-floors needs --baseline FILE: name the file that holds the floors")
    if (benchmark is None) != (data is None):
        raise UserError("--benchmark NAME and --data DIR belong together: give both")
    if runs is not None:
        _compare(*runs, as_json)
    elif benchmark is not None and data is not None:
        _benchmark(benchmark, data, limit, as_json)
    elif new is not None:
        with Assistant.open(index) as assistant:
            typer.echo(draft_case(new, assistant.ask(new).to_dict()), nl=False)
    else:
        _evaluate(cases or [], index, as_json, html, baseline, lower_floors, keep_going, save)


def _evaluate(
    paths: list[Path],
    index: Path,
    as_json: bool,
    html: Path | None,
    baseline: Path | None,
    lower_floors: bool,
    keep_going: bool,
    save: Path | None,
) -> None:
    with Assistant.open(index) as assistant:
        chosen = _cases(paths, assistant, keep_going)
        made = _run(assistant, chosen, [path.name for path in paths] or ["seeds.yaml"], save)
    fallen: list[str] = []
    lowered: list[str] = []
    if baseline is not None and lower_floors:
        lowered = write_baseline(made, baseline)
    elif baseline is not None:
        fallen = failures(made, read_baseline(baseline))
    if html is not None:
        from evals.report import render_report

        html.write_text(render_report(made), encoding="utf-8")
    totals = total(made.scores)
    if as_json:
        wrong = {score.case.id: list(score.reasons) for score in made.scores if not score.right}
        _print_json({**totals.to_dict(), "wrong": wrong, "under_floor": fallen, "lowered": lowered})
    else:
        console = Console()
        print_run(made, console)
        if lowered:
            print_lines("Floors lowered", lowered, console)
        if fallen:
            print_lines("Under the floor", fallen, console)
    if fallen or totals.errors or totals.fabricated:
        raise typer.Exit(1)


def _cases(paths: list[Path], assistant: Assistant, keep_going: bool) -> list[Case]:
    """The cases that can be run; what is wrong with the others goes to standard error, or stops here."""
    with _case_files(paths) as found:
        try:
            chosen, problems = load_cases(found, keep_going)
        except CaseFileError as error:
            _tell(str(problem) for problem in error.problems[:-1])
            raise UserError(str(error.problems[-1])) from None
    _tell(map(str, problems))
    missing = missing_sources(chosen, articles_of(assistant).values())
    if missing and not keep_going:
        raise MissingSourceError(next(iter(missing.values())))
    _tell(missing.values())
    chosen = [case for case in chosen if case.id not in missing]
    if not chosen:
        raise UserError("no case is left to run: mend those above")
    return chosen


@contextmanager
def _case_files(paths: list[Path]) -> Iterator[list[Path]]:
    if paths:
        yield paths
    else:
        with as_file(files("evals") / "cases" / "seeds.yaml") as ours:
            yield [ours]


def _run(assistant: Assistant, cases: list[Case], names: list[str], save: Path | None) -> Run:
    settings = {"cases": ", ".join(names)}
    kept = save.open("w", encoding="utf-8") if save is not None else None
    try:
        with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
            bar = progress.add_task("asking", total=len(cases))

            def keep(line: Any) -> None:
                if kept is not None:
                    kept.write(save_line(line))
                    kept.flush()
                if not isinstance(line, Header):
                    progress.advance(bar)

            return run(assistant, cases, settings, keep)
    finally:
        if kept is not None:
            kept.close()


def _compare(before: Path, after: Path, as_json: bool) -> None:
    comparison = compare(load_run(before), load_run(after))
    if as_json:
        _print_json(comparison.to_dict())
    else:
        print_comparison(comparison, Console())


def _benchmark(name: str, data: Path, limit: int | None, as_json: bool) -> None:
    from evals.benchmarks import run_benchmark

    result = run_benchmark(name, data, limit, lambda line: typer.echo(line, err=True))
    if as_json:
        _print_json(result.to_dict())
    else:
        typer.echo(result.table())


def _print_json(what: dict[str, Any]) -> None:
    typer.echo(json.dumps({"version": 1, **what}, ensure_ascii=False))


def _tell(lines: Any) -> None:
    for line in lines:
        typer.echo(line, err=True)
