"""Characters that act instead of showing, made to show: article text must not drive a terminal or reorder a line."""

import re

# C0 but tab and line feed, delete and C1 (a terminal obeys them); the embeddings, overrides and isolates of the
# bidirectional algorithm (Trojan Source, CVE-2021-42574: they can show 100 as 001); lone surrogates cannot be written.
_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """`text` with each acting character written out, ESC as `\\x1b`; a line's end of CR LF becomes LF."""
    return _ACTING.sub(_written_out, text.replace("\r\n", "\n"))


def _written_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
