"""What a question asks for: the kind of thing, of what, said by whom. Read from its words alone."""

import re
from dataclasses import dataclass
from typing import cast

from qa.errors import QuestionRefused
from qa.families import shortened, subject, subjects
from qa.frame import before_verb, read_frame
from qa.kinds import NUMERIC, Kind, kind_of
from qa.names import name_runs
from qa.numbers import Quantity, read_quantities
from qa.verbs import VERSATILE
from qa.words import content_words

MAX_CHARACTERS = 4000

_STOP = (
    r"(?:are|is|were|was|have|has|had|do|does|did|will|would|can|could|may|might|to|in|on|at|from|that|who|which|there|"
    r"been|by|with|than|aboard|inside|outside|under|over|above|below|near|for|against|without|within|between|across|among|"
    r"behind|along|around|through|into|onto|off|during|after|before|since|until|aged|"
    r"\w+n['’]t|\w{2,}ing (?:the|an?|their|his|her|its|this|that|in|on|at|for|with|from|to))"
)
_IS = re.compile(r"is|are|was|were", re.IGNORECASE)
_DONE = re.compile(r"\b(?:\w{3,}ed|\w{3,}ing|shut|held|gone|out|away|open|alive|valid|missing|absent|ill|in force)\b")
_COUNTED = re.compile(
    rf"\bhow many\s+(?P<many>.+?)(?=\s+{_STOP}\b|[?,.;]|$)"
    r"|\b(?:number|percentage|share|proportion|fraction|part|percent|much) of (?:the )?"
    rf"(?P<of>.+?)(?=\s+{_STOP}\b|[?,.;]|$)"
    r"|\b(?P<before>(?:[\w-]+ ){1,3}?[\w-]+) (?:numbers|strength)\b",
    re.IGNORECASE,
)
# "What share of voters backs the plan": the verb goes with the share, and looks like one more plural.
_OF_SHARE = re.compile(
    r"(?:(?<=s)|(?<=people)|(?<=men)|(?<=children))"
    r"\s+(?:[a-z]{2,}[^\Wsiu]s(?=\s+(?:the|an?|its|their|his|her|\w{2,}ing|[A-Z]\w*)\b)|(?:comes|goes|depends|relies|lives)\b)"
)
_ORDER = re.compile(r"^(?:Compare|List|Names?|Tell|Give|Describe|Explain|Show|State|Summari[sz]e|Find|Quote)\s+")
# "Can you tell me how many": who is asked, and that something is wanted, is nothing of what is asked.
_POLITE = re.compile(
    r"^(?:please,? |hi,? |hello,? )*"
    r"(?:(?:can|could|would|will) you (?:please )?(?:tell (?:me|us)|say)|do (?:you|we) know"
    r"|(?:please )?tell (?:me|us)|i(?:['’]d| would)? (?:like|want|need) to know|i wonder|any idea)"
    r",? (?=(?:exactly )?(?:(?:in|on|at|from|to|by|for|since) )?(?:who|whom|whose|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)
_GAP = re.compile(r"\bhow far (?:behind|ahead|clear)\b", re.IGNORECASE)  # in a race, a time as well as a way
# Asks for a size, of which no source need say so: "How big was the damage?"
_DEGREE = re.compile(r"\b(how) (?:big|large|great|bad|severe|serious|close|near)\b", re.IGNORECASE)
# How the answer is to be given, which no source says: "What did she say? Exact words."
_MANNER = re.compile(
    r"[?.!,;:]\s*(?:please\b,? ?|quote |in |give (?:me )?)?(?:(?:the|his|her|their|its) )?"
    r"(?:(?:exact|own|precise|actual|full) (?:words|quote|wording|quotation)|word for word|verbatim|direct quote|quote)"
    r"\b(?:,? please)?\s*[.?!]*\s*$",
    re.IGNORECASE,
)
# "How big is the Velmoran contingent": it is counted in people.
_FORCE = re.compile(
    r"\bhow (?:large|big|strong) (?:is|was|are|were) (?:the )?(?P<whose>.*?)\s?\b"
    r"(?:(?P<armed>force|army|contingent|garrison|troops)|crowd|group)s?\b",
    re.IGNORECASE,
)
# "How many tonnes of rice": these are measured, and only the rice is counted.
_HOW_MANY = re.compile(r"\bhow many\s+(?P<of>[^?,;]+)", re.IGNORECASE)
# Short for what has no name of its own; an article may have the words in full.
_NO_NAME = re.compile(
    r"^(?:OK|TV|PM|MPs?|CEO|CFO|IT|AI|HQ|ID|GDP|VAT|DNA|CCTV|ATM|GPS|AM|FM)(?![\w-])\s*(?:of\s+(?:the\s+)?)?"
)
_COMPOUND = re.compile(r"[A-Z][a-z]+-[a-z]+")  # "Alcohol-free share of sales": the capital is the question's own
_OF_WHAT = re.compile(r" (?:of|in|at|for|on|during|after|by|among|per) ")
_OF_NAMED = re.compile(
    r"(?<=\w)\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*)*$"
)  # passengers of the Merry Nell are passengers
_TAKEN = re.compile(r"(?<=\w)\s+(?:taken|brought|sent|given|seen|held|left|flown|written|sold|lost)\b.*$")
_DETERMINER = re.compile(
    r"^(?:(?:the|a|an|of|more|other|new|all|different|total|these|those|its|their)\s+)+", re.IGNORECASE
)


@dataclass(frozen=True)
class Question:
    """A question as it was understood."""

    text: str
    kind: Kind
    terms: tuple[str, ...]
    """Its content words as they stand."""
    stems: frozenset[str]
    names: tuple[str, ...]
    """Its runs of capitalised words."""
    name_subjects: frozenset[str]
    """What their words are compared by."""
    counted: tuple[str, ...]
    """For a number: the stems of the thing counted, its head last ("North Korean troops")."""

    @property
    def any_deed(self) -> frozenset[str]:
        """What its verbs that may mean anything are compared by: "carry", "go"."""
        return frozenset(subject(term) for term in self.terms if term.lower() in VERSATILE)


def read_question(text: str) -> Question:
    """Understand a question. Raises QuestionRefused for an empty or an overlong one."""
    text = _POLITE.sub("", " ".join(text.split()))
    if not text:
        raise QuestionRefused(
            'the question is empty: ask something, such as  onrecord ask "How many people were hurt?"'
        )
    if len(text) > MAX_CHARACTERS:
        raise QuestionRefused(f"the question has {len(text):,} characters: ask it in {MAX_CHARACTERS:,} or fewer")
    kind = kind_of(text)
    if (kind == "duration" and _has_length(text)) or _GAP.search(text):
        kind = "length"
    if kind == "count" and (unit := unit_named(text)) and unit.kind in NUMERIC:
        kind = cast(Kind, unit.kind)
    # "Compare" is no name, and nothing that a source would say.
    asked = _DEGREE.sub(r"\1", _MANNER.sub("?", _ORDER.sub("", text)))
    terms = tuple(content_words(asked))
    runs = [asked[start:end] for start, end in name_runs(asked) if start or not _is_heading(asked, end)]
    names = tuple(name for run in runs if (name := _NO_NAME.sub("", run)))
    return Question(
        text=text,
        kind=kind,
        terms=terms,
        stems=frozenset(subjects(asked)),
        names=names,
        name_subjects=frozenset(word for name in names for word in subjects(name)),
        counted=_counted(text),
    )


def _is_heading(text: str, end: int) -> bool:
    """Whether the capital of a question's first word is the question's own: "Number of troops in Orla"."""
    return bool(_COMPOUND.fullmatch(text[:end]) or (text[:end].isalpha() and _OF_WHAT.match(text, end)))


def _has_length(text: str) -> bool:
    """ "How long is the bridge?": it is named and nothing befalls it, so that it may be a thing or a time."""
    frame = read_frame(text)
    return frame is not None and bool(_IS.fullmatch(frame.auxiliary)) and not _DONE.search(frame.rest)


def _counted(text: str) -> tuple[str, ...]:
    if force := _FORCE.search(text):
        return (*subjects(force["whose"]), subject("troops" if force["armed"] else "people"))
    found = _COUNTED.search(text)
    if not found:
        return ()
    phrase = _phrase(found)
    if phrase.lower() in ("lives", "victims"):
        return (subject("people"),)
    if unit := unit_named(text):
        return subjects(unit.noun or "")
    again = _COUNTED.search(shortened(text))  # "posts" that are cut are jobs
    gone = again and not set(subjects(phrase)[-1:]) <= set(subjects(text))
    return subjects(_phrase(again) if again and gone else phrase)


def _phrase(counted: re.Match[str]) -> str:
    phrase = _TAKEN.sub("", counted["many"] or counted["of"] or counted["before"])
    if counted["of"] and (verb := _OF_SHARE.search(counted.string, counted.start("of"))):
        phrase = phrase[: verb.start() - counted.start("of")]
    return _OF_NAMED.sub("", before_verb(_DETERMINER.sub("", phrase)))


def unit_named(text: str) -> Quantity | None:
    """What stands after "how many", where that is a unit, read as if of two of them; None where it is none."""
    many = _HOW_MANY.search(text)
    read = read_quantities(f"2 {many['of']}")[:1] if many else []
    return read[0] if read and read[0].start == 0 and read[0].unit else None
