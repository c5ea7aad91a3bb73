"""The last step before anything is shown: each statement is held against the quote that it cites.

An extractive statement is held to more than any other text: its words are a slice of its quote, an attribution read
from the article, or words of the closed table of templates; then it passes the gate for free text (qa/verify/) as well.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from index.span import Span
from qa.speech import as_named, same_speaker, speaker_of
from qa.statement import ACCORDING, CELL, END_MARKS, SAID, Statement, closed
from qa.verify import Failure, Quoted, check_clause

MARKS = "\"“”»’',. "
CONTEXT = 2  # sentences before and after a quote that tell who speaks in it


def showable(
    statements: Sequence[Statement], sentences_of: Callable[[str], Sequence[Span]]
) -> tuple[list[Statement], tuple[str, ...]]:
    """The statements that may be shown, and a warning for each that may not.

    One whose attribution or part fails is shown as its whole sentence stands, where that may be.
    """
    shown, warnings = [], []
    for statement in _without_asides(statements, sentences_of):
        sentences = sentences_of(statement.article.id)
        sentence = next((one for one in sentences if one[0] <= statement.words[0] < one[1]), statement.quote)
        whole = replace(statement, words=sentence, speaker=None, spoken=False)
        failure = check(statement, sentences)
        if failure is None:
            shown.append(statement)
        elif check(whole, sentences) is None:  # as it stands, a sentence says what it says
            shown.append(whole)
        else:
            words = statement.article.text[slice(*statement.words)]
            warnings.append(f"left out “{words}”: {failure.detail} ({failure.rule})")
    return shown, tuple(warnings)


def _without_asides(statements: Sequence[Statement], sentences_of: Callable[[str], Sequence[Span]]) -> list[Statement]:
    """The statements, each quote cut where something stands in it that is none of its article's sentences."""
    cut: list[Statement] = []
    for one in statements:
        text, quote = one.article.text, one.quote
        for before, after in pairwise(sentences_of(one.article.id)):
            if quote[0] <= before[1] and after[0] <= quote[1] and re.search(r"\w", text[before[1] : after[0]]):
                quote = (after[0], quote[1]) if after[0] <= one.words[0] else (quote[0], before[1])
        beside = bool(cut) and (cut[-1].article.id, cut[-1].quote) == (one.article.id, quote)
        cut.append(one if quote == one.quote else replace(one, quote=quote, source_named=one.source_named and beside))
    return cut


def check(statement: Statement, sentences: Sequence[Span]) -> Failure | None:
    """Why a statement may not be shown; None where it may. `sentences` are those of its article, in order."""
    article, (start, end), (first, last) = statement.article, statement.quote, statement.words
    if not (0 <= start <= first < last <= end <= len(article.text)):
        return Failure("quote", "its words do not stand in the quote that it cites")
    if not _only_known_words(statement):
        return Failure("unsupported", "it holds words that are neither the article's nor a template's")
    if statement.cell:
        return _check_cell(statement)
    if _is_whole(statement, sentences):  # nothing is added, and nothing cut away that might limit it
        return None
    speaker = speaker_at(statement, sentences)
    if statement.speaker and not (speaker and same_speaker(statement.speaker, speaker)):
        return Failure("speaker", f"the article gives these words to {speaker or 'nobody by name'}")
    clause = statement.render(1).removeprefix(statement.opening).removesuffix(statement.ending(1)) + "."
    return check_clause(clause, [quoted(statement, speaker, sentences)])


def _is_whole(statement: Statement, sentences: Sequence[Span]) -> bool:
    """Whether it is its quote word for word, from where a sentence begins to where one ends."""
    start, end = statement.quote
    whole = any(span[0] == start for span in sentences) and any(span[1] == end for span in sentences)
    return whole and statement.words == statement.quote and not statement.speaker and not statement.spoken


def _check_cell(statement: Statement) -> Failure | None:
    """A cell is a value with two names: each must stand in the quote, and all three be those of one cell."""
    cell, words = statement.cell, statement.article.text[slice(*statement.quote)]
    if cell not in statement.article.details.cells or statement.words != (cell.start, cell.end):
        return Failure("quote", "no cell of the article's tables is at this place")
    missing = next((name for name in (cell.row, cell.column) if name not in words), None)
    return Failure("unsupported", f"the quote does not hold “{missing}”") if missing else None


def speaker_at(statement: Statement, sentences: Sequence[Span]) -> str | None:
    """Who says the words of a statement, read from its article."""
    text = statement.article.text
    first, last = statement.words
    holding = [span for span in sentences if span[0] < last and span[1] > first] or [statement.quote]
    speakers = [speaker_of(text, span, sentences, _within(text, statement.words, span)) for span in holding]
    # Words that run over two sentences are somebody's only where both are his.
    one = all(other and speakers[0] and same_speaker(speakers[0], other) for other in speakers[1:])
    return as_named(speakers[0]) if speakers[0] and one else None


def _within(text: str, words: Span, sentence: Span) -> Span:
    """The part of the words that a sentence holds, without the marks where it is cut."""
    start, end = max(words[0], sentence[0]), min(words[1], sentence[1])
    while end > start and end < words[1] and text[end - 1] in MARKS:
        end -= 1
    return start, end


def _only_known_words(statement: Statement) -> bool:
    words = statement.article.text[slice(*statement.words)]
    shown = statement.render(1).removesuffix(statement.ending(1)).removeprefix(statement.opening)
    allowed = {closed(words.rstrip(END_MARKS)), words.strip('"“”')}
    speaker = statement.speaker or ""
    if cell := statement.cell:
        allowed = {CELL.format(row=cell.row, column=cell.column, words=words)}
    elif statement.spoken:
        allowed = {SAID.format(speaker=speaker, words=slice_) for slice_ in allowed}
    elif speaker:
        allowed = {slice_ + ACCORDING.format(speaker=speaker) for slice_ in allowed}
    # The first letter may have become a capital.
    return any(shown[:2].casefold() == text[:2].casefold() and shown[2:] == text[2:] for text in allowed)


def quoted(statement: Statement, speaker: str | None, sentences: Sequence[Span]) -> Quoted:
    """A citation as the gate for free text sees it, with the sentences around it."""
    article, (start, end) = statement.article, statement.quote
    near = [place for place, span in enumerate(sentences) if span[0] < end and span[1] > start]
    around = sentences[max(0, near[0] - CONTEXT) : near[-1] + CONTEXT + 1]
    first, last = around[0][0], around[-1][1]
    return Quoted(
        quote=article.text[start:end],
        speaker=speaker,
        published=article.published,
        publisher=article.publisher,
        authors=article.authors,
        title=article.title,
        context=article.text[first:last],
        sentences=tuple((begin - first, finish - first) for begin, finish in around),
        start=start - first,
    )
