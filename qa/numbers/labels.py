"""Figures that count nothing: names ("Boeing 737", "Article 5"), telephone numbers, versions, addresses, markers."""

import re

_LABELS = frozenset(
    """
    article section chapter clause paragraph amendment annex appendix highway route road motorway autobahn
    flight channel room apartment suite boeing airbus windows level phase category type class group unit block
    gate pier platform line lane runway terminal reactor act resolution protocol psalm title page figure table
    apollo formula zone sector version iphone ipad galaxy playstation xbox falcon soyuz voyager chang'e android
    ios python model mark stage step part volume season episode round game match week day grade tier heat lap
    set book bill proposition directive regulation decree order case docket patent serial box locker cell bus
    tram train car truck ward precinct station school pump well agenda item question exhibit count verse issue
    edition area division wave
    """.split()
)
# Title-case words that may stand before a real number: of headlines, and at the start of a sentence.
_OPENERS = frozenset(
    """
    kills killed injures injured wounds wounded leaves left hits hit reaches reached tops topped dead hurt
    arrests arrested detains detained displaces displaced rescues rescued evacuates evacuated finds found loses
    lost wins won seizes seized destroys destroyed downs claims claimed sees saw gets got adds added cuts cut
    sends sent frees freed jails jailed charges fires names takes after before with without by of in on at to
    for from and or but the a an all these those its their his her our my some about around over under nearly
    almost only just another other than least most up as is are was were has have had that when while where if
    because since until between among every last next past first both says said then there also even still now
    total toll deaths offers orders buys sells pays raises
    """.split()
)
_ELSEWHERE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+|\[\d{1,3}\]|\b[\w-]+\.(?:com|org|net|de|io|uk)/\S*"
    r"|\+\d{1,3}[\s.-]?(?:\(\d+\)[\s.-]?)?\d[\d\s.-]{5,}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b|\b\d{3}-0\d{3}\b"
    r"|\bv?\d+\.\d+\.\d+[\w.]*|\bv\d+(?:\.\d+)*|\b24/7\b|\b\d{16,}\b|\b(?!\d/\d\s+of\b)(?:\d+[:/])+\d+\b|\b\d+(?:-\d+){2,}\b"
    r"|\b[\dA-Fa-f]{2}(?::[\dA-Fa-f]{2}){3,}\b"
)
_WORD_BEFORE = re.compile(r"([A-Za-zÀ-ɏ][\w'’]*)[\s]$")
# "Menkaria frees 46 prisoners and Aldrova 35.": what is counted is left out the second time.
_COUNTED_BEFORE = re.compile(r"\d\s+[a-z][\w-]*s(?:\s+[a-z]+){0,3},?\s+(?:and|but|while)\s+(?:the\s+)?[A-Z][\w'’-]*\s$")
_NOTHING_AFTER = re.compile(r"\s*(?:[.,;:!?()]|$)")
_PER = re.compile(r"\bper\s+$|/\s?$", re.IGNORECASE)
_STREET = re.compile(
    r"\s+[NSEW]\.\s|\s+(?:[A-Z][\w'’.]*\s+){1,3}(?:Street|Road|Avenue|Lane|Square|Boulevard|Drive|Terrace|St|Rd|Ave|Blvd)\b"
    r"|\s+(?:Rue|Via|Calle)\s+[A-Z]"
)


def elsewhere(text: str) -> list[tuple[int, int]]:
    """Spans of addresses, telephone numbers, versions, ratios and citation markers."""
    return [match.span() for match in _ELSEWHERE.finditer(text)]


def is_rate(text: str, at: int) -> bool:
    """Whether the number at `at` is what another is told by: "12 per 100,000"."""
    return bool(_PER.search(text, max(0, at - 6), at))


def names_a_thing(text: str, start: int, end: int, counts: bool) -> bool:
    """Whether the bare number `text[start:end]` belongs to a name before it, or to an address.

    `counts`: a plural noun follows, so that only a known label can claim the number.
    """
    if _STREET.match(text, end):
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if not before:
        return False
    word = before[1]
    low = word.lower()
    capital = word[0].isupper() or (len(word) > 1 and word[1].isupper())
    if low in _LABELS:
        return capital or not counts
    if _COUNTED_BEFORE.search(text, max(0, start - 80), start) and _NOTHING_AFTER.match(text, end):
        return False
    return capital and not counts and low not in _OPENERS and not low.endswith(("ly", "ing"))
