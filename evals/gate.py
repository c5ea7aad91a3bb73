"""The gate: a run against floors that were set on the same articles and the same cases."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.errors import BaselineError
from evals.runs import Run
from evals.totals import Totals, total

FLOORED = ("status", "citation recall", "citation precision", "refusal precision", "refusal recall", "disputes shown")
SLACK = 1e-9  # floors are kept as they were measured


def floors_of(run: Run) -> dict[str, Any]:
    """The floors that this run sets: its own values."""
    totals = total(run.scores)
    return {
        "corpus": run.header.corpus,
        "cases": len(run.records),
        "cases_sha256": run.cases_hash,
        "floors": _values(totals),
    }


def _values(totals: Totals) -> dict[str, float]:
    """Every value that has a floor: more is better."""
    measured = [measure for measure in totals.measures if measure.name in FLOORED]
    named = [("correct", totals.correct), *((f"kind {kind.name}", kind) for kind in totals.kinds)]
    named += [(measure.name, measure) for measure in measured]
    return {name: round(measure.value, 6) for name, measure in named if measure.value is not None}


def read_baseline(path: str | Path) -> dict[str, Any]:
    """Floors from their file. Raises BaselineError where there are none."""
    try:
        baseline = json.loads(Path(path).read_text(encoding="utf-8"))
        if not isinstance(baseline["floors"], dict) or not {"corpus", "cases", "cases_sha256"} <= set(baseline):
            raise KeyError("floors")
    except FileNotFoundError:
        raise BaselineError(f"no baseline in {path}: set its floors from this run with --lower-floors") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise BaselineError(f"{path} is no baseline: set its floors from this run with --lower-floors") from None
    return dict(baseline)


def failures(run: Run, baseline: Mapping[str, Any]) -> list[str]:
    """What lies under its floor, a line each; errors and fabricated quotes always do.

    Raises BaselineError where the floors are of another corpus or other cases.
    """
    if baseline["corpus"] != run.header.corpus:
        raise BaselineError(
            f"the baseline's corpus is {_short(baseline['corpus'])} and this index's {_short(run.header.corpus)}: "
            "index the same articles, or name the baseline that was set on these"
        )
    if baseline["cases_sha256"] != run.cases_hash:
        raise BaselineError(
            f"the baseline was set on {baseline['cases']} other cases, and this run has {len(run.records)}: "
            "run the same cases, or set the floors anew with --lower-floors"
        )
    totals = total(run.scores)
    values = _values(totals)
    found = [
        f"{name}: {values.get(name, 0.0):.3f} is under its floor of {floor:.3f}"
        for name, floor in baseline["floors"].items()
        if values.get(name, 0.0) < floor - SLACK
    ]
    if totals.fabricated:
        found.append(f"fabricated quotes: {totals.fabricated}, and none may be")
    if totals.errors:
        found.append(f"errors: {totals.errors} cases got no answer at all")
    return found


def write_baseline(run: Run, path: str | Path) -> list[str]:
    """Set the floors to this run's values, and say which of them that lowers."""
    floors = floors_of(run)
    target = Path(path)
    before = read_baseline(target)["floors"] if target.exists() else {}
    target.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    after = floors["floors"]
    return [
        f"{name}: {old:.3f} to {after.get(name, 0.0):.3f}" for name, old in before.items() if after.get(name, 0.0) < old
    ]


def _short(corpus: str | None) -> str:
    return corpus[:12] if corpus else "unknown"
