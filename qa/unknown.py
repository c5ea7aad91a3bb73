"""Where the sources say that something is not known, or that nobody would say it."""

import re
from collections.abc import Callable, Sequence

from index.span import Span
from qa.asked import figure_asked_for
from qa.counted import BEFALLEN
from qa.evidence import Evidence
from qa.facts import KINDS
from qa.families import subjects
from qa.kinds import NUMERIC, Kind
from qa.numbers import read_quantities
from qa.question import Question
from qa.sentences import place_of
from qa.unanswered import why_not

_SAY = (
    r"(?:say|specify|give|name|disclose|identify|elaborate|reveal|provide|release|establish|explain|state|tell|announce"
    r"|publish|answer|indicate|confirm|detail|comment)"
)
_UNSAID = re.compile(
    rf"\b(?:did|do|does|would|could|has|have|had|can|will|was|were|is|are)\s+(?:not|n['’]t)\s+(?:yet\s+|immediately\s+)?"
    rf"(?:been\s+|be\s+)?(?:able\s+to\s+)?{_SAY}(?:s|d|ed|n)?\b"
    rf"|\b(?:did|does|would|could|has|have)n['’]t\s+{_SAY}(?:s|d|ed)?\b"
    rf"|\b(?:declin|refus)\w+\s+to\s+{_SAY}\b|\bunable\s+to\s+{_SAY}\b|\byet\s+to\s+(?:be\s+)?{_SAY}\w*\b"
    rf"|\bwithout\s+(?:giving|naming|specifying|saying|identifying|disclosing|elaborating|providing)\b"
    r"|\b(?:is|was|are|were|remain|remains|remained)\s+(?:\w+\s+)?(?:not\s+(?:yet\s+|immediately\s+)?(?:known|clear|decided"
    r"|set|public|established|determined)|unknown|unclear|undecided|uncertain|a\s+mystery)\b"
    r"|\bnot\s+been\s+(?:decided|set|established|determined|made\s+public|found)\b"
    r"|\b(?:gave|given|offered|provided|published|released)\s+no\s+\w+"
    r"|\bno\s+(?:figures?|details?|date|day|reason|number|name|explanation|estimate)s?\s+(?:\w+\s+){0,2}(?:was|were|has|have|is|are)"
    r"|\bneither\b.{0,60}\bhas\s+ever\b|\bno\s+one\s+knows\b|\bnobody\s+knows\b",
    re.IGNORECASE,
)
# What is left unsaid, by the kind of question that asks for it.
_OBJECTS: dict[Kind, str] = {
    "person": r"\bwho(?:m|se)?\b|identit\w+|identif\w+",
    "speaker": r"\bwho(?:m|se)?\b|\bsources?\b",
    "reason": r"\bwhy\b|\breasons?\b|\bcauses?\b|\bexplain|\bexplanation|\bmotives?\b",
    "date": r"\bwhen\b|\bdates?\b|\bday\b|\btiming\b",
    "time": r"\bwhen\b|\btime\b|\bhour\b",
    "place": r"\bwhere\b|\blocation\b|\bplace\b|\bsite\b",
    "duration": r"\bhow long\b|\buntil when\b|\bwhen\b",
}
_NAMED = r"\bnam(?:e|es|ed|ing)\b|\bwho\b|identit\w+|identif\w+"
# What was asked there and left without an answer: "asked what the march had cost, she did not give a figure".
_ASKED_THERE = re.compile(r"\b(?:what|how|when|where|why|who|whether)\b[^,;.]+", re.IGNORECASE)
_CLAUSE = re.compile(r"[^,;]+")
# Where a sentence tells something first, and then that more of it was left unsaid.
_JOINED = re.compile(r"\b(?:but|and|though|although|while|without)\b(?=[^,;]*$)", re.IGNORECASE)
_NAMES = re.compile(r"\bnames? of\b|\b(?:his|her|their) names?\b", re.IGNORECASE)
_HOW = r"\bhow\b|\bfigures?\b|\bnumbers?\b"
_FIGURE = (
    r"how (?:many|much|far|high|large|often)|figures?|numbers?|amount|sum|price|cost|estimate|forecast|total|details?"
)
# Words of a question that tell how it asks, and not of what; and of a silence, what is left unsaid.
_ASKING = frozenset(
    subjects(
        "name names share number figure cause reason time date day many percentage amount exact details estimate place"
        " immediately yet exactly explanation source"
    )
)
TOLD = 1 / 3  # of the question's words, near a sentence that says which kind of thing is left unsaid
ABOUT = 0.5  # of them, where it says nothing more of what is left unsaid
BEFORE = 2  # sentences back, which tell of whom and what
SURELY = 1.0  # margin of the reader: above it another sentence answers


def not_known(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> Evidence | None:
    """The sentence that says that what is asked for is not known or was not said; None where none does.

    It leaves unsaid what the question asks for, of what the question is about, and no sentence of the same day or later
    answers it.
    """
    silent = [
        one for one in ranked if one.features["names_article"] == 1.0 and _leaves_open(question, one, sentences_of)
    ]
    if not silent:
        return None
    best = silent[0]
    for other in ranked:
        elsewhere = other.features["names_article"] < 1.0
        # An article that says that it is not known how does not tell how.
        own = question.kind == "text" and other.article.id == best.article.id
        if other in silent or elsewhere or own or why_not(question, other, sentences_of(other.article.id)):
            continue
        mine, its = best.article.published, other.article.published
        later = mine is None or its is None or its >= mine
        sure = other.features["reader"] > max(SURELY, best.features["reader"])
        of_it = other.features["event_near"] >= best.features["event_near"] and other.features["value"] > 0
        if later and (_gives_figure(question, other) if question.kind in NUMERIC else sure and of_it):
            return None
    return best


def _gives_figure(question: Question, evidence: Evidence) -> bool:
    """Whether a sentence gives the figure asked for, whoever else would not."""
    return any(
        figure_asked_for(question, quantity, evidence)
        for quantity in read_quantities(evidence.text)
        if quantity.kind in KINDS[question.kind]
    )


def _leaves_open(question: Question, evidence: Evidence, sentences_of: Callable[[str], Sequence[Span]]) -> bool:
    unsaid = _UNSAID.search(evidence.text)
    if unsaid is None or question.kind in ("yesno", "quote"):
        return False
    named = bool(_NAMES.search(question.text))
    if question.kind == "list" and not named:
        return False
    wanted = _NAMED if named else _FIGURE if question.kind in NUMERIC else _OBJECTS.get(question.kind)
    if question.kind == "text":
        wanted = _HOW if question.text.lower().startswith("how ") else None
    event = question.stems - question.name_subjects - set(question.counted) - _ASKING
    own = event & set(subjects(evidence.text))
    if question.kind in ("person", "speaker") and own:
        wanted = _NAMED
    if wanted is None or not re.search(wanted, evidence.text, re.IGNORECASE):
        return False
    text, sentences = evidence.article.text, sentences_of(evidence.article.id)
    at = place_of(evidence.start, sentences)
    told = set(subjects(" ".join(text[first:last] for first, last in sentences[max(0, at - BEFORE) : at + 1])))
    near = told | set(subjects(evidence.article.title or ""))
    # "Did not say when schools would reopen" tells what of; "gave no reason" leaves it to the sentences before.
    left = _CLAUSE.match(evidence.text, unsaid.start())
    what_of = set(subjects(left.group() if left else "")) - _ASKING - set(subjects(unsaid.group()))
    if what_of:
        enough = TOLD if what_of & (question.stems - question.name_subjects) else ABOUT
        shared = len(what_of & question.stems)
        of_it = shared > TOLD * len(what_of) if question.kind in NUMERIC else shared > 0
        return of_it and len(event & near) >= enough * len(event)
    if clause := _ASKED_THERE.search(evidence.text):
        there = set(subjects(clause.group())) - _ASKING
        if len(there & question.stems) < (ABOUT if question.kind in NUMERIC else TOLD) * len(there):
            return False
    if question.names and not question.name_subjects & near:
        return False
    about = (event | (set(question.counted) - question.name_subjects)) - question.any_deed
    if joined := _JOINED.search(evidence.text[: unsaid.start()]):
        # "Confirmed that oil was kept there but declined to say how much": that is all that it leaves unsaid.
        told = set(subjects(evidence.text[: joined.start()]))
    if question.kind in NUMERIC and _other_fate(question, evidence):
        return False
    if question.kind not in NUMERIC and len(about) <= 1 and question.name_subjects <= told:
        return True
    # The headline tells of the affair, and not of what is left unsaid in it.
    enough = TOLD if own and question.kind not in NUMERIC else ABOUT
    return bool(about & told) and len(about & told) >= enough * len(about)


def _other_fate(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence tells only what befell some, and of those it says no figure; the question asks of others."""
    fate = BEFALLEN & set(subjects(evidence.text))
    return bool(fate) and not fate & question.stems
