"""Sentences that order or ask: an imperative, a polite one, a request.

English only, and by form alone. The closed classes are those of its grammar; the verbs are those that open an order
with no article behind them. Of 60,000 sentences of news, the rules take 1 in 60, nearly all of them a page's own calls
("Sign up here").
"""

import re

# A word with one of these behind it opens an order, unless it is one that opens a phrase: "Write a", "Shift each".
_TAKES = re.compile(
    r"\s+(?:an?|the|your|my|our|me|us|it|them|this|these|each|every|any|all|yourself|whatever|everything|everyone)\b"
    # "Snow the night before", "Police the world over"
    r"(?! (?:day|night|week|month|year|morning|evening|afternoon|season|world|country|town)"
    r" (?:before|earlier|after|over)\b)"
)
_MULTIPLIES = re.compile(r"double|triple|treble|quadruple", re.IGNORECASE)  # "Double the number came"
_OPENS_A_PHRASE = frozenset(
    """
    a aboard about above according across after again against ago albeit all almost along alongside already also
    although always am amid amidst among amongst an and any apart are around as aside astride at atop away barring
    because been before behind being below beneath beside besides best better between beyond both but by can
    circa come concerning could daily days despite did directly does done down due during each earlier early either
    elsewhere enough especially even ever every except far few fewer finally first following for formerly forward from
    further given gone got had half hardly has have he hence her here hers him his how however hundreds if in inside
    instead into irrespective is it its just last late later latest least less like likely many may maybe me mid might
    mine minus more most much must near nearby nearly neither never nevertheless new next no none nor not
    notwithstanding now of off often oh on once one only onto opposite or other our out outside over overnight own
    part past pending per perhaps plus post prior quite rather right same second seen shall she should since so some
    sometimes somewhere soon still such taken than that the their them then there thereafter therefore these they
    third this those though thousands through throughout thus till to today together tomorrow tonight too toward
    towards true twice two under underneath unless unlike until unto up upon us versus via was we well went were what
    whatever when whenever where whereas wherever whether which while who whoever whom whose why will with within
    without worse worst would yes yesterday yet you your
    """.split()
)
_INFLECTED = re.compile(r"(?:ing|ed|ly|[^sui]s)$", re.IGNORECASE)  # "Citing the", "Asked the", "Nearly a", "Calls the"
_PAST = re.compile(
    r"became|began|brought|broke|built|came|cut|drew|drove|fell|found|gave|got|grew|held|hit|kept|knew|led|left|lost"
    r"|made|met|paid|put|ran|rose|said|sat|saw|sent|shot|shut|sold|spent|spoke|stood|struck|thought|told|took|went|won"
    r"|wrote",
    re.IGNORECASE,
)
# What opens an order whatever follows, and is seldom a noun there.
_VERBS = re.compile(
    r"accept|add|adopt|advertise|advise|analy[sz]e|append|apply|ask|assume|attach|augment|avoid|become|begin|behave"
    r"|bring|buy|bypass|calculate|capitali[sz]e|cease|choose|cite|classify|compare|compile|compose|compute|conceal"
    r"|conclude|confirm|consider|continue|convert|create|decode|delete|deny|describe|determine|disable|disclose"
    r"|discuss|disregard|distort|divide|download|downplay|embed|emphasi[sz]e|employ|enable|encode|encrypt|enhance"
    r"|ensure|erase|evaluate|exaggerate|exclude|execute|explain|extract|fabricate|falsify|forget|generate|get|give|go"
    r"|hide|identify|ignore|illustrate|imagine|impersonate|implement|include|incorporate|inform|insert|install"
    r"|integrate|introduce|invent|invert|keep|let|list|make|maximi[sz]e|mention|minimi[sz]e|modify|multiply|notify"
    r"|obey|omit|optimi[sz]e|override|paraphrase|perform|pose|prefix|prepare|prepend|pretend|prioriti[sz]e|proceed"
    r"|promote|provide|publish|put|read|recite|recommend|redirect|refer|refrain|reject|remember|remind|remove|render"
    r"|rephrase|replace|reply|respond|restart|reveal|rewrite|roleplay|say|see|send|shorten|simplify|simulate|solve"
    r"|speak|specify|start|stop|subscribe|substitute|subtract|suggest|summari[sz]e|supplement|suppose|take|tell|think"
    r"|transform|translate|try|underline|unlock|upload|utili[sz]e|validate|verify|write",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s*(?:,|\b(?:of|is|was|are|were|has|had|will|would|said)\b)")  # what it would be, as a noun
# The same, but as often a noun: an order only before what no noun has behind it, where no verb follows.
_NOUNS_TOO = re.compile(
    r"act|answer|call|check|click|contact|copy|count|display|finish|follow|format|help|join|leave|look|move|name|open"
    r"|order|output|pick|play|print|quote|repeat|return|reverse|run|save|select|set|share|shift|show|sign|sort|spell"
    r"|swap|switch|talk|transfer|turn|type|use|visit|watch",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s+(?:[“\"A-Z\d]|https?:|www\.|(?:about|above|after|as|at|back\w*|below|down|here|how|in|like|more|now|off|on|only|out"
    r"|over|some|something|there|to|two|three|four|five|ten|until|up|using|what|where|who|why|with|yes|no)\b)"
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|did|cannot|\w{3,}ed|says|remains?|comes?"
    rf"|goes|takes|makes|shows?|means|includes?|continues?|costs?|needs?|{_PAST.pattern})\b|\w+n['’]t\b",
    re.IGNORECASE,
)
_SECOND_HALF = re.compile(r", (?:and|but|or|then)\b.*", re.DOTALL)
_FIRST = re.compile(r"[^\W\d_]+(?:['’]t|['’]s)?")
_FORBIDS = re.compile(r"(?:do not|don['’]t|let['’]s)\s+\w", re.IGNORECASE)
_NEVER = re.compile(r"never (?:again )?", re.IGNORECASE)
_BULLET = re.compile(r"(?:[\s>#*•·–—=~_(\[-]|\(?\d{1,2}[.)]\s)+")
_LABEL = re.compile(
    r"(?:important|attention|note|nb|n\.b\.|ps|p\.s\.|warning|reminder|hint|tip|urgent)\s*[:!–—-]\s*", re.IGNORECASE
)
_SOFTENED = re.compile(
    r"(?:(?:and|but|so|or|then|now|also|first|second|secondly|next|finally|lastly|instead|simply|just|always|again"
    r"|moreover|meanwhile|only|(?!(?:reply|apply|supply|rely|comply|multiply)\b)\w+ly)\b,?\s+)+",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:in|to|when|whenever|before|after|if|for|as|at|on|with|from|during|while|once|instead|unless|where|regardless|by"
    r"|rather|apart|besides)\b[^,;:]{1,90}[,;:]\s+",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r";\s+(?=(?:and )?(?:now|then|next|please|instead|just)\b)", re.IGNORECASE)
_POLITE = re.compile(r"(?<!\bto )\bplease\b|^kindly\b", re.IGNORECASE)
_WANTS = re.compile(
    r"\bI(?: (?:want|need|expect|order|command|ask|urge|beg|instruct)|['’]d like| would like)"
    r" (?:you|some(?:body|one)) to\b"
    r"|\bfrom now on\b[^.]*\byou\b"
    r"|\byou (?:must|shall|should|will|are to|have to|need to|are required to)"
    rf"(?: (?:now|always|never|only|also|not|then))? (?:{_VERBS.pattern}|{_NOUNS_TOO.pattern})\b"
    r"|\bit(?: is|['’]s) (?:\w+ )?(?:essential|important|vital|crucial|imperative|critical|necessary) that you\b"
    r"|\b(?:it would be|be so|would you) (?:\w+ )?(?:if you|kind|as to|mind)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"([^:?!]{15,}):\s")
_SPEECH = re.compile(
    r"\b(?:questions?|pleas?|appeals?|advice|message|puzzle|mystery|dilemma|slogan|motto)\b", re.IGNORECASE
)
_REQUEST = re.compile(r"(?:can|could|would|will|won['’]t) (?:you|somebody|someone|anyone)\b", re.IGNORECASE)
_SAID = re.compile(
    r",\s(?:[^,]{0,80}\s)?(?:said|says|told|adds|added|wrote|writes|warned|warns|urged|urges|advised|advises|recommends?"
    r"|recommended|explained|suggested)\b(?:[^,]*,){0,2}[^,]*$|\baccording to\b"
)
# A turn of phrase that tells all the same, where what it points at is the article's: "Take the village of Maresk,"
_RHETORIC = re.compile(
    r"(?:take|consider|meet|recall|remember|imagine|picture|see|think|compare|look|call|add (?:to|that|this)|suppose"
    r"|say|make no mistake|(?:don['’]t|do not) (?:expect|be fooled)|expect|(?:keep|bear) in mind|forget"
    r"|never mind|let alone|note|go|come|give|get|put)\b",
    re.IGNORECASE,
)


def is_order(own: str, names: frozenset[str]) -> bool:
    """Whether a sentence, in its own words, orders something of who reads it. `names` open no order."""
    if is_given(own):
        return False
    bare = own[opening(own) :].lower() if own.isupper() else own[opening(own) :]
    if label := _LABEL.match(bare):
        bare = bare[label.end() :]
    return bool(_POLITE.search(bare) or _WANTS.search(bare)) or any(_orders(one, names) for one in _openings(bare))


def is_given(own: str) -> bool:
    """Whether a sentence gives its words to somebody: "Boil all water, the council said"."""
    return bool(_SAID.search(own))


def is_rhetoric(own: str) -> bool:
    """Whether an order is a turn of phrase: it may tell what the article is about."""
    softened = _SOFTENED.match(own)
    return bool(_RHETORIC.match(own, softened.end() if softened else 0))


def lead_in(own: str) -> str:
    """What tells before a colon, of the order or question behind it: "The case turns on one question: Did he know?"."""
    lead = _LEAD.match(own)
    return lead.group(1) if lead and (_TELLS.search(lead.group(1)) or _SPEECH.search(lead.group(1))) else ""


def requests(own: str) -> bool:
    """Whether a sentence, in its own words, opens as a request: "Can you"."""
    return bool(_REQUEST.match(own))


def asks(own: str) -> bool:
    """Whether a sentence, in its own words, is a question."""
    return requests(own) or own.rstrip(" ”’)\"'“").endswith("?")


def opening(own: str) -> int:
    """Where a sentence's words begin, behind a bullet or a mark."""
    bullet = _BULLET.match(own)
    return bullet.end() if bullet else 0


def _openings(own: str) -> list[str]:
    """Where an order may begin: at the start, behind "Then", behind "In your reply,", behind a semicolon."""
    starts = [own, *(own[mark.end() :] for mark in _SEMICOLON.finditer(own))]
    leads = [(part, lead) for part in starts for lead in (_SOFTENED.match(part), _LEAD_IN.match(part)) if lead]
    return [*starts, *(part[lead.end() :] for part, lead in leads)]


def _orders(own: str, names: frozenset[str]) -> bool:
    own = own[never.end() :] if (never := _NEVER.match(own)) else own
    word = _FIRST.match(own)
    if word is None or word.group().lower() in _OPENS_A_PHRASE or word.group() in names:
        return False
    verb, rest = word.group(), own[word.end() :]
    if _MULTIPLIES.fullmatch(verb):
        return bool(_TAKES.match(rest)) and not _TELLS.search(rest)
    if _FORBIDS.match(own) or (_TAKES.match(rest) and not _INFLECTED.search(verb) and not _PAST.fullmatch(verb)):
        return True
    if _VERBS.fullmatch(verb):
        return not _SUBJECT.match(rest)
    rest = _SECOND_HALF.sub("", rest)
    return bool(_NOUNS_TOO.fullmatch(verb) and _GOES_ON.match(rest)) and not _TELLS.search(rest)
