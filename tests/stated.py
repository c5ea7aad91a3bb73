"""Evidence and figures made of invented sentences, as they come to be set side by side."""

from collections.abc import Callable, Sequence
from datetime import date

from index.article import Article
from index.passages import split_sentences
from index.span import Span
from qa.evidence import Evidence
from qa.facts import Fact, read_facts
from qa.question import Question
from qa.rival_facts import read_rival_facts

FEATURES = {
    "reader": -6.0,
    "value": 1.0,
    "event_near": 1.0,
    "names_near": 1.0,
    "names_article": 1.0,
    "overlap_near": 1.0,
    "overlap_passage": 1.0,
    "read": 1.0,
}


def article(text: str, published: str = "2031-05-06", publisher: str = "The Orla Courier", title: str = "") -> Article:
    day = date.fromisoformat(published)
    name = f"{publisher}-{published}-{hash(text)}"
    return Article(id=name, text=text, path=name, title=title or None, publisher=publisher, published=day)


def evidence(*articles: Article, probability: float = 0.5) -> list[Evidence]:
    """Every sentence of the articles, each as likely to answer as the other."""
    return [
        Evidence(one, start, end, dict(FEATURES), probability, None)
        for one in articles
        for start, end in split_sentences(one.text)
    ]


def sentences_of(*articles: Article) -> Callable[[str], Sequence[Span]]:
    spans = {one.id: split_sentences(one.text) for one in articles}
    return lambda article_id: spans[article_id]


def figures(question: Question, *articles: Article) -> list[Fact]:
    """The figures asked for, and those that other parties give beside them."""
    found, spans = evidence(*articles), sentences_of(*articles)
    held = {one.id: spans(one.id) for one in articles}
    facts = read_facts(question, found, held, 0.0)
    return [*facts, *read_rival_facts(question, facts, found, held)]


def value(fact: Fact) -> str:
    return fact.article.text[slice(*fact.value)]
