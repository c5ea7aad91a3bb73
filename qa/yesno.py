"""Yes or No to a question, where one clause of the sources carries it."""

import re
from collections.abc import Sequence
from typing import Literal

from qa.asked import BEFALLEN, is_part, state_of
from qa.context import POINTS_BACK
from qa.corrections import is_notice
from qa.evidence import Evidence
from qa.families import shortened, subjects, vocabulary
from qa.frame import LIGHT, Frame, predicate, read_frame
from qa.names import name_runs
from qa.numbers import read_quantities
from qa.opposites import is_defeated, is_open, is_undone, opposed
from qa.polarity import Polarity, clause_around, clause_polarity, clause_spans, polarity
from qa.question import Question

Verdict = Literal["Yes: ", "No: "]

Span = tuple[int, int]
Clause = tuple[Span, frozenset[str]]

AGREED = 0.8  # of the question's words, in the article: under it, the two are about different things
NEAR = 0.6  # of them by rarity, in the passage
OPPOSED = 0.5  # where the sentence says the opposite of one of these words, in which the two do not agree

# Who has left an office is no longer in it.
_STILL_HOLDS = re.compile(
    r"\bstill\b.*\b(?:in (?:office|power|charge|post)|\w*minister|president|mayor|governor|head|chief|leader|director"
    r"|\w*chair\w*|judge|coach|captain)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:resigned|quit|stepped down|was (?:sacked|dismissed|removed|ousted|replaced|fired)"
    r"|left (?:office|the post)|died)\b",
    re.IGNORECASE,
)
_FAVOURED = re.compile(r"\b(?:vot(?:e|ed)|came out|speak|spoke) (?:for|in favou?r of)\b", re.IGNORECASE)
_OPPOSED = re.compile(r"\b(?:vot(?:e|ed)|came out|speak|spoke|argued) against\b", re.IGNORECASE)
# Where the predicate of a question ends and its setting begins: "Was anyone hurt | when the ferry sank?"
_SETTING = re.compile(
    r"\s(?:when|after|before|during|while|as|since|until|because|in|at|on|for|from|by|with|near|against|over|under|of"
    r"|despite|according|to(?=\s(?:the|an?|his|her|its|their|our|this|that|these|those|(?-i:[A-Z0-9]))))\s",
    re.IGNORECASE,
)
# "Is it going to cut its dividend?" asks whether it cuts it.
_GOING_TO = re.compile(r"^\s*(?:going|about|set|due|planning)\s+to\s+", re.IGNORECASE)
_SUBORDINATE = re.compile(r"[\s,]*(?:because|although|though|since|after|before|while|when|unless|as)\b", re.IGNORECASE)
_PAST_ASKED = re.compile(r"^(?:did|was|were|had|has|have)\b", re.IGNORECASE)
_CAN = re.compile(r"^(?:can|could|may|is it|was it)\b", re.IGNORECASE)
NOBODY = re.compile(r"\b(?:no one|nobody|none|not a single|no \w+s)\b", re.IGNORECASE)
# "Was a Morvane player sent off?": any one of them answers, whatever he is called.
_ANY_ONE = re.compile(
    r"(?:an?|any|some)\b.*\b(?:players?|persons?|people|m[ae]n|wom[ae]n|officials?|workers?|employees?|members?|residents?"
    r"|politicians?|patients?|passengers?|one)$|any(?:one|body)\b|some(?:one|body)\b",
    re.IGNORECASE,
)
# Of some of those asked about, or of all but some.
_SOME = re.compile(
    r"\b(?:not (?:all|every\w*|everyone|everybody)|all but|except|partly|partially|half|some of|most of|many of"
    r"|few of|part of|only|almost|nearly)\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|every|everyone|everybody|entire|whole|completely|fully)\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:any|anyone|anybody|anything|some|someone|somebody|ever)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# "in hospital", "at home": where the subject is said to be.
_PLACED = re.compile(r"(?:still )?(?:in|at|on|out of|under|behind|from|for|against|among|part of)\s+(?P<where>.+)", re.I)
_PLACED_AT = re.compile(
    r"\b(?:in|at|on|out of|under|behind|from|for|against|among|part of)\s+(?P<where>(?:[\w’'-]+\s*){1,4})", re.IGNORECASE
)
_ALLOWED = frozenset(subjects("allow permit let"))
# What the verb is not whole without, in another way than by a place or a time.
_COMPLEMENT = re.compile(
    r"\s(?:from|with|by|against|for|to)\s+(?P<what>(?!(?:the )?(?:time|moment|year|month|week|day)\b)[\w’'-]+(?:\s+[\w’'-]+){0,3}?)"
    r"(?=\s+(?:in|at|on|during|when|after|before|since|until|from|with|by|against|for|to|of|and|or)\b|\s*$)",
    re.IGNORECASE,
)
_ABLE = re.compile(
    r"\b(?:can|could|may|able|allowed|permitted|free to|possible|safe|open|entitled|welcome|cannot)\b", re.IGNORECASE
)
_AHEAD = frozenset(subjects("going set due planning"))
_NEW = frozenset(subjects("new current latest"))  # which one is meant, and nothing of what it does
_LEADS_IN = 3  # words of a clause before the name that is its subject: "The engine maker", "But on Friday"


def verdict(question: Question, evidence: Evidence, sentences: Sequence[Span]) -> Verdict | None:
    """What a sentence answers to a yes-or-no question; None where it does not carry an answer.

    `sentences` are those of its article, in order: whom "He" means, the one before tells. What an outlet corrected is
    not so.
    """
    if evidence.features["names_article"] < 1.0:
        return None
    if is_notice(evidence.text):
        return "No: " if _same_claim(question, evidence, _main(question)) else None
    if _turned(question, evidence) or _other_count(question, evidence):
        return "No: "
    before = _sentence_before(evidence, sentences)
    published = evidence.article.published
    found = carried(
        question, evidence.text, before, evidence.article.title or "", published.year if published else None
    )
    needed = OPPOSED if found == "No: " and _says_otherwise(question, evidence.text) else NEAR
    return found if evidence.features["overlap_passage"] >= needed and _one_subject(question, evidence) else None


def _one_subject(question: Question, evidence: Evidence) -> bool:
    """Whether question and article are about the same: most of its words stand in the article."""
    frame = read_frame(question.text)
    generic = subjects(frame.subject) if frame and _ANY_ONE.match(frame.subject) else ()
    asked = question.stems - LIGHT - _NEW - _AHEAD - {*generic} | question.name_subjects
    held = vocabulary(evidence.article.text) | vocabulary(evidence.article.title or "")
    either = {word for word in asked if word in held or opposed(word) & held}
    return len(either) >= AGREED * len(asked)


def carried(
    question: Question, sentence: str, before: str = "", title: str = "", year: int | None = None
) -> Verdict | None:
    """Yes or No, where the sentence, after the one `before` and under a headline, says so; None where it leaves it open.

    `year`: in which it was published.

    Question and sentence must agree in content. "Yes" needs every clause that holds a word of the question's main
    clause to assert it; "No" needs the one that holds the last of these words to negate it, or to say its opposite.
    What is hedged, alleged, wanted or planned is neither, but what is planned answers a question about what is to be.
    """
    frame, main = read_frame(question.text), _main(question)
    asked = polarity(question.text) - {"will"}
    if frame is None or not main or asked - {"denied", "failed"} or sentence.rstrip('"”’ ').endswith("?"):
        return None
    clauses = _clauses(sentence, before, main)
    held = frozenset[str]().union(*(words for _, words in clauses))
    deed, own = main[-1], set(subjects(sentence))
    # Whom "He" means the sentence before tells, but not what he did.
    if deed not in own and not opposed(deed) & own:
        return None
    near = set(subjects(f"{title} {before}"))
    defeated = not asked and is_defeated(sentence, deed)
    if not all(term in held or opposed(term) & held or (defeated and term in near) for term in main):
        return None
    if _of_another(question, frame, sentence, f"{title} {before}", deed):
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
    whole = _completed(question, frame, sentence, f"{title} {before}") and _is_possible(question, sentence)
    return None if answer == "Yes: " and not whole else answer


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
    return "No: " if every or not some else None


def _with_governor(sentence: str, clause: Span) -> str:
    """A clause, and with a "that" clause the one that it hangs on: "warned | that the water was contaminated"."""
    spans = clause_spans(sentence)
    at = spans.index(clause) if clause in spans else 0
    first = spans[at - 1][0] if at and re.match(r"\s+that\b", sentence[slice(*clause)]) else clause[0]
    return sentence[first : clause[1]]


def _elsewhere(frame: Frame, sentence: str) -> bool:
    """Whether somebody is asked to be somewhere, and the sentence does not say "in" or "at" of it: "in hospital"."""
    placed = _PLACED.match(frame.rest)
    if placed is None or predicate(frame):
        return False
    where = subjects(placed["where"])
    return bool(where) and not any(
        where[0] in subjects(found["where"]) for found in _PLACED_AT.finditer(sentence)
    )


def befell_all_the_same(question: Question, evidence: Evidence, others: Sequence[Evidence]) -> bool:
    """Whether the sentence itself, or a later article, tells of someone whom that befell, or worse.

    Then "nobody was hurt" is what was said before more was known.
    """
    day = evidence.article.published
    if not (question.stems & BEFALLEN and NOBODY.search(evidence.text)) or day is None:
        return False
    later = [one for one in others if one.article.published and one.article.published > day]
    return any(
        set(subjects(one.text[slice(*span)])) & BEFALLEN and not clause_polarity(one.text, span)
        for one in (evidence, *later)
        for span in clause_spans(one.text)
        if not NOBODY.search(one.text[slice(*span)])
    )


def _of_other_year(question: Question, clause: str, published: int | None) -> bool:
    """Whether a clause tells of a year that the question does not ask about: "In the fire of 1987 nobody was hurt"."""
    own = {str(published), *_YEAR.findall(question.text)}
    told = _YEAR.findall(clause)
    return bool(told) and published is not None and not any(year in own for year in told)


def _completed(question: Question, frame: Frame, sentence: str, near: str) -> bool:
    """Whether a sentence, or what is near it, has what completes the question's verb: "catch it | from a dog"."""
    said = set(subjects(f"{near} {sentence}"))
    held = said | set().union(*(opposed(term) for term in said))
    return all(set(subjects(found["what"])) <= held for found in _COMPLEMENT.finditer(f" {frame.rest}"))


def _is_possible(question: Question, sentence: str) -> bool:
    """Whether a sentence says what can be, where that is asked: who caught it once tells not how it is caught."""
    return not re.match(r"(?:can|could|may)\b", question.text, re.IGNORECASE) or bool(_ABLE.search(sentence))


def _main(question: Question) -> list[str]:
    """The words of the subject, names aside, and of the predicate; none where the predicate cannot be told."""
    frame = read_frame(question.text)
    if frame is None or not frame.rest:
        return []
    rest = shortened(_GOING_TO.sub("", frame.rest))
    predicate = [term for term in subjects(_SETTING.split(f"{rest} ")[0]) if term not in LIGHT]
    if not predicate:
        return []
    whose = () if _ANY_ONE.match(frame.subject) else subjects(_SETTING.split(f"{frame.subject} ")[0])
    light = LIGHT | _NEW | question.name_subjects
    return [term for term in (*whose, *predicate) if term not in light]


def _clauses(sentence: str, before: str, main: Sequence[str]) -> list[Clause]:
    """The clauses with their words, less those that only give a reason or a time where another says all that is asked.

    The first is given the words of the sentence before where it points back to it.
    """
    leading = frozenset(subjects(before)) if before and POINTS_BACK.match(sentence) else frozenset()
    clauses = [
        (span, frozenset(subjects(sentence[slice(*span)])) | (leading if span[0] == 0 else frozenset()))
        for span in clause_spans(sentence)
    ]
    said = [(span, words) for span, words in clauses if not _SUBORDINATE.match(sentence[slice(*span)])]
    whole = any(all(term in words or opposed(term) & words for term in main) for _, words in said)
    return said if whole else clauses


def _of_another(question: Question, frame: Frame, sentence: str, near: str, deed: str) -> bool:
    """Whether the clause of the deed is about somebody else than the one whom the question names as its subject."""
    whom = {word for word in subjects(frame.subject) if word in question.name_subjects}
    if not whom:
        return False
    own, around = set(subjects(sentence)), set(subjects(near))
    if _ANY_ONE.match(frame.subject):
        return not whom <= own | around
    for span in clause_spans(sentence):
        clause = sentence[slice(*span)]
        words = subjects(clause)
        if deed not in words and not opposed(deed) & set(words):
            continue
        if whom & set(words):
            return _turned_round(question, frame, clause, whom)
        opening = next(iter(name_runs(f"x {clause.lstrip(' ,')}")), None)
        if opening and len(clause.lstrip(" ,")[: opening[0] - 2].split()) <= _LEADS_IN and not _before_deed(
            clause.lstrip(" ,")[: opening[0] - 2], deed
        ):
            return True
        return not whom & (own | around)
    return not whom <= own | around


def _before_deed(words: str, deed: str) -> bool:
    return deed in subjects(words)


def _turned_round(question: Question, frame: Frame, clause: str, whom: set[str]) -> bool:
    """Whether who does it to whom is the other way round: "Did Orenia attack Velia?", and Velia attacked Orenia."""
    others = question.name_subjects & set(subjects(_SETTING.split(f" {frame.rest} ")[0])) - whom
    words = subjects(clause)
    if not others or not others & set(words):
        return False
    first = min(words.index(word) for word in whom & set(words))
    second = min(words.index(word) for word in others & set(words))
    return first > second and not re.search(r"\bby\b", clause)


def _sentence_before(evidence: Evidence, sentences: Sequence[Span]) -> str:
    """The sentence before in the same paragraph; "" for the first of one."""
    text = evidence.article.text
    at = next((place for place, span in enumerate(sentences) if span[0] == evidence.start), 0)
    if not at or "\n" in text[sentences[at - 1][1] : evidence.start]:
        return ""
    return text[slice(*sentences[at - 1])]


def words_before(evidence: Evidence, sentences: Sequence[Span]) -> frozenset[str]:
    """The words of the sentence that one which opens with "He" speaks of; none for another."""
    before = _sentence_before(evidence, sentences)
    return frozenset(subjects(before)) if POINTS_BACK.match(evidence.text) else frozenset()


def _says_otherwise(question: Question, sentence: str) -> bool:
    """Whether a sentence denies by another word than the question's, which it need not hold: "nobody", "acquitted"."""
    held = set(subjects(sentence))
    return NOBODY.search(sentence) is not None or any(opposed(term) & held for term in _main(question))


def _same_claim(question: Question, evidence: Evidence, main: Sequence[str]) -> bool:
    """Whether a notice of correction takes back what the question asks about, value and all."""
    values = set(re.findall(r"\d[\d.,]*\d|\d", question.text))
    said = set(subjects(evidence.text.split(". ")[0]))
    stated = read_quantities(question.text)
    same = not stated or any(
        (one.low, one.high) == (other.low, other.high) for one in stated for other in read_quantities(evidence.text)
    )
    about = [term for term in main if term in said]
    named = bool(values) and question.name_subjects <= said
    return same and all(value in evidence.text for value in values) and (named or 2 * len(about) >= len(main) > 0)


def _turned(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence tells that it is the other way round, of the one whom the question names."""
    if not question.name_subjects <= set(subjects(evidence.text)) and not question.name_subjects.issubset(
        subjects(f"{evidence.article.title or ''} {evidence.text}")
    ):
        return False
    if _FAVOURED.search(question.text) and _OPPOSED.search(evidence.text):
        return evidence.features["overlap_passage"] >= OPPOSED and not polarity(evidence.text) - {"not", "will"}
    left = _LEFT.search(evidence.text)
    clause = evidence.text[slice(*clause_around(evidence.text, *left.span()))] if left else ""
    return bool(left and _STILL_HOLDS.search(question.text) and not polarity(clause))


def _other_count(question: Question, evidence: Evidence) -> bool:
    """Whether the question gives a figure and the sentence another, exact, of the same people and fate."""
    stated = [one for one in read_quantities(question.text) if one.kind == "count" and one.comparator == "="]
    fate = question.stems & BEFALLEN
    if len(stated) != 1 or not fate or evidence.features["overlap_near"] < OPPOSED:
        return False
    given = [
        one
        for one in read_quantities(evidence.text)
        if one.kind == "count" and fate & state_of(evidence.text, one) and not is_part(question, evidence.text, one)
    ]
    exact = len(given) == 1 and given[0].comparator == "=" and given[0].low == given[0].high and given[0].low
    return bool(exact) and given[0].low != stated[0].low and not polarity(evidence.text)
