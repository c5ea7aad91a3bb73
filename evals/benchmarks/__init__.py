"""Public benchmarks over a folder of their data: ours beside the plain pipeline, in one table.

run_benchmark("squad", Path("data")).table()
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from evals.benchmarks import clapnq, realtimeqa, rgb, squad
from evals.benchmarks.result import BenchmarkResult, Row
from evals.benchmarks.systems import SYSTEMS, Corpora
from index.errors import UserError
from index.settings import IndexSettings

Benchmark = Callable[[Path, Corpora, int | None], Iterator[Row]]

BENCHMARKS: dict[str, tuple[str, Benchmark]] = {
    "realtimeqa": ("realtimeqa-dev", realtimeqa.rows),
    "squad": ("squad2-dev", squad.rows),
    "clapnq": ("clapnq-dev", clapnq.rows),
    "rgb": ("rgb-counterfactual", rgb.rows),
}
"""For each name, the folder of its data and its measures."""


def run_benchmark(
    name: str, data: Path, limit: int | None = None, tell: Callable[[str], None] = lambda line: None
) -> BenchmarkResult:
    """Ask each system the benchmark's questions, the first `limit` of each of its sets.

    `data` is the benchmark's own folder or the one that holds it. Indexes are kept in the cache folder: embedding
    three thousand articles takes minutes. `tell` gets a line for each figure as soon as it is known: a run that is
    stopped in its second hour has shown what its first found. Raises UserError for a name or a folder that is none.
    """
    if name not in BENCHMARKS:
        raise UserError(f"no benchmark {name!r}: there are {', '.join(BENCHMARKS)}")
    folder_name, rows = BENCHMARKS[name]
    folder = data if data.name == folder_name else data / folder_name
    if not folder.is_dir():
        raise UserError(f"{folder} is not there: give --data the folder that holds {folder_name}")
    kept = IndexSettings().cache / "benchmarks"
    found = list[Row]()
    for system, make in SYSTEMS.items():
        for row in rows(folder, Corpora(kept / system, system, make, tell), limit):
            tell(row.line())
            found.append(row)
    return BenchmarkResult(name, folder_name, tuple(found))


__all__ = ["BENCHMARKS", "BenchmarkResult", "run_benchmark"]
