"""A model's reply, read as it arrives: claims of exactly the form asked for, and whatever is not.

What stands around the object (a greeting, a fence, a model's thinking) is passed over; it is never shown.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

MAX_REPLY = 20_000  # characters: no answer is as long, and an endless one must end
MAX_CLAIMS = 8
THINKING = re.compile(r"\s*<think>(?:.*?</think>)?", re.DOTALL)
OPENING = re.compile(r'\{\s*"claims"\s*:\s*\[')
BETWEEN = re.compile(r"[\s,]*")
CLOSING = re.compile(r"\s*\]\s*\}")


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Words(Strict):
    """Words that a claim rests on, and the number of the source that they are said to stand in."""

    source: int
    words: str


class Claim(Strict):
    """What a model says, and what it says it rests on."""

    text: str
    quotes: list[Words]


class Reply(Strict):
    claims: list[Claim]


class Fault(Strict):
    """Something in a reply that is no claim, and why."""

    reason: str


class Standalone(Strict):
    """A question made to stand alone."""

    question: str


SCHEMA: dict[str, Any] = Reply.model_json_schema()
SCHEMA_ALONE: dict[str, Any] = Standalone.model_json_schema()


def read_claims(pieces: Iterable[str]) -> Iterator[Claim | Fault]:
    """Each claim as soon as it is complete; a fault for what is not of the form, and where the reply breaks off."""
    text, at = "", -1
    found = 0
    for piece in pieces:
        text += piece
        if at < 0 and (opening := _opening(text)):
            at = opening
        while at >= 0 and "}" in text[at:] and (read := _next(text, at)):
            claim, at = read
            found += 1
            yield claim
            if found == MAX_CLAIMS:
                return
        if at >= 0 and CLOSING.match(text, at):
            return
        if len(text) > MAX_REPLY:
            yield Fault(reason="the reply is far longer than an answer")
            return
    if not text.strip():
        yield Fault(reason="the reply is empty")
    elif at < 0:
        yield Fault(reason='the reply has no object of the form {"claims": [...]}')
    else:
        yield Fault(reason="the reply breaks off, or is no JSON from some point on")


def read_standalone(reply: str) -> str | None:
    """The question of a reply to be made standalone; None where it is not of the form."""
    text = THINKING.sub("", reply, count=1)
    start, end = text.find("{"), text.rfind("}")
    try:
        return Standalone.model_validate_json(text[start : end + 1]).question.strip() or None
    except ValidationError:
        return None


def _opening(text: str) -> int | None:
    """Where the claims begin, after a model's thinking."""
    thinking = THINKING.match(text)
    if thinking and not thinking.group().endswith("</think>"):
        return None
    opening = OPENING.search(text, thinking.end() if thinking else 0)
    return opening.end() if opening else None


def _next(text: str, at: int) -> tuple[Claim | Fault, int] | None:
    """The element of the list at `at`, and where it ends; None where none is complete."""
    between = BETWEEN.match(text, at)
    start = between.end() if between else at
    if not text.startswith("{", start):
        return None
    try:
        element, end = json.JSONDecoder().raw_decode(text, start)
    except (json.JSONDecodeError, RecursionError):
        return None
    try:
        return Claim.model_validate(element), end
    except ValidationError:
        return Fault(reason='a claim is not of the form {"text": ..., "quotes": [{"source": ..., "words": ...}]}'), end
