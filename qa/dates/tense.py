"""Whether the words around a date speak of what is past or of what is to come."""

import re

_MARK = re.compile(
    r"(?P<ahead>(?:\b(?:will|would|shall|won['’]t|can|could|may|might)\b|['’]ll\b"
    r"|\b(?:is|are|was|were|be|been)\s+(?:expected|scheduled|planned|due|slated|forecast)\b"
    r"|\b(?:set|due|expected|scheduled|planned|poised|slated|ready|likely|supposed|hoping|preparing|going)\s+(?:to|for)\b"
    r"|\b(?:plans?|planned|planning|hopes?|aims?|intends?|vow(?:s|ed)|promise[sd]|pledge[sd]|agreed|wants?|expects?|has|have|is|are|was|were)\s+to\b"
    # Moved to a day: "extended until Dec. 20", "postponed to Friday".
    r"|\b(?:extended|prolonged|postponed|delayed|deferred|adjourned|rescheduled|suspended|(?:put|pushed|moved)\s+(?:off|back))\b"
    r"(?=[^.;]{0,60}?\b(?:to|until|till)\s)"
    r"|\b(?:has|have)\s+until\b"
    r"|\b(?:upcoming|forthcoming|ahead\s+of|deadline|takes?\s+(?:place|effect)|starts|begins|resumes|expires|due|no\s+later\s+than"
    # What a timetable says: "It comes into force on Sunday", "The exhibition opens on Friday".
    r"|comes?\s+into\s+(?:force|effect)|enters?\s+into\s+force|kicks?\s+off|goes\s+on\s+(?:sale|trial|show)"
    r"|goes?\s+to\s+the\s+polls|(?:re)?opens|closes|ends|airs|premieres|gets?\s+under\s*way)\b)"
    # With the words that it governs, so that "will be held" is not read as past.
    r"(?:\s+(?:not|also|still|be|stay|remain|keep|have|likely|then|\w+ly))*(?:\s+\w+)?)"
    r"|(?P<past>\b(?:was|were|had|did|said|told|went|came|took|fell|rose|left|lost|won|fled|gave|made|met|saw|sent|held|kept|began"
    r"|broke|brought|built|bought|caught|chose|drove|fought|found|flew|grew|heard|hit|led|paid|ran|sank|sold|shot|spoke|stood|struck"
    r"|threw|wrote|became|(?:has|have)\s+been|put|cut|withdrew|overthrew|swore|got|says|hits|kills|[a-z]{2,}ed)\b)",
    re.IGNORECASE,
)
# "Ministers to meet on Tuesday": a headline's future.
_TO_DO = re.compile(r"\bto\s+[a-z]+", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;!?\n]|(?<=[a-z]{4})[\"”’]?\.[\"”’]?\s+(?=[A-Z\"“‘'])|(?<=[a-z]{2})\.(?=[A-Z][a-z])|\s[–—]\s"
)
_HEAD = 4  # words before a date that still stands at the head of its clause: "But late on Tuesday"
_REACH = 300  # characters: further than a clause runs


def points_ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the verb that governs the date `text[start:end]` is of the future; None where no verb tells.

    The last verb before the date decides ("said on Tuesday it will"); for a date at the head of its clause, the next.
    """
    left = max(0, start - _REACH)
    left = max((match.end() for match in _CLAUSE_END.finditer(text, left, start)), default=left)
    stop = _CLAUSE_END.search(text, end)
    right = min(stop.start() if stop else len(text), end + _REACH)
    marks = list(_MARK.finditer(text, left, start))
    mark = marks[-1] if marks else None
    if mark is None and len(text[left:start].split()) <= _HEAD:
        mark = _MARK.search(text, end, right)
    if mark:
        return mark["ahead"] is not None
    return True if _TO_DO.search(text, left, start) else None
