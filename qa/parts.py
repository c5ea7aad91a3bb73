"""A question that asks two things, asked one by one, and the answers put together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from index.passages import split_sentences
from qa.agreement import asked_of_agreement
from qa.answer import Answer, Citation, Position, Status
from qa.statement import MARKER, NOT_FOUND, PART_NOT_FOUND

_ASKS = (
    r"(?:who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had|will|can|could|would)"
)
# ", and how many", "? When", "; who": a second question begins, with a verb or an interrogative of its own.
_NEXT = re.compile(
    rf"(?:[,;]\s+(?:and|but)\s+|;\s*|\s+and\s+(?=(?:who|when|where|why|how|what)\b)|[?.]\s+(?:(?:and|or|but)\s+)?)"
    rf"(?={_ASKS}\b[^?.;]*\w)",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"\s*(?:(?:on|in|at|by|for|to|from|with|of)\s+)?{_ASKS}\b", re.IGNORECASE)
# "And how many of them ...", "and how many did he get": of what, the first question says.
_COUNTED = re.compile(
    rf"how (?P<much>many|much) (?P<what>\w+(?: \w+){{0,3}}?)(?= (?:{_ASKS[3:-1]}|had|were|there|from|in|at|on|that)\b)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"^(how (?:many|much)) of (?:them|these|those|it|that)\b", re.IGNORECASE)
_BARE = re.compile(
    r"^(how many)(?= (?:did|do|does|were|was|are|is|have|has|had|will|would|can|could|once|after|when|in|by)\b)",
    re.IGNORECASE,
)
# "Is there a reward for the crown, and how much?", "Are there survivors, and how many?": of what, the first says.
_THERE = re.compile(r"(?P<be>is|are|was|were) there (?:(?:an?|any|some) )?(?P<what>.+)", re.IGNORECASE)
_HOW = re.compile(r"(?P<many>how many)|how (?:much|long|high|large|big|far)", re.IGNORECASE)
FEWEST_WORDS = 3
MOST_PARTS = 3


def parts(question: str) -> list[str]:
    """The questions within a question, in order; the question itself where it is one.

    Whether the sources agree is no question beside the one that it is asked of.
    """
    found = _parts(question)
    told = [(part, asked_of_agreement(part)) for part in found]
    return [of or part for part, of in told if of != ""] or found


def _parts(question: str) -> list[str]:
    stops = {end - 1 for _, end in split_sentences(question)}  # that of "the U.S. are" ends no sentence
    between = [match for match in _NEXT.finditer(question) if match[0][0] != "." or match.start() in stops]
    cut = [0, *(match.start() for match in between), len(question)]
    ends = [0, *(match.end() for match in between), len(question)]
    found = [question[ends[at] : cut[at + 1]].strip(" ,;?.") for at in range(len(cut) - 1)]
    if not 1 < len(found) <= MOST_PARTS:
        return [question]
    # "Who said that the dam was safe and when it was built": a clause of its own needs words of its own.
    if not all(_OPENS.match(part) for part in found) or len(found[0].split()) < FEWEST_WORDS:
        return [question]
    counted = _COUNTED.match(found[0])
    there = _THERE.fullmatch(found[0])
    whole = [
        found[0],
        *(
            _with_counted(part, counted["what"]) if counted else _with_told(part, there) if there else part
            for part in found[1:]
        ),
    ]
    return [f"{part[0].upper()}{part[1:]}?" for part in whole]


def _with_counted(part: str, what: str) -> str:
    """A further question with what the first one counts."""
    return _BARE.sub(rf"\1 {what}", _OF_THEM.sub(rf"\1 of the {what}", part))


def _with_told(part: str, there: re.Match[str]) -> str:
    """A bare "how much", "how long" or "how many" with what the first question asks after."""
    bare, what, verb = _HOW.fullmatch(part), there["what"], there["be"].lower()
    if not bare:
        return part
    return f"{part} {what} {verb} there" if bare["many"] else f"{part} {verb} the {what}"


def joined(question: str, asked: Sequence[str], answers: Sequence[Answer]) -> Answer:
    """One answer of several: what is said of each, in order, the citations numbered through.

    It is not found only where nothing is; a part that the sources do not answer is named. The last parts may have no
    answer yet.
    """
    found = [answer for answer in answers if answer.status != "not_found"]
    silent = all(answer.status == "not_found" and answer.text == NOT_FOUND for answer in answers)  # said once
    citations: list[Citation] = []
    positions: list[Position] = []
    texts: list[str] = []
    for part, answer in zip(asked, answers, strict=False):
        numbers = {one.number: _number(citations, one) for one in answer.citations}
        text = _renumbered(answer.text, numbers)
        unsaid = answer.status == "not_found" and not silent
        texts.append(text.replace(NOT_FOUND, PART_NOT_FOUND.format(part=part)) if unsaid else text)
        positions += [
            replace(one, citations=tuple(numbers[number] for number in one.citations)) for one in answer.positions
        ]
    return Answer(
        question=question,
        standalone_question=" ".join(answer.standalone_question for answer in answers),
        status=_status(answers),
        score=min(answer.score for answer in found) if found else max(answer.score for answer in answers),
        text=" ".join(dict.fromkeys(texts)),
        citations=tuple(citations),
        positions=tuple(dict.fromkeys(positions)),
        closest=() if found else _closest(answers),
        warnings=tuple(dict.fromkeys(warning for answer in answers for warning in answer.warnings)),
        answered_by=next((one.answered_by for one in answers if one.answered_by != "extractive"), "extractive"),
        seconds={
            step: sum(answer.seconds.get(step, 0.0) for answer in answers)
            for step in dict.fromkeys(step for answer in answers for step in answer.seconds)
        },
    )


def _status(answers: Sequence[Answer]) -> Status:
    statuses = {answer.status for answer in answers}
    return "disputed" if "disputed" in statuses else "answered" if "answered" in statuses else "not_found"


def _closest(answers: Sequence[Answer]) -> tuple[Citation, ...]:
    """What is nearest to each part, the nearest of every part first, numbered through."""
    found: list[Citation] = []
    for row in zip_longest(*(answer.closest for answer in answers)):
        for one in row:
            if one is not None:
                _number(found, one)
    return tuple(found)


def _renumbered(text: str, numbers: Mapping[int, int]) -> str:
    return MARKER.sub(lambda mark: f"[{numbers[int(mark[1])]}]" if int(mark[1]) in numbers else mark[0], text)


def _number(citations: list[Citation], one: Citation) -> int:
    """The number of a citation in the whole answer; the same quote has one number."""
    for held in citations:
        if (held.article.id, held.start, held.end, held.field) == (one.article.id, one.start, one.end, one.field):
            return held.number
    citations.append(replace(one, number=len(citations) + 1))
    return len(citations)
