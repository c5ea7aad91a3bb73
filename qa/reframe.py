"""A question that leaves out what an earlier one said ("Why?", "Who said so?", "How many died?"), said in full."""

import re

from qa.frame import asked_with, before_verb, indirect, noun_phrase, read_frame
from qa.names import name_runs
from qa.referents import Turn
from qa.substitution import ACCORDING, PREPOSITIONS, SAYS

_WH = re.compile(
    r"(?:why(?: not| so| is that| was that)?|when(?: exactly)?|where(?: exactly)?|how(?: so| exactly| come)?|since when"
    r"|how long|for how long|by whom|at what time|what time|from when|until when)$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"(?P<asking>why|when|where|how|(?:at )?what time|on what (?:day|date))(?: exactly)?\s+"
    r"(?:(?:did|does|will|would) (?:it|this|that) (?:all )?(?:happen|occur|take place|start|begin)"
    r"|(?:was|is|were) (?:this|that))$",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(
    r"(?:(?:and )?who (?P<verb>says|said|claims|claimed|reports|reported|confirmed|confirms|announced|estimates"
    r"|estimated) (?:so|this|that|it)|says who|according to whom|who is the source(?: for (?:this|that|it))?"
    r"|whose (?:figure|claim|estimate|number|count) is (?:this|that|it))$",
    re.IGNORECASE,
)
_WHICH_ONES = re.compile(r"(?:which(?: ones?| of (?:them|those|these))?|who(?: exactly)?|whom)$", re.IGNORECASE)
_WHO_ELSE = re.compile(r"(?P<asking>who|what|where|when|which) else$", re.IGNORECASE)
_TO_THAT = re.compile(r"\s+(?:to|about|of|on) (?:that|this|it)$", re.IGNORECASE)
_WANTED = re.compile(r"\b(?:the|an?|his|her|its|their)\s+(?P<what>[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,2})[.!]?$")
_SAY_IT = re.compile(
    r"(?P<asking>when|where|why|to whom|how)\s+(?:did|does|has|had)\s+(?P<who>.+?)\s+(?:say|said|tell)"
    r"(?:\s+(?:it|so|this|that))?$",
    re.IGNORECASE,
)
WHAT_SAYS = re.compile(
    r"what\s+(?:do|does|did)\s+(?P<who>.+?)\s+(?:say|claim|think|estimate|report)(?P<about>\s+(?:about|of|to)\s+(?:it|this|that))?$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:by |for )?how\b|when\b|what (?:is|was) the\b|(?:is|was|did|has|are|were|will)\b", re.I)
_MANY_WITHOUT_NOUN = re.compile(
    r"(?P<asking>[Hh]ow (?:many|much))\s+(?:of (?:them|those|these|it)\s+)?"
    r"(?P<rest>(?:(?:is|are|was|were|have|has|had|will|would)\b(?!\s+(?:it|he|she|they|there|the|a|an)\b)(?!\s+[A-Z])"
    r"|(?:died|left|fled|came|survived|remain|live|lived|lost|returned|resigned|voted)\b).*)$",
)
_OF_THEM = re.compile(r"\bof (?:them|those|these)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:say|said|tell\s+\w+|speak|think)\s+(?:about|of|on)\s+(?P<what>.+)$", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,200})[”\"]")


def completed(rest: str, turn: Turn) -> str | None:
    """The follow-up said in full with the words of the turn before it; None where it leaves nothing out.

    `rest` is the follow-up without its "And" or "What about" and its question mark.
    """
    earlier = turn.question
    if happened := _HAPPENED.fullmatch(rest):
        return asked_with(earlier, _capital(happened["asking"]))
    if _WHICH_ONES.fullmatch(rest):
        return _which_ones(earlier)
    if else_ := _WHO_ELSE.fullmatch(rest):
        return asked_again(earlier, f"{_capital(else_['asking'])} else")
    if re.fullmatch(r"why not", rest, re.IGNORECASE):
        return _why_not(earlier)
    if _TO_THAT.search(rest) and re.match(r"(?:what|how)\b", rest, re.IGNORECASE):
        return _about_that(rest, turn)
    if _WH.fullmatch(rest):
        asking = re.sub(r"\s+(?:so|exactly|is that|was that)$", "", rest, flags=re.IGNORECASE)
        return asked_with(earlier, _capital(asking))
    if said := _WHO_SAID.fullmatch(rest):
        whole = indirect(earlier)
        return whole and f"Who {said['verb'] or 'said'} {whole}?"
    if said := _SAY_IT.fullmatch(rest):
        return _when_said(said["asking"], said["who"], turn)
    if says := WHAT_SAYS.fullmatch(rest):
        return _according(earlier, says["who"], bool(says["about"]))
    if many := _MANY_WITHOUT_NOUN.fullmatch(rest):
        return _counted_again(many, earlier)
    return None


def asked_again(earlier: str, asking: str) -> str | None:
    """A question put with another opening: "Who signed the truce?" with "Who else"."""
    frame = read_frame(earlier)
    if frame is None or not frame.asking or frame.asking.lower().split()[0] != asking.lower().split()[0]:
        return None
    return f"{asking}{earlier.rstrip('?. ')[len(frame.asking) :]}?"


def _which_ones(earlier: str) -> str | None:
    """ "How many schools were closed?" asked with "Which"."""
    frame = read_frame(earlier)
    if frame is None or frame.asking.lower() != "how many":
        return None
    counted = re.sub(r"^(?:of the|the) ", "", frame.noun)
    if re.match(r"(?:people|persons|men|women)\b", counted or frame.rest):
        rest = frame.rest if counted else frame.rest.split(" ", 1)[-1]
        return " ".join(filter(None, ("Who", frame.auxiliary, frame.subject, rest))) + "?"
    return " ".join(filter(None, ("Which", counted, frame.auxiliary, frame.subject, frame.rest))) + "?"


def _why_not(earlier: str) -> str | None:
    """ "Will the bridge reopen?" asked with "Why not": "Why will the bridge not reopen?"."""
    frame = read_frame(earlier)
    if frame is None or not frame.auxiliary or not frame.subject:
        return None
    return " ".join(filter(None, ("Why", frame.auxiliary.lower(), frame.subject, "not", frame.rest))) + "?"


def _about_that(rest: str, turn: Turn) -> str | None:
    """ "What did Tolvan say to that?", where the answer before ends with what "that" is: "her resignation"."""
    words = re.split(r"(?<=[.!?])\s", turn.answer)[0] if turn.answer else ""
    wanted = _WANTED.search(words)
    bare = _TO_THAT.sub("", rest)
    return f"{_capital(bare)} about the {wanted['what']}?" if wanted else None


def setting(question: str) -> str:
    """Where and in what a question's matter is set: "in the ferry fire near Osmar", "when the dam broke"; or ""."""
    text = question.rstrip("?. ")
    for match in re.compile(rf"\b(?:{PREPOSITIONS})\s+", re.IGNORECASE).finditer(text):
        if match.group().split()[0].lower() == "of":
            continue
        end = noun_phrase(text, match.end())
        if end > match.end() and (name_runs("x " + text[match.end() : end]) or text[match.end() :].startswith("the ")):
            befell = re.search(r"\b(?:happen|happened|happens|occurred)\s+to\s+$", text[: match.end()], re.IGNORECASE)
            return f"in {text[match.end() :]}" if befell else text[match.start() :]
    frame = read_frame(text)
    if frame and frame.subject and frame.asking.lower() in ("when", "why"):
        return indirect(f"When{text[len(frame.asking) :]}") or ""
    return ""


def _when_said(asking: str, who: str, turn: Turn) -> str | None:
    quoted = _QUOTED.search(turn.answer)
    if quoted:
        return f"{_capital(asking)} did {who} say “{quoted[1].rstrip(',. ')}”?"
    if about := _ABOUT.search(turn.question.rstrip("?. ")):
        return f"{_capital(asking)} did {who} speak about {about['what']}?"
    frame = read_frame(turn.question)
    if frame and re.match(r"(?:say|claim|announce|deny|confirm|promise)\b", frame.rest):
        return asked_with(turn.question, _capital(asking))
    whole = indirect(turn.question)
    return whole and f"{_capital(asking)} did {who} say {whole}?"


def _according(earlier: str, who: str, about_it: bool) -> str | None:
    text = earlier.rstrip("?. ")
    if named := ACCORDING.search(text):
        return f"{text[: named.start('who')]}{who}?"
    if says := SAYS.search(text):
        return f"{text[: says.start('who')]}{who}{text[says.end('who') :]}?"
    return f"{text}, according to {who}?" if about_it or _FIGURE.match(text) else None


def _counted_again(many: re.Match[str], earlier: str) -> str | None:
    frame = read_frame(earlier)
    if frame is None:
        return None
    noun = frame.noun
    if frame.is_plain and frame.asking.lower() in ("how many", "how much"):
        noun = before_verb(frame.rest)
    counted = f"of the {re.sub(r'^(?:of the|the) ', '', noun)}" if noun and _OF_THEM.search(many.group()) else noun
    whole = " ".join(filter(None, (_capital(many["asking"]), counted, many["rest"])))
    where = setting(earlier)
    if where and where.split()[0].lower() not in many["rest"].lower().split() and not name_runs("x " + many["rest"]):
        whole += f" {where}"
    return f"{whole}?" if noun or where else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
