"""A question to a checked, cited answer. Read this first: `Assistant.ask` is the whole of the way."""

import asyncio
import math
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from index.article import Article, Passage
from index.articles import Articles, Filter
from index.embed import Embedder, embedder_of
from index.errors import UserError
from index.publish import open_vectors, published
from index.settings import IndexSettings
from index.vectors import Vectors
from qa.about import AboutArticle, chosen, outlet_named, read_about, state_fields
from qa.adopt import open_reader
from qa.answer import Answer, Citation
from qa.attributed import state
from qa.context import with_antecedent
from qa.draft import draft
from qa.evidence import Candidate, Evidence, answerability, rank_evidence, read_candidates, shipped_weights
from qa.examples import example_questions
from qa.followup import standalone
from qa.gate import check, speaker_at
from qa.models import Model
from qa.parts import joined, parts
from qa.period import days_meant
from qa.providers import open_model
from qa.question import Question, read_question
from qa.retrieve import Hit, retrieve
from qa.rewrite import rewritten
from qa.statement import DISPUTED, NOT_FOUND, UNCHECKED, Statement, cite
from qa.unknown import not_known
from qa.written import write

if TYPE_CHECKING:
    from llama_index.core.base.base_query_engine import BaseQueryEngine
    from llama_index.core.base.base_retriever import BaseRetriever
    from llama_index.core.llms import LLM

Span = tuple[int, int]

PASSAGES = 20  # that are read: they hold the answer to 0.90 of real news questions (first ten: 0.82)
ABOUT = 50  # passages whose articles a question about articles may mean
CLOSEST = 3


class Assistant:
    """Answers questions from one index. One assistant serves several threads."""

    def __init__(self, store: Articles, embedder: Embedder, model: Model | None = None) -> None:
        self._store = store
        self._model = model
        self._embedder = embedder
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
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
    ) -> Answer:
        """Answer from the indexed articles alone, those of a publisher and of some days where these are given.

        `as_of` is the day that "this week" and "latest" are read from; today. What was published after it is left out
        and what was published in the week before it is preferred. Raises UserError for a question that
        cannot be asked, and OnRecordError where the index cannot be read or the language model gives no reply:
        a failure is never an answer.
        """
        *_, answer = self.stream(question, history, publisher, since, until, as_of)
        return answer

    def stream(
        self,
        question: str,
        history: Sequence[Mapping[str, object]] | None = None,
        publisher: str | None = None,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        stop: threading.Event | None = None,
    ) -> Iterator[Answer]:
        """`ask`, as far as a language model's answer has passed its checks, claim by claim; the last is the whole.

        Without a language model there is one answer for each thing that is asked. Closing the iterator ends the
        request to the model; setting `stop` does so from another thread, and raises Stopped.
        """
        within = Filter(publisher, since, until, as_of)
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
        clock = _Clock()
        asked = understood(question, history, self._model, stop)
        if (about := read_about(asked.text)) and (found := self._about(asked, about, within)):
            yield self._from_metadata(question, asked, about, found, clock)
            return
        hits = self.retrieve(asked, within, near=days_meant(asked.text, within))
        clock.lap("retrieve")
        ranked = rank_evidence(asked, self.candidates(asked, hits), self._weights)
        score = answerability(ranked, self._weights)
        clock.lap("rank")
        if unsaid := not_known(asked, ranked, self._store.sentences):
            yield self._not_known(question, asked, score, unsaid, ranked, clock)
            return
        if score < self._weights.threshold:
            yield self._not_found(question, asked, score, ranked, clock)
            return
        drafted = draft(asked, ranked, self._store.sentences, self._weights.share)
        shown, warnings = self._gated(drafted.statements)
        clock.lap("compose")
        if not shown:
            # Nothing found is of the kind asked for, whatever the words in common promised.
            score = min(score, self._weights.threshold)
            yield self._not_found(question, asked, score, ranked, clock, warnings)
            return
        text, citations = cite(shown, [speaker_at(s, self._store.sentences(s.article.id)) for s in shown])
        answer = Answer(
            question=question,
            standalone_question=asked.text,
            status="disputed" if drafted.disputed else "answered",
            score=score,
            text=f"{DISPUTED} {text}" if drafted.disputed else text,
            citations=citations,
            positions=drafted.positions(citations),
            warnings=warnings,
            seconds=clock.laps,
        )
        if self._model is None:
            yield answer
        else:
            yield from write(self._model, answer, drafted, shown, ranked, self._store.sentences, stop)

    def retrieve(
        self, question: Question, within: Filter, limit: int = PASSAGES, near: Filter | None = None
    ) -> list[Hit]:
        """The best passages for a question, best first; those `near` in time before others like them."""
        vector = self._embedder.embed([question.text])[0]
        return retrieve(question, vector, self._store, self._current_vectors(), within, limit, near)

    async def aask(self, question: str, **options: object) -> Answer:
        """`ask`, without blocking the event loop."""
        return await asyncio.to_thread(self.ask, question, **options)  # type: ignore[arg-type]

    def candidates(self, question: Question, hits: Sequence[Hit]) -> list[Candidate]:
        """The sentences of passages with the features that they are ranked by."""
        return read_candidates(question, hits, self.rarity, self._reader)

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

    def _about(self, question: Question, about: AboutArticle, within: Filter) -> list[Article]:
        """The articles that a question about articles means."""
        outlet = outlet_named(about, self._store.publishers())
        hits = self.retrieve(question, replace(within, publisher=within.publisher or outlet), ABOUT)
        return chosen(about, outlet, list({hit.article.id: hit.article for hit in hits}.values()), self.rarity)

    def _from_metadata(
        self, question: str, asked: Question, about: AboutArticle, articles: Sequence[Article], clock: "_Clock"
    ) -> Answer:
        text, citations = state_fields(about.field, articles)
        return Answer(
            question=question,
            standalone_question=asked.text,
            status="answered" if citations else "not_found",
            score=float(bool(citations)),  # read off, not ranked: there is nothing to be unsure of
            text=text,
            citations=citations,
            seconds=clock.laps,
        )

    def _gated(self, statements: Sequence[Statement]) -> tuple[list[Statement], tuple[str, ...]]:
        """The statements that may be shown, and a warning for each that may not."""
        shown, warnings = [], []
        for statement in statements:
            sentences = self._store.sentences(statement.article.id)
            sentence = next((one for one in sentences if one[0] <= statement.words[0] < one[1]), statement.quote)
            whole = replace(statement, words=sentence, speaker=None, spoken=False)
            failure = check(statement, sentences)
            if failure is None:
                shown.append(statement)
            elif check(whole, sentences) is None:  # as it stands, a sentence says what it says
                shown.append(whole)
            else:
                words = statement.article.text[slice(*statement.words)]
                warnings.append(f"left out “{words}”: {failure.detail} ({failure.rule})")
        return shown, tuple(warnings)

    def _not_known(
        self,
        question: str,
        asked: Question,
        score: float,
        unsaid: Evidence,
        ranked: Sequence[Evidence],
        clock: "_Clock",
    ) -> Answer:
        """The sources say that they do not know: nothing is found, and who says so is cited."""
        sentences = self._store.sentences(unsaid.article.id)
        shown, warnings = self._gated(with_antecedent(state(unsaid.article, unsaid.span, sentences), sentences))
        silence = self._not_found(question, asked, min(score, self._weights.threshold), ranked, clock, warnings)
        text, citations = cite(shown, [speaker_at(statement, sentences) for statement in shown])
        return replace(silence, text=f"{silence.text} {text}".strip(), citations=citations)

    def _not_found(
        self,
        question: str,
        asked: Question,
        score: float,
        ranked: Sequence[Evidence],
        clock: "_Clock",
        warnings: tuple[str, ...] = (),
    ) -> Answer:
        closest = tuple(
            Citation(number, evidence.text, evidence.start, evidence.end, evidence.article)
            for number, evidence in enumerate(ranked[:CLOSEST], 1)
        )
        return Answer(
            question=question,
            standalone_question=asked.text,
            status="not_found",
            score=score,
            text=UNCHECKED if warnings else NOT_FOUND,  # what failed its check is no silence of the sources
            closest=closest,
            warnings=warnings,
            seconds=clock.laps,
        )

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


class _Clock:
    """Seconds taken by each step, and in all."""

    def __init__(self) -> None:
        self._started = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self._laps[step] = now - self._last
        self._last = now

    @property
    def laps(self) -> dict[str, float]:
        return {**self._laps, "total": time.perf_counter() - self._started}
