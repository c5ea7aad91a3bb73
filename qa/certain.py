"""What surely answers, however little its sentence shares with the question."""

import re
from collections.abc import Callable, Sequence

from index.span import Span
from qa.evidence import Evidence
from qa.offices import in_office
from qa.premise import denied
from qa.question import Question
from qa.quoting import quoted_words
from qa.speech.quotations import locate_quote, quotations
from qa.yesno import settled

LOOKED_AT = 12  # sentences, the best ranked, that may say Yes or No
FEWEST_WORDS = 3  # of a quotation in a question: fewer may stand anywhere


def certain(question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]]) -> bool:
    """Whether the sources answer by their build alone: they deny what is taken for granted, hold the words that are
    quoted, name who holds the office asked for, give the speaker's words on the subject, or an age behind a name.
    """
    return bool(
        denied(question, ranked, sentences_of)
        or _holds_words(question, ranked)
        or (question.kind == "yesno" and settled(question, ranked[:LOOKED_AT], sentences_of))
        or in_office(question, ranked, sentences_of)[0]
        or quoted_words(question, ranked, sentences_of)
        or (question.kind == "age" and any(_tells_age(question, one) for one in ranked))
    )


def _tells_age(question: Question, evidence: Evidence) -> bool:
    """Whether a sentence gives an age right behind the name that the question asks it of: "Anselm Korb, 44,"."""
    behind = any(re.search(rf"\b{re.escape(name.split()[-1])}, \d{{1,3}}\b", evidence.text) for name in question.names)
    return behind and evidence.features["names_near"] == 1.0


def _holds_words(question: Question, ranked: Sequence[Evidence]) -> bool:
    """Whether a sentence holds the words that a question quotes: it asks of these and no others."""
    quoted = [question.text[start:end] for start, end in quotations(question.text)]
    long = [words for words in quoted if len(words.split()) >= FEWEST_WORDS]
    return bool(long) and any(all(locate_quote(words, one.text) for words in long) for one in ranked)
