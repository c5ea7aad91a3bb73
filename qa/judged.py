"""What the reader says to a yes-or-no question, sentence by sentence."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.evidence import Evidence
from qa.question import Question
from qa.read import Reader
from qa.yesno import sentence_before

Span = tuple[int, int]

LOOKED_AT = 12  # sentences, the best ranked, that may say Yes or No


def judged(
    question: Question, ranked: Sequence[Evidence], sentences_of: Callable[[str], Sequence[Span]], reader: Reader
) -> list[Evidence]:
    """The evidence; the first of it with how likely each sentence says yes or no, where that is asked and read."""
    first, others = ranked[:LOOKED_AT], ranked[LOOKED_AT:]
    told = question.kind == "yesno" and reader.settle(
        question.text, [_in_context(one, sentences_of(one.article.id)) for one in first]
    )
    if not told:
        return list(ranked)
    marked = (
        replace(one, features={**one.features, "says_yes": said.yes, "says_no": said.no})
        for one, said in zip(first, told, strict=True)
    )
    return [*marked, *others]


def _in_context(evidence: Evidence, sentences: Sequence[Span]) -> str:
    """A sentence below its headline and after the one before, which tells whom "He" means."""
    around = f"{sentence_before(evidence, sentences)} {evidence.text}".strip()
    return f"{evidence.article.title}\n{around}" if evidence.article.title else around
