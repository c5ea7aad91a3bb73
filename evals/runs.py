"""Runs: cases asked of anything with an `ask`, the records that come of it, and their JSON lines."""

import hashlib
import json
import platform
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from evals.case import Case
from evals.errors import RunFileError
from evals.quoted import HoldsArticles, look_up
from evals.ranks import Retrieves, rank_of_answer
from evals.record import Record, read_record
from evals.score import Score, score
from index.article import Article

FORMAT = 1
VERSIONS_OF = ("onrecord", "llama-index-core", "chromadb", "sentence-transformers", "onnxruntime")


class Asks(Protocol):
    """What can be scored. `ask` takes a question and, as keywords, the history, as_of, publisher, since and until of a
    case that states them; it returns the `to_dict()` of the contract, or an object that has one.
    """

    @property
    def ask(self) -> Callable[..., Any]: ...


@runtime_checkable
class Answers(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Header:
    """What a run was made with."""

    started: str
    corpus: str | None
    """SHA-256 over the sorted SHA-256s of the articles; None where the assistant shows no articles."""
    versions: Mapping[str, str]
    settings: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "started": self.started,
            "corpus": self.corpus,
            "versions": dict(self.versions),
            "settings": dict(self.settings),
        }


@dataclass(frozen=True)
class Run:
    """Records with what they were made with; scored when looked at."""

    header: Header
    records: tuple[Record, ...]

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        return tuple(score(record) for record in self.records)

    @property
    def cases_hash(self) -> str:
        """SHA-256 over the cases as they were written, in the order of their ids."""
        written = sorted(json.dumps(dict(record.case.written), sort_keys=True) for record in self.records)
        return hashlib.sha256("\n".join(written).encode()).hexdigest()


def run(
    assistant: Asks,
    cases: Iterable[Case],
    settings: Mapping[str, Any] | None = None,
    keep: Callable[[Header | Record], None] = lambda line: None,
) -> Run:
    """Ask every case and return what came of it; `keep` is given the header and then each record as it comes."""
    articles = articles_of(assistant)
    header = Header(
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        corpus=corpus_hash(articles.values()) if articles else None,
        versions=versions(),
        settings=settings or {},
    )
    keep(header)
    records = []
    for record in _asked(assistant, cases, articles):
        keep(record)
        records.append(record)
    return Run(header, tuple(records))


def _asked(assistant: Asks, cases: Iterable[Case], articles: Mapping[str, Article]) -> Iterator[Record]:
    for case in cases:
        answer, error = None, None
        started = time.perf_counter()
        try:
            answered = assistant.ask(case.question, **case.asked())
        except Exception as failure:  # noqa: BLE001 - whatever another's chain raises is a row of its own
            error = f"{type(failure).__name__}: {failure}"
        seconds = time.perf_counter() - started
        if error is None:
            answer = answered.to_dict() if isinstance(answered, Answers) else dict(answered)
        quoted = tuple(look_up(one, articles) for one in (answer or {}).get("citations") or ()) if articles else ()
        ranked = bool(case.sources) and isinstance(assistant, Retrieves) and error is None
        rank = None
        if ranked and isinstance(assistant, Retrieves) and answer is not None:
            asked = answer.get("standalone_question") or case.question
            rank = rank_of_answer(assistant, str(asked), case, articles)
        yield Record(case, answer, error, seconds, quoted, rank, ranked)


def articles_of(assistant: object) -> dict[str, Article]:
    """The articles that an assistant shows, by id; none where it shows none."""
    return {article.id: article for article in assistant.articles()} if isinstance(assistant, HoldsArticles) else {}


def corpus_hash(articles: Iterable[Article]) -> str:
    """The same for the same articles, whatever their order and paths."""
    return hashlib.sha256("\n".join(sorted(article.sha256 for article in articles)).encode()).hexdigest()


def versions() -> dict[str, str]:
    """Of Python, and of the packages that an answer depends on."""
    found = {"python": platform.python_version()}
    for name in VERSIONS_OF:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def missing_sources(cases: Sequence[Case], articles: Iterable[Article]) -> dict[str, str]:
    """By a case's id, that the index does not hold a source that it cites."""
    paths = [path for article in articles for path in (article.path, *article.paths)]
    return {
        case.id: f"case {case.id!r} cites {source!r}, which the index does not hold: add it with  onrecord index"
        for case in cases
        for source in case.sources
        if not any(path.endswith(source) for path in paths)
    }


# JSON lines


def save_line(line: Header | Record) -> str:
    """One line of a run's file."""
    return json.dumps(line.to_dict(), ensure_ascii=False) + "\n"


def load_run(path: str | Path) -> Run:
    """A kept run. Raises RunFileError, with the line, where the file is cut short or no run at all."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RunFileError(f"{path}: cannot be read as a run ({error}): name a file that --save wrote") from None
    if not lines:
        raise RunFileError(f"{path}:1: the file is empty: name a file that --save wrote")
    try:
        first = json.loads(lines[0])
        if first["format"] != FORMAT:
            raise RunFileError(
                f"{path}:1: format {first['format']}, and this version reads {FORMAT}: run the cases again"
            )
        header = Header(first["started"], first["corpus"], first["versions"], first["settings"])
    except (ValueError, KeyError, TypeError):
        raise RunFileError(f"{path}:1: not the first line of a run: name a file that --save wrote") from None
    records = []
    for number, line in enumerate(lines[1:], 2):
        try:
            records.append(read_record(json.loads(line)))
        except (ValueError, KeyError, TypeError):
            raise RunFileError(
                f"{path}:{number}: cut short, or not a record: delete this line to use the {number - 2} before it"
            ) from None
    return Run(header, tuple(records))
