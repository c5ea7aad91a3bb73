"""Words by which a clause says without a "not" that something was not done: its opposite, or a verb that denies it.

"Failed to", "refused to", "was barred from" leave the verb after them undone, "wants to" and "was accused of" leave it
open (Karttunen 1971, Implicative verbs).
"""

import re
from collections.abc import Collection

from qa.families import subject, subjects

# Each denies the other of the same thing: who was acquitted was not convicted.
_PAIRS = """
    convicted acquitted, guilty innocent, guilty acquitted, innocent convicted, admitted denied, confessed denied
    accepted rejected, passed rejected, supported opposed, agreed disagreed, allowed banned, legal illegal, legal banned
    open closed, reopened closed, win lose, rise fall, faster slower, higher lower, bigger smaller, expensive cheap
    alive dead, survived died, present absent, succeeded failed, public secret, compulsory voluntary
    compulsory optional, permanent temporary, cancelled proceeded, postponed proceeded, found missing
    released custody, free jailed, freed jailed, hurt unhurt, hurt unharmed, hurt uninjured, hurt unscathed
    damaged undamaged, damaged intact, destroyed intact, insured uninsured, licensed unlicensed, armed unarmed
    married unmarried, conscious unconscious, safe unsafe, safe dangerous, safe contaminated, safe toxic
    dangerous harmless, empty full, delayed punctual, connected disconnected, successful unsuccessful
    resigned reelected, profit loss, remained left, sunk afloat, killed survived, accept refuse
"""


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.replace("\n", ",").split(","):
        if words := [subject(word) for word in pair.split()]:
            one, other = words
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(others - {word}) for word, others in found.items()}


OPPOSITES = _opposites()

_UNDONE = re.compile(
    r"\b(?:(?:fail|refus|declin|neglect)(?:s|e|ed|es|ing)?\s+to|unable\s+to|(?:has|have|had)\s+yet\s+to"
    r"|(?:is|are|was|were)\s+yet\s+to|stop(?:s|ped)?\s+short\s+of|decid(?:es?|ed)\s+against|opt(?:s|ed)?\s+not\s+to"
    r"|rul(?:es?|ed|ing)\s+out|refrain(?:s|ed)?\s+from|(?:bar|ban|block|prevent|stopp|kept|prohibit|forbid)\w*\s+from"
    r"|forbidden\s+to|(?:escap|avoid)(?:es?|ed|s|ing)|scrap(?:s|ped)?\s+(?:\w+\s+){0,3}plans?\s+to"
    r"|(?:drop|abandon|shelv|cancel)\w*\s+(?:\w+\s+){0,3}plans?\s+to"
    r"|(?:reject|dismiss|resist|refus|ignor|defi)\w*\s+(?:(?:\w+\s+){0,3})(?:calls?|demands?|pressure|requests?|pleas?|appeals?)"
    r"(?:\s+\w+){0,4}?\s+(?:to|for)|(?:has|have|had)\s+no\s+(?:plans?|intention|wish|desire)\s+(?:to|of)"
    r"|no\s+(?:plans?|intention|wish|desire)\s+(?:to|of))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?P<verb>want|hop|call|demand|urg|ask|tr(?:y|ie)|attempt|seek|sought|ready|willing|consider|propos|order|requir|need"
    r"|permit|offer|threaten|prepar|invit|recommend|suggest|advis|request|appeal|fear|warn|suspect|accus|charg"
    r"|believ|thought|think|claim|alleg|insist|argu|campaign|apply|appli|wait|allow|expect)(?:e?s|e?d|ing|en|t)?"
    r"(?:\s+(?!to\b|for\b|that\b|of\b|over\b|with\b)[\w’'-]+){0,6}?\s+(?:to|for|that|of|over|with)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|whether|in case|provided that|in the event)\b", re.IGNORECASE)
# "An amendment that would have abolished homework was rejected": what was put forward did not come to be.
_DEFEATED = re.compile(
    r"\b(?:amendment|proposal|plan|bill|motion|bid|request|attempt|idea|initiative|application|call)s?\b.{0,120}?"
    r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:rejected|voted\s+down|defeated|thrown\s+out|dropped|scrapped|withdrawn|shelved"
    r"|abandoned|turned\s+down|blocked|vetoed|refused)\b"
    r"|\b(?:rejected|voted\s+down|defeated|threw\s+out|dropped|scrapped|withdrew|shelved|abandoned|turned\s+down|blocked"
    r"|vetoed)\s+(?:an?|the|its|his|her|their)\s+(?:\w+\s+)?(?:amendment|proposal|plan|bill|motion|bid|request|idea|call)\b",
    re.IGNORECASE,
)


def opposed(term: str) -> frozenset[str]:
    """What says the opposite of a word, as words are compared."""
    return OPPOSITES.get(term, frozenset())


def is_undone(clause: str, deed: str) -> bool:
    """Whether a verb such as "refused to" stands before the deed, which was therefore not done."""
    return any(
        _follows(clause, found.end(), deed) and deed not in subjects(found.group())
        for found in _UNDONE.finditer(clause)
    )


def is_defeated(sentence: str, deed: str) -> bool:
    """Whether the deed is that of a proposal which came to nothing."""
    return any(
        deed in subjects(sentence[found.start() :]) and deed not in subjects(found.group().split()[-1])
        for found in _DEFEATED.finditer(sentence)
    )


def is_open(clause: str, deed: str, asked: Collection[str]) -> bool:
    """Whether a clause leaves it open: it stands under a condition, or is only wanted, feared, ordered or alleged.

    `asked` are the question's words: who asks whether more pay was demanded is answered by "demanded".
    """
    if _CONDITION.search(clause):
        return True
    for found in _OPEN.finditer(clause):
        verb = found.group().split()[0]
        if subject(verb) not in asked and _follows(clause, found.end(), deed):
            return True
    return False


def _follows(clause: str, end: int, deed: str) -> bool:
    return deed in subjects(clause[end:])
