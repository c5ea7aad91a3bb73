"""Who is counted as people, what befell those counted, and which part of them is asked for."""

import re

from qa.families import subject, subjects
from qa.names import name_runs
from qa.numbers import Quantity, read_quantities
from qa.polarity import clause_around
from qa.question import Question

# Whoever is counted as "people" may stand in the sources by what they are or what befell them.
PEOPLE = frozenset(
    map(
        subject,
        """people person men women children residents civilians casualties dead injured wounded victims
        passengers workers employees students patients inhabitants citizens voters visitors soldiers protesters
        refugees survivors others households families members guests prisoners hostages suspects migrants fans
        spectators pupils teachers
        """.split(),
    )
)
# By whatever else they are called, they are these; a soldier is no pupil.
ANYBODY = frozenset(map(subject, "people person men women residents civilians casualties victims others".split()))
# Each befalls people in its own way: who was counted as missing was not therefore killed.
BEFALLEN = frozenset(map(subject, "killed hurt arrested missing evacuated displaced infected rescued homeless".split()))
_PART = re.compile(r"\s+of\s+(?:the|those|these|them|its|his|her|their|all)\b(?P<whole>[^,.;]{0,40})", re.IGNORECASE)
_PARTITIVE = re.compile(
    r"\b(?:many|much|number|share|percent|percentage|proportion|fraction|half|most|part) of (?:the|them|these|those)\b"
    r"(?P<whole>[^?,.;]{0,40}?)(?=\s+(?:is|are|was|were|has|have|had|do|does|did|will|would|can|came|come)\b|[?,.;]|$)",
    re.IGNORECASE,
)
# "Killed 38 people and injured 541": this verb is of the next figure.
_NEXT_VERB = re.compile(r"\b(?:and|but|while)\s+[a-z]+(?:ed|ing)\s*$")
_COST = re.compile(r"\b(?:cost|claim|lost|los(?:e|s)|took|tak)\w*\b[^.;]{0,30}$", re.IGNORECASE)
PREDICATE = re.compile(r"\s+(?:\w+\s+)?(?:is|are|was|were|has|have|had|will)\b", re.IGNORECASE)


def state_of(sentence: str, quantity: Quantity) -> frozenset[str]:
    """What befell those that a figure counts: said after it and before the next figure, or else right before it."""
    first, _ = clause_around(sentence, quantity.start, quantity.end)
    if (quantity.noun or "").endswith("lives") and _COST.search(sentence[: quantity.start]):
        return BEFALLEN.intersection(subjects("killed"))
    others = [other.start for other in read_quantities(sentence)]
    last = min((start for start in others if quantity.end <= start), default=len(sentence))
    following = _NEXT_VERB.sub("", sentence[quantity.value_end : last])
    after = BEFALLEN.intersection({*subjects(quantity.noun or ""), *subjects(following)})
    if after or PREDICATE.match(sentence, quantity.end):
        return after
    first = max((start for start in others if first <= start < quantity.start), default=first)
    return BEFALLEN.intersection(subjects(sentence[first : quantity.start]))


def is_part(question: Question, sentence: str, quantity: Quantity) -> bool:
    """Whether a figure counts some of those asked for: "17 of the people killed"."""
    part = _PART.match(sentence, quantity.end) or _PART.match(sentence, quantity.value_end)
    if not part or asks_for_part(question):
        return False
    return bool({*question.counted, *(question.stems & BEFALLEN)} & set(subjects(part["whole"])))


def befallen(question: Question) -> frozenset[str]:
    """What the question says befell those counted; not what those already were of whom some are asked for."""
    part = _PARTITIVE.search(question.text)
    return (question.stems & BEFALLEN).difference(subjects(part["whole"]) if part else ())


def asks_for_part(question: Question) -> bool:
    """Whether the question asks for some of those counted: "How many of the dead were children?" """
    return bool(_PARTITIVE.search(question.text))


def part_named(question: Question) -> frozenset[str]:
    """Whose the part is that is asked for: "How many of the dead came from Orla?" Empty where no name tells."""
    part = _PARTITIVE.search(question.text)
    rest = f"x {question.text[part.end() :]}" if part else ""
    return frozenset(word for start, end in name_runs(rest) for word in subjects(rest[start:end]))
