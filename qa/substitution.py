"""An earlier question with one thing put in another's stead: "And in Orsk?", "And Velia?", "And the year before?"."""

import re

from qa.dates import read_periods
from qa.frame import noun_phrase, read_frame
from qa.names import name_runs
from qa.referents import Turn

PREPOSITIONS = (
    r"in|on|at|near|from|to|for|by|of|with|against|between|among|since|until|during|before|after|under|over|inside"
    r"|outside|across|around"
)
_PREPOSITION = re.compile(rf"(?P<word>{PREPOSITIONS})\s+", re.IGNORECASE)
_WHERE = frozenset("in at near inside outside across around on from to".split())
_RELATIVE_TIME = re.compile(
    r"(?:in\s+)?(?:the\s+)?(?:(?:year|month|week|day|night|season)\s+(?:before|after|earlier|later)"
    r"|(?:previous|following|next|last)\s+(?:year|month|week|day|night|season)"
    r"|an?\s+(?:year|month|week|day)\s+(?:earlier|later|before|after|ago))$",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:now|today|yesterday|tomorrow|tonight|since then|currently|this (?:year|month|week))$", re.I)
_STATES = re.compile(
    r"\b(?:killed|dead|died|wounded|injured|hurt|missing|arrested|displaced|evacuated|rescued|captured|infected)\b",
    re.IGNORECASE,
)
_STATE_ALONE = re.compile(rf"(?:the\s+)?(?P<state>{_STATES.pattern})$", re.IGNORECASE)
# One of each is asked about; the other may be asked about next.
_CONTRASTS = (
    "men women boys girls",
    "men's women's boys' girls'",
    "children adults",
    "north south east west",
    "northern southern eastern western",
    "organisers police",
    "soldiers civilians",
    "winner loser",
    "imports exports",
    "profit revenue turnover",
    "first second third",
    "government opposition",
    "youngest oldest",
    "highest lowest",
    "biggest smallest largest",
    "fastest slowest",
    "longest shortest",
    "cheapest dearest",
    "best worst",
    "most least",
    "winners losers",
    "home away",
)
# "Who is | the mayor | of Varn?"
_WHO_IS = re.compile(
    r"who (?:is|was) (?P<office>the [a-z][a-z-]+(?: [a-z][a-z-]+)?)(?= (?:of|for|at|in)\b)", re.IGNORECASE
)
ACCORDING = re.compile(r",?\s+according to\s+(?P<who>.+?)$", re.IGNORECASE)
SAYS = re.compile(r"\b(?:do|does|did)\s+(?P<who>.+?)\s+(?:say|think|claim|want|demand|tell|estimate)\b", re.IGNORECASE)


def substituted(fragment: str, turn: Turn) -> str | None:
    """The earlier question with a name, place, time or group put in another's stead; None where nothing can be."""
    earlier = turn.question.rstrip("?. ")
    if read_frame(fragment) is not None:
        return None
    for replace in (_state, _time, _phrase_with_preposition, _contrast, _party, _name):
        if whole := replace(fragment, earlier):
            return f"{whole}?"
    return None


def same_opening(follow_up: str, turn: Turn) -> str | None:
    """ "Who signed for the other side?" after "Who signed the truce for Orenia?" leaves the truce out."""
    words, earlier = follow_up.split(), turn.question.rstrip("?. ").split()
    if len(words) < 3 or [word.lower() for word in words[:2]] != [word.lower() for word in earlier[:2]]:
        return None
    rest = " ".join(words[2:])
    if not _PREPOSITION.match(rest) or not re.match(r"(?:who|what|which|how many|when|where)\b", follow_up, re.I):
        return None
    return substituted(rest, turn)


def _state(fragment: str, earlier: str) -> str | None:
    alone, state = _STATE_ALONE.match(fragment), _STATES.search(earlier)
    if not alone or not state:
        return None
    helping = "" if re.search(r"\b(?:are|were|was|is|been|confirmed|the)\s+$", earlier[: state.start()]) else "were "
    return f"{earlier[: state.start()]}{helping}{alone['state']}{earlier[state.end() :]}"


def _time(fragment: str, earlier: str) -> str | None:
    when = [period for period in read_periods(earlier, None) if period.first]
    if _RELATIVE_TIME.fullmatch(fragment):
        relative = re.sub(r"^in\s+", "", fragment, flags=re.IGNORECASE)
        if when and re.search(r"\b(?:before|after)$", relative):
            at = when[-1]
            start = _with_preposition(earlier, at.start)
            preposition = "on" if re.search(r"\b(?:day|night)\b", relative) else "in"
            return f"{earlier[:start]}{preposition} {relative} {earlier[at.start : at.end]}{earlier[at.end :]}"
        if when:
            at = when[-1]
            return f"{earlier[: _with_preposition(earlier, at.start)]}{relative}{earlier[at.end :]}"
        return f"{earlier} {'on' if re.search(r'(?:day|night) ', relative + ' ') else 'in'} {relative}"
    periods = read_periods(fragment, None)
    if not _TIME.fullmatch(fragment) and not (periods and re.fullmatch(r"(?:\w+\s+)?", fragment[: periods[0].start])):
        return None
    if when:
        at = when[-1]
        preposition = "" if _PREPOSITION.match(fragment) or _TIME.fullmatch(fragment) else "in "
        return f"{earlier[: _with_preposition(earlier, at.start)]}{preposition}{fragment}{earlier[at.end :]}"
    return f"{earlier} {fragment}"


def _with_preposition(text: str, at: int) -> int:
    before = re.compile(r"\b(?:in|on|at|since|until|during|by)\s+(?:the\s+)?$", re.IGNORECASE).search(text[:at])
    return before.start() if before else at


def _phrase_with_preposition(fragment: str, earlier: str) -> str | None:
    new = _PREPOSITION.match(fragment)
    if not new:
        return None
    word = new["word"].lower()
    found: tuple[int, int] | None = None
    for match in re.compile(rf"\b(?P<word>{PREPOSITIONS})\s+", re.IGNORECASE).finditer(earlier):
        end = noun_phrase(earlier, match.end())
        old = match["word"].lower()
        timed = any(period.start < end and period.end > match.end() for period in read_periods(earlier, None))
        if end > match.end() and not timed and (old == word or {old, word} <= _WHERE - {"from", "to"}):
            found = (match.start(), end)
    if found:
        return f"{earlier[: found[0]]}{fragment}{earlier[found[1] :]}"
    return f"{earlier} {fragment}"


def _contrast(fragment: str, earlier: str) -> str | None:
    asked = re.sub(r"^the\s+", "", fragment, flags=re.IGNORECASE).lower()
    for line in _CONTRASTS:
        terms = line.split()
        possessive = next((term for term in terms if term in (f"{asked}'s", f"{asked}'")), None)
        for term in terms:
            old = re.search(rf"\b{re.escape(term)}(?!\w|['’])", earlier.replace("’", "'"), re.IGNORECASE)
            if old and (asked in terms or possessive) and term not in (asked, possessive):
                return f"{earlier[: old.start()]}{possessive or asked}{earlier[old.end() :]}"
    return None


def _party(fragment: str, earlier: str) -> str | None:
    if named := ACCORDING.search(earlier):
        return f"{earlier[: named.start('who')]}{fragment}"
    if says := SAYS.search(earlier):
        return f"{earlier[: says.start('who')]}{fragment}{earlier[says.end('who') :]}"
    return None


def _name(fragment: str, earlier: str) -> str | None:
    """A name in the stead of the first one; where that stands in a place's stead, of the place."""
    if not name_runs(f"x {fragment}") and not re.match(r"(?:the|its|his|her|their)\s", fragment, re.IGNORECASE):
        return None
    frame = read_frame(earlier)
    if not name_runs(f"x {fragment}"):  # one office, or one thing, for another
        if office := _WHO_IS.match(earlier):
            return f"{earlier[: office.start('office')]}{fragment}{earlier[office.end('office') :]}"
        if frame and re.match(r"the\s", frame.subject, re.IGNORECASE):
            return earlier.replace(frame.subject, fragment, 1)
    runs = [(start, end) for start, end in name_runs(earlier) if not read_periods(earlier[start:end], None)]
    if runs:
        of_length = [run for run in runs if len(earlier[slice(*run)].split()) == len(fragment.split())]
        start, end = (of_length or runs)[0]
        own_article = fragment.lower().startswith("the ") or len(earlier[start:end].split()) > 1
        if own_article and earlier[:start].lower().endswith("the "):
            start -= 4
        return f"{earlier[:start]}{fragment}{earlier[end:]}"
    if frame and frame.subject:
        return earlier.replace(frame.subject, fragment, 1)
    return None
