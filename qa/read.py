"""A small neural reader: the words of a passage that answer a question, and how sure it is that any do.

The one home of onnxruntime's span reader; torch is never imported here. The weights that ship were trained by
`evals.fit.reader` and are described in `qa/reader/MODEL_CARD.md`; `qa.adopt` makes such a folder of any extractive
question-answering model of the transformers library.
"""

import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from index.errors import OnRecordError

SHIPPED = Path(__file__).parent / "reader"
SPANS = 3
"""Spans kept of a passage."""
SPAN_TOKENS = 30
"""As in SQuAD's own baseline (Devlin et al. 2019)."""
QUESTION_TOKENS = 64

WORD_LENGTH = 40
_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|\w+")

Logits = npt.NDArray[np.float32]


class ReaderDamaged(OnRecordError):
    """The reader's files are missing, or are not those that its description states."""


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
        options.intra_op_num_threads = min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(files["reader.onnx"], options, providers=["CPUExecutionProvider"])
        return cls(session, tokenizer)

    def read(self, question: str, passages: Sequence[str]) -> list[tuple[Span, ...]]:
        """For each passage, in their order, spans that do not overlap, the surest first; none for a blank passage.

        A passage longer than the window is read in overlapping ones.
        """
        asked = self._shortened(question)
        encodings = self._tokenizer.encode_batch([(asked, passage) for passage in passages])
        found: list[list[Span]] = [[] for _ in passages]
        for number, encoding in enumerate(encodings):
            for window in (encoding, *encoding.overflowing):
                if 1 in window.sequence_ids:
                    found[number] += _spans(window, passages[number], *self._logits(window))
        return [_apart(spans) for spans in found]

    def _shortened(self, question: str) -> str:
        encoding = self._tokenizer.encode(question, add_special_tokens=False)
        return question[: encoding.offsets[QUESTION_TOKENS - 1][1]] if len(encoding) > QUESTION_TOKENS else question

    def _logits(self, window: Encoding) -> tuple[Logits, Logits]:
        """Start and end scores of a window's tokens, each of shape (tokens,).

        Windows are run one by one: on a CPU that is faster than padding them to one length, and 8-bit arithmetic,
        which scales by what runs together, then gives a passage the same scores in any company.
        """
        fed = {"input_ids": window.ids, "attention_mask": [1] * len(window), "token_type_ids": window.type_ids}
        arrays = {name: np.array([fed[name]], dtype=np.int64) for name in self._inputs}
        start, end = self._session.run(["start_logits", "end_logits"], arrays)
        return start[0], end[0]


def _spans(window: Encoding, passage: str, start: Logits, end: Logits) -> list[Span]:
    """The best spans of one window; position 0 scores "no answer" (Devlin et al. 2019)."""
    tokens = np.array([place for place, sequence in enumerate(window.sequence_ids) if sequence == 1])
    scores = start[tokens][:, None] + end[tokens][None, :]
    first, last = np.indices(scores.shape)
    scores = np.where((first <= last) & (last < first + SPAN_TOKENS), scores, -np.inf)
    silent = float(start[0] + end[0])
    order = np.argsort(scores, axis=None)[::-1][: SPANS * SPANS]
    spans = []
    for place in order:
        at = np.unravel_index(place, scores.shape)
        if scores[at] == -np.inf:
            break
        begin, finish = window.offsets[tokens[at[0]]][0], window.offsets[tokens[at[1]]][1]
        spans.append(Span(*_whole_words(passage, begin, finish), float(scores[at]) - silent))
    return spans


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The network reads pieces of words; "10" of "10,000" would be a figure that the passage does not give."""
    for match in _WORD.finditer(text, max(0, start - WORD_LENGTH), min(len(text), end + WORD_LENGTH)):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return start, end


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: -span.margin):
        if len(kept) < SPANS and all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(kept)
