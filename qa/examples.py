"""Questions to begin with, made of the indexed articles' own words."""

import re
from collections.abc import Iterator
from itertools import islice

from index.articles import Articles
from qa.numbers import read_quantities
from qa.polarity import clause_around
from qa.speech import read_attributions
from qa.speech.speakers import is_person

ARTICLES = 12  # read for examples: enough for variety, few enough to open at once
WANTED = 4
_STATE = re.compile(r"\s+((?:are|were|is|was) [^,.;:\"”]{3,60})$")


def example_questions(store: Articles) -> list[str]:
    """At most four questions that the articles hold words to answer, of several kinds."""
    counts, speakers = [], []
    for article in islice(store.all(), ARTICLES):
        sentences = store.sentences(article.id)
        for span in sentences:
            sentence = article.text[slice(*span)]
            counts += list(_how_many(sentence))
            for attribution in read_attributions(article.text, span, sentences):
                if is_person(attribution.speaker):
                    speakers.append(f"What did {attribution.speaker} say?")
    both = [question for pair in zip(dict.fromkeys(counts), dict.fromkeys(speakers), strict=False) for question in pair]
    return list(dict.fromkeys([*both, *counts, *speakers]))[:WANTED]


def _how_many(sentence: str) -> Iterator[str]:
    for quantity in read_quantities(sentence):
        if quantity.kind != "count" or not quantity.noun or len(quantity.noun.split()) < 2:
            continue
        _, end = clause_around(sentence, quantity.start, quantity.end)
        if state := _STATE.match(sentence[quantity.end : end].rstrip(" .")):
            yield f"How many {quantity.noun} {state[1]}?"
