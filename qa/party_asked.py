"""Whose account a question asks for: "according to the police", "does the ministry put it at"."""

import re

_SAYS = (
    r"say|claim|give|put|estimate|reckon|expect|count|report|admit|announce|think|believe|assume|confirm|acknowledge"
    r"|concede|quote|cite|forecast|predict|see|speak of|arrive at|raise|lower|revise"
)
_ACCOUNT = r"estimates?|counts?|figures?|reckoning|tally|assessment|calculations?|version|account|claim"
_ASKED = (
    re.compile(r"\baccording to (?P<party>(?!whom\b)[^,;?]+)", re.IGNORECASE),
    re.compile(
        r"\bin the (?:view|opinion|eyes|estimation|judge?ment|words|account|version) of (?P<party>[^,;?]+)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:did|does|do) (?P<party>[^,;?]{{2,60}}?) (?:(?:now|still|currently|first|originally) )?(?:{_SAYS})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:by|the|was|is) (?P<party>(?:[\w-]+ ){{0,3}}[\w-]+?)(?:['’]s?)?(?: own)? (?:{_ACCOUNT})\b", re.IGNORECASE
    ),
)


def party_asked(question: str) -> str | None:
    """The words that name the party whose account is asked for; None where any would do."""
    return next((found["party"] for form in _ASKED if (found := form.search(question))), None)
