"""Which country or region a place lies in, as far as articles say so: a paper of the country hardly ever names it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from index.article import Article
from qa.families import subjects

_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
# "KALDRISH, Vastrellia (CPS) — ", "Kaldrish, Vastrellia — "
_DATELINE = re.compile(
    rf"^(?P<place>[A-Z][A-Z .'’-]+|{_NAME}), (?P<land>{_NAME})(?:, [A-Z][\w. ]+)?"
    r" ?(?:\([\w .]+\) ?)?[—–-]",
    re.MULTILINE,
)
# "in the Vastrellian port of Kaldrish", "the Vastrellian capital, Orrisk", "Vastrellia's capital, Orrisk"
_PART = re.compile(
    rf"\b(?:the (?P<people>[A-Z]\w+)|(?P<whose>{_NAME})['’]s?) (?:[a-z-]+ )?"
    rf"(?:capital|city|town|village|port|resort|province|region|island)(?: city| town)?(?:,| of) (?P<place>{_NAME})"
)


def lands(articles: Iterable[Article]) -> Mapping[str, frozenset[str]]:
    """By what a place's name is compared by: what the names of the lands are compared by that it is said to lie in."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for said in (*_DATELINE.finditer(article.text), *_PART.finditer(article.text)):
            named = said.groupdict()
            land = named.get("land") or named.get("people") or named.get("whose") or ""
            for place in subjects(said["place"].title()):
                found[place] |= set(subjects(land))
    return {place: frozenset(names) for place, names in found.items()}
