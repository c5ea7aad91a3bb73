"""Citation recall and precision in the manner of ALCE (Gao et al. 2023), exact instead of by an entailment model.

A sentence is carried when the quotes that it cites hold its numbers, dates and names, half of its other words, and no
negation more or less. A citation is of use when its quote holds something of the sentence that cites it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from evals.prose import Cited, Prose, Sentence, plain, squeezed
from evals.speakers import is_named, speakers_named
from qa.dates import Period, read_periods
from qa.names import name_runs
from qa.numbers import Quantity, same_quantity

# A paraphrase keeps about half of a source's words; templates of attribution need the rest.
WORDS_CARRIED = 0.5
WORDS_OF_USE = 1 / 3
# A template may count what it cites.
COUNTED_SOURCES = frozenset({"source", "outlet", "article", "report", "account", "version", "figure", "other"})
STOP = frozenset(
    "the and that this with from have has had were was are been being for its their his her they them there which who "
    "whom what when where while also but not into than then such said says told according reported on of in at by to "
    "earlier later source sources".split()
)
NEGATIONS = {
    "not": re.compile(r"\b(?:not|no|never|without|none|nobody|neither|nor)\b|n't\b", re.IGNORECASE),
    "denied": re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE),
    "failed or refused": re.compile(r"\b(?:fail(?:s|ed)?|refus(?:e|es|ed)|declin(?:e|es|ed)) to\b", re.IGNORECASE),
    "reportedly": re.compile(r"\b(?:reportedly|allegedly|alleged|preliminary|unconfirmed)\b", re.IGNORECASE),
}
TEMPLATE_OPENER = re.compile(r"[A-Z][a-z]+ed")  # `Published on ...`, of a quoted field
CLAUSE_END = re.compile(r"[;.!?]\s|\s-+\s|,\s|\s(?=(?:and|but|or|although|while|which|who|that|if)\s)")
# A clause without its negation is turned round only when the sentence repeats most of it.
CLAUSE_REPEATED = 0.7


@dataclass(frozen=True)
class Carriage:
    """One sentence of an answer against the quotes that it cites."""

    sentence: Sentence
    missing: tuple[str, ...]
    """What is wrong with it, in words; empty when the sentence is carried."""
    of_use: tuple[tuple[int, bool], ...]
    """For each citation of the sentence: its number, and whether its quote holds something of it."""


def read_carriages(prose: Prose) -> list[Carriage]:
    """Every sentence that claims something, in order; an uncited one with nothing of its own is a template."""
    return [_carriage(sentence) for sentence in prose.sentences if sentence.cited or _claims(sentence, prose.question)]


def _claims(sentence: Sentence, question: str) -> bool:
    """Whether an uncited sentence says something that the question does not."""
    asked = squeezed(question).lower()
    own = [*_names(sentence.text), *(sentence.text[q.start : q.end] for q in _quantities(sentence))]
    own += [sentence.text[period.start : period.end] for period in read_periods(sentence.text, None)]
    return any(squeezed(words).lower() not in asked for words in own)


def _carriage(sentence: Sentence) -> Carriage:
    if not sentence.cited:
        return Carriage(sentence, ("it cites nothing",), ())
    cited = sentence.cited
    missing = [
        *_missing_numbers(sentence, cited),
        *_missing_dates(sentence, cited),
        *_missing_names(sentence, cited),
        *_missing_words(sentence, cited),
        *_misquoted(sentence, cited),
        *_turned_round(sentence, cited),
        *_wrong_speaker(sentence, cited),
    ]
    return Carriage(sentence, tuple(missing), tuple((one.number, _of_use(sentence, one)) for one in cited))


def _quantities(sentence: Sentence) -> list[Quantity]:
    return [quantity for quantity in sentence.quantities if not _counts_sources(quantity)]


def _counts_sources(quantity: Quantity) -> bool:
    return bool(quantity.noun) and str(quantity.noun).lower().split()[-1].rstrip("s") in COUNTED_SOURCES


def _missing_numbers(sentence: Sentence, cited: Sequence[Cited]) -> Iterator[str]:
    quoted = [quantity for one in cited for quantity in one.quantities]
    for quantity in _quantities(sentence):
        if not any(_same(quantity, other) for other in quoted) and not _is_cell(sentence, quantity, cited):
            yield f"the number {sentence.text[quantity.start : quantity.end]!r} stands in no quote that it cites"


def _is_cell(sentence: Sentence, quantity: Quantity, cited: Sequence[Cited]) -> bool:
    """Whether a bare figure behind a colon stands in a quoted row of a table between its spaces: rows are no prose."""
    if (
        quantity.noun
        or quantity.unit
        or quantity.comparator != "="
        or not sentence.text[: quantity.start].endswith(": ")
    ):
        return False
    return any(sentence.text[quantity.start : quantity.end] in one.quote.split() for one in cited)


def _same(told: Quantity, quoted: Quantity) -> bool:
    """Equal, or equal but for a counted noun that the answer leaves out."""
    if told.noun is not None:
        return same_quantity(told, quoted)
    return (told.low, told.high, told.comparator, told.unit) == (
        quoted.low,
        quoted.high,
        quoted.comparator,
        quoted.unit,
    )


def _missing_dates(sentence: Sentence, cited: Sequence[Cited]) -> Iterator[str]:
    readings = [(one, read_periods(sentence.text, one.published)) for one in cited]
    for place, period in enumerate(readings[0][1]):
        words = sentence.text[period.start : period.end]
        if not any(place < len(read) and _dated(words, read[place], one, sentence) for one, read in readings):
            yield f"the date {words!r} stands in no quote that it cites"


def _dated(words: str, told: Period, one: Cited, sentence: Sentence) -> bool:
    """The quote says this day, or one within the month or year that the answer gives; or the publisher's is meant."""
    if squeezed(words).lower() in squeezed(one.quote).lower():
        return True
    if told.first is None or told.last is None:
        return False
    days = [(period.first, period.last) for period in one.periods]
    if one.published and str(one.article.get("publisher")) in sentence.text:
        days.append((one.published, one.published))
    whole = told.kind in ("month", "year")
    return any(
        first
        and last
        and ((first, last) == (told.first, told.last) or (whole and told.first <= first and last <= told.last))
        for first, last in days
    )


def _names(text: str) -> list[str]:
    return [text[start:end] for start, end in name_runs(text)]


def _missing_names(sentence: Sentence, cited: Sequence[Cited]) -> Iterator[str]:
    held = "\n".join(squeezed(words) for one in cited for words in (one.quote, *_about(one)))
    for name in _names(sentence.text):
        bare = squeezed(name).removesuffix("'s").removesuffix("'")
        forms = [bare]
        if sentence.text.lstrip("\"' ").startswith(name):  # the first word of a slice of the quote, or of a template
            forms.append(bare[0].lower() + bare[1:])
            if any(one.field for one in cited) and TEMPLATE_OPENER.fullmatch(bare):
                continue
        dates = read_periods(name, None)
        if not dates and not any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", held) for form in forms):
            yield f"the name {name!r} stands in no quote that it cites"


def _about(one: Cited) -> Iterator[str]:
    """What an attribution may name beside the quote."""
    article = one.article
    stated = (one.speaker, article.get("publisher"), article.get("title"), *(article.get("authors") or ()))
    yield from (words for words in stated if words)


def _stems(text: str) -> list[str]:
    """Content words by their first five letters, which is stem enough to compare a sentence with its quote."""
    return [word[:5] for word in re.findall(r"[^\W\d_]{3,}", squeezed(text).lower()) if word not in STOP]


def _missing_words(sentence: Sentence, cited: Sequence[Cited]) -> Iterator[str]:
    told = set(_stems(sentence.text))
    held = {stem for one in cited for words in (one.quote, *_about(one)) for stem in _stems(words)}
    if told and not any(one.field for one in cited) and len(told & held) < WORDS_CARRIED * len(told):
        yield "most of its words stand in no quote that it cites"


def _misquoted(sentence: Sentence, cited: Sequence[Cited]) -> Iterator[str]:
    """Words within quotation marks that no quote holds."""
    held = [squeezed(words).casefold() for one in cited for words in (one.quote, *_about(one))]
    if sentence.text.count('"') % 2:
        return  # a slice that begins within a quotation: which words are quoted cannot be told
    for quotation in re.findall(r'"([^"]+)"', sentence.text):
        words = squeezed(quotation).casefold().strip(" .,;:!?'")
        if not any(words in other for other in held):
            yield f"the words in quotation marks, {quotation!r}, stand in no quote that it cites"


def _turned_round(sentence: Sentence, cited: Sequence[Cited]) -> Iterator[str]:
    """Negations that stand in the sentence and in no like clause of a quote, and the other way round."""
    quoted = [clause for one in cited for clause in _negated_clauses(plain(one.quote))]
    told = _negated_clauses(_without_repeated(sentence.text, cited))
    for kind, stems in told:
        if not any(kind == other and _alike(stems, held) for other, held in quoted):
            yield f"its {kind!r} stands in no quote that it cites"
    stems = set(_stems(sentence.text))
    for kind, held in quoted:
        repeated = held and len(held & stems) >= CLAUSE_REPEATED * len(held)
        if repeated and kind not in {other for other, _ in told}:
            yield f"it leaves out the {kind!r} of the quote that it cites"


def _without_repeated(text: str, cited: Sequence[Cited]) -> str:
    """A sentence without the clauses that stand in a quote word for word and have no content word to compare."""
    held = [squeezed(one.quote).casefold() for one in cited]
    clauses = [clause for clause in CLAUSE_END.split(text) if clause]
    kept = [
        one
        for one in clauses
        if _stems(one) or not any(squeezed(one).casefold().strip(" \"'.,") in words for words in held)
    ]
    return text if len(kept) == len(clauses) else "; ".join(kept)


def _negated_clauses(text: str) -> list[tuple[str, set[str]]]:
    """Each clause that negates or hedges: how, and its content words."""
    text = re.sub(r"^\W*(?:yes|no)\s*[,.;:-]", "", text, flags=re.IGNORECASE)  # that answers, and negates nothing
    return [
        (kind, set(_stems(clause)))
        for clause in CLAUSE_END.split(text)
        for kind, pattern in NEGATIONS.items()
        if pattern.search(clause)
    ]


def _alike(one: set[str], other: set[str]) -> bool:
    if not one or not other:
        return one == other
    return len(one & other) >= WORDS_CARRIED * min(len(one), len(other))


def _wrong_speaker(sentence: Sentence, cited: Sequence[Cited]) -> Iterator[str]:
    """Where every cited quote has a speaker, the sentence may give its words to one of them or to the publisher."""
    told = speakers_named(sentence.text)
    said = [one.speaker for one in cited if one.speaker]
    if not told or len(said) < len(cited):
        return
    allowed = [*said, *(one.article["publisher"] for one in cited if one.article.get("publisher"))]
    if not any(_same_party(phrase, speaker) for phrase in told for speaker in allowed):
        yield f"it gives {said[0]}'s words to {told[0]}"


def _same_party(phrase: str, speaker: str) -> bool:
    return is_named(phrase, (speaker,)) or is_named(speaker, (phrase,))


def _of_use(sentence: Sentence, one: Cited) -> bool:
    """The quote holds a number or date of the sentence, or a third of its words; a field's value stands there whole."""
    if any(_same(told, other) for told in _quantities(sentence) for other in one.quantities):
        return True
    if _days(one.periods) & _days(read_periods(sentence.text, one.published)):
        return True
    if one.field:
        return squeezed(one.quote) in squeezed(sentence.text)
    told, held = set(_stems(sentence.text)), set(_stems(one.quote))
    return bool(told) and len(told & held) >= WORDS_OF_USE * len(told)


def _days(periods: Iterable[Period]) -> set[tuple[date, date]]:
    """First and last day of those that can be told."""
    return {(period.first, period.last) for period in periods if period.first and period.last}
