"""One file read as the index reads it, for the tests of what comes out."""

from pathlib import Path

from index.article import Article
from index.documents import Documents
from index.load import Skipped, find_files
from index.pieces import pieces
from index.read import read_article


def read_all(path: Path) -> list[Article | Skipped]:
    """What is read from a file, or from each file of a folder: articles, and what was left out."""
    files, skipped = find_files([path])
    found: list[Article | Skipped] = list(skipped)
    with Documents() as documents:
        for file in files:
            held = pieces(file, file.fingerprint(), documents)
            found += [piece if isinstance(piece, Skipped) else read_article(piece) for piece in held]
    return found


def read_one(path: Path) -> Article:
    """The article that a file is."""
    (article,) = read_all(path)
    assert isinstance(article, Article), article
    return article
