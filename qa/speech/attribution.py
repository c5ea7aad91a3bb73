"""The patterns of attribution within one sentence: whose words they are, and which words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index.span import Span
from qa.speech.claim import (
    addressed,
    after_appositive,
    claim_end,
    find_that,
)
from qa.speech.findings import Attribution, Findings
from qa.speech.reporting import (
    ADVERBS,
    BE,
    FINITE,
    HAVE,
    INFORMATION,
    NOUNS,
    OPENERS,
    PREPOSITIONS,
    ROLES,
    SAYING,
    SUBJECTS,
)
from qa.speech.saying import read_verb
from qa.speech.sentence import Sentence
from qa.speech.subject import (
    Subject,
    is_reporting_verb,
    issuer,
    leading_subject,
    phrase_ending,
    speaks,
    with_apposition,
    without_time,
)

__all__ = ["Attribution", "read_sentence", "sentence_subject"]


@lru_cache(maxsize=8192)
def read_sentence(sentence: str, quotes: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """The attributions of one sentence, offsets within it; an empty claim where it stands in another sentence.

    `quotes`: the quotations of the text, cut to this sentence. Pronouns are left as they stand.
    """
    return tuple(_Patterns(Sentence(sentence, quotes)).read())


@lru_cache(maxsize=8192)
def sentence_subject(sentence: str, quotes: tuple[Span, ...]) -> Span | None:
    """Where the subject of a sentence's first verb stands."""
    s = Sentence(sentence, quotes)
    subject = leading_subject(s)
    if subject is None:
        return None
    return s.words[subject.left].start, s.words[subject.right - 1].end


class _Patterns:
    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.findings = Findings(sentence)

    def read(self) -> Iterator[Attribution]:
        for at, word in enumerate(self.s.words):
            if word.quoted:
                continue
            if word.lower == "according" and self.s.lower(at + 1) == "to":
                self._according(at)
            elif word.lower in ("quoted", "cited") or (word.lower in ("quotes", "cites") and at):
                self._quoted_as_saying(at)
            elif word.lower in SAYING and self.s.lower(at - 1) in (",", "—", "–", "and"):
                self._saying(at)
            elif is_reporting_verb(self.s, at):
                read_verb(self.s, self.findings, at)
        self._nouns()
        self._colon()
        return self.findings.without_overlaps()

    def _according(self, at: int) -> None:
        left = right = at + 2
        while not self.s.stop(right) and not (
            right > left
            and (
                self.s.lower(right) in OPENERS | FINITE | SUBJECTS | {"who"}
                or (self.s.lower(right) in ("on", "in", "late") and self.s.is_time(right + 1))
                or self.s.words[right].text.isdigit()
            )
        ):
            right += 1
        if right == left:
            return
        named = any(self.s.capital(j) for j in range(left, right))
        if not named and any(self.s.lower(j) in INFORMATION for j in range(left, right)):
            return
        left = issuer(self.s, left, right)
        if self.s.lower(right - 1) in ROLES:
            right = with_apposition(self.s, right)
        subject = Subject(left, right, at - 1)
        opening = self.s.lower(at - 1) in ("", "that", "but", "and", "while", ";") or (
            self.s.lower(at - 1) == "," and self.s.lower(at - 2) in ("that", "but", "and", "while")
        )
        resumes = after_appositive(self.s, right)
        verb = "according to"
        if opening or at == 0:
            self.findings.add(
                subject, verb, self.s.offset_of(resumes), claim_end(self.s, resumes), own=self.s.words[at].start
            )
        elif self.s.lower(right) == "," and self.s.finite(0, at) is None and self.s.lower(at - 1) == ",":
            self.findings.add(subject, verb, self.s.offset_of(0), self.s.end, own=self.s.words[at].start)
        else:
            self.findings.add_before(subject, verb, own=at)

    def _quoted_as_saying(self, at: int) -> None:
        saying = next(
            (
                j
                for j in range(at + 1, min(at + 16, len(self.s.words) - 1))
                if self.s.lower(j) == "as" and self.s.lower(j + 1) in ("saying", "telling", "warning")
            ),
            None,
        )
        if saying is None:
            return
        first = addressed(self.s, saying + 2) if self.s.lower(saying + 1) == "telling" else saying + 2
        if self.s.lower(first) == "by":
            first = find_that(self.s, first) or first
        first += self.s.lower(first) == "that"
        own = self.s.words[at].start
        if self.s.lower(at - 1) in BE:
            k = at - 2
            while self.s.lower(k) in HAVE | ADVERBS:
                k -= 1
            subject = phrase_ending(self.s, k)
            if subject and self.s.lower(at + 1) == "by":
                subject = replace(subject, chain=())
        else:
            subject = Subject(at + 1, saying, at)
        if subject and not self.s.stop(first):
            self.findings.add(subject, "saying", self.s.offset_of(first), claim_end(self.s, first), own=own)

    def _saying(self, at: int) -> None:
        """ ", adding that ...": the sentence's last speaker goes on, or else its subject speaks."""
        first = at + 1
        if self.s.lower(at) == "telling":
            first = addressed(self.s, first)
        first += self.s.lower(first) == "that"
        if self.s.stop(first) and not (first < len(self.s.words) and self.s.words[first].quoted):
            return
        claim = self.s.offset_of(first), claim_end(self.s, first)
        own = self.s.words[at - 1].start
        if self.findings.found:
            self.findings.add_again(self.s.lower(at), *claim, own)
            return
        subject = leading_subject(self.s)
        if subject and speaks(self.s, subject, ""):
            self.findings.add(subject, self.s.lower(at), *claim, own=own)

    def _nouns(self) -> None:
        """ "comments made by X on Monday that ...", "X's claim that ..."."""
        for at, word in enumerate(self.s.words):
            if word.quoted or not re.fullmatch(NOUNS, word.lower):
                continue
            by = at + 1
            by += self.s.lower(by) in ("made", "issued", "given", "published", "released")
            if self.s.lower(by) in ("by", "from"):
                that = next(
                    (j for j in range(by + 2, min(by + 20, len(self.s.words))) if self.s.lower(j) == "that"), None
                )
                if that is None or self.s.finite(by + 1, that) is not None:
                    continue
                right = without_time(self.s, by + 1, that)
                subject = Subject(by + 1, right, by)
            elif find_that(self.s, at + 1) == at + 1 or (
                find_that(self.s, at + 1) and self.s.lower(at + 1) in ("on", "in")
            ):
                owner = re.search(r"['’]s?$", self.s.words[at - 1].text) if at else None
                if owner is None:
                    continue
                that = find_that(self.s, at + 1) or at + 1
                subject = phrase_ending(self.s, at - 1) or Subject(at - 1, at, at - 2)
            else:
                continue
            self.findings.add(
                subject, word.lower, self.s.offset_of(that + 1), claim_end(self.s, that + 1), own=word.start
            )

    def _colon(self) -> None:
        """'Halvard Brun: "We will stay."'"""
        colon = next((j for j, word in enumerate(self.s.words[:16]) if word.lower == ":"), None)
        if not colon or colon + 1 >= len(self.s.words) or not self.s.words[colon + 1].quoted:
            return
        if any(found.quoted for found, _ in self.findings.found):
            return
        verbs = self.s.finite(0, colon) is not None or any(is_reporting_verb(self.s, j) for j in range(colon))
        subject = leading_subject(self.s) if verbs else Subject(0, colon, -1)
        if subject and self.s.capital(subject.left) and self.s.lower(subject.left) not in PREPOSITIONS:
            self.findings.add(subject, ":", self.s.words[colon + 1].start, claim_end(self.s, colon + 1))
