"""Where the first passage that answers a case stands among those retrieved."""

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from evals.case import Case, ClaimFact, YesNoFact
from evals.matchers import match_fact
from evals.prose import Prose
from index.article import Article
from index.passages import split_sentences


@runtime_checkable
class Retrieves(Protocol):
    """An assistant whose retrieval can be had as a LlamaIndex retriever."""

    def as_retriever(self) -> Any: ...


def rank_of_answer(assistant: Retrieves, question: str, case: Case, articles: Mapping[str, Article]) -> int | None:
    """From 1; None where no retrieved passage is of a cited source and holds one of the expected facts.

    What only an answer can hold (a speaker's slot, a yes or no) is not looked for in a passage.
    """
    for rank, found in enumerate(assistant.as_retriever().retrieve(question), 1):
        article = articles.get(found.node.ref_doc_id)
        if article is None or not any(path.endswith(case.sources) for path in (article.path, *article.paths)):
            continue
        if holds(case, found.node.get_content(), article):
            return rank
    return None


def holds(case: Case, passage: str, article: Article) -> bool:
    """Whether words of an article hold one of the expected facts, whoever says it."""
    published = article.published.isoformat() if article.published else None
    citation = {"number": 1, "quote": passage, "article": {"published": published}}
    cited = "\n".join(f"{passage[start:end]} [1]" for start, end in split_sentences(passage))
    held = Prose({"question": case.question, "text": cited, "citations": [citation]})
    looked_for = [fact.unspoken() for fact in case.expect if not isinstance(fact, (ClaimFact, YesNoFact))]
    return not looked_for or any(match_fact(fact, held).ok for fact in looked_for)
