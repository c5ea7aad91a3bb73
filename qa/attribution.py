"""The grammar of attribution within one sentence: whose words they are, and which words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from qa.names import CALENDAR
from qa.speakers import BODIES, PERSON_TITLES, PRONOUNS

Span = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Words of a text and who says them."""

    speaker: str
    """As it stands, titles among it; of a pronoun or "the president", the one whom it stands for."""
    speaker_start: int
    speaker_end: int
    claim_start: int
    claim_end: int
    """The words that are attributed, within the sentence."""
    quoted: bool
    verb: str
    chain: tuple[str, ...] = ()
    """Whom the speaker cites, nearest first: "a spokesman, citing the governor, said"."""


TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)\.(?=\s)|\w+(?:[-.&/'’,]\w+)*|[^\w\s]"
)


def _forms(stems: str) -> frozenset[str]:
    """Past and third person of regular verbs."""
    found: set[str] = set()
    for verb in stems.split():
        past = verb + "d" if verb.endswith("e") else re.sub(r"([^aeo])y$", r"\1i", verb) + "ed"
        third = verb + "es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else re.sub(r"([^aeo])y$", r"\1ie", verb) + "s"
        found |= {past, third}
    return frozenset(found)


SAID = frozenset("said says told tells".split())
GENERAL = SAID | _forms(
    """
    warn announce confirm report claim deny add note emphasize emphasise urge state declare insist argue acknowledge
    allege explain respond reply stress testify tweet predict reveal disclose assert concede caution vow pledge promise
    complain comment remark demand accuse threaten reiterate signal signall hint counter contend lament recount advise
    appeal affirm clarify boast joke
    """
) - {"states"} | {"admitted", "admits"}
# Words with other senses: speech only before "that", a question word or a quotation, or after what was said.
STRICT = _forms(
    """
    indicate suggest believe conclude recall observe post share continue ask estimate fear hope maintain rule express
    describe answer agree promise record
    """
) | frozenset("found showed shows wrote writes states thinks finds reads".split())
PLURAL_FORMS = frozenset("say warn claim argue believe deny insist acknowledge admit suggest estimate fear".split())
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
    "also previously earlier later then again already just once since even further now still first both all each"
    .split()
)
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
LEADING = frozenset(
    "meanwhile later earlier then yesterday today but and so now however still also separately instead afterwards"
    " overnight finally moreover recently previously yet nevertheless nonetheless thus therefore besides".split()
)
SEASONS = frozenset("spring summer autumn fall winter".split())
NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{4}s?")
YEAR = re.compile(r"(?:19|20)\d\ds?")
DAY_PARTS = frozenset("morning afternoon evening night week month year weekend day".split())
BEFORE_TIME = frozenset("on in by late early last this next earlier since the that same".split())
QUOTES = frozenset("\"“”„«»'‘’")
STOPS = frozenset(",;:—–()[]…!?") | QUOTES
DASHES = frozenset("—–")
# "According to preliminary information" names nobody: it is a hedge.
INFORMATION = frozenset("information data estimates figures reports accounts plan plans schedule rumours rumors".split())
ROLES = BODIES | PERSON_TITLES
ROLE = re.compile(r"\w{2,}(?:ers|ors|ists|ians|men|women|people|police|man|woman|officials?|sources?|ents|authorities)$")
MEDIA = frozenset("news agency television tv radio newspaper magazine network channel".split())
DOCUMENTS = frozenset("statement report letter memo post message communique filing email note release".split())


@dataclass(frozen=True)
class _Word:
    text: str
    lower: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True)
class _Subject:
    left: int
    right: int
    """Words left..right are the speaker."""
    before: int
    """The word in front of the speaker, -1 at the sentence's start."""
    chain: tuple[str, ...] = ()


def read_sentence(sentence: str, quotes: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """The attributions of one sentence, offsets within it; an empty claim where it stands in another sentence.

    `quotes`: the quotations of the text, cut to this sentence. Pronouns are left as they stand.
    """
    return _read(sentence, quotes)


@lru_cache(maxsize=8192)
def _read(sentence: str, quotes: tuple[Span, ...]) -> tuple[Attribution, ...]:
    return tuple(_Grammar(sentence, quotes).read())


class _Grammar:
    def __init__(self, sentence: str, quotes: tuple[Span, ...]) -> None:
        self.text = sentence
        self.quotes = quotes
        self.words = [
            _Word(
                found.group(),
                found.group().lower(),
                found.start(),
                found.end(),
                any(start <= found.start() < end for start, end in quotes),
            )
            for found in TOKEN.finditer(sentence)
        ]
        self.end = len(sentence.rstrip(" .!?…"))
        self.found: list[tuple[Attribution, int]] = []
        """With each attribution, where its own words (not its claim) begin."""

    def read(self) -> Iterator[Attribution]:
        for at, word in enumerate(self.words):
            if word.quoted:
                continue
            if word.lower == "according" and self._lower(at + 1) == "to":
                self._according(at)
            elif word.lower in ("quoted", "cited") or (word.lower in ("quotes", "cites") and at):
                self._quoted_as_saying(at)
            elif word.lower in SAYING and self._lower(at - 1) in (",", "—", "–", "and"):
                self._saying(at)
            elif self._is_verb(at):
                self._verb(at)
        self._nouns()
        self._colon()
        return self._cut()

    # Words

    def _lower(self, at: int) -> str:
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def _capital(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def _stop(self, at: int) -> bool:
        word = self._lower(at)
        return not word or word in STOPS or (word == "." and at == len(self.words) - 1)

    def _finite(self, first: int, last: int) -> int | None:
        """The last finite verb among words first..last, as far as a closed list and "-ed" show."""
        for at in range(last - 1, first - 1, -1):
            word = self.words[at]
            if word.quoted:
                continue
            if word.lower in FINITE or CONTRACTED.match(word.lower) or (PAST.match(word.text) and at > first):
                return at
        return None

    def _is_time(self, at: int) -> bool:
        word = self._lower(at).rstrip(".")
        if word in SEASONS or (word in CALENDAR and self._capital(at)):
            return True
        if not NUMBER.fullmatch(word):
            return False
        near = (self._lower(at - 1), self._lower(at + 1), self._lower(at - 2) if self._lower(at - 1) == "," else "")
        dated = any(beside.rstrip(".") in CALENDAR | SEASONS for beside in near)
        return dated or (YEAR.fullmatch(word) is not None and self._lower(at - 1) in ("in", "since", "early", "late"))

    def _is_verb(self, at: int) -> bool:
        word = self._lower(at)
        if self.words[at].text[0].isupper() and at:
            return False
        before = self._lower(at - 1)
        if word in PLURAL_FORMS:
            plural = before.endswith("s") and not before.endswith(("ss", "'s", "’s"))
            return plural or before in ("they", "people", "police", "have") or bool(ROLE.match(before))
        if word in GENERAL or word in STRICT or word in ("called", "calls", "pointed", "points"):
            following = self._lower(at + 1)
            if word.endswith("s") and word not in SAID:  # "media reports", "the claims of"
                if following in GENERAL | STRICT | FINITE or following in ("of", "from", "about"):
                    return False
                named = self._capital(at - 1) or before in ROLES or before in PRONOUNS or bool(ROLE.match(before))
                return named or before == ")" or before in ADVERBS
            return before not in DETERMINERS or before in PRONOUNS
        return False

    # "X said that", ..., X said", "said X"

    def _verb(self, at: int) -> None:
        word = self._lower(at)
        after = at + 1
        if word in ("called", "calls"):
            if self._lower(after) not in ("for", "on"):
                return
        elif word in ("pointed", "points"):
            if self._lower(after) != "out":
                return
            after += 1
        elif word == "claimed" and {"lives", "victims"} & {self._lower(i) for i in range(after, after + 5)}:
            return
        subject = self._subject(at)
        if subject is None:
            self._inverted(at)
            return
        if not self._speaks(subject, word):
            return
        self._claims(at, after, subject)

    def _subject(self, at: int) -> _Subject | None:
        k = at - 1
        while k >= 0 and not self.words[k].quoted and self._passes_over(k):
            k -= 1
        word = self._lower(k)
        if k < 0 or self.words[k].quoted or word in NEGATIONS | MODALS | BE | DO or CONTRACTED.match(word):
            return None
        chain: tuple[str, ...] = ()
        if word in (",", *DASHES):
            opening = self._opening(k)
            if opening is None:
                return None
            if self._lower(opening + 1) in CITING:
                chain = (self._slice(opening + 2, k),)
            name = all(self._capital(j) for j in range(opening + 1, k))
            subject = self._phrase(opening - 1, chain)
            # "a spokeswoman for the hospital, Lena Ost, said" names her; "Oden, a farmer, said" is named already.
            if name and subject and not self._capital(subject.right - 1):
                return replace(subject, right=k)
            return subject
        elif word == ")":
            while k >= 0 and self._lower(k) != "(":
                k -= 1
            k -= 1
        elif word == "who":
            k -= 2 if self._lower(k - 1) == "," else 1
        return self._phrase(k, chain)

    def _passes_over(self, k: int) -> bool:
        word = self._lower(k)
        return word in ADVERBS or word in HAVE or (bool(ADVERB.match(self.words[k].text)) and word != "family")

    def _opening(self, closing: int) -> int | None:
        """The comma or dash that opens the insertion which ends at `closing`; None if that is no insertion."""
        mark = self._lower(closing)
        for k in range(closing - 1, max(-1, closing - 40), -1):
            if self.words[k].quoted:
                return None
            if self._lower(k) == mark:
                inserted = self._lower(k + 1)
                clause = self._finite(k + 1, closing) is not None
                relative = inserted in ("who", "whose", "which") or inserted in CITING
                return k if (not clause or relative) and k > 0 and k + 1 < closing else None
        return None

    def _phrase(self, k: int, chain: tuple[str, ...] = ()) -> _Subject | None:
        """The noun phrase whose last word is k."""
        right = k + 1
        i = k
        while i >= 0 and not self.words[i].quoted:
            word = self._lower(i)
            if word == "who" and i > 0 and self._lower(i - 1) not in STOPS:
                right = i
            elif word in STOPS or word in OPENERS:
                break
            i -= 1
        left, before = i + 1, i
        if self._lower(left) in SUBJECTS and right - left > 1:  # "people who asked ... because they were afraid said"
            who = next((j for j in range(left - 1, 0, -1) if self._lower(j) == "who" and not self.words[j].quoted), 0)
            return self._phrase(who - (2 if self._lower(who - 1) == "," else 1), chain) if who > 1 else None
        finite = self._joining_finite(left, right)
        if finite is not None:
            starts = [j for j in range(finite + 1, right) if self._lower(j) in ("and", "or", "but")]
            if starts:
                left, before = starts[-1] + 1, starts[-1]
            else:
                nouns = [j for j in range(finite + 1, right) if self._lower(j) in DETERMINERS or self._capital(j)]
                if not nouns:
                    return None
                left, before = nouns[0], nouns[0] - 1
        if self._lower(left) in ("and", "but", "while"):
            before = left
        left = self._without_lead(left, right)
        right = self._without_time(left, right)
        left = self._issuer(left, right)
        return _Subject(left, right, before, chain) if left < right else None

    def _joining_finite(self, left: int, right: int) -> int | None:
        finite = self._finite(left, right)
        if finite is None or self._lower(finite) in FINITE or CONTRACTED.match(self._lower(finite)):
            return finite
        # "-ed" is a verb here only before a conjunction, and not as an adjective ("the wounded and ...").
        joined = any(self._lower(j) in ("and", "but") for j in range(finite + 1, right))
        return finite if joined and self._lower(finite - 1) not in DETERMINERS else None

    def _without_lead(self, left: int, right: int) -> int:
        while left < right:
            word = self._lower(left)
            if word in LEADING:
                left += 1
            elif word in ("last", "this", "next", "that") and self._lower(left + 1) in DAY_PARTS | {"same"}:
                left += 3 if self._lower(left + 1) == "same" else 2
            elif word in ("late", "early") or self._is_time(left):
                left += 1
            elif word in PREPOSITIONS:
                rest = left + 1
                if self._is_time(rest):
                    left = rest
                    continue
                starts = (
                    j
                    for j in range(left + 2, right)
                    if (self._lower(j) in DETERMINERS or (self._capital(j) and not self._capital(j - 1)))
                    and self._lower(j - 1) not in PREPOSITIONS | DETERMINERS
                )
                left = next(starts, right)
            else:
                break
        return left

    def _without_time(self, left: int, right: int) -> int:
        cut = right
        while cut > left and (
            self._is_time(cut - 1)
            or (self._lower(cut - 1) in DAY_PARTS and (self._is_time(cut - 2) or self._lower(cut - 2) in BEFORE_TIME))
        ):
            cut -= 1
        if cut == right or cut == left:
            return right
        while cut > left and self._lower(cut - 1) in BEFORE_TIME:
            cut -= 1
        return cut if cut > left else right

    def _issuer(self, left: int, right: int) -> int:
        """ "A statement from X said" is X speaking."""
        for j in range(left, right - 2):
            if self._lower(j) in DOCUMENTS and self._lower(j + 1) in ("from", "by"):
                return j + 2
        return left

    def _speaks(self, subject: _Subject, verb: str) -> bool:
        words = [self._lower(j) for j in range(subject.left, subject.right)]
        last = words[-1]
        if last in PREPOSITIONS | DETERMINERS | OPENERS or last in ("and", "or", "there", "what"):
            return False
        if words[0] in ("neither", "nobody", "none", "no"):
            return False
        if words[0] in SUBJECTS:
            return len(words) == 1 and last in PRONOUNS
        if verb in SAID or any(self._named(j) for j in range(subject.left, subject.right)):
            return True
        return any(word in ROLES or word in DOCUMENTS or ROLE.match(word) for word in words) or last.endswith("study")

    def _named(self, at: int) -> bool:
        return self._capital(at) and (at > 0 or self._lower(at) not in DETERMINERS)

    def _claims(self, at: int, after: int, subject: _Subject) -> None:
        """Where the claim of "X said" stands: after it, before it, around it or in another sentence."""
        verb = self._lower(at)
        begin = self._addressed(after) if verb in ("told", "tells") else after
        that = self._that(begin)
        opened = self._opened_quote(begin)
        adjunct = self._adjunct_end(begin)
        strict = verb in STRICT
        if that is not None:
            self._emit(subject, verb, self._from(that + 1), self._claim_end(that + 1))
            return
        if self._lower(subject.before) == "as":
            if subject.before == 0 and self._lower(adjunct) == ",":
                self._emit(subject, verb, self._from(adjunct), self._claim_end(adjunct))
                return
            subject = replace(subject, before=subject.before - 1)
        preceded = subject.before > 0 and self._lower(subject.before) in STOPS
        if opened is not None:
            if preceded and self.words[subject.before].quoted:
                self._emit_before(subject, verb)
            self._emit(subject, verb, self.words[opened].start, self._claim_end(opened))
            return
        if self._stop(adjunct) or self._lower(adjunct) in SAYING | CITING | {"and", "according"}:
            chain = self._cited(adjunct)
            if preceded:
                if self._lower(adjunct) == "," and self._parenthetical(subject, adjunct):
                    self._emit(replace_chain(subject, chain), verb, self._from(0), self.end)
                else:
                    self._emit_before(replace_chain(subject, chain), verb)
                return
            if self._stop(begin) and self._lower(begin) not in (",", "—", "–"):
                self._emit(replace_chain(subject, chain), verb, 0, 0)
                return
            if adjunct == begin:
                return
        if strict and self._lower(begin) not in ("whether", "how", "why", "what"):
            return
        first = self._after_time(begin)
        if not self._stop(first):
            self._emit(subject, verb, self._from(first), self._claim_end(first))

    def _addressed(self, at: int) -> int:
        """Past "told the BBC", "told reporters", to where the claim may begin."""
        if self._lower(at) in ("me", "him", "them", "us", "it"):
            return at + 1
        if self._lower(at) in DETERMINERS:
            at += 1
        if self._capital(at):
            while self._capital(at) or self._lower(at) in MEDIA:
                at += 1
            return at
        while at < len(self.words) and not self._stop(at):
            word = self._lower(at)
            ends = word in DETERMINERS | SUBJECTS | PREPOSITIONS | OPENERS | FINITE
            if ends or (self._capital(at) and not self._capital(at - 1)):
                break
            at += 1
        return at

    def _that(self, begin: int) -> int | None:
        """The "that" which opens the claim: at once, or after "on Monday", "in a statement"."""
        for j in range(begin, min(len(self.words), begin + 18)):
            word = self._lower(j)
            if self.words[j].quoted or word in (";", ":") or word in SAYING:
                return None
            if word == "that":
                plain = j == begin or self._lower(begin) in PREPOSITIONS | BEFORE_TIME | ADVERBS | {"reporters"}
                return j if plain or self._is_time(begin) or self._lower(begin) == "," else None
            if j > begin and (word in FINITE or word in SUBJECTS):
                return None
        return None

    def _opened_quote(self, begin: int) -> int | None:
        """The quotation that follows at once, after a comma or colon, or after "in a statement:"."""
        for j in range(begin, min(len(self.words), begin + 18)):
            word = self.words[j]
            if word.quoted:
                near = j - begin <= 1 or self._lower(j - 1) in (":", ",")
                return j if near else None
            if word.lower in FINITE or word.lower == ";":
                return None
        return None

    def _adjunct_end(self, begin: int) -> int:
        """Past "in a video address", "on Monday": where the next clause or the sentence's end stands."""
        at = begin
        if self._stop(at):
            return at
        adverbial = self._lower(at) in PREPOSITIONS | ADVERBS | BEFORE_TIME - {"the", "that"} or self._is_time(at)
        if not adverbial or self._lower(at) in ("of", "for", "against"):
            return at
        while not self._stop(at):
            if self.words[at].lower in FINITE and at > begin:
                return begin
            if self._lower(at) in OPENERS and at > begin:
                return begin if self._lower(at) == "that" else at
            at += 1
        return at

    def _after_time(self, begin: int) -> int:
        at = begin
        if self._lower(at) in ("on", "late", "early", "in") and (self._is_time(at + 1) or self._is_time(at + 2)):
            at += 1
        while at < len(self.words) and (self._is_time(at) or (at > begin and self._lower(at) in DAY_PARTS)):
            at += 1
        return at if at > begin + 0 and not self._stop(at) else begin

    def _parenthetical(self, subject: _Subject, adjunct: int) -> bool:
        """ "The dam, Brun said on Monday, was safe": the claim stands around."""
        if self.words[subject.before].quoted or self._lower(subject.before) != ",":
            return False
        following = self._lower(adjunct + 1)
        if following in SAYING | CITING | {"and", "but", "while", "who", "which", "according", "as"} or not following:
            return False
        return not self.words[adjunct + 1].quoted

    def _inverted(self, at: int) -> None:
        """ "..., said X, the mayor of Y"."""
        before = at - 1
        if before < 0 or not (self.words[before].quoted or self._lower(before) in (",", *DASHES)):
            return
        right = at + 1
        while not self._stop(right) and right - at < 14:
            word = self._lower(right)
            if word in FINITE or word in OPENERS or word == "who" or word in SAYING:
                break
            if word in PREPOSITIONS - {"of", "for", "to"} and right > at + 1:
                break
            right += 1
        if self._lower(right) in FINITE or right == at + 1:
            return
        left = at + 1
        if not (self._capital(left) or self._lower(left) in DETERMINERS | PRONOUNS or self._lower(left) in ROLES):
            return
        right = self._without_time(left, right)
        subject = _Subject(left, right, before)
        if self._speaks(subject, self._lower(at)):
            self._emit_before(subject, self._lower(at), own=at)

    # "according to X", "X was quoted as saying", "adding that", "comments by X that", "X: ..."

    def _according(self, at: int) -> None:
        left = right = at + 2
        while not self._stop(right) and not (
            right > left
            and (
                self._lower(right) in OPENERS | FINITE | SUBJECTS | {"who"}
                or (self._lower(right) in ("on", "in", "late") and self._is_time(right + 1))
                or self.words[right].text.isdigit()
            )
        ):
            right += 1
        if right == left:
            return
        named = any(self._capital(j) for j in range(left, right))
        if not named and any(self._lower(j) in INFORMATION for j in range(left, right)):
            return
        left = self._issuer(left, right)
        if self._lower(right) == "," and self._lower(right - 1) in PERSON_TITLES and self._capital(right + 1):
            named = next((j for j in range(right + 1, len(self.words)) if not self._capital(j)), len(self.words))
            right = named if self._stop(named) else right  # "according to her spokesman, Tam Orre, ..."
        subject = _Subject(left, right, at - 1)
        opening = self._lower(at - 1) in ("", "that", "but", "and", "while", ";") or (
            self._lower(at - 1) == "," and self._lower(at - 2) in ("that", "but", "and", "while")
        )
        resumes = self._after_appositive(right)
        verb = "according to"
        if opening or at == 0:
            self._emit(subject, verb, self._from(resumes), self._claim_end(resumes), own=self.words[at].start)
        elif self._lower(right) == "," and self._finite(0, at) is None and self._lower(at - 1) == ",":
            self._emit(subject, verb, self._from(0), self.end, own=self.words[at].start)
        else:
            self._emit_before(subject, verb, own=at)

    def _after_appositive(self, right: int) -> int:
        if self._lower(right) != ",":
            return right
        for j in range(right + 1, min(right + 16, len(self.words))):
            if self._lower(j) == ",":
                role = any(self._lower(i) in ROLES for i in range(right + 1, j))
                described = self._lower(right + 1) in ("who", "whose") or role
                return j + 1 if described and self._finite(right + 1, j) is None else right + 1
        return right + 1

    def _quoted_as_saying(self, at: int) -> None:
        saying = next(
            (j for j in range(at + 1, min(at + 16, len(self.words) - 1)) if self._lower(j) == "as"
             and self._lower(j + 1) in ("saying", "telling", "warning")),
            None,
        )
        if saying is None:
            return
        first = self._addressed(saying + 2) if self._lower(saying + 1) == "telling" else saying + 2
        if self._lower(first) == "by":
            first = self._that(first) or first
        first += self._lower(first) == "that"
        own = self.words[at].start
        if self._lower(at - 1) in BE:
            k = at - 2
            while self._lower(k) in HAVE | ADVERBS:
                k -= 1
            subject = self._phrase(k)
            if subject and self._lower(at + 1) == "by":
                subject = replace(subject, chain=())
        else:
            subject = _Subject(at + 1, saying, at)
        if subject and not self._stop(first):
            self._emit(subject, "saying", self._from(first), self._claim_end(first), own=own)

    def _saying(self, at: int) -> None:
        """ ", adding that ...": the sentence's last speaker goes on, or else its subject speaks."""
        first = at + 1
        if self._lower(at) == "telling":
            first = self._addressed(first)
        first += self._lower(first) == "that"
        if self._stop(first) and not (first < len(self.words) and self.words[first].quoted):
            return
        claim = self._from(first), self._claim_end(first)
        own = self.words[at - 1].start
        if self.found:
            last = self.found[-1][0]
            again = replace(last, claim_start=claim[0], claim_end=claim[1], verb=self._lower(at), quoted=False)
            self.found.append((self._unquoted(again), own))
            return
        finite = next((j for j in range(1, at) if self._finite(j, j + 1) is not None and not self.words[j].quoted), None)
        subject = self._phrase(finite - 1) if finite else None
        if subject and self._speaks(subject, ""):
            self._emit(subject, self._lower(at), *claim, own=own)

    def _nouns(self) -> None:
        """ "comments made by X on Monday that ...", "X's claim that ..."."""
        for at, word in enumerate(self.words):
            if word.quoted or not re.fullmatch(NOUNS, word.lower):
                continue
            by = at + 1
            by += self._lower(by) in ("made", "issued", "given", "published", "released")
            if self._lower(by) in ("by", "from"):
                that = next((j for j in range(by + 2, min(by + 20, len(self.words))) if self._lower(j) == "that"), None)
                if that is None or self._finite(by + 1, that) is not None:
                    continue
                right = self._without_time(by + 1, that)
                subject = _Subject(by + 1, right, by)
            elif self._that(at + 1) == at + 1 or (self._that(at + 1) and self._lower(at + 1) in ("on", "in")):
                owner = re.search(r"['’]s?$", self.words[at - 1].text) if at else None
                if owner is None:
                    continue
                that = self._that(at + 1) or at + 1
                subject = self._phrase(at - 1) or _Subject(at - 1, at, at - 2)
            else:
                continue
            self._emit(subject, word.lower, self._from(that + 1), self._claim_end(that + 1), own=word.start)

    def _colon(self) -> None:
        """ 'Halvard Brun: "We will stay."' """
        colon = next((j for j, word in enumerate(self.words[:16]) if word.lower == ":"), None)
        if not colon or colon + 1 >= len(self.words) or not self.words[colon + 1].quoted:
            return
        verbs = self._finite(0, colon) is not None or any(self._is_verb(j) for j in range(colon))
        if not verbs and self._capital(0) and self._lower(0) not in PREPOSITIONS:
            self._emit(_Subject(0, colon, -1), ":", self.words[colon + 1].start, self._claim_end(colon + 1))

    # Claims

    def _cited(self, at: int) -> tuple[str, ...]:
        at += self._lower(at) == ","
        if self._lower(at) not in CITING:
            return ()
        right = at + 1
        while not self._stop(right) and self._lower(right) not in OPENERS:
            right += 1
        return (self._slice(at + 1, right),)

    def _slice(self, left: int, right: int) -> str:
        return self.text[self.words[left].start : self.words[right - 1].end] if left < right else ""

    def _from(self, at: int) -> int:
        while self._lower(at) in (",", ":"):
            at += 1
        return self.words[at].start if at < len(self.words) else self.end

    def _claim_end(self, first: int) -> int:
        """Where a claim that starts at word `first` ends: before the narrator goes on."""
        for j in range(first + 1, len(self.words)):
            if self.words[j].quoted:
                continue
            following = self._lower(j + 1)
            if self._lower(j) in (",", *DASHES):
                after = self._lower(j + 2)
                goes_on = following in ("but", "and", "though", "although") and (
                    after in HAVE | DO | BE | {"later", "also", "then"} or CONTRACTED.match(after) is not None
                )
                ends = goes_on or following in SAYING | CITING
                if ends or ((following, after) == ("according", "to") and self._finite(first, j) is not None):
                    return self.words[j].start
            elif self._lower(j) == "but" and (following in DO or CONTRACTED.match(following)):
                return self.words[j].start
            elif (self._lower(j), following) == ("according", "to") and self._finite(first, j) is not None:
                return self.words[j].start
        return self.end

    def _emit_before(self, subject: _Subject, verb: str, own: int | None = None) -> None:
        """The claim stands before the speaker."""
        region = max((start for _, start in self.found), default=0)
        start = 0
        if self.found and region:
            ends = [attribution.speaker_end for attribution, _ in self.found]
            comma = next((w.start for w in self.words if w.start >= max(ends) and w.lower in (",", ";")), 0)
            nested = self._lower(subject.before) == "," and max(a.claim_end for a, _ in self.found) > comma
            start = 0 if nested or not comma else comma + 1
        stop = self.words[subject.before].start + (1 if self.words[subject.before].quoted else 0)
        if own is not None:
            stop = self.words[own - 1].end if self.words[own - 1].quoted else self.words[own].start
        self._emit(subject, verb, start, stop, own=self.words[own].start if own is not None else None)

    def _emit(self, subject: _Subject, verb: str, start: int, end: int, own: int | None = None) -> None:
        first, last = self.words[subject.left].start, self.words[subject.right - 1].end
        speaker = re.sub(r"['’]s?$", "", self.text[first:last])
        if verb == ":" or not speaker:
            verb = "said"
        attribution = Attribution(
            speaker, first, first + len(speaker), start, max(start, end), False, verb, subject.chain
        )
        begin = self.words[subject.before].start if subject.before >= 0 else 0
        self.found.append((self._unquoted(attribution), own if own is not None else begin))

    def _unquoted(self, attribution: Attribution) -> Attribution:
        """The claim without the marks and spaces around it; `quoted` if one quotation holds it all."""
        start, end = attribution.claim_start, min(attribution.claim_end, len(self.text))
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:—–"):
            end -= 1
        held = any(first <= start and end <= last for first, last in self.quotes)
        if held:
            while start < end and self.text[start] in QUOTES:
                start += 1
            while end > start and (self.text[end - 1] in QUOTES or self.text[end - 1] == ","):
                end -= 1
        return replace(attribution, claim_start=start, claim_end=end, quoted=held and start < end)

    def _cut(self) -> Iterator[Attribution]:
        """No claim runs on into what another one says after it."""
        for attribution, own in self.found:
            end = attribution.claim_end
            for other, start in self.found:
                inside = attribution.claim_start < start < end and start != own
                if inside and other.claim_start <= attribution.claim_start and other.claim_end <= start:
                    end = start  # "Brun said the dam was safe, the Courier reports"
                joint = TOKEN.match(self.text, start)
                if inside and joint and attribution.claim_start > attribution.speaker_end and other != attribution:
                    word = joint.group().lower()
                    if word in ("but", "and", "while", "whereas", "although", "though", ";", "as", "after"):
                        end = min(end, start)
            yield self._unquoted(replace(attribution, claim_end=end)) if end != attribution.claim_end else attribution


def replace_chain(subject: _Subject, chain: tuple[str, ...]) -> _Subject:
    return replace(subject, chain=subject.chain + chain) if chain else subject
