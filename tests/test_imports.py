import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {"index": set(), "qa": {"index"}, "ui": {"qa", "index"}, "evals": {"qa", "index"}}


def imported(file: Path) -> set[str]:
    """The top-level packages that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{file}: imports are absolute"
    return names


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_nothing_runs_back_up_the_data_s_way(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package}
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    for file in files:
        assert imported(file) & MAY_IMPORT.keys() <= allowed, file
