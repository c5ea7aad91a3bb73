"""The report in a real browser: Debian's chromium, headless. Not run where there is none."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from evals import run
from evals.report import render_report
from evals.schema import read_case

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="not run: no chromium")


class Chain:
    def ask(self, question: str) -> dict[str, Any]:
        return {"status": "answered", "score": 0.7, "text": "A ferry sank [1].", "citations": []}


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'chromium'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    with Chrome(options=options, service=Service(str(DRIVER))) as chrome:
        yield chrome


def test_the_filters_work_and_no_host_is_asked_for_anything(browser: Chrome, tmp_path: Path) -> None:
    cases = [
        read_case(
            {"id": id, "question": asked, "status": "answered", "kind": kind, "expect": [{"type": "text", "any": "x"}]}
        )
        for id, asked, kind in (("what", "What sank?", "text"), ("who", "Who saw it?", "person"))
    ]
    page = tmp_path / "report.html"
    page.write_text(render_report(run(Chain(), cases)), encoding="utf-8")
    browser.get(page.as_uri())

    def shown() -> list[str]:
        return [
            str(case.get_attribute("id")).removeprefix("case-")
            for case in browser.find_elements(By.CSS_SELECTOR, ".case:not([hidden])")
        ]

    assert sorted(shown()) == ["what", "who"]
    browser.find_element(By.ID, "words").send_keys("saw")
    assert shown() == ["who"]
    browser.find_element(By.ID, "words").send_keys(Keys.BACKSPACE * 3)
    Select(browser.find_element(By.ID, "kind")).select_by_visible_text("text")
    assert shown() == ["what"]
    browser.find_element(By.CSS_SELECTOR, "#case-what summary").click()
    assert "does not stand in the answer" in browser.find_element(By.CSS_SELECTOR, "#case-what .reasons").text
    if path := os.environ.get("ONRECORD_REPORT_SCREENSHOT"):
        browser.save_screenshot(path)

    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]  # type: ignore[no-untyped-call]
    urls = [message["params"]["request"]["url"] for message in sent if message["method"] == "Network.requestWillBeSent"]
    assert page.as_uri() in urls
    assert not [url for url in urls if url.startswith(("http", "ws"))]
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]
