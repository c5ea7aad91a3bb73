"""How often Yes and No are right on questions made to mislead:  python -m evals.verdicts

Each block of the files beside this one holds one or two sentences of invented news, and questions that they answer with
yes, with no, or leave open, most of them in almost the same words.
"""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from evals.fit.verdicts import pieces
from qa.carried import carried
from qa.question import read_question

SETTLED = {"yes": "Yes: ", "no": "No: ", "open": None}


def main() -> None:
    """Print how often a verdict is given, and right, for each kind of question."""
    table = Table("questions", "number", "a verdict given", "right", box=None, pad_edge=False)
    judged = list(_judged())
    for name, kinds in (
        ("answered with yes", ["yes"]),
        ("answered with no", ["no"]),
        ("left open", ["open"]),
        ("all", list(SETTLED)),
    ):
        chosen = [(given, given == SETTLED[kind]) for kind, given in judged if kind in kinds]
        told = [right for given, right in chosen if given]
        table.add_row(name, str(len(chosen)), str(len(told)), f"{sum(told) / len(told):.2f}" if told else "–")
    Console().print(table)


def _judged() -> Iterator[tuple[str, str | None]]:
    """Each question's kind, and the verdict on it."""
    for piece in pieces():
        for text, kind in piece.questions:
            question = read_question(text)
            if question.kind == "yesno":
                yield kind, carried(question, piece.text)


if __name__ == "__main__":
    main()
