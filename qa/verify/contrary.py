"""Words of which one is never said for the other: a share that fell did not rise, and the arrested are not released.

A clause may use other words than its quote. It may not use the contrary of one of the quote's words in its place.
"""

from collections.abc import Iterator
from functools import cache

from qa.verify.window import Window
from qa.words import WORD, stem

# A line holds two sides. Each word of one denies, or at least is not, what a word of the other says.
CONTRARIES = """
    rise rose risen increase grew grow grown growth gain climb surge soar up higher | fall fell fallen decrease drop
    rise rose risen increase grew grow grown growth gain climb surge soar up higher | decline shrink shrank shrunk
    rise rose risen increase grew grow grown growth gain climb surge soar up higher | plunge tumble slump down lower
    more | less fewer
    won win victory | lost lose loss defeat
    open reopen | close shut
    arrest detain jail imprison custody | release free freed acquit
    convict guilty | acquit innocent
    begin began begun start launch | end finish conclude stop halt cancel
    confirm admit acknowledge concede | deny denied refute dispute reject
    accept approve pass allow permit legalise agree adopt | reject refuse block ban forbid forbidden veto oppose
    support back praise welcome endorse | oppose criticise criticize condemn denounce
    kill die dead death slain fatality | injure hurt wound survive alive
    before until | after since
    above over | below under beneath
    inside within | outside beyond
    first earliest | last latest final
    largest biggest highest most best | smallest lowest least worst
    majority | minority
    north northern | south southern
    east eastern | west western
    import | export
    buy bought purchase | sell sold sale
    arrive enter | leave left depart exit withdraw withdrew
    hire recruit | fire fired dismiss sack
    build built construct | destroy demolish
    advance | retreat
    ally allied friend | enemy foe rival
    legal lawful | illegal unlawful
    safe | dangerous unsafe
    early earlier | late later
    son | daughter
    husband | wife
    father | mother
    brother | sister
    man men male | woman women female
    morning | evening afternoon
    profit | loss deficit
    success succeed | failure fail
    quickly fast | slowly slow
    public | private
    increase extend expand | reduce cut
    war | peace
    truth true | false untrue
    borrow | lend lent
    hero | villain
""".strip()
# "All bridges" is more than "bridges"; one of these must stand in the quote where one stands in the clause.
WHOLE = frozenset("all every each everyone everybody everything entire entirely always whole completely".split())
ONLY = frozenset("only solely exclusively merely just".split())


@cache
def _contraries() -> dict[str, frozenset[str]]:
    """For each stem, those that it is never said for."""
    found: dict[str, set[str]] = {}
    for line in CONTRARIES.splitlines():
        sides = [{stem(word) for word in side.split()} for side in line.split("|")]
        for one, other in (sides, sides[::-1]):
            for word in one - other:
                found.setdefault(word, set()).update(other - one)
    return {word: frozenset(others) for word, others in found.items()}


def contrary(clause: str, window: Window) -> str | None:
    """What the clause says that the quote says the contrary of, or less of; None where there is no such word."""
    own = list(_stems(clause))
    said, held = {stemmed for _, stemmed in own}, {stem(word.text) for word in window.words}
    for word, stemmed in own:
        if stemmed in held:
            continue
        others = _contraries().get(stemmed, frozenset())
        if standing := (others & held) - said:
            return f"the source does not say “{word}”, but speaks of “{_word(window, standing)}”"
        for kind in (WHOLE, ONLY):
            if word.casefold() in kind and not any(other.text.casefold() in kind for other in window.words):
                return f"the source does not say “{word}”"
    return None


def _stems(text: str) -> Iterator[tuple[str, str]]:
    for found in WORD.finditer(text):
        yield found.group(), stem(found.group())


def _word(window: Window, stems: frozenset[str]) -> str:
    return next(word.text for word in window.words if stem(word.text) in stems)
