"""The kinds of thing that a question may ask for, and the words that ask for each."""

import re
from typing import Literal

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
_DID = r"(?:did|does|do|will|would|could|can|may|might|has|have|had|is|are|was|were)"
_PRICE = (
    r"(?:price|cost|budget|revenue|profit|fine|salary|wage|value|fee|ransom|pay-?off|payout|compensation|turnover|rent"
    r"|debt|reward|bonus|subsidy)"
)
_SUM = r"(?:sum|price|fine|salary|wage|profit|revenue|fee|ransom|pay-?off|payout|compensation|turnover|bonus)"
# What offers a choice is answered by neither yes nor no: "by day or by night", "an accident, or was it arson".
_CHOICE = (
    r"(?:\b(by|in|on|at|for|to|from|with|before|after|because)\b[^,?]* or \1\b|^[^,]*, or (?!not\b)"
    r"|\bor (?:is|are|was|were|do|does|did|has|have|had|will|would|still|only|merely|rather|instead)\b"
    r"|\b(?:an?|the) (?:[\w-]+ ){1,2}or (?:an?|the) [\w -]+\?$"
    r"|\b(?:more or less|(?:higher|greater|larger|above|over|up|before|for|better|rise|win|gain)"
    r" or (?:lower|smaller|below|under|down|after|against|worse|fall|lose|loss))\b)"
)
_SIZE = r"(?:magnitude|temperature|height|depth|width|length|speed|weight|size|turnout|majority)"

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
    ("text", (rf"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b(?=.*{_CHOICE})",)),
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
    ("date", (rf"^when {_DID}\b",)),
    ("place", (rf"^where {_DID}\b", rf"^(?:in |to |from |on |at )?(?:what|which) {_AREA}\b")),
    ("list", (rf"\bwhich (?:\w+ )?{_AREAS}\b",)),
    ("age", (r"\bhow old\b", r"\bwhat age\b", r"^(?!how many\b).*\bage of\b")),
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
            rf"\bhow much {_DID} .*\b(?:donate|pledge|contribute|invest|borrow|owe|embezzle|fetch)(?:s|d|ed)?\b",
            r"\bhow many (?:dollars|euros|pounds)\b",
            rf"^(?!what (?:did|does|do|has|have|had)\b|how many\b).*\b{_PRICE} of\b",
            rf"\bwhat (?:is|was|were) (?:the|(?:[\w.&-]+ ){{0,3}}[\w.&-]+['’]s?) (?:\w+ )?{_PRICE}\b",
            rf"\b(?:what|which) (?:\w+ )?{_SUM} {_DID}\b",
            r"\bin (?:euros|dollars|pounds|crowns)\W*$",
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
            r"(?<!\ba )\bnumber of\b",
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
            rf"\b(?:what|which) (?:\w+ )?{_SIZE} {_DID}\b",
            r"\bwhat (?:is|was|were) (?:the|[\w.’'-]+['’]s?) (?:[\w-]+ ){0,3}(?:estimate|count|tally) (?:of|for)\b",
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
            r"\bwhat (?:caused|led to|prompted|triggered|drove)\b",
            r"^what (?:made|makes) (?!(?:the )?(?:headlines|news|history)\b)(?:[\w’'-]+ ){1,6}\w+\?*$",
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


def kind_of(text: str) -> Kind:
    """The kind of thing that a question asks for, by its words alone; "text" where none tells."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), "text")
