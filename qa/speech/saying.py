"""The patterns around a reporting verb: "X said that ...", "..., X said", "..., said X"."""

from dataclasses import replace

from qa.speech.claim import (
    addressed,
    adjunct_end,
    after_time,
    cited,
    claim_end,
    find_that,
    is_parenthetical,
    opened_quote,
)
from qa.speech.findings import Findings
from qa.speech.reporting import (
    CITING,
    DASHES,
    DETERMINERS,
    FIGURING,
    FINITE,
    OPENERS,
    PREPOSITIONS,
    ROLES,
    SAID,
    SAYING,
    STOPS,
    STRICT,
)
from qa.speech.sentence import Sentence
from qa.speech.speakers import PRONOUNS
from qa.speech.subject import (
    Subject,
    leading_subject,
    speaks,
    subject_of,
    with_apposition,
    without_time,
)


def read_verb(s: Sentence, findings: Findings, at: int) -> None:
    """The attribution around the reporting verb at word `at`, if it is one."""
    word = s.lower(at)
    after = at + 1
    if word in ("called", "calls"):
        quotes = any(later.quoted for later in s.words[after:])
        if s.lower(after) in ("for", "on"):
            after += 1
        elif not quotes:
            return
    elif word in FIGURING and not _gives_figure(s, after) and word in ("put", "puts"):
        return
    elif word in ("spoke", "speaks"):
        if s.lower(after) != "of":
            return
        after += 1
    elif word in ("pointed", "points"):
        if s.lower(after) != "out":
            return
        after += 1
    elif word == "claimed" and {"lives", "victims"} & {s.lower(i) for i in range(after, after + 5)}:
        return
    subject = subject_of(s, at)
    if subject is None and findings.found and s.lower(at - 1) in ("and", "but"):
        that = find_that(s, after)
        first = after if that is None else that + 1
        start, end = s.offset_of(first), claim_end(s, first)
        findings.add_again(word, start, end, s.words[at - 1].start)
        return
    if subject is None and s.lower(at - 1) in ("and", "but"):
        subject = leading_subject(s)  # "Raal would not say how, but said the doors were locked"
    if subject is None or (s.lower(at - 1) == "," and _is_within(s, subject)):
        _inverted(s, findings, at)
        return
    if not speaks(s, subject, word):
        return
    _claims(s, findings, at, after, subject)


def _is_within(s: Sentence, subject: Subject) -> bool:
    """Whether what seems to speak ends what is told: "They came as far as the mill, an old one, said Col. Drell"."""
    before = s.lower(subject.before)
    return subject.before > 0 and (before in PREPOSITIONS or before == "as")


def _claims(s: Sentence, findings: Findings, at: int, after: int, subject: Subject) -> None:
    """Where the claim of "X said" stands: after it, before it, around it or in another sentence."""
    verb = s.lower(at)
    begin = addressed(s, after) if verb in ("told", "tells") else after
    that = find_that(s, begin)
    opened = opened_quote(s, begin)
    adjunct = adjunct_end(s, begin)
    strict = verb in STRICT
    if that is not None:
        findings.add(subject, verb, s.offset_of(that + 1), claim_end(s, that + 1, subject.relative))
        return
    if s.lower(subject.before) == "as":
        if subject.before == 0 and s.lower(adjunct) == ",":
            findings.add(subject, verb, s.offset_of(adjunct), claim_end(s, adjunct))
            return
        subject = replace(subject, before=subject.before - 1)
    preceded = subject.before > 0 and s.lower(subject.before) in STOPS
    if opened is not None:
        if preceded and s.words[subject.before].quoted:
            findings.add_before(subject, verb)
        findings.add(subject, verb, s.words[opened].start, claim_end(s, opened))
        return
    if preceded and s.words[subject.before].quoted and verb in SAID:
        findings.add_before(subject, verb)
        return
    aside = preceded and adjunct > begin and s.lower(adjunct) in OPENERS
    if aside or s.stop(adjunct) or s.lower(adjunct) in SAYING | CITING | {"and", "according"}:
        chain = cited(s, adjunct)
        if preceded:
            if s.lower(adjunct) == "," and is_parenthetical(s, subject, adjunct):
                marks = [word.end for word in s.words[: subject.before] if word.lower in (":", ";")]
                findings.add(subject.citing(chain), verb, max(marks, default=s.begin), s.end)
            else:
                findings.add_before(subject.citing(chain), verb)
            return
        if s.stop(adjunct) and s.lower(adjunct) not in (",", *DASHES):
            findings.add(subject.citing(chain), verb, 0, 0)
            return
        if adjunct == begin:
            return
    if (
        strict
        and not (verb in FIGURING and _gives_figure(s, begin))
        and s.lower(begin) not in ("whether", "how", "why", "what")
    ):
        return
    first = after_time(s, begin)
    if not s.stop(first):
        end = claim_end(s, first, subject.relative)
        findings.add(subject, verb, s.offset_of(first), end)


def _gives_figure(s: Sentence, begin: int) -> bool:
    """ "X put the number at 38"."""
    near = range(begin + 1, min(begin + 9, len(s.words)))
    return s.lower(begin) in DETERMINERS and any(s.lower(at) == "at" for at in near)


def _inverted(s: Sentence, findings: Findings, at: int) -> None:
    """ "..., said X, the mayor of Y"."""
    before = at - 1
    if before < 0 or not (s.words[before].quoted or s.lower(before) in (",", *DASHES)):
        return
    right = at + 1
    while not s.stop(right) and right - at < 14:
        word = s.lower(right)
        if word in FINITE or word in OPENERS or word == "who" or word in SAYING:
            break
        if word in PREPOSITIONS - {"of", "for", "to"} and right > at + 1:
            break
        right += 1
    if s.lower(right) in FINITE or right == at + 1:
        return
    left = at + 1
    named = any(s.capital(place) for place in range(left, min(right, left + 4)))  # "said helicopter pilot Ines Dorn"
    if not (named or s.lower(left) in DETERMINERS | PRONOUNS or s.lower(left) in ROLES):
        return
    right = with_apposition(s, without_time(s, left, right))
    subject = Subject(left, right, before)
    if speaks(s, subject, s.lower(at)):
        findings.add_before(subject, s.lower(at), own=at)
