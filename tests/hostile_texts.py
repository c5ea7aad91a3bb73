"""Pages, texts and records that go far beyond what an article is."""

import json
from collections.abc import Iterator

from hostile_forms import HTML, LAUGHS, STORY


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
