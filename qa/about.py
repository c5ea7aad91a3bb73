"""Questions about the articles themselves: who wrote it, when was it published, under which headline, by whom.

They are answered from the metadata, each answer citing the field as it stands in the file.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.article import Article
from qa.answer import Citation, Field
from qa.dates import Period, read_periods
from qa.families import subjects
from qa.names import name_runs
from qa.statement import day

_PIECE = (
    r"(?:article|stor(?:y|ie)|report|piece|interview|coverage|analysis|news item|text|page|column|review"
    r"|obituar(?:y|ie)|profile|notice|announcement|bulletin|editorial|commentary|dispatch|feature|explainer)(?:e?s)?"
)
_PATTERNS: dict[Field, str] = {
    "authors": r"^(?:which|what) (?:reporter|journalist|correspondent|writer)s? (?:covered|wrote|reported|filed)\b|"
    rf"\bwho (?:wrote|authored|reported|is the (?:author|writer|reporter|journalist))\b.*\b{_PIECE}\b"
    rf"|\b(?:author|byline|writer)s?\b.*\b{_PIECE}\b|\bwhose byline\b|\b{_PIECE} (?:was |were )?(?:written )?by whom\b"
    rf"|\b{_PIECE}\b.*\bwritten by\b",
    "published": rf"\b(?:when|what time|what (?:exact )?(?:date|day)|which (?:date|day))\b.*\b{_PIECE}\b.*"
    r"\b(?:published|posted|written|put out|come out|appear|released|dated|run)\b"
    rf"|\b(?:when|what time|what day|which day)\b.*\b(?:publish|post|put out|run|release)\b.*\b{_PIECE}\b"
    rf"|\b(?:timestamp|publication date|publication time|date of publication|dateline|dated?)\b.*\b{_PIECE}\b"
    rf"|\b{_PIECE}\b.*\b(?:timestamp|publication date|date of publication)\b",
    "title": rf"\b(?:headlined?|titled?)\b.*\b{_PIECE}\b|\b{_PIECE}\b.*\b(?:headlined?|titled?)\b"
    r"|\b(?:what|which) (?:was|is|were|are) [^?]*\bheadlines?\b(?! (?:inflation|figure|rate|number))"
    r"|\b(?:under )?(?:what|which) headline\b|\bhow did .+ headline\b",
    "publisher": r"\b(?:which|what) (?:news )?"
    r"(?:outlet|publication|newspaper|publisher|paper|site|website|media|source|agency|agencies)s?\b"
    r".*\b(?:report|publish|wrote|write|written|cover|carr(?:y|i)|article|story|stories|coverage|mention)"
    rf"|\bwho published\b|\bwhere was (?:the|this|that) {_PIECE}\b.*\bpublished\b",
}
# What an outlet does, if it is one: "When did the Herald report the verdict?" asks of the article, of a ministry not.
_BY_OUTLET: dict[Field, str] = {
    "published": r"^(?:when|(?:on )?(?:what|which) (?:date|day)) (?:did|was|were) .+\b(?:report|publish|cover|carry|run"
    r"|write|print|break)(?:ed)?\b",
}
_ASKED = {field: re.compile(pattern, re.IGNORECASE) for field, pattern in _PATTERNS.items()}
_DONE_BY_OUTLET = {field: re.compile(pattern, re.IGNORECASE) for field, pattern in _BY_OUTLET.items()}
# What such a question is made of, beside what the article is about.
_FRAME = frozenset(
    subjects(
        "author authors wrote write written writer byline reporter journalist headline headlined title titled "
        "published publish publication posted post put run released dated date time day timestamp exact article story "
        "report piece interview coverage text page outlet outlets newspaper newspapers paper site website media "
        "agency publisher covered cover carried carry mention mentioned news appear came come obituary profile notice "
        "announcement bulletin editorial commentary dispatch feature explainer analysis column review"
    )
)
# What a course of events is called from outside it: where a name says which is meant, the articles need not use these.
_TOPIC = frozenset(subjects("conflict dispute crisis affair event issue topic subject matter case disaster situation"))
_OF = re.compile(rf"\b{_PIECE}\s+(?:of|from|on|dated|published\s+(?:on|in)|in)\s+(?:the\s+)?$", re.IGNORECASE)
_ITS = re.compile(rf"\s+{_PIECE}\b", re.IGNORECASE)
MOST = 0.7  # of the subject's words, in the article: fewer, and it is about something else
MOST_OF_OUTLET = 0.5  # where the outlet is named, and few articles can be meant
LONG_ENOUGH = 4  # letters that a word made of another begins with


@dataclass(frozen=True)
class AboutArticle:
    """A question about an article: the field asked for, and the words that say which article."""

    field: Field
    words: frozenset[str]
    said: frozenset[str]
    """All of its words: an outlet may be called News or Post."""
    days: Period | None = None
    """When it was published, where the question says so: "the Observer's story of 18 November 2024"."""
    by_outlet: bool = False
    """Whether it asks of an article only if it names an outlet."""


def read_about(question: str) -> AboutArticle | None:
    """What a question asks of the articles themselves; None for a question about the world."""
    for patterns in (_ASKED, _DONE_BY_OUTLET):
        for field, pattern in patterns.items():
            if pattern.search(question):
                days = _of_days(question)
                about = question[: days.start] + question[days.end :] if days else question
                said = frozenset(subjects(about))
                words = said - _FRAME - (_TOPIC if name_runs(about) else frozenset())
                return AboutArticle(field, words, said, days, by_outlet=patterns is _DONE_BY_OUTLET)
    return None


def _of_days(question: str) -> Period | None:
    """The days that the question gives the article itself, and not what it tells of."""
    for period in read_periods(question, None):
        if (
            period.first
            and period.last
            and (_OF.search(question[: period.start]) or _ITS.match(question[period.end :]))
        ):
            return period
    return None


def outlet_named(asked: AboutArticle, publishers: Sequence[str]) -> str | None:
    """The outlet that the question names, of those indexed."""
    return next(
        (name for name in publishers if (own := frozenset(subjects(name))) - _FRAME and own <= asked.said), None
    )


def chosen(
    asked: AboutArticle, outlet: str | None, articles: Sequence[Article], rarity: Callable[[str], float]
) -> list[Article]:
    """The articles that the question means, of those found: about what it names, one unless it asks for outlets."""
    if asked.by_outlet and outlet is None:
        return []
    about = asked.words - frozenset(subjects(outlet or ""))
    scored = [(_share(about, article, rarity), article) for article in articles]
    best = max((share for share, _ in scored), default=0.0)
    if best < (MOST_OF_OUTLET if outlet else MOST):
        return []
    if asked.field == "publisher":
        return [article for share, article in scored if share >= MOST]
    found = [article for share, article in scored if share == best]
    return found if outlet or about or len(found) == 1 else []


def _share(words: frozenset[str], article: Article, rarity: Callable[[str], float]) -> float:
    """How much of the words stands in an article, by rarity; the headline counts again, to choose between like ones."""
    if not words:
        return 1.0
    title = set(subjects(article.title or ""))
    text = set(subjects(" ".join((article.text, article.publisher or "", *article.authors))))
    weight = {word: rarity(word) for word in words}
    total = sum(weight.values()) or 1.0
    held = sum(rare for word, rare in weight.items() if word in title or _stands_in(text, word))
    return held / total + 0.01 * sum(rare for word, rare in weight.items() if word in title) / total


def _stands_in(text: set[str], word: str) -> bool:
    """Whether a word does, or one made of it: the "dock strike" is one of dockers."""
    return word in text or (len(word) >= LONG_ENOUGH and any(other.startswith(word) for other in text))


def state_fields(field: Field, articles: Sequence[Article]) -> tuple[str, tuple[Citation, ...]]:
    """A sentence an article that gives the field, and the citations that carry them; what is not stated is said so."""
    sentences: list[str] = []
    citations: list[Citation] = []
    for article in articles:
        value = _value(field, article)
        outlet = article.publisher or article.title or article.path
        if value is None:
            sentences.append(UNSTATED.format(field=_NAMES[field], outlet=outlet))
            continue
        number = len(citations) + 1
        sentence = STATED[field].format(value=value, outlet=outlet, day=day(article.published), number=number)
        sentences.append(sentence)
        citations.append(Citation(number, value, None, None, article, None, field))
    return " ".join(sentences), tuple(citations)


STATED: dict[Field, str] = {
    "authors": "By {value} ({outlet}, {day}) [{number}].",
    "published": "Published on {day}, dated “{value}” ({outlet}) [{number}].",
    "title": "“{value}” ({outlet}, {day}) [{number}].",
    "publisher": "{value}, {day} [{number}].",
}
UNSTATED = "The document states no {field} ({outlet})."
_NAMES: dict[Field, str] = {"authors": "author", "published": "date", "title": "headline", "publisher": "publisher"}


def _value(field: Field, article: Article) -> str | None:
    """The field as it stands in the file."""
    if field == "authors":
        return ", ".join(article.authors) or None
    if field == "published":
        return article.published_as if article.published else None
    return article.title if field == "title" else article.publisher
