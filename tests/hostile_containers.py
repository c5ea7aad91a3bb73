"""Files of several parts that are broken, unpack to far more than they should, or lead out of themselves."""

import gzip
import io
import json
import plistlib
import zipfile
import zlib
from collections.abc import Iterator

from hostile_forms import HTML, LAUGHS, STORY, W, archive, gzipped_zeros, page_of, pdf, word, zeros

BOMB = 400  # megabytes: more than may be unpacked
SUFFIXES = "txt md html mhtml webarchive pdf docx doc rtf json jsonl zip gz txt.gz jsonl.gz".split()


def broken() -> Iterator[tuple[str, bytes]]:
    """Nothing, half of something, noise, and what is not what it is called: for each kind of file."""
    whole = {
        "pdf": page_of(zlib.compress(b"BT /F 9 Tf (The ferry ran aground.) Tj ET")),
        "docx": word(f"<w:document {W}><w:body><w:p><w:r><w:t>{STORY}</w:t></w:r></w:p></w:body></w:document>"),
        "rtf": b"{\\rtf1\\ansi " + STORY.encode() + b"\\par}",
        "zip": archive(("a.txt", STORY * 50), ("b.txt", STORY * 50)),
        "json": json.dumps({"text": STORY}).encode(),
        "txt.gz": gzip.compress(STORY.encode() * 50),
        "jsonl.gz": gzip.compress(json.dumps({"text": STORY}).encode() * 50),
        "webarchive": plistlib.dumps({"WebMainResource": {"WebResourceData": HTML.encode()}}),
        "mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<",
    }
    noise = bytes((n * n * 31 + n // 7) % 256 for n in range(20_000))
    for suffix in SUFFIXES:
        yield f"empty.{suffix}", b""
        yield f"noise.{suffix}", noise
        yield f"nulls.{suffix}", STORY.encode() + bytes(4000)
        yield f"picture.{suffix}", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + noise[:3000]
    for suffix, data in whole.items():
        yield f"half.{suffix}", data[: len(data) // 2]
        yield f"tail.{suffix}", data[len(data) // 2 :]


def bombs() -> Iterator[tuple[str, bytes]]:
    small = zeros(1)
    deflated = zeros(BOMB)
    yield "bomb.zip", _stored("a.txt", deflated, BOMB * 2**20)
    yield "liar.zip", _stored("a.txt", deflated, 100)
    yield "bomb_within.zip", archive(*((f"{n}.zip", _stored("a.txt", deflated, BOMB * 2**20)) for n in range(5)))
    yield "many.zip", archive(*((f"{n}.txt", STORY) for n in range(3000)))
    yield "wide.zip", archive(*((f"{n}.jsonl", bytes(9 * 2**20)) for n in range(30)))
    nest = archive(("a.txt", STORY))
    for _ in range(9):
        nest = archive(("a.zip", nest))
    yield "nest.zip", nest
    yield "bomb.txt.gz", gzipped_zeros(BOMB)
    yield "bomb.jsonl.gz", gzipped_zeros(BOMB)
    yield "bomb.json.gz", gzipped_zeros(BOMB)
    yield "bomb.gz.gz", gzip.compress(gzipped_zeros(100))
    yield "bomb.pdf", page_of(deflated)
    yield "twice.pdf", page_of(zlib.compress(deflated), b"/Filter[/FlateDecode/FlateDecode]")
    yield "bomb.docx", _stored("word/document.xml", deflated, BOMB * 2**20)
    yield "small.docx", _stored("word/document.xml", small, 2**20)


def _stored(name: str, deflated: bytes, size: int) -> bytes:
    """An archive of one member whose deflated bytes are given, and whose size may be a lie."""
    data = deflated[2:-4]
    local = (
        b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0" + bytes(4) + len(data).to_bytes(4, "little") + size.to_bytes(4, "little")
    )
    local += len(name).to_bytes(2, "little") + b"\0\0" + name.encode()
    entry = b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0" + bytes(4) + len(data).to_bytes(4, "little")
    entry += size.to_bytes(4, "little") + len(name).to_bytes(2, "little") + bytes(16) + name.encode()
    end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0" + len(entry).to_bytes(4, "little")
    return local + data + entry + end + (len(local) + len(data)).to_bytes(4, "little") + b"\0\0"


def ways_out() -> Iterator[tuple[str, bytes]]:
    """Archives whose members' names or kinds are not what they should be."""
    for name, member in {
        "parent": "../../a.txt",
        "absolute": "/etc/a.txt",
        "drive": "C:\\a.txt",
        "backslash": "..\\..\\a.txt",
        "newline": "a\nb.txt",
        "escape": "\x1b[2Ja.txt",
        "long": "a/" * 5000 + "a.txt",
        "dots": "./././a.txt",
        "empty name": ".txt",
    }.items():
        yield f"{name}.zip", archive((member, STORY))
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        opened.writestr(link, "/etc/passwd")
    yield "link.zip", file.getvalue()
    good = archive(("a.txt", STORY))
    yield (
        "locked.zip",
        good.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\x01\0").replace(
            b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"
        ),
    )
    yield "method.zip", good.replace(b"\0\0\x08\0", b"\0\0\x63\0")
    yield "checksum.zip", good.replace(STORY.encode()[:4], b"xxxx")


def documents() -> Iterator[tuple[str, bytes]]:
    catalog, body = b"<</Type/Catalog/Pages 2 0 R>>", f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>"
    for name, data in {
        "loop": pdf(catalog, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "own_parent": pdf(catalog, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 999999999>>"),
        "no_pages": pdf(b"<</Type/Catalog>>"),
        "deep": pdf(catalog, b"[" * 100_000),
        "deep_names": pdf(catalog, b"<</A" * 50_000),
        "count": pdf(catalog, b"<</Type/Pages/Kids[]/Count 999999999>>"),
        "many_pages": pdf(catalog, b"<</Type/Pages/Kids[" + b"3 0 R " * 6000 + b"]/Count 6000>>", b"<</Type/Page>>"),
        "strings": page_of(zlib.compress(b"BT /F 9 Tf " + b"(a) Tj 1 0 0 1 5 5 Tm " * 300_000 + b"ET")),
        "operators": page_of(zlib.compress(b"q " * 3_000_000)),
        "arrays": page_of(zlib.compress(b"[" * 1_000_000)),
        "reference": pdf(b"<</Type/Catalog/Pages 1 0 R>>"),
        "length": page_of(b"x", b"/Filter/FlateDecode/Length 99999999"),
        "xref": b"%PDF-1.4\nxref\n0 99999999\nstartxref\n9\n%%EOF",
        "previous": b"%PDF-1.4\nxref\n0 0\ntrailer\n<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
        "locked": pdf(b"<</Type/Catalog/Pages 2 0 R>>").replace(b"/Root", b"/Encrypt<</Filter/Nothing>>/Root"),
        "only_the_start": b"%PDF-" + b"1" * 5_000_000,
    }.items():
        yield f"{name}.pdf", data
    rows = f"<w:tr>{f'<w:tc>{body}</w:tc>' * 60}</w:tr>"
    for name, document in {
        "laughs": LAUGHS + f"<w:document {W}><w:body><w:p><w:r><w:t>&l;</w:t></w:r></w:p>{body}</w:body></w:document>",
        "reads_a_file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p>{body}</w:body></w:document>",
        "deep_tables": f"<w:document {W}><w:body>{'<w:tbl><w:tr><w:tc>' * 300}{body}</w:body></w:document>",
        "deep": f"<w:document {W}><w:body>{'<w:p>' * 100_000}",
        "cells": f"<w:document {W}><w:body><w:tbl>{rows * 300}</w:tbl></w:body></w:document>",
        "no_body": f"<w:document {W}/>",
        "other": "<html/>",
    }.items():
        yield f"{name}.docx", word(document)
    yield "no_parts.docx", archive(("word/document.xml", "<a/>"))
    for name, text in {
        "deep": "{\\rtf1" + "{" * 200_000 + STORY,
        "closing": "{\\rtf1" + "}" * 200_000 + STORY,
        "binary": "{\\rtf1{\\pict\\bin99999999999 x}" + STORY + "}",
        "unicode": "{\\rtf1\\uc99999 \\u99999999 \\u-1 \\u55296 " + STORY + "}",
        "fonts": "{\\rtf1{\\fonttbl" + "{\\f1\\fcharset0 a;}" * 20_000 + "}" + STORY + "}",
        "links": "{\\rtf1" + '{\\field{\\*\\fldinst{HYPERLINK "a"}}{\\fldrslt{a b}}}' * 5000 + STORY + "}",
        "words": "{\\rtf1" + "\\par " * 500_000 + STORY + "}",
        "charset": "{\\rtf1\\ansicpg99999{\\fonttbl{\\f0\\fcharset999 a;}}\\f0 \\'ff" + STORY + "}",
    }.items():
        yield f"{name}.rtf", text.encode()
