"""Whom and what a word that points back means, among what a conversation has named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.dates import read_periods
from qa.frame import noun_phrase, read_frame
from qa.names import name_runs
from qa.speech.speakers import BODIES, FEMININE, MASCULINE, PERSON_TITLES, antecedent, untitled

# The words of a name that a person does not bear.
_NO_PERSON = re.compile(
    r"\b(?:dam|river|lake|valley|mount|mountain|sea|island|islands|bay|port|cape|street|road|bridge|square|city|town|region"
    r"|oblast|province|state|republic|kingdom|museum|gallery|party|league|alliance|authority|ministry|bank|company|group"
    r"|agency|union|university|institute|council|court|marathon|cup|prize|festival|storm|hurricane|operation|treaty|act"
    r"|airlines?|airways|marine|motors|steel|energy|post|times|courier|herald|gazette|observer|mercury|north|south|east"
    r"|west|railway|station|airport|hospital|school|college|army|navy|force|forces|guild|chamber|mission|office)\b|\d",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(
    r"\b(?:" + "|".join(sorted(PERSON_TITLES, key=len, reverse=True)) + r")\.?,?\s+$", re.IGNORECASE
)
_LOCATIVE_BEFORE = re.compile(
    r"\b(?:in|at|near|to|from|into|towards?|outside|inside|around|across|of)\s+(?:the\s+)?$", re.IGNORECASE
)
_STRICTLY_LOCATIVE_BEFORE = re.compile(
    r"\b(?:in|at|near|into|towards?|outside|inside|around|across)\s+(?:the\s+)?$", re.IGNORECASE
)
_HUMAN_AFTER = re.compile(
    r"\s+(?:say|said|says|tell|told|think|resign|quit|deny|denied|admit|promise|announce|warn|win|won|write|wrote|born"
    r"|die|died|speak|call|called|confirm|explain|live|lived|marry|plead|vote)",
    re.IGNORECASE,
)
_HUMAN = re.compile(
    r"\b(?:\w+(?<!wat)(?<!riv)(?<!numb)(?<!pap)(?<!tow)(?<!pow)(?<!should)(?<!weath)(?<!cent)(?<!lett)(?<!ov)er|\w+or"
    r"|\w+ist|\w*man|\w*woman|\w+ian|guard|nurse|pilot|judge|mother|father|son|daughter|boy|girl|king|queen|chief|head"
    r"|president|patient|student|suspect|widow|widower|victim)$",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:\w{2,}[^siu]s|people|men|women|children|police|troops|\w+men)$")
_ASKS_PERSON = re.compile(r"^(?:who|whom|which \w*(?:er|or|ist|man|woman)\b|name of)", re.IGNORECASE)
_ASKS_PLACE = re.compile(
    r"^(?:(?:in|near|at|from) )?(?:where|(?:which|what) (?:town|city|village|country|region|place|state|port|island))",
    re.IGNORECASE,
)
_ASKS_THING = re.compile(r"^(?:which|what)\b", re.IGNORECASE)
_ASKS_DAY = re.compile(r"^(?:when|(?:on |in )?(?:what|which) (?:day|date|year|month))\b", re.IGNORECASE)
_SLOT = re.compile(
    r"\s*\((?:[^()]*\b\d{4}|[^()]*undated)\)|\s*\[\d+(?:,\s*\d+)*\]|^(?:The sources differ\.|Yes:|No:)\s*"
)
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)

_WHICH_ONE = re.compile(r"\s+(?:in|at|near|off|over|about|against|on)\s+(?:the\s+)?(?=[A-Z])")

PERSON = frozenset("he she him her his hers".split())
MANY = frozenset("they them their theirs".split())


@dataclass(frozen=True)
class Turn:
    """A question as it was understood, and what was answered; "" where nothing was."""

    question: str
    answer: str = ""


@dataclass(frozen=True)
class Mention:
    """Something named: its words, and how surely it is a person, a place or several."""

    words: str
    person: float
    place: float
    many: float
    weight: float
    """How near to mind it is."""


def plain_answer(content: str) -> str:
    """An answer's words without its markers, and without where and when each was published."""
    return _SLOT.sub("", content).strip()


def referent(pronoun: str, turns: Sequence[Turn]) -> str | None:
    """What a pronoun or "there" stands for; None where nothing named fits."""
    word = pronoun.casefold()
    best: tuple[float, str] | None = None
    for mention in _mentions(turns):
        fit = _fit(word, mention)
        if fit > 0 and (best is None or fit + mention.weight > best[0]):
            best = (fit + mention.weight, mention.words)
    return best[1] if best else None


def _fit(word: str, mention: Mention) -> float:
    if word in PERSON:
        wrong = MASCULINE if word in ("she", "her", "hers") else FEMININE
        return 0.0 if wrong.search(mention.words) else mention.person
    if word in MANY:
        return mention.many
    if word == "there":
        return mention.place
    return 0.0 if mention.many > 1 else 2.0 - mention.person


def day_meant(turns: Sequence[Turn]) -> str | None:
    """The day or period that "then" and "that day" mean, in the conversation's words."""
    for turn in reversed(turns):
        texts = [turn.answer, turn.question] if _ASKS_DAY.match(turn.question) else [turn.question, turn.answer]
        for text in texts:
            for period in read_periods(text, None):
                if period.first:
                    return text[period.start : period.end]
    return None


def named_as(phrase: str, turns: Sequence[Turn]) -> str | None:
    """The fuller words for "the ministry" or "the dam": "Orenia's defence ministry", "the Tarn Dam"; None without."""
    head = phrase.split()[-1].casefold()
    for turn in reversed(turns):
        for text in (turn.question, turn.answer):
            if span := antecedent(text, len(text), phrase):
                article = _ARTICLE.search(text[: span[0]])
                return (article.group() if article else "") + text[slice(*span)]
            for start, end in name_runs(text):
                words = text[start:end].split()
                if len(words) > 1 and words[-1].casefold() == head:
                    return f"the {text[start:end]}" if _ARTICLE.search(text[:start]) else text[start:end]
    return None


def _mentions(turns: Sequence[Turn]) -> Iterator[Mention]:
    for back, turn in enumerate(reversed(turns)):
        weight = -2.0 * back
        yield from _in_question(turn.question, weight)
        if turn.answer:
            yield from _in_answer(turn, weight)


def _in_question(question: str, weight: float) -> Iterator[Mention]:
    phrases = list(_definite_phrases(question))
    for start, end in name_runs(question):
        if read_periods(question[start:end], None) or _is_adjective(question, start, end):
            continue
        within = any(first < start and end <= last and question[first + 4 : start].strip() for first, last in phrases)
        yield _name(question, start, end, weight + (0.3 if within else 1.0) - start / 1000)
    frame = read_frame(question)
    if frame and re.search(r"(?:^|\s)[a-z]{3,}$", re.sub(r"^the\s+(?=[A-Z])", "", frame.subject)):
        yield from _phrase(frame.subject, weight + 1.5)
    if frame and frame.noun and frame.asking.lower() in ("how many", "how much"):
        counted = _phrase(frame.noun, weight + 1.0)
        yield from (replace(one, many=2.0) for one in counted) if frame.asking.lower() == "how many" else counted
    elif frame and frame.is_plain and frame.asking.lower() == "how many":
        yield from _phrase(frame.rest[: noun_phrase(frame.rest, 0)], weight + 1.0)
    for start, end in phrases:
        yield from _phrase(question[start:end], weight + 0.8 - start / 1000)


def _definite_phrases(question: str) -> Iterator[tuple[int, int]]:
    """Where phrases such as "the ferry off Port Sandry" stand, with the name that tells which one is meant."""
    for article in re.compile(r"\b(?:the|an?)\s+(?=[a-z])").finditer(question):
        end = noun_phrase(question, article.start())
        wider = _WHICH_ONE.match(question, end)
        if wider and (further := noun_phrase(question, wider.end())) > wider.end():
            end = further
        yield article.start(), end


def _in_answer(turn: Turn, weight: float) -> Iterator[Mention]:
    text = turn.answer
    asked = {word.casefold() for word in re.findall(r"\w+", turn.question)}
    first = True
    for start, end in name_runs(text):
        words = text[start:end]
        again = all(word.casefold() in asked for word in re.findall(r"\w+", words))
        if again or read_periods(words, None) or _is_adjective(text, start, end):
            continue
        found = _name(text, start, end, weight)
        if first and _ASKS_PERSON.match(turn.question):
            found = Mention(found.words, max(found.person, 2.0), 0.0, found.many, weight + 3.0)
        elif first and _ASKS_PLACE.match(turn.question):
            found = Mention(found.words, 0.0, 3.0, 0.0, weight + 3.0)
        elif first and _ASKS_THING.match(turn.question):
            found = Mention(found.words, found.person, found.place, found.many, weight + 2.0)
        first = False
        yield found


def _is_adjective(text: str, start: int, end: int) -> bool:
    """ "North Korean" of "North Korean troops"."""
    return bool(re.search(r"(?:[ai]n|ese|ish|i|ic|ch)$", text[start:end]) and re.match(r"\s+[a-z]{3,}s\b", text[end:]))


def _name(text: str, start: int, end: int, weight: float) -> Mention:
    words = text[start:end]
    article = _ARTICLE.search(text[:start])
    bare = untitled(words)
    titled = _TITLE_BEFORE.search(text[:start]) or bare != " ".join(words.split())
    located = _STRICTLY_LOCATIVE_BEFORE.search(text[:start])
    no_person = not bare or _NO_PERSON.search(bare) or any(word.casefold() in BODIES for word in bare.split())
    person = 0.0
    if not no_person and not article and not located:
        person = 1.0 if len(bare.split()) > 1 else 0.4
        person += 1.0 if titled else 0.0
        person += 0.7 if _HUMAN_AFTER.match(text[end:]) else 0.0
        person -= 0.5 if _LOCATIVE_BEFORE.search(text[:start]) else 0.0
    place = 0.0 if person >= 1.0 else 2.0 if located else 1.0
    many = 0.5 if any(word.casefold() in BODIES for word in words.split()) or no_person else 0.0
    shown = f"the {words}" if article and article.group().lower().startswith("the") else words
    return Mention(shown, max(0.0, person), place, many, weight)


def _phrase(words: str, weight: float) -> Iterator[Mention]:
    words = words.strip()
    head = re.split(r"\s+(?:of|in|at|near|over|about|against|on)\s", words)[0].split()
    if not head or len(words) > 80 or (len(head) == 1 and head[0].lower() in ("the", "a", "an")):
        return
    if re.match(r"an?\s", words, re.IGNORECASE):
        words = f"the {words.split(None, 1)[1]}"
    elif not words.lower().startswith("the ") and "'" not in words and "’" not in words:
        words = f"the {words}"
    many = 2.0 if _MANY.search(head[-1]) else 0.0
    human = 0.0 if many else 1.6 if _HUMAN.search(head[-1]) else 0.0
    yield Mention(words, human, 0.3, many, weight)
