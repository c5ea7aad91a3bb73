"""Runs of anything with an `ask`: kept as JSON lines, read again, and compared."""

import dataclasses
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evals import Case, Run, run
from evals.case import TextFact
from evals.compare import compare
from evals.errors import RunFileError
from evals.runs import corpus_hash, load_run, missing_sources, save_line
from evals.schema import read_case
from index.article import Article

FERRY = Article(
    "a", "The ferry Halla sank near Tarn. Nobody was hurt.", "saved/ferry.txt", published=date(2031, 12, 16)
)
CASES = [
    read_case(
        {
            "id": id,
            "question": question,
            "status": "answered",
            "kind": "text",
            "expect": [{"type": "text", "any": want}],
        }
    )
    for id, question, want in (
        ("what", "What sank?", "ferry Halla"),
        ("where", "Where did it sink?", "near Tarn"),
        ("who", "Who was hurt?", "Nobody"),
    )
]


def answer(text: str, quote: str, start: int) -> dict[str, Any]:
    article = {
        "id": "a",
        "path": FERRY.path,
        "published": "2031-12-16",
        "publisher": None,
        "title": None,
        "authors": [],
    }
    citation = {
        "number": 1,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "field": None,
        "article": article,
    }
    return {"version": 1, "status": "answered", "score": 0.9, "text": text, "citations": [citation]}


class Chain:
    """Somebody's own chain: it answers by the question's first word, from a table."""

    def __init__(self, **answers: Callable[[], dict[str, Any]]) -> None:
        self.answers = answers

    def ask(self, question: str) -> dict[str, Any]:
        return self.answers[question.split()[0].lower()]()

    def articles(self) -> list[Article]:
        return [FERRY]

    def article(self, id: str) -> Article:
        return {"a": FERRY}[id]


def sank() -> dict[str, Any]:
    return answer("The ferry Halla sank near Tarn [1].", FERRY.text[:31], 0)


def unhurt() -> dict[str, Any]:
    return answer("Nobody was hurt [1].", FERRY.text[32:], 32)


def broken() -> dict[str, Any]:
    raise ConnectionError("the model is away")


def saved(made: Run, path: Path) -> Path:
    path.write_text("".join(map(save_line, (made.header, *made.records))), encoding="utf-8")
    return path


def test_anything_with_an_ask_can_be_scored() -> None:
    made = run(Chain(what=sank, where=sank, who=unhurt), CASES)
    assert [score.reasons for score in made.scores] == [(), (), ()]
    assert made.header.corpus == corpus_hash([FERRY])


def test_an_error_of_the_system_is_its_own_row() -> None:
    made = run(Chain(what=sank, where=broken, who=unhurt), CASES)
    assert [record.error for record in made.records] == [None, "ConnectionError: the model is away", None]


@pytest.mark.parametrize(
    ("quote", "start"), [("The ferry Halla sank near Velm.", 0), ("The ferry Halla sank near Tarn.", 1), ("", 0)]
)
def test_a_quote_that_is_not_the_articles_words_at_its_place_is_fabricated(quote: str, start: int) -> None:
    made = run(Chain(what=lambda: answer("The ferry Halla sank near Tarn [1].", quote, start)), CASES[:1])
    assert any(reason.startswith("fabricated") for reason in made.scores[0].reasons)


def test_a_quoted_field_must_be_the_articles() -> None:
    def dated(words: str) -> Callable[[], dict[str, Any]]:
        given = answer("The ferry Halla sank, a report of it says [1].", words, 0)
        given["citations"][0] |= {"start": None, "end": None, "field": "published"}
        return lambda: given

    assert run(Chain(what=dated("16 December 2031")), CASES[:1]).records[0].quoted[0].fabricated is None
    assert run(Chain(what=dated("15 December 2031")), CASES[:1]).records[0].quoted[0].fabricated


def test_a_kept_run_reads_back_to_the_same_scores(tmp_path: Path) -> None:
    made = run(Chain(what=sank, where=broken, who=unhurt), CASES, {"cases": "three"})
    kept = load_run(saved(made, tmp_path / "run.jsonl"))
    assert kept.header == made.header
    assert [score.reasons for score in kept.scores] == [score.reasons for score in made.scores]
    assert kept.cases_hash == made.cases_hash


def test_records_are_kept_as_they_come() -> None:
    kept: list[Any] = []
    run(Chain(what=sank, where=sank, who=unhurt), CASES, keep=kept.append)
    assert [type(line).__name__ for line in kept] == ["Header", "Record", "Record", "Record"]


def test_a_run_file_that_is_cut_short_names_its_line(tmp_path: Path) -> None:
    path = saved(run(Chain(what=sank, where=sank, who=unhurt), CASES), tmp_path / "run.jsonl")
    path.write_text(path.read_text()[:-40])
    with pytest.raises(RunFileError, match=r"run.jsonl:4: cut short"):
        load_run(path)


@pytest.mark.parametrize("text", ["", "{}\n", "- id: one\n", '{"format": 99}\n'])
def test_what_is_no_run_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(text)
    with pytest.raises(RunFileError, match=r"run.jsonl:1: "):
        load_run(path)


def test_compare_shows_what_flipped_case_by_case() -> None:
    before = run(Chain(what=sank, where=unhurt, who=unhurt), CASES)
    after = run(Chain(what=broken, where=sank, who=unhurt), CASES[:2])
    found = compare(before, after)
    assert [(flip.id, flip.change) for flip in found.flips] == [("what", "broken"), ("where", "mended")]
    assert found.flips[1].reasons == ('text: "near Tarn" does not stand in the answer',)
    assert found.only_before == ("who",)


def test_runs_on_different_articles_are_not_compared() -> None:
    before = run(Chain(what=sank), CASES[:1])
    other = dataclasses.replace(before, header=dataclasses.replace(before.header, corpus="another"))
    with pytest.raises(RunFileError, match="different articles"):
        compare(before, other)


def test_the_corpus_is_known_by_its_texts_alone() -> None:
    other = Article("b", "Another text.", "b.txt")
    moved = dataclasses.replace(FERRY, path="elsewhere.txt")
    assert corpus_hash([FERRY, other]) == corpus_hash([other, moved])
    assert corpus_hash([FERRY]) != corpus_hash([other])


def test_a_source_that_the_index_does_not_hold_is_named() -> None:
    case = Case("x", "?", ("answered",), "text", (TextFact(("a",)),), sources=("storm.txt",))
    assert "cites 'storm.txt'" in missing_sources([case], [FERRY])["x"]
    assert missing_sources([dataclasses.replace(case, sources=("ferry.txt",))], [FERRY]) == {}


def test_a_thousand_recorded_answers_score_in_under_five_seconds(tmp_path: Path) -> None:
    made = run(Chain(what=sank, where=sank, who=unhurt), CASES)
    lines = [json.dumps(record.to_dict()) for record in made.records]
    path = tmp_path / "run.jsonl"
    path.write_text("\n".join([save_line(made.header).strip(), *(lines * 334)]) + "\n")
    kept = load_run(path)
    started = time.process_time()
    assert len(kept.scores) >= 1000
    assert time.process_time() - started < 5
