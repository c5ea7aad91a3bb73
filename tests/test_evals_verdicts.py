"""The questions of yes and no made to mislead: each block as its README describes it."""

from importlib.resources import files
from pathlib import Path

import pytest

FILES = sorted(Path(str(files("evals.verdicts"))).glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_block_has_two_questions_of_each_kind_and_two_further_sentences(file: Path) -> None:
    for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
        assert [line[:2] for line in block.splitlines()] == ["= ", "y ", "y ", "n ", "n ", "u ", "u ", "c ", "a "], (
            block
        )
