"""A language model that keeps to its sources: whatever the shape of its reply, nothing of it is dropped."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import flood
import pytest
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


TWO = (flood.LEFT.rstrip("."), (flood.LEFT,)), (flood.HELP.rstrip("."), (flood.HELP,))

HONEST = [
    Honest("a sentence as it stands", flood.DAM, ((flood.FAILED, (flood.FAILED,)),)),
    Honest("without a full stop", flood.DAM, ((flood.FAILED.rstrip("."), (flood.FAILED,)),)),
    Honest("a few words quoted", flood.DAM, ((flood.FAILED, ("failed on Tuesday above the town",)),)),
    Honest("the quote without its full stop", flood.DAM, ((flood.FAILED, (flood.FAILED.rstrip("."),)),)),
    Honest("shortened", flood.DAM, (("A dam on the Orla river failed on Tuesday.", (flood.FAILED,)),)),
    Honest(
        "words in another order",
        flood.DAM,
        (("On Tuesday, a dam on the Orla river failed above the town of Maresk.", (flood.FAILED,)),),
    ),
    Honest(
        "a day made a date",
        flood.DAM,
        (("A dam on the Orla river failed on May 6 above the town of Maresk.", (flood.FAILED,)),),
    ),
    Honest(
        "a day made a date, day first", flood.DAM, (("A dam on the Orla river failed on 6 May 2031.", (flood.FAILED,)),)
    ),
    Honest("a day made its month", flood.DAM, (("A dam on the Orla river failed in May 2031.", (flood.FAILED,)),)),
    Honest(
        "a word of its own",
        flood.BRIDGES,
        (("Two bridges were shut, and 40 houses were damaged.", (flood.HOUSES,)),),
    ),
    Honest(
        "speaker in front",
        flood.COST,
        (("Orla Power said the repair of the dam may cost 80 million crowns.", (flood.REPAIR,)),),
    ),
    Honest(
        "according to",
        flood.COST,
        (("According to Orla Power, the repair of the dam may cost 80 million crowns.", (flood.REPAIR,)),),
    ),
    Honest("speaker behind", flood.HURT, (("No one had been hurt in Maresk, Torvik said.", (flood.UNHURT,)),)),
    Honest("speaker with his office", flood.RESIDENTS, TWO),
    Honest(
        "speaker by surname",
        flood.RESIDENTS,
        (("Torvik said that about 1,200 residents have left Maresk.", (flood.LEFT,)), TWO[1]),
    ),
    Honest("two claims, the other order", flood.RESIDENTS, TWO[::-1]),
    Honest("a quotation", RAN, (("“We ran to the hill when the water came,” said Ilse Tamm.", (flood.HILL,)),)),
    Honest(
        "straight marks for curly ones",
        RAN,
        (
            (
                '"We ran to the hill when the water came," said Ilse Tamm.',
                (flood.HILL.replace("“", '"').replace("”", '"'),),
            ),
        ),
    ),
    Honest(
        "speaker before the quotation",
        flood.CAPTAIN,
        (("Bettina Oswell, a passenger, said: “We heard a crack.”", (flood.CRACK,)),),
    ),
    Honest(
        "a denial kept",
        flood.WARNING,
        (("Orla Power denied that its engineers had ignored a warning about the dam.", (flood.DENIED,)),),
    ),
    Honest("a hedge kept", flood.ARMY, (("The army has reportedly sent 14 boats to Maresk.", (flood.BOATS,)),)),
    Honest("a share", flood.FALL, (("Orla Power’s shares fell 12% on Wednesday.", (flood.SHARES,)),)),
    Honest(
        "one of two units",
        "How far is the dam from the town of Maresk?",
        (("The dam stands 9 kilometres from the town.", (flood.STANDS,)),),
    ),
    Honest("both units", "How far is the dam from the town of Maresk?", ((flood.STANDS, (flood.STANDS,)),)),
    Honest("half a sentence", flood.BRIDGES, (("Two bridges were closed.", (flood.HOUSES,)),)),
    Honest("a year", flood.BUILT, (("The dam was built in 1962.", ("It was built in 1962.",)),)),
    Honest(
        "two sentences in a claim",
        flood.FERRY,
        ((f"{flood.AGROUND} No passengers were hurt.", (flood.AGROUND, "No passengers were hurt.")),),
        shown=("A ferry with 212 passengers ran aground off Port Sandry on Wednesday", "No passengers were hurt"),
    ),
    Honest(
        "three claims",
        flood.FERRY,
        ((flood.AGROUND, (flood.AGROUND,)), (flood.ARRESTED, (flood.ARRESTED,)), (flood.CRACK, (flood.CRACK,))),
    ),
    Honest(
        "two quotes of one source",
        flood.FERRY,
        ((flood.AGROUND, ("A ferry with 212 passengers", "off Port Sandry on Wednesday")),),
    ),
    Honest(
        "a marker at the end",
        flood.FERRY,
        ((f"{flood.AGROUND.rstrip('.')} [ran aground].", (flood.AGROUND,)),),
        shown=(flood.AGROUND.rstrip("."),),
    ),
    Honest(
        "a marker in the middle",
        flood.RESIDENTS,
        (
            (
                f"{flood.LEFT.rstrip('.')} [have left], while {flood.HELP[0].lower()}{flood.HELP[1:-1]} [agency].",
                (flood.LEFT, flood.HELP),
            ),
        ),
        shown=(flood.LEFT.rstrip("."), flood.HELP.rstrip(".")),
    ),
    Honest(
        "the outlet named",
        flood.DAM,
        (("The Orla Courier reported that a dam on the Orla river failed on Tuesday.", (flood.FAILED,)),),
    ),
    Honest(
        "the outlet in brackets",
        flood.DAM,
        (("A dam on the Orla river failed on Tuesday (The Orla Courier, 6 May 2031).", (flood.FAILED,)),),
        shown=("A dam on the Orla river failed on Tuesday (The Orla Courier, 6 May 2031) [1].",),
    ),
    Honest(
        "Yes",
        flood.CAPTAIN,
        (("Yes, the captain was arrested on Thursday, the coast guard said.", (flood.ARRESTED,)),),
        shown=("Yes: ", "the captain was arrested on Thursday, the coast guard said"),
    ),
    Honest(
        "No",
        flood.HURT,
        (("No, Torvik said that no one had been hurt in Maresk.", (flood.UNHURT,)),),
        shown=("No: ", "Torvik said that no one had been hurt in Maresk"),
    ),
    Honest("in a fence", flood.DAM, ((flood.FAILED, (flood.FAILED,)),), wrap=lambda reply: f"```json\n{reply}\n```"),
    Honest(
        "with a greeting",
        flood.DAM,
        ((flood.FAILED, (flood.FAILED,)),),
        wrap=lambda reply: f"Here is the JSON you asked for:\n\n{reply}\n\nI hope this helps!",
    ),
    Honest(
        "after thinking",
        flood.DAM,
        ((flood.FAILED, (flood.FAILED,)),),
        wrap=lambda reply: f'<think>Perhaps {{"claims": [{{"text": "x"}}]}}?</think>{reply}',
    ),
    Honest("spread over lines", flood.RESIDENTS, TWO, indent=2),
    Honest("escaped", flood.RESIDENTS, TWO, wrap=lambda reply: reply.replace("M", "\\u004d")),
    Honest("with blanks", flood.DAM, ((flood.FAILED, (flood.FAILED,)),), wrap=lambda reply: f"\n\n   {reply}   \n"),
    Honest(
        "no spaces in the object",
        flood.DAM,
        ((flood.FAILED, (flood.FAILED,)),),
        wrap=lambda reply: reply.replace('": ', '":').replace(", {", ",{"),
    ),
    Honest("line breaks within the quote", flood.DAM, ((flood.FAILED, (flood.FAILED.replace(" above", "\nabove"),)),)),
]


def replied(prompt: Prompt, honest: Honest) -> str:
    claims = []
    for text, quotes in honest.claims:
        first = [" ".join(words.split()).strip('“”"') for words in quotes]
        numbers = [prompt.number(words[:20].strip('“”"')) for words in first]
        claims.append(
            {
                "text": prompt.marked(text),
                "quotes": [{"source": n, "words": words} for n, words in zip(numbers, quotes, strict=True)],
            }
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
