"""A model's claim against the sources that it was given: it stands whole, carried by exact quotes, or not at all."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.asides import asides
from index.passages import ABBREVIATIONS, split_sentences
from index.span import Span
from qa.context import POINTS_BACK
from qa.gate import quoted, speaker_at
from qa.polarity import FINITE, SPEECH
from qa.prompt import Source
from qa.reply import Claim
from qa.statement import MARKER, Statement
from qa.verify import Failure, Quoted, check_clause, clauses, locate_quote

Kind = Literal[
    "fabricated",
    "another source",
    "spliced",
    "number",
    "date",
    "name",
    "negation",
    "speaker",
    "unsupported",
    "verdict",
    "form",
]

WHY: dict[Kind, str] = {
    "fabricated": "it rests on words that stand in no source",
    "another source": "its quote stands in another source than the one it names",
    "spliced": "it joins what does not stand together in any source",
    "number": "a figure of it is not in the quote",
    "date": "a date of it is not in the quote",
    "name": "a name of it is not in the quote",
    "negation": "it is surer than the quote, less sure, or says the opposite",
    "speaker": "it gives words to another speaker than the quote does, or to none",
    "unsupported": "the quote does not carry it",
    "verdict": "the sources do not carry its Yes or No",
    "form": "it is no plain statement",
}

YES_NO = re.compile(r"(Yes|No)[,:.;!]?\s+(?:[–—-]\s+)?(?=[A-Z“\"])|(Yes|No)[,:;]\s+|(Yes|No)[.!]?$")
# What a second clause of a sentence, with a source of its own, may open with; and that it is a clause of its own.
JOINED = re.compile(r"(?:and|but|while|whereas|although|though)\s+(?!that\b|who\b|which\b)", re.IGNORECASE)
STANDS_ALONE = re.compile(rf"\b(?:{FINITE}|{SPEECH})\b", re.IGNORECASE)
OPENS_SUBJECT = re.compile(
    r"(?:[A-Z\d“\"$€£]|(?:the|a|an|some|about|more|fewer|less|at|up|around|nearly|almost|no|many|two|three|four|five|six"
    r"|seven|eight|nine|ten|several|hundreds|thousands|officials|police|authorities)\b)"
)
# Marks of links, code and markup, and what a terminal or a page would act on: no plain statement has them.
MARKUP = re.compile(r"[<>{}|\\`~^]|\]\(|://|\bwww\.|\*\*|__|[\r\n\t]")
# What stands behind a full stop in small letters is no sentence: "..., the mayor said. import requests"
RUNS_ON = re.compile(r"(\S*\w)[.!?]+\s+(?=[a-z])")
# "“We ran.” import requests": behind a full stop that quotation marks close, only who said it may follow.
RUNS_ON_QUOTED = re.compile(rf"\.[”\"’]+\s+(?=[a-z])(?![^.!?]*\b{SPEECH}\b)")
INITIALS = re.compile(r"(?:\w\.)*\w")
ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.)\]?")
LEAST, LONGEST = 3, 80  # words of a stretch that is no chance, and of a quote whose stretches are looked for
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


@dataclass(frozen=True)
class Part:
    """A clause that stands, and the sources each of which carries all of it."""

    text: str
    carriers: tuple[Source, ...]


@dataclass(frozen=True)
class Refused:
    """Why a claim does not stand."""

    kind: Kind
    detail: str
    """For the model: it may repeat words of the claim."""
    sources: tuple[int, ...]
    """Those that the claim names."""


def check_claim(
    claim: Claim,
    sources: Sequence[Source],
    sentences_of: Callable[[str], Sequence[Span]],
    verdict: str = "",
    before: tuple[Source, ...] = (),
) -> tuple[Part, ...] | Refused:
    """The clauses of a claim, each with what carries it; or why the claim may not be shown.

    `verdict` is the "Yes" or "No" that the sources carry to the question, if they do; `before` carries the clause
    that the claim would stand behind, and tells whom "he" is.
    """
    named = tuple(dict.fromkeys(quote.source for quote in claim.quotes))
    text = claim.text.strip()
    if MARKUP.search(text) or any(unicodedata.category(letter) in UNSEEN for letter in text):
        return Refused("form", "write it as one plain sentence, without markup, links or line breaks", named)
    if _runs_on(text):
        return Refused("form", "begin each sentence with a capital letter", named)
    if asides(bare := MARKER.sub("", text), split_sentences(bare)):
        return Refused("form", "say what the source tells: no order, no question and no code", named)
    if (missing := _misquoted(claim, sources)) is not None:
        return Refused(*missing, named)
    cited = {source.number: source for source in sources if source.number in named}
    if said := YES_NO.match(text):
        word = next(filter(None, said.groups()))
        if word != verdict or said.end() == len(text):
            return Refused("verdict", f"leave out “{word}”, and say what the source says", named)
        text = text[said.end() :]
    parts: list[Part] = []
    for words, numbers in clauses(text):
        if strange := [number for number in numbers if number not in cited]:
            return Refused("fabricated", f"[{strange[0]}] is none of the sources that it quotes", named)
        outcome = _part(words, [cited[number] for number in numbers or cited], sentences_of, bool(parts))
        if isinstance(outcome, Failure):
            return Refused(_kind(outcome), outcome.detail, named)
        before_it = parts[-1].carriers if parts else before
        if POINTS_BACK.match(outcome.text) and not _follows(outcome.carriers, before_it):
            return Refused("unsupported", "say whom or what it is about, by name, where it opens with a pronoun", named)
        parts.append(outcome)
    return tuple(parts) or Refused("form", "it says nothing", named)


def _runs_on(text: str) -> bool:
    words = (found.group(1) for found in RUNS_ON.finditer(text))
    return bool(RUNS_ON_QUOTED.search(text)) or any(
        not INITIALS.fullmatch(word) and word.lower() not in ABBREVIATIONS for word in words
    )


def _misquoted(claim: Claim, sources: Sequence[Source]) -> tuple[Kind, str] | None:
    """What is wrong with the words that a claim quotes."""
    if not claim.quotes:
        return "fabricated", "it names no source and quotes no words"
    for quote in claim.quotes:
        source = next((source for source in sources if source.number == quote.source), None)
        if source is None:
            return "fabricated", f"there is no source {quote.source}"
        if locate_quote(quote.words, source.text):
            continue
        if any(locate_quote(quote.words, other.text) for other in sources):
            return "another source", f"its words do not stand in source {quote.source}, but in another one"
        if _joined(quote.words, sources):
            return "spliced", "its words are joined from several places: quote one place, with nothing left out"
        return "fabricated", f"its words do not stand in source {quote.source} letter by letter"
    return None


def _joined(words: str, sources: Sequence[Source]) -> bool:
    """Whether words that stand nowhere are two stretches that do."""
    pieces = [ELLIPSIS.sub("", piece) for piece in words.split()][:LONGEST]
    for cut in range(LEAST, len(pieces) - LEAST + 1):
        halves = [" ".join(half).strip(" ,.;") for half in (pieces[:cut], pieces[cut:])]
        if all(any(locate_quote(half, source.text) for source in sources) for half in halves):
            return True
    return False


def _part(
    words: str, cited: Sequence[Source], sentences_of: Callable[[str], Sequence[Span]], follows: bool
) -> Part | Failure:
    if follows and words[:1].islower():
        joined = JOINED.match(words)
        rest = words[joined.end() :] if joined else ""
        if not (OPENS_SUBJECT.match(rest) and STANDS_ALONE.search(rest)):
            return Failure("spliced", "what follows a [number] within a sentence must be a sentence of its own")
        words = rest[:1].upper() + rest[1:]
    against = [_quoted(source, sentences_of(source.article.id)) for source in cited]
    carriers = tuple(
        source for source, quote in zip(cited, against, strict=True) if check_clause(words, [quote]) is None
    )
    if carriers:
        return Part(words, carriers)
    return check_clause(words, against) or Failure("unsupported", "no single source carries it")


def _quoted(source: Source, sentences: Sequence[Span]) -> Quoted:
    statement = Statement(source.article, (source.start, source.end), (source.start, source.end))
    return quoted(statement, speaker_at(statement, sentences), sentences)


def _follows(carriers: Sequence[Source], before: Sequence[Source]) -> bool:
    """Whether a clause stands in the source of the clause before it, or in one that opens right after that."""
    return any(
        one.article.id == other.article.id and (one == other or 0 <= one.start - other.end <= 2)
        for one in carriers
        for other in before
    )


def _kind(failure: Failure) -> Kind:
    return "fabricated" if failure.rule == "quote" else failure.rule
