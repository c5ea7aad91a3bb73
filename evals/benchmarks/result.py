"""A benchmark's figures: one row a measure and a system, each with the number of questions it is over."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import StringIO
from statistics import mean
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """`value` is a mean over `eligible` questions of a set; None where there are none."""

    system: str
    set: str
    measure: str
    value: float | None
    eligible: int

    def line(self) -> str:
        """The figure by itself, for who watches a long run."""
        return f"{self.system}: {self.set}, {self.measure}: {_shown(self)} of {self.eligible}"


@dataclass(frozen=True)
class BenchmarkResult:
    """What each system scored."""

    name: str
    data: str
    rows: tuple[Row, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"benchmark": self.name, "data": self.data, "rows": [asdict(row) for row in self.rows]}

    def table(self) -> str:
        """The measures down, the systems across."""
        systems = list(dict.fromkeys(row.system for row in self.rows))
        table = Table("set", "measure", *systems, "eligible", box=None, pad_edge=False)
        for set_name, measure in dict.fromkeys((row.set, row.measure) for row in self.rows):
            by_system = {row.system: row for row in self.rows if (row.set, row.measure) == (set_name, measure)}
            table.add_row(
                set_name,
                measure,
                *(_shown(by_system.get(system)) for system in systems),
                "/".join(dict.fromkeys(str(row.eligible) for row in by_system.values())),
            )
        out = StringIO()
        Console(file=out, width=120).print(table)
        return out.getvalue().rstrip("\n")


def average(system: str, set_name: str, measure: str, values: Sequence[float]) -> Row:
    return Row(system, set_name, measure, mean(values) if values else None, len(values))


def _shown(row: Row | None) -> str:
    return "–" if row is None or row.value is None else f"{row.value:.3f}"
