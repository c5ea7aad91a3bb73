import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from interrupts import heeds_interrupts

from ui.cli import main

SEEDS = Path(__file__).parent.parent / "seeds"
COMMAND = [sys.executable, "-c", "from ui.cli import main; main()"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds_index: Path) -> Run:
    """Run the command line in a folder of its own, over the index of the seeds; its status, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_INDEX", str(seeds_index))

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
        with pytest.raises(SystemExit) as exit_:
            main()
        captured = capsys.readouterr()
        assert isinstance(exit_.value.code, int)
        return exit_.value.code, captured.out, captured.err

    return call


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    status, out, _ = run()
    assert status == 0
    for command in ("index", "ask", "chat", "sources", "article", "forget", "eval"):
        assert f"\n  {command} " in out


@pytest.mark.parametrize("command", ["index", "ask", "chat", "sources", "article", "forget"])
def test_each_command_explains_itself(run: Run, command: str) -> None:
    status, out, _ = run(command, "--help")
    assert status == 0
    assert f"Usage: onrecord {command}" in out
    assert "--index" in out


def test_the_evals_are_a_command_that_the_interface_knows_nothing_of(run: Run) -> None:
    status, out, _ = run("eval", "--help")
    assert status == 0
    assert "Usage: onrecord eval" in out
    assert "--baseline" in out


def test_an_answer_is_printed_with_its_quotes(run: Run) -> None:
    status, out, err = run("ask", "How many North Korean troops are in Russia?")
    assert (status, err) == (0, "")
    assert "10,000" in out
    assert "[1]" in out
    assert "“" in out


def test_an_answer_as_json_is_one_object_whose_quotes_are_slices(run: Run) -> None:
    status, out, err = run("ask", "How many North Korean troops are in Russia?", "--json")
    assert (status, err) == (0, "")
    answer = json.loads(out)
    assert answer["version"] == 1
    assert answer["citations"]
    for citation in answer["citations"]:
        _, printed, _ = run("article", citation["article"]["id"], "--json")
        article = json.loads(printed)["article"]
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert article["sha256"] == citation["article"]["sha256"]


def test_what_the_sources_do_not_say_is_an_answer(run: Run) -> None:
    status, out, _ = run("ask", "Who won the chess championship in Toronto?", "--json")
    assert status == 0
    assert json.loads(out)["status"] == "not_found"


def test_filters_of_publisher_and_day_hold(run: Run) -> None:
    question = "How many North Korean troops are in Russia?"
    _, out, _ = run("ask", question, "--json", "--publisher", "DW", "--since", "2024-12-14", "--until", "2024-12-14")
    assert {citation["article"]["publisher"] for citation in json.loads(out)["citations"]} == {"DW"}
    _, out, _ = run("ask", question, "--json", "--until", "1999-01-01")
    assert json.loads(out)["status"] == "not_found"


def test_the_sources_are_listed(run: Run) -> None:
    status, out, _ = run("sources", "--json")
    articles = json.loads(out)["articles"]
    assert status == 0
    assert len(articles) == 3
    status, out, _ = run("sources")
    assert status == 0
    assert all(article["id"] in out for article in articles)


def test_an_article_is_printed(run: Run) -> None:
    _, out, _ = run("sources", "--json")
    article = json.loads(out)["articles"][0]
    status, out, _ = run("article", article["id"])
    assert status == 0
    assert article["sha256"] in out


def test_indexing_again_finds_nothing_to_do_and_forgetting_forgets(run: Run) -> None:
    status, out, _ = run("index", str(SEEDS), "--index", "mine")
    assert status == 0
    assert out.startswith("mine: 3 added, 0 changed, 0 unchanged, 0 skipped, 0 missing in ")
    status, out, _ = run("index", str(SEEDS), "--index", "mine")
    assert status == 0
    assert out.startswith("mine: 0 added, 0 changed, 3 unchanged, 0 skipped, 0 missing in ")
    one = next(SEEDS.glob("*.txt"))
    status, out, _ = run("forget", str(one), "--index", "mine")
    assert status == 0
    assert out.startswith("forgot ")
    _, out, _ = run("sources", "--index", "mine", "--json")
    assert len(json.loads(out)["articles"]) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bogus"], "No such command 'bogus'. See `onrecord --help`."),
        (["ask"], "Missing argument 'question'. See `onrecord ask --help`."),
        (["ask", "q", "--bogus"], "See `onrecord ask --help`."),
        (["ask", "q", "--since", "yesterday"], "'yesterday' is not a day: write it as 2024-12-14"),
        (["ask", "q", "--until", "2024-02-30"], "'2024-02-30' is not a day: write it as 2024-12-14"),
        (["ask", "q", "--as-of", "14/12/2024"], "'14/12/2024' is not a day: write it as 2024-12-14"),
        (["ask", "   "], "the question is empty"),
        (["ask", "x" * 100_000], "4,000"),
        (["ask", "q", "--index", "nowhere"], "onrecord index"),
        (["chat", "--index", "nowhere"], "onrecord index"),
        (["sources", "--index", "nowhere"], "onrecord index"),
        (["chat", "--port", "0"], "--port"),
        (["chat", "--port", "65536"], "65535"),
        (["chat", "--port", "http"], "--port"),
        (["article", "\x1b[2Jnobody"], "\\x1b[2Jnobody"),
        (["forget", "nobody.txt"], "nobody.txt"),
        (["index", "missing-folder"], "missing-folder"),
        (["index"], "Missing argument"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(run: Run, arguments: list[str], words: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("onrecord: ")
    assert err.count("\n") == 1
    assert words in err
    assert "\x1b" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "q", "--json", "--index", "nowhere"],
        ["ask", " ", "--json"],
        ["ask", "--json"],
        ["ask", "q", "--json", "--since", "soon"],
        ["sources", "--json", "--index", "nowhere"],
        ["article", "nobody", "--json"],
    ],
)
def test_with_json_a_mistake_is_json_too(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, err) == (2, "")
    error = json.loads(out)
    assert error["version"] == 1
    assert error["error"]
    assert error.keys() == {"version", "error"}


def test_a_port_in_use_is_one_line_with_one_that_is_free(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, _, err = run("chat", "--port", str(port))
    assert status == 2
    assert err.startswith(f"onrecord: port {port} of 127.0.0.1 cannot be had (Address already in use): choose another")


def test_a_failure_is_one_line_and_not_the_user_s_mistake(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "articles.sqlite").write_bytes(b"not a database" * 100)
    status, out, err = run("sources", "--index", "broken")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def test_what_is_piped_is_not_wrapped(seeds_index: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "sources"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "ONRECORD_INDEX": str(seeds_index)},
    )
    assert len(done.stdout.splitlines()) == 4


def test_a_setting_that_cannot_be_is_named_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_LLM_TIMEOUT", "3m")
    status, out, err = run("ask", "Who is the ambassador?", "--llm", "ollama/any")
    assert (status, out) == (2, "")
    assert err.startswith("onrecord: ONRECORD_LLM_TIMEOUT is '3m': ")
    assert len(err.splitlines()) == 1


def imported(*arguments: str, index: Path) -> set[str]:
    """What a run of the command line has imported when it ends."""
    code = (
        "import sys; from ui.cli import main\n"
        "try: main()\n"
        "except SystemExit: print('\\n' + ' '.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "ONRECORD_INDEX": str(index)},
    )
    return set(done.stderr.splitlines()[-1].split())


def test_asking_imports_neither_torch_nor_gradio(seeds_index: Path) -> None:
    modules = imported("ask", "Who is the ambassador?", "--json", index=seeds_index)
    assert "qa.assistant" in modules
    assert not modules & {"torch", "transformers", "sentence_transformers", "gradio"}


def test_the_help_imports_next_to_nothing(seeds_index: Path) -> None:
    assert not imported("--help", index=seeds_index) & {"rich", "numpy", "qa", "gradio", "index.articles"}


def test_listing_the_sources_waits_for_no_assistant(seeds_index: Path) -> None:
    assert not imported("sources", index=seeds_index) & {"torch", "chromadb", "llama_index.core", "qa.assistant"}


def test_the_chat_stops_quietly_at_an_interrupt(seeds_index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    chat = subprocess.Popen(
        [*COMMAND, "chat", "--index", str(seeds_index), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeds_interrupts,
    )
    assert chat.stdout is not None
    assert chat.stdout.readline() == f"On Record is at http://127.0.0.1:{port}  (Ctrl-C stops it)\n"
    chat.send_signal(signal.SIGINT)
    out, err = chat.communicate(timeout=60)
    assert (chat.returncode, out) == (130, "")
    assert "Traceback" not in err


def test_a_reader_that_has_gone_is_no_error(seeds_index: Path) -> None:
    listing = subprocess.Popen(
        [*COMMAND, "sources", "--index", str(seeds_index)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert listing.stdout is not None
    listing.stdout.close()
    assert listing.stderr is not None
    assert listing.stderr.read() == b""
    assert listing.wait(timeout=60) != 0
    listing.stderr.close()
