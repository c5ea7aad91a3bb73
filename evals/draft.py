"""A draft case from the assistant's own answer, for a person to correct against the articles."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import yaml

from evals.prose import Prose

NOTE = "# A draft from the assistant's own answer. Correct it against the articles before you keep it.\n"
KIND_BY_UNIT = {"%": "share", "km": "distance", "mile": "distance", "USD": "amount", "EUR": "amount", "GBP": "amount"}


def draft_case(question: str, answer: Mapping[str, Any]) -> str:
    """YAML of one case that the given answer would pass, facts as far as they can be read off it."""
    prose = Prose(answer)
    facts, kind = _facts(prose)
    status = str(answer["status"])
    case: dict[str, Any] = {"id": _slug(question), "question": question, "status": status}
    if status == "not_found":
        case["kind"] = "not-found"
    else:
        case |= {"kind": kind, "expect": facts}
        paths = [PurePath(str(cited.article.get("path"))).name for cited in prose.citations.values()]
        case["sources"] = list(dict.fromkeys(paths))
    return NOTE + yaml.safe_dump([case], sort_keys=False, allow_unicode=True, width=110)


def _facts(prose: Prose) -> tuple[list[dict[str, Any]], str]:
    """The first sentence's number, else its date, else its wording; and the kind of question that this answers."""
    first = prose.sentences[:1]
    for sentence, quantity in prose.quantities:
        if sentence in first:
            fact: dict[str, Any] = {"type": "number", "low": _figure(quantity.low), "high": _figure(quantity.high)}
            fact |= {"comparator": quantity.comparator, "unit": quantity.unit, "counts": quantity.noun}
            kept = {key: value for key, value in fact.items() if value is not None}
            return [kept], KIND_BY_UNIT.get(quantity.unit or "", "count")
    for sentence, period in prose.periods:
        if sentence in first and period.first and period.last:
            if period.first == period.last:
                return [{"type": "date", "on": period.first}], "date"
            return [{"type": "date", "from": period.first, "to": period.last}], "date"
    return [{"type": "text", "any": [sentence.text for sentence in first]}], "text"


def _figure(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _slug(question: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", question.lower())[:8]) or "a-question"
