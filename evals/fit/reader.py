"""Train the reader that ships:  python -m evals.fit.reader DATA [--work DIR] [--out DIR]

Made questions first; from there two runs. One is plain: SQuAD's questions and those about clippings. The other goes on
to many in pairs: a question that a paragraph answers, and the same one changed in a point that matters, which it does
not (contrast sets; Gardner et al. 2020); at last to mostly news, half of it asked again of the text that is nearest to
the question and does not answer. From the stage `again` on, each begins at the mean of the weights that those before it
ended with. Written out is the mean of both runs (Wortsman et al. 2022), which tells better than either when a text is
silent. A run that was stopped goes on after the last round that it finished. The test part is read once, at the end.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from rich import print
from tokenizers import Tokenizer
from torch import Tensor

from evals.fit.clippings import clipping_examples, yes_or_no_examples
from evals.fit.cloze import cloze_examples, swap
from evals.fit.crop import crop
from evals.fit.examples import SEED, Example, clapnq, paragraphs, squad, timeqa, with_hard_negatives
from evals.fit.export import export
from evals.fit.features import batches, features
from evals.fit.measure import measure
from evals.fit.network import Network, base_folder, loss
from evals.fit.verdicts import verdict_examples
from evals.fit.written import written_examples
from qa.read import SHIPPED, Reader

MADE_A_ROUND = 4_000
SWAPPED = 0.05
"""Of the answered questions, asked again with another name, number or date of the text in them."""
CROPPED = 0.65
HEADED = 0.7
"""Of the texts that have a headline, read below it; an article need not have one."""
ANSWERED_WEIGHT = 1.0
PLAIN_COUNTS = 2
"""Times that the plain run counts in the mean that is written out."""
AVERAGED = 3
"""Of the other run, the last stages whose ends are averaged with it, each counting once."""
REPORTED_EVERY = 50

State = dict[str, Tensor]


@dataclass(frozen=True)
class Mix:
    """How many questions of each source are drawn for a round, and what share is asked again of another text."""

    squad: int
    asked: int
    contrast: int
    clippings: int
    periods: int
    sentences: int
    yes_or_no: int
    nearest: float
    """Of the answered questions, asked again of the nearest other text."""


# SQuAD has no more; of TimeQA few, which are as many as SQuAD's and ask for one thing only.
PLAIN = Mix(squad=3_614, asked=0, contrast=0, clippings=24_900, periods=600, sentences=599, yes_or_no=0, nearest=0.15)
ASKED = Mix(
    squad=3_614, asked=15_700, contrast=0, clippings=15_000, periods=600, sentences=599, yes_or_no=8_400, nearest=0.1
)
AGAIN = Mix(
    squad=3_000, asked=5_000, contrast=0, clippings=2_200, periods=120, sentences=100, yes_or_no=1_200, nearest=0.1
)
CONTRAST = Mix(
    squad=3_000, asked=2_000, contrast=4_100, clippings=1_500, periods=100, sentences=100, yes_or_no=600, nearest=0.1
)
# A question is asked of some fifteen passages, few of which answer it.
NEWS = Mix(
    squad=1_500, asked=1_500, contrast=1_500, clippings=6_000, periods=60, sentences=60, yes_or_no=400, nearest=0.5
)
MIXED = Mix(
    squad=1_800, asked=1_300, contrast=1_800, clippings=5_000, periods=60, sentences=60, yes_or_no=350, nearest=0.45
)


@dataclass(frozen=True)
class Stage:
    """Rounds over new questions each time, at a rate that rises over the first twentieth and falls in a line."""

    name: str
    rounds: int
    examples: Callable[[int], list[Example]]
    """Of a round, by its number from 1."""
    rate: float
    batch: int


def train(
    data: Path,
    work: Annotated[Path, typer.Option(help="Checkpoints; a run that was stopped goes on from them.")] = Path(
        "build/reader"
    ),
    out: Annotated[Path, typer.Option(help="Where the trained reader is written.")] = SHIPPED,
) -> None:
    """Train on DATA (the folder of squad2-dev, timeqa-human and clapnq-dev) and write the reader."""
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    texts = paragraphs(data)
    made = Stage("made", 6, lambda turn: cloze_examples(texts, MADE_A_ROUND, SEED + turn), rate=2e-4, batch=32)
    plain = Stage("plain", 2, lambda turn: drawn(data, PLAIN, SEED + 600 + turn), rate=1e-4, batch=16)
    asked = Stage("asked", 1, lambda turn: drawn(data, ASKED, SEED + turn), rate=1e-4, batch=16)
    averaged = [
        Stage("again", 3, lambda turn: drawn(data, AGAIN, SEED + 100 + turn), rate=1e-4, batch=16),
        Stage("contrast", 4, lambda turn: drawn(data, CONTRAST, SEED + 200 + turn), rate=1e-4, batch=16),
        Stage("news", 1, lambda turn: drawn(data, NEWS, SEED + 300 + turn), rate=1e-4, batch=16),
        Stage("mixed", 1, lambda turn: drawn(data, MIXED, SEED + 400 + turn), rate=1e-4, batch=16),
        Stage("mixed_again", 1, lambda turn: drawn(data, MIXED, SEED + 500 + turn), rate=1e-4, batch=16),
    ]
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    network = Network(base_folder())
    begun = _fit(network, tokenizer, made, work)
    by_itself = _fit(network, tokenizer, plain, work)
    network.load_state_dict(begun)
    _fit(network, tokenizer, asked, work)
    ends: list[State] = []
    for stage in averaged:
        if ends:
            network.load_state_dict(_mean(ends))
        ends.append(_fit(network, tokenizer, stage, work))
    network.load_state_dict(_mean([by_itself] * PLAIN_COUNTS + ends[-AVERAGED:]))
    export(network, tokenizer, ANSWERED_WEIGHT, out)
    reader = Reader.open(out)
    print(f"written to {out}")
    print(f"clippings not trained on: {measure(reader, clipping_examples('fit'))}")
    for part in ("fit", "test"):
        print(f"squad2-dev, articles for {part}: {measure(reader, squad(data, part))}")


def drawn(data: Path, mix: Mix, seed: int) -> list[Example]:
    """A round's questions, with hard negatives, crops and swaps of their own."""
    rng = random.Random(seed)
    asked = [
        *rng.sample(squad(data, "train"), mix.squad),
        *rng.sample(written_examples(data, "asked"), mix.asked),
        *rng.sample(written_examples(data, "contrast"), mix.contrast),
        *rng.sample(clipping_examples("train"), mix.clippings),
        *rng.sample(timeqa(data), mix.periods),
    ]
    examples = [*with_hard_negatives(asked, mix.nearest, seed), *rng.sample(clapnq(data), mix.sentences)]
    examples = [crop(example, rng) if rng.random() < CROPPED else example for example in examples]
    answered = [example for example in examples if example.answers and not example.loose]
    swapped = [(example, swap(example.question, example.text, rng)) for example in answered if rng.random() < SWAPPED]
    examples += [replace(example, question=other, answers=()) for example, other in swapped if other]
    settled = [
        *verdict_examples("train", seed),
        *written_examples(data, "yes_no"),
        *yes_or_no_examples("train"),
    ]
    examples += rng.sample(settled, mix.yes_or_no)
    return [example.headed() if rng.random() < HEADED else example for example in examples]


def _fit(network: Network, tokenizer: Tokenizer, stage: Stage, work: Path) -> State:
    """The weights after the last round. Rounds whose file stands in the work folder are read from it."""
    weights = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=stage.rate, weight_decay=0.01, fused=True)
    steps = stage.rounds * (len(stage.examples(1)) // stage.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(20 * (step + 1) / steps, max(0.0, 1 - step / steps))
    )
    for turn in range(1, stage.rounds + 1):
        kept = work / f"{stage.name}-{turn}.pt"
        if kept.exists():
            state = torch.load(kept)
            network.load_state_dict(state["network"])
            optimiser.load_state_dict(state["optimiser"])
            schedule.load_state_dict(state["schedule"])
        else:
            _round(network, tokenizer, stage, turn, optimiser, schedule)
            state = {
                "network": network.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
            }
            torch.save(state, kept.with_suffix(".part"))
            kept.with_suffix(".part").replace(kept)
    return {name: value.clone() for name, value in network.state_dict().items()}


def _round(
    network: Network,
    tokenizer: Tokenizer,
    stage: Stage,
    turn: int,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> None:
    rng = random.Random(SEED + turn)
    found = features(stage.examples(turn), tokenizer, rng)
    started, losses = time.monotonic(), list[float]()
    network.train()
    for batch in batches(found, stage.batch, rng):
        value = loss(network, batch)
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(list(network.parameters()), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        losses.append(value.item())
        if len(losses) % REPORTED_EVERY == 0:
            speed = len(losses) * stage.batch / (time.monotonic() - started)
            recent = np.mean(losses[-REPORTED_EVERY:])
            print(f"{stage.name} {turn}/{stage.rounds}: loss {recent:.3f}, {speed:.1f} examples a second")


def _mean(states: Sequence[State]) -> State:
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if first.is_floating_point() else first
        for name, first in states[0].items()
    }


if __name__ == "__main__":
    typer.run(train)
