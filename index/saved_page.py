"""Web pages that a browser saved into one file: MHTML of Chrome and Edge, webarchive of Safari."""

import email
import email.policy
import plistlib
from email.errors import MessageError
from xml.parsers.expat import ExpatError


def page_in(data: bytes, form: str) -> bytes | None:
    """The HTML of a saved page; None where there is none."""
    return _of_webarchive(data) if form == ".webarchive" else _of_mhtml(data)


def _of_mhtml(data: bytes) -> bytes | None:
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                charset = part.get_content_charset("utf-8")
                if isinstance(page, bytes):
                    # The page's own declaration may be of before it was saved.
                    return _noted(page.decode(charset, errors="replace"), message["Snapshot-Content-Location"])
    except (MessageError, LookupError, RecursionError):
        return None
    return None


def _of_webarchive(data: bytes) -> bytes | None:
    try:
        main = plistlib.loads(data)["WebMainResource"]
        page = main["WebResourceData"]
        text = bytes(page).decode(main.get("WebResourceTextEncodingName", "utf-8"), errors="replace")
        return _noted(text, main.get("WebResourceURL"))
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, LookupError, ValueError, OverflowError):
        return None


def _noted(page: str, url: object) -> bytes:
    """The page with its address, as browsers note it in a page that they save as HTML."""
    note = f"<!-- saved from url=({len(str(url)):04}){url} -->" if str(url).startswith("http") else ""
    return (note + page).encode(errors="replace")
