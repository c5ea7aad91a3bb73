"""A language model that lies: every lie is caught, and none is shown."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lying_server import LyingServer, Prompt

from qa import Answer, Assistant

RESIDENTS = "How many residents have left Maresk?"
ARMY = "How many boats has the army sent to Maresk?"
BRIDGES = "How many bridges were closed in Maresk?"
BUILT = "When was the dam built?"
DAM = "What happened to the dam above Maresk?"
WARNING = "Who denied ignoring a warning about the dam?"
COST = "How much may the repair of the dam cost?"
HURT = "Was anyone hurt in Maresk?"
CAPTAIN = "Was the captain arrested?"
FERRY = "What happened to the ferry off Port Sandry?"

LEFT = "About 1,200 residents have left Maresk, Governor Ansel Torvik said."
HELP = "The relief agency Help Velmora said that 3,500 residents had left Maresk by Tuesday night."
FAILED = "A dam on the Orla river failed on Tuesday above the town of Maresk."
STANDS = "The dam stands 9 kilometres (6 miles) from the town."
DENIED = "Orla Power denied that its engineers had ignored a warning about the dam above Maresk."
BOATS = "The army has reportedly sent 14 boats to Maresk."
HOUSES = "Two bridges were closed, and 40 houses were damaged."
UNHURT = "Torvik said that no one had been hurt in Maresk."
REPAIR = "The repair of the dam may cost 80 million crowns, Orla Power said."
SHARES = "Orla Power's shares fell 12% on Wednesday."
HILL = "“We ran to the hill when the water came,” said Ilse Tamm, a baker from Maresk."
ARRESTED = "The captain was arrested on Thursday, the coast guard said."
AGROUND = "A ferry with 212 passengers ran aground off Port Sandry on Wednesday."
CRACK = "“We heard a crack, and then the lights went out,” said Bettina Oswell, a passenger."


@dataclass(frozen=True)
class Lie:
    name: str
    question: str
    text: str
    words: tuple[str, ...]
    """What it claims to rest on, each said to stand in the source that does hold it, or in the first."""
    why: str
    """The kind that the warning names."""
    source: int | None = None
    """The source that it names instead."""


LIES = [
    Lie(
        "changed digit",
        RESIDENTS,
        "About 1,300 residents have left Maresk, Governor Ansel Torvik said.",
        (LEFT,),
        "number",
    ),
    Lie(
        "added nought",
        RESIDENTS,
        "About 12,000 residents have left Maresk, Governor Ansel Torvik said.",
        (LEFT,),
        "number",
    ),
    Lie(
        "changed digit in the quote",
        RESIDENTS,
        "About 1,900 residents have left Maresk, Governor Ansel Torvik said.",
        (LEFT.replace("1,200", "1,900"),),
        "fabricated",
    ),
    Lie(
        "changed comparator",
        RESIDENTS,
        "More than 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        (LEFT,),
        "number",
    ),
    Lie(
        "dropped comparator",
        RESIDENTS,
        "Exactly 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        (LEFT,),
        "number",
    ),
    Lie("rounded", RESIDENTS, "About 1,000 residents have left Maresk, Governor Ansel Torvik said.", (LEFT,), "number"),
    Lie("added up", RESIDENTS, "Help Velmora said that 4,700 residents had left Maresk.", (LEFT, HELP), "number"),
    Lie("subtracted", RESIDENTS, "Help Velmora said that 2,300 residents had left Maresk.", (LEFT, HELP), "number"),
    Lie(
        "counts others",
        RESIDENTS,
        "About 1,200 soldiers have left Maresk, Governor Ansel Torvik said.",
        (LEFT,),
        "number",
    ),
    Lie("other figure of the sentence", BRIDGES, "40 bridges were closed.", (HOUSES,), "number"),
    Lie("converted unit", DAM, "The dam stands 5.6 miles from the town.", (STANDS,), "number"),
    Lie("swapped unit", DAM, "The dam stands 9 miles from the town.", (STANDS,), "number"),
    Lie(
        "changed currency",
        COST,
        "The repair of the dam may cost 80 million euros, Orla Power said.",
        (REPAIR,),
        "number",
    ),
    Lie("changed share", WARNING, "Orla Power's shares fell 21% on Wednesday.", (SHARES,), "number"),
    Lie("share made of a count", FERRY, "212% of the passengers ran aground.", (AGROUND,), "number"),
    Lie(
        "swapped speaker",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Help Velmora said.",
        (LEFT,),
        "speaker",
    ),
    Lie(
        "invented speaker",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Mayor Odo Brandt said.",
        (LEFT,),
        "speaker",
    ),
    Lie("speaker dropped", RESIDENTS, "3,500 residents had left Maresk by Tuesday night.", (HELP,), "speaker"),
    Lie("vague speaker", RESIDENTS, "About 1,200 residents have left Maresk, officials said.", (LEFT,), "speaker"),
    Lie(
        "raised rank",
        RESIDENTS,
        "About 1,200 residents have left Maresk, President Ansel Torvik said.",
        (LEFT,),
        "speaker",
    ),
    Lie(
        "speaker given to the outlet's words",
        DAM,
        "A dam on the Orla river failed on Tuesday, Orla Power said.",
        (FAILED,),
        "speaker",
    ),
    Lie("spoken by the other witness", CAPTAIN, "“We heard a crack,” said Ilse Tamm.", (CRACK,), "speaker"),
    Lie("dropped not", HURT, "Torvik said that one had been hurt in Maresk.", (UNHURT,), "negation"),
    Lie(
        "denial turned into fact",
        WARNING,
        "Orla Power's engineers had ignored a warning about the dam above Maresk.",
        (DENIED,),
        "negation",
    ),
    Lie(
        "denial turned into confirmation",
        WARNING,
        "Orla Power confirmed that its engineers had ignored a warning about the dam above Maresk.",
        (DENIED,),
        "negation",
    ),
    Lie(
        "added not", CAPTAIN, "The captain was not arrested on Thursday, the coast guard said.", (ARRESTED,), "negation"
    ),
    Lie("lost reportedly", ARMY, "The army has sent 14 boats to Maresk.", (BOATS,), "negation"),
    Lie(
        "added reportedly",
        CAPTAIN,
        "The captain was reportedly arrested on Thursday, the coast guard said.",
        (ARRESTED,),
        "negation",
    ),
    Lie(
        "may made certain",
        COST,
        "The repair of the dam costs 80 million crowns, Orla Power said.",
        (REPAIR,),
        "negation",
    ),
    Lie(
        "may made will",
        COST,
        "The repair of the dam will cost 80 million crowns, Orla Power said.",
        (REPAIR,),
        "negation",
    ),
    Lie("opposite verb", WARNING, "Orla Power's shares rose 12% on Wednesday.", (SHARES,), "negation"),
    Lie("opposite adjective", BRIDGES, "Two bridges were open, and 40 houses were damaged.", (HOUSES,), "negation"),
    Lie(
        "released for arrested",
        CAPTAIN,
        "The captain was released on Thursday, the coast guard said.",
        (ARRESTED,),
        "negation",
    ),
    Lie(
        "after for by",
        RESIDENTS,
        "Help Velmora said that 3,500 residents had left Maresk after Tuesday night.",
        (HELP,),
        "date",
    ),
    Lie("all for some", BRIDGES, "All bridges were closed.", (HOUSES,), "negation"),
    Lie("changed day", DAM, "A dam on the Orla river failed on Monday above the town of Maresk.", (FAILED,), "date"),
    Lie("changed date", DAM, "A dam on the Orla river failed on May 5 above the town of Maresk.", (FAILED,), "date"),
    Lie("changed year", BUILT, "The dam was built in 1926.", ("It was built in 1962.",), "date"),
    Lie("changed name", DAM, "A dam on the Orla river failed on Tuesday above the town of Talvene.", (FAILED,), "name"),
    Lie(
        "added place",
        CAPTAIN,
        "The captain was arrested in Maresk on Thursday, the coast guard said.",
        (ARRESTED,),
        "name",
    ),
    Lie(
        "merged quotes",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        ("About 1,200 residents have left Maresk by Tuesday night.",),
        "spliced",
    ),
    Lie(
        "quotes joined with dots",
        ARMY,
        "A dam on the Orla river failed on Tuesday.",
        ("The army has reportedly sent … Two bridges were closed",),
        "spliced",
    ),
    Lie("sentences joined", ARMY, "A dam on the Orla river failed on Tuesday.", (f"{BOATS} {HOUSES}",), "spliced"),
    Lie(
        "two sources made one",
        FERRY,
        "A ferry with 212 passengers ran aground, and the captain was arrested on Thursday.",
        (AGROUND, ARRESTED),
        "spliced",
    ),
    Lie(
        "quote of another source",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        (LEFT,),
        "another source",
        source=1,
    ),
    Lie(
        "source nine",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        (LEFT,),
        "fabricated",
        source=9,
    ),
    Lie(
        "source nought",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        (LEFT,),
        "fabricated",
        source=0,
    ),
    Lie(
        "[9] in the text",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Governor Ansel Torvik said [9].",
        (LEFT,),
        "fabricated",
    ),
    Lie(
        "no quote at all",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        (),
        "fabricated",
    ),
    Lie(
        "empty quote",
        RESIDENTS,
        "About 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        ("",),
        "fabricated",
    ),
    Lie(
        "nearly the quote",
        DAM,
        "A dam on the Orla river collapsed on Tuesday.",
        ("A dam on the Orla river collapsed on Tuesday",),
        "fabricated",
    ),
    Lie(
        "case changed in the quote",
        DAM,
        "A dam on the Orla river failed on Tuesday.",
        ("a dam on the orla river failed",),
        "fabricated",
    ),
    Lie(
        "half a figure quoted",
        RESIDENTS,
        "200 residents have left Maresk, Governor Ansel Torvik said.",
        ("200 residents have left Maresk",),
        "fabricated",
    ),
    Lie("changed quotation", DAM, "“We ran to the church when the water came,” said Ilse Tamm.", (HILL,), "fabricated"),
    Lie(
        "from memory",
        DAM,
        "Such a dam fails when its spillways are blocked by debris.",
        (FAILED,),
        "unsupported",
    ),
    Lie(
        "memory behind a truth",
        DAM,
        "A dam on the Orla river failed on Tuesday, drowning hundreds of sleeping villagers.",
        (FAILED,),
        "number",
    ),
    Lie(
        "blame slipped in",
        DAM,
        "A dam on the Orla river, sabotaged by disgruntled workers, failed on Tuesday.",
        (FAILED,),
        "unsupported",
    ),
    Lie(
        "second sentence from memory",
        DAM,
        "A dam on the Orla river failed on Tuesday. Experts had long demanded stricter inspections.",
        (FAILED,),
        "unsupported",
    ),
    Lie("wrong Yes", HURT, "Yes, Torvik said that no one had been hurt in Maresk.", (UNHURT,), "verdict"),
    Lie("bare Yes", CAPTAIN, "Yes.", (ARRESTED,), "verdict"),
    Lie("wrong No", CAPTAIN, "No, the captain was arrested on Thursday, the coast guard said.", (ARRESTED,), "verdict"),
    Lie(
        "He, whoever that is", CAPTAIN, "He was arrested on Thursday, the coast guard said.", (ARRESTED,), "unsupported"
    ),
    Lie("a link", FERRY, "A ferry with 212 passengers ran aground: https://example.org/prizes.", (AGROUND,), "form"),
    Lie("markup", FERRY, "A ferry with 212 passengers <b>ran aground</b> off Port Sandry.", (AGROUND,), "form"),
    Lie("hidden letters", FERRY, "A ferry with 212\u202e passengers ran aground off Port Sandry.", (AGROUND,), "form"),
    Lie(
        "subject of another source",
        FERRY,
        "A ferry with 212 passengers ran aground [1] and was arrested on Thursday [4].",
        (AGROUND, ARRESTED),
        "spliced",
    ),
    Lie("nothing said", FERRY, "[1]", (AGROUND,), "form"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[LyingServer]:
    with LyingServer(lambda prompt: "") as server:
        yield server


@pytest.fixture(scope="module")
def lied_to(flood_index: Path, server: LyingServer) -> Iterator[Assistant]:
    with Assistant.open(flood_index, llm=server.model) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def extractive(flood_index: Path) -> Iterator[Assistant]:
    with Assistant.open(flood_index) as assistant:
        yield assistant


def told(prompt: Prompt, lie: Lie) -> str:
    """The lie, as a reply to a prompt."""
    quotes = []
    for words in lie.words:
        holding = [number for number, text in prompt.sources.items() if words and (words in text or text in words)]
        quotes.append({"source": holding[0] if lie.source is None and holding else lie.source or 1, "words": words})
    if lie.source == 0:
        quotes = [{**quote, "source": 0} for quote in quotes]
    return json.dumps({"claims": [{"text": lie.text, "quotes": quotes}]})


def same_but_warned(answer: Answer, plain: Answer) -> bool:
    """Whether an answer is the extractive one, with warnings."""
    return (answer.text, answer.citations, answer.positions, answer.status, answer.answered_by) == (
        plain.text,
        plain.citations,
        plain.positions,
        plain.status,
        "extractive",
    )


def test_there_are_at_least_40_lies() -> None:
    assert len({lie.name for lie in LIES}) == len(LIES) >= 40


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.name)
def test_a_lie_is_sent_back_once_then_left_out_and_the_warning_says_why(
    server: LyingServer, lied_to: Assistant, extractive: Assistant, lie: Lie
) -> None:
    server.prompts.clear()
    server.script = lambda prompt: told(prompt, lie)
    answer = lied_to.ask(lie.question)
    plain = extractive.ask(lie.question)
    assert plain.status != "not_found"
    assert len(server.prompts) == 2
    assert server.prompts[1].corrects
    assert same_but_warned(answer, plain)
    assert any(f"({lie.why})" in warning for warning in answer.warnings), answer.warnings
    assert any("quoted from them instead" in warning for warning in answer.warnings)
    assert not any(lie.text in warning for warning in answer.warnings)
    assert not re.search(r"\[9\]", answer.text)
