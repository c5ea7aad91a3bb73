"""A question to a checked, cited answer. Read this first: `Assistant.ask` is the whole of the way."""

import asyncio
import math
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from index.article import Article, Passage
from index.articles import Articles, Filter
from index.embed import Embedder, embedder_of
from index.errors import UserError
from index.publish import open_vectors, published
from index.quantise import quickest
from index.settings import IndexSettings
from index.vectors import Vectors
from qa.about import AboutArticle, chosen, outlet_named, read_about
from qa.adopt import open_reader
from qa.answer import Answer, Citation
from qa.asking import Asking
from qa.candidates import Candidate, read_candidates
from qa.certain import certain
from qa.contested import is_contested
from qa.corrections import corrected
from qa.draft import draft
from qa.evidence import answerability, rank_evidence, shipped_weights
from qa.examples import example_questions
from qa.followup import standalone
from qa.gate import showable
from qa.models import Model
from qa.parts import joined, parts
from qa.period import days_meant, days_within, narrowed
from qa.providers import open_model
from qa.question import Question, read_question
from qa.remembered import Remembered
from qa.retrieve import Hit, retrieve
from qa.rewrite import rewritten
from qa.unknown import not_known
from qa.written import write

if TYPE_CHECKING:
    from llama_index.core.base.base_query_engine import BaseQueryEngine
    from llama_index.core.base.base_retriever import BaseRetriever
    from llama_index.core.llms import LLM

PASSAGES = 20  # that are read: they hold the answer to 0.90 of real news questions (first ten: 0.82)
ABOUT = 50  # passages whose articles a question about articles may mean


class Assistant:
    """Answers questions from one index. One assistant serves several threads."""

    def __init__(self, store: Articles, embedder: Embedder, model: Model | None = None) -> None:
        self._store = store
        self._model = model
        self._embedder = embedder
        self._sentence_vectors = Remembered(quickest(embedder).embed)
        self._reader = open_reader(IndexSettings().reader)
        self._weights = shipped_weights()
        self._vectors: Vectors | None = None
        self._reopening = threading.Lock()

    @classmethod
    def open(cls, folder: str | Path, llm: "str | LLM | None" = None) -> "Assistant":
        """The assistant of an index folder. Raises UserError where there is no index, IndexDamaged where it is broken.

        `llm`: a name such as "ollama/llama3.2", or a LlamaIndex LLM, whose words are shown where quotes carry them;
        None for extractive answers. Raises ModelRefused where it cannot be had.
        """
        model = None if llm is None else open_model(llm)
        store = Articles.open(Path(folder))
        try:
            return cls(store, embedder_of(store.model, store.folder), model)
        except BaseException:
            store.close()
            raise

    def ask(
        self,
        question: str,
        history: Sequence[Mapping[str, object]] | None = None,
        publisher: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        as_of: date | str | None = None,
    ) -> Answer:
        """Answer from the indexed articles alone, those of a publisher and of some days where these are given.

        Days are dates, or written as 2024-12-14. `as_of` is the day that "this week" and "latest" are read from; today.
        What was published after it is left out and what was published in the week before it is preferred. Raises
        UserError for a question that cannot be asked, and OnRecordError where the index cannot be read or the language
        model gives no reply: a failure is never an answer.
        """
        *_, answer = self.stream(question, history, publisher, since, until, as_of)
        return answer

    def stream(
        self,
        question: str,
        history: Sequence[Mapping[str, object]] | None = None,
        publisher: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        as_of: date | str | None = None,
        stop: threading.Event | None = None,
    ) -> Iterator[Answer]:
        """`ask`, as far as a language model's answer has passed its checks, claim by claim; the last is the whole.

        Without a language model there is one answer for each thing that is asked. Closing the iterator ends the
        request to the model; setting `stop` does so from another thread, and raises Stopped.
        """
        within = days_within(self._held(publisher), since, until, as_of)
        earlier = list(history or ())
        done: list[Answer] = []
        asked = parts(read_question(question).text)
        for part in asked:
            so_far = done
            for answer in self._answers(part, earlier, within, stop):
                so_far = [*done, answer]
                yield (
                    joined(question, asked[: len(so_far)], so_far)
                    if len(so_far) > 1
                    else replace(answer, question=question)
                )
            done = so_far
            earlier.append({"role": "user", "content": part})

    def _answers(
        self,
        question: str,
        history: Sequence[Mapping[str, object]],
        within: Filter,
        stop: threading.Event | None,
    ) -> Iterator[Answer]:
        """The answer to one question that asks one thing, as far as it has passed."""
        asked = understood(question, history, self._model, stop)
        # Kept for this one question: what is indexed meanwhile is seen by the next.
        asking = Asking(question, asked, cache(self._store.sentences), self._weights.threshold)
        if (about := read_about(asked.text)) and (found := self._about(asked, about, within)):
            yield asking.from_metadata(about.field, found)
            return
        hits = self.retrieve(asked, within, near=days_meant(asked.text, within))
        asking.clock.lap("retrieve")
        ranked = rank_evidence(self.candidates(asked, hits), self._weights)
        score = answerability(ranked, self._weights)
        asking.clock.lap("rank")
        unsaid = not_known(asked, ranked, asking.sentences)
        if unsaid and not is_contested(asked, ranked, asking.sentences, unsaid.article.published):
            yield asking.not_known(score, unsaid, ranked)
            return
        if score < self._weights.threshold:
            if not (certain(asked, ranked, asking.sentences) or corrected(asked, ranked, asking.sentences)):
                yield asking.not_found(score, ranked)
                return
            score = self._weights.threshold
        drafted = draft(asked, ranked, asking.sentences, self._weights.share)
        shown, warnings = showable(drafted.statements, asking.sentences)
        asking.clock.lap("compose")
        if not shown:
            # Nothing found is of the kind asked for, whatever the words in common promised.
            yield asking.not_found(min(score, self._weights.threshold), ranked, warnings)
            return
        answer = asking.answered(score, drafted, shown, warnings)
        if self._model is None:
            yield answer
        else:
            yield from write(self._model, answer, drafted, shown, ranked, asking.sentences, stop)

    def retrieve(
        self, question: Question, within: Filter, limit: int = PASSAGES, near: Filter | None = None
    ) -> list[Hit]:
        """The best passages for a question, best first; those `near` in time before others like them."""
        vector = self._embedder.embed([question.text])[0]
        return retrieve(question, vector, self._store, self._current_vectors(), within, limit, near)

    async def aask(self, question: str, **options: Any) -> Answer:
        """`ask`, without blocking the event loop."""
        return await asyncio.to_thread(self.ask, question, **options)

    def candidates(self, question: Question, hits: Sequence[Hit]) -> list[Candidate]:
        """The sentences of passages with the features that they are ranked by."""
        return read_candidates(question, hits, self.rarity, self._reader, self._sentence_vectors)

    def article(self, article_id: str) -> Article:
        """An indexed article. Raises UserError for an id that the index does not hold."""
        found = self._store.get(article_id)
        if found is None:
            raise UserError(f"the index holds no article {article_id!r}:  onrecord sources  lists what it holds")
        return found

    def passage_at(self, citation: Citation) -> Passage | None:
        """The passage that a quote begins in; None for a quoted field."""
        return None if citation.start is None else self._store.passage_at(citation.article.id, citation.start)

    def articles(self) -> list[Article]:
        """Every indexed article, by path."""
        return self._store.all()

    def example_questions(self) -> list[str]:
        """A few questions that the indexed articles answer, made of their own words."""
        return example_questions(self._store)

    def as_retriever(self) -> "BaseRetriever":
        """The retrieval as LlamaIndex's interface."""
        from qa.llamaindex import HybridRetriever

        return HybridRetriever(self)

    def as_query_engine(self) -> "BaseQueryEngine":
        """The assistant as LlamaIndex's query engine: `metadata["answer"]` of its response is `to_dict()`."""
        from qa.llamaindex import RecordQueryEngine

        return RecordQueryEngine(self)

    def close(self) -> None:
        if self._vectors:
            self._vectors.close()
        self._store.close()

    def __enter__(self) -> "Assistant":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # The steps

    def _held(self, publisher: str | None) -> str | None:
        """A publisher as the index spells it. Raises UserError for one of no article, of whom nothing can be silent."""
        spelt = {one.casefold(): one for one in self._store.publishers()}
        if publisher is None or publisher.casefold() in spelt:
            return publisher and spelt[publisher.casefold()]
        near = get_close_matches(publisher.casefold(), spelt, n=1)
        meant = f"did you mean {spelt[near[0]]!r}?" if near else "`onrecord sources` lists those that there are"
        raise UserError(f"no indexed article is published by {publisher!r}: {meant}")

    def _about(self, question: Question, about: AboutArticle, within: Filter) -> list[Article]:
        """The articles that a question about articles means."""
        outlet = outlet_named(about, self._store.publishers())
        within = replace(within, publisher=within.publisher or outlet)
        if about.days and about.days.first and about.days.last:
            within = narrowed(within, about.days.first, about.days.last)
        hits = self.retrieve(question, within, ABOUT)
        return chosen(about, outlet, list({hit.article.id: hit.article for hit in hits}.values()), self.rarity)

    def rarity(self, term: str) -> float:
        """Inverse passage frequency (Robertson and Sparck Jones 1976), never negative."""
        count, holding = self._store.passage_count(), self._store.frequency(term)
        return math.log(1 + (count - holding + 0.5) / (holding + 0.5))

    def _current_vectors(self) -> Vectors:
        """The published folder, opened again where a newer one was published."""
        with self._reopening:
            live = published(self._store)
            if self._vectors is None or live is None or self._vectors.folder.name != live.name:
                before, self._vectors = self._vectors, open_vectors(self._store)
                if before:
                    before.close()
            return self._vectors


def understood(
    question: str,
    history: Sequence[Mapping[str, object]],
    model: Model | None = None,
    stop: threading.Event | None = None,
) -> Question:
    """The question made to stand alone; "Who said so?" asks for a speaker, whatever it was that he said."""
    own = read_question(question)
    whole = (rewritten(model, own.text, history, stop) if model else None) or standalone(own.text, history)
    asked = read_question(whole)
    return replace(asked, kind=own.kind) if own.kind == "speaker" else asked
