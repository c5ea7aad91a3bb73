"""Articles as records of named fields: JSON, and the lines of JSON Lines."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from index.dates import Dated, believed, stated_date
from index.fields import AUTHORS, DATES, LANGUAGES, PUBLISHERS, SECTIONS, TEXTS, TITLES, UPDATES, URLS, plain_name
from index.html import read_fragment
from index.lines import Line, plain, split_lines
from index.metadata import Stated, code_of, names_in

_WITHIN = "fields metadata meta attributes source data article doc properties".split()
_NAMED = "name title rendered main original text value displayname".split()
_DEEPEST, _MOST_LISTS = 4, 10_000
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|li|span|a|strong|em)\b[^<>]*>", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*\[\+\d+ chars\]\s*$")
_SECONDS = range(10**8, 10**11)

Record = dict[str, Any]


def records_in(data: bytes) -> Record | list[Any] | str:
    """The article of a JSON file, or the list of its articles, or why there are none."""
    try:
        loaded = json.loads(data)
    except UnicodeDecodeError:
        return "it is not UTF-8, as JSON has to be"
    except (ValueError, RecursionError) as error:
        return f"it is no JSON ({_short(error)})"
    waiting: list[tuple[Any, int]] = [(loaded, 0)]
    for looked, (value, depth) in enumerate(waiting):
        if looked > _MOST_LISTS:
            break
        if isinstance(value, list) and any(isinstance(item, dict) and text_of(item) for item in value):
            return value
        if isinstance(value, dict):
            if text_of(value):
                return value
            if depth < _DEEPEST:
                waiting += [(inner, depth + 1) for inner in value.values() if isinstance(inner, dict | list)]
    return "no article in it: no object has a field such as text, body or content"


def read_record(data: bytes) -> tuple[Stated, list[Line]] | str:
    """What a record states, and the lines of its text, or why it is no article."""
    try:
        record = json.loads(data)
    except UnicodeDecodeError:
        return "it is not UTF-8, as JSON has to be"
    except (ValueError, RecursionError) as error:
        return f"it is no JSON ({_short(error)})"
    if not isinstance(record, dict):
        return "it is no object with an article's fields"
    text = text_of(record)
    if not text:
        return "no text in it: it has no field such as text, body or content"
    fields = _Fields(record)
    text = _CUT.sub("", text)
    lines = read_fragment(text) if len(_MARKUP.findall(text[:5000])) >= 2 else split_lines(text)
    url = next((value for value in fields.texts(URLS) if value.startswith("http")), None)
    publisher = next((name for name in fields.texts(PUBLISHERS) if not name.startswith("http")), None)
    stated = Stated(
        title=next(fields.texts(TITLES), None),
        publisher=publisher,
        authors=fields.authors(),
        published=next(filter(None, map(_dated, fields.raw(DATES))), None),
        updated=next(filter(None, map(_dated, fields.raw(UPDATES))), None),
        url=url,
        section=next(fields.texts(SECTIONS), None),
        language=next((code for code in map(code_of, fields.texts(LANGUAGES)) if code), None),
    ).said_in("field")
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url and not publisher and "[" not in url else None
    return stated.or_else(Stated(publisher=host or None).said_in("URL")), lines


def text_of(record: Mapping[str, Any]) -> str:
    """The text of the article that a record is, "" where it is none."""
    fields = _Fields(record)
    for value in fields.raw(TEXTS):
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        text = value.get("rendered") if isinstance(value, dict) else value
        if isinstance(text, str) and len(text.split()) >= 4:
            return text
    return ""


class _Fields:
    """A record's fields by their plain names, those of an object within it after its own."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._found: dict[str, list[Any]] = {}
        inner = [record[key] for key in record if plain_name(key) in _WITHIN and isinstance(record[key], dict)]
        for part in (record, *inner):
            for key, value in part.items():
                if value not in (None, "", [], {}):
                    self._found.setdefault(plain_name(key), []).append(value)

    def raw(self, names: list[str]) -> Iterator[Any]:
        for name in names:
            yield from self._found.get(name, ())

    def texts(self, names: list[str]) -> Iterator[str]:
        for value in self.raw(names):
            for text in _texts(value):
                yield text
                break

    def authors(self) -> tuple[str, ...]:
        for value in self.raw(AUTHORS):
            written = [name for text in _texts(value) for name in names_in(text) or (text,)]
            names = tuple(dict.fromkeys(name for name in written if "http" not in name and len(name.split()) <= 6))
            if names:
                return names
        return ()


def _texts(value: Any) -> list[str]:
    """The text of a field, or the texts of its list; of an object its name."""
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):  # a list that a table wrote as text
        try:
            value = ast.literal_eval(value)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return [value]
    found = []
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, dict):
            names = {plain_name(key): inner for key, inner in item.items()}
            item = next((names[name] for name in _NAMED if isinstance(names.get(name), str)), None)
        if isinstance(item, str) and (text := plain(re.sub(r"<[^<>]{1,200}>", "", item))):
            found.append(text)
    return found


def _dated(value: Any) -> Dated | None:
    """The date of a field: words, or a count of seconds or milliseconds since 1970."""
    if isinstance(value, dict):
        value = next(iter(_texts(value)), None)
    if isinstance(value, str):
        return stated_date(plain(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    seconds = value / 1000 if value >= _SECONDS.stop else value
    if not _SECONDS.start <= seconds < _SECONDS.stop:
        return None
    day = believed(datetime.fromtimestamp(seconds, UTC).date())
    return Dated(day, str(value)) if day else None


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else " ".join(str(error).split())[:80]
