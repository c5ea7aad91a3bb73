"""What the lines of a page are beside their neighbours: captions above credits, the words of a newsletter's form."""

import re
from collections.abc import Sequence

from index.lines import Kind, Line

_CAPTION_WORDS = 60
_FORM = re.compile(r"newsletter|sign(?:ing)? up|subscribe|e-?mail|inbox", re.IGNORECASE)
_FORM_LINES, _FORM_WORDS = 3, 25  # what a form says between its heading and its button
_AGAIN = 6  # lines within which a gallery says a caption again
_TEXT = (Kind.PROSE, Kind.SHORT, Kind.REMARK)


def in_context(lines: Sequence[Line], kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds of lines, judged again by the lines above and below each."""
    judged = list(kinds)
    form = len(lines)
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind in _TEXT and len(line.words) <= _CAPTION_WORDS and _is_caption(lines, kinds, i):
            judged[i] = Kind.CAPTION
        if judged[i] in _TEXT and len(line.words) >= 5 and (again := _said_again(lines, kinds, i)) is not None:
            judged[i] = judged[again] = Kind.CAPTION
        if kind is Kind.CHROME and _FORM.search(line.text):
            if i - form <= _FORM_LINES + 1:
                for j in range(form + 1, i):
                    if len(lines[j].words) <= _FORM_WORDS:
                        judged[j] = Kind.CHROME
            form = i
    return judged


def _said_again(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> int | None:
    """Where a line stands again a little below, with what the site says of its pictures between the two."""
    for j in range(i + 1, min(len(lines), i + _AGAIN)):
        if lines[j].text == lines[i].text:
            between = kinds[i + 1 : j]
            return j if between and set(between) <= {Kind.CHROME, Kind.PICTURE, Kind.CREDIT, Kind.SHORT} else None
    return None


def _is_caption(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> bool:
    below = kinds[i + 1] if i + 1 < len(lines) else None
    if below is Kind.CREDIT and (not lines[i + 1].apart or kinds[i] is Kind.SHORT):
        return True
    return i > 0 and kinds[i - 1] is Kind.PICTURE and (kinds[i] is Kind.SHORT or below is not Kind.PROSE)
