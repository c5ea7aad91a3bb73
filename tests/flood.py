"""Invented coverage of a flood, for the tests with a language model."""

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
