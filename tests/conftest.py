"""For every test: no network, in this process and in each Python that it starts, and no model hub."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from lying_server import LyingServer

    from qa import Assistant

OFFLINE = Path(__file__).parent / "offline"

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(OFFLINE), os.environ.get("PYTHONPATH")]))

_spec = importlib.util.spec_from_file_location("offline_guard", OFFLINE / "sitecustomize.py")
assert _spec is not None
assert _spec.loader is not None
_spec.loader.exec_module(importlib.util.module_from_spec(_spec))


@pytest.fixture(scope="session")
def seeds_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of seeds/, made once for all tests: open it for reading alone."""
    from index.build import build_index

    folder = tmp_path_factory.mktemp("seeds") / "index"
    build_index([Path(__file__).parent.parent / "seeds"], folder)
    return folder


@pytest.fixture(scope="session")
def flood_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the coverage of a flood, made once for all tests: open it for reading alone."""
    from flood import STORIES

    from index.build import build_index

    folder = tmp_path_factory.mktemp("flood") / "index"
    build_index(STORIES, folder)
    return folder


@pytest.fixture(scope="module")
def server() -> "Iterator[LyingServer]":
    """A scripted server of a language model."""
    from lying_server import LyingServer

    with LyingServer(lambda prompt: "") as server:
        yield server


@pytest.fixture(scope="module")
def modelled(flood_index: Path, server: "LyingServer") -> "Iterator[Assistant]":
    from qa import Assistant

    with Assistant.open(flood_index, llm=server.model) as assistant:
        yield assistant


@pytest.fixture
def assistant(modelled: "Assistant", server: "LyingServer") -> "Assistant":
    """An assistant on the flood's coverage with the model of `server`, which was asked nothing yet."""
    server.prompts.clear()
    server.left.clear()
    return modelled


@pytest.fixture(scope="module")
def extractive(flood_index: Path) -> "Iterator[Assistant]":
    """An assistant on the same coverage without a model."""
    from qa import Assistant

    with Assistant.open(flood_index) as assistant:
        yield assistant
