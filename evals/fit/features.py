"""Questions and texts as the tokens that the reader sees, in batches of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from evals.fit.examples import Example, Verdict

QUESTION_TOKENS = 64
WINDOW_TOKENS = 320
"""Question and text together. A passage has at most 254 tokens."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

Positions = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Feature:
    """One example as tokens. Position 0 is [CLS], where a text that does not say points."""

    ids: list[int]
    types: list[int]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    answered: bool
    verdict: int
    """Its place in `VERDICTS`; -1 of a question that words answer."""


@dataclass(frozen=True)
class Batch:
    """Arrays of shape (examples, tokens), but for `answered` and `verdict`: (examples,)."""

    ids: npt.NDArray[np.int64]
    types: npt.NDArray[np.int64]
    mask: npt.NDArray[np.int64]
    starts: Positions
    ends: Positions
    allowed: Positions
    answered: npt.NDArray[np.float32]
    verdict: npt.NDArray[np.int64]


def features(examples: Sequence[Example], tokenizer: Tokenizer, rng: random.Random) -> list[Feature]:
    """Each example once; a text that is too long is cut to a window that holds the answer."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    questions = tokenizer.encode_batch([example.question for example in examples], add_special_tokens=False)
    texts = tokenizer.encode_batch([example.text for example in examples], add_special_tokens=False)
    made = (_feature(*row, tokenizer, rng) for row in zip(examples, questions, texts, strict=True))
    return [feature for feature in made if feature is not None]


def batches(found: Sequence[Feature], size: int, rng: random.Random) -> Iterator[Batch]:
    """All features once, in random order, those of a batch of about one length so that little is padding."""
    order = list(found)
    rng.shuffle(order)
    pool = size * 32
    groups = []
    for begin in range(0, len(order), pool):
        near = sorted(order[begin : begin + pool], key=lambda feature: len(feature.ids))
        groups += [near[at : at + size] for at in range(0, len(near), size)]
    rng.shuffle(groups)
    for group in groups:
        yield _batch(group)


def _feature(
    example: Example, question: Encoding, text: Encoding, tokenizer: Tokenizer, rng: random.Random
) -> Feature | None:
    cls, sep = tokenizer.encode("").ids
    head = [cls, *question.ids[:QUESTION_TOKENS], sep]
    room = WINDOW_TOKENS - len(head) - 1
    spans = [span for place in example.answers if (span := _tokens_of(text, *place)) is not None]
    if example.answers and not spans:
        return None
    begin = 0
    if len(text.ids) > room:
        latest = len(text.ids) - room
        begin = rng.randint(0, latest)
        if spans:
            first, last = spans[0]
            begin = rng.randint(max(0, min(latest, last + 1 - room)), min(first, latest))
    kept = text.ids[begin : begin + room]
    shift = len(head) - begin
    spans = [(first, last) for first, last in spans if begin <= first and last < begin + room]
    if example.answers and not spans:
        return None
    starts, ends = tuple({first + shift for first, _ in spans}), tuple({last + shift for _, last in spans})
    if example.loose:
        starts = ends = tuple({at + shift for first, last in spans for at in range(first, last + 1)})
    return Feature(
        ids=[*head, *kept, sep],
        types=[0] * len(head) + [1] * (len(kept) + 1),
        starts=starts or (0,),
        ends=ends or (0,),
        answered=bool(spans),
        verdict=VERDICTS.index(example.verdict) if example.verdict else -1,
    )


def _tokens_of(text: Encoding, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (first := text.char_to_token(start)) is None:
        start += 1
    while start < end and (last := text.char_to_token(end - 1)) is None:
        end -= 1
    return (first, last) if start < end and first is not None and last is not None else None


def _batch(group: Sequence[Feature]) -> Batch:
    shape = (len(group), max(len(feature.ids) for feature in group))
    ids, types, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    starts, ends, allowed = (np.zeros(shape, dtype=np.bool_) for _ in range(3))
    for row, feature in enumerate(group):
        size = len(feature.ids)
        ids[row, :size], types[row, :size], mask[row, :size] = feature.ids, feature.types, 1
        starts[row, list(feature.starts)] = True
        ends[row, list(feature.ends)] = True
        allowed[row, : size - 1] = np.array(feature.types[: size - 1], dtype=np.bool_)
        allowed[row, 0] = True
    answered = np.array([feature.answered for feature in group], dtype=np.float32)
    verdict = np.array([feature.verdict for feature in group], dtype=np.int64)
    return Batch(ids, types, mask, starts, ends, allowed, answered, verdict)
