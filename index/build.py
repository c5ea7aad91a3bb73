"""Files to a searchable index: read, clean, cut, embed, store, publish. Read this first.

A run again costs what changed: an article whose file holds the same bytes is passed over, and an article is stored
whole or not at all, so that a run that was stopped goes on where it was.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Union

from index.ahead import Read, embedded
from index.articles import Articles
from index.embed import Embedder, embedder_of
from index.errors import UserError
from index.fresh import Fresh, Progress, Tally, fresh_articles
from index.known import Known, is_beneath, keep_collections
from index.load import Skipped, Warned, find_files
from index.model import check_model
from index.publish import Publishing, publish
from index.quantise import passage_embedder
from index.sameness import group_near_copies, signature_of
from index.schema import FILE
from index.settings import IndexSettings
from index.storing import Storing
from index.updater import Updater
from index.writing import is_empty, writing

if TYPE_CHECKING:
    from llama_index.core.schema import Document

Source = Union[str, Path, "Document"]


@dataclass(frozen=True)
class Report:
    """What a run did, by path as given."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """In the index, gone from beneath a path that was given; kept unless pruned."""
    removed: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Warned, ...] = ()
    """What was indexed in this run and has something about it that a reader should know: no date, no English."""
    copies: tuple[tuple[str, ...], ...] = ()
    """The paths of each article that more than one holds, in the whole index."""
    near_copies: tuple[tuple[str, ...], ...] = ()
    """The paths of each group of near copies, such as one wire story in several papers, in the whole index."""
    seconds: float = 0.0


def build_index(
    sources: Sequence[Source], folder: str | Path, *, prune: bool = False, progress: Progress | None = None
) -> Report:
    """Index files, folders and LlamaIndex documents into `folder`; again means only what changed.

    Raises UserError for a path that does not exist, for a folder that is not an index, for a model other than the
    index's, and where nothing could be read (then nothing is written); IndexBusy where another process writes.
    """
    folder = Path(folder)
    paths = [source for source in sources if isinstance(source, str | Path)]
    documents = [source for source in sources if not isinstance(source, str | Path)]
    _refuse_other(folder)
    started = time.monotonic()
    with writing(folder):
        store = Storing.open(folder) if (folder / FILE).exists() else None
        updater = publishing = None
        try:
            if store:
                check_model(store.model, folder)
            known = Known.of(store) if store else Known({}, {})
            files, skipped = find_files(paths)
            tally = Tally(skipped=list(skipped))
            signatures: dict[str, bytes] = {}  # made while others are embedded
            told = _Told(progress or (lambda done, of: None))
            fresh = told.pending(fresh_articles(files, documents, known, tally, told))
            if (first := next(fresh, None)) is not None:
                updater = Updater()  # its imports take as long as the first articles
                embedder = _embedder(store)
                store = store or Storing.create(folder, embedder.card)
                publishing = Publishing(store, updater)
                with closing(embedded(chain([first], fresh), store, embedder)) as batches:
                    for entries, read in batches:
                        store.put(entries)
                        signatures |= {entry.article.id: signature_of(entry) for entry in entries}
                        publishing.stored(sum(len(entry.passages) for entry in entries))
                        for entry in entries:
                            stored = tally.changed if entry.identity in known.articles else tally.added
                            stored.append(entry.article.path)
                        told.stored(read)
                told.finish()
            missing = _missing(store, paths, tally.found) if store else {}
            if store is None or not (tally.added or tally.changed or tally.unchanged or missing):
                raise UserError(_nothing_readable(paths, tally.skipped))
            if prune and missing:
                store.remove(list(missing))
            keep_collections(store, tally.collections, tally.found)
            group_near_copies(store, signatures)
            publishing = publishing or Publishing(store)
            publishing.finish()
            copies, near_copies = store.copies(), store.near_copies()
        finally:
            for opened in (publishing, updater, store):
                if opened:
                    opened.close()
    gone = tuple(missing.values())
    return Report(
        added=tuple(tally.added),
        changed=tuple(tally.changed),
        unchanged=tuple(tally.unchanged),
        missing=() if prune else gone,
        removed=gone if prune else (),
        skipped=tuple(tally.skipped),
        warnings=tuple(tally.warnings),
        copies=copies,
        near_copies=near_copies,
        seconds=time.monotonic() - started,
    )


def forget(paths: Sequence[str | Path], folder: str | Path) -> tuple[str, ...]:
    """Remove the articles of these paths, or beneath them, from the index; the paths removed, as they were given.

    A document that was indexed from Python goes by its path or its id.

    Raises UserError for a path that the index holds nothing of.
    """
    folder = Path(folder)
    Articles.open(folder).close()
    with writing(folder):
        store = Storing.open(folder)
        try:
            held = store.paths()
            chosen: dict[str, str] = {}
            for path in paths:
                found = {
                    identity: given
                    for identity, given in held.items()
                    if given == str(path) or is_beneath(identity, Path(path).resolve())
                }
                if not found:
                    raise UserError(
                        f"the index in {folder} holds nothing of {path}:  onrecord sources  lists what it holds"
                    )
                chosen |= found
            store.remove(list(chosen))
            publish(store)
        finally:
            store.close()
    return tuple(chosen.values())


def _refuse_other(folder: Path) -> None:
    """Raise UserError for a folder that is no index and holds something; bring an older index up to date."""
    if (folder / FILE).exists():
        Articles.open(folder).close()
    elif folder.is_file() or (folder.is_dir() and not is_empty(folder)):
        raise UserError(f"{folder} is not an index and not empty: give --index a new or an empty folder")


def _embedder(store: Storing | None) -> Embedder:
    """The embedder that an index was made with, or is to be."""
    if store:
        return embedder_of(store.model, store.folder, passage_embedder)
    return passage_embedder(IndexSettings().embedding_model)


class _Told:
    """Progress as it is told: a source counts as done once all that it holds is stored."""

    def __init__(self, tell: Progress) -> None:
        self._tell = tell
        self._read: Read = (0, 0)
        self._pending = False

    def __call__(self, done: int, total: int) -> None:
        self._read = (done, total)
        if not self._pending:
            self._tell(done, total)

    def pending(self, fresh: Iterable[Fresh]) -> Iterator[tuple[Fresh, Read]]:
        """The articles, each with how many sources were read before it."""
        for item in fresh:
            self._pending = True
            yield item, self._read

    def stored(self, read: Read) -> None:
        self._tell(*read)

    def finish(self) -> None:
        self._tell(*self._read)


def _missing(store: Articles, paths: Sequence[str | Path], found: set[str]) -> dict[str, str]:
    """Articles beneath the paths given whose files are gone: identity to path."""
    roots = [Path(path).resolve() for path in paths]
    return {
        identity: path
        for identity, path in store.paths().items()
        if identity not in found and any(is_beneath(identity, root) for root in roots)
    }


def _nothing_readable(paths: Sequence[str | Path], skipped: Sequence[Skipped]) -> str:
    where = ", ".join(map(str, paths))
    if not skipped:
        return f"no article to read in {where}: give a file or folder of saved coverage (.html, .txt, .pdf, .docx, ...)"
    first = skipped[0]
    more = f", and {len(skipped) - 1} more" if len(skipped) > 1 else ""
    return f"nothing readable in {where}: {first.path}: {first.reason}{more}"
