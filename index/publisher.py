"""Which outlet published a page that has no markup to say so: every hint in the text is a vote for a name."""

import re
from collections import defaultdict
from collections.abc import Container
from itertools import permutations, takewhile

from index.dates import find_date
from index.lines import Kind, kind_of
from index.page import Page

_WORD = r"[A-Z0-9][\w.&’'-]*"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:of |the |and |& |de |for )?{_WORD}){{0,4}}"
_OUTLET_WORDS = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|journal|independent|observer|courier|chronicle|daily|press|agency|media|mercury|telegram|advertiser|express|dispatch|post|argus|relay"
    r"|broadcasting|radio|tv|television|network|today|star|sun|mail|guardian|telegraph|examiner|globe|standard|mirror"
    r"|review|report|monitor|bulletin|dispatch|sentinel|inquirer|record|register|reuters|afp|ap|bbc|cnn|staff|team|desk"
    r"|newsroom|bureau|(?:news)?wire|service|online|magazine|weekly|echo|argus|ledger|voice|world|editorial)\b",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"\b(?:sign (?:in|up)|log ?in|register|subscribe|menu|search)\b", re.IGNORECASE)
_GENERIC = frozenset(
    "about ad advertisement agencies all allrightsreserved analysis apple author breaking comment comments"
    " contact copyright editor exclusive facebook focus google he home image instagram it latest linkedin live"
    " local login menu more news opinion photo politics press reports rightsreserved search share she source"
    " sport sports spotify staff store subscribe telegram that the they this tiktok top twitter us video we"
    " whatsapp which who world youtube".split()
)


def _hints(*hints: tuple[float, str]) -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((weight, re.compile(pattern.replace("NAME", f"({_NAME})"))) for weight, pattern in hints)


# The weights rank the hints by how seldom they name another outlet than the page's own; two points are needed.
_SAID_IN_THE_ARTICLE = _hints(
    (2.0, r"NAME (?:reports|reported|writes|informs),? (?:citing|quoting|referring to|with reference to)"),
    (2.0, r"NAME has (?:the latest|more(?: details)?)\."),
    (1.0, r"(?:^|, )NAME (?:reports|reported)\b"),
)
_SAID_AROUND_IT = _hints(
    (3.0, r"^\W{0,3}(?i:©|\(c\)|copyright)(?:©|\([cC]\)|\s)*(?:\d{4}\s*[-–]\s*)?(?:\d{4})?,?\s*(?:by )?NAME"),
    (3.0, r"(?i:skip to more) NAME sites"),
    (3.0, r"^(?i:publisher|published by|outlet): ?NAME"),
    (2.5, rf"((?:{_WORD} ){{0,9}}{_WORD}) (?i:news desk|web desk|newsroom|editorial team|editorial board|bureau)$"),
    (3.0, r"^SOURCE:? NAME$"),
    (2.5, r"^NAME in (?i:english)$"),
    (2.0, r"^NAME is (?:published|produced|a publication|a division|edited) (?:in|by|of)\b"),
    (2.0, r"(?i:correspondent|reporter|editor|columnist|writer), NAME$"),
    (2.0, r"^[Bb]y NAME (?i:staff|news desk|newsroom)"),
    (2.0, r"^(?i:source): ?NAME?(?: and (?:news )?agencies)?$"),
    (
        2.0,
        r"\b(?i:follow|support|join|about|more from|more on|subscribe to|sign up for|sign up to) NAME"
        r"(?:'s|’s)?(?: on [A-Z].*| today| now)?[.!]?$",
    ),
    (
        2.0,
        r"\bis an? [\w ,-]{0,40}(?:reporter|correspondent|editor|journalist|columnist|writer|fellow) (?:\w+ ){0,5}?"
        r"(?:at|for|of|with) NAME",
    ),
    (2.0, r"^\W{0,2}(?:By|by|BY) [^,|]+(?:, | \| |, for )NAME$"),
    (1.5, r"\b[A-Z]\w+ for NAME$"),
)
_MASTHEAD = 2.0
_BESIDE_HEADLINE = 3.0
_SIGN_OFF = 1.5
_SIGN_OFF_ADDRESS = 2.5  # a name that is an address, "Drell.Info", is no person's or place's
_OWN_SITE = 2.5
_DATELINE = 1.0  # a wire's name: it stands only where nothing else names an outlet
_ENOUGH = 2.0
_NEAR, _LONGEST = 150, 2_000  # lines about the article, and letters of each, in which an outlet is looked for
_MASTHEAD_LINES = 3
_SIGN_OFF_LINES = 6
_DATELINE_AGENCY = re.compile(
    rf"^[A-Z][A-Za-z .,'’/-]{{2,40}}(?:\d{{1,2}})?,? ?(?:\d{{4}} )?\(({_NAME})\) ?[-–—]"
    r"|^[A-Z][a-z]+(?: [A-Z][a-z]+)?,? ([A-Z]{2,5}) ?—"
)
_TRAILING = re.compile(
    r"(?:,? (?:Ltd|Limited|Inc|LLC|GmbH|plc|PLC|Corp|Company|Co)\b\.?|[.,]? (?:All|The)(?: [Rr]ights.*)?|\.)$"
)
_SECTION = re.compile(r"\s+[-–—|:]\s.*$|(?<=\w{3})\s+(?:sports?|politics|business|culture|opinion)$", re.IGNORECASE)
_NAME_AND_DATE = re.compile(rf"({_NAME})(?:, | [|·–—-] )(?=(?:\w+day\b|\d))")
_NEXT_SENTENCE = re.compile(r"(?<!\bSt)\. (?=[A-Z])")
_SITE = re.compile(
    r"(?:https?://|www\.|@)([\w.-]+\.[a-z]{2,})|\b((?:[a-z0-9-]+\.)+(?:com|net|org|info|news|today|media|press|tv|co\.uk))\b"
)
_SECOND_LEVEL = frozenset("co com org net gov ac edu gob".split())
_OTHER_SITES = frozenset(
    "twitter x facebook fb instagram youtube youtu t bit tiktok linkedin whatsapp pinterest reddit google apple gmail"
    " yahoo outlook hotmail spotify w3 schema telegram".split()
)


def is_outlet(text: str) -> bool:
    """Whether a text has the shape of an outlet's name: up to six capitalised words."""
    return re.fullmatch(_NAME, text) is not None and _key(text) not in _GENERIC


def names_an_outlet(text: str) -> bool:
    """Whether a text holds a word of the trade ("Herald", "Staff"), or is an acronym: no person's name does."""
    return _OUTLET_WORDS.search(text) is not None or (text.isupper() and " " not in text)


class _Votes:
    """Points for names; "The Herald" and "HERALD" are one name, as are "VNA" and "Veldania News Agency"."""

    def __init__(self) -> None:
        self.points: dict[str, float] = defaultdict(float)
        self.written: dict[str, tuple[float, str]] = {}

    def add(self, name: str, weight: float) -> None:
        name = _undouble(_TRAILING.sub("", _NEXT_SENTENCE.split(name)[0]).strip())
        key = _key(name)
        if key and key not in _GENERIC and not key.isdigit():
            self.points[key] += weight
            self.written[key] = max(self.written.get(key, (0.0, "")), (weight, name))

    def winner(self, needed: float, lines: Container[str]) -> str | None:
        """The name with the most points. Of two that begin alike, the longer one only where a line is that name."""
        points = dict(self.points)
        for a, b in permutations(self.points, 2):
            if b.startswith(a):  # "The Islander" and "Islander Media"
                whole, part = (b, a) if self.written[b][1] in lines else (a, b)
                if self.points[whole] >= needed:
                    points[whole] += self.points[part]
            elif a == _initials(self.written[b][1]):
                better, other = (a, b) if self.points[a] > self.points[b] else (b, a)
                points[better] += self.points[other]
        best = max(points, key=lambda key: points[key], default=None)
        return self.written[best][1] if best and points[best] >= needed else None


def find_publisher(page: Page, beside_headline: str | None = None) -> str | None:
    """The outlet with the most points, as the text writes it. `beside_headline` is the name that a line joins to it."""
    votes = _Votes()
    if beside_headline:
        votes.add(beside_headline, _BESIDE_HEADLINE)
    near = (*page.above[:_NEAR], *page.above[_NEAR:][-_NEAR:], *page.below[:_NEAR], *page.below[_NEAR:][-_NEAR:])
    around = [line.text[:_LONGEST] for line in near]
    paragraphs = [text[:_LONGEST] for text in (*page.paragraphs[:_NEAR], *page.paragraphs[_NEAR:][-_NEAR:])]
    everything = "\n".join([*around, *paragraphs])
    folded = everything.casefold()
    for line in takewhile(lambda line: line.text != page.headline, page.above[:_MASTHEAD_LINES]):
        text = _SECTION.sub("", line.text)
        if kind_of(line) is not Kind.SHORT or len(text.split()) > 5 or not is_outlet(text) or _BUTTON.search(text):
            continue
        if names_an_outlet(text) or folded.count(text.casefold()) > 1:
            votes.add(text, _MASTHEAD)
    for line in page.above:
        dated = _NAME_AND_DATE.match(line.text) if find_date(line.text) else None
        if dated and names_an_outlet(dated[1]):
            votes.add(dated[1], _MASTHEAD)
    for text in _sign_offs(page):
        votes.add(text, _SIGN_OFF_ADDRESS if re.search(r"\w\.[a-zA-Z]{2,4}$", text) else _SIGN_OFF)
    for hints, texts in ((_SAID_AROUND_IT, around), (_SAID_IN_THE_ARTICLE, [*around, *paragraphs])):
        for text in texts:
            for weight, hint in hints:
                if found := hint.search(text):
                    votes.add(found[1], weight)
    for name in _named_by_own_site(around, everything):
        votes.add(name, _OWN_SITE)
    if dateline := _DATELINE_AGENCY.match(page.paragraphs[0]) if page.paragraphs else None:
        votes.add(dateline[1] or dateline[2], _DATELINE)
    winner = votes.winner(_ENOUGH, around) or (votes.winner(_DATELINE, around) if dateline else None)
    return _as_written(winner, everything) if winner else None


def _as_written(name: str, everything: str) -> str:
    """The name as the text writes it, where a masthead shouts it."""
    if not name.isupper() or " " not in name:
        return name
    written = re.search(re.escape(name), everything.replace(name, ""), re.IGNORECASE)
    return written[0] if written else name


def _sign_offs(page: Page) -> set[str]:
    """Lines below the article that are only a name: of those right below it, and the very last."""
    closed = (Kind.CLOSE, Kind.STORIES)
    right_below = takewhile(lambda line: kind_of(line) not in closed, page.below[:_SIGN_OFF_LINES])
    lines = {*right_below, *page.below[-1:]}
    return {line.text for line in lines if kind_of(line) is Kind.SHORT and re.fullmatch(_NAME, line.text)}


def _named_by_own_site(around: list[str], everything: str) -> set[str]:
    """Names in the text that are a site's address on the page: "The Port Vell Herald" of portvellherald.example."""
    labels = {_label(stated or bare) for stated, bare in _SITE.findall(" ".join(around))}
    names = set()
    for label in labels - _OTHER_SITES:
        letters = r"[ .'’-]?".join(map(re.escape, label.removeprefix("the")))
        named = re.search(
            rf"(?<![\w.@/-])((?:The )?(?-i:(?=[A-Z])){letters})(?![\w/@-]|\.\w)", everything, re.IGNORECASE
        )
        if named and len(label) > 1:
            names.add(named[1])
    return names


def _label(host: str) -> str:
    parts = [part for part in host.lower().split(".") if part]
    parts = parts[:-2] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[:-1]
    return parts[-1].replace("-", "") if parts else ""


def _key(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold().removeprefix("the "))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.removeprefix("The ").split() if word[0].isupper()).casefold()


def _undouble(name: str) -> str:
    """A logo's text and the name beside it run together: "The HeraldThe Herald" is "The Herald"."""
    half = len(name) // 2
    return name[:half] if len(name) > 3 and name[:half] == name[half:].strip() else name
