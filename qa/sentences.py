"""The sentences of an article, as spans of its text in order."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from index.span import Span


def place_of(start: int, sentences: Sequence[Span]) -> int:
    """The number of the sentence that begins there; 0 where none does."""
    at = bisect_left(sentences, start, key=itemgetter(0))
    return at if at < len(sentences) and sentences[at][0] == start else 0
