"""What a language model is told: the rules, the question, and the sources as numbered lines of data.

The rules are text files in qa/prompts. All else is data: an article's text is written as a JSON string in which no
quotation mark, line break, bracket or tag of a chat template stands for itself, so that nothing in it can close its
line, pass for another source, or speak as somebody else.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.article import Article
from index.span import Span
from qa.context import with_antecedent
from qa.evidence import Evidence
from qa.models import Message
from qa.statement import Statement

MAX_SOURCES = 8  # sentences, or pairs of them: about a thousand tokens, which a small model's context holds
WEIGHT = 0.005  # of the best sentence's probability: under it, sentences are about something else, as attacks are
# "<|im_start|>", "</s>" and "[INST]" are tokens of chat templates, and some servers read them wherever they stand.
ESCAPED = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>[]{}|&`"})


@dataclass(frozen=True)
class Source:
    """What a model may cite as `number`: a sentence, or two where one alone leaves open whom it is about."""

    number: int
    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


def choose_sources(
    shown: Sequence[Statement], ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> list[Source]:
    """What the extractive answer quotes, then the best of the ranking, none of it twice."""
    chosen: list[tuple[Article, Span]] = []
    # An article that never names whom or what the question names is about something else.
    about = [one for one in ranked if one.features.get("names_article", 1.0) == 1.0]
    least = WEIGHT * max((one.probability for one in ranked), default=0.0)
    about = [one for one in about if one.probability >= least]
    offered = [(one.article, one.quote) for one in shown]
    for one in about:
        alone = Statement(one.article, one.span, one.span)
        offered.append((one.article, with_antecedent(alone, sentences_of(one.article.id))[0].quote))
    for article, span in offered:
        if len(chosen) < MAX_SOURCES and not any(
            article.id == other.id and span[0] < last and first < span[1] for other, (first, last) in chosen
        ):
            chosen.append((article, span))
    return [Source(number, article, *span) for number, (article, span) in enumerate(chosen, 1)]


def asking(question: str, sources: Sequence[Source], needed: Sequence[int]) -> list[Message]:
    """The request for an answer. `needed` are the sources that differ, or revise each other: all must be in it."""
    lines = [f"Question: {_json(question)}", "", "Sources:"]
    lines += [
        _line(
            {
                "source": source.number,
                "publisher": source.article.publisher,
                "date": source.article.published.isoformat() if source.article.published else None,
                "headline": source.article.title,
                "text": source.text,
            }
        )
        for source in sources
    ]
    if needed:
        numbers = ", ".join(map(str, sorted(needed)))
        lines += ["", f"Sources {numbers} do not give the same answer. Make a claim of each of them, with who says so."]
    return [("system", rules("write")), ("user", "\n".join(lines))]


def asking_again(before: Sequence[Message], reply: str, reasons: Sequence[str]) -> list[Message]:
    """The same, with what was replied and why it does not stand."""
    listed = "\n".join(f"- {reason}" for reason in reasons)
    return [*before, ("assistant", reply), ("user", rules("again").replace("{reasons}", listed))]


def asking_alone(question: str, history: Sequence[tuple[str, str]]) -> list[Message]:
    """The request to make a question stand alone, after (role, text) turns."""
    lines = [_line({"role": role, "text": text}) for role, text in history]
    return [("system", rules("follow")), ("user", "\n".join([*lines, "", f"Last question: {_json(question)}"]))]


@cache
def rules(name: str) -> str:
    """One of the texts in qa/prompts."""
    return (files("qa") / "prompts" / f"{name}.txt").read_text(encoding="utf-8").strip()


def _line(fields: Mapping[str, str | int | None]) -> str:
    return "{" + ", ".join(f"{_json(key)}: {_json(value)}" for key, value in fields.items()) + "}"


def _json(value: str | int | None) -> str:
    return json.dumps(value, ensure_ascii=False).translate(ESCAPED)
