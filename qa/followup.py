"""A question that leans on the conversation before it, made to stand alone, by its words alone.

A question that stands alone is left as it is. Where a word points back and nothing named fits it, the question is left
too: a wrong guess would be answered as if it had been asked.
"""

import re
from collections.abc import Mapping, Sequence

from qa.agreement import asked_of_agreement
from qa.families import subject, subjects
from qa.frame import read_frame
from qa.names import name_runs
from qa.question import MAX_CHARACTERS
from qa.referents import MANY, PERSON, Turn, day_meant, named_as, plain_answer, referent
from qa.reframe import WHAT_SAYS, completed, setting
from qa.substitution import same_opening, substituted
from qa.words import content_words

MEMORY = 6  # questions back: what was named before them has been named again or left behind

_LEAD = re.compile(r"^(?:(?:and|but|so|then|ok|okay|also)\b,?\s+)+", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how) about\s+", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"(?:the|his|her|its|their)(?:\s+[\w’'-]+){1,3}$", re.IGNORECASE)
_WHO_IS = re.compile(r"who\s+(?:is|was|are|were|leads?|heads?|runs?|governs?|chairs?|owns?)\b", re.IGNORECASE)
_THAT = re.compile(
    r"\b(?P<helping>is|was|did|does|will|would|has|had)\s+(?:that|this)\b(?!\s+(?:the|an?)\b)", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"\b(?:(?P<own>his|its|their|her)(?P<owned>\s+(?!(?:is|was|to|in|at|on|from|for|by|about|after|before|when|and)\b)\w+)"
    r"|(?P<word>he|she|it|they|him|her|them|hers|theirs|there))\b",
    re.IGNORECASE,
)
# "It" and "there" that stand for nothing said before.
_EMPTY = re.compile(
    r"\b(?:is|was) it (?:true|known|clear|possible|likely|certain|legal|safe|raining|cold|hot|the case)\b"
    r"|\bhow (?:far|long) (?:is|was) it from .+ to\b|\b(?:did|does|will|would) it (?:take|mean that|rain|snow)\b"
    r"|\b(?:is|are|was|were|will|would|has|have|had|can|could)\s+there\b|\bthere\s+(?:is|are|was|were|will|has|have|had)\b"
    r"|\b(?:say|says|said|confirm|deny|announce|report|claim|reject|admit)\s+it$"
    r"|\bwhat time (?:is|was) it\b|\bit\s+(?:is|was)\s+(?:true|known|clear)\b",
    re.IGNORECASE,
)
# What befalls people in an event: asked of nobody named, it is asked of the event spoken of.
_BEFALLING = frozenset(
    subjects(
        "people died killed wounded injured hurt arrested missing evacuated rescued fired first responsible blamed"
        " victims survivors survived casualties injuries toll damage fled homes"
    )
)
_THAT_DAY = re.compile(
    r"\b(?:on |in |at )?that (?:same )?(?:day|date|time|night|morning|evening|week|month|year)\b"
    r"|\b(?<!since )then\b(?=\s*$)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:about|of|for|by|with|to|said|say|says|mean|confirm(?:ed)?|den(?:y|ied)|cause[ds]?|called?)\s+(?:that|this)$"
    r"|\b(?:is|was|did|does|will)\s+(?:that|this)\b(?!\s+\w+\s+(?:is|was|has)\b)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\bthe (?P<head>[a-z]{3,})\b(?!\s+of\b)", re.IGNORECASE)
_VERB = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|may|might|must|should)\b", re.I)


def standalone(question: str, history: Sequence[Mapping[str, object]]) -> str:
    """The question as it reads without the conversation. `history` holds turns with "role" and "content"."""
    turns: list[Turn] = []
    for turn in history:
        content = " ".join(words_of_turn(turn.get("content")).split())
        if turn.get("role") == "user" and content:
            turns.append(Turn(_whole(content, turns)))
        elif turn.get("role") == "assistant" and content and turns:
            turns[-1] = Turn(turns[-1].question, plain_answer(content))
    return _whole(question, turns) if turns else question


def _whole(question: str, turns: Sequence[Turn]) -> str:
    turns = turns[-MEMORY:]
    if not turns or len(question) > MAX_CHARACTERS or not re.search(r"\w", question):
        return question
    bare = question.strip().rstrip("?!. ")
    rest = _LEAD.sub("", bare)
    fragment = not _VERB.search(rest) and read_frame(rest) is None
    about = bool(_ABOUT.match(rest)) or (fragment and (rest != bare or bool(_OF_ANOTHER.match(rest))))
    rest = _ABOUT.sub("", rest)
    if not _leans(bare, rest, about):
        return question
    whole = _said_in_full(rest, turns, about)
    if whole is None or len(whole) > MAX_CHARACTERS:
        return question
    return f"{whole[:1].upper()}{whole[1:].rstrip('?. ')}?"


def _leans(bare: str, rest: str, about: bool) -> bool:
    """Whether it leaves something out, or has a word that points back to what it does not name itself."""
    own = content_words(rest)
    names = name_runs(f"x {rest}")
    if (
        about
        or asked_of_agreement(rest) == ""
        or (len(own) <= 1 and not names)
        or (rest != bare and WHAT_SAYS.fullmatch(rest))
    ):
        return True
    if _THAT_DAY.search(rest) or (_pointing_back(rest) and not _EMPTY.search(rest)):
        return True
    if names:
        return False
    of_the_event = all(subject(word) in _BEFALLING for word in own)
    named_before = len(own) <= 3 and _DEFINITE.search(rest)
    return rest != bare or bool(_POINTING.search(rest)) or of_the_event or bool(named_before)


def _pointing_back(rest: str) -> bool:
    """Whether a pronoun stands before any name that it could stand for."""
    for found in _PRONOUN.finditer(rest):
        word = (found["word"] or found["own"]).lower()
        named = name_runs(f"x {rest[: found.start()]}")
        located = re.search(r"\b(?:in|at|near|to|from)\s+(?:the\s+)?\S+\s*$", rest[: found.start()])
        if not named or (word in PERSON and located and len(named) == 1):
            return True
    return False


def _said_in_full(rest: str, turns: Sequence[Turn], about: bool) -> str | None:
    if asked_of_agreement(rest) == "":
        return turns[-1].question
    named = _resolved(rest, turns)
    if (
        about
        and named != rest
        and re.match(r"(?:his|her|its|their)\s", rest, re.I)
        and _WHO_IS.match(turns[-1].question)
    ):
        return f"Who is {named}"  # "And his deputy?", after "Who is the mayor?"
    if about:
        return substituted(named, turns[-1]) or (f"What about {named}" if named != rest else None)
    if whole := completed(named, turns[-1]) or completed(rest, turns[-1]) or same_opening(named, turns[-1]):
        return whole
    if named != rest:
        return named
    if (that := _THAT.search(rest)) and (what := referent("it", turns)):
        return f"{rest[: that.start()]}{that['helping']} {what}{rest[that.end() :]}"
    if name_runs(f"x {rest}") or _POINTING.search(rest):
        return None
    where = setting(turns[-1].question)
    return f"{rest} {where}" if where and where.split()[0].lower() not in rest.lower().split() else None


def _resolved(rest: str, turns: Sequence[Turn]) -> str:
    """With what its words that point back stand for; those that nothing named fits stay."""
    said: set[str] = set()

    def named(found: re.Match[str]) -> str:
        word = (found["word"] or found["own"]).lower()
        before = rest[: found.start()]
        empty = any(match.start() <= found.start() < match.end() for match in _EMPTY.finditer(rest))
        if word in said or name_runs(f"x {before}") or empty:
            return found.group()
        whom = referent("he" if word in PERSON - {"she", "her", "hers"} else word, turns)
        if whom is None:
            return found.group()
        said.update(PERSON if word in PERSON else MANY if word in MANY else {"it", "its"})
        if word == "there":
            return f"in {whom}" if not re.search(r"\b(?:from|to|near|in|at)\s+$", before) else whom
        if owned := found["owned"]:
            if " of " in whom:
                return f"the {owned.strip()} of {whom}"
            return f"{whom}’{'' if whom.endswith('s') else 's'}{owned}"
        return whom

    text = _PRONOUN.sub(named, rest)
    if day := day_meant(turns):
        text = _THAT_DAY.sub(lambda found: _dated(found.group(), day), text)
    if text == rest and not name_runs(f"x {rest}"):
        text = _DEFINITE.sub(lambda found: named_as(found.group(), turns) or found.group(), rest)
    return text


def _dated(words: str, day: str) -> str:
    if re.match(r"(?:last|this|next|yesterday|today|tomorrow|overnight)\b", day, re.IGNORECASE):
        return day
    return f"on {day}" if re.search(r"\d{1,2}\s+[A-Z]|[A-Z]\w+\.?\s+\d{1,2}\b(?!\d)|day$", day) else f"in {day}"


def words_of_turn(content: object) -> str:
    """A turn's words: a string, or the list of parts that a browser sends."""
    if isinstance(content, str):
        return content
    if isinstance(content, Sequence):
        return " ".join(str(part["text"]) for part in content if isinstance(part, Mapping) and "text" in part)
    return ""
