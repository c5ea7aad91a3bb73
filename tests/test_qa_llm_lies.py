"""A language model that lies: every lie is caught, and none is shown."""

import json
import re

import pytest
from lies import LIES, Lie
from lying_server import LyingServer, Prompt

from qa import Answer, Assistant


def told(prompt: Prompt, lie: Lie) -> str:
    """The lie, as a reply to a prompt."""
    quotes = []
    for words in lie.words:
        holding = [number for number, text in prompt.sources.items() if words and (words in text or text in words)]
        quotes.append({"source": holding[0] if lie.source is None and holding else lie.source or 1, "words": words})
    if lie.source == 0:
        quotes = [{**quote, "source": 0} for quote in quotes]
    return json.dumps({"claims": [{"text": prompt.marked(lie.text), "quotes": quotes}]})


def same_but_warned(answer: Answer, plain: Answer) -> bool:
    """Whether an answer is the extractive one, with warnings."""
    return (answer.text, answer.citations, answer.positions, answer.status, answer.answered_by) == (
        plain.text,
        plain.citations,
        plain.positions,
        plain.status,
        "extractive",
    )


def test_there_are_at_least_40_lies() -> None:
    assert len({lie.name for lie in LIES}) == len(LIES) >= 40


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.name)
def test_a_lie_is_sent_back_once_then_left_out_and_the_warning_says_why(
    server: LyingServer, assistant: Assistant, extractive: Assistant, lie: Lie
) -> None:
    server.script = lambda prompt: told(prompt, lie)
    answer = assistant.ask(lie.question)
    plain = extractive.ask(lie.question)
    assert plain.status != "not_found"
    assert len(server.prompts) == 2
    assert server.prompts[1].corrects
    assert same_but_warned(answer, plain)
    assert any(f"({lie.why})" in warning for warning in answer.warnings), answer.warnings
    assert any("quoted from them instead" in warning for warning in answer.warnings)
    assert not any(lie.text in warning for warning in answer.warnings)
    assert not re.search(r"\[9\]", answer.text)
