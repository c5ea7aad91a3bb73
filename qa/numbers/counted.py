"""The noun phrase that a number counts: "North Korean troops" in "10,000 North Korean troops are in ...".

Closed lists and the shape of words stand in for a tagger: a counted noun is plural, so the phrase runs to its last
plural word, or to the word that cannot belong to it.
"""

import re
from dataclasses import dataclass

_STOPS = frozenset(
    """
    a an the this that these those its their his her our my your whose which who whom what when where while
    whereas why how than then as if because since until till after before during about above across against
    along amid among around at behind below beneath beside between beyond by despite down for from in inside
    into like near of off on onto out outside over past per through throughout to toward towards under
    underneath up upon via with within without including excluding versus vs amidst regarding concerning
    following according and or but nor so yet plus both either neither not no never also too only just even
    still already again ago later earlier away apart each every all any some it he she they we you i them him us
    me there here now today yesterday tomorrow tonight overnight together alone instead however meanwhile once
    twice soon long far is are was were be been being am has have had having do does did doing will would can
    could shall should may might must ought isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't
    didn't won't wouldn't can't cannot couldn't shouldn't one two three four five six seven eight nine ten
    eleven twelve twenty thirty forty fifty hundred thousand million billion dozen
    hundreds thousands millions billions dozens
    """.split()
)
# Verbs whose past tense has no -ed, and the commonest that follow a singular noun.
_VERBS = frozenset(
    """
    said says say told tells tell came comes come went goes go gone took takes take taken fell falls fall fallen
    rose rises rise risen left leaves leave lost loses lose won wins win fled flees flee got gets get gave gives
    give given made makes make met meets meet saw sees see seen sent sends send spent spends set sets put puts
    held holds hold kept keeps keep knew knows know known began begins begin begun broke breaks broken brought
    brings bring built bought buys caught chose cut cuts drove drives driven ate eats fought fights felt feels
    found finds flew flies flown forgot grew grows grown heard hears hid hit hits hurt led leads let lit meant
    paid pays ran runs run sank sunk sold sells shook shot shut sang sat slept spoke speaks spoken stood stands
    stole stolen struck swam swept thought threw thrown understood wore wrote writes written remain remains
    shows show showed became become becomes include includes need needs want wants seem seems appear appears die
    dies live lives work works stay stays arrive arrives return returns
    """.split()
)
# Participles without -ed that stand before a noun: "five lost seasons".
_PARTICIPLES = frozenset(
    """
    lost stolen broken fallen built sold written frozen hidden sunken sunk torn drawn known shot held cut hurt
    struck
    """.split()
)
# Those in -ed that stand before a singular noun; any other is its verb: "the 19-year-old scored".
_ED_ADJECTIVES = frozenset(
    """
    wounded injured armed unarmed retired detained jailed alleged abandoned convicted accused unidentified
    unnamed married unmarried divorced widowed disabled proposed planned extended limited suspended combined
    estimated guided delayed failed damaged united experienced masked disgraced celebrated renowned red-haired
    talented decorated
    """.split()
)
# Said of people as nouns where no noun follows: "12 dead, 30 injured".
_STATES = frozenset("dead killed injured wounded missing hurt arrested detained displaced homeless unaccounted".split())
# Counted though not written in the plural, or written so without an -s.
_PLURALS = frozenset(
    """
    people men women children police troops personnel staff aircraft spacecraft hovercraft cattle sheep fish
    deer salmon teeth feet mice geese lice oxen media data criteria phenomena bacteria crew folk livestock
    poultry swine offspring infantry cavalry clergy youth elderly dead wounded injured others
    """.split()
)
_SINGULAR_IN_S = frozenset(
    """
    news series species gas bus boss loss class glass mass pass press business congress access process success
    progress status virus campus census crisis basis analysis diabetes measles politics economics physics
    mathematics athletics headquarters always perhaps thus plus less across us this is was as has its his yes
    various previous
    """.split()
)
_SINGULAR_ENDINGS = ("ss", "us", "is", "ous")
_ADJECTIVE_ENDINGS = (
    "al",
    "ive",
    "ous",
    "ic",
    "ar",
    "ant",
    "ent",
    "ful",
    "less",
    "ble",
    "ern",
    "ght",
    "ese",
    "ian",
    "ary",
    "est",
)
_NOT_ADVERBS = frozenset(
    """
    daily weekly monthly yearly hourly family supply assembly ally elderly early only italy july likely deadly
    friendly reply monopoly anomaly butterfly bully belly jelly lily rally fly holy ugly silly costly orderly
    """.split()
)
_ABBREVIATIONS = frozenset({"US", "IT", "WHO"})  # in small letters they are stops
_ED_NOUNS = frozenset("bed seed breed shed sled red hundred creed deed feed need reed speed steed weed united".split())
_ING_NOUNS = frozenset(
    """
    building meeting hearing wing ring king spring string thing morning evening ceiling beijing wedding warning
    killing shooting bombing drawing painting listing filing offering opening setting saving earning holding
    housing dwelling crossing landing sibling bearing rating ruling feeling finding gathering posting sitting
    stabbing ling wellbeing
    """.split()
)

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Za-z0-9À-ɏ](?:[\w’'./&-]*\w)?(?:['’](?=\s))?")
_GAP = re.compile(r"[\s]*[(\[\"“”‘'’«]*\s*")
_BETWEEN = re.compile(r"\s+[(\[\"“‘'«]?|[\"”’']\s+")
_OF = re.compile(
    r"[\"”’')\]]*\s+of\s+[(\[\"“‘]?(?:all\s+)?((?:the|its|their|his|her|our|these|those|this|that|an?)\s+)?",
    re.IGNORECASE,
)
# "4,000 of the town's 18,000 residents": the number counts residents.
_OUT_OF = re.compile(
    r"(?:[\w-]+['’]s\s+)?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)\s+(?=[A-Za-z])",
    re.IGNORECASE,
)
_LONGEST = 8  # words; the longest in 2,000 counted phrases of news had seven


@dataclass(frozen=True)
class Noun:
    """A noun phrase, `text[start:end]`."""

    start: int
    end: int
    plural: bool
    state: bool = False
    """What became of people, and no noun follows: "12 dead"."""


def read_counted(text: str, at: int, singular: bool = False) -> Noun | None:
    """The noun phrase that begins at `at`, past white space and opening marks.

    `singular`: the head is not expected in the plural, as after "one", or in "a 15-year sentence".
    """
    gap = _GAP.match(text, at)
    position = gap.end() if gap else at
    first = position
    end = None
    plural = False
    previous, common = "", False
    before_and = None
    for _ in range(_LONGEST):
        match = _WORD.match(text, position)
        if not match:
            break
        word = match[0]
        low = word.lower().replace("’", "'")
        following = _WORD.match(text, _after(text, match.end()) or len(text))
        if not _belongs(low, word, previous, following[0].lower() if following else "", singular):
            break
        if plural and not _is_plural(low):
            break
        if singular and word[0].isupper() and previous and common and not previous.endswith(_ADJECTIVE_ENDINGS):
            break  # "the first time Ana Brek ..."
        previous, common = low, word[0].islower()
        if low in ("and", "or"):
            before_and = before_and or end
        else:
            end = match.end()
        if low.endswith(("'s", "s'")) and following and not singular:
            plural = False  # a possessor, with what it has still to come
        elif _is_plural(low):
            plural = True
        step = _after(text, match.end())
        if step is None:
            break
        position = step
    if end is None:
        return None
    if before_and and not plural:
        end = before_and  # two things, not two adjectives of one
    if text[first:end].endswith(("'s", "’s")):
        return None  # a possessor, and what it has is not told
    end -= len(text[first:end]) - len(text[first:end].rstrip("'’"))
    return Noun(first, end, plural, text[first:end].lower() in _STATES) if end > first else None


def read_counted_of(text: str, at: int, determined: bool = True) -> Noun | None:
    """The noun phrase behind "of" at `at`: "hundreds of North Korean troops", "40% of the territory".

    `determined`: also behind an article, as a length is not: "10 inches of rain", but "40 km of the border".
    """
    match = _OF.match(text, at)
    if not match or (match[1] and not determined):
        return None
    total = _OUT_OF.match(text, match.end())
    return read_counted(text, total.end() if total else match.end())


def head(noun: str) -> str:
    """The head of a noun phrase, in small letters and without its plural: "troop" for "North Korean troops"."""
    words = noun.lower().replace("’", "'").split()
    last = words[-1].removesuffix("'s").strip("'\".,") if words else ""
    return _IRREGULAR.get(last) or _singular(last)


_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "teeth": "tooth",
    "feet": "foot",
    "mice": "mouse",
    "geese": "goose",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "halves": "half",
    "criteria": "criterion",
    "series": "series",
    "species": "species",
    "news": "news",
    "troops": "troop",
    "movies": "movie",
    "ties": "tie",
    "lies": "lie",
}


def _singular(word: str) -> str:
    for suffix, singular in (("policemen", "policeman"), ("men", "man"), ("people", "person")):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            return word.removesuffix(suffix) + singular
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS) and word not in _SINGULAR_IN_S:
        return word[:-1]
    return word


def _after(text: str, at: int) -> int | None:
    between = _BETWEEN.match(text, at)
    return between.end() if between else None


def _is_plural(low: str) -> bool:
    if low in _PLURALS or (low.endswith(("men", "women", "people", "children")) and len(low) > 4):
        return True
    return (
        low.endswith("s")
        and len(low) > 2
        and not low.endswith((*_SINGULAR_ENDINGS, "'s"))
        and low not in _SINGULAR_IN_S
    )


def _belongs(low: str, word: str, previous: str, following: str, singular: bool) -> bool:
    """Whether a word can stand in a counted phrase, behind `previous` and before `following` ("" at the ends)."""
    if word in _ABBREVIATIONS:
        return True
    if low in ("and", "or"):
        return bool(previous) and not singular and bool(following) and following not in _STOPS
    if low in _STOPS or word.isdigit() or not any(letter.isalpha() for letter in word):
        return False
    adverb = previous.endswith("ly") and previous not in _NOT_ADVERBS
    ends_here = not following or following in _STOPS or following[0].isdigit() or (following in _VERBS and not adverb)
    if low in _STATES:
        return not previous or not ends_here
    if low in _VERBS and not (word[0].isupper() and previous):
        return not ends_here and (adverb or (not previous and low in _PARTICIPLES and _is_plural(following)))
    if low.endswith("ed") and "-" not in low and low not in _ED_NOUNS:
        return not ends_here and not (singular and low not in _ED_ADJECTIVES) and not following.endswith("ly")
    if low.endswith("ing") and "-" not in low and low not in _ING_NOUNS:
        return not ends_here
    if low.endswith("ly") and low not in _NOT_ADVERBS and not word[0].isupper():
        return not previous and bool(following) and following not in _STOPS
    return True
