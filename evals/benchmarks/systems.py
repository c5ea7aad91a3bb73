"""The systems that a benchmark asks, and the corpora they are asked over: built once, kept by their content."""

import hashlib
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from llama_index.core.schema import Document

from evals.benchmarks.plain import PlainPipeline
from index import articles, embed, nodes, passages
from index.build import build_index
from qa.answer import Answer
from qa.assistant import Assistant


class System(Protocol):
    """Anything that answers from a corpus."""

    def ask(self, question: str, *, as_of: date | None = None) -> Answer: ...

    def close(self) -> None: ...


TOLD_EVERY = 50
"""Questions between two lines of progress."""


@dataclass
class Watched:
    """A system that tells how far it has come."""

    name: str
    system: System
    tell: Callable[[str], None]
    asked: int = 0

    def ask(self, question: str, *, as_of: date | None = None) -> Answer:
        answer = self.system.ask(question, as_of=as_of)
        self.asked += 1
        if self.asked % TOLD_EVERY == 0:
            self.tell(f"{self.name}: {self.asked} questions asked")
        return answer

    def close(self) -> None:
        self.system.close()


Make = Callable[[Sequence[Document], Path], System]
"""A system over documents, whose index is kept in a folder; again with the same documents costs nothing."""


def on_record(documents: Sequence[Document], folder: Path) -> System:
    """This project's assistant."""
    build_index(documents, folder)
    return Assistant.open(folder)


SYSTEMS: Mapping[str, Make] = {"onrecord": on_record, "plain": PlainPipeline}

_INDEXED_BY: Mapping[str, Sequence[Path]] = {
    "onrecord": [Path(inspect.getfile(module)) for module in (articles, embed, nodes, passages)],
    "plain": [Path(inspect.getfile(PlainPipeline))],
}
"""The code that an index comes of: another code, another index."""


@dataclass(frozen=True)
class Corpora:
    """Where one system's indexes are kept, one a corpus."""

    folder: Path
    system: str
    make: Make
    tell: Callable[[str], None]

    @contextmanager
    def over(self, documents: Sequence[Document]) -> Iterator[System]:
        """The system over these documents, closed afterwards."""
        code = [path.read_bytes() for path in _INDEXED_BY[self.system]]
        content = repr((code, [(document.node_id, document.text, document.metadata) for document in documents]))
        folder = self.folder / hashlib.sha256(content.encode()).hexdigest()[:16]
        folder.parent.mkdir(parents=True, exist_ok=True)
        self.tell(f"{self.system}: indexing {len(documents)} documents")
        system = self.make(documents, folder)
        try:
            yield Watched(self.system, system, self.tell)
        finally:
            system.close()
