"""Train the reader that ships:  python -m evals.fit.reader DATA [--work DIR] [--out DIR]

Made questions first; from there two runs over asked ones, the second with few that have no answer. What is written out
is the mean of both runs' weights (Wortsman et al. 2022): the first knows better when a text is silent, the second is
less ready to call it so. A run that was stopped goes on after the last round that it finished. The test part is read
once, at the end.
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
HARD_NEGATIVES = 0.15
TIMEQA_SHARE = 0.15
"""Of its questions an epoch, others each time: they are as many as SQuAD's and ask for one thing only."""
CLIPPING_SHARE = 0.6
VERDICT_SHARE = 0.5
CROPPED = 0.65
HEADED = 0.7
"""Of the texts that have a headline, read below it; an article need not have one."""
SWAPPED = 0.1
"""Of the answered questions, asked again with another name, number or date of the text in them."""
SILENT_KEPT = 0.25
"""Of the questions that a clipping does not answer, in the second run."""
ANSWERED_WEIGHT = 1.0
REPORTED_EVERY = 50

State = dict[str, Tensor]


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
    # A network so small, on so few questions, takes rates several times those of BERT.
    made = Stage("made", 6, lambda turn: cloze_examples(texts, MADE_A_ROUND, SEED + turn), rate=2e-4, batch=32)
    human = Stage("human", 2, lambda turn: human_examples(data, SEED + turn), rate=1e-4, batch=16)
    answered = Stage("answered", 1, lambda turn: human_examples(data, SEED - turn, SILENT_KEPT), rate=1e-4, batch=16)

    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    network = Network(base_folder())
    begun = _fit(network, tokenizer, made, work)[-1]
    runs = list[State]()
    for stage in (human, answered):
        network.load_state_dict(begun)
        runs.append(_mean(_fit(network, tokenizer, stage, work)))
    network.load_state_dict(_mean(runs))
    export(network, tokenizer, ANSWERED_WEIGHT, out)
    reader = Reader.open(out)
    print(f"written to {out}")
    print(f"clippings not trained on: {measure(reader, clipping_examples('fit'))}")
    for part in ("fit", "test"):
        print(f"squad2-dev, articles for {part}: {measure(reader, squad(data, part))}")


def human_examples(data: Path, seed: int, silent: float = 1.0) -> list[Example]:
    """One epoch's questions, with new hard negatives and other crops each time.

    `silent`: the share that is taken of the questions that a clipping does not answer.
    """
    periods = timeqa(data)
    rng, keep = random.Random(seed), random.Random(seed)
    chosen = rng.sample(periods, round(TIMEQA_SHARE * len(periods)))
    clippings = [one for one in clipping_examples("train") if one.answers or keep.random() < silent]
    clippings = rng.sample(clippings, round(CLIPPING_SHARE * len(clippings)))
    over_paragraphs = [
        one for one in written_examples(data) if one.answers or one.verdict or keep.random() < 2 * silent
    ]
    asked = [*squad(data, "train"), *over_paragraphs, *clippings, *chosen]
    examples = [*with_hard_negatives(asked, HARD_NEGATIVES, seed), *clapnq(data)]
    examples = [
        crop(example, rng) if rng.random() < CROPPED and not example.verdict else example for example in examples
    ]
    answered = [example for example in examples if example.answers and not example.loose]
    swapped = [(example, swap(example.question, example.text, rng)) for example in answered if rng.random() < SWAPPED]
    examples += [replace(example, question=other, answers=()) for example, other in swapped if other]
    verdicts = verdict_examples("train", seed)
    examples += [*rng.sample(verdicts, round(VERDICT_SHARE * len(verdicts))), *yes_or_no_examples("train")]
    return [example.headed() if rng.random() < HEADED else example for example in examples]


def _fit(network: Network, tokenizer: Tokenizer, stage: Stage, work: Path) -> list[State]:
    """The weights after each round. Rounds whose file stands in the work folder are read from it."""
    weights = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=stage.rate, weight_decay=0.01, fused=True)
    steps = stage.rounds * (len(stage.examples(1)) // stage.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(20 * (step + 1) / steps, max(0.0, 1 - step / steps))
    )
    after: list[State] = []
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
        after.append({name: value.clone() for name, value in state["network"].items()})
    return after


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
