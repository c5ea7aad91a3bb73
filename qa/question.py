"""What a question asks for: the kind of thing, of what, said by whom. Read from its words alone."""

import re
from dataclasses import dataclass
from typing import Literal

from qa.errors import QuestionRefused
from qa.families import subject
from qa.frame import before_verb
from qa.names import name_runs
from qa.words import content_words

Kind = Literal[
    "count",
    "amount",
    "share",
    "distance",
    "duration",
    "age",
    "measure",
    "date",
    "time",
    "speaker",
    "person",
    "place",
    "quote",
    "reason",
    "yesno",
    "list",
    "text",
]
NUMERIC: frozenset[Kind] = frozenset({"count", "amount", "share", "distance", "duration", "age", "measure"})

MAX_CHARACTERS = 4000

_SAYING = (
    r"(?:say|said|says|saying|tell|told|claim|announce|report|warn|confirm|deny|denie[sd]|state|accuse)(?:s|d|ed)?"
)
_REPLYING = r"(?:think|comment|respond|reply|answer|add|describe|call|emphasi[sz]e|stress|urge|promise|ask)"
_OFFICE = (
    r"(?:president|minister|ambassador|official|leader|governor|mayor|spokes\w+|general|commander|author|reporter|"
    r"journalist|person|man|woman|chief|head|director|judge|player|singer|actor|candidate|senator|king|queen|prince)"
)
_AREA = (
    r"(?:country|countries|city|cities|town|village|state|region|oblast|province|place|area|district|continent|"
    r"county|river|location|island|port)"
)
_AREAS = r"(?:countries|cities|towns|villages|states|regions|provinces|places|areas|districts|islands|rivers|ports)"
_LENGTH = r"(?:kilomet|mile|met(?:er|re)|feet|foot)"
_PERIOD = r"(?:years|months|weeks|days|hours|minutes|seconds)"
_DID = r"(?:did|does|do|will|is|was|were)"
_PRICE = r"(?:price|cost|budget|revenue|profit|fine|salary|value)"

# Tried in order: the first kind with a pattern that fits is the question's.
_KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        "quote",
        (
            r"^how (?:did|does|do|has|have|was|were) .*\b(?:respond|react|describe|comment|answer|reply)",
            r"\bin (?:his|her|their|[\w.-]+['’]s?) (?:own )?words\b",
            r"\bwhat (?:were|are|was) .*\b(?:words|comments?|response|reaction|reply)\b",
        ),
    ),
    ("place", (r"\b(?:in|to|from|on) (?:what|which) parts?\b",)),
    ("list", (rf"\bwhich (?:\w+ )?{_AREAS}\b",)),
    ("age", (r"\bhow old\b", r"\bwhat age\b", r"\bage of\b")),
    ("distance", (r"\bhow (?:far|close|near)\b", rf"\bhow many {_LENGTH}", r"\bdistance\b")),
    (
        "share",
        (
            r"\b(?:what|which) (?:percent\w*|share|proportion|fraction|part)\b",
            r"\b(?:percentage|proportion|share) of\b",
            r"\bper ?cent\b",
            r"\bhow (?:large|big) (?:a )?(?:share|part|proportion)\b",
            r"\bhow much of\b",
        ),
    ),
    ("duration", (r"\bhow long\b", rf"\bhow many {_PERIOD}\b")),
    (
        "amount",
        (
            r"\bhow much .*\b(?:money|dollars|euros|pounds|funding)\b",
            rf"\bhow much {_DID} .*\b(?:cost|pay|paid|spend|raise|earn|lose|worth|fined|sold)\b",
            r"\bhow many (?:dollars|euros|pounds)\b",
            rf"\b{_PRICE} of\b",
            rf"\bwhat (?:is|was|were) the (?:\w+ )?{_PRICE}\b",
            r"\bhow expensive\b",
            r"^what (?:does|do|did|will|would|has|have|had) .*\bcost\b",
        ),
    ),
    (
        "count",
        (
            r"\bhow many\b",
            r"\bnumber of\b",
            r"\b(?:death|casualty) toll\b",
            r"\bwhat (?:number|figures?)\b",
            r"\bhow (?:large|big|strong) (?:is|was|are|were) .*\b(?:force|army|contingent|crowd|group|troops)\b",
        ),
    ),
    (
        "measure",
        (
            r"\bhow (?:much|tall|high|deep|wide|big|large|heavy|fast|hot|cold|strong|thick|low)\b",
            r"\b(?:magnitude|temperature|height|depth|speed|weight|size) of\b",
        ),
    ),
    ("time", (r"\bwhat (?:exact )?time\b(?! of)", r"\b(?:what|which) hour\b")),
    (
        "date",
        (
            r"^when\b",
            r"[,;] when\b",
            r"\band when\b",
            r"\bwhen (?:did|was|were|is|will|do|does|has|have)\b",
            r"\b(?:what|which) (?:day|date|year|month|season|week)\b",
            r"\bdates? of\b",
            r"\bsince when\b",
        ),
    ),
    (
        "speaker",
        (
            rf"\bwho(?:m|se)?\b.{{0,40}}\b{_SAYING}\b",
            r"\baccording to whom\b",
            r"\bwhose (?:claim|statement|estimate|figure|words)\b",
            r"\bwho is (?:the source|quoted)\b",
            rf"\bwhich {_OFFICE}s?\b.{{0,20}}\b{_SAYING}\b",
        ),
    ),
    (
        "reason",
        (
            r"^why\b",
            r"\bwhy (?:did|does|do|is|was|were|are|has|have)\b",
            r"\bwhat (?:caused|led to)\b",
            r"\b(?:cause|reason)s?\b.{0,10}\b(?:of|for|behind)\b",
            r"\bfor what reason\b",
            r"^how come\b",
        ),
    ),
    (
        "quote",
        (
            rf"\bwhat (?:did|does|do|has|have|had|was) .*\b(?:{_SAYING}|{_REPLYING})\b",
            r"\bhow did .* (?:respond|react|describe|comment|answer|reply)\b",
            r"\b(?:quote|words|statement|response|reaction|comment)s?\b.{0,20}\b(?:of|from|by)\b",
            r"\bin (?:his|her|their) (?:own )?words\b",
        ),
    ),
    (
        "place",
        (
            r"^where\b",
            r"\bwhere (?:did|was|were|is|are|do|does|has|have|will)\b",
            rf"\b(?:what|which) (?:\w+ )?{_AREA}\b",
        ),
    ),
    ("person", (r"\bwho(?:m|se)?\b", rf"\b(?:what|which) (?:\w+ )?{_OFFICE}\b", r"\bname of\b")),
    (
        "list",
        (
            r"^(?:list|name)\b",
            r"\bwhat (?:are|were) (?:all |the )?(?:\w+ )?\w+s\b",
            r"\bwhich (?:\w+ )?(?:\w{3,}(?<!s)s|countries) (?:are|were|have|did|do)\b",
        ),
    ),
    (
        "yesno",
        (
            r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might)\b",
            r"^(?:isn|aren|wasn|weren|didn|doesn|don|hasn|haven|won)['’]t\b",
        ),
    ),
)
_PATTERNS = [(kind, re.compile("|".join(patterns), re.IGNORECASE)) for kind, patterns in _KINDS]
_STOP = (
    r"(?:are|is|were|was|have|has|had|do|does|did|will|would|can|could|may|might|to|in|on|at|from|that|who|which|there|"
    r"been|by|with|than)"
)
_COUNTED = re.compile(
    rf"\bhow many\s+(?P<many>.+?)(?=\s+{_STOP}\b|[?,.;]|$)"
    rf"|\b(?:number|percentage|share|proportion|part|percent|much) of (?:the )?(?P<of>.+?)(?=\s+{_STOP}\b|[?,.;]|$)",
    re.IGNORECASE,
)
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


def read_question(text: str) -> Question:
    """Understand a question. Raises QuestionRefused for an empty or an overlong one."""
    text = " ".join(text.split())
    if not text:
        raise QuestionRefused(
            'the question is empty: ask something, such as  onrecord ask "How many people were hurt?"'
        )
    if len(text) > MAX_CHARACTERS:
        raise QuestionRefused(f"the question has {len(text):,} characters: ask it in {MAX_CHARACTERS:,} or fewer")
    kind: Kind = next((kind for kind, pattern in _PATTERNS if pattern.search(text)), "text")
    terms = tuple(content_words(text))
    names = tuple(text[start:end] for start, end in name_runs(text))
    return Question(
        text=text,
        kind=kind,
        terms=terms,
        stems=frozenset(map(subject, terms)),
        names=names,
        name_subjects=frozenset(subject(word) for name in names for word in content_words(name)),
        counted=_counted(text),
    )


def _counted(text: str) -> tuple[str, ...]:
    found = _COUNTED.search(text)
    if not found:
        return ()
    phrase = before_verb(_DETERMINER.sub("", found["many"] or found["of"]))
    return tuple(subject(word) for word in content_words(phrase))
