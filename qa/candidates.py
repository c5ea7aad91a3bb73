"""The sentences of the passages found, with the features that they are ranked by.

What a feature is called and says stands in `_sentences`, `_read` and `_compare`; weights.json holds what each weighs.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from qa.dates import read_periods, read_times
from qa.families import shortened, subject, subjects, vocabulary
from qa.kinds import NUMERIC
from qa.names import name_runs
from qa.numbers import read_quantities
from qa.question import Question
from qa.read import Reader
from qa.retrieve import Hit
from qa.whereabouts import lands
from qa.words import content_words

# Passages that the reader reads: the first ones, and of the others those that share most with the question.
READ, READ_FOR_WORDS = 3, 1
FLOOR = -12.0  # a margin of the reader as low as any: "no answer here"
COMPARED = 12  # sentences compared in meaning: a few milliseconds each
VALUED = 60  # sentences whose values are read
# What many names hold: by these alone, no two names are the same.
DESIGNATIONS = frozenset(
    subjects(
        "region oblast province state city town county district river lake mount sea island islands street road bridge "
        "valley dam harbour port airport storm hurricane typhoon cyclone operation "
        "north south east west northern southern eastern western new old great president minister prime governor mayor "
        "general king queen prince princess mr mrs ms dr sir university college school hospital museum company group "
        "bank party union council court army police ministry department agency club united national international"
    )
)
# What says why: a cause, or a purpose.
REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a result|result(?:ed|ing)? (?:of|from|in)|caus(?:e|ed|es|ing)"
    r"|reasons?|led to|leading to|prompt(?:ed|ing|s)|trigger(?:ed|ing|s)|in (?:response|retaliation|protest|order)"
    r"|so (?:that|as)|(?:in an?|part of \S+|an?|the|its|their|[\w’'-]+['’]s) (?:attempt|effort|bid|push) to"
    r"|aim(?:s|ed|ing)? (?:to|at)|after|since|amid"
    r"|over (?:fears?|concerns?|claims?|plans?|proposals?|pay|cuts?|allegations?|decisions?)"
    r"|blam(?:e|ed|es|ing)|accus(?:e|ed|es|ing)|citing|to (?:avoid|prevent|protect|ease|reduce|save|stop|help|allow)"
    r"|(?:which|that|this) is why|hop(?:es?|ed|ing) (?:to|that)|meant (?:to|that)|intended to|designed to)\b",
    re.IGNORECASE,
)
LENGTHS = frozenset({"duration", "distance", "measure"})
"""Of a thing or of a time: "How long is the bridge?", "How long was the trial?"."""
SAID = re.compile(r"\b(?:said|says|told|tells|added|asked|wrote|warned|according to)\b", re.IGNORECASE)
WHEN = re.compile(r"(?:and |but )?when\b", re.IGNORECASE)


@dataclass
class Candidate:
    """A sentence with its features, before it is weighed."""

    article: Article
    start: int
    end: int
    features: dict[str, float]
    words: tuple[int, int] | None = None
    """The words of it that the reader picks, in the article's text; None where it picks none here."""


def read_candidates(
    question: Question,
    hits: Sequence[Hit],
    rarity: Callable[[str], float],
    reader: Reader,
    embed: Callable[[Sequence[str]], NDArray[np.float32]],
) -> list[Candidate]:
    """Each sentence of the passages with its features, in the order of the passages.

    `rarity` gives a word's inverse passage frequency, `embed` the unit vectors of texts, shape (texts, dimensions).
    """
    asked = content_words(shortened(question.text))
    rare = {term: rarity(word) for word in asked if (term := subject(word)) in question.stems}
    places = lands({hit.article.id: hit.article for hit in hits}.values()) if question.names else {}
    passages = [list(_sentences(question, hit, rank, rare, places)) for rank, hit in enumerate(hits, 1)]
    _read(question, hits, passages, reader)
    candidates = [one for found in passages for one in found]
    most = max((one.features["overlap"] for one in candidates), default=0.0)
    for one in candidates:
        one.features["overlap_first"] = one.features["overlap"] / most if most else 0.0
    # Reading the values of every sentence would take too long: those with the most words in common are read, and where
    # the reader picks an answer.
    ordered = sorted(candidates, key=lambda one: -one.features["overlap_near"])
    for one in (*ordered[:VALUED], *(other for other in ordered[VALUED:] if other.words)):
        value, counted = values(question, one.article, one.article.text[one.start : one.end])
        one.features["value"], one.features["counted"] = value, counted
    _compare(question, candidates, embed)
    return candidates


def _compare(
    question: Question, candidates: Sequence[Candidate], embed: Callable[[Sequence[str]], NDArray[np.float32]]
) -> None:
    """Add how near in meaning the sentences that promise most are to the question, under their headline."""
    near = sorted(candidates, key=lambda one: -_promise(one.features))[:COMPARED]
    texts = (f"{one.article.title or ''} {one.article.text[one.start : one.end]}" for one in near)
    if not near:
        return
    asked, *others = embed([question.text, *texts])
    cosines = [float(other @ asked) for other in others]
    for one, cosine in zip(near, cosines, strict=True):
        one.features["meaning"] = cosine
        one.features["meaning_first"] = float(cosine == max(cosines))
        one.features["meaning_behind"] = cosine - max(cosines)


def _promise(features: Mapping[str, float]) -> float:
    """Which sentences to compare; of the fiction's answering ones 0.98 are among the first twelve by it."""
    read, value = 0.08 * features["reader_behind"], 0.5 * features["value"]
    return features["overlap_near"] + features["event_near"] + read + value + 0.3 * features["rank"]


def _read(question: Question, hits: Sequence[Hit], passages: Sequence[Sequence[Candidate]], reader: Reader) -> None:
    """Let the reader read the passages that promise most, and add what it says of each of their sentences."""
    shared = [max((one.features["overlap_near"] for one in found), default=0.0) for found in passages]
    others = sorted(range(READ, len(hits)), key=lambda place: -shared[place])
    chosen = [*range(min(READ, len(hits))), *others[:READ_FOR_WORDS]]
    # Below its headline, which tells of what the passage is.
    heads = [f"{hits[place].article.title}\n" if hits[place].article.title else "" for place in chosen]
    begins = [hits[place].passage.start - len(head) for place, head in zip(chosen, heads, strict=True)]
    sentences = [
        [(one.start - begin, one.end - begin) for one in passages[place]]
        for place, begin in zip(chosen, begins, strict=True)
    ]
    texts = [head + hits[place].text for place, head in zip(chosen, heads, strict=True)]
    spans = reader.read(question.text, texts, sentences)
    best = max((span.margin for found in spans for span in found if span), default=FLOOR)
    for place, offset, found in zip(chosen, begins, spans, strict=True):
        margin = max((span.margin for span in found if span), default=FLOOR)
        for one, span in zip(passages[place], found, strict=True):
            one.features["read"] = 1.0
            one.features["reader_passage"] = max(margin, FLOOR)
            if span:
                one.features["reader"] = max(span.margin, FLOOR)
                one.features["reader_first"] = float(span.margin == best)
                one.features["reader_behind"] = max(span.margin - best, FLOOR)
                if span.margin == margin or span.margin > 0:
                    one.words = (offset + span.start, offset + span.end)


def _sentences(
    question: Question, hit: Hit, rank: int, rare: dict[str, float], places: Mapping[str, frozenset[str]]
) -> Iterator[Candidate]:
    """The sentences of one passage; all but their values and what the reader says of them."""
    text = hit.article.text
    total = sum(rare.values()) or 1.0
    rarest = max(rare, key=lambda term: rare[term], default=None)
    names = question.name_subjects
    event = {term: weight for term, weight in rare.items() if term not in names and term not in question.counted}
    happened = sum(event.values()) or 1.0
    pairs = set(pairwise(subjects(question.text)))
    title = frozenset(subjects(hit.article.title or ""))
    ordered = [subjects(text[start:end]) for start, end in hit.sentences]
    held = [frozenset(sentence) for sentence in ordered]
    around = frozenset().union(title, *held)
    named = _named_in(question, hit.article, places)
    for place, (start, end) in enumerate(hit.sentences):
        own, near = held[place], held[place] | title | (held[place - 1] if place else frozenset())
        features = {
            "overlap": sum(rare[term] for term in question.stems & own) / total,
            "overlap_near": sum(rare[term] for term in question.stems & near) / total,
            "overlap_passage": sum(rare[term] for term in question.stems & around) / total,
            "rarest_near": float(rarest in near) if rarest else 1.0,
            "event": sum(event[term] for term in event.keys() & own) / happened if event else 0.5,
            "event_near": sum(event[term] for term in event.keys() & near) / happened if event else 0.5,
            "names": len(names & own) / len(names) if names else 0.5,
            "names_near": len(names & near) / len(names) if names else 0.5,
            "names_passage": len(names & around) / len(names) if names else 0.5,
            "names_article": named,
            "overlap_first": 0.0,
            "pairs": len(pairs & set(pairwise(ordered[place]))) / max(1, len(pairs)),
            "cosine": hit.cosine,
            "rank": 1.0 / rank,
            "lexical_first": float(hit.lexical_rank == 1),
            "length": math.log(1 + len(own)),
            "value": 0.0,
            "counted": 0.0,
            "read": 0.0,
            "reader": FLOOR,
            "reader_passage": FLOOR,
            "reader_first": 0.0,
            "reader_behind": FLOOR,
            "meaning": 0.0,
            "meaning_first": 0.0,
            "meaning_behind": -1.0,
        }
        yield Candidate(hit.article, start, end, features)


def _named_in(question: Question, article: Article, places: Mapping[str, frozenset[str]]) -> float:
    """The share of the question's names of which a word of their own stands in the article or its metadata.

    A land is named where a place of it is: a paper hardly ever names its own.
    """
    if not question.names:
        return 1.0
    held = vocabulary(article.text) | vocabulary(
        " ".join((article.title or "", article.publisher or "", *article.authors))
    )
    held = held.union(*(places[place] for place in places.keys() & held))
    own = [set(subjects(name)) - DESIGNATIONS or set(subjects(name)) for name in question.names]
    return sum(not words or bool(words & held) for words in own) / len(own)


def values(question: Question, article: Article, sentence: str) -> tuple[float, float]:
    """Whether the kind of value that is asked for stands in the sentence, and whether of the thing asked for."""
    if question.kind in NUMERIC:
        quantities = read_quantities(sentence)
        of_kind = [quantity for quantity in quantities if quantity.kind == question.kind]
        if question.kind == "measure":
            of_kind = quantities
        if question.kind == "length":
            of_kind = [quantity for quantity in quantities if quantity.kind in LENGTHS]
        if not question.counted:
            return float(bool(of_kind)), 0.5
        head = question.counted[-1]
        counted = any(head in subjects(quantity.noun or "") for quantity in of_kind)
        return float(bool(of_kind)), float(counted)
    if question.kind == "date":
        of_day = not WHEN.match(question.text) or not read_times(sentence)  # "when" may be answered by the hour
        return float(not of_day or bool(read_periods(sentence, article.published))), 0.5
    if question.kind == "time":
        return float(bool(read_times(sentence))), 0.5
    if question.kind in ("person", "place", "speaker"):
        if question.kind == "speaker" and SAID.search(sentence):
            return 1.0, 0.5  # whom "he said" means, the sentences before may tell
        runs = [sentence[start:end] for start, end in name_runs(sentence)]
        return float(any(not question.name_subjects.issuperset(subjects(run)) for run in runs)), 0.5
    if question.kind == "quote":
        return float(any(mark in sentence for mark in '"“”')), 0.5
    if question.kind == "reason":
        return float(bool(REASON.search(sentence))), 0.5
    return 0.5, 0.5
