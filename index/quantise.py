"""Passages embedded in eight-bit integers, where this machine does that faster and as well.

Questions are always asked in full precision: an index can be asked on any machine, whatever its passages were embedded
with. On 234 questions of RealTimeQA over 1,500 passages of real news, int8 passages gave a recall at 1, 5, 10 and 20 of
0.756, 0.919, 0.953 and 0.966, and full precision of 0.756, 0.923, 0.953 and 0.966: within 0.005.
"""

import json
import logging
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import FULL_PRECISION, SHIPPED, Embedder, open_embedder

INT8 = "passages-int8.onnx"
NOTE = "passages.json"
# Eight-bit arithmetic scales by what runs together: a text would have another vector in other company (a cosine of 0.99
# at worst), and an article another answer for what is indexed beside it. One by one takes as long.
ALONE = 1
ALIKE = 0.99  # mean cosine to full precision; processors without the instructions for it saturate, and fall below
SAMPLE = [
    f"The council of Maresk said on Tuesday that {number:,} people had left the valley of the Orla since the dam "
    f"failed, {number // 7} of them by boat. Repairs will take until {2031 + number % 9}, the mayor said; the "
    "government of Velmora has promised to pay for a third of the cost, and the opposition wants to know who will pay "
    "for the rest. Schools stay closed, and the railway to Port Sandry runs once a day."
    for number in range(300, 20_000, 1_300)
]


def passage_embedder(name: str | None = None) -> Embedder:
    """The embedder of a model's name for passages: of the shipped model, in the precision that is fastest here.

    Another model keeps full precision: what it loses by less was not measured.
    """
    return quickest(open_embedder(name))


def quickest(full: Embedder) -> Embedder:
    """The same model in the precision that is fastest here."""
    if full.card.name != SHIPPED:
        return full
    note = full.folder / NOTE
    if not note.exists():
        _choose(full, note)
    chosen = json.loads(note.read_text())["model"]
    return full if chosen == FULL_PRECISION else Embedder(full.folder, chosen, ALONE)


def _choose(full: Embedder, note: Path) -> None:
    """Time both precisions once, and note the faster that is right."""
    _quantise(full.folder)
    reduced = Embedder(full.folder, INT8, ALONE)
    slow, exact = _timed(full)
    quick, near = _timed(reduced)
    alike = float((exact * near).sum(axis=1).mean())
    model = INT8 if quick < slow and alike >= ALIKE else FULL_PRECISION
    found = {"model": model, "seconds": {FULL_PRECISION: slow, INT8: quick}, "cosine": alike}
    note.write_text(json.dumps(found, indent=1))


def _timed(embedder: Embedder) -> tuple[float, NDArray[np.float32]]:
    """Seconds for the sample, the best of three, and its vectors."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        vectors = embedder.embed(SAMPLE)
        best = min(best, time.perf_counter() - started)
    return best, vectors


def _quantise(folder: Path) -> None:
    """Write the model with its weights as integers, scaled channel by channel, all or nothing."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.getLogger().addFilter(_no_advice)
    try:
        with tempfile.TemporaryDirectory(dir=folder) as work:
            made = Path(work) / INT8
            # One scale a matrix lost much: a mean cosine of 0.95 to full precision, one a channel 0.994.
            quantize_dynamic(
                folder / FULL_PRECISION,
                made,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                weight_type=QuantType.QInt8,
                extra_options={"MatMulConstBOnly": True},
            )
            made.rename(folder / INT8)
    finally:
        logging.getLogger().removeFilter(_no_advice)


def _no_advice(record: logging.LogRecord) -> bool:
    """onnxruntime logs a remark on preprocessing, no concern of a user."""
    return "pre-processing" not in record.getMessage()
