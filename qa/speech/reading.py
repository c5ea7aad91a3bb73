"""Who says what: the attributions of an article's sentences, pronouns and running quotations resolved."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.span import Span
from qa.names import name_runs
from qa.speech.attribution import Attribution, read_sentence, sentence_subject
from qa.speech.quotations import quotation_at, quotations
from qa.speech.speakers import (
    PERSON_TITLES,
    antecedent,
    described_as,
    is_body,
    is_person,
    is_pronoun,
    same_speaker,
    stands_for,
)

__all__ = ["Attribution", "plain_attributions", "read_attributions", "same_speaker", "speaker_of"]


OPENS_WITH_ROLE = re.compile(r"(?:The|An?|Its|His|Her|Their)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+,\s+")
_OFFICE = re.compile(rf"(?:(?:[\w’'-]+\s+){{0,3}}(?:{'|'.join(sorted(PERSON_TITLES))})\s+)?", re.IGNORECASE)
_GOES_ON = re.compile(
    r",\s+(?:who|whose|whom|an?|the|\d{1,2}),?\s|\s+(?!(?:and|or|of|in|at|on|by|for|from|to|with|as|than|but|nor)\b)[a-z]+\b"
)
LOOK_BACK = 12  # sentences: further back, a pronoun's speaker has been named again
RUNNING_BACK = 5  # sentences of one speaker's running quotations


def read_attributions(text: str, sentence: Span, sentences: Sequence[Span]) -> list[Attribution]:
    """The attributions of one sentence of `text`, by position of their claims.

    `sentences`: all spans of the article in order; they resolve pronouns, "the president", and a quotation whose
    speaker stands in a neighbouring sentence. Offsets are the text's.
    """
    at = _position(sentence, sentences)
    own = [
        _resolved(text, found, at, sentences)
        for found in plain_attributions(text, sentence)
        if found.claim_end > found.claim_start
    ]
    own += _running(text, sentence, at, sentences, own)
    return sorted(own, key=lambda found: (found.claim_start, -found.claim_end))


def speaker_of(text: str, sentence: Span, sentences: Sequence[Span], at: Span) -> str | None:
    """Who says the words at `at`: the innermost attribution that holds them; None is the outlet itself."""
    holding = [
        found
        for found in read_attributions(text, sentence, sentences)
        if found.claim_start <= at[0] and at[1] <= found.claim_end
    ]
    return min(holding, key=lambda found: found.claim_end - found.claim_start).speaker if holding else None


def _position(sentence: Span, sentences: Sequence[Span]) -> int:
    return max(0, bisect_right(sentences, (sentence[0], sentence[1])) - 1)


def plain_attributions(text: str, sentence: Span) -> list[Attribution]:
    """A sentence's own attributions, nothing resolved; an empty claim where the claim stands in another sentence."""
    start, end = sentence
    return [
        replace(
            found,
            speaker_start=found.speaker_start + start,
            speaker_end=found.speaker_end + start,
            claim_start=found.claim_start + start,
            claim_end=found.claim_end + start,
        )
        for found in read_sentence(text[start:end], _quotes_within(text, sentence))
    ]


def _quotes_within(text: str, sentence: Span) -> tuple[Span, ...]:
    start, end = sentence
    return tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in quotations(text)
        if first < end and last > start
    )


def _resolved(text: str, found: Attribution, at: int, sentences: Sequence[Span]) -> Attribution:
    """With the one whom a pronoun or a title stands for; as it stands where nobody fits."""
    span: Span | None = None
    if is_pronoun(found.speaker):
        span = _pronoun_antecedent(text, found, at, sentences)
    elif described_as(found.speaker):
        span = antecedent(text, found.speaker_start, found.speaker)
    if span is None:
        return found
    return replace(found, speaker=text[span[0] : span[1]], speaker_start=span[0], speaker_end=span[1])


def _pronoun_antecedent(text: str, found: Attribution, at: int, sentences: Sequence[Span]) -> Span | None:
    """The last speaker or subject of a sentence that fits, going back sentence by sentence."""
    for index in range(min(at, len(sentences) - 1), max(-1, at - LOOK_BACK), -1):
        for earlier in reversed(plain_attributions(text, sentences[index])):
            if earlier.speaker_start < found.speaker_start and not is_pronoun(earlier.speaker):
                named = _resolved(text, earlier, index, sentences)
                own_body = index == at and found.speaker.casefold() == "it" and is_body(named.speaker)
                if own_body or stands_for(found.speaker, named.speaker):
                    return named.speaker_start, named.speaker_end
        subject = _subject(text, sentences[index])
        if subject and subject[1] <= found.speaker_start and not is_pronoun(text[slice(*subject)]):
            subject = antecedent(text, subject[0], text[slice(*subject)]) or subject
            if _is_known(text, found.speaker, subject):
                return subject
    return None


def _subject(text: str, sentence: Span) -> Span | None:
    words = text[slice(*sentence)]
    span = _in_apposition(words) or _opening_name(words) or sentence_subject(words, _quotes_within(text, sentence))
    return (span[0] + sentence[0], span[1] + sentence[0]) if span else None


def _in_apposition(sentence: str) -> Span | None:
    """The name in "The engineer, Sabine Orlo, disputes that", whatever verb follows."""
    opening = OPENS_WITH_ROLE.match(sentence)
    if opening is None or is_body(opening.group().rstrip(", ")):
        return None
    name = next((run for run in name_runs(sentence) if run[0] == opening.end()), None)
    return name if name and sentence[name[1] : name[1] + 1] == "," else None


def _opening_name(sentence: str) -> Span | None:
    """The name, with its office, in "Borough engineer Ada Lorne puts it at" or "Ada Lorne, whose mill", by any verb."""
    for start, end in name_runs(sentence)[:2]:
        whole = is_person(sentence[start:end]) and " " in sentence[start:end]
        if whole and _OFFICE.fullmatch(sentence, 0, start) and _GOES_ON.match(sentence, end):
            return 0, end
    return None


def _is_known(text: str, pronoun: str, subject: Span) -> bool:
    """Whether a sentence's subject is surely one whom the pronoun can stand for: a person named in full, or a body."""
    words = text[slice(*subject)]
    if pronoun.casefold() == "it":
        return is_body(words)
    if not is_person(words) or not stands_for(pronoun, words):
        return False
    named = [text[start:end] for start, end in name_runs(text) if start < subject[1]]
    return any(" " in name and name.endswith(words.split()[-1]) for name in named)


def _running(
    text: str, sentence: Span, at: int, sentences: Sequence[Span], own: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Quoted words of the sentence whose speaker stands in another sentence."""
    for first, last in quotations(text):
        start, end = max(first, sentence[0]), min(last, sentence[1])
        while start < end and not text[start].isalnum() and text[start] not in "([":
            start += 1
        while end > start and text[end - 1] in "\"”»’',.":
            end -= 1
        whole = first <= sentence[0] or last >= sentence[1] or _is_all(text, sentence, first, last)
        if start >= end or not whole or any(a.claim_start <= start and end <= a.claim_end for a in own):
            continue
        speaker = _speaker_of_quotation(text, (first, last), at, sentences)
        if speaker is not None:
            yield replace(speaker, claim_start=start, claim_end=end, quoted=True)


def _is_all(text: str, sentence: Span, first: int, last: int) -> bool:
    return not text[sentence[0] : first].strip() and not text[last : sentence[1]].strip(" .,!?")


def _speaker_of_quotation(text: str, quote: Span, at: int, sentences: Sequence[Span]) -> Attribution | None:
    first = _index_at(sentences, quote[0])
    last = _index_at(sentences, quote[1] - 1)
    for index in dict.fromkeys((last, first)):
        for found in plain_attributions(text, sentences[index]):
            if found.quoted and quotation_at(text, found.claim_start, found.claim_end) == quote:
                return _resolved(text, found, index, sentences)
            if found.claim_start == found.claim_end and found.speaker_start >= quote[1]:
                return _resolved(text, found, index, sentences)
    return _bare_after(text, last, sentences) or _speaker_before(text, first, sentences, RUNNING_BACK)


def _bare_after(text: str, index: int, sentences: Sequence[Span]) -> Attribution | None:
    """'"Is it safe?" | Brun asked.'"""
    if index + 1 >= len(sentences) or "\n" in text[sentences[index][1] : sentences[index + 1][0]]:
        return None
    for found in plain_attributions(text, sentences[index + 1]):
        if found.claim_start == found.claim_end:
            return _resolved(text, found, index + 1, sentences)
    return None


def _speaker_before(text: str, index: int, sentences: Sequence[Span], steps: int) -> Attribution | None:
    """Who spoke in the sentence before, or in the one before that if it is all quotation."""
    if index <= 0 or not steps:
        return None
    before = sentences[index - 1]
    if found := plain_attributions(text, before):
        return _resolved(text, found[-1], index - 1, sentences)
    if quotation_at(text, before[0], before[1]) or text[before[0]] in '"“':
        return _speaker_before(text, index - 1, sentences, steps - 1)
    return None


def _index_at(sentences: Sequence[Span], at: int) -> int:
    return max(0, bisect_right(sentences, at, key=lambda span: span[0]) - 1)
