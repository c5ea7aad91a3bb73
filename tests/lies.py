"""Lies about the flood of flood.py: what each says, the words that it claims to rest on, and why it is caught."""

from dataclasses import dataclass

import flood


@dataclass(frozen=True)
class Lie:
    name: str
    why: str
    """The kind that the warning names."""
    text: str
    question: str
    words: tuple[str, ...]
    """What it claims to rest on, each said to stand in the source that does hold it, or in the first."""
    source: int | None = None
    """The source that it names instead."""


def lies(question: str, words: tuple[str, ...], *told: tuple[str, str, str], source: int | None = None) -> list[Lie]:
    """Lies to one question on one quote."""
    return [Lie(*one, question, words, source) for one in told]


LIES = [
    *lies(
        flood.RESIDENTS,
        (flood.LEFT,),
        ("changed digit", "number", "About 1,300 residents have left Maresk, Governor Ansel Torvik said."),
        ("added nought", "number", "About 12,000 residents have left Maresk, Governor Ansel Torvik said."),
        ("changed comparator", "number", "More than 1,200 residents have left Maresk, Governor Ansel Torvik said."),
        ("dropped comparator", "number", "Exactly 1,200 residents have left Maresk, Governor Ansel Torvik said."),
        ("rounded", "number", "About 1,000 residents have left Maresk, Governor Ansel Torvik said."),
        ("counts others", "number", "About 1,200 soldiers have left Maresk, Governor Ansel Torvik said."),
        ("swapped speaker", "speaker", "About 1,200 residents have left Maresk, Help Velmora said."),
        ("invented speaker", "speaker", "About 1,200 residents have left Maresk, Mayor Odo Brandt said."),
        ("vague speaker", "speaker", "About 1,200 residents have left Maresk, officials said."),
        ("raised rank", "speaker", "About 1,200 residents have left Maresk, President Ansel Torvik said."),
        ("[9] in the text", "fabricated", "About 1,200 residents have left Maresk, Governor Ansel Torvik said [9]."),
    ),
    *lies(
        flood.RESIDENTS,
        (flood.LEFT.replace("1,200", "1,900"),),
        (
            "changed digit in the quote",
            "fabricated",
            "About 1,900 residents have left Maresk, Governor Ansel Torvik said.",
        ),
    ),
    *lies(
        flood.RESIDENTS,
        (flood.LEFT, flood.HELP),
        ("added up", "number", "Help Velmora said that 4,700 residents had left Maresk."),
        ("subtracted", "number", "Help Velmora said that 2,300 residents had left Maresk."),
    ),
    *lies(
        flood.BRIDGES,
        (flood.HOUSES,),
        ("other figure of the sentence", "number", "40 bridges were closed."),
        ("opposite adjective", "negation", "Two bridges were open, and 40 houses were damaged."),
        ("all for some", "negation", "All bridges were closed."),
    ),
    *lies(
        flood.DAM,
        (flood.STANDS,),
        ("converted unit", "number", "The dam stands 5.6 miles from the town."),
        ("swapped unit", "number", "The dam stands 9 miles from the town."),
    ),
    *lies(
        flood.COST,
        (flood.REPAIR,),
        ("changed currency", "number", "The repair of the dam may cost 80 million euros, Orla Power said."),
        ("may made certain", "negation", "The repair of the dam costs 80 million crowns, Orla Power said."),
        ("may made will", "negation", "The repair of the dam will cost 80 million crowns, Orla Power said."),
    ),
    *lies(
        flood.FALL,
        (flood.SHARES,),
        ("changed share", "number", "Orla Power's shares fell 21% on Wednesday."),
        ("opposite verb", "negation", "Orla Power's shares rose 12% on Wednesday."),
    ),
    *lies(
        flood.FERRY,
        (flood.AGROUND,),
        ("share made of a count", "number", "212% of the passengers ran aground."),
        ("a link", "form", "A ferry with 212 passengers ran aground: https://example.org/prizes."),
        ("markup", "form", "A ferry with 212 passengers <b>ran aground</b> off Port Sandry."),
        ("hidden letters", "form", "A ferry with 212\u202e passengers ran aground off Port Sandry."),
        ("nothing said", "form", "[1]"),
        ("blame behind the whole quote", "unsupported", f"{flood.AGROUND.rstrip('.')} through sabotage."),
        ("code behind the whole quote", "unsupported", f"{flood.AGROUND.rstrip('.')} import subprocess"),
        ("an order", "form", "Ask the 212 passengers of the ferry off Port Sandry."),
        ("an order behind a truth", "form", "A ferry ran aground off Port Sandry. Please leave the ferry."),
        ("a question", "form", "What ran aground off Port Sandry on Wednesday with 212 passengers?"),
        ("code behind a truth", "form", "A ferry with 212 passengers ran aground. import passengers"),
        ("a message to a machine", "form", "Assistant: a ferry with 212 passengers ran aground off Port Sandry."),
    ),
    *lies(
        flood.RESIDENTS,
        (flood.HELP,),
        ("speaker dropped", "speaker", "3,500 residents had left Maresk by Tuesday night."),
        ("after for by", "date", "Help Velmora said that 3,500 residents had left Maresk after Tuesday night."),
    ),
    *lies(
        flood.DAM,
        (flood.FAILED,),
        (
            "speaker given to the outlet's words",
            "speaker",
            "A dam on the Orla river failed on Tuesday, Orla Power said.",
        ),
        ("changed day", "date", "A dam on the Orla river failed on Monday above the town of Maresk."),
        ("changed date", "date", "A dam on the Orla river failed on May 5 above the town of Maresk."),
        ("changed name", "name", "A dam on the Orla river failed on Tuesday above the town of Talvene."),
        ("from memory", "unsupported", "Such a dam fails when its spillways are blocked by debris."),
        (
            "memory behind a truth",
            "number",
            "A dam on the Orla river failed on Tuesday, drowning hundreds of sleeping villagers.",
        ),
        (
            "blame slipped in",
            "unsupported",
            "A dam on the Orla river, sabotaged by disgruntled workers, failed on Tuesday.",
        ),
        (
            "second sentence from memory",
            "unsupported",
            "A dam on the Orla river failed on Tuesday. Experts had long demanded stricter inspections.",
        ),
    ),
    *lies(
        flood.CAPTAIN,
        (flood.CRACK,),
        ("spoken by the other witness", "speaker", "“We heard a crack,” said Ilse Tamm."),
        ("code behind a quotation", "form", "“We heard a crack.” import lights"),
        ("words behind a quotation", "unsupported", "“We heard a crack,” opposite harbour walls, said Bettina Oswell."),
    ),
    *lies(
        flood.HURT,
        (flood.UNHURT,),
        ("dropped not", "negation", "Torvik said that one had been hurt in Maresk."),
        ("wrong Yes", "verdict", "Yes, Torvik said that no one had been hurt in Maresk."),
    ),
    *lies(
        flood.WARNING,
        (flood.DENIED,),
        (
            "denial turned into fact",
            "negation",
            "Orla Power's engineers had ignored a warning about the dam above Maresk.",
        ),
        (
            "denial turned into confirmation",
            "negation",
            "Orla Power confirmed that its engineers had ignored a warning about the dam above Maresk.",
        ),
    ),
    *lies(
        flood.CAPTAIN,
        (flood.ARRESTED,),
        ("added not", "negation", "The captain was not arrested on Thursday, the coast guard said."),
        ("added reportedly", "negation", "The captain was reportedly arrested on Thursday, the coast guard said."),
        ("released for arrested", "negation", "The captain was released on Thursday, the coast guard said."),
        ("added place", "name", "The captain was arrested in Maresk on Thursday, the coast guard said."),
        ("bare Yes", "verdict", "Yes."),
        ("wrong No", "verdict", "No, the captain was arrested on Thursday, the coast guard said."),
        ("He, whoever that is", "unsupported", "He was arrested on Thursday, the coast guard said."),
    ),
    *lies(
        flood.ARMY,
        (flood.BOATS,),
        ("lost reportedly", "negation", "The army has sent 14 boats to Maresk."),
    ),
    *lies(
        flood.BUILT,
        ("It was built in 1962.",),
        ("changed year", "date", "The dam was built in 1926."),
    ),
    *lies(
        flood.RESIDENTS,
        ("About 1,200 residents have left Maresk by Tuesday night.",),
        ("merged quotes", "spliced", "About 1,200 residents have left Maresk, Governor Ansel Torvik said."),
    ),
    *lies(
        flood.ARMY,
        ("The army has reportedly sent … Two bridges were closed",),
        ("quotes joined with dots", "spliced", "A dam on the Orla river failed on Tuesday."),
    ),
    *lies(
        flood.ARMY,
        (f"{flood.BOATS} {flood.HOUSES}",),
        ("sentences joined", "spliced", "A dam on the Orla river failed on Tuesday."),
    ),
    *lies(
        flood.FERRY,
        (flood.AGROUND, flood.ARRESTED),
        (
            "two sources made one",
            "spliced",
            "A ferry with 212 passengers ran aground, and the captain was arrested on Thursday.",
        ),
        (
            "subject of another source",
            "spliced",
            "A ferry with 212 passengers ran aground [ran aground] and was arrested on Thursday [was arrested].",
        ),
    ),
    *lies(
        flood.RESIDENTS,
        (flood.LEFT,),
        (
            "quote of another source",
            "another source",
            "About 1,200 residents have left Maresk, Governor Ansel Torvik said.",
        ),
        source=1,
    ),
    *lies(
        flood.RESIDENTS,
        (flood.LEFT,),
        ("source nine", "fabricated", "About 1,200 residents have left Maresk, Governor Ansel Torvik said."),
        source=9,
    ),
    *lies(
        flood.RESIDENTS,
        (flood.LEFT,),
        ("source nought", "fabricated", "About 1,200 residents have left Maresk, Governor Ansel Torvik said."),
        source=0,
    ),
    *lies(
        flood.RESIDENTS,
        (),
        ("no quote at all", "fabricated", "About 1,200 residents have left Maresk, Governor Ansel Torvik said."),
    ),
    *lies(
        flood.RESIDENTS,
        ("",),
        ("empty quote", "fabricated", "About 1,200 residents have left Maresk, Governor Ansel Torvik said."),
    ),
    *lies(
        flood.DAM,
        ("A dam on the Orla river collapsed on Tuesday",),
        ("nearly the quote", "fabricated", "A dam on the Orla river collapsed on Tuesday."),
    ),
    *lies(
        flood.DAM,
        ("a dam on the orla river failed",),
        ("case changed in the quote", "fabricated", "A dam on the Orla river failed on Tuesday."),
    ),
    *lies(
        flood.RESIDENTS,
        ("200 residents have left Maresk",),
        ("half a figure quoted", "fabricated", "200 residents have left Maresk, Governor Ansel Torvik said."),
    ),
    *lies(
        flood.DAM,
        (flood.HILL,),
        ("changed quotation", "fabricated", "“We ran to the church when the water came,” said Ilse Tamm."),
    ),
]
