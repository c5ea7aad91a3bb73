"""Near copies: one wire story in many papers, trimmed, retitled, corrected. The one home of datasketch.

Candidates come from MinHash with locality-sensitive hashing (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of
Massive Datasets, chapter 3), its bands sorted, since datasketch's own buckets take some 20 KB an article. Whether two
are near copies is then measured on the texts themselves: the share of the shorter's runs of words that stand in the
longer, since an outlet that prints the first half of a story prints nothing else.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from index.storing import Entry, Storing

Runs = frozenset[str]

WORDS = 5
SHARED = 0.6
"""From this share on, two texts are near copies. Of altered copies of invented articles (retitled, trimmed to a third,
up to 6% of the words changed, extended) 0.996 reach it, and 5 of 198 pairs of different articles on one template;
at 0.5 it is 0.998 and 35, at 0.7 0.979 and none (python -m evals.fit.sameness). Pairs of real news at 0.4 to 0.5 share
an outlet's background paragraphs; from 0.6 on they were one story told again."""
LEAST = 50
KEPT = 500  # texts whose runs stay in memory, some 50 KB each
PERMUTATIONS = 128
ROWS = 2  # of a band: two texts with a fourth of their runs in common meet in one of the 64 bands in 0.98 of the cases
NEIGHBOURS = 3
ALIKE = 0.12  # estimated Jaccard similarity under which a pair is chance: a fourth less three standard errors


def runs_of_words(text: str, words: int = WORDS) -> Runs:
    """Each run of so many words, in lower case and without punctuation; a shorter text is one run."""
    every = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(every[at : at + words]) for at in range(max(1, len(every) - words + 1)))


def share_held(one: Runs, other: Runs) -> float:
    """The share of the smaller set that stands in the larger.

    Of a text under LEAST runs, the share of the larger: many a page holds the one sentence that an empty one consists
    of, and is no copy of it.
    """
    smaller, larger = sorted((len(one), len(other)))
    return len(one & other) / (smaller if smaller >= LEAST else larger)


def signature_of(entry: Entry) -> bytes:
    """The signature of an article's coverage, as `group_near_copies` makes it of a stored one."""
    spans = [span for passage in entry.passages for span in passage.found_by]
    return _signature(runs_of_words(_joined(entry.article.text, spans)))


def group_near_copies(store: Storing, signatures: Mapping[str, bytes]) -> None:
    """Set the articles that are new beside all others, and keep the groups that they form. Under the writer's lock.

    `signatures` are those made already, by the article's id.
    """
    fresh = store.unsigned()
    if not fresh:
        return
    made = {
        article_id: signatures.get(article_id) or _signature(runs_of_words(_coverage(store, article_id)))
        for article_id in fresh
    }
    every = [*store.signatures().items(), *made.items()]
    ids = [article_id for article_id, _ in every]
    packed = np.frombuffer(b"".join(signature for _, signature in every), dtype="<u4").reshape(-1, PERMUTATIONS)
    runs = lru_cache(KEPT)(lambda row: runs_of_words(_coverage(store, ids[row])))
    groups = _Groups(store.groups())
    for one, other in _candidates(packed, len(every) - len(made)):
        if not groups.together(ids[one], ids[other]) and share_held(runs(one), runs(other)) >= SHARED:
            groups.join(ids[one], ids[other], name=sha256(packed[one].tobytes()).hexdigest()[:12])
    store.set_signatures(made, groups.changed)


def _candidates(signatures: NDArray[np.uint32], held: int) -> list[tuple[int, int]]:
    """Pairs of rows that may be near copies, one of each beyond the first `held` rows, which were compared before."""
    found = []
    for first in range(0, PERMUTATIONS, ROWS):
        band = np.ascontiguousarray(signatures[:, first : first + ROWS]).view(np.uint64).ravel()
        order = np.argsort(band, kind="stable")
        # Near copies are neighbours in several bands: to compare each with the next few keeps large buckets cheap.
        for step in range(1, NEIGHBOURS + 1):
            meet = band[order[step:]] == band[order[:-step]]
            found.append(np.stack([order[:-step][meet], order[step:][meet]], axis=1))
    pairs = np.unique(np.sort(np.concatenate(found), axis=1), axis=0)
    pairs = pairs[pairs[:, 1] >= held]
    alike = (signatures[pairs[:, 0]] == signatures[pairs[:, 1]]).mean(axis=1) >= ALIKE
    return [(int(one), int(other)) for one, other in pairs[alike]]


class _Groups:
    """Which articles are near copies of one another, by their ids."""

    def __init__(self, held: Mapping[str, str]) -> None:
        self._held = dict(held)
        self.changed: dict[str, str] = {}
        """The group of each article that was put into one."""

    def together(self, one: str, other: str) -> bool:
        return one == other or (one in self._held and self._held[one] == self._held.get(other))

    def join(self, one: str, other: str, name: str) -> None:
        """Make one group of those that the two are in, or a new one of that name."""
        kept = self._held.get(other) or self._held.get(one) or name
        given_up = {self._held.get(one), self._held.get(other)} - {None, kept}
        moved = [article_id for article_id, group in self._held.items() if group in given_up]
        for article_id in (one, other, *moved):
            self._held[article_id] = self.changed[article_id] = kept


def _coverage(store: Storing, article_id: str) -> str:
    """An article's text without asides, which are no part of a story."""
    return _joined(store.text(article_id), store.sentences(article_id))


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _signature(runs: Runs) -> bytes:
    from datasketch import MinHash

    made = MinHash(PERMUTATIONS)  # of 32 bits each
    made.update_batch([run.encode() for run in runs])
    return bytes(made.hashvalues.astype("<u4").tobytes())
