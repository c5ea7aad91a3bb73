"""Answers in a language model's words as they arrive, and what its failures look like."""

import json
import threading
from pathlib import Path

import pytest
from flood import AGROUND, ARRESTED, FERRY
from lying_server import Dropped, Endless, LyingServer, Prompt, Raw, Reply, Silence, Status, claims

from index.errors import OnRecordError
from qa import Assistant
from qa.errors import ModelFailed, ModelRefused, Stopped

# Streaming


def test_claims_are_streamed_as_they_pass_and_only_what_passed(server: LyingServer, assistant: Assistant) -> None:
    def script(prompt: Prompt) -> str:
        lie = {
            "text": "A ferry with 221 passengers ran aground.",
            "quotes": [{"source": prompt.number(AGROUND), "words": AGROUND}],
        }
        whole = [*json.loads(claims(prompt, AGROUND, ARRESTED))["claims"]]
        return json.dumps({"claims": [whole[0], lie, whole[1]]})

    server.script = script
    answers = list(assistant.stream(FERRY))
    assert [answer.text.count("[") for answer in answers] == [1, 2, 2]
    assert "arrested" not in answers[0].text
    assert all("221" not in answer.text for answer in answers)
    assert answers[-1].text == assistant.ask(FERRY).text


def test_the_first_claim_is_there_while_the_model_still_writes(server: LyingServer, assistant: Assistant) -> None:
    server.script = lambda prompt: Endless(claims(prompt, AGROUND).removesuffix("]}") + ', {"text": "')
    answers = assistant.stream(FERRY)
    assert "212" in next(answers).text
    answers.close()
    assert server.left.wait(10), "the request goes on though nobody listens"
    assert len(server.prompts) == 1


def test_stopping_before_a_word_came_ends_the_request(flood_index: Path) -> None:
    stop = threading.Event()

    def script(prompt: Prompt) -> Reply:
        stop.set()
        return Silence()

    with LyingServer(script) as silent, Assistant.open(flood_index, llm=silent.model) as assistant:
        with pytest.raises(Stopped):
            list(assistant.stream(FERRY, stop=stop))
        assert silent.left.wait(10), "the request goes on though it was stopped"


# Failures


@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        (Status(401), ModelRefused, "ONRECORD_LLM_KEY"),
        (Status(403), ModelRefused, "ONRECORD_LLM_KEY"),
        (Status(404), ModelRefused, "no model 'openai-like/liar'"),
        (Status(400), ModelFailed, "context may be too short"),
        (Status(429), ModelFailed, "rate limit"),
        (Status(500), ModelFailed, "server's log"),
        (Status(503), ModelFailed, "server's log"),
        (Dropped("The ferry"), ModelFailed, "cannot be reached|broke off"),
        (Raw("data: <html>Please log in</html>\n\n"), ModelFailed, "works by itself"),
    ],
    ids=str,
)
def test_a_failure_is_one_line_that_says_what_to_do_and_repeats_nothing_of_the_prompt(
    server: LyingServer, assistant: Assistant, reply: Reply, kind: type[OnRecordError], told: str
) -> None:
    server.script = lambda prompt: reply
    with pytest.raises(kind, match=told) as raised:
        assistant.ask(FERRY)
    assert "\n" not in str(raised.value)
    assert "journalist" not in str(raised.value)
    assert "ferry" not in str(raised.value)


def test_a_server_that_is_down_is_said_to_be(flood_index: Path) -> None:
    with LyingServer(lambda prompt: "") as gone:
        model = gone.model
    with (
        Assistant.open(flood_index, llm=model) as assistant,
        pytest.raises(ModelFailed, match="cannot be reached at http://127"),
    ):
        assistant.ask(FERRY)


@pytest.mark.parametrize("reply", [Silence(), Endless("\u200b" * 7)], ids=["silence", "a trickle"])
def test_a_reply_that_takes_too_long_is_given_up(
    flood_index: Path, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    monkeypatch.setenv("ONRECORD_LLM_TIMEOUT", "0.4")
    monkeypatch.setattr("qa.reply.MAX_REPLY", 10**9)
    with LyingServer(lambda prompt: reply) as slow, Assistant.open(flood_index, llm=slow.model) as assistant:
        with pytest.raises(ModelFailed, match=r"within 0\.4 seconds: .*ONRECORD_LLM_TIMEOUT"):
            assistant.ask(FERRY)
        assert slow.left.wait(10), "the request goes on though its time is up"


def test_a_failure_while_correcting_leaves_what_stood(server: LyingServer, assistant: Assistant) -> None:
    def script(prompt: Prompt) -> Reply:
        lie = {
            "text": "A ferry with 221 passengers ran aground.",
            "quotes": [{"source": prompt.number(AGROUND), "words": AGROUND}],
        }
        good = json.loads(claims(prompt, ARRESTED))["claims"]
        return Status(429) if prompt.corrects else json.dumps({"claims": [lie, *good]})

    server.script = script
    answer = assistant.ask(FERRY)
    assert "arrested" in answer.text
    assert "rate limit" in answer.warnings[0]
    assert "(number)" in answer.warnings[1]
