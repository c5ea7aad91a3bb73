"""Train the reader that ships:  python -m evals.fit.reader DATA [--work DIR] [--out DIR]

Cloze questions first, then the human ones; every epoch is kept in the work folder and measured on the part of
squad2-dev set apart for choosing, and the best one is written out. Killed, it goes on after the last epoch that it
finished. The test part is read once, at the end.
"""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from rich import print
from tokenizers import Tokenizer

from evals.fit.cloze import cloze_examples, swap
from evals.fit.crop import crop
from evals.fit.examples import SEED, Example, clapnq, paragraphs, squad, timeqa, with_hard_negatives
from evals.fit.export import export
from evals.fit.features import batches, features
from evals.fit.measure import Figures, measure
from evals.fit.network import Network, base_folder, loss
from qa.read import SHIPPED, Reader

CLOZES, CLOZE_RATE, CLOZE_BATCH = 24_000, 2e-4, 32
EPOCHS, RATE, BATCH = 3, 1e-4, 16
"""A network so small, on so few questions, takes rates several times those of BERT."""
HARD_NEGATIVES = 0.25
TIMEQA_SHARE = 0.15
"""Of its questions an epoch, others each time: they are as many as SQuAD's and ask for one thing only."""
CROPPED = 0.5
SWAPPED = 0.2
"""Of the answered questions, asked again with another name, number or date of the text in them."""
ANSWERED_WEIGHT = 1.0
REPORTED_EVERY = 50


def train(
    data: Path,
    work: Annotated[Path, typer.Option(help="Checkpoints; a run that was stopped goes on from them.")] = Path(
        "build/reader"
    ),
    out: Annotated[Path, typer.Option(help="Where the trained reader is written.")] = SHIPPED,
) -> None:
    """Train on DATA (squad2-dev, timeqa-human, clapnq-dev) and write the best epoch's reader."""
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    network = Network(base_folder())
    pretrained = work / "pretrained.pt"
    if pretrained.exists():
        network.load_state_dict(torch.load(pretrained))
    else:
        made = cloze_examples(paragraphs(data), CLOZES, SEED)
        _fit(network, tokenizer, lambda _: made, 1, CLOZE_RATE, CLOZE_BATCH, lambda _: None)
        torch.save(network.state_dict(), pretrained)

    choosing = squad(data, "fit")
    figures: dict[int, Figures] = {}

    def finished(epoch: int) -> None:
        torch.save(network.state_dict(), work / f"epoch-{epoch}.pt")
        export(network, tokenizer, ANSWERED_WEIGHT, work / f"epoch-{epoch}")
        figures[epoch] = measure(Reader.open(work / f"epoch-{epoch}"), choosing)
        print(f"epoch {epoch}: {figures[epoch]}")

    _fit(network, tokenizer, lambda epoch: human_examples(data, SEED + epoch), EPOCHS, RATE, BATCH, finished)
    best = max(figures, key=lambda epoch: figures[epoch].f1 + figures[epoch].auc)
    network.load_state_dict(torch.load(work / f"epoch-{best}.pt"))
    export(network, tokenizer, ANSWERED_WEIGHT, out)
    print(f"epoch {best} written to {out}; on the test articles: {measure(Reader.open(out), squad(data, 'test'))}")


def human_examples(data: Path, seed: int) -> list[Example]:
    """One epoch's questions, with new hard negatives and other crops each time."""
    periods = timeqa(data)
    rng = random.Random(seed)
    chosen = rng.sample(periods, round(TIMEQA_SHARE * len(periods)))
    asked = [*squad(data, "train"), *chosen]
    examples = [*with_hard_negatives(asked, HARD_NEGATIVES, seed), *clapnq(data)]
    examples = [crop(example, rng) if rng.random() < CROPPED else example for example in examples]
    answered = [example for example in examples if example.answers and not example.loose]
    swapped = [(example, swap(example.question, example.text, rng)) for example in answered if rng.random() < SWAPPED]
    return [*examples, *(replace(example, question=other, answers=()) for example, other in swapped if other)]


def _fit(
    network: Network,
    tokenizer: Tokenizer,
    examples: Callable[[int], list[Example]],
    epochs: int,
    rate: float,
    size: int,
    finished: Callable[[int], None],
) -> None:
    """AdamW, the rate rising over the first twentieth and then falling to nothing in a line."""
    rng = random.Random(SEED)
    weights = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01, fused=True)
    steps = epochs * (len(examples(1)) // size + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(20 * (step + 1) / steps, max(0.0, 1 - step / steps))
    )
    started, done, losses = time.monotonic(), 0, list[float]()
    for epoch in range(1, epochs + 1):
        network.train()
        for batch in batches(features(examples(epoch), tokenizer, rng), size, rng):
            value = loss(network, batch)
            value.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            done += 1
            losses.append(value.item())
            if done % REPORTED_EVERY == 0:
                speed = done * size / (time.monotonic() - started)
                print(f"{done}/{steps}: loss {np.mean(losses[-REPORTED_EVERY:]):.3f}, {speed:.1f} examples a second")
        finished(epoch)


if __name__ == "__main__":
    typer.run(train)
