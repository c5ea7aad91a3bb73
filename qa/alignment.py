"""How the words of a yes-or-no question lie over a sentence: what is asked of whom, and which clause tells of it."""

import re
from collections.abc import Sequence

from index.span import Span
from qa.context import POINTS_BACK
from qa.counted import ANYBODY
from qa.families import shortened, subjects
from qa.frame import LIGHT, Frame, read_frame
from qa.names import name_runs
from qa.opposites import opposed
from qa.polarity import clause_spans
from qa.question import Question

Clause = tuple[Span, frozenset[str]]

# Where the predicate of a question ends and its setting begins: "Was anyone hurt | when the ferry sank?"
SETTING = re.compile(
    r"\s(?:when|after|before|during|while|as|since|until|because|in|at|on|for|from|by|with|near|against|over|under|of"
    r"|despite|according|to(?=\s(?:the|an?|his|her|its|their|our|this|that|these|those|(?-i:[A-Z0-9]))))\s",
    re.IGNORECASE,
)
# "Is it going to cut its dividend?" asks whether it cuts it.
_GOING_TO = re.compile(r"^\s*(?:going|about|set|due|planning)\s+to\s+", re.IGNORECASE)
_SUBORDINATE = re.compile(r"[\s,]*(?:because|although|though|since|after|before|while|when|unless|as)\b", re.IGNORECASE)
# "Was a Morvane player sent off?": any one of them answers, whatever he is called.
ANY_ONE = re.compile(
    r"(?:an?|any|some)\b.*\b(?:players?|persons?|people|m[ae]n|wom[ae]n|officials?|workers?|employees?|members?|residents?"
    r"|politicians?|patients?|passengers?|one)$|any(?:one|body)\b|some(?:one|body)\b",
    re.IGNORECASE,
)
_ANYBODY = ANYBODY.union(subjects("man woman one anyone anybody someone somebody"))
_PLAYER = frozenset(subjects("player footballer defender midfielder striker winger goalkeeper"))
NEW = frozenset(subjects("new current latest"))  # which one is meant, and nothing of what it does
# "His lawyer said that | he would not appeal": who "he" is was told before.
_PRONOUN_BEFORE = re.compile(r"\b(?:he|she|they|it)\b[^,;]*$", re.IGNORECASE)
_ACTIVE = re.compile(r"do|does|did|will|would|has|have|had", re.IGNORECASE)
DEGREE = frozenset(subjects("completely fully entirely totally altogether wholly"))
# What may stand for the one asked about, who is named elsewhere.
_MEANT = re.compile(r"\b(?:he|she|it|they|we|I|the|its|his|her|their|both|neither|either)\b", re.IGNORECASE)
_LEADS_IN = 3  # words of a clause before the name that is its subject: "The engine maker", "But on Friday"


def main_words(question: Question) -> list[str]:
    """The words of the subject, names aside, and of the predicate; none where the predicate cannot be told."""
    frame = read_frame(question.text)
    if frame is None or not frame.rest:
        return []
    rest = shortened(_GOING_TO.sub("", frame.rest))
    predicate = [term for term in subjects(SETTING.split(f"{rest} ")[0]) if term not in LIGHT]
    if not predicate:
        return []
    whose = () if ANY_ONE.match(frame.subject) else subjects(SETTING.split(f"{frame.subject} ")[0])
    light = LIGHT | NEW | DEGREE | question.name_subjects
    return [term for term in (*whose, *predicate) if term not in light]


def clauses_told(sentence: str, before: str, main: Sequence[str]) -> list[Clause]:
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


def is_of_another(question: Question, frame: Frame, sentence: str, near: str, deed: str) -> bool:
    """Whether the clause of the deed is about somebody else than the one whom the question names as its subject."""
    whom = {word for word in subjects(frame.subject) if word in question.name_subjects}
    anyone = ANY_ONE.match(frame.subject)
    if not whom and not anyone:
        return False
    own, around = set(subjects(sentence)), set(subjects(near))
    if anyone:
        return not (whom <= own | around and _is_of_the_sort(frame.subject, own | around))
    for span in clause_spans(sentence):
        clause = sentence[slice(*span)]
        words = subjects(clause)
        if deed not in words and not opposed(deed) & set(words):
            continue
        if whom & set(words):
            return _turned_round(question, frame, clause, whom) or _stands_after(frame, clause, whom, deed)
        subject_before = _PRONOUN_BEFORE.search(_until(clause, deed))
        opening = None if subject_before else next(iter(name_runs(f"x {clause.lstrip(' ,')}")), None)
        if (
            opening
            and len(clause.lstrip(" ,")[: opening[0] - 2].split()) <= _LEADS_IN
            and deed not in subjects(clause.lstrip(" ,")[: opening[0] - 2])
        ):
            return True
        meant = whom & own or _MEANT.search(_until(clause, deed)) or POINTS_BACK.match(sentence)
        return not (meant and whom & (own | around))
    return not whom <= own | around


def _is_of_the_sort(anyone: str, told: set[str]) -> bool:
    """Whether somebody is said near to be what "a player" or "any official" must be; anybody is a person."""
    sort = set(subjects(anyone.split()[-1]))
    return sort <= _ANYBODY or bool(sort & told) or bool(sort <= _PLAYER and _PLAYER & told)


def _stands_after(frame: Frame, clause: str, whom: set[str], deed: str) -> bool:
    """Whether the one asked about stands behind what others did: "The Greens voted for it, the Liberals against"."""
    if not _ACTIVE.fullmatch(frame.auxiliary) or re.match(r"(?:be|been)\b", frame.rest) or re.search(r"\bby\b", clause):
        return False
    return not whom & set(subjects(_until(clause, deed)))


def _until(clause: str, deed: str) -> str:
    """The words of a clause before the one that tells of the deed, or of its opposite."""
    for word in re.finditer(r"[\w’'-]+", clause):
        if deed in subjects(word.group()) or opposed(deed) & set(subjects(word.group())):
            return clause[: word.start()]
    return clause


def _turned_round(question: Question, frame: Frame, clause: str, whom: set[str]) -> bool:
    """Whether who does it to whom is the other way round: "Did Orenia attack Velia?", and Velia attacked Orenia."""
    others = question.name_subjects & set(subjects(SETTING.split(f" {frame.rest} ")[0])) - whom
    words = subjects(clause)
    if not others or not others & set(words):
        return False
    first = min(words.index(word) for word in whom & set(words))
    second = min(words.index(word) for word in others & set(words))
    return first > second and not re.search(r"\bby\b", clause)
