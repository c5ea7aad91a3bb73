"""Whose a figure is, where no verb of saying tells: "The union counts 29", "Norvale acknowledged the loss of three"."""

import re
from dataclasses import dataclass

from qa.names import POSSESSIVE, name_runs
from qa.speech.reporting import DOCUMENTS, FINITE, ROLE, ROLES
from qa.speech.speakers import is_pronoun

LONGEST = 12  # words of a party's name and description; the longest in the sources had nine
RECORDS = DOCUMENTS | frozenset("manifest ledger list register records survey poll inquiry study".split())
_GIVES = (
    r"(?:expect|count|acknowledge|admit|concede|list|reckon|calculate|forecast|estimate|show|record|register|assume"
    r"|suspect|demand|offer|propose|claim|confirm|blame|attribute|believe)(?:s|d|ed|ted)?"
    r"|(?:rais|lower|increas|revis|reduc|correct|updat)(?:es|ed|s)"
    r"|puts?|gave|gives?|arrive[sd]? at|came to|comes? to|sp(?:ea|o)ks? of|spoke of|st(?:and|oo)ds? by|saw|sees?"
)
_PARTY = re.compile(
    r"\W*(?:(?:and|but|while|whereas|though|although|yet)\s+)?"
    r"(?P<who>[^\s;:\"“”]+(?:\s+[^\s;:\"“”]+){0,24}?)"
    rf"\s+(?:(?:has|have|had|now|still|also|itself|themselves|only|again|later|then|since|already|even)\s+)*"
    rf"(?:{_GIVES})\b",
    re.IGNORECASE,
)
_SETTING = re.compile(r"(?:For|In|On|At|By|After|Since|Within)\s[^,]*,\s+")
_DESCRIBED = re.compile(r",\s+(?:who|which|whose|whom|citing|an?|the|its|their|his|her)\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class Party:
    name: str
    end: int
    """Where the verb ends with which it gives the figure."""


def read_party(clause: str) -> Party | None:
    """The party that a clause opens with, and that gives what follows; None for a pronoun or where nobody is named."""
    setting = _SETTING.match(clause)
    found = _PARTY.match(clause, setting.end() if setting else 0)
    if found is None:
        return None
    who = _DESCRIBED.sub("", found["who"]).strip(" ,")
    words = who.lower().split()
    if (
        len(words) > LONGEST
        or is_pronoun(who)
        or FINITE.intersection(words)
        or any(word[0].isdigit() for word in words)
    ):
        return None
    heads = [POSSESSIVE.sub("", word).strip(",.") for word in words]
    named = name_runs(f"x {who}") or any(word in ROLES | RECORDS or ROLE.match(word) for word in heads)
    return Party(who, found.end()) if named else None
