"""How sure the reader has to be of a Yes or No:  python -m evals.fit.settling WORK

Asks the yes-or-no questions about the clippings that the reader was not trained on, of the index of all clippings, and
prints how often a verdict is given and right at each level of certainty: where the rules of `qa/carried.py` give the
same one, and where the reader is alone. SURE_OF_RULES and SURE_ALONE in `qa/yesno.py` are the lowest at which RIGHT of
the verdicts given are right.
"""

from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from evals.fit.asked import clipping_corpus
from evals.fit.clippings import clippings
from index.articles import Filter
from qa.assistant import Assistant
from qa.carried import Verdict
from qa.evidence import rank_evidence, shipped_weights
from qa.judged import LOOKED_AT, judged
from qa.question import read_question
from qa.read import Reader
from qa.yesno import certainty, reader_alone, verdict

Span = tuple[int, int]

RIGHT = 0.9
LEVELS = [0.0, *(round(0.05 * step, 2) for step in range(6, 19)), 0.925, 0.95, 0.975]
GIVEN: dict[str, Verdict | None] = {"yes": "Yes: ", "no": "No: ", "open": None}


@dataclass(frozen=True)
class Told:
    """What one sentence says to one question, how sure the reader is of that, and whether it is so."""

    by_rules: bool
    sure: float
    right: bool


def fit(work: Path) -> None:
    """Print how often verdicts are right, by how sure the reader is of them."""
    with clipping_corpus(work / "clippings-index") as assistant:
        reader = Reader.open()
        asked = [question for one in clippings("fit") for question in one.yes_or_no]
        told = [
            one
            for question, settled in track(asked, "yes or no")
            for one in _told(assistant, reader, question, GIVEN[settled])
        ]
    console = Console()
    console.print(f"{len(asked)} questions")
    for name, chosen in (
        ("rules and reader agree", [one for one in told if one.by_rules]),
        ("the reader alone", [one for one in told if not one.by_rules]),
    ):
        table = Table(name, "given", "right", box=None, pad_edge=False)
        for level in LEVELS:
            given = [one.right for one in chosen if one.sure >= level]
            table.add_row(f"{level}", str(len(given)), f"{sum(given) / len(given):.2f}" if given else "–")
        console.print(table)


def _told(assistant: Assistant, reader: Reader, text: str, right: Verdict | None) -> list[Told]:
    """The verdict of the rules that the reader is surest of, and that of the reader alone."""
    question = read_question(text)
    hits = assistant.retrieve(question, Filter())
    sentences = {hit.article.id: list[Span]() for hit in hits}
    for hit in sorted(hits, key=lambda hit: hit.passage.start):
        sentences[hit.article.id] += hit.passage.sentences
    ranked = rank_evidence(assistant.candidates(question, hits), shipped_weights())
    found: dict[bool, list[Told]] = {True: [], False: []}
    for one in judged(question, ranked, sentences.__getitem__, reader)[:LOOKED_AT]:
        by_rules, alone = verdict(question, one, sentences[one.article.id]), reader_alone(question, one)
        if answer := by_rules or alone:
            found[bool(by_rules)].append(Told(bool(by_rules), certainty(one, answer), answer == right))
    return [max(rows, key=lambda row: row.sure) for rows in found.values() if rows]


if __name__ == "__main__":
    typer.run(fit)
