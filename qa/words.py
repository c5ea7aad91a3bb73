"""Words as they are compared: lower case, stemmed (Snowball's English Porter), function words left out."""

import re
import threading
from functools import lru_cache

import Stemmer

# "De-escalate" and "deescalate" are one word.
_PREFIXED = r"(?:de|re|co|pre|non|anti|counter)-"
WORD = re.compile(rf"(?:\b{_PREFIXED})?\w+(?:['’.]\w+)*", re.IGNORECASE)

# The closed classes of English and the words that questions are made of; what is left carries a subject.
FUNCTION_WORDS = frozenset(
    """
    a about above after again against ago all also although am among an and any anybody anyone anything are around as at
    be because been before being below between both but by can cannot could did do does doing done down during each
    either else ever every everybody everyone everything few for from further get gets give given gives got had happen
    happened happens has have having he her here hers herself him himself his how however i if in into is it its itself
    just lot made make many may me might mine more most much must my myself neither no nobody none nor not nothing now
    of off often on once one only onto or other others our ours out over own per please quite rather really said same
    say says shall she should since so some somebody someone something such tell than that the their theirs them
    themselves then there these they this those though through thus to too toward towards under until up upon us very
    was we were what whatever when where whether which while who whom whose why will with within without would yet you
    your yours according articles article sources source reported report kind sort type exactly currently know known
    """.split()
)

# A country and its people are one subject: Ukraine, Ukrainian; Korea, Koreans; Japan, Japanese; Israel, Israeli.
_PEOPLES = re.compile(r"(?<=\w{4})(?:ian|ia|an|a|es|i)$")

_POSSESSIVE = re.compile(r"['’]s?$")
_CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|d|m)?$")  # "they've", "it's"
_NOT = re.compile(r"n['’]t$")  # "didn't", "won't": only auxiliaries end so
_stemmer = Stemmer.Stemmer("english")
_lock = threading.Lock()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one word, in lower case, without a possessive and without the endings that make a people's name."""
    bare = _POSSESSIVE.sub("", word.lower().replace("-", ""))
    with _lock:  # the stemmer keeps its word in itself
        stemmed: str = _stemmer.stemWord(bare)
    return _PEOPLES.sub("", stemmed)


def words(text: str) -> list[str]:
    return WORD.findall(text)


def content_words(text: str) -> list[str]:
    """The words that carry a subject, as they stand, in order."""
    return [word for word in words(text) if not _is_function_word(word)]


@lru_cache(maxsize=100_000)
def _is_function_word(word: str) -> bool:
    return bool(_NOT.search(word.lower())) or _CONTRACTED.sub("", word.lower()) in FUNCTION_WORDS
