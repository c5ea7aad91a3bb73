"""Names of those who speak: when two are the same, and whom "he", "the president" or "the ministry" stands for."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from index.span import Span
from qa.names import is_ordinary, name_runs

PERSON_TITLES = frozenset(
    """
    president minister governor mayor ambassador secretary chancellor senator general colonel major captain admiral
    commander chief chairman chairwoman chair director head judge justice prosecutor spokesman spokeswoman spokesperson
    premier professor doctor king queen prince princess pope bishop archbishop envoy commissioner inspector sergeant
    lieutenant representative deputy prime vice chief marshal coach captain manager owner founder chancellor speaker
    leader foreign defence defense interior finance health justice former acting interim regional economist analyst
    lawyer attorney mr mrs ms miss dr gov sen rep gen lt col maj capt sgt prof rev sir dame lord lady ceo executive
    treasurer consul officer superintendent sheriff constable farmer resident engineer scientist author director-general
    """.split()
)
BODIES = frozenset(
    """
    ministry agency company institute university court commission bank union party council service office department
    committee authority police watchdog group organisation organization club newspaper administration army navy
    military government parliament senate fund foundation association federation board bureau regulator operator airline
    hospital school college staff command directorate centre center network corporation team
    """.split()
)
# Plural or single, these take "they".
MANY = re.compile(
    r"\b(?:officials|\w+ers|\w+ors|\w+ists|\w+ians|people|men|women|police|residents|authorities|\w+ents)\b",
    re.IGNORECASE,
)
ONE = re.compile(
    r"\b(?:an?|the|his|her|its|their|one)\s(?:[\w-]+\s)*(?:\w+(?:er|or|ist|man|woman|ian|ant|ent)|official|source)\b",
    re.I,
)
PRONOUNS = frozenset("he she they it him her them".split())
ARTICLES = frozenset("the a an this that its his her their our one and of in for on to from at".split())
VARIANT_ENDING = re.compile(r"(?:iy|yy|ii|yi|ij|i|y)$")
POSSESSIVE = re.compile(r"(?:its|his|her|their|our|my)\s", re.IGNORECASE)
AFTER_PREPOSITION = re.compile(r"\b(?:of|for|from|to|at|in)\s+(?:the\s+)?$")
BEFORE_A_PLACE = re.compile(r"\s(?:of|from|for|at|with|in)\s")
FEMININE = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|\w*woman|mother|sister|daughter|actress)\b", re.I)
MASCULINE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|\w*(?<!wo)man|father|brother|son)\b", re.I)


@lru_cache(maxsize=20_000)
def fold_name(word: str) -> str:
    """A name's word without case, accents, possessive and the endings that transliterations differ in."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = re.sub(r"'s?$", "", plain).rstrip(".")
    return VARIANT_ENDING.sub("y", plain) if len(plain) > 4 else plain


def same_speaker(a: str, b: str) -> bool:
    """Whether two phrases name the same person or body; titles, articles and transliteration put aside.

    "Orlovskyy" is "Velian President Mikel Orlovsky"; "officials" is not "Velian officials".
    """
    first, second = _person(a), _person(b)
    if first and second:
        return _one_is_the_others_end(first, second) or _one_is_the_others_end(second, first)
    return bool(_words(a)) and _words(a) == _words(b)


def untitled(name: str) -> str:
    """A name after its last title: "Energy Minister Kasimir Uldane" is "Kasimir Uldane"."""
    words = name.split()
    last = max((at for at, word in enumerate(words) if word.casefold().rstrip(".,") in PERSON_TITLES), default=-1)
    return " ".join(words[last + 1 :])


def _one_is_the_others_end(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    if len(short) > len(whole):
        return False
    pairs = list(zip(short[::-1], whole[::-1], strict=False))
    (surname, other), given = pairs[0], pairs[1:]
    initials = all(one == two or (1 in (len(one), len(two)) and one[0] == two[0]) for one, two in given)
    return surname == other and initials


@lru_cache(maxsize=4096)
def _words(phrase: str) -> tuple[str, ...]:
    """What a description consists of, in any order."""
    bare = re.sub(r"\([^)]*\)", " ", phrase)
    found = (fold_name(word) for word in re.findall(r"(?:[^\W\d_]\.){2,}|[\w][\w.'’-]*", bare))
    return tuple(sorted(word for word in found if word and word not in ARTICLES))


@lru_cache(maxsize=4096)
def _person(phrase: str) -> tuple[str, ...]:
    """The words of a person's name within a phrase, without titles; () if it names none."""
    bare = re.sub(r"\([^)]*\)", " ", phrase).strip(" ,.")
    if (place := BEFORE_A_PLACE.search(bare)) and _person(bare[: place.start()]):
        return _person(bare[: place.start()])
    runs = _runs(bare)
    if not runs or runs[-1][1] != len(bare):
        return ()
    start, end = runs[-1]
    if AFTER_PREPOSITION.search(bare[:start]) and len(bare[start:end].split()) < 3:
        return ()  # "the mayor of Port Vell" names no person
    words = _name_words(bare[start:end])
    if start == 0 and len(words) == 1 and is_ordinary(bare):
        return ()  # the capital of a sentence's first word: "Residents"
    return () if any(word in BODIES for word in words) else words


def _runs(phrase: str) -> list[Span]:
    # A lower-case word in front, so that the phrase's first word is read as one within a sentence.
    return [(start - 2, end - 2) for start, end in name_runs("x " + phrase)]


def _name_words(run: str) -> tuple[str, ...]:
    words = (word for word in re.split(r"[\s]+", run) if word.casefold().rstrip(".") not in PERSON_TITLES)
    return tuple(fold_name(word) for word in words)


def is_person(phrase: str) -> bool:
    """Whether the phrase reads as a named person: a run of capitalised words that is no body."""
    return bool(_person(phrase)) and not phrase.casefold().startswith("the ")


def as_named(speaker: str) -> str:
    """A speaker as an attribution within a sentence names him: "The mayor" is "the mayor", "Its head, X" is X."""
    if POSSESSIVE.match(speaker):
        runs = _runs(speaker)
        return speaker[slice(*runs[-1])] if runs else speaker
    plain = re.match(r"(?:The|A|An)\s", speaker) or not name_runs(speaker)
    return speaker[:1].lower() + speaker[1:] if plain else speaker


def is_pronoun(phrase: str) -> bool:
    return phrase.casefold() in PRONOUNS


def stands_for(pronoun: str, speaker: str) -> bool:
    """Whether a pronoun of the third person can stand for this speaker, as far as the words tell."""
    word = pronoun.casefold()
    one = bool(_person(speaker)) or _titled(speaker)
    if word in ("they", "them"):
        return (bool(MANY.search(speaker)) and not is_person(speaker)) or " and " in speaker
    if word == "it":
        return not one and not MANY.search(speaker)
    body = speaker.casefold().startswith("the ") and speaker.split()[-1][:1].isupper()
    if not (one or ONE.search(speaker)) or (body and not _titled(speaker)):
        return False
    return not (MASCULINE if word in ("she", "her") else FEMININE).search(speaker)


def _titled(speaker: str) -> bool:
    return any(part.strip(",") in PERSON_TITLES for part in speaker.casefold().split())


def is_body(phrase: str) -> bool:
    """Whether the phrase names a ministry, a company or the like."""
    return not is_person(phrase) and any(word in BODIES for word in phrase.casefold().split())


# A word of "the former deputy mayor", where "Varn, said the mayor" has another clause.
_WITHIN_TITLE = r"(?!(?:the|says?|said|told|added|is|was|were|has|had|who|which|when|where|and|but)\b)[\w'’.-]+"


def described_as(phrase: str) -> str | None:
    """The title or kind of body in "the president", "the Velian president", "the ministry"; or None."""
    words = phrase.split()
    if len(words) < 2 or words[0].casefold() != "the" or len(words) > 4:
        return None
    head = words[-1].casefold()
    return head if words[-1].islower() and (head in PERSON_TITLES or head in BODIES) else None


def antecedent(text: str, before: int, phrase: str) -> Span | None:
    """Where the one whom "the president" or "the ministry" stands for was last named in text[:before]."""
    head = described_as(phrase)
    if head is None:
        return None
    modifiers = [word for word in phrase.split()[1:-1] if word[0].isupper()]
    if modifiers and head in BODIES:
        return None  # "the Velian military" says itself whose it is
    for start, end in reversed(_introductions(text, head)):
        if end <= before and _fits(text[start:end], modifiers):
            return start, end
    return None


def _fits(named: str, modifiers: Iterable[str]) -> bool:
    return all(fold_name(modifier)[:5] in named.casefold() for modifier in modifiers)


@lru_cache(maxsize=1024)
def _introductions(text: str, head: str) -> tuple[Span, ...]:
    """Where a name stands with the title or kind of body: "President X", "X, the president", "Ministry of Y"."""
    found: list[Span] = []
    runs = name_runs(text)
    for start, end in runs:
        words = text[start:end].split()
        lower = [word.casefold().rstrip(".,") for word in words]
        if head in lower and len(words) > 1:
            found.append((start, end))
        elif head in BODIES:
            if match := re.compile(rf"(?:['’]s)?\s+(?:\w+\s+)?{head}\b").match(text, end):
                found.append((start, match.end()))
        elif re.search(rf"\bthe\s+{head},\s+$", text[max(0, start - 30) : start], re.IGNORECASE):
            found.append((start, end))
        elif titled := re.search(rf"\b{head}\s+$", text[max(0, start - 30) : start], re.IGNORECASE):
            found.append((max(0, start - 30) + titled.start(), end))
        elif re.compile(rf",\s+(?:(?:the|a|an|its|who is)\s+)?(?:{_WITHIN_TITLE}\s+){{0,4}}?{head}\b").match(text, end):
            found.append((start, end))
    return tuple(found)
