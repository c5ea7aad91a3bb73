"""The chat's server, over HTTP: what it refuses, and what its page names."""

import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from index.errors import UserError
from qa.assistant import Assistant
from ui.chat import launch


@pytest.fixture(scope="module")
def address(seeds_index: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Assistant.open(seeds_index) as assistant:
        page = launch(assistant, port)
        yield f"http://127.0.0.1:{port}"
        page.close(verbose=False)


def get(url: str, data: bytes | None = None, **headers: str) -> tuple[int, HTTPResponse | urllib.error.HTTPError]:
    request = urllib.request.Request(url, data, headers)
    try:
        response = urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30)
    except urllib.error.HTTPError as error:
        return error.code, error
    return response.status, response


def test_the_page_is_served_with_a_policy_that_keeps_the_browser_here(address: str) -> None:
    status, response = get(address)
    assert status == 200
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_the_configuration_names_no_other_host_and_no_analytics(address: str) -> None:
    _, response = get(f"{address}/config")
    config = response.read().decode()
    hosts = set(re.findall(r"https?://([^/\"'\\]+)", config))
    assert hosts <= {address.removeprefix("http://"), "www.w3.org"}  # the name space of the icon's SVG
    assert '"analytics_enabled":false' in config.replace(" ", "")


@pytest.mark.parametrize("path", ["gradio_api/upload", "upload", "gradio_api/upload/", "/gradio_api//upload"])
def test_nothing_can_be_uploaded(address: str, path: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhi\r\n--x--\r\n'
    status, _ = get(f"{address}/{path}", body, **{"Content-Type": "multipart/form-data; boundary=x"})
    assert status == 403


@pytest.mark.parametrize("path", ["gradio_api/file=/etc/passwd", "gradio_api/proxy=http://192.0.2.1/", "monitoring"])
def test_no_file_no_proxy_and_no_monitor_is_had(address: str, path: str) -> None:
    status, _ = get(f"{address}/{path}")
    assert 400 <= status < 500


def test_a_page_that_calls_itself_by_another_name_is_refused(address: str) -> None:
    status, _ = get(address, Host="elsewhere.example")
    assert status == 400


def test_no_function_is_offered_to_other_programs(address: str) -> None:
    _, response = get(f"{address}/gradio_api/info")
    assert response.read().decode().startswith('{"named_endpoints":{},"unnamed_endpoints":{}')


def test_a_port_in_use_is_refused_before_anything_is_served(seeds_index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, Assistant.open(seeds_index) as assistant:
        port = taken.getsockname()[1]
        with pytest.raises(UserError, match=f"port {port} of 127.0.0.1 cannot be had"):
            launch(assistant, port)
