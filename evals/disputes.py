"""How often the sources are said to differ where hardly any do:  python -m evals.disputes [--questions 2000]

Each of the clippings is a piece of news of its own, so that two that are said to differ mostly tell of two things.
What is said to differ is printed, to be read: two parties in one piece may really differ.
"""

import random
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from evals.fit.asked import clipping_corpus
from evals.fit.clippings import clippings
from evals.fit.examples import SEED


def disputes(questions: Annotated[int, typer.Option(min=1, help="Asked, drawn from all.")] = 2_000) -> None:
    """Ask, and print each answer that says that the sources differ."""
    asked = [question for one in clippings() for question, _ in one.questions]
    chosen = random.Random(SEED).sample(asked, min(questions, len(asked)))
    with tempfile.TemporaryDirectory() as folder, clipping_corpus(Path(folder) / "index") as assistant:
        answers = [assistant.ask(question) for question in track(chosen, "asking")]
    told = [answer for answer in answers if answer.status == "disputed"]
    for answer in told:
        typer.echo(f"{answer.question}\n{answer.text}\n")  # as it stands: brackets of an article are no markup
    typer.echo(f"{len(told)} of {len(answers)} answers say that the sources differ")


if __name__ == "__main__":
    typer.run(disputes)
