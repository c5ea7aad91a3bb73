"""The chat in the browser. The one home of gradio; it serves 127.0.0.1 alone and loads nothing from elsewhere."""

import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported
import gradio as gr
from gradio.themes.utils.fonts import Font, LocalFont
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.errors import OnRecordError, UserError
from ui.render import Turn, conversation, sources

if TYPE_CHECKING:
    from qa.assistant import Assistant

HOST = "127.0.0.1"
AT_ONCE = 4  # questions answered at the same time, in as many threads
EXAMPLES = 4
# Of the fonts that gradio carries and serves itself, one of the few that hold all of the Latin alphabet.
FONTS: list[Font | str] = [LocalFont("Source Sans Pro", weights=(400, 700)), "system-ui", "sans-serif"]
STYLE = Path(__file__).with_name("style.css")
ICON = (
    "<link rel='icon' href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='7' fill='%23175c4c'/%3E"
    "%3Cpath d='M8 21V11h6v6l-3 4zm10 0V11h6v6l-3 4z' fill='white'/%3E%3C/svg%3E\">"
)
SHOW_NEWEST = "() => document.querySelector('.turn:last-child')?.scrollIntoView({behavior: 'smooth'})"
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; form-action 'none'; base-uri 'self'"
)


class OnlyHere:
    """Refuses uploads, and has the browser itself refuse what a page would load from another host."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].rstrip("/").endswith("/upload"):
            await PlainTextResponse("nothing is uploaded to On Record", 403)(scope, receive, send)
            return

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        await self.app(scope, receive, send_with_policy)


@dataclass
class Asked:
    """What a page has asked, in order, and whether each is done with."""

    turns: list[Turn] = field(default_factory=list)
    done: list[threading.Event] = field(default_factory=list)

    def __deepcopy__(self, memo: object) -> "Asked":
        """gradio copies the first of them for each page; each begins with nothing asked."""
        return Asked()


def chat(assistant: "Assistant") -> gr.Blocks:
    """The page: what is indexed, the conversation with its sources, and the question box."""
    examples = assistant.example_questions()[:EXAMPLES]

    stops: dict[str | None, threading.Event] = {}  # of each page that waits for an answer

    def ask(question: str, asked: Asked, page: gr.Request) -> Iterator[tuple[Any, Asked, str, Any, Any]]:
        """The question joins the conversation at once, and its answer as far as it has passed its checks.

        It is answered after the one before it, on which it may lean.
        """
        typed, hidden, stoppable = gr.skip(), gr.update(visible=False), gr.update(visible=True)
        turns, place, done = asked.turns, len(asked.turns), threading.Event()
        turns.append(Turn(question))
        asked.done.append(done)
        try:
            yield "", asked, conversation(turns), hidden, stoppable
            if place:
                asked.done[place - 1].wait()
            stop = stops[page.session_hash] = threading.Event()
            try:
                for answer in assistant.stream(question, history=_history(turns[:place]), stop=stop):
                    turns[place] = Turn(question, answer=answer, unfinished=True)
                    yield typed, asked, conversation(turns), hidden, stoppable
                turns[place] = replace(turns[place], unfinished=False)
            except OnRecordError as error:  # what passed its checks stays
                turns[place] = replace(turns[place], failure=str(error), unfinished=False)
            except Exception:
                turns[place] = Turn(question, failure="On Record itself failed: see the terminal that it runs in.")
                raise
            finally:
                del stops[page.session_hash]
            yield typed, asked, conversation(turns), hidden, stoppable if turns[place + 1 :] else hidden
        finally:
            done.set()

    def stop_answer(page: gr.Request) -> None:
        """End the request to the model, where one waits for it; also when the page is left."""
        if waiting := stops.get(page.session_hash):
            waiting.set()

    def show(asked: Asked) -> str:
        """After an error of our own, which gradio has printed in the terminal."""
        return conversation(asked.turns)

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    page = gr.Blocks(title="On Record", analytics_enabled=False)
    with page:
        asked = gr.State(Asked())
        with gr.Row(elem_id="masthead"):
            gr.HTML(
                "<h1>On Record</h1><p>Answers from your saved coverage, carried by exact quotes.</p>", js_on_load=None
            )
            indexed = gr.HTML(elem_id="indexed", js_on_load=None, apply_default_css=False)
        shown = gr.HTML(elem_id="conversation", js_on_load=None, apply_default_css=False)
        with gr.Column(elem_id="asking"):
            with gr.Row(elem_id="examples") as suggestions:
                buttons = [gr.Button(example, size="sm", elem_classes="example") for example in examples]
            box = gr.Textbox(
                placeholder="Ask the indexed articles",
                label="Question",
                show_label=False,
                container=False,
                max_lines=6,
                autofocus=True,
                submit_btn="Ask",
                elem_id="question",
            )
            stopping = gr.Button("Stop", size="sm", visible=False, elem_id="stop")
        for trigger, question in ((box.submit, box), *((button.click, button) for button in buttons)):
            asking = trigger(
                ask,
                [question, asked],
                [box, asked, shown, suggestions, stopping],
                trigger_mode="multiple",  # what is asked while an answer is awaited is answered after it
                concurrency_id="ask",
                **private,
            )
            asking.failure(show, asked, shown, **private)
        stopping.click(stop_answer, None, None, queue=False, **private)
        page.unload(stop_answer)
        page.load(lambda: sources(assistant.articles()), None, indexed, **private)
        shown.change(None, js=SHOW_NEWEST)
    return page


def launch(assistant: "Assistant", port: int) -> gr.Blocks:
    """The chat, served at 127.0.0.1:`port` from threads of its own until it is closed."""
    _must_be_free(port)
    # gradio looks at its own page once; a proxy of the environment must not be asked for it.
    proxied = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    os.environ["no_proxy"] = ",".join(filter(None, [proxied, HOST]))
    page = chat(assistant)
    page.queue(default_concurrency_limit=AT_ONCE)
    page.launch(
        server_name=HOST,
        server_port=port,
        share=False,
        quiet=True,
        prevent_thread_lock=True,
        run_history=False,
        footer_links=[],
        enable_monitoring=False,
        ssr_mode=False,
        mcp_server=False,
        theme=gr.themes.Base(font=FONTS, font_mono=["ui-monospace", "monospace"]),
        head=f"{ICON}<style>{STYLE.read_text(encoding='utf-8')}</style>",  # gradio rewrites the selectors of its `css`
        app_kwargs={
            "middleware": [
                Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"]),
                Middleware(OnlyHere),
            ]
        },
    )
    return page


def serve(assistant: "Assistant", port: int) -> None:
    """Serve the chat until Ctrl-C; where a person is looking on, open it in the browser."""
    page = launch(assistant, port)
    address = f"http://{HOST}:{port}"
    print(f"On Record is at {address}  (Ctrl-C stops it)", flush=True)
    if sys.stdout.isatty():
        webbrowser.open(address)
    try:
        threading.Event().wait()
    finally:
        page.close(verbose=False)


def _must_be_free(port: int) -> None:
    with socket.socket() as probe, socket.socket() as other:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was left a moment ago is free
        try:
            probe.bind((HOST, port))
        except OSError as error:
            other.bind((HOST, 0))
            free = other.getsockname()[1]
            raise UserError(
                f"port {port} of {HOST} cannot be had ({os.strerror(error.errno or 0)}): choose another, "
                f"such as --port {free}"
            ) from error


def _history(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """The answered turns, as messages."""
    messages = []
    for turn in turns:
        if turn.answer is not None:
            messages.append({"role": "user", "content": turn.question})
            messages.append({"role": "assistant", "content": turn.answer.text})
    return messages
