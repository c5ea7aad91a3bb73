"""The systems that a benchmark asks, and the corpora they are asked over: built once, kept by their content."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from llama_index.core.schema import Document

from evals.benchmarks.plain import PlainPipeline
from index.build import build_index
from qa.answer import Answer
from qa.assistant import Assistant


class System(Protocol):
    """Anything that answers from a corpus."""

    def ask(self, question: str, *, as_of: date | None = None) -> Answer: ...

    def close(self) -> None: ...


Make = Callable[[Sequence[Document], Path], System]
"""A system over documents, whose index is kept in a folder; again with the same documents costs nothing."""


def on_record(documents: Sequence[Document], folder: Path) -> System:
    """This project's assistant."""
    build_index(documents, folder)
    return Assistant.open(folder)


SYSTEMS: Mapping[str, Make] = {"onrecord": on_record, "plain": PlainPipeline}


@dataclass(frozen=True)
class Corpora:
    """Where one system's indexes are kept, one a corpus."""

    folder: Path
    system: str
    make: Make

    @contextmanager
    def over(self, documents: Sequence[Document]) -> Iterator[System]:
        """The system over these documents, closed afterwards."""
        digest = hashlib.sha256(repr([(d.node_id, d.text, d.metadata) for d in documents]).encode()).hexdigest()
        folder = self.folder / digest[:16]
        folder.parent.mkdir(parents=True, exist_ok=True)
        system = self.make(documents, folder)
        try:
            yield system
        finally:
            system.close()
