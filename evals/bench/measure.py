"""One step of one system in a process of its own:  python -m evals.bench.measure STEP SYSTEM COVERAGE INDEX"""

import importlib
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from evals.bench.corpus import QUESTIONS
from evals.bench.systems import SYSTEMS

ROUNDS = 3


def measured(step: str, system: str, coverage: Path, index: Path) -> dict[str, float]:
    """What a step took, as its process tells. Raises CalledProcessError where it failed."""
    command = [sys.executable, "-m", "evals.bench.measure", step, system, str(coverage), str(index)]
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "TQDM_DISABLE": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ | environment)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _index(system: str, coverage: Path, index: Path) -> dict[str, float]:
    """Beside the time by the clock that of the processors, which a busy machine hardly lengthens."""
    started = time.perf_counter()
    SYSTEMS[system][0](coverage, index)
    taken = time.perf_counter() - started
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {"index_seconds": taken, "index_cpu_seconds": sum(one.ru_utime + one.ru_stime for one in used)}


def _ask(system: str, index: Path) -> dict[str, float]:
    """Opening counts until the first answer stands; the imports of both systems are left out."""
    for module in ("chromadb", "qa.assistant" if system == "onrecord" else "sentence_transformers"):
        importlib.import_module(module)
    started = time.perf_counter()
    ask = SYSTEMS[system][1](index)
    ask(QUESTIONS[0])
    opened = time.perf_counter() - started
    taken = []
    for question in QUESTIONS * ROUNDS:
        started = time.perf_counter()
        ask(question)
        taken.append(time.perf_counter() - started)
    taken.sort()
    return {
        "open_seconds": opened,
        "median_seconds": taken[len(taken) // 2],
        "p95_seconds": taken[int(len(taken) * 0.95)],
        "ask_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    step, system, coverage, index = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    print(json.dumps(_index(system, coverage, index) if step == "index" else _ask(system, index)))
