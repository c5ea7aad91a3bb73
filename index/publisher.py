"""Which outlet published a page that has no markup to say so: every hint in the text is a vote for a name."""

import re
from collections import defaultdict

from index.clean import Page
from index.lines import Kind, kind_of

_WORD = r"[A-Z0-9][\w.&’'-]*"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:of |the |and |& |de |for )?{_WORD}){{0,4}}"
_OUTLET_WORDS = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|journal|independent|observer|courier|chronicle|daily|press|agency|media"
    r"|broadcasting|radio|tv|television|network|today|star|sun|mail|guardian|telegraph|examiner|globe|standard|mirror"
    r"|review|report|monitor|bulletin|dispatch|sentinel|inquirer|record|register|reuters|afp|ap|bbc|cnn|staff|team|desk"
    r"|newsroom|bureau|wire|service|online|magazine|weekly|echo|argus|ledger|voice|world|editorial)\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    "about ad all advertisement analysis author breaking comment comments contact copyright editor exclusive focus home"
    " image latest live local login menu more news opinion photo politics press reports search share source sport sports"
    " staff store subscribe the this top us video world agencies allrightsreserved rightsreserved facebook twitter youtube"
    " instagram telegram whatsapp tiktok linkedin google apple spotify he she it they we who which that".split()
)
# The weights rank the hints by how seldom they name another outlet than the page's own; two points are needed.
_HINTS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (3.0, re.compile(rf"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s©()cC]*(?:\d{{4}}\s*[-–]\s*)?(?:\d{{4}})?,?\s*(?:by )?({_NAME})")),
    (3.0, re.compile(rf"[Ss]kip to more ({_NAME}) sites")),
    (3.0, re.compile(rf"^(?:[Pp]ublisher|[Pp]ublished by|[Oo]utlet): ?({_NAME})")),
    (2.5, re.compile(rf"({_NAME}) (?:news desk|newsroom|editorial team|editorial board)$")),
    (2.0, re.compile(rf"^(?:By|by) ({_NAME}) (?:[Ss]taff|[Nn]ews [Dd]esk|[Nn]ewsroom)")),
    (2.0, re.compile(rf"^[Ss]ource: ?({_NAME}?)(?: and (?:news )?agencies)?$")),
    (2.0, re.compile(rf"({_NAME}) (?:reports|reported|writes|informs),? (?:citing|quoting|referring to|with reference to)")),
    (2.0, re.compile(rf"\b({_NAME}) has (?:the latest|more(?: details)?)\.")),
    (2.0, re.compile(rf"\b(?:[Ff]ollow|[Ss]upport|[Jj]oin|[Aa]bout|[Mm]ore (?:from|on)|[Ss]ubscribe to|[Ss]ign up (?:for|to)) ({_NAME})(?:'s|’s)?(?: on [A-Z].*| today| now)?$")),
    (1.5, re.compile(rf"^({_NAME})$")),
)  # fmt: skip
_BODY_HINTS = _HINTS[6:8]
_BYLINE_OUTLET = re.compile(rf"^\W{{0,2}}(?:By|by|BY) [^,|]+(?:, | \| |, for )({_NAME})$")
_DATELINE = re.compile(
    rf"^[A-Z][A-Za-z .,'’/-]{{2,40}}(?:\d{{1,2}})?,? ?(?:\d{{4}} )?\(({_NAME})\) ?[-–—]|^[A-Z][a-z]+(?: [A-Z][a-z]+)?,? ([A-Z]{{2,5}}) ?—"
)
_CORPORATE = re.compile(r",? (?:Ltd|Limited|Inc|LLC|GmbH|plc|PLC|Corp|Company|Co|All [Rr]ights.*)\.?$|\.$")
_SITE = re.compile(r"(?:https?://|www\.|@)([\w.-]+\.[a-z]{2,})", re.IGNORECASE)
_SECOND_LEVEL = frozenset("co com org net gov ac edu gob".split())
_OTHER_SITES = frozenset(
    "twitter x facebook fb instagram youtube youtu t bit tiktok linkedin whatsapp pinterest reddit google apple gmail yahoo"
    " outlook hotmail spotify w3 schema telegram".split()
)
_ENOUGH = 2.0
_DATELINE_ALONE = 1.0


def is_outlet(text: str, known_only: bool = False) -> bool:
    """Whether a text can be an outlet's name: at most six capitalised words. `known_only`: one of them is of the trade."""
    if known_only:
        return _OUTLET_WORDS.search(text) is not None or text.isupper() and " " not in text
    return re.fullmatch(_NAME, text) is not None and _key(text) not in _GENERIC


def find_publisher(page: Page, beside_title: str | None = None) -> str | None:
    """The outlet with the most votes, as the text writes it. `beside_title` is the name joined to the headline."""
    votes: dict[str, float] = defaultdict(float)
    written: dict[str, tuple[float, str]] = {}

    def vote(name: str, weight: float) -> None:
        name = _undouble(_CORPORATE.sub("", name).strip())
        key = _key(name)
        if key and key not in _GENERIC and not key.isdigit():
            votes[key] += weight
            written[key] = max(written.get(key, (0.0, "")), (weight, name))

    if beside_title:
        vote(beside_title, 3.0)
    below = [line.text for line in page.below]
    signed_off = next((i for i, line in enumerate(page.below) if kind_of(line) in (Kind.CLOSE, Kind.STORIES)), len(below))
    ends = {*below[: min(signed_off, 6)], *below[-1:]}
    for line in (*page.above, *page.below):
        for weight, hint in _HINTS:
            sign_off = hint is _HINTS[-1][1]
            if sign_off and line.text not in ends:
                continue
            if found := hint.search(line.text):
                domain = 1.0 if sign_off and re.search(r"\w\.[a-zA-Z]{2,4}$", found[1]) else 0.0
                vote(found[1], weight + domain)
        if (byline := _BYLINE_OUTLET.match(line.text)) and is_outlet(byline[1], known_only=True):
            vote(byline[1], 2.0)
    for paragraph in page.paragraphs:
        for weight, hint in _BODY_HINTS:
            if found := hint.search(paragraph):
                vote(found[1], weight)
    for name in _named_by_own_site(page):
        vote(name, 2.5)
    dateline = _DATELINE.match(page.paragraphs[0]) if page.paragraphs else None
    if dateline:
        vote(dateline[1] or dateline[2], _DATELINE_ALONE)
    needed = _ENOUGH if not dateline or max(votes.values()) >= _ENOUGH else _DATELINE_ALONE
    best = max(votes, key=lambda key: votes[key], default=None)
    return written[best][1] if best and votes[best] >= needed else None


def _named_by_own_site(page: Page) -> set[str]:
    """Names in the text that are the address of a site named on it: "The Port Vell Herald" of portvellherald.example."""
    around = [line.text for line in (*page.above, *page.below)]
    text = " \n ".join([*around, *page.paragraphs])
    names = set()
    for label in {_label(host) for host in _SITE.findall(" ".join(around))} - _OTHER_SITES:
        letters = r"[ .'’-]?".join(map(re.escape, label.removeprefix("the")))
        named = re.search(rf"(?<![\w.@/-])((?:The )?(?-i:(?=[A-Z])){letters})(?![\w/@-]|\.\w)", text, re.IGNORECASE)
        if named and len(label) > 1:
            names.add(named[1])
    return names


def _label(host: str) -> str:
    parts = [part for part in host.lower().split(".") if part]
    parts = parts[:-2] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[:-1]
    return parts[-1].replace("-", "") if parts else ""


def _key(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold().removeprefix("the "))


def _undouble(name: str) -> str:
    """A logo's text and the name beside it run together: "The HeraldThe Herald" is "The Herald"."""
    half = len(name) // 2
    return name[:half] if len(name) > 3 and name[:half] == name[half:].strip() else name
