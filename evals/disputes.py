"""How often the sources are said to differ where hardly any do:  python -m evals.disputes [--questions 2000]

The clippings are pieces of news about one thing each: of two of them that are said to differ, nearly all tell of two
things. What is said to differ is printed, to be read: a party and its opponent in one piece may really differ.
"""

import random
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich import print
from rich.progress import track

from evals.fit.asked import clipping_corpus
from evals.fit.clippings import clippings
from evals.fit.examples import SEED


def disputes(questions: Annotated[int, typer.Option(help="Asked, drawn from all.")] = 2_000) -> None:
    """Ask, and print each answer that says that the sources differ."""
    asked = [question for one in clippings() for question, _ in one.questions]
    chosen = random.Random(SEED).sample(asked, questions)
    with tempfile.TemporaryDirectory() as folder, clipping_corpus(Path(folder) / "index") as assistant:
        answers = [assistant.ask(question) for question in track(chosen, "asking")]
    told = [answer for answer in answers if answer.status == "disputed"]
    for answer in told:
        print(f"[bold]{answer.question}[/bold] {answer.text}\n")
    print(f"{len(told)} of {questions} answers say that the sources differ")


if __name__ == "__main__":
    typer.run(disputes)
