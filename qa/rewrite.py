"""A follow-up made to stand alone by a language model, and held to the words of the conversation."""

import re
from collections.abc import Mapping, Sequence
from contextlib import closing

from qa.followup import points_back, turns
from qa.models import Model
from qa.names import name_runs
from qa.polarity import polarity
from qa.prompt import asking_alone
from qa.reply import MAX_REPLY, SCHEMA_ALONE, read_standalone
from qa.words import content_words, stem, words

TURNS = 6  # of the conversation: what a follow-up points back to stands in the last few
LONGEST = 400  # characters of a rewritten question
FIGURE = re.compile(r"\d[\d.,]*")


def rewritten(model: Model, question: str, history: Sequence[Mapping[str, object]]) -> str | None:
    """The question standing alone; None where it already does, or where the model's words cannot be trusted.

    Raises ModelFailed or ModelRefused where the model gives no reply.
    """
    told = turns(history)[-TURNS:]
    if not any(role == "user" for role, _ in told) or not points_back(question):
        return None
    reply = ""
    with closing(model.reply(asking_alone(question, told), SCHEMA_ALONE)) as pieces:
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


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}
