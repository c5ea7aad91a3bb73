"""Files to a searchable index: read, clean, cut, embed, store, publish. Read this first.

A run again costs what changed: an article whose file holds the same bytes is passed over, and an article is stored
whole or not at all, so that a run that was stopped goes on where it was.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Union

from index.article import Article
from index.articles import FILE, Articles
from index.documents import Documents
from index.embed import Embedder, open_embedder
from index.errors import OnRecordError, UserError
from index.known import Known, is_beneath, keep_collections
from index.load import Skipped, SourceFile, Warned, find_files
from index.passages import cut_passages
from index.pieces import pieces
from index.read import read_article, warnings_of
from index.settings import IndexSettings
from index.vectors import publish
from index.writing import writing

if TYPE_CHECKING:
    from llama_index.core.schema import Document

Source = Union[str, Path, "Document"]
Progress = Callable[[int, int], None]
"""Called with how many sources are done, and of how many."""

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
    files, skipped = find_files(paths)
    tally = _Tally(skipped=list(skipped))
    total = len(files) + len(documents)
    new = _is_new(folder)
    known = Known({}, {}) if new else _known(folder)
    fresh = _fresh(files, documents, known, tally, progress or (lambda done, of: None), total)
    # Nothing is written before one article stands: a folder of pictures makes no index.
    first = next(fresh, None)
    if first is None and not tally.unchanged:
        raise UserError(_nothing_readable(paths, tally.skipped))
    folder.mkdir(parents=True, exist_ok=True)
    with writing(folder):
        store, embedder = _open(folder)
        try:
            for batch in _batches(fresh if first is None else _chain(first, fresh)):
                _store(store, embedder, batch, known, tally)
            missing = _missing(store, paths, tally.found)
            if prune:
                store.remove(list(missing))
            keep_collections(store, tally.collections, tally.found)
            publish(store)
        finally:
            store.close()
    gone = tuple(missing.values())
    return Report(
        tuple(tally.added),
        tuple(tally.changed),
        tuple(tally.unchanged),
        () if prune else gone,
        gone if prune else (),
        tuple(tally.skipped),
        tuple(tally.warnings),
    )


def forget(paths: Sequence[str | Path], folder: str | Path) -> tuple[str, ...]:
    """Remove the articles of these paths, or beneath them, from the index; the paths removed, as they were given.

    Raises UserError for a path that the index holds nothing of.
    """
    folder = Path(folder)
    Articles.open(folder).close()
    with writing(folder):
        store = Articles.open(folder)
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


def _is_new(folder: Path) -> bool:
    if (folder / FILE).exists():
        return False
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise UserError(f"{folder} is not an index and not empty: give --index a new or an empty folder")
    return True


def _known(folder: Path) -> Known:
    store = Articles.open(folder)
    try:
        return Known.of(store)
    finally:
        store.close()


def _open(folder: Path) -> tuple[Articles, Embedder]:
    """The store and the embedder that it was, or is to be, made with."""
    chosen = IndexSettings().embedding_model
    if not (folder / FILE).exists():
        try:
            embedder = open_embedder(chosen)
        except OnRecordError:
            shutil.rmtree(folder)
            raise
        return Articles.create(folder, embedder.card), embedder
    store = Articles.open(folder)
    return store, embedder_of(store)


def embedder_of(store: Articles) -> Embedder:
    """The embedder that an index was made with. Raises UserError where another is set, or its weights changed."""
    made_with, chosen = store.model, IndexSettings().embedding_model
    if chosen and chosen != made_with.name:
        raise UserError(
            f"the index in {store.folder} was made with the embedding model {made_with.name!r}, and "
            f"ONRECORD_EMBEDDING_MODEL says {chosen!r}: unset it, or index into another folder"
        )
    embedder = open_embedder(made_with.name)
    if embedder.card != made_with:
        raise UserError(
            f"the embedding model {made_with.name!r} has other weights than when the index in {store.folder} was made: "
            "index the articles again into another folder"
        )
    return embedder


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


def _chain(first: _Fresh, rest: Iterable[_Fresh]) -> Iterator[_Fresh]:
    yield first
    yield from rest


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


def _store(store: Articles, embedder: Embedder, batch: list[_Fresh], known: Known, tally: _Tally) -> None:
    cut = [cut_passages(item.article, embedder.count_tokens) for item in batch]
    texts = [item.article.text[p.start : p.end] for item, passages in zip(batch, cut, strict=True) for p in passages]
    vectors = embedder.embed(texts)
    row = 0
    for item, passages in zip(batch, cut, strict=True):
        own = vectors[row : row + len(passages)]
        row += len(passages)
        store.put(item.article, item.identity, item.fingerprint, passages, own)
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
