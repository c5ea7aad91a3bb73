"""An HTML page: what its markup states, and its article as lines. The home of trafilatura and lxml.

trafilatura finds the article; the order, the subheadings and what stands around it are read off the page itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from index.boxes import INLINE, drop_beside, drop_forms, squeezed
from index.lines import MOST_LINES, Kind, Line, Mark, kind_of, plain
from index.markup import read_markup
from index.metadata import Stated
from index.tables import name_columns, row_of

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{20000,}>")  # a picture in the page, or a trap
_DEEPEST = 120  # libxml2 stops reading below 256 elements, and closes some by itself
_OF_TABLES = frozenset("tbody td tfoot th thead tr".split())
_DEEPEST_TABLE = 12  # trafilatura takes time by the square of it
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_THE_NEXT = frozenset("p li td th tr dt dd option".split())
_UNSEEN = ("head", "script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "object", "button")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What trafilatura reads in a second; of a larger page every line is judged.
_MOST_LINES, _MOST_VISIBLE, _MOST_ELEMENTS = 6_000, 400_000, 15_000
_LABEL = 20  # letters before a link that may only announce it: "Read also", "In pictures:"
_NAMING = 4  # words of a link from which it may be another story's name
_MOST_LINKED = 0.4  # of the letters of an article
_TELLING = 25  # letters from which a line within a kept text is that text, and no chance


@dataclass(frozen=True)
class _Block:
    """A line of the page, with where it stands."""

    line: Line
    tag: str
    parent: int
    """Which element it stands in, as a number."""
    quoted: bool = False


def read_html(text: str) -> tuple[Stated, list[Line], list[Line]]:
    """What the page states about itself, the lines of its article before they are cleaned, and all its lines."""
    try:
        tree = lxml_html.document_fromstring(_flattened(_DECLARATION.sub("", text)))
    except etree.ParserError:  # nothing but white space and comments
        return Stated(), [], []
    drop_forms(tree)
    for figure in list(tree.iter("figure")):
        if next(figure.iter("blockquote"), None) is not None:  # a post that is quoted, which trafilatura leaves out
            figure.tag = "div"
    saved = _SAVED_FROM.search(text)
    stated = read_markup(tree).or_else(Stated(url=saved[1] if saved else None).said_in("saved-from note"))
    lines = [block.line for block in _named(tree)]
    visible = sum(len(line.text) for line in lines)
    if len(lines) > _MOST_LINES or visible > _MOST_VISIBLE or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return stated, lines, lines
    kept = _kept(tree)
    drop_beside(tree, kept, stated.title)
    return stated, _article(_named(tree), kept, stated.title), lines


def read_fragment(text: str) -> list[Line]:
    """The lines of markup that is an article and nothing else, as a field of a record holds it."""
    try:
        tree = lxml_html.document_fromstring(_flattened(text))
    except etree.ParserError:
        return []
    return name_columns([block.line for block in islice(_blocks(tree), MOST_LINES)])


def _flattened(text: str) -> str:
    """The page without the tags that nest deeper than its parser reads, and without attributes that take it long."""
    text = _LONG_TAG.sub(r"<\1>", text)
    if text.count("<") < 2 * _DEEPEST:
        return text
    stack: list[str] = []
    dropped = 0
    pieces: list[str] = []
    end = 0
    for tag in _TAG.finditer(text):
        closes, name = tag[1] == "/", tag[2].lower()
        if name in _VOID or tag[0].endswith("/>"):
            continue
        drop = False
        if not closes:
            if name in _CLOSED_BY_THE_NEXT and stack and stack[-1] == name:
                stack.pop()
            too_deep = len(stack) >= _DEEPEST or (name == "table" and stack.count("table") >= _DEEPEST_TABLE)
            drop = (too_deep and name != "p") or (dropped > 0 and name in _OF_TABLES)
            if drop:
                dropped += name not in _CLOSED_BY_THE_NEXT and name not in _OF_TABLES
            elif not too_deep:
                stack.append(name)
        elif dropped and name not in _CLOSED_BY_THE_NEXT:
            drop, dropped = True, dropped - (name not in _OF_TABLES)
        elif dropped and name in _OF_TABLES:
            drop = True
        elif name in stack[-4:]:
            while stack.pop() != name:
                pass
        if drop:
            pieces += [text[end : tag.start()], "\n"]
            end = tag.end()
    return "".join([*pieces, text[end:]]) if pieces else text


def _named(tree: Any) -> list[_Block]:
    """The lines of a page, the cells of tables with the names of their columns."""
    blocks = list(islice(_blocks(tree), MOST_LINES + 1))
    lines = name_columns([block.line for block in blocks])
    for i, (above, below) in enumerate(pairwise(blocks)):
        if above.parent == below.parent and kind_of(below.line) is Kind.CREDIT:  # in one box with its caption
            lines[i + 1] = replace(lines[i + 1], apart=False)
    return [replace(block, line=line) for block, line in zip(blocks, lines, strict=True)]


def _blocks(tree: Any) -> Iterator[_Block]:
    """Every line of the page that a reader sees, in order."""
    pieces: list[str] = []
    marks: list[tuple[Any, Mark]] = []
    numbers: dict[Any, int] = {}
    at: Any = tree
    skipped: Any = None
    links = [0, 0, 0]  # letters gathered for the line, those of them in a link, and those before the first link
    depth = 0

    def flush() -> Iterator[_Block]:
        texts = "".join(pieces).split("\n")
        pieces.clear()
        for text in texts:
            if tidy := plain(text):
                leaf = at.tag == "p" or (at.tag == "div" and all(child.tag in INLINE for child in at))
                parent = at.getparent() if leaf and at.getparent() is not None else at
                number = numbers.setdefault(parent, len(numbers))
                whole_link = links[1] * 10 >= (links[0] - links[2] * (links[2] <= _LABEL)) * 9 and links[1] > 0
                line = Line(tidy, True, marks[-1][1] if marks else "", linked=whole_link)
                yield _Block(line, str(at.tag), number, parent.tag == "blockquote")
        links[:] = [0, 0, 0]

    def add(text: str | None, in_link: bool) -> None:
        tidy = " ".join((text or "").split("\n"))
        pieces.append(tidy)
        links[0] += len(tidy.strip())
        links[1] += len(tidy.strip()) * in_link
        links[2] += len(tidy.strip()) * (not links[1])

    walk = etree.iterwalk(tree, events=("start", "end"), tag="*")
    for event, element in walk:
        tag = element.tag
        in_row = bool(marks) and marks[-1][1] == "row"
        if event == "start":
            if tag in _UNSEEN:
                walk.skip_subtree()
                continue
            if not marks and (cells := _cells(element)):
                yield from flush()
                walk.skip_subtree()
                number = numbers.setdefault(element.getparent(), len(numbers))
                header = all(cell.tag == "th" for cell in element) or element.getparent().tag == "thead"
                if any(cells):
                    yield _Block(row_of(cells, is_header=header), "tr", number)
                skipped = element
                continue
            if tag == "br":
                pieces.append("\n")
            elif tag not in INLINE and not in_row:
                yield from flush()
                at = element
            if not in_row and (mark := _mark(element)):
                marks.append((element, mark))
            depth += tag == "a"
            add(element.text, depth > 0)
        elif element is skipped:
            add(element.tail, depth > 0)
        else:
            if marks and marks[-1][0] is element:
                yield from flush()
                marks.pop()
            elif tag not in INLINE and tag != "br" and tag not in _UNSEEN:
                if in_row:
                    pieces.append(" ")
                else:
                    yield from flush()
            if tag not in INLINE and tag not in _UNSEEN and tag != "br" and not in_row:
                at = element.getparent() if element.getparent() is not None else element
            depth -= tag == "a"
            add(element.tail, depth > 0)
    yield from flush()


def _cells(element: Any) -> list[str]:
    """The texts of a row's cells; none for another element, and for a row that is read line by line."""
    if _mark(element) != "row" or any(cell.tag not in ("td", "th") for cell in element):
        return []
    if next(element.iter("br", *_UNSEEN), None) is not None:
        return []
    return ["".join(cell.itertext()) for cell in element]


def _mark(element: Any) -> Mark:
    if element.tag in _HEADINGS:
        return "heading"
    if element.tag == "li":
        return "item"
    if (
        element.tag == "tr"
        and len(element) > 1
        and next(element.iter("p", "div", "table", "ul", *_HEADINGS), None) is None
    ):
        return "row"
    return ""


def _kept(tree: Any) -> list[str]:
    """The texts that trafilatura takes for the article's, without their white space."""
    extracted = trafilatura.extract(
        tree, output_format="xml", include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    if not extracted:
        return []
    document = etree.fromstring(extracted.encode())
    return [squeezed("".join(e.itertext())) for e in document.iter("p", "head", "item", "row", "quote", "ab")]


def _article(blocks: list[_Block], kept: list[str], title: str | None) -> list[Line]:
    """The lines that trafilatura keeps, in the page's order, and those that the page sets beside them.

    These are paragraphs that stand in one element with two kept ones, quotations between kept lines, subheadings right
    above a kept line, and what stands between the headline and the first kept paragraph, or signs it.
    """
    if not kept:
        return [block.line for block in blocks]
    whole, together = frozenset(kept), "\n".join(kept)
    texts = [squeezed(block.line.text) for block in blocks]
    chosen = [text in whole or (len(text) >= _TELLING and text in together) for text in texts]
    homes: dict[int, int] = {}
    for block, is_kept in zip(blocks, chosen, strict=True):
        if is_kept and block.tag == "p":
            homes[block.parent] = homes.get(block.parent, 0) + 1
    headline = next(
        (i for i, block in enumerate(blocks) if title and block.line.text.casefold() == title.casefold()), None
    )
    paragraphs = [i for i, is_kept in enumerate(chosen) if is_kept and blocks[i].tag == "p"]
    first, third = ([*paragraphs, len(blocks), len(blocks), len(blocks)][n] for n in (0, 2))
    last = paragraphs[-1] if paragraphs else 0
    for i in range(len(blocks) - 1, -1, -1):
        block = blocks[i]
        beside = (block.tag == "p" and homes.get(block.parent, 0) >= 2) or (
            first < i < last and block.quoted and kind_of(block.line) is Kind.PROSE
        )
        heads = block.line.mark == "heading" and i + 1 < len(blocks) and chosen[i + 1]
        below_headline = headline is not None and headline <= i < third
        signs = below_headline and (i < first or kind_of(block.line) in (Kind.BYLINE, Kind.DATE))
        chosen[i] = chosen[i] or beside or heads or signs
    lines = [block.line for block, is_kept in zip(blocks, chosen, strict=True) if is_kept]
    below = blocks[first].line if first < len(blocks) else None
    return _without_pointers(lines, lines.index(below) if below in lines else len(lines))


def _without_pointers(lines: list[Line], first: int) -> list[Line]:
    """The lines without those below the first paragraph that are a link and nothing else: names of other stories.

    A page that is a link as a whole was not closed where it should be.
    """
    points = [
        i > first and line.linked and not line.mark and len(line.words) >= _NAMING for i, line in enumerate(lines)
    ]
    linked = sum(len(line.text) for line, is_link in zip(lines, points, strict=True) if is_link)
    if linked > _MOST_LINKED * sum(len(line.text) for line in lines):
        return lines
    return [line for line, is_link in zip(lines, points, strict=True) if not is_link]
