"""The chat in a real browser: Debian's chromium, headless. Not run where there is none."""

import json
import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from invented import COURIER, HOSTILE_ANSWER
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from index.article import Article
from qa.answer import Answer
from qa.assistant import Assistant
from ui.chat import launch

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
).split()
PATIENCE = 60
QUESTION = "How many North Korean troops are in Russia?"

pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="not run: no chromium")


class Broken:
    """An assistant with a bug, an answer that is out to do harm, and one that is long in coming."""

    def __init__(self) -> None:
        self.may_answer = Event()
        self.histories: list[Any] = []

    def example_questions(self) -> list[str]:
        return ["What is <b>bold</b>?"]

    def articles(self) -> list[Article]:
        return [COURIER]

    def stream(self, question: str, history: object = None, stop: object = None) -> Iterator[Answer]:
        if question == "break":
            raise ZeroDivisionError
        if question == "slow":
            self.may_answer.wait(PATIENCE)
        self.histories.append(history)
        yield HOSTILE_ANSWER


@dataclass
class Chat:
    """A browser that looks at a chat."""

    browser: Chrome
    address: str

    def find(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def wait_for(self, selector: str, count: int = 1) -> list[WebElement]:
        WebDriverWait(self.browser, PATIENCE).until(lambda _: len(self.find(selector)) >= count)
        return self.find(selector)

    def ask(self, question: str) -> None:
        """Ask, and wait until the answer stands."""
        self.put(question)
        self.wait_until_answered()

    def put(self, question: str) -> None:
        """Ask, and wait until the question stands in the conversation."""
        asked = len(self.find(".turn"))
        self.wait_for("#question textarea")[0].send_keys(question, Keys.ENTER)
        self.wait_for(".turn", asked + 1)

    def wait_until_answered(self) -> None:
        WebDriverWait(self.browser, PATIENCE).until(lambda _: not self.find(".waiting"))

    def hosts(self) -> set[str]:
        """Every host that the page asked for anything since the last call."""
        sent = (json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance"))  # type: ignore[no-untyped-call]
        urls = [
            urlsplit(message["params"].get("request", message["params"]).get("url", ""))
            for message in sent
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated")
        ]
        return {url.hostname or "" for url in urls if url.scheme in ("http", "https", "ws", "wss")}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    with Chrome(options=options, service=Service(str(DRIVER))) as chrome:
        size = {"width": 1200, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        yield chrome


def opened(browser: Chrome, assistant: Assistant) -> Iterator[Chat]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    page = launch(assistant, port)
    chat = Chat(browser, f"http://127.0.0.1:{port}")
    browser.get(chat.address)
    yield chat
    page.close(verbose=False)


@pytest.fixture
def chat(browser: Chrome, seeds_index: Path) -> Iterator[Chat]:
    with Assistant.open(seeds_index) as assistant:
        yield from opened(browser, assistant)


@pytest.fixture
def broken() -> Broken:
    return Broken()


@pytest.fixture
def broken_chat(browser: Chrome, broken: Broken) -> Iterator[Chat]:
    yield from opened(browser, broken)  # type: ignore[arg-type]


def test_a_question_is_answered_with_marked_quotes_and_nothing_leaves_this_machine(
    chat: Chat, seeds_index: Path
) -> None:
    chat.ask(QUESTION)
    assert chat.browser.title == "On Record"
    with Assistant.open(seeds_index) as assistant:
        expected = assistant.ask(QUESTION)
    assert [mark.text for mark in chat.find("mark")] == [" ".join(c.quote.split()) for c in expected.citations]
    assert "10,000" in chat.find(".turn .text")[0].text
    assert len(chat.find(".turn .text a.marker")) >= 2
    links = [link.get_attribute("href") or "" for link in chat.find(".card .open a")]
    assert any(unquote(link.partition("#:~:text=")[2]).startswith(expected.citations[0].quote[:40]) for link in links)
    if path := os.environ.get("ONRECORD_SCREENSHOT"):
        chat.browser.save_screenshot(path)
    assert chat.hosts() == {"127.0.0.1"}


def test_an_example_question_is_asked_by_a_click_and_a_marker_leads_to_its_card(chat: Chat) -> None:
    (example, *_) = chat.wait_for("#examples button")
    question = example.text
    example.click()
    assert chat.wait_for(".turn .question")[0].text == question
    chat.ask(QUESTION)
    assert not [button for button in chat.find("#examples button") if button.is_displayed()]
    marker = chat.find("#t2 .text a.marker")[0]
    target = (marker.get_attribute("href") or "").partition("#")[2]
    marker.click()
    assert chat.find(".card:target")[0].get_attribute("id") == target


def test_what_the_sources_do_not_say_and_a_mistake_look_different(chat: Chat) -> None:
    chat.ask("Who won the chess championship in Toronto?")
    assert chat.find("#t1 .status.not_found")[0].text == "The sources do not say"
    assert not chat.find("#t1 mark")
    chat.ask("x" * 4_001)
    assert chat.find("#t2 .failed .status")[0].text == "This question could not be answered"
    chat.ask(QUESTION)
    assert chat.find("#t3 mark")


def test_a_bug_is_shown_as_a_failure_and_the_chat_goes_on(broken_chat: Chat) -> None:
    broken_chat.ask("break")
    assert broken_chat.find("#t1 .failed .status")[0].text == "This question could not be answered"
    broken_chat.ask("go on")
    assert broken_chat.find("#t2 mark")


def test_questions_asked_while_an_answer_is_awaited_are_answered_after_it_and_what_is_typed_stays(
    broken_chat: Chat, broken: Broken
) -> None:
    for question in ("slow", "break", "go on"):
        broken_chat.put(question)
    assert len(broken_chat.find(".waiting")) == 3
    broken_chat.find("#question textarea")[0].send_keys("half a quest")
    broken.may_answer.set()
    broken_chat.wait_until_answered()
    assert [heading.text for heading in broken_chat.find(".turn .question")] == ["slow", "break", "go on"]
    assert broken_chat.find("#t1 mark")
    assert broken_chat.find("#t2 .failed")
    assert broken_chat.find("#t3 mark")
    assert broken_chat.find("#question textarea")[0].get_attribute("value") == "half a quest"
    assert broken.histories[0] == []
    assert [message["content"] for message in broken.histories[1]] == ["slow", HOSTILE_ANSWER.text]
    assert not [button for button in broken_chat.find("#stop") if button.is_displayed()]


def test_hostile_text_stays_text_in_the_browser(broken_chat: Chat) -> None:
    assert broken_chat.wait_for("#examples button")[0].text == "What is <b>bold</b>?"
    broken_chat.ask("anything")
    turn = broken_chat.find("#t1")[0]
    assert "<script>alert(1)</script>" in turn.text
    assert "${alert(4)} {{value}}" in turn.text
    assert not broken_chat.find("#t1 script, #t1 img, #t1 a[href^='javascript']")
    assert broken_chat.hosts() == {"127.0.0.1"}
