"""Where the headline of a page stands, when no markup says so."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from index.dates import parse_date
from index.lines import Kind, Line, content_stems, function_share

_JOINED_WORDS = re.compile(r"[a-z][A-Z][a-z]+ ?\S*.*[a-z][A-Z]|[|›»>]")
_NAME_PREFIX = re.compile(r"\b(?:Mc|Mac|De|Di|La|Le|Van|O['’])(?=[A-Z])")
# What may stand above the article: a share of the words in all sentences of the page, and so many paragraphs.
_BANNER_SHARE, _BANNER_LINES = 0.4, 4
_BANNER_SHARED = 0.12
_MOST_ABOVE, _MOST_BELOW = 300, 200  # lines about the first sentence: the longest menus, and the longest banners
_HEADLINE_WORDS = range(3, 31)
_HEADLINE_STEMS = 5  # of fewer words the share is no evidence: "Mayor Ana Rey", a caption, stands in her article whole
_STANDFIRST_WORDS = 8
_TELLS = 0.3  # the share of the words that hold a sentence together: headlines have fewer


def first_paragraph(lines: Sequence[Line], kinds: Sequence[Kind]) -> int:
    """Where the sentences of a page begin: a banner's are cut off from the article by a menu."""
    prose = [i for i, kind in enumerate(kinds) if kind is Kind.PROSE]
    total = sum(len(lines[i].words) for i in prose)
    start, passed = (prose[0] if prose else len(kinds)), 0
    for at, (i, following) in enumerate(pairwise(prose[: _BANNER_LINES + 1])):
        passed += len(lines[i].words)
        if passed > _BANNER_SHARE * total:
            break
        between = kinds[i + 1 : following]
        article = _stems(lines, prose[at + 1 : at + 6])
        banner = content_stems(lines[i].text)
        if len(between) >= 3 and Kind.CHROME in between and len(banner & article) < _BANNER_SHARED * len(banner):
            start = following
    return start


def find_headline(lines: Sequence[Line], kinds: Sequence[Kind], stated: str | None, first: int) -> int | None:
    """Where the headline stands. Below the first paragraph, `first`, it needs a date or a byline beside it."""
    if stated:
        return next((i for i, line in enumerate(lines) if line.text.casefold() == stated.casefold()), None)
    prose = [i for i, kind in enumerate(kinds) if kind is Kind.PROSE]
    total = sum(len(lines[i].words) for i in prose)
    best, best_score, passed = None, 0.0, 0
    about_the_same = -2  # the last line that speaks of what the article does
    for i in range(max(0, first - _MOST_ABOVE), min(len(lines), first + _MOST_BELOW)):
        line = lines[i]
        if kinds[i] is Kind.PROSE:
            passed += len(line.words)
        after = bisect_right(prose, i)
        body = prose[after : after + 3]
        if passed > _BANNER_SHARE * total or not body:
            break
        stems = content_stems(line.text)
        if not can_be_headline(line, kinds[i]) or len(stems) < 3 or parse_date(line.text):
            continue
        signed = says_who_or_when(lines, kinds, i)
        beside = range(max(0, i - 2), i)
        under_a_date = any(_who_or_when(lines[j], kinds[j]) for j in beside)
        if i > first and not signed and not under_a_date:
            continue
        shared = len(stems & _stems(lines, body)) / max(len(stems), _HEADLINE_STEMS)
        if i == about_the_same + 1 and is_standfirst(line, kinds[i]) and line.mark != "heading":
            continue
        if shared >= 0.25 and signed and len(line.words) > 3:
            about_the_same = i
        next_to_body = i + 1 == body[0]
        score = (
            shared
            + (0.6 if signed else 0.4 * under_a_date)
            + 0.5 * (line.mark == "heading")
            + 0.2 * next_to_body
            - 4 * passed / total
            - 0.02 * (body[0] - i)
        )
        likely = signed or shared >= 0.25 or (under_a_date and next_to_body and shared > 0)
        if likely and score >= 0.5 and score > best_score:
            best, best_score = i, score
    return best if best is None or not _is_standfirst_of(lines, kinds, best) else best - 1


def says_who_or_when(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> bool:
    """Whether a byline or a full date stands within the next lines that are not the site's."""
    below = [j for j in range(i + 1, min(len(lines), i + 13)) if kinds[j] is not Kind.CHROME][:6]
    return any(_who_or_when(lines[j], kinds[j]) for j in below)


def can_be_headline(line: Line, kind: Kind) -> bool:
    asks = kind in (Kind.PROSE, Kind.REMARK) and line.text.endswith(("?", "!", "?'", "?’", '?"', "?”"))
    if len(line.words) not in _HEADLINE_WORDS or line.mark in ("item", "row") or not (kind is Kind.SHORT or asks):
        return False
    return not is_menu(line)


def is_standfirst(line: Line, kind: Kind) -> bool:
    """Whether a line right below a headline may be its standfirst that ends without a full stop."""
    long = len(line.words) >= _STANDFIRST_WORDS
    return kind is Kind.SHORT and long and function_share(line.words) >= 0.15 and not is_menu(line)


def is_menu(line: Line) -> bool:
    """A row of labels: "World | Sport | Culture", "War AnalysisField Report", "News, Port Vell, Floods"."""
    if _JOINED_WORDS.search(_NAME_PREFIX.sub("", line.text)):
        return True
    items = line.text.split(", ")
    return len(items) >= 4 and all(len(item.split()) <= 3 and item[:1].isupper() for item in items)


def _is_standfirst_of(lines: Sequence[Line], kinds: Sequence[Kind], i: int) -> bool:
    """Whether the line taken for a headline hangs beneath a shorter one, with no space between or far longer."""
    if i == 0 or lines[i].mark == "heading" or not is_standfirst(lines[i], kinds[i]):
        return False
    above = lines[i - 1]
    longer = len(lines[i].words) >= 1.5 * len(above.words)
    told = longer and function_share(lines[i].words) >= _TELLS and function_share(above.words) > 0
    if lines[i].apart and not told:
        return False
    return len(above.words) >= 4 and above.apart and can_be_headline(above, kinds[i - 1]) and not parse_date(above.text)


def _who_or_when(line: Line, kind: Kind) -> bool:
    if kind is Kind.BYLINE:
        return True
    if kind is Kind.DATE and "ago" in line.words:
        return True
    return kind in (Kind.DATE, Kind.SHORT) and len(line.words) <= 25 and parse_date(line.text) is not None


def _stems(lines: Sequence[Line], at: Sequence[int]) -> frozenset[str]:
    return frozenset().union(*(content_stems(lines[j].text) for j in at))
