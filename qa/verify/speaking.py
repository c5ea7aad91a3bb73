"""To whom a clause gives its words: to whom the quote gives them, by a name that the source has."""

import re
from collections.abc import Iterable

from qa.speech.attribution import Attribution
from qa.speech.speakers import fold_name, same_speaker
from qa.verify.asserted import Asserted, Item
from qa.verify.failure import Failure
from qa.verify.window import Window, words_of
from qa.words import FUNCTION_WORDS


def speakers(said: Asserted, window: Window) -> Failure | None:
    for found in said.attributions:
        if not said.gives_to_outlet(found) and (stranger := _unknown_word(said, found, window)):
            return Failure("speaker", f"the source does not call the speaker “{stranger}”")
    told: dict[Attribution | None, list[tuple[Item, frozenset[str], bool]]] = {}
    for item in said.items(window):
        if item.places and not item.is_name:
            speech = said.speaker_at(item.start)
            sayers = [window.speakers_at(place) for place in item.places]
            agreeing = any(_same(said, speech, each) for each in sayers)
            told.setdefault(speech, []).append((item, sayers[0], agreeing))
    for speech, items in told.items():
        strange = [sayers for item, sayers, agreeing in items if not agreeing]
        figure = any(item.is_figure and not agreeing for item, _, agreeing in items)
        # A word or two may stand in somebody's claim as well: "Voss did not say when the bridges would reopen".
        if figure or 2 * len(strange) >= max(1, len(items)):
            return Failure("speaker", _speaker_detail(speech.speaker if speech else None, strange[0]))
    return None


def _same(said: Asserted, found: Attribution | None, sayers: frozenset[str]) -> bool:
    if found is None or not sayers:
        return (found is None or said.gives_to_outlet(found)) and not sayers
    return any(same_speaker(found.speaker, sayer) for sayer in sayers)


def _unknown_word(said: Asserted, found: Attribution, window: Window) -> str | None:
    known = {fold_name(word) for word in re.findall(r"[\w'’.]+", f"{window.text} {said.quoted.speaker or ''}")}
    for word in words_of(found.speaker, 0, len(found.speaker)):
        if word.text.casefold() not in FUNCTION_WORDS and fold_name(word.text) not in known:
            return word.text
    return None


def _speaker_detail(said: str | None, names: Iterable[str]) -> str:
    name = min(names, key=len, default=None)
    if said is None:
        return f"it is {name} who says this in the source, and the clause states it as a fact"
    if name is None:
        return f"the source does not give these words to {said}"
    return f"the source gives these words to {name}, not to {said}"
