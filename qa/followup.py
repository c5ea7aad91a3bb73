"""A question that leans on the conversation before it, made to stand alone."""

import re
from collections.abc import Mapping, Sequence

from qa.names import name_runs
from qa.words import content_words

# "And when?", "What about the border?", "How far is it from there?"
_LEANS = re.compile(
    r"^(?:and|but|so|then|what about|how about)\b"
    r"|\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|there|then|this|that|these|those)\b",
    re.IGNORECASE,
)


def standalone(question: str, history: Sequence[Mapping[str, object]]) -> str:
    """The question, with the earlier question that it leans on before it where it cannot stand alone."""
    asked = [text for role, text in turns(history) if role == "user"]
    if not asked or not _leans(question):
        return question
    return f"{asked[-1].rstrip('?. ')}: {question}"


def points_back(question: str) -> bool:
    """Whether it may lean on what was said before, a name of its own or not: "And in Ekor?"."""
    return len(content_words(question)) <= 1 or bool(_LEANS.search(question))


def turns(history: Sequence[Mapping[str, object]]) -> list[tuple[str, str]]:
    """The (role, text) of each turn of a user or an assistant that has words."""
    told = [(str(turn.get("role")), _text(turn.get("content"))) for turn in history]
    return [(role, text) for role, text in told if role in ("user", "assistant") and text]


def _leans(question: str) -> bool:
    """Whether it has a word that points back, and names nobody and nothing itself."""
    if len(content_words(question)) <= 1:
        return True
    return bool(_LEANS.search(question)) and not name_runs(question)


def _text(content: object) -> str:
    """A turn's words: a string, or the list of parts that a browser sends."""
    if isinstance(content, str):
        return content
    if isinstance(content, Sequence):
        return " ".join(str(part["text"]) for part in content if isinstance(part, Mapping) and "text" in part)
    return ""
