"""Files that are broken, or made to break what reads them. Run as a program, it reads a folder as indexing does.

python tests/hostile.py FOLDER      one JSON line a file: its path, what came of it, the processor's seconds
"""

import gzip
import io
import json
import os
import plistlib
import re
import resource
import socket
import sys
import time
import zipfile
import zlib
from collections.abc import Container, Iterator
from pathlib import Path

STORY = "The ferry Lyra ran aground off Drell on Monday with 212 people on board, the coast guard said. "
HTML = "".join(f"<p>{STORY}</p>" for _ in range(4))
BOMB = 400  # megabytes: more than may be unpacked
SUFFIXES = "txt md html mhtml webarchive pdf docx doc rtf json jsonl zip gz txt.gz jsonl.gz".split()
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True))
    + "]>"
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    '.main+xml"/></Types>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(*members: tuple[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members:
            opened.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def word(document: str) -> bytes:
    return archive(("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", document))


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        root,
        len(data),
    )


def page_of(stream: bytes, extra: bytes = b"/Filter/FlateDecode") -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    body = b"<</Length %d%b>>stream\n%b\nendstream" % (len(stream), extra, stream)
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, body, font)


def zeros(megabytes: int) -> bytes:
    """Zeros, deflated without ever being in memory."""
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(bytes(2**20)) for _ in range(megabytes)) + packer.flush()


def gzipped_zeros(megabytes: int) -> bytes:
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1) as opened:
        for _ in range(megabytes):
            opened.write(bytes(2**20))
    return file.getvalue()


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


def pages() -> Iterator[tuple[str, bytes]]:
    big = 3_000_000
    for name, text in {
        "deep_div": "<div>" * 100_000 + HTML,
        "deep_b": "<b><i><font>" * 50_000 + HTML,
        "deep_table": "<table><tr><td>" * 30_000 + HTML,
        "deep_list": "<ul><li>" * 50_000 + HTML,
        "deep_quote": "<blockquote>" * 50_000 + HTML + "</blockquote>" * 50_000,
        "laughs": LAUGHS + f"<html><body><p>&l;</p>{HTML}</body></html>",
        "entities": "&amp;lt;" * 200_000 + HTML,
        "ampersands": "&" * big,
        "brackets": "<" * big,
        "closing": "</" * 1_000_000,
        "attribute": f"<p class='{'x' * big}'>{STORY}</p>{HTML}",
        "attributes": f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{STORY}</p>{HTML}",
        "comment": f"{HTML}<!-- " + "-" * big,
        "script": f"{HTML}<script>" + "a<b;" * 500_000,
        "links": HTML + "".join(f"<a href=/{n}>Storm {n} shuts harbour</a> " for n in range(100_000)),
        "rows": HTML + "<table>" + "<tr><td>14<td>17" * 100_000 + "</table>",
        "paragraphs": f"<p>{STORY}" * 40_000,
        "json_ld": f"<script type='application/ld+json'>{'[' * 100_000}</script>{HTML}",
        "json_ld_wide": f"<script type='application/ld+json'>[{','.join(['{}'] * 500_000)}]</script>{HTML}",
        "surrogate": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800"}</script>' + HTML,
        "charset": f'<meta charset="hex">{HTML}é',
        "charset_none": f'<meta charset="nothing-known">{HTML}é',
        "dates": "".join(f"<meta name=date content='{n}-99-99'>" for n in range(20_000)) + HTML,
        "titles": "<h1>" * 50_000 + HTML,
        "wide_characters": HTML + "<p>" + "\U0001f6a2" * 500_000 + "</p>",
    }.items():
        yield f"{name}.html", text.encode()
    yield "charset_bytes.html", f'<meta charset="rot13">{HTML}'.encode() + b"\xe9\xff"


def texts() -> Iterator[tuple[str, bytes]]:
    many = 300_000
    for name, text in {
        "line_50_mb": "x" * 50_000_000,
        "words_9_mb": STORY * 95_000,
        "lines": "\n" * 2_000_000 + STORY,
        "short_lines": "a\n" * 45_000 + STORY,
        "names": "By Ana Rey and " * many,
        "dates": "1 May 2020, " * many,
        "abbreviations": "Mr. " * many + STORY,
        "brackets": "(" * 1_000_000 + STORY,
        "quotes": "“" * 1_000_000 + STORY,
        "at": "@" * 1_000_000 + " " + STORY,
        "url": "https://" + "a/" * many + "\n\n" + STORY,
        "capitals": "STORM " * many + "\n\n" + STORY,
        "combining": "e" + "\u0301" * 1_000_000 + "\n\n" + STORY,
        "unseen": "\u200b" * 1_000_000 + STORY,
        "right_to_left": "\u202e" * 1000 + STORY,
        "pipes": "|" * 1_000_000 + "\n" + STORY,
        "tabs": "a\t1\n" * 40_000 + STORY,
        "bullets": "- a\n" * 40_000 + STORY,
        "colons": "Title: " * many + STORY,
        "dashes": " - ".join(["A storm"] * many) + STORY,
        "figures": "1" * 1_000_000 + " " + STORY,
        "returns": f"{STORY}\r" * 2000,
        "feeds": f"{STORY}\f\v" * 2000,
        "entities": "&#x110000;&#0;&#xD800;" * 50_000 + STORY,
        "separators": "End of Document\n" * 20_000 + STORY,
        "numbered": "".join(f"Document {n} of 9999\n{STORY}\n" for n in range(9999)),
        "rules": f"{'_' * 40}\nTitle: a\nAuthor: b\n{STORY}\n" * 5000,
    }.items():
        yield f"{name}.txt", text.encode()
    yield "mark.txt", b"\xef\xbb\xbf"
    yield "odd.txt", b"\xff\xfe" + STORY.encode("utf-16-le") + b"\x00"
    yield "utf_32.txt", STORY.encode("utf-32")
    yield "half_characters.txt", b"\xed\xa0\x80" * 5000 + STORY.encode()
    for name, text in {
        "brackets": "[" * 200_000 + "\n\n" + STORY,
        "links": "[a](" * 50_000 + "\n\n" + STORY,
        "quotes": ">" * 50_000 + STORY,
        "lists": "".join(f"{'  ' * n}- a\n" for n in range(1500)) + f"\n\n{STORY}",
        "stars": "*a_" * 60_000 + "\n\n" + STORY,
        "ticks": "`" * 200_000 + "\n\n" + STORY,
        "table": "|".join(["a"] * 5000) + "\n" + "|".join(["-"] * 5000) + "\n\n" + STORY,
        "front": f"---\n{'a: [' * 4000}\n---\n\n{STORY}",
        "front_without_end": "---\n" + "a: b\n" * 100_000 + STORY,
        "laughs": "---\na: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(99)) + f"---\n\n{STORY}",
        "merge": "---\n<<: [" + "{a: b}, " * 3000 + f"]\n---\n\n{STORY}",
        "tag": f"---\ntitle: !!python/object/apply:os.system ['false']\n---\n\n{STORY}",
    }.items():
        yield f"{name}.md", text.encode()


def records() -> Iterator[tuple[str, bytes]]:
    for name, text in {
        "deep_list": "[" * 100_000,
        "deep_object": '{"a":' * 100_000,
        "deep_article": json.dumps({"text": STORY})[:-1] + ', "x": ' + "[" * 900 + "]" * 900 + "}",
        "number": json.dumps({"text": STORY})[:-1] + ', "date": ' + "9" * 10_000 + "}",
        "infinite": json.dumps({"text": STORY, "date": float("inf"), "published": float("nan")}),
        "negative": json.dumps({"text": STORY, "date": -(10**10), "title": 7, "authors": {"a": [1, None]}}),
        "half_character": '{"text": "\\ud800 ' + STORY + '", "title": "\\udfff"}',
        "nulls": json.dumps({"text": "\0" * 1000 + STORY, "url": "http://[bad", "source": ["\0"]}),
        "keys": json.dumps({**{f"k{n}": n for n in range(300_000)}, "text": STORY}),
        "text_list": json.dumps({"text": [STORY, "\n"], "body": [1, 2], "content": {"rendered": None}}),
        "authors": json.dumps({"text": STORY, "authors": "[" * 5000 + "]" * 5000}),
        "markup": json.dumps({"content": "<p><b>" * 30_000 + STORY}),
        "scalars": json.dumps([1, "a", None, True, STORY]),
        "nothing": "null",
        "words": json.dumps(STORY),
    }.items():
        yield f"{name}.json", text.encode()
        yield f"{name}.jsonl", text.encode() + b"\n" + json.dumps({"text": STORY}).encode()
    yield "lines.jsonl", b"{}\n" * 20_000
    yield "line_of_20_mb.jsonl", b'{"text": "' + b"a " * 10_000_000 + b'"}\n' + json.dumps({"text": STORY}).encode()


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


def places(folder: Path) -> None:
    """What a folder may hold beside files."""
    folder.mkdir()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "nowhere.txt").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "a\nb.txt").write_text(STORY)
    (folder / "-rf.txt").write_text(STORY)
    (folder / "\x1b[2J.txt").write_text(STORY)
    (folder / ("n" * 250 + ".txt")).write_text(STORY)
    (folder / "#12.txt").write_text(STORY)
    (folder / "C#").mkdir()
    (folder / "C#" / "a.jsonl").write_text(json.dumps({"text": STORY}))
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "w") as file:
        file.write(STORY)
    (folder / "corrections.csv").write_bytes(b"path,date\n" + b'"' + b"x" * 200_000 + b"\x00\xff\n../../etc,1\n")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(folder)  # the name of a socket may have 108 letters
        bound.bind("socket.txt")
        os.chdir(here)


def write_all(folder: Path, leave_out: Container[str] = ()) -> int:
    """Every hostile file in a folder, but for some names; how many there are."""
    count = 0
    for made in (broken, bombs, ways_out, pages, texts, records, documents):
        (folder / made.__name__).mkdir()
        for name, data in made():
            if name in leave_out:
                continue
            (folder / made.__name__ / name).write_bytes(data)
            count += 1
    places(folder / "places")
    return count + 15


def read_all(folder: Path) -> None:
    from index.article import Article
    from index.documents import Documents
    from index.load import Skipped, find_files
    from index.pieces import pieces
    from index.read import read_article

    def say(path: str, came: Article | Skipped, started: float, clock: float) -> None:
        if isinstance(came, Article):
            came.sha256.encode(), came.details.to_json().encode(), (came.title or "").encode(), came.path.encode()
        what = came.reason if isinstance(came, Skipped) else f"read: {len(came.text)}"
        print(json.dumps([path, what, time.process_time() - started, time.perf_counter() - clock]), flush=True)

    started, clock = time.process_time(), time.perf_counter()
    files, skipped = find_files([folder])
    for skip in skipped:
        say(skip.path, skip, started, clock)
    with Documents() as reader:
        for file in files:
            started, clock = time.process_time(), time.perf_counter()
            for piece in pieces(file, file.fingerprint(), reader):
                say(file.path, piece if isinstance(piece, Skipped) else read_article(piece), started, clock)
    # Linux carries ru_maxrss of the process that started this one through exec: the kernel's own record is asked.
    own = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0])
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps(["", [own // 1024, children // 1024], 0, 0]))


if __name__ == "__main__":
    read_all(Path(sys.argv[1]))
