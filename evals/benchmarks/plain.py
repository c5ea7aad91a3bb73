"""The plain pipeline that most people build first: the rival in every benchmark's table.

LlamaIndex's SentenceSplitter at 256 tokens with 20 of overlap, all-MiniLM-L6-v2, Chroma, the 3 nearest chunks, the 3
sentences of them nearest to the question by cosine; `not_found` where the nearest one's cosine is under 0.35.
"""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.node_parser.text.utils import split_by_sentence_tokenizer
from llama_index.core.schema import Document, MetadataMode

from index.article import Article
from index.embed import open_embedder
from index.nodes import article_from
from qa.answer import Answer, Citation

CHUNK_TOKENS, OVERLAP_TOKENS = 256, 20
CHUNKS, SENTENCES = 3, 3
LEAST_COSINE = 0.35
CHUNKS_AT_ONCE = 1024
COLLECTION = "chunks"
NOTHING = "The articles do not say."


class PlainPipeline:
    """Its index is a Chroma folder; one that was written to its end is used again."""

    def __init__(self, documents: Sequence[Document], folder: Path) -> None:
        self._embedder = open_embedder()
        self._splitter = SentenceSplitter(chunk_size=CHUNK_TOKENS, chunk_overlap=OVERLAP_TOKENS)
        self._sentences = split_by_sentence_tokenizer()
        self._articles = {document.node_id: article_from(document) for document in documents}
        client = chromadb.PersistentClient(path=str(folder))
        self._collection = client.get_or_create_collection(
            COLLECTION, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
        )
        chunks = [
            (f"{document.node_id}#{number}", chunk, document.node_id)
            for document in documents
            for number, chunk in enumerate(self._splitter.split_text(document.get_content(MetadataMode.NONE)))
        ]
        # Chunks are added in their order, so that a count tells where a run that was stopped has to go on.
        for first in range(self._collection.count(), len(chunks), CHUNKS_AT_ONCE):
            ids, texts, sources = zip(*chunks[first : first + CHUNKS_AT_ONCE], strict=True)
            self._collection.add(
                ids=list(ids),
                documents=list(texts),
                metadatas=[{"document": source} for source in sources],
                embeddings=self._embedder.embed(texts),
            )

    def ask(self, question: str, *, as_of: date | None = None) -> Answer:
        """The nearest sentences, one after another. The day asked on is not looked at."""
        started = time.perf_counter()
        asked = self._embedder.embed([question])
        found: Any = self._collection.query(query_embeddings=asked, n_results=CHUNKS)
        sentences = [
            (sentence.strip(), self._articles[metadata["document"]])
            for text, metadata in zip(found["documents"][0], found["metadatas"][0], strict=True)
            for sentence in self._sentences(text)
            if sentence.strip()
        ]
        cosines = self._embedder.embed([sentence for sentence, _ in sentences]) @ asked[0]
        order = np.argsort(-cosines)
        best = float(cosines[order[0]])
        chosen = list(dict.fromkeys(sentences[int(place)][0] for place in order))[:SENTENCES]
        source = dict(reversed(sentences))
        citations = tuple(_cited(number, text, source[text]) for number, text in enumerate(chosen, 1))
        answered = best >= LEAST_COSINE
        return Answer(
            question=question,
            standalone_question=question,
            status="answered" if answered else "not_found",
            score=max(0.0, best),
            text=" ".join(f"{text} [{number}]" for number, text in enumerate(chosen, 1)) if answered else NOTHING,
            citations=citations if answered else (),
            closest=() if answered else citations,
            seconds={"total": time.perf_counter() - started},
        )

    def close(self) -> None:
        """Chroma's clients close with the process."""


def _cited(number: int, text: str, article: Article) -> Citation:
    return Citation(number, text, None, None, article)
