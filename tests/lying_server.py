"""A scripted OpenAI-compatible chat server on loopback: it replies what it is told to, true or not."""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Prompt:
    """A request as the server sees it."""

    messages: list[dict[str, str]]
    body: dict[str, Any]

    @property
    def sources(self) -> dict[int, str]:
        """The texts of the numbered sources."""
        lines = [line for line in self.messages[1]["content"].splitlines() if line.startswith('{"source":')]
        return {line["source"]: line["text"] for line in map(json.loads, lines)}

    def number(self, words: str) -> int:
        """The number of the source that holds these words."""
        return next(number for number, text in self.sources.items() if words in text)

    def marked(self, text: str) -> str:
        """A claim with each `[some words]` made the marker of the source that holds those words."""
        return re.sub(r"\[([A-Za-z][^\]]+)\]", lambda words: f"[{self.number(words[1])}]", text)

    @property
    def corrects(self) -> bool:
        """Whether an earlier reply was sent back."""
        return any(message["role"] == "assistant" for message in self.messages)


@dataclass(frozen=True)
class Status:
    """An HTTP error whose body repeats the prompt."""

    code: int


@dataclass(frozen=True)
class Silence:
    """Headers, and then nothing."""


@dataclass(frozen=True)
class Endless:
    """This text, and then words without end."""

    text: str


@dataclass(frozen=True)
class Dropped:
    """This text, and then the connection is gone."""

    text: str


@dataclass(frozen=True)
class Raw:
    """A body that is no stream of events."""

    body: str


Reply = str | Status | Silence | Endless | Dropped | Raw
Script = Callable[[Prompt], Reply]


class LyingServer:
    """Serves `script`; `prompts` is what it was asked, `left` is set when a client has closed an unfinished reply."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.prompts: list[Prompt] = []
        self.headers: list[dict[str, str]] = []
        self.left = threading.Event()
        self.closing = threading.Event()
        lying = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: Any) -> None:
                pass

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                prompt = Prompt(body["messages"], body)
                lying.prompts.append(prompt)
                lying.headers.append(dict(self.headers))
                try:
                    self.answer(lying.script(prompt), prompt)
                except OSError:
                    lying.left.set()

            def answer(self, reply: Reply, prompt: Prompt) -> None:
                if isinstance(reply, Status):
                    error = {"error": {"message": json.dumps(prompt.messages), "type": "error", "code": reply.code}}
                    self.plain(reply.code, json.dumps(error), "application/json")
                elif isinstance(reply, Raw):
                    self.plain(200, reply.body, "text/event-stream")
                elif isinstance(reply, str):
                    self.begin()
                    self.say(reply)
                    self.chunk(b"data: [DONE]\n\n")
                    self.chunk(b"")
                elif isinstance(reply, Dropped):
                    self.begin()
                    self.say(reply.text)
                elif isinstance(reply, Endless):
                    self.begin()
                    self.say(reply.text)
                    while not lying.closing.is_set():
                        self.say("and on it goes ")
                else:
                    self.begin()
                    self.wfile.flush()
                    while not lying.closing.wait(0.05):
                        self.chunk(b": still here\n\n")

            def plain(self, code: int, body: str, kind: str) -> None:
                self.send_response(code)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body.encode())))
                self.send_header("Connection", "close")  # or the next request may come on a closing one
                self.end_headers()
                self.wfile.write(body.encode())

            def begin(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Transfer-Encoding", "chunked")
                self.send_header("Connection", "close")
                self.end_headers()

            def say(self, text: str) -> None:
                """The text in pieces of a few letters, as models do."""
                for at in range(0, len(text), 7):
                    delta = {"role": "assistant", "content": text[at : at + 7]}
                    event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "liar"}
                    event["choices"] = [{"index": 0, "delta": delta, "finish_reason": None}]
                    self.chunk(f"data: {json.dumps(event)}\n\n".encode())

            def chunk(self, data: bytes) -> None:
                self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def model(self) -> str:
        """Its model, by the name that On Record takes."""
        return f"openai-like/liar@{self.address}"

    def __enter__(self) -> "LyingServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def claims(prompt: Prompt, *texts: str) -> str:
    """A reply of claims, each the sentence of a source."""
    said = [{"text": text, "quotes": [{"source": prompt.number(text), "words": text}]} for text in texts]
    return json.dumps({"claims": said})
