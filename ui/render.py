"""An answer as HTML for the chat. Everything that an article, a question or a model wrote is escaped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from index.article import Article
from qa.answer import Answer, Citation
from ui.quotes import link_to_quote, surrounding, web_address
from ui.status import status_and_text
from ui.visible import visible

MARKER = re.compile(r"\[(\d+)\]")
STATEMENT_ENDS = re.compile(r"(?<=\]\.)\s+")  # where the next statement begins, after the marker of the last
FIELDS = {"title": "Headline", "authors": "Byline", "publisher": "Publisher", "published": "Date"}
LISTED = 200  # articles named in the page; a list of thousands is what `onrecord sources` is for


@dataclass(frozen=True)
class Turn:
    """A question in the chat, with its answer or why there is none; neither while it is being answered."""

    question: str
    answer: Answer | None = None
    failure: str | None = None
    """Why there is no answer, or no more of it."""
    unfinished: bool = False
    """Whether more of the answer may come."""


def conversation(turns: Sequence[Turn]) -> str:
    """The turns in order, each answer beside the sources that it cites."""
    return "".join(_turn(turn, f"t{number}") for number, turn in enumerate(turns, 1))


def sources(articles: Sequence[Article]) -> str:
    """What is indexed: in a line, and as a list that opens, the newest first."""
    publishers = sorted({article.publisher for article in articles if article.publisher}, key=str.casefold)
    dates = sorted(article.published for article in articles if article.published)
    line = f"{_count(len(articles), 'article')}"
    if publishers:
        line += f" from {_count(len(publishers), 'publisher')}"
    if dates:
        line += f", {day(dates[0])}" + (f" to {day(dates[-1])}" if dates[-1] != dates[0] else "")
    newest = sorted(articles, key=lambda article: article.published or date.min, reverse=True)
    rows = "".join(
        f"<li><span class='headline'>{_headline(article)}</span> <span class='meta'>{_origin(article)}</span></li>"
        for article in newest[:LISTED]
    )
    more = f"<p class='meta'>and {len(articles) - LISTED:,} more</p>" if len(articles) > LISTED else ""
    return f"<details class='indexed'><summary>{line}</summary><ul>{rows}</ul>{more}</details>"


def day(value: date) -> str:
    """14 December 2024."""
    return f"{value.day} {value:%B %Y}"


def _turn(turn: Turn, key: str) -> str:
    question = f"<h2 class='question'><bdi>{_safe(turn.question)}</bdi></h2>"
    if turn.answer is not None:
        note = ""
        if turn.unfinished:
            note = "<p class='status waiting' role='status'>Checking what the model writes</p>"
        elif turn.failure is not None:
            note = f"<p class='warning' role='alert'>This answer is not whole: {_safe(turn.failure)}</p>"
        body = _answer(turn.answer, key, note)
    elif turn.failure is not None:
        body = (
            "<div class='answer failed' role='alert'><p class='status'>This question could not be answered</p>"
            f"<p class='text'>{_safe(turn.failure[:1].upper() + turn.failure[1:])}</p></div>"
        )
    else:
        body = "<div class='answer'><p class='status waiting' role='status'>Reading the sources</p></div>"
    return f"<section class='turn' id='{key}'>{question}{body}</section>"


def _answer(answer: Answer, key: str, note: str) -> str:
    numbers = {citation.number for citation in answer.citations}
    parts = []
    status, text = status_and_text(answer)
    if status:
        parts.append(f"<p class='status {answer.status}'>{status}</p>")
    if answer.standalone_question != answer.question:
        parts.append(f"<p class='meta'>Understood as: <bdi>{_safe(answer.standalone_question)}</bdi></p>")
    if text:
        first, *rest = STATEMENT_ENDS.split(text)
        parts.append(f"<p class='text short'>{_linked(first, numbers, key)}</p>")
        parts += [f"<p class='text'>{_linked(statement, numbers, key)}</p>" for statement in rest]
    if len(answer.positions) > 1:
        parts.append(_positions(answer, key))
    parts += [f"<p class='warning'>{_safe(warning)}</p>" for warning in answer.warnings]
    parts.append(note or f"<p class='meta'>{_provenance(answer)}</p>")
    main = f"<div class='answer'>{''.join(parts)}</div>"
    cards = _cards("Sources", answer.citations, key) + _cards("Closest passages", answer.closest, "")
    return f"{main}<aside class='sources'>{cards}</aside>"


def _provenance(answer: Answer) -> str:
    if answer.answered_by != "extractive":
        by = f"Written by {_safe(answer.answered_by)} and checked against the quotes"
    elif answer.citations:
        by = "Quoted from the sources, without a language model"
    else:
        by = "Searched without a language model"
    taken = answer.seconds.get("total")
    return by if taken is None else f"{by} · {taken:.2f} s"


def _linked(text: str, numbers: Iterable[int], key: str) -> str:
    """`text` escaped, each [n] that has its citation a link to its card."""
    known = set(numbers)

    def link(match: re.Match[str]) -> str:
        number = int(match.group(1))
        return _marker(number, key) if number in known else match.group()

    return MARKER.sub(link, _safe(text))


def _marker(number: int, key: str) -> str:
    return f"<a class='marker' href='#{key}-c{number}' aria-label='source {number}'>[{number}]</a>"


def _positions(answer: Answer, key: str) -> str:
    publishers = {citation.number: citation.article.publisher for citation in answer.citations}
    rows = ""
    for position in answer.positions:
        cited = [number for number in position.citations if number in publishers]
        who = position.speaker or next((publishers[number] for number in cited), None)  # the outlet speaks for itself
        markers = " ".join(_marker(number, key) for number in cited)
        rows += (
            f"<tr><td class='value'>{_safe(position.value)}</td><td>{_safe(position.scope or '')}</td>"
            f"<td>{_safe(who or '')}</td><td class='day'>{_as_of(position.as_of)}</td><td>{markers}</td></tr>"
        )
    heads = "".join(f"<th scope='col'>{head}</th>" for head in ("Figure", "Scope", "Who says so", "As of", "Source"))
    return f"<div class='positions'><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"


def _as_of(written: str | None) -> str:
    return f"{date.fromisoformat(written):%d %b %Y}".lstrip("0") if written else ""


def _cards(title: str, citations: Sequence[Citation], key: str) -> str:
    """The citations as cards; with no `key` they claim nothing: no marker points to them, and nothing is marked."""
    if not citations:
        return ""
    cards = "".join(_card(citation, key) for citation in citations)
    return f"<h3>{title}</h3><ol>{cards}</ol>"


def _card(citation: Citation, key: str) -> str:
    article = citation.article
    number = f"<span class='number'>{citation.number}</span>" if key else ""
    identity = f" id='{key}-c{citation.number}'" if key else ""
    quote = _quote(citation, "mark" if key else "b")
    said = f"<p class='speaker'>Said by <bdi>{_safe(citation.speaker)}</bdi></p>" if citation.speaker else ""
    return (
        f"<li class='card'{identity}>{number}<div><p class='headline'>{_headline(article)}</p>"
        f"<p class='meta'>{_origin(article)}</p>{quote}{said}{_way_there(citation)}</div></li>"
    )


def _quote(citation: Citation, tag: str) -> str:
    quote = f"<{tag}>{_safe(citation.quote)}</{tag}>"
    if citation.field is not None:
        label = FIELDS[citation.field]
        return f"<p class='meta'>{label}, as it stands in the file</p><blockquote><bdi>{quote}</bdi></blockquote>"
    if citation.start is None or citation.end is None:
        return f"<blockquote><bdi>{quote}</bdi></blockquote>"
    before, after = surrounding(citation.article.text, citation.start, citation.end)
    around = [re.sub(r"\n+", "\n", _safe(text)) for text in (before, after)]
    return f"<blockquote><bdi>{around[0]}{quote}{around[1]}</bdi></blockquote>"


def _way_there(citation: Citation) -> str:
    """A link that opens the page at the quote; without an address of the web, the file."""
    address = web_address(citation.article.url)
    if address is None:
        return f"<p class='meta file'>{_safe(citation.article.path)}</p>"
    if citation.field is None:
        address = link_to_quote(address, citation.quote)
    opens = "Open at the quote" if citation.field is None else "Open the article"
    return (
        f"<p class='open'><a href='{escape(visible(address))}' target='_blank' rel='noopener noreferrer'>"
        f"{opens}<span aria-hidden='true'> ↗</span></a></p>"
    )


def _headline(article: Article) -> str:
    return f"<bdi>{_safe(article.title)}</bdi>" if article.title else "<em>no headline stated</em>"


def _origin(article: Article) -> str:
    publisher = f"<bdi>{_safe(article.publisher)}</bdi>" if article.publisher else "no publisher stated"
    return f"{publisher} · {day(article.published) if article.published else 'no date stated'}"


def _safe(text: str) -> str:
    return escape(visible(text))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
