"""Yes or No to a question, where one clause of the sources carries it."""

import re
from collections.abc import Callable, Sequence

from index.span import Span
from qa.alignment import ANY_ONE, DEGREE, NEW, main_words
from qa.carried import Verdict, carried
from qa.context import POINTS_BACK
from qa.corrections import is_notice
from qa.counted import BEFALLEN, is_part, state_of
from qa.evidence import Evidence
from qa.exact import gives_other_days, lacks_figure
from qa.families import subjects, vocabulary
from qa.frame import LIGHT, read_frame
from qa.numbers import read_quantities, same_value
from qa.opposites import opposed
from qa.polarity import clause_around, clause_polarity, clause_spans, polarity
from qa.question import Question
from qa.sentences import place_of

AGREED = 0.8  # of the question's words, in the article: under it, the two are about different things
LEAD = 40  # characters of a first sentence: a shorter line is a dateline or a name
NEAR = 0.6  # of them by rarity, in the passage
RIVAL = 0.1  # of the likeliest verdict's probability: a less likely one contradicts nothing
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
_RATHER_THAN = re.compile(
    r"(?:[,(–—-]\s*(?:and )?not|\brather than|\binstead of|\bas opposed to)\s+(?:the\s+|an?\s+)?$"
)
NOBODY = re.compile(r"\b(?:no one|nobody|none|not a single|no \w+s)\b", re.IGNORECASE)
_AHEAD = frozenset(subjects("going set due planning"))


def settled(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> tuple[Evidence, Verdict] | None:
    """The sentence that answers with Yes or No, corrections first; None where none does, or they contradict each other.

    Of two that do, the one of the newer article stands: "five are missing" was so until "nobody is missing any more".
    """
    found: list[tuple[Evidence, Verdict]] = []
    for one in sorted(ranked, key=lambda one: not is_notice(one.text)):
        answer = verdict(question, one, sentences_of(one.article.id))
        if answer and not (answer == "No: " and befell_all_the_same(question, one, ranked)):
            if is_notice(one.text):
                return one, answer
            found.append((one, answer))
    if not found:
        return None
    least = RIVAL * max(one.probability for one, _ in found)
    found = [(one, answer) for one, answer in found if one.probability >= least]
    if len({answer for _, answer in found}) == 1:
        return found[0]
    days = {answer: max(_day(one) for one, other in found if other == answer) for _, answer in found}
    if days["Yes: "] == days["No: "]:
        return None
    latest = max(days, key=lambda answer: days[answer])
    return next((one, answer) for one, answer in found if answer == latest and _day(one) == days[latest])


def _day(one: Evidence) -> int:
    return one.article.published.toordinal() if one.article.published else 0


def verdict(question: Question, evidence: Evidence, sentences: Sequence[Span]) -> Verdict | None:
    """What a sentence answers to a yes-or-no question; None where it does not carry an answer.

    `sentences` are those of its article, in order: whom "He" means, the one before tells. What an outlet corrected is
    not so.
    """
    if evidence.features["names_article"] < 1.0:
        return None
    if is_notice(evidence.text):
        return "No: " if _same_claim(question, evidence, main_words(question)) else None
    if _turned(question, evidence) or _other_count(question, evidence) or _not_that_value(question, evidence):
        return "No: "
    before = sentence_before(evidence, sentences)
    paragraph = _paragraph_before(evidence, sentences)
    published = evidence.article.published
    found = carried(
        question,
        evidence.text,
        before,
        f"{evidence.article.title or ''} {paragraph}",
        published.year if published else None,
    )
    if found == "Yes: " and not _gives_what_is_asked(question, evidence, before):
        return None
    needed = OPPOSED if found == "No: " and _says_otherwise(question, evidence.text) else NEAR
    return found if evidence.features["overlap_passage"] >= needed and _one_subject(question, evidence) else None


def _gives_what_is_asked(question: Question, evidence: Evidence, before: str) -> bool:
    """Whether a sentence, after the one before, can say yes: it gives the figures asked about, and no other days."""
    if gives_other_days(question, evidence.text, evidence.article.published):
        return False
    return not lacks_figure(question, f"{before} {evidence.text}")


def _one_subject(question: Question, evidence: Evidence) -> bool:
    """Whether question and article are about the same: most of what it asks beside the deed stands in the article."""
    frame = read_frame(question.text)
    generic = subjects(frame.subject) if frame and ANY_ONE.match(frame.subject) else ()
    asked = question.stems - LIGHT - NEW - _AHEAD - DEGREE - {*generic} | question.name_subjects
    main = main_words(question)
    held = vocabulary(evidence.article.text) | vocabulary(evidence.article.title or "")
    either = {word for word in asked if word in held or opposed(word) & held or word in main}
    return len(either) >= AGREED * len(asked)


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


def sentence_before(evidence: Evidence, sentences: Sequence[Span]) -> str:
    """The sentence before in the same paragraph; "" for the first of one."""
    text = evidence.article.text
    at = place_of(evidence.start, sentences)
    if not at or "\n" in text[sentences[at - 1][1] : evidence.start]:
        return ""
    return text[slice(*sentences[at - 1])]


def _paragraph_before(evidence: Evidence, sentences: Sequence[Span]) -> str:
    """The article's first sentence, which tells whom it is about, and the paragraph as far as a sentence.

    Whom "He" means that opens a paragraph, the sentence tells that opens the one before.
    """
    text = evidence.article.text
    start = text.rfind("\n", 0, evidence.start) + 1
    lead = next((text[slice(*span)] for span in sentences if span[1] - span[0] > LEAD), "")
    told = ""
    if not text[start : evidence.start].strip() and POINTS_BACK.match(evidence.text):
        opened = text.rfind("\n", 0, len(text[:start].rstrip())) + 1
        told = next((text[slice(*span)] for span in sentences if opened <= span[0] < start), "")
    return f"{lead} {told} {text[start : evidence.start]}"


def words_before(evidence: Evidence, sentences: Sequence[Span]) -> frozenset[str]:
    """The words of the sentence that one which opens with "He" speaks of; none for another."""
    before = sentence_before(evidence, sentences)
    return frozenset(subjects(before)) if POINTS_BACK.match(evidence.text) else frozenset()


def _says_otherwise(question: Question, sentence: str) -> bool:
    """Whether a sentence denies by another word than the question's, which it need not hold: "nobody", "acquitted"."""
    held = set(subjects(sentence))
    return NOBODY.search(sentence) is not None or any(opposed(term) & held for term in main_words(question))


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
    if _FAVOURED.search(question.text) and any(
        re.search(rf"\b{re.escape(name.split()[-1])}\s+(?:voted\s+|were\s+|was\s+)?against\b", evidence.text)
        for name in question.names
    ):
        return True
    if _FAVOURED.search(question.text) and _OPPOSED.search(evidence.text):
        return evidence.features["overlap_passage"] >= OPPOSED and not polarity(evidence.text) - {"not", "will"}
    left = _LEFT.search(evidence.text)
    clause = evidence.text[slice(*clause_around(evidence.text, *left.span()))] if left else ""
    return bool(left and _STILL_HOLDS.search(question.text) and not polarity(clause))


def _not_that_value(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence sets another value against the question's: "nine hours, not nine days"."""
    return evidence.features["overlap_near"] >= OPPOSED and any(
        same_value(asked, stated) and _RATHER_THAN.search(evidence.text[: stated.value_start])
        for asked in read_quantities(question.text)
        for stated in read_quantities(evidence.text)
    )


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
