"""Any extractive question-answering model in place of the shipped reader, exported to ONNX on its first use.

The one place of asking that imports torch and transformers, and only where such a model is named and not yet exported.
"""

import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

from index.errors import UserError
from index.settings import IndexSettings
from qa.read import Reader

WINDOW_TOKENS, OVERLAP_TOKENS = 384, 128
"""As these models are trained (Devlin et al. 2019)."""


def open_reader(model: str | None = None) -> Reader:
    """The shipped reader, or the one made of a model: a local folder, or a name on a hub that can be reached.

    Raises UserError where there is no such model, or it answers in another way.
    """
    if model is None:
        return Reader.open()
    source = str(Path(model).resolve()) if Path(model).is_dir() else model
    folder = (
        IndexSettings().cache / "readers" / f"{Path(model).name}-{hashlib.sha256(source.encode()).hexdigest()[:12]}"
    )
    if not (folder / "reader.json").exists():
        _export(model, folder)
    return Reader.open(folder)


def _export(name: str, target: Path) -> None:
    """Write reader.onnx, tokenizer.json and reader.json to `target`, all or nothing."""
    import torch
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    try:
        model = AutoModelForQuestionAnswering.from_pretrained(name).eval()
        tokenizer = AutoTokenizer.from_pretrained(name)
    except (OSError, ValueError) as error:
        raise UserError(
            f"the reader {name!r} could not be loaded ({str(error).splitlines()[0]}): name a folder or a hub's model "
            "made for extractive question answering, or none for the shipped one"
        ) from error
    example = tokenizer("Who?", "A mayor.", return_tensors="pt")
    if not tokenizer.is_fast or int(example["input_ids"][0, 0]) != tokenizer.cls_token_id:
        raise UserError(f"the reader {name!r} does not begin with a [CLS] token: choose a model like BERT or RoBERTa")
    names = [key for key in ("input_ids", "attention_mask", "token_type_ids") if key in example]

    class Spans(torch.nn.Module):
        """Its two rows of logits alone."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *inputs: Any) -> tuple[Any, Any]:
            output = self.model(**dict(zip(names, inputs, strict=True)))
            return output.start_logits, output.end_logits

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as work:
        made = Path(work) / "reader"
        made.mkdir()
        outputs = ["start_logits", "end_logits"]
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")  # the tracer's own remarks, no concern of a user
            torch.onnx.export(
                Spans(),
                tuple(example[key] for key in names),
                str(made / "reader.onnx"),
                input_names=names,
                output_names=outputs,
                dynamic_axes={key: {0: "rows", 1: "tokens"} for key in [*names, *outputs]},
                opset_version=17,
                dynamo=False,
            )
        tokenizer.backend_tokenizer.save(str(made / "tokenizer.json"))
        digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made.iterdir()}
        described = {"window": WINDOW_TOKENS, "overlap": OVERLAP_TOKENS, "sha256": digests}
        (made / "reader.json").write_text(json.dumps(described, indent=1))
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
