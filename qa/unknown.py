"""Where the sources say that something is not known, or that nobody would say it."""

import re
from collections.abc import Callable, Sequence

from qa.evidence import Evidence
from qa.families import subjects
from qa.question import NUMERIC, Kind, Question
from qa.unanswered import why_not

Span = tuple[int, int]

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
    "person": r"who\b|\bnam\w+|identif\w+|identity",
    "speaker": r"who\b|\bnam\w+|identif\w+|source",
    "reason": r"\bwhy\b|reasons?|causes?|explain|explanation|motive",
    "date": r"\bwhen\b|\bdate|\bday\b|timing|schedule",
    "time": r"\bwhen\b|\btime\b|\bhour\b",
    "place": r"\bwhere\b|location|place|site|route",
    "duration": r"how long|until when|length",
}
_NAMES = re.compile(r"\bnames? of\b|\b(?:his|her|their) names?\b", re.IGNORECASE)
_FIGURE = r"how (?:many|much|far|high|large|often)|figures?|numbers?|amount|sum|price|cost|estimate|total|details?"
# Words of a question that tell how it asks, and not of what.
_ASKING = frozenset(subjects("name share number figure cause reason time date day many percentage amount exact"))
TOLD = 1 / 3  # of the question's words, near a sentence that says which kind of thing is left unsaid
UNNAMED = 0.6  # of them, where no name of the question stands near
ABOUT = 0.5  # of them in the sentence itself, where it does not
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
        stated = other.features["value"] == 1.0 or question.kind not in NUMERIC
        later = (
            not best.article.published
            or not other.article.published
            or other.article.published >= best.article.published
        )
        if other in silent or why_not(question, other, sentences_of(other.article.id)):
            continue
        of_it = other.features["event_near"] >= best.features["event_near"]
        if other.features["reader"] > max(SURELY, best.features["reader"]) and of_it and stated and later:
            return None
    return best


def _leaves_open(question: Question, evidence: Evidence, sentences_of: Callable[[str], Sequence[Span]]) -> bool:
    unsaid = _UNSAID.search(evidence.text)
    if unsaid is None or question.kind in ("yesno", "quote"):
        return False
    kind: Kind = "person" if _NAMES.search(question.text) else question.kind
    if kind == "list":
        return False
    text, sentences = evidence.article.text, sentences_of(evidence.article.id)
    at = next((place for place, span in enumerate(sentences) if span[0] == evidence.start), 0)
    before = " ".join(text[first:last] for first, last in sentences[max(0, at - BEFORE) : at + 1])
    near = set(subjects(f"{evidence.article.title or ''} {before}"))
    event = question.stems - question.name_subjects - _ASKING
    if question.name_subjects and not question.name_subjects & near and len(event & near) < UNNAMED * len(event):
        return False
    wanted = _FIGURE if kind in NUMERIC else _OBJECTS.get(kind)
    if kind == "text" and question.text.lower().startswith("how "):
        wanted = r"\bhow\b"
    if wanted and re.search(wanted, evidence.text, re.IGNORECASE):
        return len(event) <= 1 or len(event & near) >= (ABOUT if kind in NUMERIC else TOLD) * len(event)
    return len(event) > 1 and len(event & set(subjects(evidence.text))) >= ABOUT * len(event)
