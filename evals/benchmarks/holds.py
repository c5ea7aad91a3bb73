"""Whether an answer's words hold an expected answer: whole words, whatever the case, markers and quotation marks."""

import re
import unicodedata

_MARKER = re.compile(r"\s*\[\d+\]")
_QUOTATION_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def plain(text: str) -> str:
    """The text as it is compared."""
    unmarked = _MARKER.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTATION_MARKS)
    return " ".join(unmarked.lower().split())


def holds(text: str, words: str) -> bool:
    """Whether the words stand in the text as whole words."""
    return re.search(rf"(?<!\w){re.escape(plain(words))}(?!\w)", plain(text)) is not None


def chooses(text: str, gold: str, others: list[str], first_words: int | None = None) -> bool:
    """Whether the gold choice stands in the text's first words, and none of the other choices does."""
    kept = " ".join(plain(text).split()[:first_words])
    return holds(kept, gold) and not any(holds(kept, other) for other in others)
