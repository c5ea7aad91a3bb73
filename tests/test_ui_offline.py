"""The guard of tests/offline: no test, and no Python that a test starts, reaches beyond this machine."""

import socket
import subprocess
import sys
import urllib.request

import pytest

ELSEWHERE = "192.0.2.1"  # TEST-NET-1 of RFC 5737: an address that belongs to nobody


def test_a_connection_to_elsewhere_is_refused() -> None:
    with socket.socket() as connection, pytest.raises(PermissionError, match="no network"):
        connection.connect((ELSEWHERE, 80))


def test_a_datagram_to_elsewhere_is_refused() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sender, pytest.raises(PermissionError, match="no network"):
        sender.sendto(b"x", (ELSEWHERE, 53))


def test_no_name_of_elsewhere_is_looked_up() -> None:
    with pytest.raises(PermissionError, match="no network"):
        socket.getaddrinfo("courier.varn.example", 443)


def test_a_library_is_held_too() -> None:
    with pytest.raises(OSError, match="no network"):
        urllib.request.urlopen("https://courier.varn.example/", timeout=1)


def test_a_python_that_a_test_starts_is_held_too() -> None:
    code = f"import socket; socket.create_connection(('{ELSEWHERE}', 80), timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "no network" in done.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_may_be_reached(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as there:
        assert there.getpeername()[0] == "127.0.0.1"
        assert socket.getaddrinfo(host, 80)
