"""How a language model is named, and what is said where it cannot be had."""

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from index.errors import UserError
from qa.errors import ModelRefused
from qa.models import Model
from qa.providers import open_model

SCHEMA = {"type": "object"}


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ONRECORD_LLM_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("named", "key"), [("openai/some", "OPENAI_API_KEY"), ("anthropic/some", "ANTHROPIC_API_KEY")])
def test_a_missing_key_is_named(named: str, key: str) -> None:
    with pytest.raises(ModelRefused, match=f"^{named} needs a key: set {key}$"):
        open_model(named)


@pytest.mark.parametrize(
    ("named", "module", "extra"),
    [
        ("ollama/some", "ollama", "ollama"),
        ("openai/some", "openai_like", "openai"),
        ("anthropic/some", "anthropic", "anthropic"),
        ("openai-like/some@http://127.0.0.1:1/v1", "openai_like", "openai-like"),
    ],
)
def test_a_missing_package_is_named_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, named: str, module: str, extra: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "x")
    monkeypatch.setitem(sys.modules, f"llama_index.llms.{module}", None)
    with pytest.raises(ModelRefused, match=rf"pip install 'onrecord\[{extra}\]'"):
        open_model(named)


def test_the_password_of_an_address_is_not_part_of_the_name() -> None:
    model = open_model("openai-like/some@http://me:secret@127.0.0.1:1/v1")
    assert model.name == "openai-like/some"


class Ollama(BaseHTTPRequestHandler):
    """What of Ollama's interface is used: a chat in lines of JSON, and 404 for a model that it has not."""

    asked: list[dict[str, Any]]

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(body)
        found = body["model"] == "some"
        self.send_response(200 if found else 404)
        self.end_headers()
        if not found:
            self.wfile.write(json.dumps({"error": f"model not found, {body}"}).encode())
            return
        for piece, done in (("A ", False), ("word.", False), ("", True)):
            line = {"model": "some", "message": {"role": "assistant", "content": piece}, "done": done}
            self.wfile.write(json.dumps(line).encode() + b"\n")


@pytest.fixture
def ollama(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    Ollama.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ollama)
    monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{server.server_address[1]}")
    serving = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    serving.start()
    yield Ollama.asked
    server.shutdown()
    server.server_close()


def reply(model: Model) -> str:
    return "".join(model.reply([("user", "Speak.")], SCHEMA))


def test_ollama_is_asked_with_the_schema_and_a_context_that_fits(ollama: list[dict[str, Any]]) -> None:
    assert reply(open_model("ollama/some")) == "A word."
    (asked,) = ollama
    assert asked["format"] == SCHEMA
    assert asked["options"]["num_ctx"] == 8192


def test_a_model_that_ollama_has_not_is_to_be_fetched(ollama: list[dict[str, Any]]) -> None:
    with pytest.raises(UserError, match="ollama pull other") as raised:
        reply(open_model("ollama/other"))
    assert "Speak" not in str(raised.value)
