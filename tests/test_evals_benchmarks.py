"""Benchmarks: how an answer is held against the gold one, the plain pipeline, and a table from a folder of data."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from llama_index.core.schema import Document

from evals.benchmarks import BENCHMARKS, BenchmarkResult, run_benchmark
from evals.benchmarks.holds import chooses, holds
from evals.benchmarks.plain import PlainPipeline
from evals.benchmarks.result import Row
from evals.benchmarks.squad import Question, questions, without
from index.embed import open_embedder
from index.errors import UserError
from index.settings import IndexSettings

DRAVONIA = (
    "Dravonia's parliament elected Ilse Tarrow as president on March 3. She promised to reopen the Corvane bridge."
)
LOMASK = "Plum growers in the Lomask valley lost most of their harvest to frost, said Odo Brandt of Kadessa."


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exported embedding model is everyone's, the indexes are this test's."""
    open_embedder()
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "models").symlink_to(IndexSettings().cache / "models")
    monkeypatch.setenv("ONRECORD_CACHE", str(cache))


@pytest.mark.parametrize(
    ("text", "words", "held"),
    [
        ("Ilse Tarrow was elected [1].", "ilse tarrow", True),
        ("It was Odo Brandt’s farm.", "Odo Brandt's farm", True),
        ("They counted 14,500 cars.", "4,500", False),
        ("The Corvanes left.", "Corvane", False),
        ("The bill is 5% higher.", "5%", True),
        ("She said “never [2] again”.", '"never again"', True),
        ("", "Corvane", False),
    ],
)
def test_an_answer_holds_words_as_whole_words(text: str, words: str, held: bool) -> None:
    assert holds(text, words) is held


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Tarrow won [1].", True),
        ("Tarrow beat Brandt [1].", False),
        ("Nobody knows.", False),
        ("word " * 60 + "Tarrow", False),
        ("word " * 59 + "Tarrow, not Brandt", True),
    ],
)
def test_the_gold_choice_alone_must_stand_in_the_first_words(text: str, right: bool) -> None:
    assert chooses(text, "Tarrow", ["Brandt", "Kadessa"], first_words=60) is right


def test_the_plain_pipeline_answers_with_the_nearest_sentences(tmp_path: Path) -> None:
    plain = PlainPipeline([Document(id_="a", text=DRAVONIA), Document(id_="b", text=LOMASK)], tmp_path / "plain")
    answer = plain.ask("Who was elected president of Dravonia?")
    assert answer.status == "answered"
    assert answer.citations[0].quote.startswith("Dravonia's parliament elected")
    assert answer.text.startswith(answer.citations[0].quote + " [1]")


def test_the_plain_pipeline_says_nothing_where_no_sentence_is_near(tmp_path: Path) -> None:
    plain = PlainPipeline([Document(id_="b", text=LOMASK)], tmp_path / "plain")
    answer = plain.ask("How many moons does the seventh planet have?")
    assert answer.status == "not_found"
    assert answer.citations == ()


def test_the_plain_pipeline_embeds_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [Document(id_="a", text=DRAVONIA), Document(id_="b", text=LOMASK)]
    before = PlainPipeline(documents, tmp_path / "plain").ask("Who was elected president?")
    again = PlainPipeline(documents, tmp_path / "plain")
    assert again.ask("Who was elected president?").text == before.text


def test_paragraphs_that_hold_an_answer_are_taken_out() -> None:
    paragraphs = [Document(text=DRAVONIA), Document(text=LOMASK)]
    assert without(paragraphs, [Question("Who?", ("Odo Brandt", "Brandt"))]) == paragraphs[:1]


def test_only_test_articles_are_asked_about(tmp_path: Path) -> None:
    folder = write_squad(tmp_path)
    asked = questions(folder)
    assert len(asked) == 8
    assert len({question.text.split()[3] for question in asked}) == 4


def test_a_name_that_is_no_benchmark_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no benchmark 'trivia': there are realtimeqa, squad"):
        run_benchmark("trivia", tmp_path)


def test_a_folder_without_the_data_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"rgb-counterfactual is not there"):
        run_benchmark("rgb", tmp_path)


@pytest.mark.parametrize("name", list(BENCHMARKS))
def test_each_benchmark_shows_both_systems_over_the_same_questions(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path)
    result = run_benchmark(name, tmp_path, limit=2)
    assert {row.system for row in result.rows} == {"onrecord", "plain"}
    by_measure: dict[tuple[str, str], set[int]] = {}
    for row in result.rows:
        assert row.value is None or row.measure == "seconds a question" or 0 <= row.value <= 1
        if "precision" not in row.measure:  # over the refusals, which differ
            by_measure.setdefault((row.set, row.measure), set()).add(row.eligible)
    assert all(len(counts) == 1 for counts in by_measure.values())
    assert json.loads(json.dumps(result.to_dict()))["benchmark"] == name


def test_a_table_has_the_systems_side_by_side() -> None:
    rows = (Row("onrecord", "dated", "strict", 0.5, 165), Row("plain", "dated", "strict", None, 0))
    table = BenchmarkResult("realtimeqa", "realtimeqa-dev", rows).table()
    assert table.splitlines()[0].split() == ["set", "measure", "onrecord", "plain", "eligible"]
    assert table.splitlines()[-1].split() == ["dated", "strict", "0.500", "–", "165/0"]


def write_lines(file: Path, rows: list[dict[str, Any]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if file.suffix == ".gz":
        file.write_bytes(gzip.compress(text.encode()))
    else:
        file.write_text(text)


def write_squad(data: Path) -> Path:
    articles = [
        {
            "title": f"Town_{number}",
            "paragraphs": [
                {
                    "context": f"The mayor of Town {number} is Ilse Tarrow-{number}. It has a bridge.",
                    "qas": [
                        {
                            "question": f"Who leads Town {number} now?",
                            "answers": [{"text": f"Ilse Tarrow-{number}", "answer_start": 24}],
                        },
                        {"question": f"Who left Town {number} then?", "answers": []},
                    ],
                }
            ],
        }
        for number in range(9)
    ]
    folder = data / "squad2-dev"
    folder.mkdir()
    (folder / "dev-half.json.gz").write_bytes(gzip.compress(json.dumps({"data": articles}).encode()))
    write_lines(folder / "other-paragraphs.jsonl.gz", [{"title": "Lomask", "context": LOMASK}])
    return folder


def write_realtimeqa(data: Path) -> None:
    folder = data / "realtimeqa-dev"
    article = {
        "url": "https://www.courier.example/1",
        "title": "A new president",
        "authors": ["Odo Brandt"],
        "publish_date": "2031/03/04",
        "text": DRAVONIA,
    }
    case = {
        "week": "2031-03-07",
        "question": "Who was elected president of Dravonia?",
        "choices": ["Ilse Tarrow", "Odo Brandt"],
        "gold": "Ilse Tarrow",
    }
    write_lines(folder / "articles.jsonl.gz", [article])
    write_lines(folder / "cases.jsonl", [case])
    write_lines(folder / "cases-undated.jsonl", [case])


def write_clapnq(data: Path) -> None:
    for name, text, selected in (("answerable", DRAVONIA, [DRAVONIA[:66]]), ("unanswerable", LOMASK, [])):
        row = {
            "input": "who was elected president of dravonia",
            "passages": [{"title": name, "text": text}],
            "output": [{"selected_sentences": selected}],
        }
        write_lines(data / "clapnq-dev" / f"{name}.jsonl", [row])


def write_rgb(data: Path) -> None:
    case = {
        "id": 0,
        "query": "Who was elected president of Dravonia?",
        "answer": "Ilse Tarrow",
        "fakeanswer": "Odo Brandt",
        "positive": [DRAVONIA],
        "positive_wrong": [DRAVONIA.replace("Ilse Tarrow", "Odo Brandt")],
        "negative": ["The bridge is closed."],
    }
    write_lines(data / "rgb-counterfactual" / "en_fact.json", [case])


WRITERS = {"realtimeqa": write_realtimeqa, "squad": write_squad, "clapnq": write_clapnq, "rgb": write_rgb}
