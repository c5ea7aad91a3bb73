"""A Markdown file: its front matter, and its blocks as lines without the marks. The home of markdown-it-py."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.dates import stated_date
from index.fields import AUTHORS, DATES, LANGUAGES, PUBLISHERS, SECTIONS, TITLES, UPDATES, URLS, plain_name
from index.lines import Line, Mark, plain, split_lines
from index.metadata import Stated, code_of, names_in
from index.tables import name_columns, row_of

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT_MATTER = 20_000
_LONGEST, _LONGEST_BLOCK = 500_000, 20_000  # beyond them no one wrote Markdown, and its parser takes seconds
_MARKDOWN = MarkdownIt("commonmark").enable("table")


def read_markdown(text: str) -> tuple[Stated, list[Line]]:
    """What the front matter and the first heading state, and the blocks of the file."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text[:_LONGEST_FRONT_MATTER])
    body = text[front.end() :] if front else text
    plain_text = len(body) > _LONGEST or max(map(len, body.split("\n\n"))) > _LONGEST_BLOCK
    lines = split_lines(body) if plain_text else name_columns(list(_lines(body)))
    stated = _stated(front[1]) if front else Stated()
    if not stated.title and lines and lines[0].mark == "heading":
        stated = stated.or_else(Stated(title=lines[0].text).said_in("heading"))
    return stated, lines


def _stated(front_matter: str) -> Stated:
    try:
        loaded = yaml.load(front_matter, Loader=yaml.BaseLoader)  # every value stays the words that stand there
    except (yaml.YAMLError, RecursionError):
        return Stated()
    if not isinstance(loaded, dict):
        return Stated()
    fields = {plain_name(str(key)): _texts(value) for key, value in loaded.items()}

    def texts(keys: list[str]) -> list[str]:
        return [value for key in keys for value in fields.get(key, [])]

    writers = next((fields[key] for key in AUTHORS if fields.get(key)), [])
    return Stated(
        title=next(iter(texts(TITLES)), None),
        publisher=next((name for name in texts(PUBLISHERS) if not name.startswith("http")), None),
        authors=tuple(name for writer in writers for name in names_in(writer) or (writer,)),
        published=next((dated for dated in map(stated_date, texts(DATES)) if dated), None),
        url=next((link for link in texts(URLS) if link.startswith("http")), None),
        updated=next((dated for dated in map(stated_date, texts(UPDATES)) if dated), None),
        section=next(iter(texts(SECTIONS)), None),
        language=next((code for code in map(code_of, texts(LANGUAGES)) if code), None),
    ).said_in("front matter")


def _texts(value: Any) -> list[str]:
    """A field's text, or the texts of its list."""
    values = value if isinstance(value, list) else [value]
    return [text for one in values if isinstance(one, str) and (text := plain(one)) not in ("", "~", "null")]


def _lines(text: str) -> Iterator[Line]:
    mark: Mark = ""
    row: list[str] = []
    depth = 0
    in_head = False
    for token in _MARKDOWN.parse(text):
        if token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
            mark = "item" if depth else ""
        elif token.type in ("heading_open", "heading_close"):
            mark = "heading" if token.nesting > 0 else "item" if depth else ""
        elif token.type == "tr_open":
            mark, row = "row", []
        elif token.type in ("thead_open", "thead_close"):
            in_head = token.nesting > 0
        elif token.type == "tr_close":
            mark = ""
            if any(row):
                yield row_of(row, is_header=in_head)
        elif token.type == "inline":
            pieces = _written(token).split("\n")
            if mark == "row":
                row.append(plain(" ".join(pieces)))
                continue
            for piece in pieces:
                if tidy := plain(piece):
                    yield Line(tidy, True, mark)


def _written(inline: Token) -> str:
    """The text of a block as a reader sees it; pictures are left out, a hard break is a new line."""
    pieces = []
    for child in inline.children or []:
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak":
            pieces.append("\n")
    return "".join(pieces)
