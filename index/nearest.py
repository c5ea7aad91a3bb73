"""The passages nearest to a question, within a publisher or some days.

Chroma's own filters read the metadata of every passage before each search: with 36,000 passages 200 times as long as
the search itself. So Chroma finds the nearest of all, and the store tells which of them the filter lets through; where
these are too few, the filter is narrow, and all that it lets through are compared one by one.
"""

import numpy as np
from numpy.typing import NDArray

from index.articles import Articles, Filter
from index.vectors import Vectors

WIDE = 500  # of the nearest, that are put to a filter


def nearest(
    vector: NDArray[np.float32], limit: int, within: Filter, store: Articles, vectors: Vectors
) -> list[tuple[str, float]]:
    """Ids of the `limit` nearest passages that the filter lets through, with their cosine similarity, nearest first.

    `vector` has the shape (dimensions,) and the length 1. Raises IndexDamaged.
    """
    if within == Filter():
        return vectors.search(vector, limit)
    found = vectors.search(vector, max(WIDE, limit))
    let_through = store.let_through([passage_id for passage_id, _ in found], within)
    kept = [one for one in found if one[0] in let_through][:limit]
    if len(kept) == limit or len(found) < max(WIDE, limit):
        return kept
    ids, matrix = store.vectors_within(within)
    cosines = matrix @ vector
    return [(ids[place], float(cosines[place])) for place in np.argsort(-cosines, kind="stable")[:limit]]
