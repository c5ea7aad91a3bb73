"""Lists that an article sets out line by line: all of their members, where one of them answers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.article import Article
from index.span import Span
from qa.families import subjects
from qa.kinds import Kind
from qa.question import Question
from qa.statement import Statement

LONGEST_MEMBER = 160  # characters: a longer line is a paragraph of its own
FEWEST = 2
LED_IN = 0.6  # of the words of what leads a list in, in a question that asks for that list
MOST = 12  # members: a longer list is a table or a page's index
# What these ask for is one thing, though a list may hold it.
OF_ONE: frozenset[Kind] = frozenset({"date", "time", "yesno", "reason", "speaker", "person"})
_ENDED = re.compile(r"[.!?…][\"”’)]*$")
_GOES_ON = re.compile(r"[,;]$|[,;]?\s+(?:and|or)$")
_AND = re.compile(r"(?:and|or)\s", re.IGNORECASE)
_PLURAL = re.compile(r"^(?:\w+ )?(?:what|which|where|list|name)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Listing:
    """Lines that one sentence leads in."""

    lead: Span
    members: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return self.lead[0], self.members[-1][1]


def read_listings(text: str, sentences: Sequence[Span]) -> list[Listing]:
    """The lists of an article: a sentence that breaks off or ends with a colon, and the short lines after it.

    Lines that begin in lower case are members of what stands over them, be it a heading.
    """
    found: list[Listing] = []
    for at, lead in enumerate(sentences[:-1]):
        words = text[slice(*lead)].rstrip()
        if _ENDED.search(words) or not _new_line(text, lead, sentences[at + 1]) or len(words.split()) < FEWEST:
            continue
        members: list[Span] = []
        for place in range(at + 1, len(sentences)):
            line, after = sentences[place], sentences[place + 1 : place + 2]
            said = text[slice(*line)].rstrip()
            alone = _new_line(text, sentences[place - 1], line) and (not after or _new_line(text, line, after[0]))
            goes_on = members and _GOES_ON.search(text[slice(*members[-1])].rstrip())
            closing = bool(goes_on or (members and _AND.match(said)))
            if not alone or len(said) > LONGEST_MEMBER or (_ENDED.search(said) and members and not closing):
                break
            if members and text[members[0][0]].islower() and said[:1].isupper():
                break  # the next heading
            members.append(line)
            if _ENDED.search(said) and closing:
                break
        first = text[slice(*members[0])].rstrip() if members else ""
        led_in = words.endswith(":") or bool(_GOES_ON.search(first)) or first[:1].islower()
        inside = found and found[-1].span[0] <= lead[0] < found[-1].span[1]
        if FEWEST <= len(members) <= MOST and led_in and not inside:
            found.append(Listing(lead, tuple(members)))
    return found


def with_all_members(
    question: Question, statements: Sequence[Statement], sentences: dict[str, Sequence[Span]]
) -> list[Statement]:
    """The statements, and where one is of a list, the whole list in its place: what leads it in and every member."""
    if question.kind in OF_ONE or question.counted or not _PLURAL.match(question.text):
        # A line of a list is no sentence to show beside another one.
        return [one for at, one in enumerate(statements) if not at or not _listing_of(one, sentences[one.article.id])]
    told: list[Statement] = []
    listed: set[tuple[str, Span]] = set()
    for statement in statements:
        listing = _listing_of(statement, sentences[statement.article.id])
        if listing is None:
            told.append(statement)
        elif (key := (statement.article.id, listing.span)) not in listed:
            listed.add(key)
            told += _in_full(statement, listing)
    return told


def state_listing(
    question: Question, articles: Sequence[Article], sentences_of: Callable[[str], Sequence[Span]]
) -> list[Statement]:
    """The list whose lead says what the question asks ("What the inquiry recommends"); empty where none does."""
    if question.kind in OF_ONE or question.counted or not _PLURAL.match(question.text):
        return []
    for article in articles:
        sentences = sentences_of(article.id)
        for listing in read_listings(article.text, sentences):
            led_in = set(subjects(article.text[slice(*listing.lead)]))
            shared = led_in & question.stems
            if len(shared) >= FEWEST and len(shared) >= LED_IN * len(led_in):
                return _in_full(Statement(article, listing.span, listing.lead), listing)
    return []


def _listing_of(statement: Statement, sentences: Sequence[Span]) -> Listing | None:
    return next(
        (
            listing
            for listing in read_listings(statement.article.text, sentences)
            if listing.span[0] <= statement.words[0] < listing.span[1]
        ),
        None,
    )


def _in_full(statement: Statement, listing: Listing) -> list[Statement]:
    plain = replace(statement, quote=listing.span, speaker=None, spoken=False, opening="")
    return [replace(plain, words=span, source_named=at > 0) for at, span in enumerate((listing.lead, *listing.members))]


def _new_line(text: str, one: Span, other: Span) -> bool:
    return "\n" in text[one[1] : other[0]]
