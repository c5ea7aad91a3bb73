"""Quotes against the articles that they are said to stand in: a fabricated one must never be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from index.article import Article
from qa.dates import read_periods

CONTEXT = 160  # code points before and behind a quote, for a reader to see where it stands


@runtime_checkable
class HoldsArticles(Protocol):
    """An assistant whose articles can be looked into."""

    def article(self, id: str) -> Article: ...

    def articles(self) -> list[Article]: ...


@dataclass(frozen=True)
class Quoted:
    """A citation compared with its article: the words around the quote, or why it is fabricated."""

    number: int
    before: str
    after: str
    fabricated: str | None


def look_up(citation: Mapping[str, Any], articles: Mapping[str, Article]) -> Quoted:
    """Compare one citation of a `to_dict()` with the article that it names."""
    number, quote = int(citation["number"]), str(citation["quote"])
    article = articles.get(citation["article"]["id"])
    if article is None:
        return Quoted(number, "", "", f"no article {citation['article']['id']!r} is in the index")
    if citation.get("field"):
        return Quoted(number, "", "", _wrong_field(str(citation["field"]), quote, article))
    start, end = citation.get("start"), citation.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return Quoted(number, "", "", "it has no place in the article")
    stands = article.text[start:end]
    wrong = None if stands == quote and quote else f"at {start} to {end} the article says {stands!r}"
    return Quoted(number, article.text[max(0, start - CONTEXT) : start], article.text[end : end + CONTEXT], wrong)


def _wrong_field(field: str, quote: str, article: Article) -> str | None:
    """Why the value is not the article's; its date may stand there in any form that reads back to the day."""
    if field == "published":
        days = [period.first for period in read_periods(quote, None)]
        return None if article.published in days else f"the article is of {article.published}"
    stated = {"title": (article.title,), "publisher": (article.publisher,), "authors": article.authors}.get(field, ())
    joined = ", ".join(article.authors) if field == "authors" else None
    return (
        None
        if quote in (*stated, joined)
        else f"the article's {field} is {', '.join(map(str, stated)) or 'not stated'}"
    )
