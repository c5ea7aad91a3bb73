"""What a page's own markup sets beside its article: forms, captions, what is hidden, margins, boxes with names.

Web designers name boxes by what they are ("newsletter-signup", "related-posts"). Such a name is believed of a box that
holds little of the article, since the body of a page may be called "has-related no-ads".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from index.lines import plain

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike"
    " strong sub sup time tt u var wbr".split()
)
_PAGE = ("html", "body", "main", "article")
_FORM_WORDS = 60
_MOST = 0.25  # of the article that a box may hold and yet be beside it
_PAGE_BREAKS = 6  # line breaks or paragraphs in a cell that is no figure of a table, but part of the page
_JUDGED = 40  # of its paragraphs, by which that is judged

# Words of classes and ids; of two that are joined, both must stand in the same name.
_NAMES = frozenset(
    "ad ads advert adverts advertisement advertising advertorial sponsored cookie cookies consent gdpr disqus"
    " newsletter newsletters signup caption figcaption credit credits pullquote cta taboola outbrain sharedaddy".split()
)
# Of these a standfirst or a part of the article may be named too; with no link in it, none of them points elsewhere.
_WITH_A_LINK = frozenset(
    "related recommended recommendations recirc recirculation teaser teasers trending popular readmore readalso"
    " mostread relatedposts promo promos promoted promotion subscribe subscription contributions donate donation"
    " membership".split()
)
_PAIRS = (
    *(("read", "more"), ("read", "also"), ("read", "next"), ("see", "also"), ("most", "read"), ("more", "on")),
    *(("more", "stories"), ("further", "reading"), ("top", "stories"), ("latest", "news")),
)
_OF_AUTHORS = (("author", "bio"), ("author", "box"), ("about", "author"), ("author", "card"), ("writer", "bio"))
_ALONE = (("sign", "up"), ("call", "action"), ("pull", "quote"))
_UNSEEN = (("visually", "hidden"), ("sr", "only"), ("screen", "reader"))
_NAMED_IN = ("class", "id", "data-component", "data-testid", "data-qa", "data-type")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ASKS = re.compile(
    r"\b(?:subscribe|sign ?-?up|join|register|donate|download|get the app|notify me|turn on)\b", re.IGNORECASE
)
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def drop_forms(tree: Any) -> None:
    """Takes what asks a reader for something out of the page."""
    _drop(list(_forms(tree)))


def drop_beside(tree: Any, kept: Sequence[str], title: str | None) -> None:
    """Takes what the markup sets beside the article out of the page; `kept` is, squeezed, what may be the article."""
    longest = sorted(kept, key=len, reverse=True)[:_JUDGED]
    total = sum(map(len, longest)) or len(squeezed(tree.text_content()))
    heading = squeezed(title or "")

    def is_little(box: Any) -> bool:
        text = squeezed(box.text_content())
        held = sum(len(part) for part in longest if part in text) if longest else len(text)
        return held <= _MOST * total and not (heading and heading in text) and next(box.iter("h1"), None) is None

    _drop([box for box in _beside(tree) if is_little(box)])


def squeezed(text: str) -> str:
    """A text without its white space, to be found again however that was written."""
    return "".join(plain(text).split())


def _drop(boxes: Sequence[Any]) -> None:
    for box in boxes:
        if box.getparent() is not None:  # else it has gone with another, or is all of the page
            box.drop_tree()


def _forms(tree: Any) -> Iterator[Any]:
    """The box around each field to fill in, and around a button that asks, where it holds no more than that."""
    buttons = (element for element in tree.iter("*") if element.get("role") == "button")
    for asks in (*tree.iter("input", "form", "button"), *buttons):
        box = asks if asks.tag == "form" else asks.getparent()
        if asks.tag not in ("input", "form") and (not _ASKS.search(asks.text_content()) or box.tag in (*INLINE, "p")):
            continue
        while box is not None and box.tag in (*INLINE, "form", "p", "label", "fieldset"):
            box = box.getparent()
        if box is None or box.tag in _PAGE or asks.get("type") == "hidden" or next(box.iter("h1"), None) is not None:
            continue
        if len(box.text_content().split()) <= _FORM_WORDS:
            yield box


def _beside(tree: Any) -> Iterator[Any]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _PAGE:
            continue
        by_tag = element.tag in ("figcaption", "nav", "dialog")
        by_layout = (element.tag == "table" and _is_box(element)) or (
            element.tag in ("td", "th") and _is_margin(element)
        )
        if by_tag or by_layout or _is_hidden(element) or _is_named(element):
            yield element


def _is_box(table: Any) -> bool:
    """Whether a table of one cell stands within a text that is laid out by tables: a picture's caption, an advert."""
    cells = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table")) is table]
    return len(cells) == 1 and next(table.iterancestors("td"), None) is not None


def _is_margin(cell: Any) -> bool:
    """Whether a cell stands beside one that is a page of text, as menus did before there were style sheets."""
    beside = [other for other in cell.getparent() if other is not cell and other.tag in ("td", "th")]
    return any(len(list(islice(other.iter("br", "p"), _PAGE_BREAKS))) == _PAGE_BREAKS for other in beside)


def _is_hidden(element: Any) -> bool:
    hidden = element.get("hidden") is not None and element.get("hidden") != "until-found"
    return hidden or _NO_DISPLAY.search(element.get("style") or "") is not None


def _is_named(element: Any) -> bool:
    for name in " ".join(filter(None, map(element.get, _NAMED_IN))).split():
        words = frozenset(word.lower() for word in _WORD.findall(name))
        if words & _NAMES or _holds(words, (*_OF_AUTHORS, *_ALONE, *_UNSEEN)):
            return True
        if (words & _WITH_A_LINK or _holds(words, _PAIRS)) and (element.tag == "a" or _points(element)):
            return True
    return False


def _holds(words: frozenset[str], pairs: Sequence[tuple[str, str]]) -> bool:
    return any(words.issuperset(pair) for pair in pairs)


def _points(element: Any) -> bool:
    return next(element.iter("a", "button"), None) is not None
