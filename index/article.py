"""What everything else speaks of: a clean article, and a passage of one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise


@dataclass(frozen=True)
class Cell:
    """A cell of a table in an article, `article.text[start:end]`, with the names of its row and its column."""

    start: int
    end: int
    row: str
    column: str


@dataclass(frozen=True)
class Details:
    """What is known of an article beside what an answer says of it."""

    updated: date | None = None
    """The day of its last change, where the document states one later than its publication."""
    updated_as: str | None = None
    """The words of the file that state it, with time of day and zone where it has them."""
    section: str | None = None
    """The part of the outlet that it stands in, such as "Politics"."""
    language: str | None = None
    """ISO 639-1, as the document states it or as its text reads; None for a text too short to tell."""
    origins: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Where each field was taken from: {"title": "JSON-LD", "published": "byline"}."""
    cells: tuple[Cell, ...] = ()

    def to_json(self) -> str:
        cells = [[cell.start, cell.end, cell.row, cell.column] for cell in self.cells]
        stated = {**vars(self), "updated": self.updated and self.updated.isoformat(), "cells": cells}
        return json.dumps({key: value for key, value in stated.items() if value}, ensure_ascii=False)

    @classmethod
    def from_json(cls, written: str) -> "Details":
        stated = json.loads(written)
        updated = date.fromisoformat(stated.pop("updated")) if "updated" in stated else None
        cells = tuple(Cell(*cell) for cell in stated.pop("cells", ()))
        return cls(updated=updated, cells=cells, **stated)


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
    details: Details = field(default=Details(), hash=False)

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
    read: tuple[tuple[int, int], ...] | None = None
    """Where asides (index/asides.py) cut apart what would be one passage: of its first part, all sentences, by which
    it is found and read; of the further parts and of asides, none. None where it is read as it stands."""

    @property
    def found_by(self) -> tuple[tuple[int, int], ...]:
        """The sentences that it is found and read by."""
        return self.sentences if self.read is None else self.read

    def words(self, text: str) -> str:
        """What of the article's text it is found by."""
        if self.read is None:
            return text[self.start : self.end]
        runs = [list(span) for span in self.read[:1]]
        for (_, before), (start, end) in pairwise(self.read):
            if text[before:start].strip():
                runs.append([start, end])
            else:
                runs[-1][1] = end
        return "\n\n".join(text[start:end] for start, end in runs)
