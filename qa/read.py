"""A small neural reader: the words of a passage that answer a question, and how sure it is that any do.

The one home of onnxruntime's span reader; torch is never imported here. The weights that ship were trained by
`evals.fit.reader` and are described in `qa/reader/MODEL_CARD.md`; `qa.adopt` makes such a folder of any extractive
question-answering model of the transformers library.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from index.embed import cores
from qa.errors import ReaderDamaged

SHIPPED = Path(__file__).parent / "reader"
SPAN_TOKENS = 30
"""As in SQuAD's own baseline (Devlin et al. 2019)."""
QUESTION_TOKENS = 64

WORD_LENGTH = 40
_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|\w+")

Part = tuple[int, int]
"""A sentence's start and end in its passage."""
Logits = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Span:
    """`passage[start:end]`, in code points of the passage as given, and its score less that of "no answer"."""

    start: int
    end: int
    margin: float


class Reader:
    """Serves several threads at once."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._inputs = [value.name for value in session.get_inputs()]
        self._side_by_side = ThreadPoolExecutor(cores(), "read")

    @classmethod
    def open(cls, path: Path | None = None) -> "Reader":
        """The shipped reader, or the one in a folder; `ReaderDamaged` where a file is not the one described."""
        folder = path or SHIPPED
        try:
            described = json.loads((folder / "reader.json").read_text())
            files = {name: (folder / name).read_bytes() for name in described["sha256"]}
        except FileNotFoundError as error:
            raise ReaderDamaged(
                f"{error.filename} is missing: install onrecord again, or name another reader"
            ) from None
        for name, content in files.items():
            if hashlib.sha256(content).hexdigest() != described["sha256"][name]:
                raise ReaderDamaged(
                    f"{folder / name} is not the file that reader.json describes: put the right one back"
                )
        tokenizer = Tokenizer.from_buffer(files["tokenizer.json"])
        tokenizer.no_padding()
        tokenizer.enable_truncation(described["window"], stride=described["overlap"], strategy="only_second")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # windows are run side by side
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(files["reader.onnx"], options, providers=["CPUExecutionProvider"])
        return cls(session, tokenizer)

    def read(
        self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Part]] | None = None
    ) -> list[tuple[Span | None, ...]]:
        """For each passage the best span within each of its sentences; None where a sentence has no words.

        Without `sentences`, a passage is one sentence. A passage longer than the window is read in overlapping ones.
        """
        asked = self._shortened(question)
        parts = sentences or [[(0, len(passage))] for passage in passages]
        encodings = self._tokenizer.encode_batch([(asked, passage) for passage in passages])
        return list(self._side_by_side.map(self._best, encodings, passages, parts))

    def _best(self, encoding: Encoding, passage: str, sentences: Sequence[Part]) -> tuple[Span | None, ...]:
        best: list[Span | None] = [None] * len(sentences)
        for window in (encoding, *encoding.overflowing):
            if 1 not in window.sequence_ids:
                continue
            start, end = self._logits(window)
            inside = np.array(window.sequence_ids) == 1
            offsets = np.where(inside[:, None], np.array(window.offsets), -1)
            for place, sentence in enumerate(sentences):
                span, before = _span(offsets, passage, sentence, start, end), best[place]
                if span and (before is None or span.margin > before.margin):
                    best[place] = span
        return tuple(best)

    def _shortened(self, question: str) -> str:
        encoding = self._tokenizer.encode(question, add_special_tokens=False)
        return question[: encoding.offsets[QUESTION_TOKENS - 1][1]] if len(encoding) > QUESTION_TOKENS else question

    def _logits(self, window: Encoding) -> tuple[Logits, Logits]:
        """Start and end scores of a window's tokens, each of shape (tokens,).

        Windows are run one by one, a core each: on a CPU that is faster than padding them to one length, and 8-bit
        arithmetic, which scales by what runs together, then gives a passage the same scores in any company.
        """
        fed = {"input_ids": window.ids, "attention_mask": [1] * len(window), "token_type_ids": window.type_ids}
        arrays = {name: np.array([fed[name]], dtype=np.int64) for name in self._inputs}
        start, end = self._session.run(["start_logits", "end_logits"], arrays)
        return start[0], end[0]


def _span(offsets: npt.NDArray[np.int64], passage: str, sentence: Part, start: Logits, end: Logits) -> Span | None:
    """The best span of one sentence in one window; position 0 scores "no answer" (Devlin et al. 2019).

    `offsets` holds where each token stands in the passage, shape (tokens, 2), -1 for those that stand outside it.
    """
    begins, ends = offsets.T
    tokens = np.flatnonzero((begins >= sentence[0]) & (begins < ends) & (ends <= sentence[1]))
    if not len(tokens):
        return None
    scores = start[tokens][:, None] + end[tokens][None, :]
    first, last = np.indices(scores.shape)
    scores = np.where((first <= last) & (last < first + SPAN_TOKENS), scores, -np.inf)
    at = np.unravel_index(int(np.argmax(scores)), scores.shape)
    begin, finish = int(begins[tokens[at[0]]]), int(ends[tokens[at[1]]])
    return Span(*_whole_words(passage, begin, finish), float(scores[at] - start[0] - end[0]))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The network reads pieces of words; "10" of "10,000" would be a figure that the passage does not give."""
    for match in _WORD.finditer(text, max(0, start - WORD_LENGTH), min(len(text), end + WORD_LENGTH)):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return start, end
