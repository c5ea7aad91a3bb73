"""Who speaks: the noun phrase that a reporting verb belongs to."""

from dataclasses import dataclass, replace

from qa.speech.reporting import (
    ADVERB,
    ADVERBS,
    BE,
    BEFORE_TIME,
    CITING,
    CONTRACTED,
    DASHES,
    DAY_PARTS,
    DETERMINERS,
    DO,
    DOCUMENTS,
    FINITE,
    FLOATING,
    GENERAL,
    HAVE,
    LATER,
    LEADING,
    MODALS,
    NEGATIONS,
    OPENERS,
    PAST,
    PLURAL_FORMS,
    PREPOSITIONS,
    RELATIVES,
    ROLE,
    ROLES,
    SAID,
    STOPS,
    STRICT,
    STRICT_PLURALS,
    SUBJECTS,
)
from qa.speech.sentence import Sentence
from qa.speech.speakers import PRONOUNS


@dataclass(frozen=True)
class Subject:
    left: int
    right: int
    """Words left..right are the speaker."""
    before: int
    """The word in front of the speaker, -1 at the sentence's start."""
    chain: tuple[str, ...] = ()
    relative: bool = False
    """Whether the verb stands in ", who said ...,"."""

    def citing(self, chain: tuple[str, ...]) -> "Subject":
        return replace(self, chain=self.chain + chain)


def is_reporting_verb(s: Sentence, at: int) -> bool:
    word = s.lower(at)
    if s.words[at].text[0].isupper() and at:
        return False
    before = s.lower(at - 1)
    if word in PLURAL_FORMS:
        if word in STRICT_PLURALS and s.lower(at + 1) != "that":
            return False
        plural = before.endswith("s") and not before.endswith(("ss", "'s", "’s"))
        return plural or before in ("they", "people", "police", "have") or bool(ROLE.match(before))
    if (
        word in GENERAL
        or word in STRICT
        or word in ("called", "calls", "pointed", "points", "put", "puts", "spoke", "speaks")
    ):
        following = s.lower(at + 1)
        if word.endswith("s") and word not in SAID:  # "media reports", "the claims of"
            if following in GENERAL | STRICT | FINITE or following in ("of", "from", "about"):
                return False
            named = s.capital(at - 1) or before in ROLES or before in PRONOUNS or bool(ROLE.match(before))
            return named or before == ")" or before in ADVERBS
        return before not in DETERMINERS or before in PRONOUNS
    return False


def subject_of(s: Sentence, at: int) -> Subject | None:
    k = at - 1
    while k >= 0 and not s.words[k].quoted and _passes_over(s, k):
        k -= 1
    word = s.lower(k)
    if k < 0 or s.words[k].quoted or word in NEGATIONS | MODALS | BE | DO or CONTRACTED.match(word):
        return None
    chain: tuple[str, ...] = ()
    if word in (",", *DASHES):
        opening = _opening(s, k)
        if opening is None:
            return None
        if s.lower(opening + 1) in CITING:
            chain = (s.slice(opening + 2, k),)
        subject = phrase_ending(s, opening - 1, chain)
        return replace(subject, right=with_apposition(s, subject.right)) if subject else None
    if word == ")":
        while k >= 0 and s.lower(k) != "(":
            k -= 1
        k -= 1
    elif word == "who":
        inserted = s.lower(k - 1) == ","
        subject = phrase_ending(s, k - (2 if inserted else 1), chain)
        return replace(subject, relative=inserted) if subject else None
    return phrase_ending(s, k, chain)


def with_apposition(s: Sentence, right: int) -> int:
    """Past the name in "a spokeswoman for the hospital, Lena Ost, said"; "Oden, a farmer, said" is named already."""
    if s.lower(right) != "," or s.capital(right - 1):
        return right
    end = right + 1
    while s.capital(end) or (s.lower(end) in ("of", "the", "for", "and") and s.capital(end + 1)):
        end += 1
    return end if end > right + 1 and (s.stop(end) or s.lower(end) in ("who", "on", "in", "at")) else right


def leading_subject(s: Sentence) -> Subject | None:
    """The subject of the sentence's first verb."""
    for at in range(1, len(s.words)):
        word = s.words[at]
        verb = word.lower in FINITE or CONTRACTED.match(word.lower) or PAST.match(word.text)
        if verb and not word.quoted and s.lower(at - 1) not in DETERMINERS:
            return subject_of(s, at)
    return None


def _passes_over(s: Sentence, k: int) -> bool:
    word = s.lower(k)
    return word in ADVERBS | FLOATING | HAVE or (bool(ADVERB.match(s.words[k].text)) and word != "family")


def _opening(s: Sentence, closing: int) -> int | None:
    """The comma or dash that opens the insertion which ends at `closing`; None if that is no insertion."""
    mark = s.lower(closing)
    for k in range(closing - 1, max(-1, closing - 40), -1):
        if s.words[k].quoted:
            return None
        if s.lower(k) == mark:
            inserted = s.lower(k + 1)
            relative = next((j for j in range(k + 2, closing) if s.lower(j) in ("who", "which", "that")), closing)
            clause = s.finite(k + 1, relative) is not None
            opened = inserted in ("who", "whose", "which") or inserted in CITING
            return k if (not clause or opened) and k > 0 and k + 1 < closing else None
    return None


def phrase_ending(s: Sentence, k: int, chain: tuple[str, ...] = ()) -> Subject | None:
    """The noun phrase whose last word is k."""
    right = k + 1
    i = k
    while i >= 0 and not s.words[i].quoted:
        word = s.lower(i)
        if (word == "who" and i > 0 and s.lower(i - 1) not in STOPS) or (
            word in RELATIVES
            and (s.lower(i + 1) in FINITE or PAST.match(s.lower(i + 1)))
            and s.lower(i - 1) not in STOPS
        ):
            right = i
        elif word in STOPS or word in OPENERS:
            break
        i -= 1
    left, before = i + 1, i
    if s.lower(left) in SUBJECTS and right - left > 1:  # "people who asked ... because they were afraid said"
        who = next((j for j in range(left - 1, 0, -1) if s.lower(j) == "who" and not s.words[j].quoted), 0)
        return phrase_ending(s, who - (2 if s.lower(who - 1) == "," else 1), chain) if who > 1 else None
    finite = _joining_finite(s, left, right)
    if finite is not None:
        starts = [j for j in range(finite + 1, right) if s.lower(j) in ("and", "or", "but")]
        if not starts:
            return None
        left, before = starts[-1] + 1, starts[-1]
    if s.lower(left) in ("and", "but", "while"):
        before = left
    left = _without_lead(s, left, right)
    right = without_time(s, left, right)
    left = issuer(s, left, right)
    return Subject(left, right, before, chain) if left < right else None


def _joining_finite(s: Sentence, left: int, right: int) -> int | None:
    finite = s.finite(left, right)
    if finite is None or s.lower(finite) in FINITE or CONTRACTED.match(s.lower(finite)):
        return finite
    # "-ed" is a verb here before a conjunction or determiner, and not as an adjective ("the wounded and ...").
    joined = any(s.lower(j) in ("and", "but") for j in range(finite + 1, right))
    if (joined and s.lower(finite - 1) not in DETERMINERS) or s.lower(finite + 1) in DETERMINERS:
        return finite
    return next((j for j in range(finite - 1, left, -1) if s.lower(j) in FINITE), None)


def _without_lead(s: Sentence, left: int, right: int) -> int:
    later = next((j for j in range(left + 1, min(left + 4, right)) if s.lower(j) in LATER), None)
    if later and s.lower(later - 1).rstrip("s") in DAY_PARTS | {"hour", "minute"}:
        left = later + 1  # "A day earlier the authority said"
    while left < right:
        word = s.lower(left)
        if word in LEADING:
            left += 1
        elif word in ("last", "this", "next", "that") and s.lower(left + 1) in DAY_PARTS | {"same"}:
            left += 3 if s.lower(left + 1) == "same" else 2
        elif word in ("late", "early") or s.is_time(left):
            left += 1
        elif word in PREPOSITIONS:
            rest = left + 1
            if s.is_time(rest):
                left = rest
                continue
            starts = (
                j
                for j in range(left + 2, right)
                if (s.lower(j) in DETERMINERS or (s.capital(j) and not s.capital(j - 1)))
                and s.lower(j - 1) not in PREPOSITIONS | DETERMINERS
            )
            left = next(starts, right)
        else:
            break
    return left


def without_time(s: Sentence, left: int, right: int) -> int:
    cut = right
    while cut > left and (
        s.is_time(cut - 1)
        or (s.lower(cut - 1) in DAY_PARTS and (s.is_time(cut - 2) or s.lower(cut - 2) in BEFORE_TIME))
    ):
        cut -= 1
    if cut in (left, right):
        return right
    while cut > left and s.lower(cut - 1) in BEFORE_TIME:
        cut -= 1
    return cut if cut > left else right


def issuer(s: Sentence, left: int, right: int) -> int:
    """ "A statement from X said" is X speaking."""
    for j in range(left, right - 2):
        if s.lower(j) in DOCUMENTS and s.lower(j + 1) in ("from", "by"):
            return j + 2
    return left


def speaks(s: Sentence, subject: Subject, verb: str) -> bool:
    words = [s.lower(j) for j in range(subject.left, subject.right)]
    last = words[-1]
    if last in PREPOSITIONS | DETERMINERS | OPENERS or last in ("and", "or", "there", "what"):
        return False
    if words[0] in ("neither", "nobody", "none", "no"):
        return False
    if words[0] in SUBJECTS:
        return len(words) == 1 and last in PRONOUNS
    if len(words) == 1 and last in ("him", "them", "her"):
        return True
    if verb in SAID or any(_named(s, j) for j in range(subject.left, subject.right)):
        return True
    return any(word in ROLES or word in DOCUMENTS or ROLE.match(word) for word in words) or last.endswith("study")


def _named(s: Sentence, at: int) -> bool:
    return s.capital(at) and (at > 0 or s.lower(at) not in DETERMINERS)
