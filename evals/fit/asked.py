"""Questions to fit evidence ranking on: what the assistant finds for each, and which sentences answer it."""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import starmap
from pathlib import Path
from typing import get_args

from llama_index.core.schema import Document
from rich.progress import track

from evals.case import Case, ClaimFact, YesNoFact
from evals.casefile import load_cases
from evals.fit.clippings import clippings
from evals.fit.examples import Part, headline, squad_articles
from evals.ranks import holds
from index.article import Article
from index.articles import Filter
from index.build import build_index
from qa.assistant import PASSAGES, Assistant, understood
from qa.candidates import Candidate
from qa.evidence import Evidence
from qa.period import days_meant
from qa.question import Question, read_question
from qa.retrieve import Hit

Found = Candidate | Evidence

INVENTED = ("fiction", "harbour", "kestren", "norvane", "teskel")

DEEP = 80
"""Passages found for a question: enough for as many as are read to be left when those that answer are taken away."""


@dataclass(frozen=True)
class Asked:
    """A question with its passages and sentences."""

    question: Question
    hits: list[Hit]
    candidates: list[Candidate]
    answered: bool
    """Whether any of these passages may answer."""
    right: Callable[[Found], bool | None]
    """Whether a sentence answers; None where it may or may not, and nothing is to be learnt from it."""
    story: str
    """What is kept together when questions are divided: the article or the course of events."""


def squad_questions(assistant: Assistant, data: Path, part: Part, limit: int | None) -> list[Asked]:
    """A part's questions, the adversarial ones among them. A sentence that holds the words elsewhere is neither."""
    asked: list[Asked] = []
    questions = [
        (f"{article['title']}-{number}", article["title"], question)
        for article in squad_articles(data, part)
        for number, paragraph in enumerate(article["paragraphs"])
        for question in paragraph["qas"]
    ]
    random.Random(0).shuffle(questions)
    ids = {article.path: article.id for article in assistant.articles()}
    for path, title, stated in track(questions[:limit], part):
        question = read_question(stated["question"])
        hits = assistant.retrieve(question, Filter(), DEEP)
        places = {(ids[path], answer["answer_start"]) for answer in stated["answers"]}
        words = {answer["text"] for answer in stated["answers"]}
        candidates = assistant.candidates(question, hits[:PASSAGES])
        asked.append(Asked(question, hits, candidates, bool(places), _at(places, words), title))
    return asked


def clipping_questions(assistant: Assistant, limit: int | None) -> list[Asked]:
    """Questions that name what they are about, on the clippings that the reader was not trained on."""
    asked: list[Asked] = []
    stated = [(one, *question) for one in clippings("fit") for question in one.questions]
    random.Random(0).shuffle(stated)
    ids = {article.path: article.id for article in assistant.articles()}
    read = [(one, read_question(text), place) for one, text, place in stated]
    named = [row for row in read if row[1].names]
    for one, question, place in track(named[:limit], "clippings"):
        hits = assistant.retrieve(question, Filter(), DEEP)
        places = {(ids[one.name], place[0])} if place else set()
        words = {one.text[slice(*place)]} if place else set()
        candidates = assistant.candidates(question, hits[:PASSAGES])
        asked.append(Asked(question, hits, candidates, bool(place), _at(places, words), one.name))
    return asked


def _at(places: set[tuple[str, int]], words: set[str]) -> Callable[[Found], bool | None]:
    """Right where an answer begins in it; of one that holds the words elsewhere nothing is known."""

    def right(one: Found) -> bool | None:
        if any(one.article.id == article and one.start <= offset < one.end for article, offset in places):
            return True
        return None if any(word in one.article.text[one.start : one.end] for word in words) else False

    return right


def invented_questions(assistant: Assistant, name: str) -> list[Asked]:
    """The cases on an invented coverage. A sentence is right that holds an expected fact, in a source to be cited."""
    cases, _ = load_cases([Path(str(files("evals"))) / "cases" / f"{name}.yaml"])
    asked: list[Asked] = []
    for case in track(cases, name):
        if case.answerable is None or case.kind == "metadata":
            continue
        question = understood(case.question, case.history)
        within = Filter(case.publisher, case.since, case.until, case.as_of)
        hits = assistant.retrieve(question, within, DEEP, near=days_meant(question.text, within))
        story = f"{name}-{case.sources[0].split('_')[0] if case.sources else case.id}"

        def right(one: Found, case: Case = case) -> bool | None:
            if not case.answerable:
                return False
            if all(isinstance(fact, ClaimFact | YesNoFact) for fact in case.expect):
                return None  # what only an answer can hold
            held = holds(case, one.article.text[one.start : one.end], one.article)
            return True if held and one.article.path.endswith(case.sources) else None if held else False

        candidates = assistant.candidates(question, hits[:PASSAGES])
        asked.append(Asked(question, hits, candidates, bool(case.answerable), right, story))
    return asked


def without_answer(assistant: Assistant, item: Asked) -> Asked:
    """The same question with every passage removed that holds a sentence that may answer it."""
    spans = [(hit.article, span) for hit in item.hits for span in hit.passage.sentences]
    telling = [one for one in starmap(_bare, spans) if item.right(one) is not False]
    return _with(assistant, item, [hit for hit in item.hits if not any(_within(one, hit) for one in telling)])


def without_subject(assistant: Assistant, item: Asked) -> Asked:
    """The same question with every passage of the articles that answer it removed, by their titles."""
    titles = {one.article.title for one in item.candidates if item.right(one)}
    return _with(assistant, item, [hit for hit in item.hits if hit.article.title not in titles])


def silenced(assistant: Assistant, asked: list[Asked]) -> Iterator[Asked]:
    """The questions, and the answered ones again where nothing answers them."""
    for item in track(asked, "silencing"):
        yield item
        if item.answered:
            yield without_answer(assistant, item)
            yield without_subject(assistant, item)


def _within(one: Candidate, hit: Hit) -> bool:
    return one.article.id == hit.article.id and hit.passage.start <= one.start < hit.passage.end


def _bare(article: Article, span: tuple[int, int]) -> Candidate:
    return Candidate(article, *span, {})


def _with(assistant: Assistant, item: Asked, hits: list[Hit]) -> Asked:
    """The question over these passages alone, as if no others were indexed: the first of those left is the first."""
    found = sorted(hit.lexical_rank for hit in hits if hit.lexical_rank)
    places = {rank: place for place, rank in enumerate(found, 1)}
    hits = [replace(hit, lexical_rank=hit.lexical_rank and places[hit.lexical_rank]) for hit in hits[:PASSAGES]]
    candidates = assistant.candidates(item.question, hits)
    return replace(item, hits=hits, candidates=candidates, answered=False, right=lambda one: False)


def squad_corpus(data: Path, folder: Path) -> Assistant:
    """The index of all 1,216 paragraphs, one article each, titled by the Wikipedia article they stand in."""
    documents = [
        Document(
            text=paragraph["context"],
            id_=f"{article['title']}-{number}",
            metadata={"title": headline(article["title"])},
        )
        for part in get_args(Part)
        for article in squad_articles(data, part)
        for number, paragraph in enumerate(article["paragraphs"])
    ]
    lines = gzip.decompress((data / "squad2-dev" / "other-paragraphs.jsonl.gz").read_bytes()).splitlines()
    for number, row in enumerate(map(json.loads, lines)):
        documents.append(
            Document(text=row["context"], id_=f"other-{number}", metadata={"title": headline(row["title"])})
        )
    build_index(documents, folder)
    return Assistant.open(folder)


def clipping_corpus(folder: Path) -> Assistant:
    """The index of all clippings, one article each."""
    documents = [
        Document(
            text=one.text,
            id_=one.name,
            metadata={"title": one.title, "publisher": one.outlet, "published": one.published},
        )
        for one in clippings()
    ]
    build_index(documents, folder)
    return Assistant.open(folder)


def invented_corpus(name: str, folder: Path) -> Assistant:
    """The index of an invented coverage."""
    build_index([Path(str(files("evals"))) / name], folder)
    return Assistant.open(folder)
