"""The extractive answer: statements made of slices of the articles, an attribution and a closed table of templates."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from index.article import Article
from qa.answer import Citation
from qa.evidence import Evidence
from qa.facts import with_quotation_marks
from qa.families import subjects
from qa.question import Kind, Question
from qa.reconcile import Standing
from qa.speech import as_named, read_attributions
from qa.speech.quotations import quotations

Span = tuple[int, int]
Sentences = Mapping[str, Sequence[Span]]
"""The spans of all sentences of an article, by its id."""

# Every word that an extractive answer may hold and no source does. The gate knows no others.
ACCORDING = ", according to {speaker}"
SOURCE = " ({publisher}, {day})"
UNDATED = "undated"
SAID = "{speaker}: “{words}”"
DISPUTED = "The sources differ."
NOT_FOUND = "The sources do not say."
UNCHECKED = "Something was found, but none of it passed the check of its quotes; the warnings say why."

MAX_STATEMENTS = 4  # a short answer and at most three of support
ALIKE = 0.8  # shared stems, of the shorter: beyond it a sentence says what one before it said
LONG: frozenset[Kind] = frozenset({"quote", "reason", "list"})
MOST = 0.6  # of a sentence: an attribution of less leaves the rest unsaid
PRONOUN = re.compile(r"[\"“‘]?(?:He|She|They|It|His|Her|Their|Its|This|These)\b")
LONGEST = 400  # characters of two sentences quoted together: beyond it a reader loses the thread
RELATIVE = re.compile(r"(?:which|who|whom|whose|where|that)\b")  # such a clause is no sentence of its own
OWN_WORDS = re.compile(r"\b(?:we|I|our|my|us|me)\b", re.IGNORECASE)
END_MARKS = ".,;: "


Opening = Literal["", "Yes: ", "No: ", "Earlier: "]


@dataclass(frozen=True)
class Statement:
    """One sentence of the answer: words of an article, the quote that they stand in, and who says them."""

    article: Article
    quote: Span
    """What is cited; holds `words`."""
    words: Span
    """What is shown, a slice of the article."""
    speaker: str | None = None
    """Named by the attribution; None where the words name their speaker themselves, or the outlet speaks."""
    spoken: bool = False
    """Whether the words are shown within quotation marks, as those of the speaker."""
    opening: Opening = ""

    def render(self, number: int) -> str:
        """The statement as text, with its marker."""
        words = self.article.text[slice(*self.words)]
        if self.spoken:
            body = SAID.format(speaker=_capital(self.speaker or ""), words=words.strip('"“”'))
        else:
            body = _capital(closed(words.rstrip(END_MARKS)))
            if self.speaker:
                body += ACCORDING.format(speaker=self.speaker)
        return f"{self.opening}{body}{source(self.article)} [{number}]."


def closed(words: str) -> str:
    """Words with the quotation mark that their slice cut off put back."""
    if words.count("”") > words.count("“"):
        return f"“{words}"
    if words.count("“") > words.count("”"):
        return f"{words}”"
    if words.count('"') % 2:
        return f'{words}"' if words.startswith('"') else f'"{words}'
    return words


def source(article: Article) -> str:
    """Where a statement was published, and when."""
    return SOURCE.format(publisher=article.publisher or article.title or article.path, day=day(article.published))


def day(published: date | None) -> str:
    return f"{published.day} {published:%B %Y}" if published else UNDATED


def state_figures(standings: Sequence[Standing], sentences: Sentences) -> list[Statement]:
    """One statement a figure: its clause, and who gives it."""
    statements = []
    for standing in standings:
        fact = standing.lead
        text = fact.article.text
        relative = RELATIVE.match(text, fact.clause[0])
        if fact.speaker is None or relative or _names(fact.speaker, text[slice(*fact.clause)]):
            statements.append(state(fact.evidence, sentences))
            continue
        subject = text[fact.clause[0] : fact.value[0]].strip(' "“‘')
        words = fact.clause if subject else with_quotation_marks(text, fact.value[0], fact.clause[1])
        statements.append(_said(fact.evidence, words, fact.speaker))
    return statements


def state(evidence: Evidence, sentences: Sentences) -> Statement:
    """A sentence as it stands, or, where it leaves open who speaks ("he said"), its words and the speaker's name."""
    article, span = evidence.article, (evidence.start, evidence.end)
    text = article.text
    for attribution in read_attributions(text, span, sentences[article.id]):
        words = (attribution.claim_start, attribution.claim_end)
        if not _names(attribution.speaker, text[slice(*span)]) and words[1] - words[0] >= MOST * (span[1] - span[0]):
            return _said(evidence, words, attribution.speaker)
    return Statement(article, span, span)


def _said(evidence: Evidence, words: Span, speaker: str) -> Statement:
    """Words with their speaker named: within marks where they are the speaker's own and speak of themselves."""
    text = evidence.article.text
    first, last = words
    in_quotation = any(start <= first and last <= end for start, end in quotations(text))
    own = in_quotation and bool(OWN_WORDS.search(text[first:last]) or text[first:last].strip()[:1].isupper())
    return Statement(evidence.article, (evidence.start, evidence.end), words, as_named(speaker), own)


def _names(speaker: str, words: str) -> bool:
    return speaker.casefold() in words.casefold()


def state_sentences(
    question: Question, ranked: Sequence[Evidence], share: float, sentences: Sentences
) -> list[Statement]:
    """The best sentences, none saying what one before it said.

    A further sentence needs at least `share` of the first one's probability; where more than a few words are asked for
    (a reason, a quotation, a list), the best few are shown.
    """
    chosen: list[Evidence] = []
    needed = 0.0 if question.kind in LONG else share * ranked[0].probability if ranked else 0.0
    for evidence in ranked:
        if len(chosen) == MAX_STATEMENTS - 1 or evidence.probability < needed:
            break
        if not any(_alike(evidence, other) for other in chosen):
            chosen.append(evidence)
    statements: list[Statement] = []
    for evidence in chosen:
        statement = _with_antecedent(state(evidence, sentences), sentences[evidence.article.id])
        if not any(overlap(statement, other) for other in statements):
            statements.append(statement)
    return statements


def overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements quote some of the same words."""
    return one.article.id == other.article.id and one.quote[0] < other.quote[1] and other.quote[0] < one.quote[1]


def _with_antecedent(statement: Statement, sentences: Sequence[Span]) -> Statement:
    """A sentence that opens with "He" or "It" together with the one before, which tells of whom or what it speaks."""
    text = statement.article.text
    at = next((place for place, span in enumerate(sentences) if span == statement.quote), 0)
    before = sentences[at - 1] if at else None
    if statement.words != statement.quote or before is None or not PRONOUN.match(text, statement.quote[0]):
        return statement
    both = (before[0], statement.quote[1])
    if "\n" in text[slice(*both)] or PRONOUN.match(text, before[0]) or both[1] - both[0] > LONGEST:
        return statement
    return replace(statement, quote=both, words=both)


def _alike(one: Evidence, other: Evidence) -> bool:
    first, second = set(subjects(one.text)), set(subjects(other.text))
    return len(first & second) >= ALIKE * max(1, min(len(first), len(second)))


def cite(statements: Iterable[Statement], speakers: Iterable[str | None]) -> tuple[str, tuple[Citation, ...]]:
    """The text of the statements with their markers, and the citations in the order of their numbers."""
    numbers: dict[tuple[str, Span], int] = {}
    citations: list[Citation] = []
    sentences = []
    for statement, speaker in zip(statements, speakers, strict=True):
        key = (statement.article.id, statement.quote)
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            start, end = statement.quote
            quote = statement.article.text[start:end]
            citations.append(Citation(numbers[key], quote, start, end, statement.article, speaker))
        sentences.append(statement.render(numbers[key]))
    return " ".join(sentences), tuple(citations)


def _capital(words: str) -> str:
    first = next((at for at, letter in enumerate(words[:2]) if letter.isalpha()), 0)
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :]
