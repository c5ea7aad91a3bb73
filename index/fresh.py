"""Which articles of the sources are new or changed. The others cost a look at their bytes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from index.article import Article
from index.documents import Documents
from index.known import Known
from index.load import Skipped, SourceFile, Warned
from index.pieces import pieces
from index.read import read_article, warnings_of

if TYPE_CHECKING:
    from llama_index.core.schema import Document

Progress = Callable[[int, int], None]
"""Called with how many sources are done, all that they hold being stored, and of how many."""


@dataclass
class Tally:
    """What a run came upon, by path as given."""

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
class Fresh:
    """An article that the index does not hold as it is now."""

    article: Article
    identity: str
    fingerprint: str


def fresh_articles(
    files: Sequence[SourceFile],
    documents: Sequence["Document"],
    known: Known,
    tally: Tally,
    progress: Progress,
) -> Iterator[Fresh]:
    """The articles that are new or changed, read one by one; the others are noted in the tally."""
    total = len(files) + len(documents)
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
                yield Fresh(article, identity_of(document), fingerprint)
            else:
                tally.skipped.append(Skipped(article.path, "the document has no text"))
    progress(total, total)


def _fresh_in(file: SourceFile, documents: Documents, known: Known, tally: Tally) -> Iterator[Fresh]:
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
            yield Fresh(article, piece.identity, piece.fingerprint)
