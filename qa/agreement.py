"""Whether the sources agree, asked of what: what they differ in is shown wherever it is asked, so that alone is asked.

"Do the sources agree on how many were hurt?" is answered as "How many were hurt?": with every figure, and whose it is.
"""

import re

_TOLD = r"(?:accounts|versions|figures|numbers|counts|estimates)"
_SOURCES = (
    r"(?:(?:the|all|these|those|both|two|three|different|various|other|any|your|news|media|official) ){0,3}"
    rf"(?:sources|articles|papers|newspapers|outlets|reports|reporters|stories|agencies|media|everyone|everybody|{_TOLD})"
)
_ON = r"(?: (?:on|about|over|as to|regarding|concerning|in|for|of) (?P<what>.+))?"
_VALUE = (
    r"(?:\w+ )?(?:number|figure|toll|count|cost|size|amount|share|total|extent|price|date|time|cause|reason|age|length"
    r"|height|depth|speed|distance|percentage|proportion|turnout|strength|damage)s?\b"
)
_QUESTION = r"(?:how|when|where|who|whom|whose|why|which|what)\b"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:do|does|did|don't|doesn't) {_SOURCES} (?:all )?(?:agree|disagree|differ|vary|diverge|conflict|match|tally"
        r"|add up|contradict (?:each other|one another|themselves)|(?:say|tell) the same(?: thing| story)?)" + _ON,
        rf"(?:do|does|did) {_SOURCES} (?:all )?(?:say|tell|give|report) (?:the same|different) (?P<same>{_VALUE}.*)",
        rf"(?:is|are) {_SOURCES} (?:all )?(?:agreed|in agreement|consistent|unanimous|divided|at odds|split)" + _ON,
        rf"are there (?:any )?(?:different|other|conflicting|contradictory|competing|rival|diverging) {_TOLD}" + _ON,
        r"(?:is|are) there (?:(?:an?|any) )?(?:disagreements?|disputes?|agreement|consensus|discrepanc(?:y|ies)"
        rf"|differences?|contradictions?)(?: (?:between|among|in) {_SOURCES}{_ON}"
        rf"| (?:on|about|over|as to) (?P<value>(?:{_QUESTION}|the {_VALUE}).*))?",
        rf"(?:how|where) (?:do|did|does) {_SOURCES}(?: of (?P<of>.+?))? (?:disagree|differ|vary|diverge|conflict)"
        + _ON,
        rf"what (?:do|does|did) {_SOURCES} (?:say|report|tell us) (?:on|about|of) (?P<what>{_QUESTION}.+)",
        rf"is it (?:disputed|contested|agreed) (?P<what>{_QUESTION}.+)",
        rf"(?:is|are) (?P<what>the {_VALUE}.*?) (?:disputed|contested|in dispute)",
        # Whoever they are who differ, where it is a figure or the like: how parties differ on taxes is another matter.
        r"how (?:do|did|does) .+? (?:differ|disagree) (?:on|over|about|in|as to) "
        rf"(?P<what>(?:{_QUESTION}|the {_VALUE}).*)",
    )
)
_THAT = re.compile(r"that|this|it|them|these|those", re.IGNORECASE)
_WHETHER = re.compile(r"(?:whether|if)\s+", re.IGNORECASE)


def asked_of_agreement(question: str) -> str | None:
    """What a question asks the sources' agreement on, as a question of its own; "" where it does not say on what.

    None for a question that asks something else.
    """
    text = question.strip(" ?.")
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    given = {name: words for name, words in found.groupdict().items() if words}
    if same := given.get("same"):
        return f"What is the {same}?"
    what = next(iter(given.values()), "")
    if not what or _THAT.fullmatch(what):
        return ""
    if re.match(_QUESTION, what, re.IGNORECASE):
        return f"{what[0].upper()}{what[1:]}?"
    if whether := _WHETHER.match(what):
        return f"Is it true that {what[whether.end() :]}?"
    return f"What is {what}?" if re.match(rf"(?:the )?{_VALUE}", what, re.IGNORECASE) else f"What is said about {what}?"
