"""The words that attribution is made of: closed classes of news English."""

import re

from qa.speech.speakers import BODIES, PERSON_TITLES


def _forms(stems: str) -> frozenset[str]:
    """Past and third person of regular verbs."""
    found: set[str] = set()
    for verb in stems.split():
        past = verb + "d" if verb.endswith("e") else re.sub(r"([^aeo])y$", r"\1i", verb) + "ed"
        third = verb + "es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else re.sub(r"([^aeo])y$", r"\1ie", verb) + "s"
        found |= {past, third}
    return frozenset(found)


SAID = frozenset("said says told tells".split())
GENERAL = (
    SAID
    | _forms(
        """
    warn announce confirm report claim deny add note emphasize emphasise urge state declare insist argue acknowledge
    allege explain respond reply stress testify tweet predict reveal disclose assert concede caution vow pledge promise
    complain comment remark demand accuse threaten reiterate signal signall hint counter contend lament recount advise
    appeal affirm clarify boast joke
    """
    )
    - {"states"}
    | {"admitted", "admits"}
)
# Words with other senses: speech only before "that", a question word or a quotation, or after what was said.
STRICT = _forms(
    """
    indicate suggest believe conclude recall observe post share continue ask estimate fear hope maintain rule express
    describe answer agree promise record
    """
) | frozenset("found showed shows wrote writes states thinks finds reads".split())
PLURAL_FORMS = frozenset("say warn claim argue believe deny insist acknowledge admit suggest estimate fear".split())
STRICT_PLURALS = frozenset("believe suggest estimate fear".split())
SAYING = frozenset(
    "saying adding warning noting claiming stressing insisting arguing explaining telling urging alleging confirming"
    " announcing asserting emphasizing emphasising stating declaring predicting writing".split()
)
NOUNS = (
    "comments?|remarks?|statements?|claims?|announcement|warnings?|assertions?|declaration|testimony|assessment"
    "|allegations?|suggestions?|admission|reports?|confirmation|denials?|accusations?|estimates?|pledge|promise"
)
CITING = frozenset("citing quoting".split())

BE = frozenset("is are was were be been being am".split())
MODALS = frozenset("will would may might could can should must shall to".split())
NEGATIONS = frozenset("not never neither nor cannot".split())
HAVE = frozenset("has have had".split())
DO = frozenset("do does did".split())
ADVERBS = frozenset(
    "also previously earlier later then again already just once since even further now still first".split()
)
FIGURING = frozenset("put puts estimated estimates".split())
FLOATING = frozenset("both all each".split())
IRREGULAR = frozenset(
    """
    began became broke brought built bought came caught chose cut did drew drove fell felt fled flew found fought gave
    got grew held hit kept knew laid led left lost made meant met paid put ran rose said sank saw sent set shot shut
    sold spent spoke stood stole struck swept took taught thought threw told went won wore wrote
    """.split()
)
FINITE = BE - {"be", "been", "being"} | HAVE | DO | (MODALS - {"to"}) | IRREGULAR
CONTRACTED = re.compile(r".*n['’]t$")
PAST = re.compile(r"[a-z]{2,}ed$")
ADVERB = re.compile(r"[a-z]{3,}ly$")
OPENERS = frozenset(
    "that as while after because although though when whereas which if whether but before until where since so".split()
)
PREPOSITIONS = frozenset(
    "in on at by of for from with to during since after before over under about into near through against between via"
    " within without amid following around inside outside across despite per".split()
)
DETERMINERS = frozenset("the a an this that these those its his her their our some several two three many one".split())
SUBJECTS = frozenset("he she they it we i you there".split())
RELATIVES = frozenset("that which where".split())
LATER = frozenset("earlier later before after ago".split())
LEADING = frozenset(
    "meanwhile later earlier then yesterday today but and so now however still also separately instead afterwards"
    " overnight finally moreover recently previously yet nevertheless nonetheless thus therefore besides".split()
)
SEASONS = frozenset("spring summer autumn fall winter".split())
NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{4}s?")
YEAR = re.compile(r"(?:19|20)\d\ds?")
DAY_PARTS = frozenset("morning afternoon evening night week month year weekend day".split())
DAYS = frozenset("yesterday today tomorrow tonight overnight".split())
BEFORE_TIME = frozenset("on in by late early last this next earlier since the that same".split())
QUOTES = frozenset("\"“”„«»'‘’")
STOPS = frozenset(",;:—–()[]…!?") | QUOTES
DASHES = frozenset("—–")
# "According to preliminary information" names nobody: it is a hedge.
INFORMATION = frozenset(
    "information data estimates figures reports accounts plan plans schedule rumours rumors".split()
)
ROLES = BODIES | PERSON_TITLES
ROLE = re.compile(
    r"\w{2,}(?:ers|ors|ists|ians|men|women|people|police|man|woman|officials?|sources?|ents|authorities)$"
    r"|(?:rebels|guerrillas|militants|critics|locals|nurses|families|inhabitants)$"
)
MEDIA = frozenset("news agency television tv radio newspaper magazine network channel".split())
DOCUMENTS = frozenset("statement report letter memo post message communique filing email note release".split())
