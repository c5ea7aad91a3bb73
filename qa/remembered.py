"""Vectors of sentences that were compared before: the next question often compares the same again."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Embed = Callable[[Sequence[str]], NDArray[np.float32]]

LIMIT = 20_000  # vectors of 1.5 kB: 30 MB


class Remembered:
    """An embedder that makes the vector of a text once. Safe to share between threads."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._known: dict[str, NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The unit vectors of texts, shape (texts, dimensions)."""
        known = self._known
        new = [text for text in dict.fromkeys(texts) if text not in known]
        made = dict(zip(new, self._embed(new), strict=True)) if new else {}
        found = np.stack([made[text] if text in made else known[text] for text in texts])
        # Another dictionary, not this one emptied: another thread may be reading from it.
        self._known = made if len(known) > LIMIT else {**known, **made} if made else known
        return found
