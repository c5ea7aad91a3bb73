"""What is said: where the words that belong to a speaker begin and end."""

from qa.speech.party import read_party
from qa.speech.reporting import (
    ADVERBS,
    BE,
    BEFORE_TIME,
    CITING,
    CONTRACTED,
    DASHES,
    DAY_PARTS,
    DAYS,
    DETERMINERS,
    DO,
    FINITE,
    GENERAL,
    HAVE,
    MEDIA,
    MODALS,
    OPENERS,
    PREPOSITIONS,
    ROLES,
    SAYING,
    SUBJECTS,
)
from qa.speech.sentence import Sentence
from qa.speech.subject import Subject


def addressed(s: Sentence, at: int) -> int:
    """Past "told the Ekor Times", "told reporters", to where the claim may begin."""
    if s.lower(at) in ("me", "him", "them", "us", "it"):
        return at + 1
    if s.lower(at) in DETERMINERS:
        at += 1
    if s.capital(at):
        while s.capital(at) or s.lower(at) in MEDIA or (s.lower(at) in ("of", "for") and s.capital(at + 1)):
            at += 1
        return at
    while at < len(s.words) and not s.stop(at):
        word = s.lower(at)
        ends = word in DETERMINERS | SUBJECTS | PREPOSITIONS | OPENERS | FINITE
        if ends or (s.capital(at) and not s.capital(at - 1)):
            break
        at += 1
    return at


def find_that(s: Sentence, begin: int) -> int | None:
    """The "that" which opens the claim: at once, or after "on Monday", "in a statement"."""
    for j in range(begin, min(len(s.words), begin + 18)):
        word = s.lower(j)
        if s.words[j].quoted or word in (";", ":") or word in SAYING:
            return None
        if word == "that":
            plain = j == begin or s.lower(begin) in PREPOSITIONS | BEFORE_TIME | ADVERBS | {"reporters"}
            return j if plain or s.is_time(begin) or s.lower(begin) == "," else None
        if j > begin and (word in FINITE or word in SUBJECTS):
            return None
    return None


def opened_quote(s: Sentence, begin: int) -> int | None:
    """The quotation that follows at once, after a comma or colon, or after "in a statement:"."""
    for j in range(begin, min(len(s.words), begin + 18)):
        word = s.words[j]
        if word.quoted:
            near = j - begin <= 1 or s.lower(j - 1) in (":", ",")
            return j if near else None
        if word.lower in FINITE or word.lower == ";":
            return None
    return None


def adjunct_end(s: Sentence, begin: int) -> int:
    """Past "in a video address", "on Monday": where the next clause or the sentence's end stands."""
    at = begin
    if s.stop(at):
        return at
    adverbial = s.lower(at) in PREPOSITIONS | ADVERBS | BEFORE_TIME - {"the", "that"} or s.is_time(at)
    timed = s.lower(at) in BEFORE_TIME and any(s.lower(j) in DAY_PARTS for j in (at + 1, at + 2))
    adverbial = (
        adverbial
        or timed
        or s.lower(at) in DAYS
        or (s.lower(at) in OPENERS and s.lower(at) not in ("that", "whether", "if", "where"))
    )
    if not adverbial or s.lower(at) in ("of", "for", "against"):
        return at
    while not s.stop(at):
        if at > begin and s.lower(at) in FINITE | SUBJECTS:
            return begin
        if s.lower(at) in OPENERS and at > begin:
            return begin if s.lower(at) == "that" else at
        at += 1
    return at


def after_time(s: Sentence, begin: int) -> int:
    at = begin
    if s.lower(at) in ("on", "late", "early", "in") and (s.is_time(at + 1) or s.is_time(at + 2)):
        at += 1
    while at < len(s.words) and (s.is_time(at) or s.lower(at) in DAYS or (at > begin and s.lower(at) in DAY_PARTS)):
        at += 1
    return at if at > begin and not s.stop(at) else begin


def is_parenthetical(s: Sentence, subject: Subject, adjunct: int) -> bool:
    """ "The dam, Brun said on Monday, was safe": the claim stands around."""
    if s.words[subject.before].quoted or s.lower(subject.before) != ",":
        return False
    following = s.lower(adjunct + 1)
    if following in SAYING | CITING | {"and", "but", "while", "who", "which", "according", "as"} or not following:
        return False
    return not s.words[adjunct + 1].quoted


def cited(s: Sentence, at: int) -> tuple[str, ...]:
    at += s.lower(at) == ","
    if s.lower(at) not in CITING:
        return ()
    right = at + 1
    while not s.stop(right) and s.lower(right) not in OPENERS:
        right += 1
    return (s.slice(at + 1, right),)


def claim_end(s: Sentence, first: int, relative: bool = False) -> int:
    """Where a claim that starts at word `first` ends: before the narrator goes on.

    `relative`: the claim stands in ", who said ...,", and the next comma ends it.
    """
    for j in range(first + 1, len(s.words)):
        if s.words[j].quoted:
            continue
        if relative and s.lower(j) == ",":
            return s.words[j].start
        following = s.lower(j + 1)
        if s.lower(j) in (";", "while", "whereas") and j + 1 < len(s.words):
            if read_party(s.text[s.words[j + 1].start : s.end]):  # "; the union puts it at nine"
                return s.words[j - (s.lower(j - 1) == ",")].start
        elif s.lower(j) in (",", *DASHES):
            after = s.lower(j + 2)
            goes_on = following in ("but", "and", "though", "although") and (
                after in HAVE | DO | BE | MODALS | GENERAL | {"later", "also", "then"}
                or CONTRACTED.match(after) is not None
            )
            ends = goes_on or following in SAYING | CITING
            if ends or ((following, after) == ("according", "to") and s.finite(first, j) is not None):
                return s.words[j].start
        elif (s.lower(j) == "but" and (following in DO or CONTRACTED.match(following))) or (
            (s.lower(j), following) == ("according", "to") and s.finite(first, j) is not None
        ):
            return s.words[j].start
    return s.end


def after_appositive(s: Sentence, right: int) -> int:
    if s.lower(right) != ",":
        return right
    for j in range(right + 1, min(right + 16, len(s.words))):
        if s.lower(j) == ",":
            role = any(s.lower(i) in ROLES for i in range(right + 1, j))
            described = s.lower(right + 1) in ("who", "whose") or role
            return j + 1 if described and s.finite(right + 1, j) is None else right + 1
    return right + 1
