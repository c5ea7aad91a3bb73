"""No test reaches the network: Python imports this at start-up, in the test run and in each Python it starts."""

import ipaddress
import socket
import sys
from typing import Any


def is_here(host: object) -> bool:
    """Whether `host` is this machine by loopback."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def guard(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: it sees every socket that Python's own module opens, however it was imported, and stays."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        connection, address = arguments
        if getattr(connection, "family", None) == getattr(socket, "AF_UNIX", None) or not isinstance(address, tuple):
            return
        host = address[0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not is_here(host):
        raise PermissionError(f"tests have no network: {event} to {host!r}")


sys.addaudithook(guard)
