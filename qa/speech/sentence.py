"""A sentence cut into words, and what closed lists of words tell of them."""

import re
from dataclasses import dataclass

from index.span import Span
from qa.names import CALENDAR
from qa.speech.reporting import CONTRACTED, FINITE, NUMBER, PAST, SEASONS, STOPS, YEAR

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)\.(?=\s)|\w+(?:[-.&/'’,]\w+)*(?:(?<=s)['’](?=\s[^\W\d]))?|[^\w\s]"
)
DATELINE = re.compile(r"[A-Z][A-Z .'’-]+(?:, [^\W\d_][\w. ]+)?(?: \([\w ]+\))? [—–-]{1,2} ")


@dataclass(frozen=True)
class Token:
    text: str
    lower: str
    start: int
    end: int
    quoted: bool


class Sentence:
    """A sentence as numbered words; a number outside the sentence is an empty word."""

    def __init__(self, text: str, quotes: tuple[Span, ...]) -> None:
        self.text = text
        self.quotes = quotes
        dateline = DATELINE.match(text)
        self.begin = dateline.end() if dateline else 0
        self.end = len(text.rstrip(" .!?…"))
        """Where the sentence ends but for its last stop."""
        self.words = [
            Token(found.group(), found.group().lower(), found.start(), found.end(), _within(found.start(), quotes))
            for found in TOKEN.finditer(text)
        ]

    def lower(self, at: int) -> str:
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def capital(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def stop(self, at: int) -> bool:
        word = self.lower(at)
        return not word or word in STOPS or (word == "." and at == len(self.words) - 1)

    def finite(self, first: int, last: int) -> int | None:
        """The last finite verb among words first..last, as far as a closed list and "-ed" show."""
        for at in range(last - 1, first - 1, -1):
            word = self.words[at]
            if word.quoted:
                continue
            if word.lower in FINITE or CONTRACTED.match(word.lower) or (PAST.match(word.text) and at > first):
                return at
        return None

    def is_time(self, at: int) -> bool:
        word = self.lower(at).rstrip(".")
        if word in SEASONS or (word in CALENDAR and self.capital(at)):
            return True
        if not NUMBER.fullmatch(word):
            return False
        near = (self.lower(at - 1), self.lower(at + 1), self.lower(at - 2) if self.lower(at - 1) == "," else "")
        dated = any(beside.rstrip(".") in CALENDAR | SEASONS for beside in near)
        return dated or (YEAR.fullmatch(word) is not None and self.lower(at - 1) in ("in", "since", "early", "late"))

    def slice(self, left: int, right: int) -> str:
        return self.text[self.words[left].start : self.words[right - 1].end] if left < right else ""

    def offset_of(self, at: int) -> int:
        while self.lower(at) in (",", ":"):
            at += 1
        return self.words[at].start if at < len(self.words) else self.end


def _within(at: int, spans: tuple[Span, ...]) -> bool:
    return any(start <= at < end for start, end in spans)
