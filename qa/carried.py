"""Whether one sentence says Yes or No to a question, read from its words alone."""

import re
from collections.abc import Sequence
from typing import Literal

from index.span import Span
from qa.alignment import SETTING, Clause, clauses_told, is_of_another, main_words
from qa.families import subject, subjects
from qa.frame import Frame, noun_phrase, read_frame
from qa.opposites import is_defeated, is_open, is_undone, opposed
from qa.polarity import Polarity, clause_polarity, clause_spans, polarity
from qa.question import Question

Verdict = Literal["Yes: ", "No: "]


_PAST_ASKED = re.compile(r"^(?:did|was|were|had|has|have)\b", re.IGNORECASE)
_CAN = re.compile(r"^(?:can|could|may|is it|was it)\b", re.IGNORECASE)
# Of some of those asked about, or of all but some.
_SOME = re.compile(
    r"\b(?:not (?:all|every\w*|everyone|everybody)|all but|except|partly|partially|half|some of|most of|many of"
    r"|few of|part of|only|almost|nearly)\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|every|everyone|everybody|entire|whole|completely|fully)\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:any|anyone|anybody|anything|some|someone|somebody|ever)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!since )\b(?:1[5-9]|20)\d\d\b")
# "in hospital", "at home": where the subject is said to be.
_PLACED = re.compile(
    r"(?:still )?(?:in|at|on|out of|under|behind|from|for|against|among|part of)\s+(?P<where>.+)", re.I
)
_PLACED_AT = re.compile(
    r"\b(?:in|at|on|out of|under|behind|from|for|against|among|part of)\s+(?P<where>(?:[\w’'-]+\s*){1,4})",
    re.IGNORECASE,
)
_ALLOWED = frozenset(subjects("allow permit let"))
# What the verb is not whole without, in another way than by a place or a time.
_COMPLEMENT = re.compile(
    r"\s(?:from|with|by|against|for|to)\s+"
    r"(?P<what>(?!(?:the )?(?:time|moment|year|month|week|day)\b)[\w’'-]+(?:\s+[\w’'-]+){0,3}?)"
    r"(?=\s+(?:in|at|on|during|when|after|before|since|until|from|with|by|against|for|to|of|and|or)\b|\s*$)",
    re.IGNORECASE,
)
_MIGHT = re.compile(r"\b(?:might|could|should|perhaps|maybe|probabl[ey]|possibl[ey]|(?:un)?likely)\b", re.IGNORECASE)
_FORBIDDEN = re.compile(
    r"\b(?:must|should|can|may)(?:\s+not|n['’]t)\b|\bcannot\b|\b(?:not|un)\s?(?:be\s+)?fit\b|\bnot suitable\b"
    r"|\b(?:advised|warned|told|urged|asked)\s+(?:\w+\s+){0,2}not\s+to\b|\bmust(?:\s+\w+)?\s+be\s+boiled\b",
    re.IGNORECASE,
)
_PERMITTED = re.compile(r"\b(?:allowed|permitted|banned|barred|forbidden|prohibited|welcome|free to|open to)\b", re.I)
_IT = re.compile(r"\w\s(?:it|them|him|her)\b")
_VOTED_FOR = re.compile(r"\b(?:vot(?:e|es|ed|ing)|came out|spoke) (?:for|in favou?r of)\b|\bback(?:s|ed|ing)\b", re.I)
_SUPPORT = subject("support")
_AHEAD = re.compile(r"(?:will|is .* going to|are .* going to)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|won['’]t|wouldn['’]t|is to|are to|due to|scheduled to|set to|agreed to|decided to|never)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_DEED_NAMED = re.compile(
    r"(?:[^e]ion|ment|ance|ence|death|arrest|injury|injurie|casualt(?:y|ie)|fatalit(?:y|ie))s?$", re.I
)
_NONE_OF = re.compile(r"\b(?:no|without|not an?|not any|n['’]t any|any)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_SAFE = subject("safe")
_USED = frozenset(subjects("use enter visit access cross go take drive"))
_ABLE = re.compile(
    r"\b(?:can|could|may|able|allowed|permitted|free to|possible|safe|open|entitled|welcome|cannot)\b", re.IGNORECASE
)


def carried(
    question: Question, sentence: str, before: str = "", title: str = "", year: int | None = None
) -> Verdict | None:
    """Yes or No, where the sentence, after the one `before` and under a headline, says so; None where it does not.

    `year`: in which it was published.

    Question and sentence must agree in content. "Yes" needs every clause that holds a word of the question's main
    clause to assert it; "No" needs the one that holds the last of these words to negate it, or to say its opposite.
    What is hedged, alleged, wanted or planned is neither, but what is planned answers a question about what is to be.
    """
    frame, main = read_frame(question.text), main_words(question)
    if _SUPPORT in main:
        sentence = _VOTED_FOR.sub("supported", sentence)
    if _CAN.match(question.text) and _PERMITTED.search(sentence):  # "Cyclists are not allowed on the bridge"
        main = [term for term in main if term not in _USED] or main
    if _SAFE in main and len(main) > 1 and _FORBIDDEN.search(sentence):
        main = [term for term in main if term != _SAFE]
        return (
            "No: "
            if set(main) <= set(subjects(f"{title} {before} {sentence}")) and main[0] in subjects(sentence)
            else None
        )
    asked = polarity(question.text) - {"will"}
    if frame is None or not main or asked - {"denied", "failed"} or sentence.rstrip('"”’ ').endswith("?"):
        return None
    if _IT.search(sentence) and len(main) > 1 and main[-1] in subjects(before) and main[-1] not in subjects(sentence):
        main = main[:-1]  # "The council approved it": what, the sentence before tells
    clauses = clauses_told(sentence, before, main)
    held = frozenset[str]().union(*(words for _, words in clauses))
    deed, own = main[-1], set(subjects(sentence))
    # Whom "He" means the sentence before tells, but not what he did.
    if deed not in own and not opposed(deed) & own:
        return None
    near = set(subjects(f"{title} {before}"))
    defeated = not asked and is_defeated(sentence, deed)
    told_near = near if defeated else near & _modifiers(frame, main, sentence)
    if not all(term in held or opposed(term) & held or term in told_near for term in main):
        return None
    if not defeated and is_of_another(question, frame, sentence, f"{title} {before}", deed):
        return None
    contrary = frozenset[str]().union(*(opposed(term) for term in main)) & held - set(main)
    telling = [(span, words) for span, words in clauses if words & {*main, *contrary}]
    undone = any(is_undone(sentence[slice(*span)], deed) for span, words in telling if deed in words)
    wider = question.stems | (_ALLOWED if _CAN.match(question.text) else frozenset())
    governed = [_with_governor(sentence, span) for span, _ in telling]
    if not undone and any(is_open(part, term, wider) for part in governed for term in (deed, *opposed(deed))):
        return None
    if _elsewhere(frame, sentence) or any(_of_other_year(question, part, year) for part in governed):
        return None
    if defeated:
        return "No: "
    answer = _weighed(question, sentence, telling, main, contrary, asked)
    if _AHEAD.match(question.text) and not (undone or any(_TO_COME.search(part) for part in governed)):
        return None  # what is or was so tells not what will be
    whole = _completed(question, frame, sentence, f"{title} {before}") and _is_possible(question, sentence)
    of_deed = [part for part in governed if deed in subjects(part)]
    another = bool(of_deed) and all(_is_named_of_another(question, frame, part, deed) for part in of_deed)
    return None if answer == "Yes: " and (another or not whole) else answer


def _weighed(
    question: Question,
    sentence: str,
    telling: Sequence[Clause],
    main: Sequence[str],
    contrary: frozenset[str],
    asked: frozenset[Polarity],
) -> Verdict | None:
    """What clauses that agree with a question in content say to it, by their polarity."""
    deed = main[-1]
    allowed = asked if _PAST_ASKED.match(question.text) else asked | {"will"}
    if _CAN.match(question.text) and not _MIGHT.search(sentence):
        allowed |= {"modal"}  # "Pedestrians may use it"
    found = [(words, clause_polarity(sentence, span), sentence[slice(*span)]) for span, words in telling]
    undone = [is_undone(part, deed) for words, _, part in found if deed in words]
    some, every = any(_SOME.search(part) for _, _, part in found), bool(_ALL.search(question.text))
    if contrary:
        plain = all(not own - allowed or own - allowed == {"denied"} for words, own, _ in found if words & contrary)
        return "No: " if plain and not some and not set(main) & set().union(*map(opposed, main)) else None
    if any(undone):
        negated = all(own - allowed <= {"failed", "denied"} for words, own, _ in found if deed in words)
        return "No: " if negated and not some and not asked else None
    if not any(own - allowed for _, own, _ in found):
        partly = some if every else some and not _ANY.search(question.text)
        whole = not every or any(_ALL.search(part) for _, _, part in found)
        return "Yes: " if whole and not partly else None
    last = [own - allowed for words, own, _ in found if deed in words]
    if asked or not all(own == {"not"} for own in last) or not all(own - allowed <= {"not"} for _, own, _ in found):
        return None
    if all(_is_only_named(question, part, deed) for words, _, part in found if deed in words):
        return None
    return "No: " if every or not some else None


def _is_named_of_another(question: Question, frame: Frame, clause: str, deed: str) -> bool:
    """Whether a clause names a deed by a noun, and not whom the question asks it of: "the development of the trade"."""
    whom = question.name_subjects & set(subjects(frame.subject))
    return bool(whom) and not whom & set(subjects(clause)) and _is_only_named(question, clause, deed)


def _is_only_named(question: Question, clause: str, deed: str) -> bool:
    """Whether a clause names a deed by a noun, and something else is denied: "why their injuries were not reported"."""
    told = [word for word in re.finditer(r"[\w’'-]+", clause) if deed in subjects(word.group())]
    return bool(told) and all(
        _DEED_NAMED.search(word.group())
        and word.group().lower() not in question.text.lower()
        and not _NONE_OF.search(clause[: word.start()])
        for word in told
    )


def _modifiers(frame: Frame, main: Sequence[str], sentence: str) -> set[str]:
    """What tells which one is meant, where the sentence calls it by its noun alone: "the vaccine", "the line"."""
    whose = [term for term in subjects(frame.subject) if term in main]
    phrases = [whose, [term for term in main if term not in whose][1:]]
    found: set[str] = set()
    for pair in re.finditer(r"(?P<before>[\w’'-]+)\s+(?=(?P<noun>[\w’'-]+))", sentence):
        for words in phrases:
            if words and words[-1] in subjects(pair["noun"]) and not subjects(pair["before"]):
                found |= set(words[:-1])
    return found


def _with_governor(sentence: str, clause: Span) -> str:
    """A clause, and with a "that" clause the one that it hangs on: "warned | that the water was contaminated"."""
    spans = clause_spans(sentence)
    at = spans.index(clause) if clause in spans else 0
    first = spans[at - 1][0] if at and re.match(r"\s+that\b", sentence[slice(*clause)]) else clause[0]
    return sentence[first : clause[1]]


def _elsewhere(frame: Frame, sentence: str) -> bool:
    """Whether somebody is asked to be somewhere, and the sentence does not say "in" or "at" of it: "in hospital"."""
    placed = _PLACED.match(frame.rest)
    after = frame.rest[noun_phrase(frame.rest, placed.start("where")) :] if placed else ""
    if placed is None or (after.strip() and not SETTING.match(f"{after} ")):
        return False
    where = subjects(placed["where"])
    return bool(where) and not any(where[0] in subjects(found["where"]) for found in _PLACED_AT.finditer(sentence))


def _of_other_year(question: Question, clause: str, published: int | None) -> bool:
    """Whether a clause tells of a year that the question does not ask about: "In the fire of 1987 nobody was hurt"."""
    own = {str(published), *_YEAR.findall(question.text)}
    told = _YEAR.findall(clause)
    named = question.name_subjects & set(subjects(clause))  # whoever is asked about did it in whatever year
    return bool(told) and published is not None and not named and not any(year in own for year in told)


def _completed(question: Question, frame: Frame, sentence: str, near: str) -> bool:
    """Whether a sentence, or what is near it, has what completes the question's verb: "catch it | from a dog"."""
    said = set(subjects(f"{near} {sentence}"))
    held = said | set().union(*(opposed(term) for term in said))
    return all(set(subjects(found["what"])) <= held for found in _COMPLEMENT.finditer(f" {frame.rest}"))


def _is_possible(question: Question, sentence: str) -> bool:
    """Whether a sentence says what can be, where that is asked: who caught it once tells not how it is caught."""
    return not re.match(r"(?:can|could|may)\b", question.text, re.IGNORECASE) or bool(_ABLE.search(sentence))
