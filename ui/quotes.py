"""A quote in its place: the sentences around it, and a link that opens the article at it."""

from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from index.passages import split_sentences

AROUND = 600  # code points to either side that are shown at most

# Chrome's own generator of text fragments (text-fragments-polyfill) gives up exact matches above 300 characters.
MAX_EXACT = 300
EDGE_WORDS = 5


def surrounding(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `text[start:end]`: the rest of its sentences, and one sentence more on each side."""
    first = max(start - AROUND, 0)
    if first > 0:  # not within a word
        first = next((at + 1 for at in range(first, start) if text[at].isspace()), start)
    last = min(end + AROUND, len(text))
    if last < len(text):
        last = next((at for at in range(last, end, -1) if text[at].isspace()), end)
    spans = [(first + opening, first + closing) for opening, closing in split_sentences(text[first:last])]
    own = [(opening, closing) for opening, closing in spans if closing > start and opening < end]
    before = [opening for opening, closing in spans if closing <= start]
    after = [closing for opening, closing in spans if opening >= end]
    opening = min([start, *before[-1:], *(opening for opening, _ in own)])
    closing = max([end, *after[:1], *(closing for _, closing in own)])
    return text[opening:start], text[end:closing]


def web_address(url: str | None) -> str | None:
    """`url` where it is one that a browser may safely follow (http or https with a host), else None."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def link_to_quote(url: str, quote: str) -> str:
    """`url` with a text fragment (WICG Scroll to Text Fragment): the quote, or its edges where it is long or broken."""
    words = quote.split()
    if len(quote) > MAX_EXACT or "\n" in quote.strip():
        edge = min(EDGE_WORDS, len(words) // 2)
        directive = f"{_encoded(words[:edge])},{_encoded(words[-edge:])}" if edge else _encoded(words)
    else:
        directive = _encoded(words)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _encoded(words: list[str]) -> str:
    """Percent-encoded, the hyphen too: it, the comma and the ampersand are the directive's own marks."""
    return percent_encode(" ".join(words), safe="").replace("-", "%2D")
