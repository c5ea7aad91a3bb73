"""From the lines of a page to its article: what is no sentence of it goes, every sentence of it stays.

In the manner of jusText and boilerpipe: each line is judged by its shape (`index/lines.py`), then by where it stands
between the headline, the byline, and what closes the article. Cleaning deletes lines and normalises white space; it
never changes a word.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.context import in_context
from index.dates import parse_date
from index.ending import drop_ending, is_life, signatures
from index.headline import can_be_headline, find_headline, first_paragraph, is_menu, is_standfirst, says_who_or_when
from index.lines import NOTICE, Kind, Line, content_stems, ends_sentence, function_share, kind_of
from index.page import Page

_INLINE_ADVERT = re.compile(r"(?<=[.!?”\"’]) ?\b(?:ADVERTISEMENT|Advertisement)\b (?=[A-Z“\"‘])")
_DATELINE = re.compile(r"[A-Z]{3,}[\w ,.'’-]{0,50}(?:\([A-Za-z ]{2,30}\))?(?: ?[—–]\s*| --? )[A-Z“\"]")
_APPEAL = re.compile(r"Anyone (?:who|with)\b.{0,80}\b(?:call|contact|come forward|tell)\b")  # police
_CAPTIONS = 2  # sentences between a byline and a dateline that may be captions
_ENOUGH = 3  # sentences that must stand before "Comments" closes the article: above that it is a button
# The share of a paragraph's stems that its story has used before, for each stem that it has used. Over 683 articles the
# next two paragraphs of an article share 0.07 or more after three paragraphs (about 50 stems), 0.12 after six, 0.17
# after ten, in 95 of 100; fewer than 25 in 100 openings of another article do.
_SAME_STORY, _SAME_STORY_MOST = 0.0013, 0.17
_ALONE = 0.36  # the share asked of a sentence that stands alone beneath its own headline, as teasers do
_POINT_SHARED, _POINT_WORDS = 0.34, 5  # of a key point above the article, with the article that it sums up
_MOST_JUDGED = 5_000  # lines that are judged with care, in half a second; an article has some hundreds
_OF_THE_SITE = frozenset({Kind.CHROME, Kind.CREDIT, Kind.PICTURE, Kind.CAPTION, Kind.POINTER, Kind.STORIES, Kind.URL})


def take_apart(lines: Sequence[Line], headline: str | None = None) -> Page:
    """The article among the lines of a page. `headline` is what the page's own metadata says that it is."""
    kinds = [kind_of(line) for line in lines[:_MOST_JUDGED]]
    kinds += [Kind.PROSE if ends_sentence(line.text) else Kind.SHORT for line in lines[_MOST_JUDGED:]]
    kinds = in_context(lines, kinds)
    first = first_paragraph(lines, kinds)
    at = find_headline(lines, kinds, headline, first)
    walk = _Walk(lines, kinds, at + 1 if at is not None else first)
    chosen = drop_ending(lines, kinds, walk.run(headed=at is not None))
    if at is not None:
        headline = headline or lines[at].text
    third, last = (chosen[:3][-1], chosen[-1]) if chosen else (len(lines), len(lines))
    opening = set(chosen[:3])
    return Page(
        paragraphs=tuple(_INLINE_ADVERT.sub(" ", lines[i].text) for i in chosen),
        headline=headline,
        above=tuple(lines[i] for i in range(third) if i not in opening),
        below=tuple(lines[last + 1 :]),
        rows={at: lines[i] for at, i in enumerate(chosen) if lines[i].cells},
    )


def take_text(lines: Sequence[Line], headline: str | None = None) -> Page:
    """The article among lines that are its text already, as a database gives it: what is plainly the site's goes."""
    kinds = in_context(lines, [kind_of(line) for line in lines])
    title = (headline or "").casefold()
    first = next((i for i, line in enumerate(lines) if line.text.casefold() != title), len(lines))
    kept = [line for line, kind in zip(lines[first:], kinds[first:], strict=True) if kind not in _OF_THE_SITE]
    if not any(ends_sentence(line.text) for line in kept):
        kept = []
    return Page(tuple(line.text for line in kept), headline, tuple(lines[:first]), ())


class _Walk:
    """One way down the page, from below its headline, choosing the lines that are the article."""

    def __init__(self, lines: Sequence[Line], kinds: Sequence[Kind], start: int) -> None:
        self.lines, self.kinds, self.start = lines, kinds, start
        self.chosen: list[int] = []
        self.known: set[str] = set()
        self.held: list[int] = []
        """Lines that are a subheading if a sentence follows."""
        self.sentences = 0

    def run(self, headed: bool) -> list[int]:
        lines, kinds = self.lines, self.kinds
        names = signatures(lines[: self.start + 12], kinds)
        i = self._opening() if headed else self.start
        # Below a byline, a date or "Read more", what is no sentence is a caption or a story's name.
        expects_no_heading = i > self.start
        while i < len(lines):
            kind, line = kinds[i], lines[i]
            signed = kind is Kind.CLOSE or self._signs(i, names)
            if signed and self.sentences >= _ENOUGH and not NOTICE.match(line.text):
                break
            if kind is Kind.STORIES and self.sentences:
                resumed = self._after_other_stories(i)
                if resumed is None:
                    break
                self.held, i = [], resumed
                continue
            if self.sentences and (self._teaser(i) or (kind is Kind.POINTER and self._names_a_story(i + 1))):
                i += 2
                self.held = []
                continue
            notice = NOTICE.match(line.text) and len(line.words) > 3
            if line.mark == "item" and not notice:
                i = self._list(i)
                continue
            if kind is Kind.PROSE or notice or (kind is Kind.REMARK and (self.chosen or self._asks(i))):
                self._take([*self.held, i])
                expects_no_heading = False
            elif line.mark == "row":
                self.held = []
                if kind is Kind.SHORT and self._continues_table(i):
                    self._take([i])
            elif kind is Kind.SHORT:
                heads = self.chosen and not expects_no_heading and self._can_be_subheading(i)
                self.held = [i] if heads or line.text.endswith(":") else []
            elif kind in (Kind.BYLINE, Kind.POINTER) or (
                kind is Kind.DATE and len(self.chosen) < 2 and parse_date(line.text)
            ):
                expects_no_heading = True
                if kind is not Kind.POINTER:  # what stands above a byline or a date is a name, and heads nothing
                    self.held = []
            elif kind not in (Kind.DATE, Kind.URL):
                self.held = []
            i += 1
        return self.chosen

    def _take(self, lines: Sequence[int]) -> None:
        for i in lines:
            text = self.lines[i].text
            self.sentences += self.kinds[i] in (Kind.PROSE, Kind.REMARK) and max(
                1, len(re.findall(r"[.!?][\"”’]?(?:\s|$)", text[:2000]))
            )
            self.known |= content_stems(text)
        self.chosen += lines
        self.held = []

    def _opening(self) -> int:
        """Takes the standfirst and the key points between a headline and the first paragraph; where to go on."""
        lines, kinds, start = self.lines, self.kinds, self.start
        first = next((i for i in range(start, min(len(lines), start + 40)) if kinds[i] is Kind.PROSE), start)
        headline = lines[start - 1].text
        while start < len(lines) and lines[start].text == headline:
            start += 1
        below_heading = start < len(lines) and lines[self.start - 1].mark == "heading"
        has_beneath = start < len(lines) and (
            says_who_or_when(lines, kinds, start) or (below_heading and not parse_date(lines[start].text))
        )
        if has_beneath and is_standfirst(lines[start], kinds[start]):
            self._take([start])
        dateline = next((i for i in range(first, min(len(lines), first + 14)) if _DATELINE.match(lines[i].text)), None)
        if dateline is not None:  # a sentence or two between the byline and the dateline are captions
            signed = next((i for i in range(start, dateline) if kinds[i] in (Kind.BYLINE, Kind.DATE)), dateline)
            if kinds[signed:dateline].count(Kind.PROSE) > _CAPTIONS:
                signed = dateline
            self._take([i for i in range(start, signed) if kinds[i] is Kind.PROSE and i not in self.chosen])
            notices = [i for i in range(signed, dateline) if NOTICE.match(lines[i].text) and kinds[i] is Kind.PROSE]
            self._take(notices)
            first = dateline
            if any(lines[i].mark == "item" for i in range(signed, dateline)):
                return max(start, signed)
        about = frozenset().union(*(content_stems(line.text) for line in lines[first : first + 20]))
        beneath = list(takewhile(self._may_be_point, range(start, first)))
        if 2 * sum(self._is_point(i, about) for i in beneath) > len(beneath) >= 2:
            self._take([i for i in beneath if i not in self.chosen])
        points: list[int] = []
        for i in range(first - 1, start - 1, -1):
            if kinds[i] is not Kind.SHORT or not self._is_point(i, about) or i in self.chosen:
                break
            points.insert(0, i)
        if len(points) >= 2 and not any(lines[i].mark for i in points):
            self._take(points)
        return first if dateline is not None or len(points) >= 2 else start + len(self.chosen)

    def _may_be_point(self, i: int) -> bool:
        line = self.lines[i]
        said = len(line.words) >= _POINT_WORDS and function_share(line.words) > 0 and not is_menu(line)
        return said and self.kinds[i] is Kind.SHORT and not line.mark

    def _is_point(self, i: int, about: frozenset[str]) -> bool:
        line = self.lines[i]
        stems = content_stems(line.text)
        said = len(line.words) >= _POINT_WORDS and function_share(line.words) > 0 and not is_menu(line)
        return said and len(stems & about) >= _POINT_SHARED * len(stems)

    def _is_told(self, i: int, told: frozenset[str]) -> bool:
        """Whether an item of a list amid the article is of its story, a figure perhaps, and no other story's name."""
        line = self.lines[i]
        stems = content_stems(line.text)
        says = function_share(line.words) > 0 or any(character.isdigit() for character in line.text)
        return says and not line.linked and len(line.words) >= 3 and len(stems & told) >= _POINT_SHARED * len(stems)

    def _list(self, start: int) -> int:
        """Takes the items that belong to the article from the list at `start`; where the list ends."""
        lines, kinds, held = self.lines, self.kinds, self.held
        end = start
        while end < len(lines) and lines[end].mark == "item" and kinds[end] not in (Kind.CLOSE, Kind.STORIES):
            end += 1
        end = max(end, start + 1)
        items = [i for i in range(start, end) if kinds[i] in (Kind.SHORT, Kind.PROSE, Kind.REMARK)]
        above = lines[start - 1] if start else Line("")
        announced = start - 1 in (*self.chosen[-1:], *held) and above.text.endswith(":")
        punctuated = sum(lines[i].text.endswith((",", ";", ".")) for i in items) * 2 > len(items)
        unfinished = (
            start and kinds[start - 1] is Kind.SHORT and len(above.words) >= 3 and lines[start].text[:1].islower()
        )
        if self.chosen and (announced or (punctuated and unfinished)):
            self._take([*([start - 1] if start - 1 not in self.chosen else []), *items])
            return end
        first = next((i for i in range(end, min(len(lines), end + 20)) if kinds[i] is Kind.PROSE), end)
        about = frozenset().union(*(content_stems(line.text) for line in lines[first : first + 20]))
        points = [i for i in items if kinds[i] is Kind.PROSE or self._is_point(i, about)]
        if self.sentences < _ENOUGH and len(points) * 2 > len(items) >= 2:
            heading = (
                start - 1 if start and kinds[start - 1] is Kind.SHORT and self._can_be_subheading(start - 1) else None
            )
            self._take([*([heading] if heading is not None and heading not in self.chosen else []), *items])
            return end
        told = frozenset(self.known | about)
        if self.chosen and len(items) >= 2 and all(self._is_told(i, told) for i in items):
            self._take([*held, *items])
            return end
        prose = [i for i in items if kinds[i] is Kind.PROSE]
        if prose:
            self._take([*held, *prose])
        self.held = []
        return end

    def _continues_table(self, i: int) -> bool:
        marks = [line.mark for line in self.lines[max(0, i - 1) : i + 2]]
        return bool(self.chosen) and marks.count("row") >= 2

    def _can_be_subheading(self, i: int) -> bool:
        line = self.lines[i]
        if line.mark == "heading":
            return not line.linked
        first = line.text.lstrip("\"“'‘")[:1]
        return (
            line.apart
            and not self._repeats(i)
            and len(line.words) <= 13
            and (first.isupper() or first.isdigit())
            and not is_menu(line)
            and not any(other.text == line.text for other in self.lines[i + 1 : i + 3])
        )

    def _teaser(self, i: int) -> bool:
        """A headline of another story with the start of its text, cut off, right below it."""
        if self.kinds[i] is not Kind.SHORT or i + 1 >= len(self.lines) or self.lines[i + 1].apart:
            return False
        return self.lines[i + 1].text.endswith(("…", "...", "[…]", "[...]"))

    def _asks(self, i: int) -> bool:
        """A short question with its answer right below it, as explainers begin."""
        below = self.kinds[i + 1] if i + 1 < len(self.lines) else None
        return self.lines[i].text.endswith("?") and below is Kind.PROSE and not self.lines[i + 1].apart

    def _signs(self, i: int, names: frozenset[str]) -> bool:
        """Whether a line is the author's name again, below most of the page's prose: the author's life follows."""
        text = self.lines[i].text.casefold().removeprefix("by ")
        alone = self.kinds[i] in (Kind.SHORT, Kind.BYLINE) or is_life(self.lines[i])
        if not alone or not any(text.startswith(name) for name in names):
            return False
        below = sum(kind is Kind.PROSE for kind in self.kinds[i:])
        return below * 2 <= len(self.chosen)

    def _repeats(self, i: int) -> bool:
        """Whether a line is a pull quote: words of a paragraph beside it."""
        text = self.lines[i].text.strip("\"“”'‘’ ")
        beside = (*self.chosen[-3:], *range(i + 1, min(len(self.lines), i + 4)))
        return len(text.split()) >= 5 and any(text in self.lines[j].text for j in beside)

    def _names_a_story(self, i: int) -> bool:
        return i < len(self.lines) and self.kinds[i] is Kind.PROSE and can_be_headline(self.lines[i], self.kinds[i])

    def _after_other_stories(self, marker: int) -> int | None:
        """Where the article goes on after a list of other stories, or None if it does not.

        A teaser's sentence stands alone under its own headline or time of day, and is about something else.
        """
        lines, kinds, known = self.lines, self.kinds, self.known
        share = min(_SAME_STORY * len(known), _SAME_STORY_MOST)
        for i in range(marker + 1, len(lines)):
            if kinds[i] is Kind.CLOSE:
                return None
            if (NOTICE.match(lines[i].text) or _APPEAL.match(lines[i].text)) and kinds[i] is Kind.PROSE:
                return i
            if (
                kinds[i] is not Kind.PROSE
                or lines[i].mark == "item"
                or not lines[i].apart
                or kinds[i - 1] is Kind.POINTER
            ):
                continue
            alone = kinds[i - 1] in (Kind.SHORT, Kind.DATE) and (i + 1 >= len(lines) or kinds[i + 1] is not Kind.PROSE)
            stems = content_stems(lines[i].text)
            if not alone and i + 1 < len(lines):
                stems |= content_stems(lines[i + 1].text)
            if len(stems & known) >= (_ALONE if alone else share) * len(stems):
                return i - 1 if kinds[i - 1] is Kind.REMARK else i
        return None
