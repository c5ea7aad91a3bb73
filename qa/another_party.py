"""Signs that a sentence tells of another party than the one asked about: whose deed, whose figure or whose words."""

import re
from collections.abc import Sequence

from index.span import Span
from qa.evidence import Evidence
from qa.families import subjects
from qa.frame import read_frame
from qa.kinds import NUMERIC
from qa.names import name_runs
from qa.question import Question
from qa.speech import read_attributions, same_speaker
from qa.speech.speakers import is_pronoun

_SAYS_SO = re.compile(
    r"\b(?:said|says|told|announced|reported|estimated|according to|put|puts|arrived at|spoke of"
    r"|speaks of|counted|claimed|claims|gave|gives|believes?|reveal(?:s|ed)?|confirm(?:s|ed)|learn(?:ed|t)|understands"
    r"|fear(?:s|ed)|warn(?:s|ed)|expect(?:s|ed)|insist(?:s|ed))\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"^what\s+(?:did|does|do|has|have|had)\s+(?P<who>.+?)\s+(?:say|said|tell|told|claim|announce|think|write|promise)\b",
    re.IGNORECASE,
)
# What somebody does with words, though the words are not given.
_STANCE = re.compile(
    r"\b(?:rul|promis|offer|call|reject|demand|want|agree|den[iy]|refus|accus|warn|insist|believ|think|hop|expect|support"
    r"|oppos|prais|critici[sz]|blam|welcom|apologi[sz]|admit|thank|urg|vow|pledg)\w*\b",
    re.IGNORECASE,
)
_PLACED_BY = re.compile(r"\b(?:of|on|at|in|for|from)\s", re.IGNORECASE)  # "the leader of the Greens" names no speaker
# "The force has", "He must repay": the sentence before tells whose. "She ordered him to" may be of either.
_POINTS_BACK = re.compile(
    r"(?:(?:The|It|They|Its|Their)\s|(?:He|She)\s(?!.*\b(?:him|her|his|hers|them|their)\b))\s*(?![A-Z])(?:\S+\s+){4}"
)
_SPOKEN_OF = re.compile(r"\b(?:he|him|his|she|hers?|they|them|theirs?|its?|we|our|us)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:he|him|his|she|hers?)\b", re.IGNORECASE)
# "19 drones that Orlia sent"
_BY_WHOM = re.compile(r"\b[a-z]+s (?:that|which|who|whom) (?:the )?(?P<whom>[A-Z]\w+)(?=\s+(?:had |has |have )?[a-z])")
_DOES = re.compile(r"(?:do|does|did|will|would|can|could|must|should)$", re.IGNORECASE)


def nobody_asked_about(question: Question, evidence: Evidence, before: str) -> str | None:
    """Whom somebody met or chose, where neither this sentence nor the one before speaks of the one who did."""
    frame = read_frame(question.text)
    if question.kind != "person" or frame is None or not _DOES.match(frame.auxiliary):
        return None
    asked = question.name_subjects & set(subjects(frame.subject))
    told = asked & set(subjects(f"{evidence.article.title or ''} {before} {evidence.text}"))
    meant = told or _SOMEBODY.search(evidence.text) or (_POINTS_BACK.match(evidence.text) and not name_runs(before))
    return f"it tells nothing of {frame.subject}" if asked and not meant else None


def other_doer(question: Question, evidence: Evidence, before: str) -> str | None:
    """A figure of another: the one that the question names is not in the sentence, which opens with another name.

    Where it opens with "The force" or "They", the sentence before tells whose.
    """
    frame = read_frame(question.text)
    asked = question.name_subjects & set(subjects(frame.subject)) if frame else frozenset()
    if question.kind not in NUMERIC or not asked:
        return None
    others = question.name_subjects - asked
    if sent := next((one for one in _BY_WHOM.finditer(evidence.text) if others & set(subjects(one["whom"]))), None):
        return f"it tells of {sent['whom']}"
    if asked & set(subjects(evidence.text)):
        return None
    party = frame is not None and bool(_DOES.match(frame.auxiliary)) and subjects(frame.subject)[-1] in asked
    if party and evidence.features["names_near"] == 0.0 and not _SPOKEN_OF.search(evidence.text):
        return "it tells of nobody spoken of"
    if party and (back := _POINTS_BACK.match(evidence.text)):
        opened, saying = _opened_by(before), evidence.text[: back.end()]
    else:
        opened, saying = _opened_by(evidence.text), evidence.text
    if opened is None or asked.union(subjects(frame.subject) if frame else ()) & set(subjects(opened)):
        return None
    if _SAYS_SO.search(saying) and not others & set(subjects(opened)):
        return None
    return f"it tells of {opened}"


def _opened_by(sentence: str) -> str | None:
    """The name that a sentence opens with."""
    first = next(iter(name_runs(sentence)), None)
    opens = first is not None and sentence[: first[0]].strip('"“‘ ').lower() in ("", "the")
    labels = first is not None and sentence[first[1] :].startswith(":")  # "Size: 600 acres"
    return sentence[slice(*first)] if first and opens and not labels else None


def other_speaker(question: Question, evidence: Evidence, sentences: Sequence[Span]) -> str | None:
    """Words that the article gives to another than the one named in the question."""
    asked = _SAYS.match(question.text)
    runs = name_runs(f"x {asked['who']}") if asked else ()
    if asked is None or not runs or runs[-1][1] - 2 != len(asked["who"]) or _PLACED_BY.search(asked["who"]):
        return None
    named = [asked["who"][start - 2 : end - 2] for start, end in runs]
    said = read_attributions(evidence.article.text, evidence.span, sentences)
    if not said:
        words = set(subjects(evidence.text))
        stance = _STANCE.search(evidence.text) and any(set(subjects(name)) & words for name in named)
        return None if stance else "it gives nobody's words"
    if any(same_speaker(name, one.speaker) or is_pronoun(one.speaker) for name in named for one in said):
        return None
    held = any(set(subjects(name)) & set(subjects(one.speaker)) for name in named for one in said)
    return None if held else f"{said[0].speaker} says it"
