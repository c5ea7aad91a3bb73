"""Invented coverage of a flood for the tests with a language model, questions about it, and sentences of it."""

from llama_index.core.schema import Document

COURIER, HERALD = "The Orla Courier", "Velmora Herald"


def story(name: str, outlet: str, day: str, title: str, text: str) -> Document:
    metadata = {"publisher": outlet, "published": day, "title": title, "url": f"https://example.org/{name}"}
    return Document(text=text, id_=name, metadata=metadata)


STORIES = [
    story(
        "dam-1",
        COURIER,
        "2031-05-06",
        "Dam fails above Maresk",
        "A dam on the Orla river failed on Tuesday above the town of Maresk.\n\n"
        "About 1,200 residents have left Maresk, Governor Ansel Torvik said.\n\n"
        "The dam stands 9 kilometres (6 miles) from the town. It was built in 1962.\n\n"
        "Torvik said that no one had been hurt in Maresk. He declined to say why the dam had failed.\n\n"
        "The army has reportedly sent 14 boats to Maresk. Two bridges were closed, and 40 houses were damaged.\n\n"
        "“We ran to the hill when the water came,” said Ilse Tamm, a baker from Maresk.",
    ),
    story(
        "dam-2",
        HERALD,
        "2031-05-07",
        "Thousands flee flood in Maresk",
        "The flood that followed the failure of the Orla dam has driven thousands from their homes.\n\n"
        "The relief agency Help Velmora said that 3,500 residents had left Maresk by Tuesday night.\n\n"
        "Orla Power denied that its engineers had ignored a warning about the dam above Maresk.\n\n"
        "The repair of the dam may cost 80 million crowns, Orla Power said.\n\n"
        "Orla Power's shares fell 12% on Wednesday.",
    ),
    story(
        "ferry",
        HERALD,
        "2031-04-02",
        "Ferry aground off Port Sandry",
        "A ferry with 212 passengers ran aground off Port Sandry on Wednesday.\n\n"
        "“We heard a crack, and then the lights went out,” said Bettina Oswell, a passenger.\n\n"
        "The captain was arrested on Thursday, the coast guard said. No passengers were hurt.",
    ),
]

RESIDENTS = "How many residents have left Maresk?"
ARMY = "How many boats has the army sent to Maresk?"
BRIDGES = "How many bridges were closed in Maresk?"
BUILT = "When was the dam built?"
DAM = "What happened to the dam above Maresk?"
FALL = "By how much did Orla Power's shares fall?"
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
