"""python -m evals.bench [--sizes 300,3000] [--folder DIR] [--out build/bench]: a table, bench.json and bench.svg."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from evals.bench.chart import chart
from evals.bench.corpus import write_corpus
from evals.bench.measure import measured
from evals.bench.systems import SYSTEMS

COSTS = {
    "articles_per_second": "Articles indexed a second",
    "index_cpu_seconds": "Indexing, processor time (s)",
    "again_seconds": "A run again, nothing changed (s)",
    "again_cpu_seconds": "That run, processor time (s)",
    "open_seconds": "Open, to the first answer (s)",
    "median_seconds": "A question, median (s)",
    "p95_seconds": "A question, 95th percentile (s)",
    "ask_megabytes": "Memory when asking (MB)",
}
Found = dict[str, dict[str, dict[str, float]]]
"""What was measured: by the number of articles, then by system."""


def main(
    sizes: Annotated[str, typer.Option(help="Numbers of invented articles, parted by commas.")] = "300,3000,10000",
    folder: Annotated[Path | None, typer.Option(help="Coverage of your own, in place of invented articles.")] = None,
    out: Annotated[Path, typer.Option(help="Where bench.json and bench.svg are written.")] = Path("build/bench"),
    plain_up_to: Annotated[int, typer.Option(help="The most articles that the plain pipeline is given.")] = 10_000,
) -> None:
    """Time indexing and asking at several sizes, On Record beside the plain pipeline."""
    out.mkdir(parents=True, exist_ok=True)
    found: Found = {}
    with tempfile.TemporaryDirectory() as work:
        for count, coverage in _coverage(sizes, folder, Path(work)):
            for system in SYSTEMS:
                if system == "onrecord" or count <= plain_up_to:
                    index = Path(work) / f"{system}-{count}"
                    found.setdefault(str(count), {})[system] = _figures(system, coverage, index, count)
                    (out / "bench.json").write_text(json.dumps(found, indent=1))
    series = {
        title: {
            name: [(int(size), row[name][key]) for size, row in found.items() if name in row and key in row[name]]
            for name in SYSTEMS
        }
        for key, title in COSTS.items()
    }
    (out / "bench.svg").write_text(chart(series))
    Console().print(_table(found))


def _coverage(sizes: str, folder: Path | None, work: Path) -> Iterator[tuple[int, Path]]:
    if folder is not None:
        yield sum(path.is_file() for path in folder.rglob("*")), folder
        return
    for count in map(int, sizes.split(",")):
        coverage = work / f"coverage-{count}"
        write_corpus(coverage, count)
        yield count, coverage


def _figures(system: str, coverage: Path, index: Path, count: int) -> dict[str, float]:
    figures = measured("index", system, coverage, index)
    figures["articles_per_second"] = count / figures["index_seconds"]
    if system == "onrecord":  # the plain pipeline starts from nothing each time
        again = measured("index", system, coverage, index)
        figures["again_seconds"], figures["again_cpu_seconds"] = again["index_seconds"], again["index_cpu_seconds"]
    return figures | measured("ask", system, coverage, index)


def _table(found: Found) -> Table:
    table = Table("articles", "cost", *SYSTEMS, "ratio", box=None, pad_edge=False)
    for size, row in found.items():
        for key, title in COSTS.items():
            values = [row.get(name, {}).get(key) for name in SYSTEMS]
            ours, plain = values
            ratio = f"{ours / plain:.2f}" if ours and plain else "–"
            table.add_row(f"{int(size):,}", title, *("–" if v is None else f"{v:,.3g}" for v in values), ratio)
    return table


if __name__ == "__main__":
    typer.run(main)
