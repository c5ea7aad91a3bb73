"""Runs of capitalised words: the names of people, places and bodies, as far as spelling shows them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.span import Span
from qa.words import FUNCTION_WORDS

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|St|Mt|Ft)\.(?=\s*[A-Z])"
    r"|\w+(?:[-.&/]\w+|['’](?![sS]\b)\w+)*"
)
CAPITALISED = re.compile(r"[A-Z]|(?=[^a-z\d])[^\W\d_]|(?:al|el|ar|as|az|an|ad|ul|bin|ibn|ben)-[A-Z]|d['’][A-Z]")
PARTICLES = frozenset("of de da do dos das del della di du la le van von der den ter bin ibn al el y e the".split())
SENTENCE_BEFORE = re.compile(r"""(?:^|[.!?…:;]["”’'»)\]]*\s*|\n\s*)["“‘'«(\[]*\s*$""")
ABBREVIATION_BEFORE = re.compile(r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]{0,3})\.\s*$")
POSSESSIVE = re.compile(r"['’][sS]?(?!\w)")

CALENDAR = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    q1 q2 q3 q4 h1 h2
    """.split()
)
# Months and a day that are also people's names or plain words: a month where a number or a preposition of time is near.
NAMES_TOO = frozenset("march april may june august jan mar sun sat".split())
TIME_BEFORE = re.compile(
    r"(?:\b(?:in|on|since|by|until|till|of|early|mid|late|last|next|this|from|through|to|and|between|before|after|during)"
    r"|\d(?:st|nd|rd|th)?|mid-|[-–,/])\s*$",
    re.IGNORECASE,
)
TIME_AFTER = re.compile(r"\.?,?\s+\d|\s*[-–]\s*\d")

# Words that open sentences in news and are no names; with the function words and the numerals, the ordinary ones.
OPENERS = frozenset(
    """
    about accordingly actually additionally afterwards ahead aid air almost alone along already alternatively altogether
    always ambassador analysts anyway apparently approximately around aside asked asking authorities because beginning
    besides beyond billion briefly buses campaigners casualties children civilians clearly commenting compared
    considering crews critics crowds currently data dear democracy despite doctors dozen dozens drivers drones earlier
    early eight eighteen eighty electricity eleven elsewhere emergency employees engineers enough even eventually ever
    evidence except experts families farmers fewer fifteen fifty fighting figures finally firefighters first firstly
    five following food forces former formerly fortunately forty four fourteen fourth fresh full fully further
    furthermore generally given good government governments governor half hardly heavy hence historically hospitals
    hours household households however hundred hundreds images immediately importantly indeed initially inside instead
    interestingly investigators ironically journalists judges keep kill killed kills know large largely last late lately
    later lawmakers lawyers leaders least less let like likewise local locals long look losses make many markets mayor
    mean meanwhile media meetings men military million millions minister minutes mobile months moreover mostly much
    nearby nearly negotiators neighbours never nevertheless new next nine nineteen ninety nobody none nonetheless
    normally notably nothing novelists nurses occasionally officers officials oil old once one opponents opposition
    organisers organizers originally otherwise overall overnight owners parents particularly parts passengers past
    patients people perhaps personally photographs pilots planes plans players please police politically politicians
    possibly power president previously prices prior prisoners probably production profits prosecutors protesters
    protests provided public pupils quickly rather readers really recent recently recovery regarding regardless
    relatives remember reportedly reporters reports representatives rescue rescuers research researchers residents
    results revenue roads roughly sales satellite schools scientists scores search second secondly security see
    separately seven seventeen seventy several shares ships shortly significantly similarly simply since six sixteen
    sixty small soldiers some sometimes soon sources speaking specifically spokesman spokesperson spokeswoman staff
    starting state statements still strikes students subsequently sudden suddenly supporters surely surprisingly
    survivors talks taxes teachers teams ten tens thank then thereafter therefore third thirdly thirteen thirty thousand
    thousands three tickets today together tomorrow tonight total tourists trade traders trains travellers troop troops
    twelve twenty twice two typically ultimately unemployment unfortunately unions unknown unless unlike until usually
    vehicles victims videos villagers visitors volunteers voters wages wait water weather weeks whatever whether wholly
    widely winds witnesses women wonderful work workers worldwide years yes yesterday young zero
    """.split()
)
ORDINARY_ENDING = re.compile(r"\w{3,}(?:tions?|ments?|ness|[a-z]{3}ly|ously|ings)$")


def name_runs(text: str) -> list[Span]:
    """Where runs of capitalised words stand, possessive endings left out, in order.

    A sentence's first word counts only if it is not an ordinary word; lower-case particles only inside a run; months
    and weekdays not at all, unless they belong to a name ("June Harrow").
    """
    return list(_runs(text))


@lru_cache(maxsize=4096)
def _runs(text: str) -> tuple[Span, ...]:
    return tuple(_joined(text))


def _joined(text: str) -> Iterator[Span]:
    start = end = -1
    pending = -1  # the end of the last capitalised word, where particles follow it
    for word in WORD.finditer(text):
        between = text[end : word.start()] if start >= 0 else ""
        adjacent = start >= 0 and not between.strip() and "\n" not in between and len(between) <= 2
        if not is_name_word(text, word.start(), word.end(), within=adjacent):
            if adjacent and word.group() in PARTICLES:
                end = word.end()
            elif start >= 0:
                yield start, pending
                start = -1
            continue
        if start >= 0 and not adjacent:
            yield start, pending
            start = -1
        if start < 0:
            start = word.start()
        end = pending = word.end()
        if POSSESSIVE.match(text, end):
            yield start, end
            start = -1
    if start >= 0:
        yield start, pending


def is_name_word(text: str, start: int, end: int, *, within: bool) -> bool:
    """Whether the word at start..end reads as (part of) a name; `within`: a name stands right before it."""
    word = text[start:end]
    if not CAPITALISED.match(word):
        return False
    lower = word.lower().rstrip(".")
    if lower in ("i", "ok") or (len(word) > 2 and word[1:2] in "'’" and lower[0] == "i"):
        return False
    if lower in CALENDAR:
        return lower in NAMES_TOO and _is_a_name_here(text, start, end, within)
    if starts_sentence(text, start):
        return not is_ordinary(word)
    return lower not in FUNCTION_WORDS or word.isupper()


def _is_a_name_here(text: str, start: int, end: int, within: bool) -> bool:
    if TIME_AFTER.match(text, end):
        return False
    if within:
        return True
    following = WORD.match(text, end + 1)
    capital = following is not None and following.group()[0].isupper()
    return capital and not TIME_BEFORE.search(text, 0, start)


def starts_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of a sentence, a line or a quotation after a colon."""
    before = text[max(0, start - 24) : start]
    if start > 24:
        before = "x" + before
    return bool(SENTENCE_BEFORE.search(before)) and not ABBREVIATION_BEFORE.search(before)


def is_ordinary(word: str) -> bool:
    """Whether a capital at a sentence's start says nothing about this word."""
    lower = word.lower()
    bare = lower.split("-")[0].split("'")[0].split("’")[0]
    if word.isupper() and len(word) > 1:
        return False
    return bare in FUNCTION_WORDS or bare in OPENERS or ORDINARY_ENDING.fullmatch(bare) is not None
