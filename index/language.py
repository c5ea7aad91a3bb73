"""Whether a text is English, by the share of the words that hold an English sentence together.

A detector of languages would say which other one it is; to warn, this is enough, and takes no model.
"""

from index.lines import function_share

_FEWEST_WORDS = 25  # in fewer the share tells nothing
_ENGLISH = 0.15
_WORDS, _LETTERS = 2_000, 1_000


def is_english(text: str) -> bool:
    """Whether a text reads as English; one too short to tell does."""
    words = text.split(maxsplit=_WORDS)[:_WORDS]
    letters = [character for character in text[:_LETTERS] if character.isalpha()]
    if sum(letter.isascii() for letter in letters) < 0.5 * len(letters):  # another script, which may have no spaces
        return False
    return len(words) < _FEWEST_WORDS or function_share(words) >= _ENGLISH
