"""Where an article says itself that parties differ: "Why it broke is disputed.", and then what each of them says."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from index.span import Span
from qa.asked import counts_it, event
from qa.counted import PEOPLE, befallen
from qa.evidence import Evidence
from qa.facts import KINDS, Fact, read_fact
from qa.families import subjects
from qa.kinds import NUMERIC, Kind
from qa.names import name_runs
from qa.numbers import read_quantities
from qa.question import Question
from qa.rival_facts import MEMBERS
from qa.sentences import place_of
from qa.speech import read_attributions, same_speaker
from qa.speech.party import read_party
from qa.speech.speakers import is_pronoun

SentencesOf = Callable[[str], Sequence[Span]]

LOOKED_AT = 60  # sentences, the best ranked, among which one that says so is looked for
BEFORE = 400  # characters before it, in which what is asked may be named
SHARED = 0.5  # of what is asked, in that sentence and before it
MOST = 4  # sentences after it
POINTING = 1  # word of a matter, beside those of differing: with no more, the sentence points back
_DIFFER = re.compile(
    r"\b(?:disputed|contested|in dispute|matter of dispute|disagree\w*|at odds|diverge[sd]?|diverging|no agreement"
    r"|differ(?:s|ed)?(?! from)|conflicting|contradict\w*|unclear|uncertain"
    r"|(?:nobody|no one|nor|not|cannot|never)\b[^.;]{0,40}\bagree[sd]?"
    r"|(?:two|three|different|rival|competing)"
    r" (?:counts|figures|numbers|accounts|versions|explanations|estimates|claims))\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"^why\b|^what (?:caused|started|triggered|sparked|led to|set off|made|prompted|explains?|destroyed|is behind)\b"
    r"|\bto blame\b|\bresponsible for\b|^what (?:is|was) the (?:cause|reason)\b"
    r"|^(?:who|which (?:side|army|party|country)) (?:started|began|attacked|provoked|opened fire|fired|shot|hit)\b"
    r"|^how did .*\b(?:dies?|start|begin|happen|break out|come about|collapse|sink|crash)\b",
    re.IGNORECASE,
)
_STORY = re.compile(r"(?:how did|who|which)\b", re.IGNORECASE)
# Of two who say this of one another, each tells its own story in the sentences after.
_MUTUAL = re.compile(
    r"\b(?:accus|blam)\w* (?:each other|one another|the other)|\btrad(?:e|ed|ing) (?:accusations|blame)\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\b(?:blam(?:e|es|ed)|believes?|suspects?|attribut(?:e|es|ed)|caused|because|due to|fault|point(?:s|ed)? to)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:its|his|her|their)\b", re.IGNORECASE)  # of the one who spoke before
# What they differ on, in the words of that sentence, by the kind of question that asks for it.
_ON: Mapping[Kind, re.Pattern[str]] = {
    "reason": re.compile(r"\b(?:why|causes?|reasons?|blame\w*|responsib\w+|what (?:caused|started))\b", re.IGNORECASE),
    "place": re.compile(r"\b(?:where|origins?|location|place)\b", re.IGNORECASE),
    "date": re.compile(r"\b(?:when|dates?|day|year|age)\b", re.IGNORECASE),
    "time": re.compile(r"\b(?:when|time|hour)\b", re.IGNORECASE),
    "person": re.compile(r"\b(?:who|whom|whose|identity|author\w*)\b", re.IGNORECASE),
}
_FIGURES = re.compile(
    r"\b(?:how (?:many|much|long|far|large|big|high|old)|counts?|numbers?|figures?|estimates?|tolls?|size|amounts?"
    r"|costs?|damage|losses|share|turnout|distance)\b",
    re.IGNORECASE,
)


def differing(question: Question, ranked: Sequence[Evidence], sentences_of: SentencesOf) -> list[Evidence]:
    """What the parties say after the sentence that says that they differ, one sentence a party; else empty.

    The sentence must name some of what is asked, and with what stands before it most of it.
    """
    for after in _accounts(question, ranked, sentences_of):
        told: list[tuple[str, Evidence]] = []
        for one in after:
            party = party_of(one, sentences_of(one.article.id))
            if party and not any(same_speaker(party, other) for other, _ in told):
                told.append((party, one))
        if len(told) > 1:
            return [one for _, one in told]
    return _blaming(question, ranked, sentences_of)


def is_contested(question: Question, ranked: Sequence[Evidence], sentences_of: SentencesOf, since: date | None) -> bool:
    """Whether an article of a day or later says that parties differ on what is asked."""
    days = [one.article.published for after in _accounts(question, ranked, sentences_of) for one in after[:1]]
    return any(day is None or since is None or day >= since for day in days)


def _blaming(question: Question, ranked: Sequence[Evidence], sentences_of: SentencesOf) -> list[Evidence]:
    """Sentences in which two parties give two causes of what is asked about; else empty.

    They stand side by side, and each gives a cause, or the reader finds in each what happened; or they follow one that
    says that the two accuse each other.
    """
    if not _CAUSE.search(question.text) or not event(question):
        return []
    # Of one thing that happened there is one story; reasons why may stand beside each other.
    story = _STORY.match(question.text) is not None
    read = {(one.article.id, one.start) for one in ranked if story and one.is_read}
    for one in ranked[:LOOKED_AT]:
        if one.features["names_article"] < 1.0:
            continue
        sentences = sentences_of(one.article.id)
        at = place_of(one.start, sentences)
        mutual = _MUTUAL.search(one.text) is not None
        for spans in (
            [_after(one, sentences)] if mutual else [sentences[at : at + 2], sentences[max(0, at - 1) : at + 1]]
        ):
            told = _by_party(
                question, [replace(one, start=start, end=end, words=None) for start, end in spans], sentences
            )
            given = mutual or all(_BLAMES.search(each.text) or (one.article.id, each.start) in read for each in told)
            if len(told) > 1 and given:
                return told
    return []


def _by_party(question: Question, beside: Sequence[Evidence], sentences: Sequence[Span]) -> list[Evidence]:
    """One sentence of each party, of those beside each other; none where they are not about what is asked."""
    if not beside:
        return []
    asked, text = event(question), beside[0].article.text
    before = text[max(0, beside[0].start - BEFORE) : beside[-1].end]
    near = set(subjects(f"{beside[0].article.title or ''} {before}"))
    if len(asked & near) <= SHARED * len(asked) or "\n" in text[beside[0].start : beside[-1].end]:
        return []
    told: list[tuple[str, Evidence]] = []
    for each in beside:
        party = party_of(each, sentences)
        if party and not any(same_speaker(party, other) for other, _ in told):
            told.append((party, each))
    return [each for _, each in told]


def _accounts(question: Question, ranked: Sequence[Evidence], sentences_of: SentencesOf) -> Iterator[list[Evidence]]:
    """The sentences after each one that says that parties differ on what is asked."""
    what = _FIGURES if question.kind in NUMERIC else _ON.get(question.kind)
    for lead in ranked[:LOOKED_AT]:
        if what and what.search(lead.text) and _DIFFER.search(lead.text):
            spans = _after(lead, sentences_of(lead.article.id))
            after = [replace(lead, start=start, end=end, words=None) for start, end in spans]
            if _of_it(question, lead, what, after):
                yield after


def with_contested(
    question: Question, facts: Sequence[Fact], ranked: Sequence[Evidence], sentences_of: SentencesOf
) -> list[Fact]:
    """The figures, and those that parties give where an article says that they differ on what is asked.

    Beside these, a figure stands only where it counts by name what was asked for.
    """
    found: list[Fact] = []
    for one in next(_accounts(question, ranked, sentences_of), []):
        for quantity in read_quantities(one.text):
            bare = not quantity.unit and not quantity.noun
            counted = set(subjects(quantity.noun or "")) <= question.stems | MEMBERS | PEOPLE
            if (quantity.kind in KINDS[question.kind] or bare) and counted:
                fact = read_fact(question, one, quantity, sentences_of(one.article.id))
                found.append(replace(fact, again=True))
    if len({fact.party for fact in found}) < 2:
        return list(facts)
    taken = {(fact.article.id, *fact.value) for fact in found}
    others = [fact for fact in facts if counts_it(question, fact.quantity, fact.evidence.text)]
    return [*(fact for fact in others if (fact.article.id, *fact.value) not in taken), *found]


def _of_it(question: Question, lead: Evidence, what: re.Pattern[str], after: Sequence[Evidence]) -> bool:
    """Whether what is asked is what they differ on: in the sentence, and the rest of it before.

    "Why he fell is contested" and "The figures are disputed" only point to it: it stands before, or in what they say.
    """
    counted = set(question.counted) | befallen(question)
    asked = event(question) | counted
    own = set(subjects(lead.text))
    before = lead.article.text[max(0, lead.start - BEFORE) : lead.start]
    near = own | set(subjects(f"{lead.article.title or ''} {before}"))
    named = question.name_subjects <= near or not question.names
    beside = own - {
        *subjects(" ".join(found.group() for sign in (what, _DIFFER) for found in sign.finditer(lead.text)))
    }
    points = len(beside) <= POINTING
    if points:
        near.update(*(subjects(one.text) for one in after))
    told = bool((counted | asked | question.stems - question.name_subjects) & own)
    return (told or points) and named and len(asked & near) > SHARED * len(asked)


def _after(lead: Evidence, sentences: Sequence[Span]) -> list[Span]:
    """The sentences after one as far as its paragraph goes, or of the next paragraph where it stands alone."""
    text = lead.article.text
    found: list[Span] = []
    for span in sentences:
        if span[0] < lead.end or len(found) == MOST:
            continue
        if "\n" in text[(found[-1][1] if found else lead.end) : span[0]] and found:
            break
        found.append(span)
    return found


def party_of(one: Evidence, sentences: Sequence[Span]) -> str | None:
    """Who says what a sentence says; None for nobody by name."""
    said = read_attributions(one.article.text, one.span, sentences)
    giver = read_party(one.text)
    name = said[0].speaker if said else giver.name if giver else ""
    unnamed = is_pronoun(name) or (_POSSESSIVE.match(name) and not name_runs(name))
    return None if unnamed else name or None
