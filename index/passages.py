"""An article's text to sentences, and sentences packed into passages, by offsets alone.

The one home of nltk (trained Punkt) and tiktoken.
"""

import importlib.util
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.article import Article, Passage
from index.asides import asides
from index.span import Span

if TYPE_CHECKING:
    import tiktoken
    from nltk.tokenize.punkt import PunktTokenizer


MAX_TIKTOKEN_TOKENS = 200
MAX_EMBEDDER_TOKENS = 254  # MiniLM reads 256 with its two special tokens, and cuts longer text off silently

# What Punkt's training text has too little of: a full stop after these ends no sentence.
ABBREVIATIONS = """
    gov sen rep lt col gen maj capt cmdr adm sgt cpl pvt brig supt insp det hon rev pres amb atty dist prof dr mr mrs ms
    st mt ft jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    u.s u.k u.n e.u d.c a.m p.m no nos vs etc approx est inc ltd co corp bros dept fig pp vol jr sr
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo
""".split()

# Text that lost its space: `he said.The president`, `stop the war.”He also`.
GLUED = re.compile(r"(?<=[a-z]{2}[.!?])[\"”’]*(?=[“\"‘]?[A-Z][a-z’'\s])")
CLOSING = re.compile(r"[”’)\]]+")
# Trained Punkt ends a sentence between `U.S.` and a capital, and within `"Why?" she asked`.
GOES_ON = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Gen|Col|Lt|Rep)\.$")
GOES_ON_WITH = re.compile(r"(?!(?:The|A|An|He|She|It|They|We|I|But|And|In|On|At|This|That)\b)[^\W\d_]")
STARTS_LOWER = re.compile(r"[a-z]")


@cache
def _static() -> Path:
    """LlamaIndex's folder of files for offline use: Punkt's parameters and tiktoken's tables."""
    found = importlib.util.find_spec("llama_index.core")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0]) / "_static"


@contextmanager
def _absent(*packages: str) -> Iterator[None]:
    """While a module is imported that takes these where it finds them, and does without where it does not."""
    hidden: dict[str, Any] = dict.fromkeys(package for package in packages if package not in sys.modules)
    sys.modules.update(hidden)
    try:
        yield
    finally:
        for package in hidden:
            del sys.modules[package]


@cache
def _punkt() -> "PunktTokenizer":
    with _absent("scipy", "sklearn", "pandas"):  # for nltk's statistics and classifiers: 2.3 s, without them 0.3
        import nltk
        from nltk.tokenize.punkt import PunktTokenizer

    nltk.data.path.append(str(_static() / "nltk_cache"))
    tokenizer = PunktTokenizer("english")
    tokenizer._params.abbrev_types.update(ABBREVIATIONS)
    return tokenizer


@cache
def _tiktoken() -> "tiktoken.Encoding":
    os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(_static() / "tiktoken_cache"))
    import tiktoken

    return tiktoken.get_encoding("cl100k_base")


def split_sentences(text: str) -> list[Span]:
    """Spans of the sentences, white space around them left out. No sentence crosses a line's end."""
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        for start, end in _line_sentences(line.group()):
            spans.append((line.start() + start, line.start() + end))
    return spans


def _line_sentences(line: str) -> Iterator[Span]:
    joined: list[Span] = []
    for first, end in _punkt().span_tokenize(line):
        start = first
        if joined:
            previous = joined[-1]
            if closing := CLOSING.match(line, start):  # a closing mark belongs to the sentence that it closes
                start = closing.end()
                joined[-1] = (previous[0], start)
            abbreviated = GOES_ON.search(line[previous[0] : previous[1]])
            if STARTS_LOWER.match(line, start) or (abbreviated and GOES_ON_WITH.match(line, start)):
                joined[-1] = (previous[0], end)
                continue
        if start < end:
            joined.append((start, end))
    for start, end in joined:
        cuts = [start, *(cut.end() for cut in GLUED.finditer(line, start, end)), end]
        for first, last in pairwise(cuts):
            if line[first:last].strip():
                yield _trimmed(line, first, last)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def cut_passages(
    article: Article, count_tokens: Callable[[str], int], most_tokens: int = MAX_EMBEDDER_TOKENS
) -> list[Passage]:
    """Sentences packed greedily into passages that tile the text, none over its budget of tokens, none blank.

    `count_tokens` counts the embedder's tokens, its special ones included, of which it reads `most_tokens`. A sentence
    over the budget is cut at white space, or within a word that is over it alone. Asides stand in passages of their
    own, and what is coverage is packed as though they were not there: they move no boundary, and what is found is what
    would be found without them.
    """
    text = article.text

    def fits(piece: str) -> bool:
        if len(piece) <= min(MAX_TIKTOKEN_TOKENS, most_tokens - 2) and piece.isascii():  # a token has a letter at least
            return True
        return (
            len(_tiktoken().encode(piece, disallowed_special=())) <= MAX_TIKTOKEN_TOKENS
            and count_tokens(piece) <= most_tokens
        )

    sentences = split_sentences(text)
    left_out = asides(text, sentences)
    groups: list[list[Span]] = []
    packed: list[tuple[list[Span], list[Span] | None]] = []  # a passage's sentences, and the group that they are of
    words, end = "", 0  # of the last group, without asides
    for span in sentences:
        for piece in _within(text, span, fits):
            group = groups[-1] if groups else None
            if span in left_out:
                if packed and packed[-1][1] is None and fits(text[packed[-1][0][0][0] : piece[1]]):
                    packed[-1][0].append(piece)
                else:
                    packed.append(([piece], None))
                continue
            gap = text[end : piece[0]]
            more = words + gap[len(gap.rstrip()) :] + text[slice(*piece)]
            if group is None or not fits(more):
                group, more = [], text[slice(*piece)]
                groups.append(group)
            group.append(piece)
            words, end = more, piece[1]
            if packed and packed[-1][1] is group:
                packed[-1][0].append(piece)
            else:
                packed.append(([piece], group))
    if not packed:
        return []
    # Tiling: a passage reaches to where the next begins, the first and last to the text's ends.
    starts = [0, *(pieces[0][0] for pieces, _ in packed[1:])]
    ends = [*starts[1:], len(text)]
    version = article.sha256[:8]
    return [
        Passage(f"{article.id}-{version}-{number}", article.id, start, end, tuple(pieces), _read(pieces, group))
        for number, (start, end, (pieces, group)) in enumerate(zip(starts, ends, packed, strict=True))
    ]


def _read(pieces: list[Span], group: list[Span] | None) -> tuple[Span, ...] | None:
    if group is None or pieces[0] != group[0]:
        return ()
    return None if pieces == group else tuple(group)


def _within(text: str, span: Span, fits: Callable[[str], bool]) -> Iterator[Span]:
    start, end = span
    if fits(text[start:end]) or end - start <= 1:
        yield span
        return
    middle = (start + end) // 2
    space = text.rfind(" ", start + 1, middle)
    cut = space if space > start else middle
    for part in ((start, cut), (cut, end)):
        trimmed = _trimmed(text, *part)
        if trimmed[0] < trimmed[1]:
            yield from _within(text, trimmed, fits)
