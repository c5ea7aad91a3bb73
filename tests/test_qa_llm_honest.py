"""A language model that keeps to its sources: whatever the shape of its reply, nothing of it is dropped."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flood import (
    AGROUND,
    ARMY,
    ARRESTED,
    BOATS,
    BRIDGES,
    BUILT,
    CAPTAIN,
    COST,
    CRACK,
    DAM,
    DENIED,
    FAILED,
    FALL,
    FERRY,
    HELP,
    HILL,
    HOUSES,
    HURT,
    LEFT,
    REPAIR,
    RESIDENTS,
    SHARES,
    STANDS,
    UNHURT,
    WARNING,
)
from lying_server import LyingServer, Prompt

from qa import Assistant

RAN = "Who ran to the hill when the water came?"
Said = tuple[str, tuple[str, ...]]
"""A claim's text, and the words that it rests on."""


def plain(reply: str) -> str:
    return reply


@dataclass(frozen=True)
class Honest:
    name: str
    question: str
    claims: tuple[Said, ...]
    wrap: Callable[[str], str] = plain
    """What stands around the object."""
    shown: tuple[str, ...] = ()
    """What stands in the answer, where it is not the claims as they are."""
    indent: int | None = None


TWO = (LEFT.rstrip("."), (LEFT,)), (HELP.rstrip("."), (HELP,))

HONEST = [
    Honest("a sentence as it stands", DAM, ((FAILED, (FAILED,)),)),
    Honest("without a full stop", DAM, ((FAILED.rstrip("."), (FAILED,)),)),
    Honest("a few words quoted", DAM, ((FAILED, ("failed on Tuesday above the town",)),)),
    Honest("the quote without its full stop", DAM, ((FAILED, (FAILED.rstrip("."),)),)),
    Honest("shortened", DAM, (("A dam on the Orla river failed on Tuesday.", (FAILED,)),)),
    Honest(
        "words in another order",
        DAM,
        (("On Tuesday, a dam on the Orla river failed above the town of Maresk.", (FAILED,)),),
    ),
    Honest(
        "a day made a date", DAM, (("A dam on the Orla river failed on May 6 above the town of Maresk.", (FAILED,)),)
    ),
    Honest("a day made a date, day first", DAM, (("A dam on the Orla river failed on 6 May 2031.", (FAILED,)),)),
    Honest("a day made its month", DAM, (("A dam on the Orla river failed in May 2031.", (FAILED,)),)),
    Honest(
        "a word of its own",
        BRIDGES,
        (("Two bridges were shut, and 40 houses were damaged.", (HOUSES,)),),
    ),
    Honest(
        "speaker in front", COST, (("Orla Power said the repair of the dam may cost 80 million crowns.", (REPAIR,)),)
    ),
    Honest(
        "according to",
        COST,
        (("According to Orla Power, the repair of the dam may cost 80 million crowns.", (REPAIR,)),),
    ),
    Honest("speaker behind", HURT, (("No one had been hurt in Maresk, Torvik said.", (UNHURT,)),)),
    Honest("speaker with his office", RESIDENTS, TWO),
    Honest(
        "speaker by surname", RESIDENTS, (("Torvik said that about 1,200 residents have left Maresk.", (LEFT,)), TWO[1])
    ),
    Honest("two claims, the other order", RESIDENTS, TWO[::-1]),
    Honest("a quotation", RAN, (("“We ran to the hill when the water came,” said Ilse Tamm.", (HILL,)),)),
    Honest(
        "straight marks for curly ones",
        RAN,
        (('"We ran to the hill when the water came," said Ilse Tamm.', (HILL.replace("“", '"').replace("”", '"'),)),),
    ),
    Honest(
        "speaker before the quotation", CAPTAIN, (("Bettina Oswell, a passenger, said: “We heard a crack.”", (CRACK,)),)
    ),
    Honest(
        "a denial kept",
        WARNING,
        (("Orla Power denied that its engineers had ignored a warning about the dam.", (DENIED,)),),
    ),
    Honest("a hedge kept", ARMY, (("The army has reportedly sent 14 boats to Maresk.", (BOATS,)),)),
    Honest("a share", FALL, (("Orla Power’s shares fell 12% on Wednesday.", (SHARES,)),)),
    Honest(
        "one of two units",
        "How far is the dam from the town of Maresk?",
        (("The dam stands 9 kilometres from the town.", (STANDS,)),),
    ),
    Honest("both units", "How far is the dam from the town of Maresk?", ((STANDS, (STANDS,)),)),
    Honest("half a sentence", BRIDGES, (("Two bridges were closed.", (HOUSES,)),)),
    Honest("a year", BUILT, (("The dam was built in 1962.", ("It was built in 1962.",)),)),
    Honest(
        "two sentences in a claim",
        FERRY,
        ((f"{AGROUND} No passengers were hurt.", (AGROUND, "No passengers were hurt.")),),
        shown=("A ferry with 212 passengers ran aground off Port Sandry on Wednesday", "No passengers were hurt"),
    ),
    Honest("three claims", FERRY, ((AGROUND, (AGROUND,)), (ARRESTED, (ARRESTED,)), (CRACK, (CRACK,)))),
    Honest(
        "two quotes of one source", FERRY, ((AGROUND, ("A ferry with 212 passengers", "off Port Sandry on Wednesday")),)
    ),
    Honest("a marker at the end", FERRY, ((f"{AGROUND.rstrip('.')} [1].", (AGROUND,)),), shown=(AGROUND.rstrip("."),)),
    Honest(
        "a marker in the middle",
        RESIDENTS,
        ((f"{LEFT.rstrip('.')} [LEFT], while {HELP[0].lower()}{HELP[1:-1]} [HELP].", (LEFT, HELP)),),
        shown=(LEFT.rstrip("."), HELP.rstrip(".")),
    ),
    Honest(
        "the outlet named",
        DAM,
        (("The Orla Courier reported that a dam on the Orla river failed on Tuesday.", (FAILED,)),),
    ),
    Honest(
        "the outlet in brackets",
        DAM,
        (("A dam on the Orla river failed on Tuesday (The Orla Courier, 6 May 2031).", (FAILED,)),),
        shown=("A dam on the Orla river failed on Tuesday (The Orla Courier, 6 May 2031) [1].",),
    ),
    Honest(
        "Yes",
        CAPTAIN,
        (("Yes, the captain was arrested on Thursday, the coast guard said.", (ARRESTED,)),),
        shown=("Yes: ", "the captain was arrested on Thursday, the coast guard said"),
    ),
    Honest(
        "No",
        HURT,
        (("No, Torvik said that no one had been hurt in Maresk.", (UNHURT,)),),
        shown=("No: ", "Torvik said that no one had been hurt in Maresk"),
    ),
    Honest("in a fence", DAM, ((FAILED, (FAILED,)),), wrap=lambda reply: f"```json\n{reply}\n```"),
    Honest(
        "with a greeting",
        DAM,
        ((FAILED, (FAILED,)),),
        wrap=lambda reply: f"Here is the JSON you asked for:\n\n{reply}\n\nI hope this helps!",
    ),
    Honest(
        "after thinking",
        DAM,
        ((FAILED, (FAILED,)),),
        wrap=lambda reply: f'<think>Perhaps {{"claims": [{{"text": "x"}}]}}?</think>{reply}',
    ),
    Honest("spread over lines", RESIDENTS, TWO, indent=2),
    Honest("escaped", RESIDENTS, TWO, wrap=lambda reply: reply.replace("M", "\\u004d")),
    Honest("with blanks", DAM, ((FAILED, (FAILED,)),), wrap=lambda reply: f"\n\n   {reply}   \n"),
    Honest(
        "no spaces in the object",
        DAM,
        ((FAILED, (FAILED,)),),
        wrap=lambda reply: reply.replace('": ', '":').replace(", {", ",{"),
    ),
    Honest("line breaks within the quote", DAM, ((FAILED, (FAILED.replace(" above", "\nabove"),)),)),
]


def replied(prompt: Prompt, honest: Honest) -> str:
    claims = []
    for text, quotes in honest.claims:
        first = [" ".join(words.split()).strip('“”"') for words in quotes]
        numbers = [prompt.number(words[:20].strip('“”"')) for words in first]
        for name, words in (("[LEFT]", LEFT), ("[HELP]", HELP)):
            text = text.replace(name, f"[{prompt.number(words)}]") if name in text else text
        claims.append(
            {"text": text, "quotes": [{"source": n, "words": words} for n, words in zip(numbers, quotes, strict=True)]}
        )
    return honest.wrap(json.dumps({"claims": claims}, ensure_ascii=False, indent=honest.indent))


def test_there_are_at_least_40_shapes() -> None:
    assert len({honest.name for honest in HONEST}) == len(HONEST) >= 40


@pytest.mark.parametrize("honest", HONEST, ids=lambda honest: honest.name)
def test_a_well_made_reply_is_shown_whole_at_the_first_request(
    server: LyingServer, assistant: Assistant, honest: Honest
) -> None:
    server.script = lambda prompt: replied(prompt, honest)
    answer = assistant.ask(honest.question)
    assert len(server.prompts) == 1, server.prompts[-1].messages[-1]["content"]
    assert answer.warnings == ()
    assert answer.answered_by == "openai-like/liar"
    for words in honest.shown or [text.rstrip(".") for text, _ in honest.claims]:
        assert words in answer.text
    for citation in answer.citations:
        assert assistant.article(citation.article.id).text[citation.start : citation.end] == citation.quote
        assert f"[{citation.number}]" in answer.text
