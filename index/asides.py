"""Sentences of an article that are no coverage: they order or ask its reader, or a machine, or are code.

Coverage tells; what does not tell is no evidence of anything, whoever put it there: a page's calls to its readers, or
what was planted to be obeyed. What an article quotes is exempt, since a mayor's "Leave now" is news, and so are the
questions of an interview. Form decides, not topic, so that it holds for orders never seen; words in common with the
article decide only where form leaves it open.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from index.code import code_lines, is_code
from index.lines import content_stems
from index.machines import prescribes, speaks_to_machine, unmasked
from index.orders import asks, is_given, is_order, is_rhetoric, lead_in, opening, requests
from index.span import Span

QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|«[^»\n]*»?|‘[^’\n]*’|(?<![^\s(])'(?=\w)[^\n]{0,300}?[\w.,!?]'(?!\w)")
LEFT_BY_QUOTES = "“”"
MARKS = " .,;:!?“”\"'"
NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")  # a capital that no sentence's beginning explains
INTERVIEW = 3  # questions from which on they are an article's form, and tell what the answers speak of
ASKS_SOMEBODY = re.compile(r"\byour?\b", re.IGNORECASE)
ASKED = 3  # stems of a question that tell what it asks about: "Why does it matter?" has fewer
TELLING = 10  # stems of an article's other paragraphs that tell what it is about


def asides(text: str, sentences: Sequence[Span]) -> frozenset[Span]:
    """Those of an article's sentences that are no coverage, by their spans."""
    code = code_lines(text)
    names = frozenset(NAME.findall(text))
    quoted = [found.span() for found in QUOTED.finditer(text)]
    after_question = {after for before, after in pairwise(sentences) if asks(text[slice(*before)])}
    orders, asking = set[Span](), set[Span]()
    for span in sentences:
        own = unmasked(_own(text, span, quoted))
        if any(first < span[1] and span[0] < last for first, last in code):
            orders.add(span)
        elif not own.strip(MARKS):  # all of it is quoted
            if _is_given_to_nobody(text, span, quoted, names) and not _is_tied(text, span, sentences):
                orders.add(span)
        elif is_code(own) or speaks_to_machine(own, opening(own)):
            orders.add(span)
        elif prescribes(own, opening(own)):
            if span not in after_question and not is_given(own):
                orders.add(span)
        elif _is_led_in(own, text, span, sentences):
            continue
        elif is_order(own, names):
            if not (is_rhetoric(own) and _is_tied(text, span, sentences)):
                orders.add(span)
        elif asks(own):
            asking.add(span)
    strange = {span for span in asking if _asks_of_something_else(text, span, sentences, quoted)}
    if len(asking) >= INTERVIEW:
        strange &= _unanswered(text, sentences, asking, quoted)
    orders |= strange
    orders |= _worked_on(text, sentences, orders, quoted)
    return frozenset(orders | _beside(text, sentences, orders - asking))


def _own(text: str, span: Span, quoted: Sequence[Span]) -> str:
    """A sentence without what it quotes."""
    own, at = "", span[0]
    for first, last in quoted:
        if first < span[1] and span[0] < last:
            own, at = own + text[at : max(first, at)] + LEFT_BY_QUOTES, max(at, min(last, span[1]))
    return own + text[at : span[1]]


def _is_given_to_nobody(text: str, span: Span, quoted: Sequence[Span], names: frozenset[str]) -> bool:
    """Whether quoted words are an order to a machine, in a paragraph that says of nobody that he spoke them."""
    words = unmasked(text[slice(*span)].strip(MARKS))
    if not (is_order(words, names) and speaks_to_machine(words, opening(words))):
        return False
    last = text.find("\n", span[1])
    paragraph = text.rfind("\n", 0, span[0]) + 1, last if last >= 0 else len(text)
    return not _own(text, paragraph, quoted).strip(MARKS)


def _asks_of_something_else(text: str, span: Span, sentences: Sequence[Span], quoted: Sequence[Span]) -> bool:
    own = _own(text, span, quoted)
    stems = content_stems(own)
    others = _stems(text, (other for other in sentences if other != span))
    return (requests(own) or len(stems) >= ASKED) and 2 * len(stems & others) < len(stems)


def _unanswered(text: str, sentences: Sequence[Span], asking: set[Span], quoted: Sequence[Span]) -> set[Span]:
    """Questions of an interview that have no word of the rest, and are requests or ask nobody in particular.

    And those with no reply behind them: another question, but for such a one, or nothing.
    """
    worded = [span for span in sentences if any(map(str.isalnum, text[slice(*span)]))]
    foreign: set[Span] = set()
    for span in asking:
        own = _own(text, span, quoted)
        others = (other for other in worded if other != span)
        if (requests(own) or not ASKS_SOMEBODY.search(own)) and not content_stems(own) & _stems(text, others):
            foreign.add(span)
    own_form = [span for span in worded if span not in foreign]
    apart = ((one, other) for one, other in pairwise(own_form) if "\n" in text[one[1] : other[0]])
    return foreign | asking & {*own_form[-1:], *(one for one, other in apart if other in asking)}


def _is_tied(text: str, span: Span, sentences: Sequence[Span]) -> bool:
    """Whether half of a sentence's words stand elsewhere in its article."""
    shared = _shared(text, [span], (other for other in sentences if other != span))
    return 2 * len(shared) >= len(content_stems(text[slice(*span)]))


def _is_led_in(own: str, text: str, span: Span, sentences: Sequence[Span]) -> bool:
    """Whether an order or a question stands behind a colon, and what leads in to it tells of the article's matter."""
    lead = lead_in(own)
    return bool(lead) and bool(content_stems(lead) & _stems(text, (other for other in sentences if other != span)))


def _worked_on(text: str, sentences: Sequence[Span], found: set[Span], quoted: Sequence[Span]) -> set[Span]:
    """What an aside gives to be worked on: words in quotation marks right behind it, which nobody is said to speak."""
    given: set[Span] = set()
    for before, span in pairwise(sentences):
        if before not in found | given or span in found or "\n" in text[before[1] : span[0]]:
            continue
        is_mark = not any(map(str.isalnum, text[slice(*span)]))
        if is_mark or any(first <= span[0] and span[1] <= last for first, last in quoted):
            given.add(span)
    return given


def _beside(text: str, sentences: Sequence[Span], orders: set[Span]) -> set[Span]:
    """What shares a paragraph with an order, and all of it together no word with the other paragraphs."""
    found: set[Span] = set()
    for paragraph in re.finditer(r"[^\n]+", text):
        inside = [span for span in sentences if paragraph.start() <= span[0] < paragraph.end()]
        rest = [span for span in inside if span not in orders]
        if rest and len(rest) < len(inside):
            others = [span for span in sentences if span not in orders and span not in inside]
            if len(_stems(text, others)) >= TELLING and not _shared(text, rest, others):
                found.update(rest)
    return found


def _shared(text: str, some: Iterable[Span], others: Iterable[Span]) -> frozenset[str]:
    return _stems(text, some) & _stems(text, others)


def _stems(text: str, spans: Iterable[Span]) -> frozenset[str]:
    return frozenset().union(*(content_stems(text[slice(*span)]) for span in spans))
