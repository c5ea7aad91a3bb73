"""Right answers written by hand, as the `to_dict()` that an assistant would have given."""

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from evals.prose import plain

REFERENCE = re.compile(r"\[([a-z]+)\]")


def reference_answers(sources: Path) -> dict[str, dict[str, Any]]:
    """By case id, for the cases of cases/seeds.yaml; quotes are located in the raw files under `sources`.

    Raises ValueError for a quote that does not stand there.
    """
    given = yaml.safe_load(files("evals.references").joinpath("seeds.yaml").read_text(encoding="utf-8"))
    texts = {
        name: (sources / article["path"]).read_text(encoding="utf-8") for name, article in given["articles"].items()
    }
    quotes = {name: _citation(quote, given["articles"], texts) for name, quote in given["quotes"].items()}
    return {name: _answer(text, quotes) for name, text in given["answers"].items()}


def _citation(quote: Mapping[str, Any], articles: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    article, text, wording = articles[quote["article"]], texts[quote["article"]], quote["quote"]
    start = plain(text).find(plain(wording))
    if start < 0:
        raise ValueError(f"{article['path']} does not hold the quote {wording!r}")
    field = quote.get("field")
    return {
        "quote": text[start : start + len(wording)],
        "start": None if field else start,
        "end": None if field else start + len(wording),
        "field": field,
        "speaker": quote.get("speaker"),
        "article": {**article, "id": quote["article"], "published": article["published"].isoformat()},
    }


def _answer(text: str, quotes: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The markers name quotes; here they become numbers."""
    numbers: dict[str, int] = {}
    for name in REFERENCE.findall(text):
        numbers.setdefault(name, len(numbers) + 1)
    return {
        "version": 1,
        "status": "answered",
        "score": 1.0,
        "text": REFERENCE.sub(lambda marker: f"[{numbers[marker.group(1)]}]", text),
        "citations": [{"number": number, **quotes[name]} for name, number in numbers.items()],
    }
