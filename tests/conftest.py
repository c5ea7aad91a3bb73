"""For every test: no network, in this process and in each Python that it starts, and no model hub."""

import importlib.util
import os
from pathlib import Path

import pytest

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
