"""A trained network as the folder that `qa.read` opens: reader.onnx in 8 bits, tokenizer.json, reader.json.

The answerability head is folded into the [CLS] position's start logit, so that what ships has the two outputs of any
extractive question-answering model, and "the best span less position 0" is the whole of the margin. The head for yes
and no is trained beside them and stays out.
"""

import copy
import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from tokenizers import Tokenizer
from torch import Tensor, nn

from evals.fit.features import WINDOW_TOKENS
from evals.fit.network import Network

OVERLAP_TOKENS = 96
NAMES = ["input_ids", "attention_mask", "token_type_ids"]
OUTPUTS = ["start_logits", "end_logits"]


class _Folded(nn.Module):
    def __init__(self, network: Network, weight: float) -> None:
        super().__init__()
        self.network, self.weight = network, weight

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        scores = self.network(input_ids, attention_mask, token_type_ids)
        silent = scores.start[:, :1] - self.weight * scores.answered.unsqueeze(-1)
        return torch.cat([silent, scores.start[:, 1:]], dim=1), scores.end


def export(network: Network, tokenizer: Tokenizer, answered_weight: float, folder: Path, *, int8: bool = True) -> None:
    """Write the folder; `answered_weight`: how much the answerability logit counts against "no answer"."""
    network = copy.deepcopy(network).eval()
    network.encoder.set_attn_implementation("eager")  # the form that the optimiser knows how to fuse
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"))
    with tempfile.TemporaryDirectory() as work:
        traced, fused = Path(work) / "traced.onnx", Path(work) / "fused.onnx"
        example = torch.ones((2, 16), dtype=torch.int64)
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")  # the tracer's own remarks
            torch.onnx.export(
                _Folded(network, answered_weight),
                (example, example, example),
                str(traced),
                input_names=NAMES,
                output_names=OUTPUTS,
                dynamic_axes={name: {0: "rows", 1: "tokens"} for name in [*NAMES, *OUTPUTS]},
                opset_version=17,
                dynamo=False,
            )
        config = network.encoder.config
        optimize_model(
            str(traced), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size
        ).save_model_to_file(str(fused if int8 else folder / "reader.onnx"))
        if int8:
            # Unsigned weights: signed ones overflow 16 bits on processors with AVX2 and no VNNI.
            quantize_dynamic(
                fused,
                folder / "reader.onnx",
                per_channel=True,
                weight_type=QuantType.QUInt8,
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
    files = ("reader.onnx", "tokenizer.json")
    described = {
        "window": WINDOW_TOKENS,
        "overlap": OVERLAP_TOKENS,
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }
    (folder / "reader.json").write_text(json.dumps(described, indent=1) + "\n")
