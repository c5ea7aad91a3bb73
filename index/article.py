"""What everything else speaks of: a clean article, and a passage of one."""

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Article:
    """A clean article. Offsets everywhere are half-open, in Unicode code points of `text`."""

    id: str
    text: str
    path: str
    """As it was given to the index; for a collection, `file.jsonl#12`."""
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    """None where the document states no date that can be believed."""
    published_as: str | None = None
    """The words of the file that state it, such as "December 16, 2024 1:29 AM" or a tag's "2024-12-16T01:29:00+02:00";
    None where only the file's name does."""
    url: str | None = None
    paths: tuple[str, ...] = ()
    """Every copy of this text, `path` among them."""
    group: str | None = None
    """What this article shares with its near copies and with nothing else, so that one wire story counts as one source;
    None where it has none. Known once it was indexed (index/sameness.py)."""

    def to_dict(self) -> dict[str, object]:
        """The article without its text, as every JSON of the contract describes it."""
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "authors": list(self.authors),
            "published": self.published.isoformat() if self.published else None,
            "url": self.url,
            "path": self.path,
            "paths": list(self.paths),
            "sha256": self.sha256,
        }

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Passage:
    """`article.text[start:end]`. The passages of an article tile its text."""

    id: str
    article_id: str
    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]
    """Where the sentences stand in the article's text, white space around them left out."""
