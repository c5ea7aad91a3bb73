"""Cases -> answers -> scores -> report, gate, benchmarks.

`run(assistant, cases)` scores anything with an `ask`.
"""

from evals.case import Case
from evals.casefile import load_cases
from evals.gate import failures
from evals.runs import Run, run
from evals.totals import total

__all__ = ["Case", "Run", "failures", "load_cases", "run", "total"]
