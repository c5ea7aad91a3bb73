"""What an outlet took back: corrections win over what they correct, in the notice and in the text left uncorrected."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.article import Article
from index.span import Span
from qa.dates import Period, read_periods
from qa.evidence import Evidence
from qa.families import subjects
from qa.numbers import Quantity, read_quantities, same_value
from qa.question import Question

_PIECE = r"(?:article|story|report|piece|text|headline|caption|post|interview|version)"
_NOTICE = re.compile(
    rf"\b(?:an?|the|our|in an) (?:earlier|previous|prior|original|initial|first) version of (?:this|the|our) {_PIECE}\b"
    rf"|\b(?:this|the|our) {_PIECE} (?:originally|previously|initially|first|wrongly|incorrectly|mistakenly|had)\s+\w+"
    rf"|\bin (?:our|an?|the) {_PIECE} (?:of|on|from|published|dated)\b[^.;]{{0,40}}?"
    r"\bwe (?:wrote|said|reported|stated|named|gave|put)\b"
    r"|\b(?:reported|wrote|stated) (?:wrongly|incorrectly|mistakenly|erroneously)\b"
    r"|\bwe (?:wrongly|incorrectly|mistakenly|erroneously) \w+|\bmisstated\b|\bmisidentified\b|\bmisspelled\b"
    rf"|\b{_PIECE}\b[^.;]{{0,60}}?\b(?:gave|had|used|named|carried|contained)"
    r" (?:the|an?) (?:wrong|incorrect|mistaken|error)\b"
    r"|\b(?:was|were) (?:wrongly|incorrectly|mistakenly|erroneously) (?:given|reported|stated|named|said|identified)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:corrections?|clarification|erratum|editor['’]s note)\b[^.:\n]{0,40}[:.]", re.IGNORECASE)
# What a correction takes back: "not 1986", "rather than 1986".
_INSTEAD = re.compile(r"(?:,|;|—|–|\band)?\s*\b(?:not|rather than|instead of)\s+(?P<wrong>[^.;]+)", re.IGNORECASE)
# Where what is right begins in the same sentence: "; in fact it was", "when it was in fact".
_RIGHT = re.compile(
    r"[;:,—–]\s*(?:in fact|when (?:in fact|it was)|the correct|it (?:was|is) in fact)\b|;", re.IGNORECASE
)
_ABOUT_IT = re.compile(
    r"\bcorrect(?:s|ed|ion|ions)?\b|\bput right\b|\bmistakes?\b|\berrors?\b|\bearlier version\b|\bwrong(?:ly)?\b"
    r"|\bretract\w*|\bwithdr[ae]w\w*|\bchange[ds]?\b",
    re.IGNORECASE,
)
_OF_ARTICLE = re.compile(rf"\b{_PIECE}s?\b|\b(?:reporting|coverage|paper|newspaper|outlet)\b", re.IGNORECASE)
LEAST_SHARED = 2  # words of the question in the notice, its headline or its outlet's name
SHARED = 1  # words beside the value that a sentence has in common with what was taken back
SHARED_ELSEWHERE = 2  # where another article of the outlet took it back


@dataclass(frozen=True)
class Correction:
    """A notice of correction in an article's text."""

    notice: Span
    """The sentence that tells of it."""
    wrong: Span
    """The words in it that say what was wrong."""
    whole: Span
    """The notice, with the sentence after it where that one says what is right."""


def read_corrections(text: str, sentences: Sequence[Span]) -> list[Correction]:
    """The corrections that an article states; `sentences` are its spans, in order."""
    found = []
    for place, (start, end) in enumerate(sentences):
        words = text[start:end]
        told = _NOTICE.search(words)
        labelled = _LABEL.search(text[max(0, start - 60) : start + 60].split("\n")[-1]) or _LABEL.match(words)
        instead = _INSTEAD.search(words) if labelled else None
        if not told:
            if instead:
                wrong = start + instead.start("wrong"), start + instead.end()
                found.append(Correction((start, end), wrong, (start, end)))
            continue
        right = _RIGHT.search(words, told.end())
        wrong = (start + told.end(), start + right.start() if right else end)
        follows = sentences[place + 1] if place + 1 < len(sentences) else None
        goes_on = (
            follows and not right and "\n" not in text[end : follows[0]] and not _NOTICE.search(text[slice(*follows)])
        )
        if follows and goes_on and not _values(text[slice(*wrong)], None):  # "It opened in 1974, not 1947."
            instead = _INSTEAD.search(text, *follows)
            wrong = instead.span("wrong") if instead else wrong
        found.append(Correction((start, end), wrong, (start, follows[1] if goes_on and follows else end)))
    return found


def is_notice(sentence: str) -> bool:
    """Whether a sentence tells what was said before it was corrected."""
    return bool(_NOTICE.search(sentence))


def standing(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> list[Evidence]:
    """The evidence less what its own outlet took back.

    Where a yes or a no is asked for, or the correction itself, the notice stays, together with what it says is right.
    """
    kept = []
    corrections: dict[str, list[Correction]] = {}
    for one in ranked:
        text = one.article.text
        if one.article.id not in corrections:
            noticed = _NOTICE.search(text) or _LABEL.search(text)
            corrections[one.article.id] = read_corrections(text, sentences_of(one.article.id)) if noticed else []
    articles = {one.article.id: one.article for one in ranked}
    for one in ranked:
        own = corrections[one.article.id]
        notice = next((found for found in own if found.notice == (one.start, one.end)), None)
        if notice and (question.kind == "yesno" or _ABOUT_IT.search(question.text)):
            kept.append(replace(one, end=notice.whole[1]))
        elif notice and not _INSTEAD.search(one.text):
            continue
        elif not any(
            _repeats(one, articles[where], found)
            for where, others in corrections.items()
            for found in others
            if found is not notice and _may_correct(articles[where], one.article)
        ):
            kept.append(one)
    return kept


def _may_correct(later: Article, article: Article) -> bool:
    """Whether a correction in one article may be of another: its own, or one that its outlet published before."""
    if later.id == article.id:
        return True
    same = (later.publisher or "").casefold() == (article.publisher or "").casefold() != ""
    return bool(same and later.published and article.published and article.published <= later.published)


def corrected(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> Evidence | None:
    """The notice that a question about a correction asks for, with what it says is right; None where it asks for none.

    It is one where it speaks of an article, or of the outlet by its name.
    """
    if not _ABOUT_IT.search(question.text):
        return None
    best: tuple[int, Evidence] | None = None
    for one in ranked:
        outlet = set(subjects(one.article.publisher or ""))
        if not (_OF_ARTICLE.search(question.text) or (outlet and outlet <= question.stems)):
            continue
        told = set(subjects(f"{one.article.title or ''} {one.article.publisher or ''} {one.text}")) & question.stems
        for notice in read_corrections(one.article.text, sentences_of(one.article.id)):
            if notice.notice[0] == one.start and (best is None or len(told) > best[0]):
                best = len(told), replace(one, end=notice.whole[1])
    return best[1] if best and best[0] >= LEAST_SHARED else None


def _repeats(one: Evidence, article: Article, correction: Correction) -> bool:
    """Whether a sentence says what an article took back."""
    own = one.article.id == article.id
    if own and correction.whole[0] <= one.start < correction.whole[1]:
        return False
    text, published = article.text, one.article.published
    about = set(subjects(text[slice(*correction.notice)]))
    shared = {word for word in subjects(one.text) if word in about and not word[0].isdigit()}
    if len(shared) < (SHARED if own else SHARED_ELSEWHERE):
        return False
    taken_back = _values(text[slice(*correction.wrong)], published)
    return any(_same(value, other) for value in _values(one.text, published) for other in taken_back)


def _values(words: str, published: date | None) -> list[Quantity | Period]:
    return [*read_quantities(words), *read_periods(words, published)]


def _same(one: Quantity | Period, other: Quantity | Period) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return same_value(one, other) or (one.low, one.high, one.unit) == (other.low, other.high, other.unit)
    if isinstance(one, Period) and isinstance(other, Period):
        return one.first is not None and (one.first, one.last) == (other.first, other.last)
    return False
