"""Somebody's whole name and office, where an answer has a surname only: from the sentence that introduces him."""

import re
from collections.abc import Mapping, Sequence

from index.article import Article
from index.span import Span
from qa.kinds import Kind
from qa.names import name_runs
from qa.question import Question
from qa.sentences import place_of
from qa.speech import read_attributions
from qa.speech.speakers import PERSON_TITLES, is_person, untitled
from qa.statement import Statement

OF_SOMEBODY: frozenset[Kind] = frozenset({"person", "speaker", "quote"})
LOOKED_BACK = 3  # sentences before one that names nobody, in which he may be named
LONGEST = 240  # characters of an introducing sentence that is shown whole: of a longer one the name alone
# Before a title, what belongs to it: behind a determiner any two words, else capitals ("Deputy Prime Minister") and the
# few words in small letters that an office may open with; never the verb or preposition of "made by President".
_TITLE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s+(?:[\w’'-]+\s+){0,2}"
    r"|(?:\b(?:[A-Z][\w’'-]*|former|acting|deputy|vice|prime|outgoing|interim|then)\s+){0,2})"
    r"\b(?P<last>[\w’'-]+)\.?\s+$"
)
_DESCRIBED = re.compile(
    r",\s+(?:\d{1,3},\s+)?(?:(?:the|an?|its|his|her|who is|who was)\s[^,.;“”\"]{2,80}"
    r"|[a-z][\w’'-]+ (?:of|at|for)\s[^,.;“”\"]{2,70})(?=[,.])"
)


def with_whole_names(
    question: Question, statements: Sequence[Statement], sentences: Mapping[str, Sequence[Span]]
) -> list[Statement]:
    """The statements, and after the first what introduces whom it names by the surname alone, or not at all."""
    told = list(statements)
    if question.kind not in OF_SOMEBODY or not told:
        return told
    first = told[0]
    article, spans = first.article, sentences[first.article.id]
    shown = " ".join(article.text[slice(*one.words)] + f" {one.speaker or ''}" for one in told)
    names = _names_given(question, first, spans)
    added: Statement | None = None
    if not names:
        added = _named_before(question, first, spans)
    elif all(" " not in name for name in names):
        whole = _whole_name(article, names[0])
        if whole and article.text[slice(*whole)] not in shown:
            added = _introducing(article, whole, spans)
    if added is None or any(one.article.id == article.id and one.words == added.words for one in told):
        return told
    return [
        first,
        *(one for one in told[1:] if one.quote == first.quote),
        added,
        *(one for one in told[1:] if one.quote != first.quote),
    ]


def _names_given(question: Question, statement: Statement, sentences: Sequence[Span]) -> list[str]:
    """The persons whom a statement names beside those of the question, by name without titles; a speaker alone."""
    if question.kind in ("speaker", "quote"):
        said = read_attributions(statement.article.text, statement.quote, sentences)
        speaker = statement.speaker or (said[0].speaker if said else None)
        names = [speaker] if speaker else []
    else:
        words = statement.article.text[slice(*statement.words)]
        names = [f"x {words}"[start:end] for start, end in name_runs(f"x {words}")]
    asked = {word for name in question.names for word in name.split()}
    return [bare for name in names if is_person(name) and (bare := untitled(name)) and not asked & set(bare.split())]


def _whole_name(article: Article, surname: str) -> Span | None:
    """Where the article first gives the whole of a name."""
    for start, end in name_runs(article.text):
        bare = untitled(article.text[start:end])
        if bare.endswith(f" {surname}") and is_person(bare):
            return end - len(bare), end
    return None


def _introducing(article: Article, name: Span, sentences: Sequence[Span]) -> Statement | None:
    """The name with its title and what describes it; the whole sentence where neither stands beside it."""
    span = next((one for one in sentences if one[0] <= name[0] < one[1]), None)
    if span is None:
        return None
    text = article.text
    title = _TITLE.search(text, span[0], name[0])
    titled = title is not None and title["last"].casefold() in PERSON_TITLES
    described = _DESCRIBED.match(text, name[1], span[1])
    if not (titled or described) and span[1] - span[0] <= LONGEST:
        return Statement(article, span, span)
    start = title.start() if title and titled else name[0]
    return Statement(article, span, (start, described.end() if described else name[1]))


def _named_before(question: Question, statement: Statement, sentences: Sequence[Span]) -> Statement | None:
    """The nearest sentence before one without a name that names a person."""
    at = place_of(statement.quote[0], sentences)
    for span in reversed(sentences[max(0, at - LOOKED_BACK) : at]):
        candidate = Statement(statement.article, span, span)
        if question.kind == "person" and _names_given(question, candidate, sentences):
            return candidate
    return None
