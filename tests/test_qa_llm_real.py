"""The whole way with a real model on a real server: SmolLM2-135M, served by xllamacpp on loopback.

It is far too small to answer, which is the point: whatever it writes, nothing is shown that no quote carries.
"""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from evals.casefile import load_cases
from index.articles import Articles
from qa import Answer, Assistant
from qa.gate import quoted, speaker_at
from qa.statement import MARKER, Statement
from qa.verify import check_clause, clauses

SERVER = Path(__file__).with_name("serve_smollm2.py")
QUESTIONS = 60


def questions() -> list[str]:
    """Questions to the articles in seeds/, of people."""
    with as_file(files("evals") / "cases" / "seeds.yaml") as path:
        cases, _ = load_cases([path])
    return list(dict.fromkeys(case.question for case in cases if not case.history))[:QUESTIONS]


@pytest.fixture(scope="module")
def model() -> Iterator[str]:
    """The name of the model, once its server is up."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, str(SERVER), str(port)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    assert server.stdout.readline().strip() == b"ready"
    yield f"openai-like/smollm2@http://127.0.0.1:{port}/v1"
    server.kill()
    server.wait()


@pytest.fixture(scope="module")
def written(seeds_index: Path, model: str) -> Iterator[Assistant]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_LLM_TIMEOUT", "600")
        with Assistant.open(seeds_index, llm=model) as assistant:
            yield assistant


@pytest.fixture(scope="module")
def extractive(seeds_index: Path) -> Iterator[Assistant]:
    with Assistant.open(seeds_index) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def store(seeds_index: Path) -> Iterator[Articles]:
    opened = Articles.open(seeds_index)
    yield opened
    opened.close()


def assert_carried(answer: Answer, plain: Answer, store: Articles) -> None:
    """Its quotes are slices; it is the extractive answer, or each of its sentences stands in a quote that it cites."""
    for citation in answer.citations:
        if citation.field is None:
            article = store.get(citation.article.id)
            assert article is not None
            assert article.text[citation.start : citation.end] == citation.quote
    if answer.answered_by == "extractive":
        assert (answer.text, answer.citations) == (plain.text, plain.citations)
        assert answer.status == "not_found" or answer.warnings or plain.citations[0].field
        return
    cited = {citation.number: citation for citation in answer.citations}
    for clause, numbers in clauses(answer.text.removeprefix("The sources differ. ")):
        carried = []
        for number in numbers:
            citation = cited[number]
            assert citation.start is not None
            assert citation.end is not None
            statement = Statement(citation.article, (citation.start, citation.end), (citation.start, citation.end))
            sentences = store.sentences(citation.article.id)
            bare = re.sub(r"^(?:Yes|No|Earlier): ", "", MARKER.sub("", clause))
            carried.append(check_clause(bare, [quoted(statement, speaker_at(statement, sentences), sentences)]))
        assert None in carried, (clause, carried)


@pytest.mark.parametrize("question", questions()[:5])
def test_what_a_real_model_writes_is_carried_or_not_shown(
    written: Assistant, extractive: Assistant, store: Articles, question: str
) -> None:
    answer = written.ask(question)
    assert_carried(answer, extractive.ask(question), store)


@pytest.mark.slow
def test_of_60_questions_no_quote_is_fabricated_and_no_figure_unsupported(
    written: Assistant, extractive: Assistant, store: Articles
) -> None:
    asked = questions()
    assert len(asked) == QUESTIONS
    by: dict[str, int] = {}
    for question in asked:
        answer = written.ask(question)
        assert_carried(answer, extractive.ask(question), store)
        by[answer.answered_by] = by.get(answer.answered_by, 0) + 1
    print(by)
