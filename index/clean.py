"""From the lines of a page to the article: what is not the article is left out, and nothing is reworded.

A page is read the way a person finds an article on it: the headline is the line that shares its words with the
sentences below it and has a date or a byline beside it; from there every sentence belongs, until a heading such as
"Comments" says that the article is over. Shapes of lines, as in boilerpipe (Kohlschuetter et al. 2010) and jusText
(Pomikalek 2011), decide about the rest: sentences stay, lines that are none go, except subheadings, and items of a
list that a sentence announces.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.dates import parse_date
from index.lines import Kind, Line, content_stems, kind_of

_NOTICE = re.compile(r"^\W{0,2}(?:corrections?|clarifications?|editor[’']?s[’']? note|update)\b", re.IGNORECASE)
_BIO = re.compile(
    r"^(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|covers|reports|writes|has been|works|joined)\b.{0,60}?"
    r"\b(?:reporter|correspondent|editor|journalist|columnist|writer|contributor|fellow|freelance|author|newsroom"
    r"|covers|bureau)\b"
)
_BIO_LINES = 2  # lives of authors stand in the last lines; further up, a sentence of this shape is about a source
_CONTACT = re.compile(r"^[^\"“”]*(?:\S@\S|(?:^|\s)@\w+)[^\"“”]*$")
_INLINE_ADVERT = re.compile(r"(?<=[.!?”\"’]) ?\b(?:ADVERTISEMENT|Advertisement)\b (?=[A-Z“\"‘])")
_JOINED_WORDS = re.compile(r"[a-z][A-Z][a-z]+ ?\S*.*[a-z][A-Z]|[|›»>]")
_NAME_PREFIX = re.compile(r"\b(?:Mc|Mac|De|Di|La|Le|Van|O['’])(?=[A-Z])")
_ENOUGH = 3  # sentences that must stand before "Comments" closes the article: above that it is a button
# The share of a paragraph's stems that its story has used before, for each stem that it has used. Over 683 articles the
# next two paragraphs of an article share 0.07 or more after three paragraphs (about 50 stems), 0.12 after six, 0.17
# after ten, in 95 of 100; fewer than 25 in 100 openings of another article do.
_SAME_STORY, _SAME_STORY_MOST = 0.0013, 0.17
_ALONE = 0.36  # the share asked of a sentence that stands alone beneath its own headline, as teasers do
_BANNER_SHARED = 0.12
# What may stand above the article: a share of the words in all sentences of the page, and so many paragraphs.
_BANNER_SHARE, _BANNER_LINES = 0.4, 4
_HEADLINE_WORDS = range(3, 31)
_HEADLINE_STEMS = 5  # of fewer words the share is no evidence: "Mayor Ana Rey", a caption, stands in her article whole


@dataclass(frozen=True)
class Page:
    """A page taken apart. `paragraphs` are the article, in order, none with a newline in it."""

    paragraphs: tuple[str, ...]
    headline: str | None
    above: tuple[Line, ...]
    """What is not the article, from the top of the page to its third paragraph: byline, date, the page's URL."""
    below: tuple[Line, ...]
    """What stands after its last paragraph."""

    @property
    def text(self) -> str:
        """The article: paragraphs with one empty line between them, without the headline."""
        return "\n\n".join(self.paragraphs)


def take_apart(lines: Sequence[Line], headline: str | None = None) -> Page:
    """The article among the lines of a page. `headline` is what the page's own metadata says that it is."""
    kinds = [kind_of(line) for line in lines]
    first_paragraph = _first_paragraph(lines, kinds)
    at = _find_headline(lines, kinds, headline, first_paragraph)
    start = at + 1 if at is not None else first_paragraph
    chosen = _drop_bios(lines, _walk(lines, kinds, start))
    if at is not None:
        headline = headline or lines[at].text
    third, last = (chosen[:3][-1], chosen[-1]) if chosen else (len(lines), len(lines))
    return Page(
        paragraphs=tuple(_INLINE_ADVERT.sub(" ", lines[i].text) for i in chosen),
        headline=headline,
        above=tuple(lines[i] for i in range(third) if i not in chosen[:3]),
        below=tuple(lines[last + 1 :]),
    )


def _find_headline(
    lines: Sequence[Line], kinds: Sequence[Kind], stated: str | None, first_paragraph: int
) -> int | None:
    """Where the headline stands. Below the first paragraph it needs a date or a byline beside it."""
    if stated:
        return next((i for i, line in enumerate(lines) if line.text.casefold() == stated.casefold()), None)
    prose = [i for i, kind in enumerate(kinds) if kind is Kind.PROSE]
    total = sum(len(lines[i].words) for i in prose)
    best, best_score, passed = None, 0.0, 0
    for i, line in enumerate(lines):
        if kinds[i] is Kind.PROSE:
            passed += len(line.words)
        body = [j for j in prose if j > i][:3]
        if passed > _BANNER_SHARE * total or not body:
            break
        stems = content_stems(line.text)
        if not _can_be_headline(line, kinds[i]) or len(stems) < 3:
            continue
        below = [j for j in range(i + 1, min(len(lines), i + 9)) if kinds[j] is not Kind.CHROME][:4]
        signed = any(_says_who_or_when(lines[j], kinds[j]) for j in below)
        dated = signed or any(_says_who_or_when(lines[j], kinds[j]) for j in range(max(0, i - 2), i))
        if i > first_paragraph and not dated:
            continue
        shared = len(stems & content_stems(" ".join(lines[j].text for j in body))) / max(len(stems), _HEADLINE_STEMS)
        score = (
            shared
            + 0.6 * dated
            + 0.5 * (line.mark == "heading")
            + 0.2 * (i + 1 == body[0])
            - 4 * passed / total
            - 0.02 * (body[0] - i)
        )
        if (shared >= 0.25 or signed) and score >= 0.5 and score > best_score:
            best, best_score = i, score
    return best


def _says_who_or_when(line: Line, kind: Kind) -> bool:
    if kind is Kind.BYLINE:
        return True
    return kind in (Kind.DATE, Kind.SHORT) and len(line.words) <= 14 and parse_date(line.text) is not None


def _can_be_headline(line: Line, kind: Kind) -> bool:
    asks = kind in (Kind.PROSE, Kind.REMARK) and line.text.endswith(("?", "!", "?'", "?’", '?"', "?”"))
    if len(line.words) not in _HEADLINE_WORDS or line.mark in ("item", "row") or not (kind is Kind.SHORT or asks):
        return False
    return not _is_menu(line)


def _is_menu(line: Line) -> bool:
    """A row of labels: "World | Sport | Culture", "War AnalysisField Report", "News, Port Vell, Floods"."""
    if _JOINED_WORDS.search(_NAME_PREFIX.sub("", line.text)):
        return True
    items = line.text.split(", ")
    return len(items) >= 4 and all(len(item.split()) <= 3 and item[:1].isupper() for item in items)


def _first_paragraph(lines: Sequence[Line], kinds: Sequence[Kind]) -> int:
    """Where the sentences of a page begin: a banner's are cut off from the article by a menu."""
    prose = [i for i, kind in enumerate(kinds) if kind is Kind.PROSE]
    total = sum(len(lines[i].words) for i in prose)
    start, passed = (prose[0] if prose else len(kinds)), 0
    for at, (i, following) in enumerate(pairwise(prose[: _BANNER_LINES + 1])):
        passed += len(lines[i].words)
        if passed > _BANNER_SHARE * total:
            break
        between = kinds[i + 1 : following]
        article = content_stems(" ".join(lines[j].text for j in prose[at + 1 : at + 6]))
        banner = content_stems(lines[i].text)
        if len(between) >= 3 and Kind.CHROME in between and len(banner & article) < _BANNER_SHARED * len(banner):
            start = following
    return start


def _walk(lines: Sequence[Line], kinds: Sequence[Kind], start: int) -> list[int]:
    chosen: list[int] = []
    held: list[int] = []  # lines that are a subheading if a sentence follows
    sentences = 0
    expects_no_heading = (
        False  # below a byline, a date or "Read more", what is no sentence is a caption or a story's name
    )
    i = start
    while i < len(lines):
        kind, line = kinds[i], lines[i]
        if kind is Kind.CLOSE and sentences >= _ENOUGH and not _NOTICE.match(line.text):
            break
        if kind is Kind.STORIES and sentences:
            resumed = _after_other_stories(lines, kinds, chosen, i)
            if resumed is None:
                break
            held, i = [], resumed
            continue
        if _teaser(lines, kinds, i) and sentences:
            i += 2
            held = []
            continue
        if kind is Kind.PROSE or (kind is Kind.REMARK and chosen) or (_NOTICE.match(line.text) and len(line.words) > 3):
            chosen += [*held, i]
            held, expects_no_heading = [], False
            sentences += max(1, len(re.findall(r"[.!?][\"”’]?(?:\s|$)", line.text)))
        elif line.mark == "item" or line.mark == "row":
            held = []
            if kind is Kind.SHORT and _belongs(lines, chosen, i):
                chosen.append(i)
        elif kind is Kind.SHORT:
            held = [i] if chosen and not expects_no_heading and _can_be_subheading(lines, i) else []
        elif kind in (Kind.BYLINE, Kind.POINTER) or (kind is Kind.DATE and len(chosen) < 2 and parse_date(line.text)):
            expects_no_heading = True
        elif kind is not Kind.DATE and kind is not Kind.URL:
            held = []
        i += 1
    return chosen


def _belongs(lines: Sequence[Line], chosen: Sequence[int], i: int) -> bool:
    """Whether an item that is no sentence is part of the article: a sentence announces it, or it continues a table."""
    if not chosen:
        return False
    mark = lines[i].mark
    if mark == "row":
        return lines[i - 1].mark == "row" or (i + 1 < len(lines) and lines[i + 1].mark == "row")
    above = next((j for j in range(i - 1, -1, -1) if lines[j].mark != mark), -1)
    return above in chosen and lines[above].text.endswith(":")


def _can_be_subheading(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    if line.mark == "heading":
        return True
    first = line.text.lstrip("\"“'‘")[:1]
    return (
        line.apart
        and len(line.words) <= 13
        and (first.isupper() or first.isdigit())
        and not _is_menu(line)
        and not any(other.text == line.text for other in lines[i + 1 : i + 3])
    )


def _teaser(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> bool:
    """A headline of another story with the start of its text, cut off, right below it."""
    if kinds[i] is not Kind.SHORT or i + 1 >= len(lines) or lines[i + 1].apart:
        return False
    return lines[i + 1].text.endswith(("…", "...", "[…]", "[...]"))


def _after_other_stories(
    lines: Sequence[Line], kinds: Sequence[Kind], chosen: Sequence[int], marker: int
) -> int | None:
    """Where the article goes on after a list of other stories, or None if it does not.

    A teaser's sentence stands alone under its own headline or time of day, and is about something else.
    """
    known = content_stems(" ".join(lines[i].text for i in chosen))
    share = min(_SAME_STORY * len(known), _SAME_STORY_MOST)
    for i in range(marker + 1, len(lines)):
        if kinds[i] is Kind.CLOSE:
            return None
        if _NOTICE.match(lines[i].text) and kinds[i] is Kind.PROSE:
            return i
        if kinds[i] is not Kind.PROSE or lines[i].mark == "item" or not lines[i].apart:
            continue
        alone = kinds[i - 1] in (Kind.SHORT, Kind.DATE) and (i + 1 >= len(lines) or kinds[i + 1] is not Kind.PROSE)
        stems = content_stems(" ".join(line.text for line in lines[i : i + (1 if alone else 2)]))
        if len(stems & known) >= (_ALONE if alone else share) * len(stems):
            return i - 1 if kinds[i - 1] is Kind.REMARK else i
    return None


def _drop_bios(lines: Sequence[Line], chosen: list[int]) -> list[int]:
    """The article without the lives of its authors at the end, and without a subheading that nothing follows."""
    for _ in range(_BIO_LINES):
        if len(chosen) <= 1:
            break
        text = lines[chosen[-1]].text
        if not _NOTICE.match(text) and (_BIO.match(text) or (_CONTACT.search(text) and len(text.split()) <= 40)):
            chosen = chosen[:-1]
    while (
        len(chosen) > 1 and kind_of(lines[chosen[-1]]) is Kind.SHORT and lines[chosen[-1]].mark not in ("item", "row")
    ):
        chosen = chosen[:-1]
    return chosen
