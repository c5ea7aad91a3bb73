"""Names of a clause: each run of capitalised words stands in the quote as a run, or is the speaker's."""

import re
from collections.abc import Sequence

from index.span import Span
from qa.names import is_ordinary, starts_sentence
from qa.speech.speakers import BODIES, PERSON_TITLES, fold_name
from qa.verify.asserted import Asserted
from qa.verify.failure import Failure
from qa.verify.window import Window, Word, words_of

# Before a name's word, these make it another name: Korvia is not South Korvia.
DISTINGUISHING = frozenset(
    "north south east west northern southern eastern western new upper lower central great".split()
)


def names(said: Asserted, window: Window) -> Failure | None:
    for start, end in said.names:
        if not named(said, (start, end), window) and not said.is_speaker((start, end)):
            return Failure("name", f"the quote does not name “{said.clause[start:end]}”")
    return None


def named(said: Asserted, run: Span, window: Window) -> bool:
    words = list(words_of(said.clause, *run))
    while len(words) > 1 and words[-1].text[:1].islower():  # "Walk-in", "Orlian-speaking": the name is what is capital
        words.pop()
    wanted = [fold_name(word.text) for word in words]
    beside = _beside(said.clause, run)
    if _stands(wanted, window, beside):
        return True
    if words and starts_sentence(said.clause, words[0].start) and not _only_title(words):
        # The first capital may be the sentence's, and the word an ordinary one of the quote.
        ordinary = not words[0].text.isupper() and _has_lower(wanted[0], window)
        if ordinary and (len(words) == 1 or _stands(wanted[1:], window, beside)):
            return True
    titles = [word for word in wanted if word in PERSON_TITLES or word in BODIES]
    rest = [word for word in wanted if word not in titles]
    present = {folded for folded, _, _ in window.name_words}
    return bool(titles) and present.issuperset(titles) and (not rest or _stands(rest, window, beside))


def _beside(clause: str, run: Span) -> tuple[str, str]:
    """The words before and after a name, folded as names are."""
    every = list(words_of(clause, 0, len(clause)))
    before = [word.text for word in every if word.end <= run[0]]
    after = [word.text for word in every if word.start >= run[1]]
    return fold_name(before[-1]) if before else "", fold_name(after[0]) if after else ""


def _has_lower(wanted: str, window: Window) -> bool:
    return any(folded == wanted and not capital for folded, capital, _ in window.name_words)


def _stands(wanted: Sequence[str], window: Window, beside: tuple[str, str]) -> bool:
    """Whether the words stand next to each other as a name, and not as part of another place's or body's.

    `beside` are the words before and after it in the clause: what stands there too makes it no other name.
    """
    have = window.name_words
    for at in range(len(have) - len(wanted) + 1):
        part = have[at : at + len(wanted)]
        if [word for word, _, _ in part] != list(wanted) or not (part[0][1] and (part[-1][1] or part[-1][0].isdigit())):
            continue
        before = have[at - 1] if at else ("", False, 0)
        after = have[at + len(wanted)] if at + len(wanted) < len(have) else ("", False, 0)
        end = part[-1][2] + len(wanted[-1])
        joined = after[1] and not re.search(r"[^\w\s]", window.text[end : after[2]])
        other = before[1] and before[0] in DISTINGUISHING and before[0] != beside[0]
        if other or (joined and after[0] in BODIES and after[0] != beside[1]):
            continue
        return True
    return False


def _only_title(words: Sequence[Word]) -> bool:
    return len(words) == 1 and is_ordinary(words[0].text)
