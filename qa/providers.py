"""Any language model, by one string or as a LlamaIndex `LLM`. The one home of LlamaIndex's models."""

import importlib
import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qa.errors import ModelRefused
from qa.models import Model, ModelSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

CONTEXT = 8192  # tokens: the sources and a reply fit in; a model's own window can be more than memory holds
REPLY_TOKENS = 2048  # where a provider demands a limit
OPENAI = "https://api.openai.com/v1"
ADDRESSED = re.compile(r"(.+?)@(https?://.+)")
NAMED = "name it as ollama/NAME, openai/NAME, anthropic/NAME or openai-like/NAME@http://127.0.0.1:8080/v1"


def open_model(named: "str | LLM") -> Model:
    """The model of a name such as "ollama/llama3.2", or of a LlamaIndex LLM.

    Raises ModelRefused where it is no such name, or its package or key is missing.
    """
    if not isinstance(named, str):
        return _given(named)
    provider, _, name = named.strip().partition("/")
    if provider not in PROVIDERS or not name:
        raise ModelRefused(f"{named!r} is no language model: {NAMED}")
    return PROVIDERS[provider](named.strip(), name)


def _given(llm: object) -> Model:
    from llama_index.core.llms import LLM, MockLLM

    if not isinstance(llm, LLM):
        raise ModelRefused(f"a {type(llm).__name__} is no language model: give a LlamaIndex LLM, or {NAMED}")
    if isinstance(llm, MockLLM):
        raise ModelRefused("LlamaIndex's MockLLM repeats its prompt as its answer: give a model, or None for none")
    return Model(llm, str(getattr(llm, "model", "") or type(llm).__name__))


def _ollama(whole: str, name: str) -> Model:
    host = os.environ.get("OLLAMA_HOST", "").strip() or "127.0.0.1:11434"
    where = host if "://" in host else f"http://{host}"
    kind = _provided("ollama", "Ollama", whole)
    timeout = ModelSettings().llm_timeout
    llm = kind(model=name, base_url=where, temperature=0.0, context_window=CONTEXT, request_timeout=timeout)
    return Model(llm, whole, where)


def _openai(whole: str, name: str) -> Model:
    where = os.environ.get("OPENAI_BASE_URL") or os.environ.get("OPENAI_API_BASE") or OPENAI
    return _compatible(whole, name, where, _key("OPENAI_API_KEY", whole))


def _openai_like(whole: str, name: str) -> Model:
    found = ADDRESSED.fullmatch(name)
    if found is None:
        raise ModelRefused(f"{whole!r} has no address: write it as openai-like/NAME@http://127.0.0.1:8080/v1")
    model, where = found.groups()  # the address may carry a password; the name is shown with each answer
    return _compatible(f"openai-like/{model}", model, where, ModelSettings().llm_key or "none")


def _compatible(whole: str, name: str, where: str, key: str) -> Model:
    # Not LlamaIndex's class for OpenAI alone: it knows its models by a table, and refuses the newest.
    kind = _provided("openai_like", "OpenAILike", whole)
    llm = kind(
        model=name,
        api_base=where,
        api_key=key,
        is_chat_model=True,
        context_window=CONTEXT,
        temperature=0.0,
        max_retries=0,
        timeout=ModelSettings().llm_timeout,
    )
    return Model(llm, whole, _shown(where))


def _anthropic(whole: str, name: str) -> Model:
    key = _key("ANTHROPIC_API_KEY", whole)
    kind = _provided("anthropic", "Anthropic", whole)
    timeout = ModelSettings().llm_timeout
    llm = kind(model=name, api_key=key, temperature=0.0, max_tokens=REPLY_TOKENS, max_retries=0, timeout=timeout)
    return Model(llm, whole)


PROVIDERS: dict[str, Callable[[str, str], Model]] = {
    "ollama": _ollama,
    "openai": _openai,
    "anthropic": _anthropic,
    "openai-like": _openai_like,
}


def _provided(module: str, kind: str, whole: str) -> Any:
    """A provider's class in LlamaIndex, whose package is an extra of ours."""
    try:
        return getattr(importlib.import_module(f"llama_index.llms.{module}"), kind)
    except ModuleNotFoundError as error:
        extra = whole.partition("/")[0]
        raise ModelRefused(
            f"{whole} needs a package that is not installed ({error.name}):  pip install 'onrecord[{extra}]'"
        ) from error


def _key(variable: str, whole: str) -> str:
    key = os.environ.get(variable, "").strip()
    if not key:
        raise ModelRefused(f"{whole} needs a key: set {variable}")
    return key


def _shown(address: str) -> str:
    """An address without the name and password that it may carry."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
