"""The words of a speaker that a question asks for, whole: which of his quotations, and all of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.article import Article
from index.span import Span
from qa.evidence import Evidence
from qa.families import subjects, vocabulary
from qa.frame import read_frame
from qa.names import name_runs
from qa.question import Question
from qa.speech import as_named, read_attributions, same_speaker
from qa.speech.quotations import quotations
from qa.statement import Statement

ARTICLES = 6  # the best ranked, whose quotations are looked through
LIKELY = 12  # sentences, the best ranked, whose articles these are
FEWEST_WORDS = 3  # of a quotation: fewer are a term that is quoted, and no statement
ABOUT = 0.5  # of what the question says the words are about, in or around them: with less they are of something else
SURELY = 0.9  # that the speaker is the one asked about, by name or by all that he is called
SENTENCES = 2  # of one quotation that are shown as one: the check holds a clause to two adjacent sentences
# How words are asked for, and nothing of what they are about.
_ASKING = frozenset(
    subjects(
        "say said tell told describe call comment react reaction respond response reply answer add words word exact own"
        " quote precise exactly literally please statement remark put sum summed ask think speak spoke explain"
        " reporters journalists claim moment situation matter thing issue experience feeling view opinion ready willing"
    )
)
_IN_GENERAL = re.compile(
    r"^how (?:did|does|do|has|have) .*\b(?:sum|describe|react|respond|comment|reply|answer|put)\b"
    r"|\b(?:own|exact) words\b",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(r"\b(?:about|on|of|regarding|concerning|for|that|whether)\b", re.IGNORECASE)
_OWNED = re.compile(
    r"(?P<who>.+?)['’]s?\s+(?:\w+\s+){0,2}(?:words?|comments?|response|reaction|reply|answer|remarks?|quote)\b"
)


@dataclass(frozen=True)
class WordsAsked:
    """Whose words a question asks for, and about what."""

    names: tuple[str, ...]
    """Of the speaker."""
    described: frozenset[str]
    """What else the question calls the speaker: "judge", "widow"."""
    topic: frozenset[str]
    in_general: bool
    """Whether any words of the speaker's on the matter are asked for: "How did she react?"."""
    about_it: bool
    """Whether the question says what the words are about: "What did she say about the cost?"."""


@dataclass(frozen=True)
class Speech:
    """A quotation of one speaker, with what he says right after it."""

    article: Article
    spans: tuple[Span, ...]
    """The quoted words, sentences that stand together as one, in order."""
    quotes: tuple[Span, ...]
    """The sentences that hold them."""
    speaker: str
    probability: float


def words_asked(question: Question) -> WordsAsked | None:
    """Whose words are asked for; None where the question does not say it."""
    frame = read_frame(question.text)
    if question.kind != "quote" or frame is None or not frame.subject:
        return None
    owned = _OWNED.match(frame.subject)
    whom = owned["who"] if owned else frame.subject
    names = tuple(f"x {whom}"[start:end] for start, end in name_runs(f"x {whom}"))
    named = {word for name in names for word in subjects(name)}
    described = frozenset(subjects(whom)) - named
    topic = question.stems - named - described - _ASKING
    return WordsAsked(
        names, described, topic, bool(_IN_GENERAL.search(question.text)), bool(_ABOUT_IT.search(question.text))
    )


def quoted_words(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]
) -> list[Statement]:
    """The quotation asked for, whole; empty where none is by the speaker, or none of his is about what is asked."""
    asked = words_asked(question)
    if asked is None:
        return []
    articles = {one.article.id: one.article for one in ranked[:LIKELY] if one.features["names_article"] == 1.0}
    found: list[tuple[float, Speech]] = []
    surely: list[Speech] = []  # by a speaker of that name
    for article in list(articles.values())[:ARTICLES]:
        spans = sentences_of(article.id)
        likely = {one.start: one.probability for one in ranked if one.article.id == article.id}
        for speech in speeches(article, spans, likely):
            said_by = _by(asked, speech, spans)
            if said_by >= SURELY:
                surely.append(speech)
            if said_by and (about := _about(asked, speech, spans)) is not None:
                found.append((said_by + about + speech.probability, speech))
    if not found:  # all that is quoted of him is what he said of it
        alone = len(surely) == 1 and (asked.in_general or not asked.about_it)
        return _stated(surely[0]) if alone and _told_of(asked, surely[0].article) else []
    best = max(found, key=lambda pair: pair[0])[1]
    return [] if _said_elsewhere(asked, best, ranked[0]) else _stated(best)


def _said_elsewhere(asked: WordsAsked, speech: Speech, first: Evidence) -> bool:
    """Whether the likeliest sentence quotes the speaker otherwise, and the reader is sure of it."""
    named = any(name.split()[-1] in first.text for name in asked.names)
    quotes = any(one[0] < first.end and first.start < one[1] for one in quotations(first.article.text))
    held = (first.article.id, first.span) in [(speech.article.id, span) for span in speech.quotes]
    return named and quotes and not held and first.is_surely_read and speech.probability < first.probability


def speeches(article: Article, sentences: Sequence[Span], likely: dict[int, float]) -> Iterator[Speech]:
    """The quotations of an article whose speaker is told, each with those that go on where it ends."""
    text = article.text
    held: list[tuple[Span, Span, str, int]] = []  # the words, their sentence, the speaker, the sentence's place
    quoted = quotations(text)
    for place, span in enumerate(sentences):
        if not any(first < span[1] and span[0] < last for first, last in quoted):
            continue
        for one in read_attributions(text, span, sentences):
            words = (one.claim_start, one.claim_end)
            whole = text[words[1] : words[1] + 1] in (".", "!", "?")  # "We lost." is short, and a sentence
            if one.quoted and (whole or len(text[slice(*words)].split()) >= FEWEST_WORDS):
                held.append((words, span, as_named(one.speaker), place))
    at = 0
    while at < len(held):
        end = at + 1
        while end < len(held) and held[end][3] - held[end - 1][3] <= 1 and same_speaker(held[end][2], held[at][2]):
            end += 1
        group = held[at:end]
        yield Speech(
            article,
            tuple(one[0] for one in group),
            tuple(one[1] for one in group),
            group[0][2],
            max(likely.get(one[1][0], 0.0) for one in group),
        )
        at = end


def _by(asked: WordsAsked, speech: Speech, sentences: Sequence[Span]) -> float:
    """How surely the speech is by whom the question asks about; 0 where by somebody else."""
    named = any(same_speaker(name, speech.speaker) for name in asked.names)
    if named:
        return 1.0
    described = asked.described
    if not described:
        held = {word for name in asked.names for word in subjects(name)} & set(subjects(speech.speaker))
        return 0.5 if held else 0.0
    told = set(subjects(speech.speaker)) | set(subjects(_introduction(speech, sentences)))
    return 0.9 * len(described & told) / len(described)


def _introduction(speech: Speech, sentences: Sequence[Span]) -> str:
    """The sentences of the speech, the one before, and the first that names the speaker."""
    text = speech.article.text
    places = [place for place, span in enumerate(sentences) if span in speech.quotes]
    around = sentences[max(0, places[0] - 1) : places[-1] + 1]
    surname = speech.speaker.split()[-1]
    naming = next((at for at, span in enumerate(sentences) if surname in text[slice(*span)]), None)
    first = sentences[max(0, naming - 1) : naming + 1] if naming is not None and surname[:1].isupper() else ()
    return " ".join((speech.article.title or "", *(text[slice(*span)] for span in (*around, *first))))


def _about(asked: WordsAsked, speech: Speech, sentences: Sequence[Span]) -> float | None:
    """How much of what the question asks about stands in or around the speech; None where too little."""
    if not asked.topic:
        return 0.5
    text = speech.article.text
    places = [place for place, span in enumerate(sentences) if span in speech.quotes]
    own = {word for span in speech.quotes for word in subjects(text[slice(*span)])}
    near = own | {
        word for span in sentences[max(0, places[0] - 1) : places[0]] for word in subjects(text[slice(*span)])
    }
    wide = near | set(subjects(speech.article.title or ""))
    if len(asked.topic & wide) < ABOUT * len(asked.topic):
        return None
    return (
        len(asked.topic & own) + 0.5 * len(asked.topic & (near - own)) + 0.2 * len(asked.topic & (wide - near))
    ) / len(asked.topic)


def _told_of(asked: WordsAsked, article: Article) -> bool:
    """Whether an article tells of what the words are about."""
    held = vocabulary(article.text) | vocabulary(article.title or "")
    return asked.in_general or len(asked.topic & held) >= ABOUT * len(asked.topic)


def _stated(speech: Speech) -> list[Statement]:
    """The speech as statements, sentences of one quotation together."""
    text = speech.article.text
    quoted = quotations(text)
    joined: list[tuple[Span, Span, int]] = []  # words, quote, sentences
    for words, quote in zip(speech.spans, speech.quotes, strict=True):
        if joined and joined[-1][2] < SENTENCES and _one_quotation(text, quoted, joined[-1][0], words):
            first = joined.pop()
            joined.append(((first[0][0], words[1]), (first[1][0], quote[1]), first[2] + 1))
        else:
            joined.append((words, quote, 1))
    return [
        Statement(speech.article, quote, words, speech.speaker, spoken=True, source_named=False)
        for words, quote, _ in joined
    ]


def _one_quotation(text: str, quoted: Sequence[Span], one: Span, other: Span) -> bool:
    between = text[one[1] : other[0]]
    return "\n" not in between and any(first <= one[0] and other[1] <= last for first, last in quoted)
