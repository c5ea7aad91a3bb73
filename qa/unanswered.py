"""Signs that a sentence does not answer a question, however many words they share.

Each is a rule of its own, because each can be said in words: another speaker, another place in a ranking, another
office, a day that is past where one ahead is asked for, nothing of what happened.
"""

import re
from collections.abc import Callable, Sequence

from index.article import Cell
from index.span import Span
from qa.another_party import nobody_asked_about, other_doer, other_speaker
from qa.another_time import other_day, other_holder, other_year
from qa.asked import event
from qa.counted import part_named
from qa.dimensions import measures_it
from qa.evidence import Evidence
from qa.exact import gives_other_days
from qa.families import subject, subjects, vocabulary
from qa.frame import LIGHT, predicate, read_frame
from qa.kin import asks_of_kin, lacks_kin
from qa.kinds import NUMERIC, Kind
from qa.names import name_runs
from qa.numbers import read_quantities, same_value
from qa.question import Question
from qa.sentences import place_of
from qa.speech import plain_attributions
from qa.verbs import VERSATILE
from qa.words import stem

BESIDE = 1  # sentence before and after, in which what is asked may be named
UNREAD = -6.0  # margin of the reader: under it, it sees nothing like an answer
# What answers these may say it in other words altogether.
NEEDS_NO_WORD: frozenset[Kind] = frozenset({"yesno", "reason", "text", "list", "quote"})
# What answers these tells what was done, or which office is held, in some word of the family.
NEEDS_DEED: frozenset[Kind] = frozenset({"person", "place", "date", "time"})
_WHICH = re.compile(
    r"(?:which|what) (?!(?:happen|will|did|do|does|is|are|was|were|has|have|had|went|caused)\w*\b)\w", re.I
)
_VERSATILE = frozenset(map(stem, VERSATILE))
TOLD = 0.5  # of the question's words beside names, by rarity
_OF = re.compile(r"\s(?:of|in|for|at|on|from)\s")
# Deeds that change how many there are: a table that tells how many there are tells none of it.
_CHANGES = frozenset(subjects("shut cut sack hire add lose gain sell buy build launch scrap dismiss recruit axe"))
# Of the first sentence's probability, what the first that answers must have: under it, what is left is what is near.
NEAR_ENOUGH = 0.2

_ORDINAL = re.compile(r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?!\s+(?:time|hand)\b)", re.I)
_PLACED = {
    "second": r"second|2nd|runner-up|silver",
    "third": r"third|3rd|bronze",
    "fourth": r"fourth|4th",
    "fifth": r"fifth|5th",
}
_OFFICE = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?P<office>president|minister|ambassador|governor|mayor|judge|player|singer|actor|coach"
    r"|king|queen|senator|doctor|lawyer|architect|pilot|captain|engineer|scientist|director|author|bishop|general)\b",
    re.IGNORECASE,
)
_NAME_OF = re.compile(
    r"\b(?:names? of|who is (?:he|she) called|what is .+ called|(?:his|her|their) names?)\b", re.IGNORECASE
)
_SIGNED = re.compile(r"[–—-]+\s*(?:[A-Z][\w.'’-]*(?:\s|$)){1,4}|(?:[A-Z][\w.'’-]*,?\s+){1,4}(?:\([^)]*\)\s*)?[–—-]+")
_COST_TO = re.compile(
    r"\b(?:costs?|money|spent|paid|needed|take|took) to (?P<do>build|construct|erect)\b", re.IGNORECASE
)
# Each is called so, or goes by a word of its family, wherever it is told.
_PAY = re.compile(
    r"\bwhat (?:is|was|will be)\b.*\b(?P<pay>salary|bonus|pension|rent|ransom|bail|dividend|severance)\b", re.I
)
_ON_A_DAY = re.compile(
    r"\bon (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2}\b)",
    re.I,
)


def answering(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> list[Evidence]:
    """The evidence without what does not answer; none where only what is far less likely would be left."""
    kept = [one for one in ranked if not why_not(question, one, sentences_of(one.article.id))]
    if not kept or kept[0].probability < NEAR_ENOUGH * ranked[0].probability:
        return []
    return kept


def why_not(question: Question, evidence: Evidence, sentences: Sequence[Span]) -> str | None:
    """Why a sentence does not answer; None where no sign tells. `sentences` are its article's, in order."""
    if reason := next(
        (why for sign in (other_year, other_day, other_holder) if (why := sign(question, evidence))), None
    ):
        return reason
    of_a_day = question.kind in (*NUMERIC, "text") and _ON_A_DAY.search(question.text)
    if of_a_day and gives_other_days(question, evidence.text, evidence.article.published):
        return "it tells of another day"
    if lacks_kin(question, evidence.article):
        return "it tells of nobody so related"
    text = evidence.article.text
    at = place_of(evidence.start, sentences)
    around = " ".join(text[first:last] for first, last in sentences[max(0, at - BESIDE) : at + BESIDE + 1])
    around = f"{evidence.article.title or ''} {around}"
    for sign in (
        _signature,
        _echo,
        _other_person,
        _something_else,
        _other_cost,
        _other_rank,
        _other_office,
        _unnamed,
        _nothing_of_it,
        _undone,
    ):
        if reason := sign(question, evidence, around):
            return reason
    before = text[slice(*sentences[at - 1])] if at else ""
    return (
        _other_part(question, evidence, before)
        or nobody_asked_about(question, evidence, before)
        or other_doer(question, evidence, before)
        or other_speaker(question, evidence, sentences)
    )


def _signature(question: Question, evidence: Evidence, around: str) -> str | None:
    """A name that signs a piece ("– Ada Lorne"), or the place that opens one, and nothing told."""
    return "it is a signature" if _SIGNED.fullmatch(evidence.text.strip()) else None


def _other_rank(question: Question, evidence: Evidence, around: str) -> str | None:
    asked = _ORDINAL.search(question.text)
    if asked is None:
        return None
    word = asked[1].lower()
    return None if re.search(rf"\b(?:{_PLACED.get(word, word)})\b(?!\s+time\b)", around, re.I) else f"nothing is {word}"


def _other_office(question: Question, evidence: Evidence, around: str) -> str | None:
    asked = _OFFICE.search(question.text)
    held = asked is None or subject(asked["office"]) in subjects(around)
    return None if held or evidence.is_surely_read else f"no {asked and asked['office']} is named"


def _unnamed(question: Question, evidence: Evidence, around: str) -> str | None:
    if not _NAME_OF.search(question.text):
        return None
    told = question.stems - question.name_subjects - {subject("name")}
    if 2 * len(told & set(subjects(around))) <= len(told):
        return "it tells of somebody else"
    words = f"x {evidence.text}"
    others = [words[start:end] for start, end in name_runs(words)]
    if asks_of_kin(question):  # who says it is not whom it is said of
        said = plain_attributions(evidence.article.text, evidence.span)
        others = [name for name in others if not any(name in one.speaker for one in said)]
    if evidence.words:
        picked = evidence.article.text[slice(*evidence.words)]
        others = [name for name in others if name in picked or picked.strip(" .,") in name]
    full = [name for name in others if " " in name or evidence.is_surely_read]
    return None if any(not question.name_subjects.issuperset(subjects(name)) for name in full) else "nobody is named"


def _other_part(question: Question, evidence: Evidence, before: str) -> str | None:
    """Some of those asked for, and up to it no word of the place or the party that the question asks it of."""
    asked = part_named(question)
    told = subjects(f"{evidence.article.title or ''} {before} {evidence.text}")
    return "it counts others of them" if asked and not asked & set(told) else None


def _other_person(question: Question, evidence: Evidence, around: str) -> str | None:
    """An age in a sentence that neither names whom the question names, nor follows one that does."""
    other = question.kind == "age" and question.names and evidence.features["names_near"] == 0.0
    return "it gives the age of somebody else" if other else None


def _something_else(question: Question, evidence: Evidence, around: str) -> str | None:
    """A figure, and near it no word of what the question asks it of, or of the pay that it asks for."""
    if question.kind not in NUMERIC or question.kind == "age" or question.counted:
        return None
    pay = _PAY.search(question.text)
    if pay and subject(pay["pay"]) not in subjects(around):
        return f"it tells nothing of a {pay['pay']}"
    asked = event(question)
    of_it = asked | question.name_subjects
    return "it gives the figure of something else" if asked and not of_it & set(subjects(around)) else None


def _other_cost(question: Question, evidence: Evidence, around: str) -> str | None:
    """What something cost to build is told beside a word for building it."""
    asked = _COST_TO.search(question.text)
    if asked is None or question.kind != "amount":
        return None
    return None if subject(asked["do"]) in subjects(evidence.text) else f"it tells nothing of {asked['do']}"


def _nothing_of_it(question: Question, evidence: Evidence, around: str) -> str | None:
    """No word of what is asked beside names, and nothing that the reader would pick."""
    if question.kind in NEEDS_NO_WORD:
        return None
    told = question.stems - question.name_subjects
    if any(measures_it(question, quantity) for quantity in read_quantities(evidence.text)):
        return None
    unread = evidence.features["reader"] < UNREAD and evidence.features["read"] > 0
    return "it tells nothing of it" if len(told) > 1 and unread and not told & set(subjects(around)) else None


def _undone(question: Question, evidence: Evidence, around: str) -> str | None:
    """Nothing in the article is of what was done, or of the office held, and little near is of the rest.

    What the reader picks may say it in other words, and so may a sentence with half of the question's, or
    one whose verb says little alone.
    """
    frame = read_frame(question.text)
    asks = question.kind in NEEDS_DEED or (question.kind in ("text", "list") and _WHICH.match(question.text))
    told_otherwise = evidence.is_surely_read or evidence.features["event_near"] >= TOLD
    if not asks or frame is None or told_otherwise:
        return None
    doing = predicate(frame)
    deed = [term for term in subjects(doing) if term not in LIGHT]
    if _VERSATILE.intersection(map(stem, doing.split()[:1])):
        return None
    office = subjects(_OF.split(frame.subject)[0])
    told = deed[:1] or (office[-1:] if not question.name_subjects & set(office) else ())
    held = vocabulary(evidence.article.text) | set(subjects(evidence.article.title or ""))
    return "it tells nothing of it" if told and not set(told) & held else None


def is_of_a_change(question: Question, cell: Cell) -> bool:
    """Whether a question asks for a change of which a cell tells nothing: how many shops will be shut, and it has all.

    Only what neither its row nor its column says is meant.
    """
    frame = read_frame(question.text)
    deed = [term for term in subjects(predicate(frame)) if term not in LIGHT][:1] if frame else []
    return bool(_CHANGES.intersection(deed)) and not set(deed) & set(subjects(f"{cell.row} {cell.column}"))


def _echo(question: Question, evidence: Evidence, around: str) -> str | None:
    """What the reader picks says the question's own words again: the name, or the figure, that was asked about."""
    if not evidence.words:
        return None
    picked = evidence.article.text[slice(*evidence.words)]
    if question.kind in NUMERIC:
        asked, given = read_quantities(question.text), read_quantities(picked)
        again = bool(given) and all(any(same_value(one, other) for other in asked) for one in given)
    else:
        words = set(subjects(picked))
        again = question.kind in ("person", "place", "speaker") and bool(words) and words <= question.stems
    return "it says the question's words again" if again else None
