"""A follow-up made to stand alone by a language model, and held to the words of the conversation."""

import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing

from qa.followup import words_of_turn
from qa.models import Model
from qa.names import name_runs
from qa.polarity import polarity
from qa.prompt import asking_alone
from qa.reply import MAX_REPLY, SCHEMA_ALONE, read_standalone
from qa.words import content_words, stem, words

TURNS = 6  # of the conversation: what a follow-up points back to stands in the last few
LONGEST = 400  # characters of a rewritten question
# "And when?", "What about the border?", "How far is it from there?"
POINTS_BACK = re.compile(
    r"^(?:and|but|so|then|or|what about|how about)\b"
    r"|\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|there|then|this|that|these|those|so|one)\b",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d[\d.,]*")


def rewritten(
    model: Model, question: str, history: Sequence[Mapping[str, object]], stop: threading.Event | None = None
) -> str | None:
    """The question standing alone; None where it already does, or where the model's words cannot be trusted.

    Raises ModelFailed or ModelRefused where the model gives no reply.
    """
    told = _turns(history)[-TURNS:]
    if not any(role == "user" for role, _ in told) or not _points_back(question):
        return None
    reply = ""
    with closing(model.reply(asking_alone(question, told), SCHEMA_ALONE, stop)) as pieces:
        for piece in pieces:
            reply += piece
            if len(reply) > MAX_REPLY:
                return None
    whole = read_standalone(reply)
    return whole if whole and keeps_to(whole, question, [text for _, text in told]) else None


def keeps_to(rewrite: str, question: str, history: Sequence[str]) -> bool:
    """Whether a rewrite asks what the question asks, in words, names and numbers of the conversation alone."""
    said = "\n".join([question, *history])
    if len(rewrite) > LONGEST or "\n" in rewrite:
        return False
    known = {word.casefold() for word in words(said)}
    if any(word.casefold() not in known for first, last in name_runs(rewrite) for word in words(rewrite[first:last])):
        return False
    if not set(FIGURE.findall(rewrite)) <= set(FIGURE.findall(said)):
        return False
    asked, stems = _stems(question), _stems(rewrite)
    if not asked <= stems <= _stems(said):
        return False
    return polarity(question) <= polarity(rewrite) <= polarity(said)


def _points_back(question: str) -> bool:
    """Whether it may lean on what was said before, a name of its own or not: "And in Ekor?"."""
    return len(content_words(question)) <= 1 or bool(POINTS_BACK.search(question))


def _turns(history: Sequence[Mapping[str, object]]) -> list[tuple[str, str]]:
    """The (role, words) of each turn of a user or an assistant."""
    told = [(str(turn.get("role")), " ".join(words_of_turn(turn.get("content")).split())) for turn in history]
    return [(role, text) for role, text in told if role in ("user", "assistant") and text]


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}
