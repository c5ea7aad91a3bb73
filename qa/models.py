"""A language model as it is asked: in pieces, within a time, let go at once, its failures told in one line.

Nothing here judges a reply; that is the work of the gate.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Generator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from index.settings import Settings
from qa.errors import ModelFailed, ModelRefused, Stopped

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

Role = Literal["system", "user", "assistant"]
Message = tuple[Role, str]

HEED = 0.2  # seconds after which it is seen that an answer was stopped


class ModelSettings(Settings):
    """How a language model is asked."""

    llm_key: str | None = None
    """The key of an openai-like server, where it wants one. Keys of other providers are never sent to it."""
    llm_timeout: float = 180.0
    """Seconds within which a reply must be complete: a small model on a slow machine takes minutes."""


class Model:
    """A language model that replies in pieces. One serves several threads."""

    def __init__(self, llm: "LLM", name: str, where: str | None = None, seconds: float | None = None) -> None:
        self.name = name
        self._llm = llm
        self._where = where
        self._seconds = ModelSettings().llm_timeout if seconds is None else seconds
        self._enforce = _schema_option(llm)

    def reply(
        self, messages: Sequence[Message], schema: dict[str, Any], stop: threading.Event | None = None
    ) -> Generator[str, None, None]:
        """The pieces of a reply as they arrive; closing the iterator ends the request.

        Setting `stop`, from any thread, ends it as well, with Stopped. Held to a JSON schema where the provider does
        that. Raises ModelFailed, or ModelRefused for what the user can mend. Nothing of the messages, nor of what a
        server answers to them, is in the message of an error.
        """
        options = self._enforce(schema) if self._enforce else {}
        try:
            yield from self._pieces(messages, options, stop)
        except _RefusedAsAsked:
            if not options:
                raise
            self._enforce = None  # it knows no schemas: its replies are parsed as strictly
            yield from self._pieces(messages, {}, stop)

    def _pieces(
        self, messages: Sequence[Message], options: dict[str, Any], stop: threading.Event | None
    ) -> Generator[str, None, None]:
        pieces: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        request = asyncio.run_coroutine_threadsafe(_ask(self._llm, messages, options, pieces.put), _loop())
        request.add_done_callback(lambda _: pieces.put(None))
        deadline = time.monotonic() + self._seconds
        try:
            while True:
                if stop is not None and stop.is_set():
                    raise Stopped("the answer was stopped before it was whole: ask again")
                if (left := deadline - time.monotonic()) <= 0:
                    raise ModelFailed(
                        f"{self.name} was not done within {self._seconds:g} seconds: ask again, give it longer with "
                        "ONRECORD_LLM_TIMEOUT, or ask without a language model"
                    )
                try:
                    piece = pieces.get(timeout=min(left, HEED))
                except queue.Empty:
                    continue
                if piece is None:
                    break
                yield piece
        finally:
            request.cancel()  # where the reader has gone or the time is up, the connection is closed at once
        if (error := request.exception()) is not None:
            raise self._failure(error) from error

    def _failure(self, error: BaseException) -> ModelFailed | ModelRefused:
        """What a provider's error means to the user. Its own message is left out: it may repeat the prompt."""
        status = _status(error)
        kinds = {kind.__name__ for kind in type(error).__mro__}
        at = f" at {self._where}" if self._where else ""
        if status in (401, 403):
            return ModelRefused(
                f"{self.name} refused its key{at} (HTTP {status}): set {_key_of(self.name)} to a valid one"
            )
        if status == 404:
            pull = f", or fetch it with  ollama pull {_bare(self.name)}" if self.name.startswith("ollama/") else ""
            return ModelRefused(f"there is no model {self.name!r}{at} (HTTP 404): check its name{pull}")
        if status == 429:
            return ModelFailed(
                f"{self.name} takes no more questions for now (HTTP 429, a rate limit or no credit left): ask again "
                "later, or ask without a language model"
            )
        if status is not None and 400 <= status < 500:
            return _RefusedAsAsked(
                f"{self.name} refused the request{at} (HTTP {status}): its context may be too short for the sources; "
                "name another model, or ask without one"
            )
        if status is not None:
            return ModelFailed(
                f"{self.name} failed{at} (HTTP {status}): look at the server's log, ask again, or ask without a "
                "language model"
            )
        if kinds & {"APITimeoutError", "TimeoutException", "TimeoutError"}:
            return ModelFailed(f"{self.name} did not reply in time{at}: ask again, or ask without a language model")
        if kinds & {"APIConnectionError", "TransportError", "ConnectionError"}:
            start = "  ollama serve  starts it" if self.name.startswith("ollama/") else "start it, or check its address"
            return ModelFailed(
                f"{self.name} cannot be reached{at}, or broke off:{start if start[0] == ' ' else ' ' + start}"
            )
        return ModelFailed(
            f"{self.name} failed{at} ({type(error).__name__}): see that it is a chat model and works by itself, or ask "
            "without a language model"
        )


class _RefusedAsAsked(ModelFailed):
    """HTTP 400 and its like: the request itself, perhaps for the schema in it, was not liked."""


def _key_of(name: str) -> str:
    provider = name.partition("/")[0]
    return {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}.get(provider, "ONRECORD_LLM_KEY")


def _bare(name: str) -> str:
    return name.partition("/")[2]


def _status(error: BaseException) -> int | None:
    """The HTTP status of a provider's error."""
    found = getattr(error, "status_code", None)
    return found if isinstance(found, int) and found >= 400 else None


def _schema_option(llm: object) -> Callable[[dict[str, Any]], dict[str, Any]] | None:
    """How a provider is told to hold its reply to a JSON schema; None where it cannot be."""
    kinds = {kind.__name__ for kind in type(llm).__mro__}
    if "OpenAI" in kinds:
        return lambda schema: {
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "reply", "strict": True, "schema": schema},
            }
        }
    if "Ollama" in kinds:
        return lambda schema: {"format": schema}
    return None


async def _ask(llm: "LLM", messages: Sequence[Message], options: dict[str, Any], take: Callable[[str], None]) -> None:
    from llama_index.core.llms import ChatMessage

    async for chunk in await llm.astream_chat(
        [ChatMessage(content=text, role=role) for role, text in messages], **options
    ):
        if chunk.delta:
            take(chunk.delta)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The one event loop that all models are asked on: a client's connections belong to the loop that opened them."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="onrecord-models", daemon=True).start()
    return loop
