"""Files to a searchable index: read, clean, cut, embed, store, publish. Read this first.

A run again costs what changed: an article whose file holds the same bytes is passed over, and an article is stored
whole or not at all, so that a run that was stopped goes on where it was.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Union

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.articles import Articles
from index.documents import Documents
from index.embed import Embedder, embedder_of
from index.errors import UserError
from index.known import Known, is_beneath, keep_collections
from index.load import Skipped, SourceFile, Warned, find_files
from index.model import check_model
from index.passages import cut_passages
from index.pieces import pieces
from index.publish import publish
from index.quantise import passage_embedder
from index.read import read_article, warnings_of
from index.sameness import group_near_copies
from index.schema import FILE
from index.settings import IndexSettings
from index.storing import Entry, Storing
from index.writing import is_empty, writing

if TYPE_CHECKING:
    from llama_index.core.schema import Document

Source = Union[str, Path, "Document"]
Progress = Callable[[int, int], None]
"""Called with how many sources are done, all that they hold being stored, and of how many."""

NO_VECTOR = np.empty(0, np.float32)  # of a passage that nothing is found by
BATCH_CHARACTERS = 50_000  # embedded together: enough for batches of like length, little enough to do again


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


@dataclass
class _Tally:
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    found: set[str] = field(default_factory=set)
    """The identities that are still there: what the index holds beneath a path and is not found is missing."""
    collections: dict[str, str] = field(default_factory=dict)
    """The files of many articles that were gone through to their end: identity to fingerprint."""


@dataclass(frozen=True)
class _Fresh:
    """An article that the index does not hold as it is now."""

    article: Article
    identity: str
    fingerprint: str


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
        try:
            if store:
                check_model(store.model, folder)
            known = Known.of(store) if store else Known({}, {})
            files, skipped = find_files(paths)
            tally = _Tally(skipped=list(skipped))
            told = _Told(progress or (lambda done, of: None))
            embedder = None
            fresh = _fresh(files, documents, known, tally, told, len(files) + len(documents))
            for batch in _batches(told.pending(fresh)):
                embedder = embedder or _embedder(store)
                store = store or Storing.create(folder, embedder.card)
                _store(store, embedder, batch, known, tally)
                told.stored()
            missing = _missing(store, paths, tally.found) if store else {}
            if store is None or not (tally.added or tally.changed or tally.unchanged or missing):
                raise UserError(_nothing_readable(paths, tally.skipped))
            if prune and missing:
                store.remove(list(missing))
            keep_collections(store, tally.collections, tally.found)
            group_near_copies(store)
            publish(store)
            copies, near_copies = store.copies(), store.near_copies()
        finally:
            if store:
                store.close()
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
                found = {identity: held[identity] for identity in held if is_beneath(identity, Path(path).resolve())}
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
        self._read = (0, 0)
        self._pending = False

    def __call__(self, done: int, total: int) -> None:
        self._read = (done, total)
        if not self._pending:
            self._tell(done, total)

    def pending(self, fresh: "Iterable[_Fresh]") -> "Iterator[_Fresh]":
        for item in fresh:
            self._pending = True
            yield item

    def stored(self) -> None:
        self._pending = False
        self._tell(*self._read)


def _fresh(
    files: Sequence[SourceFile],
    documents: Sequence["Document"],
    known: Known,
    tally: _Tally,
    progress: Progress,
    total: int,
) -> Iterator[_Fresh]:
    """The articles that are new or changed, read one by one; the others are noted in the tally."""
    with Documents() as reader:
        for done, file in enumerate(files):
            progress(done, total)
            try:
                yield from _fresh_in(file, reader, known, tally)
            except OSError as error:
                tally.found |= {file.identity, *known.within(file.identity)}
                tally.skipped.append(Skipped(file.path, f"cannot be read ({error.strerror})"))
    if documents:
        from index.nodes import article_from, identity_of

        for done, document in enumerate(documents, len(files)):
            progress(done, total)
            article = article_from(document)
            fingerprint = sha256(repr((article.text, sorted(document.metadata.items()))).encode()).hexdigest()
            if known.articles.get(identity_of(document)) == fingerprint:
                tally.unchanged.append(article.path)
            elif article.text:
                yield _Fresh(article, identity_of(document), fingerprint)
            else:
                tally.skipped.append(Skipped(article.path, "the document has no text"))
    progress(total, total)


def _fresh_in(file: SourceFile, documents: Documents, known: Known, tally: _Tally) -> Iterator[_Fresh]:
    """The articles of a file that are new or changed: of its one, or of its many."""
    fingerprint = file.fingerprint()
    if unchanged := known.unchanged(file.identity, fingerprint):
        tally.found |= set(unchanged)
        tally.unchanged += [file.path + identity.removeprefix(file.identity) for identity in unchanged]
        return
    for piece in pieces(file, fingerprint, documents):
        if isinstance(piece, Skipped):
            tally.skipped.append(piece)
            entry = piece.path.removeprefix(file.path)
            tally.found |= {file.identity + entry, *(known.within(file.identity) if not entry else ())}
            continue
        tally.found.add(piece.identity)
        if piece.identity != file.identity:
            tally.collections[file.identity] = fingerprint
        if known.articles.get(piece.identity) == piece.fingerprint:
            tally.unchanged.append(piece.path)
            continue
        article = read_article(piece)
        if isinstance(article, Skipped):
            tally.skipped.append(article)
        else:
            tally.warnings += warnings_of(article, piece)
            yield _Fresh(article, piece.identity, piece.fingerprint)


def _batches(fresh: Iterable[_Fresh]) -> Iterator[list[_Fresh]]:
    """Articles whose texts together are worth embedding at once."""
    batch: list[_Fresh] = []
    size = 0
    for item in fresh:
        batch.append(item)
        size += len(item.article.text)
        if size > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _store(store: Storing, embedder: Embedder, batch: list[_Fresh], known: Known, tally: _Tally) -> None:
    """Cut, embed and store articles. What the store holds the vectors of is not embedded again, nor a text twice."""
    cut = [(item, cut_passages(item.article, embedder.count_tokens)) for item in batch]
    held: dict[str, NDArray[np.float32]] = {}
    for item in batch:
        text = item.article.text
        held |= {text[start:end]: v for (start, end), v in store.vectors_of_text(item.article.sha256).items()}
    texts = {passage.words(item.article.text) for item, passages in cut for passage in passages if passage.found_by}
    new = sorted(texts - held.keys())
    if new:
        held |= dict(zip(new, embedder.embed(new), strict=True))
    entries = []
    for item, passages in cut:
        vectors = [held[passage.words(item.article.text)] if passage.found_by else NO_VECTOR for passage in passages]
        entries.append(Entry(item.identity, item.fingerprint, item.article, passages, vectors))
    store.put(entries)
    for item in batch:
        (tally.changed if item.identity in known.articles else tally.added).append(item.article.path)


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
