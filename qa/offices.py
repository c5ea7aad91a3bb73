"""Who holds an office, or is what to something: "Who runs the port?" is answered by "the port's director, Sefa Dorn".

A question names the office by a noun ("the mayor of Lorn") or by what its holder does ("Who governs Lorn?"); an article
names it beside a name, as a title, in apposition, or by "led by".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.span import Span
from qa.evidence import Evidence
from qa.families import subject, subjects
from qa.kinds import Kind
from qa.names import name_runs
from qa.question import Question
from qa.sentences import place_of
from qa.speech.speakers import BODIES

ASKED_AS: frozenset[Kind] = frozenset({"person", "text", "list"})
"""The kinds of questions that may ask for the holder of an office."""
LOOKED_AT = 60  # sentences, the best ranked
AROUND = 2  # sentences before, which may tell of what somebody is the head
ABOUT = 0.5  # of the words that say of what, in or around the sentence
NEAR = 90  # characters between an office and the name in apposition to it: "the director of the Port Authority of Ekor"

_HEADS = (
    "head leader chief director chairman chairwoman chairperson president boss chief-executive commander secretary"
    " secretary-general"
)
_COMPANY = (
    "chief-executive ceo head director managing-director boss chairman chairwoman president manager owner operator"
)
# What is done, and what one is called who does it.
_DOERS: tuple[tuple[str, str], ...] = (
    (r"govern(?:s|ed|ing)?", "governor"),
    (r"leads?|led|leading|head(?:s|ed|ing)?|oversees?|oversaw|(?:in charge of)|fronts?", _HEADS),
    (r"runs?|ran|running", f"{_COMPANY} {_HEADS} mayor governor"),
    (r"chair(?:s|ed|ing)?|presid(?:es?|ed|ing) over", "chair chairman chairwoman chairperson judge"),
    (r"direct(?:s|ed|ing)?", "director"),
    (r"command(?:s|ed|ing)?", "commander head chief"),
    (r"manag(?:es?|ed|ing)", "manager coach managing-director"),
    (r"coach(?:es|ed|ing)?|train(?:s|ed)", "coach manager trainer"),
    (r"captain(?:s|ed)?|skippers?|skippered", "captain skipper"),
    (r"edit(?:s|ed|ing)?", "editor"),
    (r"own(?:s|ed)?", "owner"),
    (r"found(?:s|ed)", "founder"),
    (r"operat(?:es?|ed)", "operator"),
    (r"manufactur(?:es?|ed)|produc(?:es?|ed)|makes?|made", "manufacturer maker producer"),
    (r"referee(?:s|d)?|umpire(?:s|d)?", "referee umpire"),
    (r"sentenc(?:es?|ed)|jailed|judg(?:es?|ed)", "judge"),
    (r"succeed(?:s|ed)?|replac(?:es?|ed)|t(?:akes?|ook|aken) over from", "successor"),
    (r"defend(?:s|ed)?|represent(?:s|ed)?", "lawyer counsel attorney"),
    (r"prosecut(?:es?|ed)", "prosecutor"),
    (r"design(?:s|ed)", "architect designer"),
    (r"buil(?:t|ds)|construct(?:s|ed)", "contractor builder developer"),
    (r"speaks? for|spoke for", "spokesman spokeswoman spokesperson"),
    (r"publish(?:es|ed)?", "publisher"),
)
_NOUNS = frozenset(word.replace("-", " ") for _, line in _DOERS for word in line.split()) | frozenset(
    """mayor minister ambassador secretary chancellor senator admiral king queen bishop envoy commissioner treasurer
    superintendent sheriff predecessor widow widower wife husband premier surgeon landlord conductor author""".split()
)
_OFFICE = re.compile(
    r"\b(?:(?P<other>former|ex|then|deputy|vice|assistant|outgoing)[\s-]+)?(?:\w+[ -])?"
    rf"(?P<office>{'|'.join(sorted(map(re.escape, _NOUNS), key=len, reverse=True))}|(?-i:Gov\.))(?=\W)",
    re.IGNORECASE,
)
_NOUN_ASKED = re.compile(
    r"^(?:who|what|which \w+) (?:is|are|was|were) (?:the (?:name of the )?)?(?P<what>.+)$"
    r"|^(?P<bare>[\w-]+(?: [\w-]+)? of .+)$",
    re.IGNORECASE,
)
_DOER_ASKED = re.compile(
    r"^(?:who|(?:which|what)(?: [\w-]+){1,3}?)\s+(?:(?:is|was|are|were|has|had|been|put|will|be)\s+)*(?P<doing>"
    + "|".join(doing for doing, _ in _DOERS)
    + r")\s+(?P<what>.+)$",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\.?\s+$")
_APPOSED = re.compile(r"(?:\s(?:of|for|at|in|on|to|from)\s[^,.;:]+)?,\s+(?:(?:the|an?)\s+)?(?:[a-z’'-]+\s+){0,3}$")
_DESCRIBED = re.compile(
    r",\s+(?:\d+,\s+)?(?:who (?:is|was)\s+)?(?:(?:the|an?|its|his|her|their)\s+|[^\s,]+(?:\s[^\s,]+){0,3}['’]s?\s+)?"
    r"(?:[\w’'-]+\s+){0,3}$"
)
_IS = re.compile(
    r"\s+(?:is|was|has been|became|serves as|was (?:named|appointed|elected|chosen as|made))\s+"
    r"(?:(?:the|an?|its|as)\s+)?"
    r"(?:[\w’'-]+\s+){0,3}$"
)
_OPENS = re.compile(r"The (?:\S+ ){0,3}?(?P<body>union|council|ministry|committee|association|league|board|party)\b")
_ITS = re.compile(r"\b(?:its|his|her|their)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


_UNTELLING = frozenset(subjects("court trial case match game new current"))  # where, and not of what
_WHOSE = re.compile(r"\b(?P<whose>[a-z][\w-]+)['’]s?\s+(?:\w+\s+){0,2}$")
_BODIES = frozenset(subject(word) for word in BODIES)


@dataclass(frozen=True)
class OfficeAsked:
    """What a question asks the holder of."""

    offices: frozenset[str]
    doing: str
    """What the holder does, as a pattern."""
    of: frozenset[str]
    """The words that say of what: names, and "inquiry" of "the inquiry into the disaster"."""


def office_asked(question: Question) -> OfficeAsked | None:
    """The office whose holder is asked for; None where the question asks for no holder of an office."""
    text = question.text.rstrip("?. ")
    if question.kind not in ASKED_AS:
        return None
    if doer := _DOER_ASKED.match(text):
        doing, line = next(pair for pair in _DOERS if re.fullmatch(pair[0], doer["doing"], re.IGNORECASE))
        return OfficeAsked(_spaced(line), doing, _of(doer["what"]))
    noun = _NOUN_ASKED.match(text)
    what = (noun["what"] or noun["bare"]) if noun else ""
    office = _OFFICE.search(f"{what} ")
    if office is None or office["other"]:
        return None
    name = office["office"].lower()
    doing = next((doing for doing, line in _DOERS if name in _spaced(line)), "heads?")
    return OfficeAsked(frozenset({name}), doing, _of(what[: office.start("office")] + what[office.end("office") :]))


def in_office(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> tuple[list[Evidence], list[Evidence]]:
    """The sentences that name the holder of the office asked for, and those that name only another one's.

    The newest first; the words of each are the holder's name.
    """
    asked = office_asked(question)
    found: list[Evidence] = []
    others: list[Evidence] = []
    if asked is None:
        return found, others
    for one in ranked[:LOOKED_AT]:
        if one.features["names_article"] < 1.0:
            continue
        sentences = sentences_of(one.article.id)
        near, before = _around(one, sentences), _before(one, sentences)
        about = asked.of - question.name_subjects
        words = set(subjects(near)) | set(subjects(one.text))
        told = len(about & words) >= ABOUT * len(about)
        if not told or not all(set(subjects(name)) & words for name in question.names):
            continue
        named = list(holders(asked, one.text))
        own = [
            name
            for name, office in named
            if not _of_another(question, asked, one.text, office, name) and not _of_the_last(asked, one, office, before)
        ]
        for name in own[:1] or [name for name, _ in named[:1]]:
            (found if own else others).append(replace(one, words=(one.start + name[0], one.start + name[1])))
    newest = [sorted(some, key=lambda one: (one.article.published is None, -_day(one))) for some in (found, others)]
    return newest[0], newest[1]


def holders(asked: OfficeAsked, sentence: str) -> Iterator[tuple[Span, Span]]:
    """The names that stand with the office in a sentence, each with where the office stands."""
    runs = name_runs(sentence)
    for office in _OFFICE.finditer(sentence):
        name = "governor" if office["office"] == "Gov." else office["office"].lower()
        if name not in asked.offices or office["other"]:
            continue
        start, end = office.span("office")
        for run in runs:
            if run[0] <= start and end < run[1]:  # "Mayor Tolvan"
                yield (end + len(sentence[end:]) - len(sentence[end:].lstrip()), run[1]), (start, end)
            elif run[0] >= end and run[0] - end <= NEAR:
                between = sentence[end : run[0]]
                if _TITLED.fullmatch(between) or _APPOSED.fullmatch(between):
                    yield run, (start, end)
            elif run[1] <= start and start - run[1] <= NEAR:
                between = sentence[run[1] : start]
                if _DESCRIBED.fullmatch(between) or _IS.fullmatch(between):
                    yield run, (start, end)
    by = re.compile(
        rf"\b(?:{asked.doing})\s+by\s+(?:[a-z][\w’'-]*\s+){{0,5}}$|\b(?:inquiry|team|commission|committee|panel|crew)\s+under\s+(?:[a-z][\w’'-]*\s+){{0,5}}$",
        re.IGNORECASE,
    )
    who = re.compile(rf",\s+(?:who|which)\s+(?:{asked.doing})\b", re.IGNORECASE)
    for run in runs:
        if led := by.search(sentence[: run[0]]):
            yield run, led.span()
        elif does := who.match(sentence, run[1]):
            yield run, does.span()


def _spaced(line: str) -> frozenset[str]:
    return frozenset(word.replace("-", " ") for word in line.split())


def _of(words: str) -> frozenset[str]:
    return frozenset(subjects(words)) - _UNTELLING


def _around(one: Evidence, sentences: Sequence[Span]) -> str:
    """The headline, and the sentences before."""
    at = place_of(one.start, sentences)
    text = one.article.text
    before = " ".join(text[first:last] for first, last in sentences[max(0, at - AROUND) : at])
    return f"{one.article.title or ''} {before}"


def _before(one: Evidence, sentences: Sequence[Span]) -> str:
    at = place_of(one.start, sentences)
    return one.article.text[slice(*sentences[at - 1])] if at else ""


def _of_the_last(asked: OfficeAsked, one: Evidence, office: Span, before: str) -> bool:
    """Whether it is "its secretary", and "it" a body that the sentence before opens with: a union, no company."""
    opened = _OPENS.match(before)
    return bool(_ITS.search(one.text[: office[0]]) and opened and subject(opened["body"]) not in asked.of)


def _of_another(question: Question, asked: OfficeAsked, sentence: str, office: Span, name: Span) -> bool:
    """Whether the sentence says of what one holds the office, and it is not what the question names."""
    whose = _WHOSE.search(sentence[: office[0]])
    if whose and not set(subjects(whose["whose"])) & (asked.of | question.stems) and asked.of & _BODIES:
        return True  # "the hospital's chief executive", where the head of a union is asked for
    if not question.name_subjects:
        return False
    runs = [(start - 2, end - 2) for start, end in name_runs(f"x {sentence}")]
    first = min(office[0], name[0], *(start for start, end in runs if start <= office[0] < end))  # "Orla Mayor Lo Dern"
    last = max(office[1], name[1])
    clause_end = re.compile(r"[,.;]").search(sentence, last)
    titled = sentence[office[1] : name[0]] == " "  # what is done by "Mayor Lo Dern of Orla" tells not of what he is
    within = sentence[first : last if titled else clause_end.start() if clause_end else len(sentence)]
    own = re.search(r"([^,.;]*?)['’]s?\s+(?:\w+\s+){0,2}$", sentence[: office[0]])
    told = {word for start, end in name_runs(f"x {within}") for word in subjects(f"x {within}"[start:end])}
    holder = sentence[slice(*name)].split(" of ")[0]
    told -= {*subjects(holder), *subjects(sentence[slice(*office)])}
    told |= {word for start, end in name_runs(own[1]) for word in subjects(own[1][start:end])} if own else set()
    return bool(told) and not told & question.name_subjects


def _day(one: Evidence) -> int:
    return one.article.published.toordinal() if one.article.published else 0
