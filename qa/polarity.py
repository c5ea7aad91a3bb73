"""Negation and hedges: which stand in a clause, and where in a sentence a clause begins and ends."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from index.span import Span

Polarity = Literal["not", "denied", "failed", "hedged", "modal", "will"]

CLASSES: dict[Polarity, re.Pattern[str]] = {
    "not": re.compile(
        r"(?<!or )\bnot\b(?!\s+(?:only|just|merely|least))|\w+n['’]t\b|\bcannot\b"
        r"|\bno\b(?!\s+(?:more|less|fewer|later|earlier|sooner|other)\s+than\b)(?!\s+(?:doubt|matter|wonder)\b)(?!\.\s*\d)"
        r"|\b(?:never|without|neither|nor|none|nobody|nothing|nowhere|hardly|scarcely)\b",
        re.IGNORECASE,
    ),
    "denied": re.compile(r"\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|rebut\w+|reject\w*)\b", re.IGNORECASE),
    "failed": re.compile(
        r"\b(?:fail(?:s|ed|ing|ures?)?|refus\w+|declin(?:e|es|ed|ing)\s+to|unable\s+to)\b", re.IGNORECASE
    ),
    "hedged": re.compile(
        r"\b(?:reportedly|alleg\w+|preliminar\w+|apparent(?:ly)?|purported\w*|suspected|unconfirmed|unverified|supposedly"
        r"|presum\w+|rumou?r\w*|feared|(?:believed|thought|understood|said|rumou?red)\s+to|(?:appear|seem)(?:s|ed)?\s+to"
        r"|(?:with|the|a|of|daily|\w+['’]s)\s+reported\s+(?!that\b|in\b|on\b|by\b|to\b|from\b|at\b|as\b)\w)",
        re.IGNORECASE,
    ),
    "modal": re.compile(
        r"\b(?:(?-i:may)|might|could|should|must|ought|possibl[ey]|perhaps|maybe|probabl[ey]|likely|unlikely|potential(?:ly)?)\b",
        re.IGNORECASE,
    ),
    "will": re.compile(
        r"\b(?:(?-i:will)|shall|would|won['’]t|wouldn['’]t|(?<!as )planned|planning\s+(?:to|on|for)"
        r"|(?:is|are|was|were|been)\s+planning|plans?\s+(?:to|on\s+\w+ing)|plans\s+(?:an?|\d[\d,.]*|new|more|further|another|for)"
        r"|intend(?:s|ed|ing)?|going\s+to"
        r"|(?:expected|scheduled|set|about|poised|is\s+due|are\s+due|was\s+due|were\s+due)\s+to|aim(?:s|ed|ing)?\s+to"
        r"|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|threaten(?:s|ed|ing)?\s+to)\b|['’]ll\b",
        re.IGNORECASE,
    ),
}

FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|cannot|reportedly|then"
    r"|\w+n['’]t|also|later|\w{3,}ed)"
)
SPEECH = (
    r"(?:said|says|say|told|tells|added|adds|warned|warns|reported|reports|announced|claimed|claims|wrote|confirmed)"
)
# "thatmore than 10,000": a space lost in saving the page
GLUED = r"(?:more|over|at|the|up|about|nearly|around|some|there|he|she|it|they|fewer|less)"
# Where a clause opens. "that" is one of its own unless it points ("in that area", "that day").
OPENING = re.compile(
    rf"""
    ;|\s[–—-]\s|[–—]|:\s
    | (?<!\bnothing)(?<!\ball)(?<!\bnone),?\s+but\b(?!\s+also\b)
    | ,?\s+(?:although|though|whereas|because|unless)\b
    | ,\s+(?:while|when|if|after|before|until|since|as|so|nor|yet)\b
    | ,\s+(?:and|or)\s+(?=[^,;.]*?\b{FINITE}\b)
    | \s+and\s+(?={FINITE}\b)
    | ,\s+(?:which|who|whose|whom|where)\b
    | ,\s+according\s+to\b
    | ,\s+(?=(?!\w+ing\s+to\b)\w{{3,}}ing\b)
    | (?P<said>,["”’]*\s+(?=(?:[\w'’.()-]+\s+){{1,9}}{SPEECH}\b))
    | (?P<that>(?<=\w)\s+that(?:\b|(?={GLUED}\b)))
    """,
    re.VERBOSE | re.IGNORECASE,
)
POINTING = re.compile(
    r"\b(?:in|on|at|of|by|for|from|with|to|since|until|after|before|during|and|so|than|all|like)$", re.I
)
INSERTED = re.compile(r",\s+(?:which|who|whose|whom|where|\w{3,}ing)\b", re.IGNORECASE)
CLOSING = re.compile(r",(?!\d)(?!\s+(?:and|or)\b)")
LEAD = re.compile(r"(?:[\s,;:–—-]|\b(?:and|but|that|whereas)\b|that(?=more|over))+", re.IGNORECASE)
# What "that" completes; after other words it is relative ("the territory that Orenia captured").
GOVERNING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|say(?:s|ing)?|said|t(?:ell|ells|elling|old)|know|knew|think|thought|clear|evident"
    r"|true|certain|sure|proof|evidence|sign|indication|doubt(?:s|ed)?|(?:re)?assur\w+"
    r"|(?!reportedly\b)(?:claim|report|confirm|suggest|alleg|assert|believ|announc|warn|stat|admit|acknowledg|reveal|disclos|insist|argu"
    r"|fear|hop|deni|reject|refut|rul|find|found|conclud|prov|indicat|establish|conced|agre|promis|pledg|vow)\w*)\b",
    re.IGNORECASE,
)
INHERITED: frozenset[Polarity] = frozenset({"not", "denied", "failed", "hedged"})


def polarity(clause: str) -> frozenset[Polarity]:
    """Which classes of negation and hedge stand in a clause."""
    return frozenset(name for name, words in CLASSES.items() if words.search(clause))


def clause_around(text: str, start: int, end: int) -> Span:
    """The clause of the sentence `text` that holds text[start:end]; all that the words reach over."""
    touched = [span for span in clause_spans(text) if span[0] < max(end, start + 1) and span[1] > start]
    if not touched:
        return start, end
    first, last = touched[0][0], touched[-1][1]
    lead = LEAD.match(text, first, last)
    if lead and lead.end() <= start:
        first = lead.end()
    while last > end and (text[last - 1].isspace() or text[last - 1] in ",;:–—"):
        last -= 1
    return min(first, start), max(last, end)


@lru_cache(maxsize=8192)
def clause_spans(text: str) -> tuple[Span, ...]:
    """A sentence cut into clauses, in order, with nothing left out. A clause around an inserted one is cut in two."""
    cuts = {0, len(text)}
    for opening in OPENING.finditer(text):
        if opening.group("that") and POINTING.search(text[: opening.start()]):
            continue
        cuts.add(opening.start() if opening.start() else opening.end())
        if INSERTED.match(opening.group() + text[opening.end() : opening.end() + 20]):
            closing = CLOSING.search(text, opening.end())
            if closing:
                cuts.add(closing.start())
    ordered = sorted(cuts)
    return tuple((a, b) for a, b in pairwise(ordered) if text[a:b].strip(" ,;:–—"))


def clause_polarity(text: str, clause: Span) -> frozenset[Polarity]:
    """The classes of one clause of `text`; what is denied or doubted of a "that" clause counts in it."""
    own = polarity(text[slice(*clause)])
    spans = clause_spans(text)
    at = spans.index(clause) if clause in spans else 0
    governed = at and re.match(r"\s+that", text[clause[0] : clause[1]], re.IGNORECASE)
    if governed and GOVERNING.search(text[slice(*spans[at - 1])]):
        own |= clause_polarity(text, spans[at - 1]) & INHERITED
    return own
