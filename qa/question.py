"""What a question asks for: the kind of thing, of what, said by whom. Read from its words alone."""

import re
from dataclasses import dataclass
from typing import Literal, cast

from qa.errors import QuestionRefused
from qa.families import subject, subjects
from qa.frame import before_verb, read_frame
from qa.names import name_runs
from qa.numbers import Quantity, read_quantities
from qa.words import content_words

Kind = Literal[
    "count",
    "amount",
    "share",
    "distance",
    "duration",
    "length",
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
NUMERIC: frozenset[Kind] = frozenset({"count", "amount", "share", "distance", "duration", "length", "age", "measure"})

MAX_CHARACTERS = 4000

_SAYING = (
    r"(?:say|said|says|saying|tell|told|claim|announce|report|warn|confirm|deny|denie[sd]|state|accuse)(?:s|d|ed)?"
)
_REPLYING = r"(?:think|comment|respond|reply|answer|add|describe|call|emphasi[sz]e|stress|urge|promise|ask)"
# What is done with words, beside saying them: "Who put the cost at two million?"
_FIGURING = (
    r"(?:(?:predict|estimate|compare|liken|blame|praise|critici[sz]e|condemn|demand|propose|suggest|mention)(?:s|d|ed)?"
    r"|(?:spoke|speaks|talked|talks|complained|complains) (?:of|about|that)"
    r"|(?:gave|gives) (?:the|an?|this|that) (?:\w+ )?(?:figure|number|distance|estimate|date|reason|account|toll))"
)
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
_MEASURE = (
    r"(?:tonnes?|tons|kilos|kilograms|pounds of|hectares|acres|square \w+|cubic \w+|lit(?:er|re)s|gallons|barrels"
    r"|degrees|knots|(?:kilo|mega|giga)watts?(?: hours)?|decibels)"
)
_PERIOD = r"(?:years|months|weeks|days|hours|minutes|seconds)"
_DID = r"(?:did|does|do|will|would|could|can|may|might|has|have|had|is|was|were)"
_PRICE = r"(?:price|cost|budget|revenue|profit|fine|salary|wage|value)"
_SIZE = r"(?:magnitude|temperature|height|depth|speed|weight|size)"

# Tried in order: the first kind with a pattern that fits is the question's.
_KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        "quote",
        (
            r"^how (?:did|does|do|has|have|was|were) .*\b(?:respond|react|describe|comment|answer|reply)",
            r"\bin (?:his|her|their|[\w.-]+['’]s?) (?:own )?words\b",
            r"\b(?:his|her|their|the) (?:own|exact|precise|very) words\b",
            r"\bwhat (?:were|are|was) .*\b(?:words|comments?|response|reaction|reply)\b",
        ),
    ),
    # What a question opens with is what it asks for, whatever it goes on to speak of.
    (
        "yesno",
        (
            r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might)(?:n['’]t)?\b"
            r"(?!.*\b(?:tell|know|known|say|said|clear|explain|give|given|specify)\b.*"
            r"\b(?:how|who|whom|whose|what|when|where|why|which)\b)",
        ),
    ),
    ("reason", (r"^why\b", r"^how come\b")),
    (
        "speaker",
        (rf"^who(?:m|se)?\b.{{0,40}}\b(?:{_SAYING}|{_FIGURING})\b", r"^who(?:se)?\b.*\b(?:puts?|counted|counts)\b.*\d"),
    ),
    ("person", (r"^who\b(?!['’])",)),
    ("place", (r"\b(?:in|to|from|on) (?:what|which) parts?\b",)),
    ("list", (rf"\bwhich (?:\w+ )?{_AREAS}\b",)),
    ("age", (r"\bhow old\b", r"\bwhat age\b", r"\bage of\b")),
    (
        "distance",
        (r"\bhow (?:far|close|near)\b(?! apart\b.+ (?:on|over|about)\b)", rf"\bhow many {_LENGTH}", r"\bdistance\b"),
    ),
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
            rf"\bhow much (?:\w+ )?{_DID} .*"
            r"\b(?:cost|pay|paid|paying|spend|spent|raise|raising|earn|earning|lose|losing|worth|fined|sold|charge|charging)\b",
            r"\bhow many (?:dollars|euros|pounds)\b",
            rf"^(?!what (?:did|does|do|has|have|had)\b).*\b{_PRICE} of\b",
            rf"\bwhat (?:is|was|were) (?:the|(?:[\w.&-]+ ){{0,3}}[\w.&-]+['’]s?) (?:\w+ )?{_PRICE}\b",
            r"\bhow expensive\b",
            rf"\bhow (?:high|big|large) (?:is|was|are|were) the (?:\w+ )?(?:{_PRICE}|bill|damage|loss|losses|prize)\b",
            r"^what (?:does|do|did|will|would|has|have|had) .*(?<!the )(?<!a )\b(?:cost|earn|pay|charge)\b(?! of\b)",
        ),
    ),
    ("measure", (rf"\bhow many (?:metric )?{_MEASURE}\b",)),
    (
        "count",
        (
            r"\bhow many\b",
            r"\bnumber of\b",
            r"\b(?:troop|crowd|visitor|passenger|case) (?:numbers|strength)\b",
            r"\b(?:death|casualty) toll\b",
            r"\bwhat (?:number|figures?)\b",
            r"\bhow (?:large|big|strong) (?:is|was|are|were) .*\b(?:force|army|contingent|crowd|group|troops)\b",
        ),
    ),
    (
        "measure",
        (
            r"\bhow (?:much|tall|high|deep|wide|big|large|heavy|fast|hot|cold|strong|thick|low)\b",
            rf"\b{_SIZE} of\b",
            rf"\bwhat (?:is|was|were) the (?:\w+ ){{0,2}}{_SIZE}\b",
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
            r"\bwhat (?:is|was|will be) (?:the|[\w.&-]+['’]s?) (?:\w+ )?date\b",
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
            r"\bwhy (?:did|does|do|is|was|were|are|has|have)\b",
            r"\bwhat (?:caused|led to)\b",
            r"\b(?:cause|reason)s?\b.{0,10}\b(?:of|for|behind)\b",
            r"\bfor what reason\b",
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
    r"been|by|with|than|\w+n['’]t|\w{2,}ing (?:the|an?|their|his|her|its|this|that|in|on|at|for|with|from|to))"
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
_ORDER = re.compile(r"^(?:Compare|List|Names?|Tell|Give|Describe|Explain|Show|State|Summari[sz]e|Find|Quote)\s+")
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
    if kind == "duration" and _has_length(text):
        kind = "length"
    if kind == "count" and (unit := unit_named(text)) and unit.kind in NUMERIC:
        kind = cast(Kind, unit.kind)
    asked = _MANNER.sub("?", _ORDER.sub("", text))  # "Compare" is no name, and nothing that a source would say
    terms = tuple(content_words(asked))
    runs = [asked[start:end] for start, end in name_runs(asked) if start or not _COMPOUND.fullmatch(asked[:end])]
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
    phrase = before_verb(_DETERMINER.sub("", found["many"] or found["of"] or found["before"]))
    if phrase.lower() in ("lives", "victims"):
        return (subject("people"),)
    unit = unit_named(text)
    return subjects(unit.noun or "" if unit else phrase)


def unit_named(text: str) -> Quantity | None:
    """What stands after "how many", where that is a unit, read as if of two of them; None where it is none."""
    many = _HOW_MANY.search(text)
    read = read_quantities(f"2 {many['of']}")[:1] if many else []
    return read[0] if read and read[0].start == 0 and read[0].unit else None
