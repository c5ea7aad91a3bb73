"""Questions made from plain paragraphs, so that a small reader sees tens of thousands before the human ones.

After Lewis et al. 2019 (unsupervised question answering by cloze translation): a date, number, name or noun phrase is
taken out of a sentence and the rest is put into the order of a question. By rules, since no parser is at hand: crude
English, but what it teaches (find the words that fill this gap) carries over.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from evals.fit.crop import SENTENCE, crop
from evals.fit.examples import Example, Paragraph, nearest_silent

SWAPPED, RETRIEVED = 0.2, 0.15
"""Shares made unanswerable: by another value of the same kind in the question, or by the nearest silent text."""

WORDS_DROPPED = 0.12
"""So that the question does not simply repeat the sentence."""

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_SPELT = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds|thousands)"
_SCALE = "(?: (?:hundred|thousand|million|billion|trillion))"
KINDS = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "date": rf"\b(?:\d{{1,2}} {_MONTH}(?: {_YEAR})?|{_MONTH} \d{{1,2}}(?:, {_YEAR})?|(?:{_MONTH} )?{_YEAR}s?)\b",
        "money": rf"[$£€]{_DIGITS}{_SCALE}?",
        "percent": rf"\b{_DIGITS}(?:%| per ?cent\b)",
        "number": rf"\b(?:{_DIGITS}|{_SPELT}){_SCALE}?\b(?!%| per)",
        "name": r"\b[A-Z][\w’'-]*[a-z](?:(?: (?:of|the|and|de|von|al|du|la)){0,2} (?:[A-Z][\w’'-]+|[A-Z]\.)){0,4}"
        r"|\b[A-Z]{2,6}\b",
        "noun": r"\b(?:the|an?|its|their|his|her) (?:[a-z-]{3,} ){0,2}[a-z-]{3,}"
        r"(?=[,.;]| (?:of|in|on|at|to|and|for|with|by|from|that|which|was|were|is|are|had|has)\b)",
    }.items()
}
"""Tried in this order; what an earlier kind has taken a later one leaves."""

_ASKED = {
    "date": ("When", "When", "What year", "In what year", "On what date"),
    "money": ("How much", "How much money"),
    "percent": ("What percentage", "What percent", "How much"),
    "number": ("How many",),
    "name": ("Who", "What", "Who", "What", "Which"),
    "noun": ("What", "What", "Which", "What kind of thing"),
}
_PLACE = re.compile(r"\b(?:in|at|near|from|across|into)$", re.I)
_LEADING = re.compile(r"\b(?:in|on|at|by|since|until|from|during|of|to|for|the|about|around)$", re.I)
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|has|had|have|can|could|will|would|may|might|must|should|did|does|do)\b", re.I
)
_OPENING = re.compile(r"^(?:In|On|At|After|Before|By|During|From|Since|For|With|Following|Under)\b[^,]{2,60},\s+")
_ASIDE = re.compile(r",[^,;]{8,60},|\([^()]*\)")

Value = tuple[str, int, int]
"""Kind, start, end."""


def cloze_examples(paragraphs: Sequence[Paragraph], count: int, seed: int) -> list[Example]:
    """About `count` questions, spread evenly over the paragraphs, a third of them unanswerable."""
    rng = random.Random(seed)
    by_article: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        by_article.setdefault(paragraph.article, []).append(paragraph.text)
    examples: list[Example] = []
    order = list(paragraphs)
    while len(examples) < count:
        rng.shuffle(order)
        for paragraph in order:
            example = _one(paragraph, by_article[paragraph.article], rng)
            if example is not None:
                examples.append(example)
            if len(examples) == count:
                break
    return examples


def values(text: str) -> list[Value]:
    """What a question could ask for, in the text's order."""
    taken: list[Value] = []
    for kind, pattern in KINDS.items():
        for match in pattern.finditer(text):
            if match[0].lower() in ENGLISH_STOP_WORDS:
                continue
            if all(match.end() <= start or end <= match.start() for _, start, end in taken):
                taken.append((kind, match.start(), match.end()))
    return sorted(taken, key=lambda value: value[1])


def question(sentence: str, kind: str, start: int, end: int, rng: random.Random) -> str:
    """The sentence as a question for `sentence[start:end]`."""
    opening = _OPENING.match(sentence[:start])
    head = opening.end() if opening else 0
    left = _ASIDE.sub("", sentence[head:start]).strip(' ,“"')
    right = _ASIDE.sub("", sentence[end:]).strip(' .,;”"')
    left, right = _near(left, rng, last=True), _near(right, rng, last=False)
    if opening and rng.random() < 0.7:
        right = f"{right} {opening[0][0].lower()}{opening[0][1:].strip(' ,')}"
    asked = rng.choice(_ASKED[kind])
    if kind == "name" and _PLACE.search(left):
        asked = rng.choice(("Where", "Where", "In what place", "What"))
    if kind == "number":
        counted = right.split()[: rng.choice((1, 1, 2))]
        asked, right = f"How many {' '.join(counted)}", " ".join(right.split()[len(counted) :])
    left = _LEADING.sub("", left).strip()
    if kind in ("date", "name", "noun"):
        left = _LEADING.sub("", left).strip()
    auxiliary = _AUXILIARY.search(left)
    if len(left.split()) <= 2:
        words = [asked, right, left]
    elif auxiliary:
        words = [asked, auxiliary[0], left[: auxiliary.start()], left[auxiliary.end() :], right]
    else:
        words = [asked, "did", left, right]
    kept = [word for word in " ".join(words[1:]).split() if word[0].isupper() or rng.random() >= WORDS_DROPPED]
    return " ".join([asked, *kept]).rstrip(" .,;:") + "?"


def swap(asked: str, text: str, rng: random.Random) -> str | None:
    """The question with a name, number or date replaced by another one of the text; None where there is none."""
    within = [value for value in values(asked) if value[0] != "noun" and value[1] > 0]
    rng.shuffle(within)
    for kind, start, end in within:
        others = {
            text[other_start:other_end]
            for other_kind, other_start, other_end in values(text)
            if other_kind == kind and text[other_start:other_end] not in asked
        }
        if others:
            return asked[:start] + rng.choice(sorted(others)) + asked[end:]
    return None


def _one(paragraph: Paragraph, article: Sequence[str], rng: random.Random) -> Example | None:
    sentence = rng.choice(list(SENTENCE.finditer(paragraph.text)))
    if not 8 <= len(sentence[0].split()) <= 60:
        return None
    words = sentence[0].strip()
    found = values(words)
    if not found:
        return None
    kind, start, end = rng.choice(found)
    asked = question(words, kind, start, end, rng)
    if len(asked.split()) < 5:
        return None
    begin = sentence.start() + sentence[0].index(words)
    example = Example(asked, paragraph.text, ((begin + start, begin + end),), paragraph.article)
    fate = rng.random()
    if fate < SWAPPED:
        cropped = crop(example, rng)
        swapped = swap(asked, cropped.text, rng)
        return replace(cropped, question=swapped, answers=()) if swapped else None
    if fate < SWAPPED + RETRIEVED:
        silent = nearest_silent(asked, article, [words[start:end]])
        return crop(replace(example, text=silent, answers=()), rng) if silent else None
    return crop(example, rng)


def _near(side: str, rng: random.Random, *, last: bool) -> str:
    """A long side of the gap is cut at a comma, to the part beside the gap."""
    parts = re.split(r"[,;:] ", side)
    if len(parts) == 1 or rng.random() < 0.4:
        return side
    return parts[-1] if last else parts[0]
