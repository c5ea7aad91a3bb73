"""How often Yes and No are right on questions made to mislead:  python -m evals.verdicts

Each block of the files beside this one holds one or two sentences of invented news, and questions that they answer with
yes, with no, or leave open, most of them in almost the same words.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.table import Table

from qa.carried import carried
from qa.question import read_question

SETTLED = {"y": "Yes: ", "n": "No: ", "u": None}


def main() -> None:
    """Print how often a verdict is given, and right, for each kind of question."""
    table = Table("questions", "number", "a verdict given", "right", box=None, pad_edge=False)
    judged = list(_judged())
    for name, kinds in (("answered with yes", "y"), ("answered with no", "n"), ("left open", "u"), ("all", "ynu")):
        chosen = [(given, given == SETTLED[kind]) for kind, given in judged if kind in kinds]
        told = [right for given, right in chosen if given]
        table.add_row(name, str(len(chosen)), str(len(told)), f"{sum(told) / len(told):.2f}" if told else "–")
    Console().print(table)


def _judged() -> Iterator[tuple[str, str | None]]:
    """Each question's kind, and the verdict on it."""
    for file in sorted(Path(str(files("evals.verdicts"))).glob("*.txt")):
        for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
            told, *lines = block.splitlines()
            for line in lines:
                question = read_question(line[2:])
                if line[0] in SETTLED and question.kind == "yesno":
                    yield line[0], carried(question, told[2:])


if __name__ == "__main__":
    main()
