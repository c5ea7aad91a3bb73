"""The command `onrecord`. Each command imports only what it needs: asking must not wait for torch or gradio."""

import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from index.errors import OnRecordError, UserError

if TYPE_CHECKING:
    from rich.console import RenderableType


app = typer.Typer(
    add_completion=False,
    help="Ask a folder of saved news coverage, and get answers carried by exact quotes.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def iso_day(written: str) -> date:
    """A day of the command line."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"{written!r} is not a day: write it as 2024-12-14") from error


Index = Annotated[Path, typer.Option("--index", envvar="ONRECORD_INDEX", help="The folder of the index.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Llm = Annotated[
    str | None,
    typer.Option("--llm", metavar="MODEL", envvar="ONRECORD_LLM", help="A language model, such as ollama/NAME."),
]
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders of saved articles.")]
HERE = Path(".onrecord")
UNWRAPPED = 1_000_000  # columns, more than any line has


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("index")
def index_paths(
    paths: Paths,
    index: Index = HERE,
    prune: Annotated[bool, typer.Option("--prune", help="Also remove articles whose files are gone.")] = False,
) -> None:
    """Index saved articles; run again, only what changed is read."""
    from index.writing import refuse_second

    refuse_second(index)
    try:
        from index.build import build_index
        from ui.progress import progress_bar
        from ui.terminal import report_view

        with progress_bar() as advance:
            report = build_index(paths, index, prune=prune, progress=advance)
    except KeyboardInterrupt:
        typer.echo("onrecord: stopped; what was stored is kept, and the same command goes on from there", err=True)
        raise
    _print(report_view(report, str(index)))


@app.command()
def ask(
    question: str,
    index: Index = HERE,
    as_json: Json = False,
    llm: Llm = None,
    publisher: Annotated[str | None, typer.Option(help="Only articles of this publisher.")] = None,
    since: Annotated[
        date | None, typer.Option(parser=iso_day, metavar="DATE", help="Only articles published on this day or later.")
    ] = None,
    until: Annotated[
        date | None,
        typer.Option(parser=iso_day, metavar="DATE", help="Only articles published on this day or earlier."),
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            parser=iso_day,
            metavar="DATE",
            help='Ask as on this day: "this week" is read from it, what was published later is left out; today.',
        ),
    ] = None,
) -> None:
    """Answer a question from the indexed articles, with quotes."""
    from qa.assistant import Assistant

    with Assistant.open(index, llm=llm) as assistant:
        answer = assistant.ask(question, publisher=publisher, since=since, until=until, as_of=as_of)
    if as_json:
        _print_json(answer.to_dict())
        return
    from ui.terminal import answer_view

    _print(answer_view(answer))


@app.command()
def chat(
    index: Index = HERE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on 127.0.0.1.")] = 7860,
    llm: Llm = None,
) -> None:
    """Open the chat in the browser."""
    from qa.assistant import Assistant

    with Assistant.open(index, llm=llm) as assistant:
        from ui.chat import serve

        serve(assistant, port)


@app.command()
def sources(index: Index = HERE, as_json: Json = False) -> None:
    """List the indexed articles."""
    from index.articles import Articles

    store = Articles.open(index)
    articles = store.all()
    store.close()
    if as_json:
        _print_json({"version": 1, "articles": [article.to_dict() for article in articles]})
        return
    from ui.terminal import sources_view

    _print(sources_view(articles))


@app.command()
def article(identity: Annotated[str, typer.Argument(metavar="ID")], index: Index = HERE, as_json: Json = False) -> None:
    """Print an article's clean text, which quotes and offsets refer to."""
    from index.articles import Articles

    store = Articles.open(index)
    found = store.get(identity)
    store.close()
    if found is None:
        raise UserError(f"no article {identity!r} in {index}: `onrecord sources` lists the ids")
    if as_json:
        _print_json({"version": 1, "article": {**found.to_dict(), "text": found.text}})
        return
    from ui.terminal import article_view

    _print(article_view(found))


@app.command()
def forget(paths: Paths, index: Index = HERE) -> None:
    """Remove articles from the index; their files stay."""
    from index.build import forget as forget_paths
    from ui.visible import visible

    for path in forget_paths(paths, index):
        typer.echo(f"forgot {visible(path)}")


@app.command(
    "eval",
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    help="Score the answers to a file of cases.",
)
def evaluate(context: typer.Context) -> None:
    # The evals register themselves as an entry point, so that the interface knows nothing of them.
    from importlib.metadata import entry_points

    entry = next(iter(entry_points(group="onrecord.commands", name="eval")), None)
    if entry is None:
        raise OnRecordError("the evals are not installed: install On Record again")
    evaluation = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    evaluation.command()(entry.load())
    status = evaluation(context.args, prog_name="onrecord eval", standalone_mode=False)
    raise typer.Exit(status or 0)


def main() -> NoReturn:
    """Run the command line, and exit: 0 done, 1 failed, 2 the user's mistake, 130 interrupted."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = app(prog_name="onrecord", standalone_mode=False) or 0
        sys.stdout.flush()
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)  # of the command that was called, where it came to that
        command = context.command_path if context else "onrecord"
        _fail(f"{error.format_message().rstrip('.')}. See `{command} --help`.", 2)
    except UserError as error:
        _fail(str(error), 2)
    except BrokenPipeError:
        # Whoever reads us has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except (OnRecordError, OSError) as error:
        _fail(str(error), 1)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(status)


def _fail(message: str, status: int) -> NoReturn:
    from ui.visible import visible

    line = visible(" ".join(message.split()))
    if "--json" in sys.argv:
        _print_json({"version": 1, "error": line})
    else:
        typer.echo(f"onrecord: {line}", err=True)
    sys.exit(status)


def _print(view: "RenderableType") -> None:
    from rich.console import Console

    # What a program or a file reads keeps its lines: a wrapped path or quote could not be searched for.
    Console(highlight=False, width=None if sys.stdout.isatty() else UNWRAPPED).print(view)


def _print_json(value: dict[str, Any]) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as RFC 8259 has it, whatever the terminal's
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
