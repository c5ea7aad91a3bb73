"""Who an answer's sentence gives its words to: a small reader of attributions, kept apart from the one under test."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.prose import Prose, Sentence, squeezed

VERBS = (
    r"said|says|say|told|tells|stated|states|added|adds|noted|notes|warned|warns|announced|announces|"
    r"confirmed(?! (?:dead|killed|missing|injured|infected|cases|deaths)\b)|confirms|"
    r"reported|reports|claimed|claims|denied|denies|emphasi[sz]e[sd]|stressed|urged|urges|wrote|writes|responded|replied|"
    r"explained|argued|insisted|estimated|estimates|described|describes|believes|predicted|acknowledged|admitted|revealed|"
    r"declared|alleged|testified|accused|spoke|speaks|mentioned|puts?|"
    r"called(?! up| off)(?!(?<=, called) [A-Z])|calls(?! from| for)|gave|gives|counted|counts|saw|expects?|expected|"
    r"complained|arrived at|came to|(?:raised|lowered|revised|corrected|increased|reduced)"
    r"(?= (?:the|its|his|her|their|that) (?:[\w-]+ ){0,2}(?:number|count|toll|figure|estimate|total|tally)\b)"
)
VERB = re.compile(rf"\b(?:{VERBS})\b", re.IGNORECASE)
ACCORDING = re.compile(r"\b(?:according to|citing|cited by|reported by|quoting|in the words of|attributed to)\s+", re.I)
# `the ministry, on Tuesday called it`: the day is no part of who called it.
WHEN = re.compile(
    r"(?:\s(?:late |early )?on\s(?:\w+day|[A-Z]\w+\.?\s\d+)(?:\s(?:morning|evening|night|afternoon))?"
    r"|\s(?:last|this)\s\w+)\s*$"
)
# `its spokeswoman, Nadie Perrosk, ` before a verb, not `it had burned, `
APPOSITION = re.compile(r'[^",]+,\s(?:(?:the|an?|who|which|its|his|her|their)\s|[A-Z])[^",]*,\s*$')
TOLD = re.compile(r"t(?:old|ells?|estified)", re.IGNORECASE)  # these never stand before their subject
# `according to its chairwoman, Nadie Perrosk.`, `said its chairwoman, Nadie Perrosk.`
NAMED_AFTER = re.compile(r",\s[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*(?=\s*(?:[,.;)]|$))")
INVERTED = re.compile(r"(?!\w+day\b)[A-Z]|(?:the|an?|his|her|its|their|one|two)\s")
CITING = re.compile(r",\s(?:citing|quoting)\s[^,]+,\s*")
LABEL = re.compile(r"^[\W_]*(?!(?:Earlier|Later|Corrected|Yes|No):)([^\":]{2,90}?)(?:\s(?:said|says|writes|wrote))?:\s")
# `the office, which also counts the unhurt, puts`: the verb that gives its words comes later.
RELATIVE = re.compile(r",\s(?:which|who)(?:\s\w+)?\s*$")
# Where one party's words end and another's begin.
CONTRAST = re.compile(r";|,?\s(?:while|whereas|but|although|though)\s", re.IGNORECASE)
AND_ANOTHER = re.compile(rf",?\sand\s(?=(?:[^\s,;]+\s){{1,8}}?(?:{VERBS})\b)", re.IGNORECASE)
QUOTATION = re.compile(r'"[^"]*"')
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)(?:\s+\w+ly|\s+first|\s+also)?\s*$", re.IGNORECASE)
UNSAID = re.compile(r"(?:\bnot|n't|\bnever|\bto|\bthe|\ban?|\bhis|\bher|\btheir|\bof|\bmedia)\s*$", re.IGNORECASE)
PRONOUN = re.compile(r"^(?:he|she|they|it|him|her|them)(?:\s+(?:also|then|later|previously|earlier))*$", re.IGNORECASE)
TITLES = frozenset(
    "president prime minister ambassador governor gov mayor general gen colonel col lieutenant lt captain admiral "
    "chief senator sen chancellor secretary judge justice doctor dr mr mrs ms miss professor prof commissioner "
    "cllr councillor councilman councilwoman rep representative sheriff sergeant sgt major maj inspector "
    "superintendent detective rev reverend bishop msgr rabbi imam mp mep coach "
    "director spokesman spokeswoman spokesperson envoy king queen prince princess sir dame deputy leader head".split()
)
WORDS_OF = re.compile(r"^'s?\s+(?:\w+\s+)?(?:statement|words|comments?|remarks|account|office|report|estimates?)\b")


@dataclass(frozen=True)
class Cue:
    """Words that name a speaker, and whether what is said stands before them."""

    speaker: str
    start: int
    end: int
    after_claim: bool = False


def is_named(phrase: str, names: Sequence[str]) -> bool:
    """Whether the speaker's phrase is one of `names`: its words in a row, or a full name's family name alone."""
    folded = squeezed(phrase)
    for name in names:
        bare = re.sub(r"^the\s+", "", squeezed(name), flags=re.IGNORECASE)
        for form in {bare, bare.split()[-1]} if _is_full_name(bare) else {bare}:
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", folded, re.IGNORECASE):
                follows = folded[match.end() :]
                if follows.startswith("'") and not WORDS_OF.match(follows):
                    continue  # "Zelm's ambassador" is not Zelm
                if not is_stranger(folded[: match.start()], form, names):
                    return True
    return False


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def is_stranger(before: str, family: str, names: Sequence[str]) -> bool:
    """Whether a family name stands behind a given name that none of `names` has: another person of that name."""
    full = [name for name in names if _is_full_name(name) and name.split()[-1] == family]
    words = before.split()
    if not full or not words or words[-1].endswith((",", ".", ":", "'s")):
        return False
    given = words[-1].strip('"(')
    return given[:1].isupper() and given.lower() not in TITLES and not any(given in name.split() for name in full)


def speakers_of(text: str, start: int, end: int) -> list[str]:
    """The speakers of `text[start:end]` within one sentence, nearest first; none where the sentence names none."""
    first, last = _segment(text, start)
    cues = _cues(text, first, last)
    within = _quotation(text, start, end)
    leading = sorted((cue for cue in cues if cue.end <= start and not cue.after_claim), key=lambda cue: cue.end)
    trailing = [cue for cue in cues if cue.start >= end]
    if within and trailing and re.match(r'[\s,"]*$', text[within[1] : trailing[0].start]):
        return [trailing[0].speaker]
    if leading:
        nearest = leading[-1]
        chain = [cue.speaker for cue in leading[:-1] if CITING.match(text, cue.start - 2)]
        return [nearest.speaker, *chain]
    around = [cue for cue in cues if cue.start < start and cue.after_claim]
    return [cue.speaker for cue in (*trailing[:1], *around[:1])] or [
        cue.speaker for cue in cues if cue.start < end and start < cue.end
    ]


def speakers_named(text: str) -> list[str]:
    """Everyone whom a sentence gives words to, in order."""
    return [cue.speaker for cue in _cues(text, 0, len(text))]


def _segment(text: str, at: int) -> tuple[int, int]:
    """The stretch of the sentence around `at` that one party's words fill."""
    quoted = [match.span() for match in QUOTATION.finditer(text)]

    def outside(position: int) -> bool:
        return not any(first < position < last for first, last in quoted)

    cuts = [
        match.end()
        for match in CONTRAST.finditer(text)
        if outside(match.start())
        and not VERB.match(text, match.end())
        and (VERB.search(text, match.end()) or ACCORDING.search(text, match.end()))
    ]
    for match in AND_ANOTHER.finditer(text):
        begun = max((cut for cut in cuts if cut <= match.start()), default=0)
        if outside(match.start()) and (
            VERB.search(text, begun, match.start()) or ACCORDING.search(text, begun, match.start())
        ):
            cuts.append(match.end())
    return max((cut for cut in cuts if cut <= at), default=0), min((cut for cut in cuts if cut > at), default=len(text))


def _quotation(text: str, start: int, end: int) -> tuple[int, int] | None:
    for match in QUOTATION.finditer(text):
        if match.start() <= start and end <= match.end():
            return match.span()
    return None


def _cues(text: str, first: int, last: int) -> list[Cue]:
    quoted = [match.span() for match in QUOTATION.finditer(text)]
    cues: list[Cue] = []
    if (label := LABEL.match(text[first:last])) and re.search(r"[A-Z]", label.group(1)):
        cues.append(Cue(label.group(1), first, first + label.end()))
    for match in ACCORDING.finditer(text, first, last):
        speaker = _noun_phrase(text, match.end(), last)
        if named := NAMED_AFTER.match(text, match.end() + len(speaker), last):
            speaker += named.group()
        cues.append(Cue(speaker, match.start(), match.end() + len(speaker)))
    for match in VERB.finditer(text, first, last):
        if any(start < match.start() < end for start, end in quoted):
            continue
        if any(cue.start <= match.start() < cue.end for cue in cues):
            continue
        if (cue := _verb_cue(text, first, match, last, cues)) is not None:
            cues.append(cue)
    return sorted(cues, key=lambda cue: cue.start)


def _verb_cue(text: str, first: int, verb: re.Match[str], last: int, cues: Sequence[Cue]) -> Cue | None:
    since = max(
        [first, *(cue.end for cue in cues if cue.end <= verb.start() and not CITING.match(text, cue.start - 2))]
    )
    region = WHEN.sub("", CITING.sub(" ", text[since : verb.start()]))
    if UNSAID.search(region) or (RELATIVE.search(region) and VERB.search(text, verb.end(), last)):
        return None
    if PASSIVE.search(region):
        by = re.compile(r"\s+by\s+").match(text, verb.end())
        if by is None:
            return None
        speaker = _noun_phrase(text, by.end(), last)
        return Cue(speaker, verb.start(), by.end() + len(speaker), after_claim=True)
    if region.rstrip().endswith((",", '"')) and not APPOSITION.search(region):
        speaker = _noun_phrase(text, verb.end() + 1, last)
        if (
            speaker
            and not speaker[0].isupper()
            and (named := NAMED_AFTER.match(text, verb.end() + 1 + len(speaker), last))
        ):
            speaker += named.group()
        end = verb.end() + 1 + len(speaker)
        if INVERTED.match(speaker) and not TOLD.match(verb.group()) and re.match(r'\s*[,.;"]|\s*$', text[end:last]):
            return Cue(speaker, verb.start(), end, after_claim=True)
    ends = r'"|\bthat\s|:\s' if region.rstrip().endswith(",") else r'"|,\s|\bthat\s|:\s'
    subject = re.split(ends, region)[-1].strip(' ,."')
    subject = re.sub(
        r"^(?:and|but|who|which)\b\s*|(?:\s(?:has|have|had|also|previously|earlier|later|then))+$", "", subject
    )
    if subject in ("now", "still", "again"):  # `came down, and now puts it at 131`
        subject = ""
    if not subject and cues:
        subject = cues[-1].speaker
    if not subject:
        return None
    return Cue(subject, max(since, text.rfind(subject, since, verb.start())), verb.end())


def _noun_phrase(text: str, start: int, last: int) -> str:
    """From `start` to what ends a name: a mark, or a word that begins another clause."""
    stop = re.compile(
        r'[,;:"()\[\n]|\.(?:\s|$)|\s(?:that|who|which|on|in|at|as|during|when|after|before|while|to|and (?=[a-z]))\b'
    )
    found = stop.search(text, start, last)
    return text[start : found.start() if found else last].strip(" .")


def given_to(names: Sequence[str], prose: Prose, sentence: Sentence, start: int, end: int) -> tuple[bool, str]:
    """Whether the answer gives `sentence.text[start:end]` to one of `names`, and whom it gives them to."""
    speakers = speakers_of(sentence.text, start, end)
    if speakers and PRONOUN.match(speakers[0].strip()):
        speakers = [*_named_before(prose, sentence), *speakers[1:]]
    if not speakers and _is_subject(names, sentence.text, start):
        return True, names[0]
    if not speakers:
        speakers = [cited.speaker for cited in sentence.cited if cited.speaker]
    return any(is_named(speaker, names) for speaker in speakers), "; ".join(speakers) or "nobody"


def _is_subject(names: Sequence[str], text: str, start: int) -> bool:
    """Whether the words are told of one of `names` without a verb of saying: `The guild counts on 40`."""
    first, _ = _segment(text, start)
    opening = re.split(r"[,\"]", text[first:start])[0]
    return not VERB.search(text, first) and not ACCORDING.search(text, first) and is_named(opening, names)


def _named_before(prose: Prose, sentence: Sentence) -> list[str]:
    """For a pronoun: the last speaker that an earlier sentence names."""
    for earlier in reversed([other for other in prose.sentences if other.end <= sentence.start]):
        named = [cue.speaker for cue in _cues(earlier.text, 0, len(earlier.text))]
        if named and not PRONOUN.match(named[-1]):
            return named[-1:]
    return []
