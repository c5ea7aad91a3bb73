"""How a question is built: what it asks with, its helping verb, its subject and the rest. Read by its words alone."""

import re
from dataclasses import dataclass
from itertools import pairwise

from index.span import Span
from qa.families import subjects
from qa.names import name_runs
from qa.verbs import PARTICIPLE, PAST, PASTS, REGULAR, VERBS, past

_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|may|might|must|should"
    r"|(?:is|are|was|were|do|does|did|has|have|had|would|could|should)n['’]t)"
)
_OPENING = re.compile(
    r"(?P<wh>(?:(?:in|on|at|by|from|to|for|since|until|with|of|near)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how)\b"
    r"(?:\s+(?:many|much|far|long|old|big|large|high|tall|deep|often|soon|close|near|strong|fast|heavy|wide|exactly)\b)*)"
    r"(?P<noun>(?:\s+(?:of\s+the|of|[\w'’-]+)){0,6}?)(?=\s|$)",
    re.IGNORECASE,
)
_AUX_AT = re.compile(rf"\s*(?P<aux>{_AUXILIARY})\b", re.IGNORECASE)
_YES_NO = re.compile(rf"{_AUXILIARY}\b", re.IGNORECASE)
_BASE_FORM_FOLLOWS = re.compile(r"(?:do|does|did|will|would|can|could|may|might|must|should)", re.IGNORECASE)
# What ends a noun phrase that is read from its first word on.
_STOPS = frozenset(
    """
    a an the is are was were be been do does did has have had will would can could may might must should not to in on at
    by from for since until till with near into onto over under after before during about against between among across
    around through within without behind beyond above below than as when where who whom whose which that while because
    if although and or but also still already again ever never yet now there here he she it they him her them his its
    their this these those my your our what why how out up off away down so
    """.split()
)
_DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|all|all the|this|these|those)\s+", re.IGNORECASE)
# "this weekend's truce" is none.
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|you|I|there|(?:this|that|these|those)(?!\s+[\w-]+['’]s?\s))\b", re.IGNORECASE
)
_WORD = re.compile(r"[\w][\w'’.&-]*(?<![.])")
_PLACED = re.compile(r"(?:in|on|at|near|of|from|for|with|above|below|under|over|off|along|between)\s+", re.IGNORECASE)
# "The North Korean | troops": such a name is an adjective, and what it describes follows.
_PEOPLE = re.compile(r"(?:[ai]n|ese|ish|ic|ch)$")
_PLURAL = re.compile(r"\s+(?:[a-z]{2,}[^\Wsiu]s|police|people|army|government)\b")
_MANY = re.compile(r"[a-z]{2,}[^\Wsiu]s|people|men|women|children")  # after these a plain verb is one
# "company owns the terminal": a word that ends so before a determiner or a name is a verb.
_DOES = re.compile(r"(?<=\s)[a-z]{2,}[^\Wsiu]s(?=\s+(?:(?:the|an?|its|his|her|their|in|on|at|for|to)\b|[A-Z]))")
# What somebody or something is, without a verb: "Is the airport | open?"
_ADJECTIVE = re.compile(
    r"open|closed|alive|dead|missing|safe|unsafe|dangerous|free|guilty|innocent|married|pregnant|ill|sick|healthy|available"
    r"|ready|full|empty|legal|illegal|compulsory|mandatory|optional|true|false|possible|likely|contagious|infectious|toxic"
    r"|drunk|armed|conscious|stable|critical|responsible|aware|public|secret|independent|bankrupt|alone|intact|present"
    r"|absent|popular|late|early|successful|necessary|permanent|temporary|valid|real|new|old|wrong|right"
)
_CALLED = re.compile(r"\s+the\s+[a-z]+(?=\s+[a-z])")
_STATE = re.compile(r"open|closed|alive|dead|missing|been|being", re.IGNORECASE)
# Say nothing of their own before what is so: "stay open", "remain open", "still open".
LIGHT = frozenset(subjects("stay staying remain remains keep kept still already anyone anybody someone ever yet any"))


@dataclass(frozen=True)
class Frame:
    """A question in pieces, which together are the whole of it but the question mark."""

    asking: str
    """ "When", "How many", "In which"; empty for a question that yes or no answers."""
    noun: str
    """ "people" of "How many people"."""
    auxiliary: str
    """ "did"; empty where what is asked for is the subject of a plain verb ("Who resigned")."""
    subject: str
    """Empty where what is asked for is the subject."""
    rest: str

    @property
    def is_plain(self) -> bool:
        return not self.auxiliary


def read_frame(question: str) -> Frame | None:
    """The pieces of a question; None for words that are not built as one."""
    text = question.strip().rstrip("?!. ")
    if yes_no := _YES_NO.match(text):
        subject, rest = _subject(text, yes_no.end(), yes_no.group())
        return Frame("", "", yes_no.group(), subject, rest)
    opening = _OPENING.match(text)
    if not opening:
        return None
    for end in _noun_ends(text, opening.end("wh")):
        if helping := _AUX_AT.match(text, end):
            noun = text[opening.end("wh") : end].strip()
            subject, rest = _subject(text, helping.end(), helping["aux"])
            if _asks_for_subject(opening["wh"], noun, helping["aux"], subject):
                subject, rest = "", text[helping.end() :].strip()
            return Frame(opening["wh"], noun, helping["aux"], subject, rest)
    return Frame(opening["wh"], "", "", "", text[opening.end("wh") :].strip())


def noun_phrase(text: str, start: int) -> int:
    """Where the noun phrase that starts here ends; `start` where none does.

    It ends with a name that it holds, and takes along what it is "of".
    """
    at = start
    determiner = _DETERMINER.match(text, at)
    if determiner:
        at = determiner.end()
    names = dict(_names(text))
    found = start
    indefinite = determiner and determiner.group().strip().lower() in ("a", "an")
    while word := _WORD.match(text, at):
        if at in names:
            found = names[at]
            if indefinite and (noun := re.compile(r"\s+(?=[a-z])").match(text, found)):  # "a Brint player"
                at, indefinite = noun.end(), None
                continue
            if (plural := _PLURAL.match(text, found)) and _PEOPLE.search(text[at:found]):
                return plural.end()
            if owned := re.compile(r"['’]s?\s+(?=\w)").match(text, found):
                at = owned.end()
                continue
            if (of := re.compile(r"\s+of\s+").match(text, found)) and noun_phrase(text, of.end()) > of.end():
                return noun_phrase(text, of.end())
            return found
        lower = word.group().lower()
        if lower == "of" and found > start:
            after = noun_phrase(text, word.end() + 1)
            return after if after > word.end() + 1 else found
        if lower in _STOPS or lower == "of":
            break
        found = word.end()
        gap = re.compile(r"\s+").match(text, found)
        if not gap:
            break
        at = gap.end()
    return found


def before_verb(phrase: str) -> str:
    """The words of a phrase before its verb: "homes" of "homes lost electricity", "cars" of "cars use the bridge"."""
    words = phrase.split()
    verb = next(
        (
            at
            for at, (before, word) in enumerate(pairwise(words), 1)
            if word in PASTS or REGULAR.fullmatch(word) or (_MANY.fullmatch(before) and (word in VERBS or word in PAST))
        ),
        len(words),
    )
    return " ".join(words[:verb])


def predicate(frame: Frame) -> str:
    """What is done or undergone, and all after it: "arrest the thieves", "closed"; "" where a question says neither.

    Where the subject ends is often told only by the verb: "the schools | on the island be closed".
    """
    rest = frame.rest
    if frame.is_plain and re.match(r"(?:which|what|how many|how much|whose)\b", frame.asking, re.IGNORECASE):
        doing = _DOES.search(rest)
        return rest[doing.start() :] if doing else rest[len(before_verb(rest)) :].strip()
    while opened := _PLACED.match(rest):
        rest = rest[noun_phrase(rest, opened.end()) :].strip() if noun_phrase(rest, opened.end()) else ""
    if frame.auxiliary and not _BASE_FORM_FOLLOWS.fullmatch(
        frame.auxiliary
    ):  # "is", "has": a participle follows, or no verb at all
        words = rest.split()
        return rest if words and (PARTICIPLE.fullmatch(words[0]) or _STATE.fullmatch(words[0])) else ""
    return re.sub(r"^(?:be|been|have|not)\s+", "", rest)


def indirect(question: str) -> str | None:
    """A question as another holds it: "When did the dam break?" is "when the dam broke"; None where it cannot be."""
    frame = read_frame(question)
    if frame is None:
        return None
    asking = " ".join(filter(None, (_lowered(frame.asking) or "whether", frame.noun)))
    if frame.is_plain or not frame.subject:
        return " ".join(filter(None, (asking, frame.auxiliary, frame.rest)))
    verb, _, rest = frame.rest.partition(" ")
    auxiliary = frame.auxiliary.lower()
    if auxiliary in ("did", "does", "do") and verb:
        said = {"did": past(verb), "does": f"{verb}s", "do": verb}[auxiliary]
        return " ".join(filter(None, (asking, frame.subject, said, rest)))
    return " ".join(filter(None, (asking, frame.subject, auxiliary, frame.rest)))


def asked_with(question: str, asking: str) -> str | None:
    """The same question asked with another word: "When did the dam break?" with "Why"; None where it cannot be."""
    frame = read_frame(question)
    if frame is None:
        return None
    auxiliary = frame.auxiliary.lower()
    if not frame.asking:
        return " ".join(filter(None, (asking, auxiliary, frame.subject, frame.rest))) + "?"
    if frame.is_plain:
        if frame.asking.lower() == "who":
            return _passive(frame.rest, asking)
        if frame.asking.lower() not in ("how many", "how much"):
            return None
        helping = "is" if asking.lower().startswith("why") else "was"
        return f"{asking} {helping} it that {frame.rest}?"
    if not frame.subject:
        if not frame.noun:
            return None
        noun = frame.noun if frame.asking.lower() in ("how many", "how much") else f"that {frame.noun}"
        return " ".join(filter(None, (asking, auxiliary, noun, frame.rest))) + "?"
    verb, _, rest = frame.rest.partition(" ")
    counted = frame.noun if frame.asking.lower() in ("how many", "how much", "what", "which") else ""
    return " ".join(filter(None, (asking, auxiliary, frame.subject, verb, counted, rest))) + "?"


def _passive(done: str, asking: str) -> str | None:
    """ "founded the union", asked with "When": "When was the union founded?"."""
    verb, _, what = done.partition(" ")
    end = noun_phrase(what, 0)
    if not end or not PARTICIPLE.fullmatch(verb):
        return None
    return " ".join(filter(None, (asking, "was", what[:end], verb, what[end:].strip()))) + "?"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _names(text: str) -> list[Span]:
    return [(start - 2, end - 2) for start, end in name_runs(f"x {text}")]


_IN_ALL = re.compile(r"\s+in (?:total|all)\b", re.IGNORECASE)


def _noun_ends(text: str, at: int) -> list[int]:
    """Where the noun that is asked for may end, the shortest first: "How many [of the] [soldiers]"."""
    ends = [at]
    for word in re.compile(r"\s+([\w'’-]+)").finditer(text, at):
        plain = word[1].lower()
        if word.start() != ends[-1] or len(ends) > 7:
            break
        goes_on = plain == "the" and text[: word.start()].lower().endswith(" of")
        if plain in _STOPS and not (goes_on or _IN_ALL.match(text, word.start())):
            break
        ends.append(word.end())
    return ends


def _asks_for_subject(asking: str, noun: str, auxiliary: str, subject: str) -> bool:
    """ "How many people were killed", "Who was arrested": no subject stands between the helping verb and the verb."""
    word = asking.lower().split()[-1]
    if not subject:
        return True
    if word in ("when", "where", "why", "whom") or not noun or auxiliary.lower() in ("do", "does", "did"):
        return False
    return subject[0].islower() and not _DETERMINER.match(f"{subject.split()[0]} ")


def _subject(text: str, at: int, auxiliary: str) -> tuple[str, str]:
    """The subject that follows a helping verb, and what follows it."""
    negated = re.compile(r"\s*(?:not\s+)?").match(text, at)
    start = negated.end() if negated else at
    if pronoun := _PRONOUN.match(text, start):
        return pronoun.group(), text[pronoun.end() :].strip()
    end = noun_phrase(text, start)
    phrase = text[start:end]
    named = any(last == end for _, last in _names(text))
    words = phrase.split()
    if named and (called := _CALLED.match(text, end)):  # "Agatha the eel | swim"
        return text[start : called.end()], text[called.end() :].strip()
    if named and (further := _described_by_name(text, start, end, auxiliary)):
        return text[start:further], text[further:].strip()
    verb = _verb_among(words, auxiliary, text[end:])
    if verb:
        end = start + len(" ".join(words[:verb]))
        return text[start:end], text[end:].strip()
    plural = len(words) > 1 and re.search(r"[^siu]s$", words[-1])  # "will the schools | on the island": no verb ends so
    last = words[-1] if words else ""
    cut = (_BASE_FORM_FOLLOWS.fullmatch(auxiliary) and not plural) or PARTICIPLE.fullmatch(last)
    cut = cut or (re.fullmatch(r"is|are|was|were", auxiliary, re.IGNORECASE) and _ADJECTIVE.fullmatch(last))
    if not named and len(words) > _first_verb(words) and cut:
        end = start + len(phrase) - len(words[-1])
        phrase = text[start:end].strip()
    elif not named and len(words) == 1 and cut and not _DETERMINER.match(phrase):
        return "", text[start:].strip()
    return phrase, text[end:].strip()


def _verb_among(words: list[str], auxiliary: str, following: str) -> int | None:
    """Which word of what reads as a noun phrase is the verb: "the minister | answer questions"."""
    first = _first_verb(words)
    if _BASE_FORM_FOLLOWS.fullmatch(auxiliary):
        could = [at for at, word in enumerate(words) if at >= first and (word in PAST or word in VERBS)]
        verb = next((at for at in could if at + 1 not in could), None)  # "the drone attack | kill anyone"
        if verb is None and len(words) > first and words[-1][:1].isupper() and not following.strip():
            lower = [at for at, word in enumerate(words) if word[:1].islower()]
            verb = lower[-1] if lower and lower[-1] >= first and words[lower[-1]] not in ("of", "the") else None
        return verb
    done = [at for at, word in enumerate(words) if at >= first and PARTICIPLE.fullmatch(word)]
    return done[-1] if done else None  # "the recently closed schools | reopened"


def _first_verb(words: list[str]) -> int:
    """The first place in a phrase where a verb may stand: after a determiner and a noun."""
    return 2 if words and _DETERMINER.match(f"{words[0]} ") else 1


def _described_by_name(text: str, start: int, end: int, auxiliary: str) -> int | None:
    """Where "the Rovers keeper | say" ends: the name tells which keeper. None where the name is the subject."""
    if not _DETERMINER.match(text, start):
        return None
    base = _BASE_FORM_FOLLOWS.fullmatch(auxiliary)
    at = end
    for word in re.compile(r"\s+([a-z][\w’'-]*)").finditer(text, end):
        plain = word[1]
        if word.start() != at or (plain in _STOPS and plain not in PAST) or plain.endswith("ly"):
            return None
        verb = plain in PAST or plain in VERBS if base else PARTICIPLE.fullmatch(plain)
        if verb:
            return at if at > end else None
        at = word.end()
    return None
