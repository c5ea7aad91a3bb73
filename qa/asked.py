"""Whether a figure is the one that a question asks for: of the thing counted, and of what befell it."""

import re
from dataclasses import replace
from functools import lru_cache

from qa.counted import ANYBODY, BEFALLEN, PEOPLE, PREDICATE, asks_for_part, befallen, part_named, state_of
from qa.dates import read_periods
from qa.dimensions import measured_otherwise, measures_it
from qa.evidence import Evidence
from qa.families import subject, subjects, vocabulary
from qa.frame import read_frame
from qa.kinds import Kind
from qa.names import name_runs
from qa.numbers import Quantity, read_quantities
from qa.polarity import clause_around
from qa.question import Question, unit_named
from qa.words import stem

# Endings that make of a deed those who do it, or the deed itself: "marched", "marchers"; "signed", "signatures".
_OF_DEED = re.compile(
    r"(?:e?rs?|ors?|ees?|ists?|ants?|(?:at)?ures?|(?:[aeiou]?[ct])?ions?|ments?|als?|[ae]nces?|[st]s?)?$"
)
_DEED = 4  # letters of a deed's stem, at least: "planes" are none of those who plan
_SOMEBODY = re.compile(r"(?:er|or|ist|i|ian|ant|ent|man|men|an|ee|crew|staff|team|famili|household|head)$")  # of a stem
_AGED = re.compile(
    r"\b(?:people|those|anyone|everyone|men|women|children|adults|patients|residents|pupils|girls|boys|citizens|voters)"
    r"\s+(?:over|under|above|below|aged|older than|younger than)?\s*$",
    re.IGNORECASE,
)
_OF_NAME = re.compile(r"\b[Hh]ow many [a-z]+(?: [a-z]+)? of (?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
_INTO = re.compile(
    r"\b(?:break|broke|broken|snap|snapped|cut|split|torn|tore|fold|folded)\w* in(?:to)? $", re.IGNORECASE
)
# When and how surely, which tells nothing of what happened.
_SETTING = frozenset(
    subjects("still now today yesterday far total altogether confirmed latest number figure people exactly according")
)
_POPULATION = re.compile(
    r"\b(?:city|town|village|suburb|island|nation|country|district|region|valley|people) of\s+$", re.IGNORECASE
)
_OF_THESE = re.compile(r"[\"“]?(?:Of|Among) (?:these|those|them|that|this|the \w+|[\d,.]+)\b", re.IGNORECASE)
# "It had called up reservists, but said that they numbered 8,000."
_NUMBERED = re.compile(r"\b(?:they|these|those|who|which)\s+(?:\w+\s+)?(?:number|total)(?:l?ed|s)?\s+$", re.IGNORECASE)
# What any figure of its kind is said with, and tells nothing of what it is for.
_OF_KIND = frozenset(
    subjects(
        "cost price pay paid worth money spend amount expensive far long distance share percent percentage fraction"
        " proportion old age"
        " euro dollar pound crown franc tonne ton hectare acre litre gallon barrel degree kilometre mile metre"
    )
)
_DIMENSIONS = frozenset(
    subjects("magnitude temperature height depth width length speed weight size turnout majority occur happen measure")
)
_OF_SOMEBODY: frozenset[Kind] = frozenset({"count", "share"})  # what befell them is asked of those counted
HAPPENED = 0.5  # of the question's words beside names and the thing counted, in or around the sentence
BEHIND = -3.0  # the best margin: below it, by the reader's own odds, the words are a twentieth as likely


def figure_asked_for(question: Question, quantity: Quantity, found: Evidence) -> bool:
    """Whether a figure counts the thing asked for, or stands in the words that the reader picks.

    The head of what is counted is the same, and no other name stands before it: "North Korean troops" are not the
    South Korean ones. Plain modifiers may stand elsewhere in the sentence. What befell those counted is what was asked.
    """
    noun = subjects(quantity.noun or "")
    *modifiers, head = question.counted or ("",)
    asked_names = question.name_subjects & set(modifiers)
    if _counts_others(question, _with_noun(quantity, found.text)):
        return False
    near = {*noun, *subjects(found.text), *subjects(found.article.title or "")}
    picked = is_picked(quantity, found)
    sure = picked and found.is_surely_read and found.features["reader_behind"] > BEHIND
    unnamed = (asked_names | _of_whom(question)) - near
    # Whose people they are must stand there; of whose ship or make they are, the article may have told before.
    if unnamed and not (sure and head in noun and not (unnamed & asked_names and head in PEOPLE)):
        return False
    if _is_asked_about(question, quantity) or _is_age(quantity, found.text) or _is_in_pieces(quantity, found.text):
        return False
    if measured_otherwise(question.text, found.text, quantity.start, quantity.end):
        return False
    # "Tonnes of cod" are none of herring.
    if question.kind == "measure" and unit_named(question.text) and head and head not in (noun or near):
        return False
    if _counts_somebody(question, _with_noun(quantity, found.text)):
        return False
    if befallen(question) and _POPULATION.search(found.text[: quantity.start]):
        return False
    # Who was killed is nothing to the speed of the wind in the same sentence.
    fates = question.kind in _OF_SOMEBODY
    asked, own = (befallen(question), state_of(found.text, quantity)) if fates else (frozenset(), frozenset())
    if asked and not asked & own and (own or not sure or PREDICATE.match(found.text, quantity.end)):
        return False
    if own and not own & question.stems and not _happened(question, quantity, found.text):
        return False
    told_otherwise = sure and not asked
    told_here = bool(asked & own) and found.features["names_near"] > 0
    of_it = question.names or (_telling(question)[0] - _DIMENSIONS) & set(subjects(found.text))
    told_by_unit = measures_it(question, quantity) and bool(of_it) and found.features["names_near"] > 0
    if _is_untold(question, found) and not (told_otherwise or told_here or told_by_unit):
        return False
    counted = counts_it(question, quantity, found.text)
    # Whose people they are, the headline does not tell; of whose seats, it may.
    here = head not in PEOPLE or asked_names <= {*noun, *subjects(found.text)}
    if picked and (sure or (counted and here)):
        return True
    told = told_by_unit or _happened(question, quantity, found.text)
    plain = set(modifiers) - question.name_subjects  # these the headline may tell, whose they are it may not
    return counted and set(modifiers) - plain <= {*noun, *subjects(found.text)} and plain <= near and told


def speaks_of_counted(question: Question, found: Evidence) -> bool:
    """Whether a sentence or its headline names what the question counts, and gives no figure of another's.

    Whoever is counted may go by many names.
    """
    lengths = [one for one in read_quantities(found.text) if one.kind == "distance"]
    if lengths and all(measured_otherwise(question.text, found.text, one.start, one.end) for one in lengths):
        return False
    if not question.counted or question.kind not in ("count", "measure"):
        return True
    given = read_quantities(found.text)
    if any(_counts_others(question, quantity) for quantity in given):
        return False
    if given and all(_counts_somebody(question, _with_noun(quantity, found.text)) for quantity in given):
        return False
    if given and all(_is_age(quantity, found.text) or _is_asked_about(question, quantity) for quantity in given):
        return False
    head, befell = question.counted[-1], befallen(question)
    if befell and not befell & set(subjects(found.text)):
        return False
    if not found.is_read and not any(counts_it(question, one, found.text) for one in given):
        return False
    return head in PEOPLE | BEFALLEN or head in vocabulary(f"{found.article.title or ''} {found.text}")


def _counts_somebody(question: Question, quantity: Quantity) -> bool:
    """Whether a figure counts people where the question counts things: people are never fish or ships."""
    head = question.counted[-1] if question.counted else ""
    things = head and not (head in PEOPLE | BEFALLEN | question.name_subjects or _SOMEBODY.search(head))
    return bool(things and PEOPLE & set(subjects(quantity.noun or "")))


def _counts_others(question: Question, quantity: Quantity) -> bool:
    """Whether a figure counts others of the kind by their name: "North Korean troops" are not the South Korean ones."""
    phrase, head = f"x {quantity.noun or ''}", question.counted[-1:]
    named = {subject(word) for start, end in name_runs(phrase) for word in phrase[start:end].split()}
    asked = question.name_subjects & set(question.counted[:-1]) | _of_whom(question)
    return bool(asked and named) and not named <= asked.union(head)


def _of_whom(question: Question) -> frozenset[str]:
    """Whose or of what those are that are counted: "passengers of the Merry Nell"."""
    of = _OF_NAME.search(question.text)
    return question.name_subjects.intersection(subjects(of["name"])) if of else frozenset()


def _with_noun(quantity: Quantity, sentence: str) -> Quantity:
    """A figure with the noun of the one before it, where it has none: "Four Orlian soldiers were killed, 11 hurt"."""
    if quantity.noun or quantity.unit:
        return quantity
    before = [one for one in read_quantities(sentence) if one.end <= quantity.start and one.kind == quantity.kind]
    return replace(quantity, noun=before[-1].noun) if before else quantity


def _is_asked_about(question: Question, quantity: Quantity) -> bool:
    """Whether the question gives the figure itself: "How many of the 57 were civilians?" """
    return any(
        (stated.kind, stated.unit, stated.low) == (quantity.kind, quantity.unit, quantity.low)
        for stated in read_quantities(question.text)
    )


def _is_age(quantity: Quantity, sentence: str) -> bool:
    """Whether a figure says how old those are that stand before it: "people over 65"."""
    return not quantity.noun and not quantity.unit and bool(_AGED.search(sentence[: quantity.value_start]))


def _is_in_pieces(quantity: Quantity, sentence: str) -> bool:
    """Whether a figure says into how many pieces something breaks, and counts nothing: "snap in two"."""
    bare = not quantity.noun and not quantity.unit
    return bare and bool(_INTO.search(sentence[: quantity.start])) and not sentence[quantity.end :][:2].strip(" .,;!?")


def counts_it(question: Question, quantity: Quantity, sentence: str) -> bool:
    """Whether what a figure counts is what the question asks for: by its noun, or by what befell those counted."""
    asked = question.stems & BEFALLEN
    if not question.counted or (asked and question.counted[-1] in BEFALLEN):
        if question.kind == "measure":
            return measures_it(question, quantity)
        return question.kind != "count" or not asked or _of_people(quantity, sentence)
    noun, head = subjects(quantity.noun or ""), question.counted[-1]
    if not noun:
        of_these = asks_for_part(question) and _OF_THESE.match(sentence)
        told = of_these or question.stems & BEFALLEN & state_of(sentence, quantity)
        return measures_it(question, quantity) or bool(told) or head in subjects(_numbered_before(sentence, quantity))
    people = bool(PEOPLE & set(noun)) or _named_for(question, quantity)
    # "Velmoran soldiers" are no people of any kind: with a name, those counted are called by what they are.
    own_name = question.name_subjects & set(question.counted[:-1])
    of_them = (head in PEOPLE and own_name <= set(noun)) or (
        head in question.name_subjects and head in subjects(sentence)
    )  # "Aldrovans"
    anybody = (head in ANYBODY and people) or (of_them and bool(ANYBODY & set(noun)))
    return head in noun or (anybody and bool(event(question)))


def _numbered_before(sentence: str, quantity: Quantity) -> str:
    """What stands before "they numbered", where a figure follows that; else nothing."""
    numbered = _NUMBERED.search(sentence[: quantity.start])
    return sentence[: numbered.start()] if numbered else ""


def _of_people(quantity: Quantity, sentence: str) -> bool:
    """Whether a figure counts people, or those whom something befell."""
    noun = set(subjects(quantity.noun or ""))
    return bool(noun & (PEOPLE | BEFALLEN)) or (not noun and bool(state_of(sentence, quantity)))


def is_picked(quantity: Quantity, found: Evidence) -> bool:
    """Whether the figure stands in the words that the reader picks."""
    if not found.words:
        return False
    first, last = found.words
    return found.start + quantity.value_start < last and first < found.start + quantity.end


def _happened(question: Question, quantity: Quantity, sentence: str) -> bool:
    """Whether the figure's own clause tells of what is asked about, beside whom and what is counted."""
    told_of = event(question)
    clause = sentence[slice(*clause_around(sentence, quantity.start, quantity.end))]
    told = bool(told_of & set(subjects(f"{_numbered_before(sentence, quantity)} {clause} {quantity.noun or ''}")))
    return not told_of or told or _named_for(question, quantity)


def _is_untold(question: Question, found: Evidence) -> bool:
    """Whether a sentence tells of less than half of what is asked about, by rarity and by the words that tell.

    A verb that may mean anything tells nothing, and the day is told by the article's; who does it must be told.
    """
    if not event(question) or found.features["event_near"] >= HAPPENED:
        return False
    if part_named(question):
        return True
    telling, doer = _telling(question)
    told = telling.intersection(subjects(found.text))
    enough = 1.0 if asks_for_part(question) else HAPPENED
    return bool(telling) and (len(told) < enough * len(telling) or bool(doer - told))


@lru_cache(maxsize=64)
def _telling(question: Question) -> tuple[frozenset[str], frozenset[str]]:
    """Of what is asked about, the words that tell which it is, and those of them that say who does it."""
    days = " ".join(question.text[period.start : period.end] for period in read_periods(question.text, None))
    telling = event(question) - question.any_deed - set(subjects(days))
    frame = read_frame(question.text)
    return telling, telling.intersection(subjects(frame.subject) if frame else ())


def _named_for(question: Question, quantity: Quantity) -> bool:
    """Whether what is counted is called by what was done: "marchers" of "How many people marched?" """
    noun = (quantity.noun or "").lower().split()
    deeds = [stem(term) for term in question.terms if subject(term) in event(question)]
    return any(
        len(deed) >= _DEED and noun[-1].startswith(deed) and bool(_OF_DEED.fullmatch(noun[-1][len(deed) :]))
        for deed in deeds
        if noun
    )


def event(question: Question) -> frozenset[str]:
    """What is asked about, beside whom, what is counted and how the question is put."""
    return question.stems - question.name_subjects - set(question.counted) - _SETTING - _OF_KIND
