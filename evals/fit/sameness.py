"""Where near copies begin: a table of thresholds over the invented articles and altered copies of them.

python -m evals.fit.sameness  prints, for runs of several lengths, the share of altered copies that are recognised and
the number of different articles that are taken for copies. Different are: coverage of the same events by other outlets,
and series written on a template, whose numbers and names alone change.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from index.documents import Documents
from index.load import Skipped, find_files
from index.pieces import pieces
from index.read import read_article
from index.sameness import runs_of_words, share_held

FICTION = Path(__file__).parent.parent / "fiction"
LENGTHS = (3, 5, 8)
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
ROUNDS = 10
HALF_CHANGED = 0.06  # of the words, by a desk that edits for style; a tenth is a rewriting

TEMPLATES = (
    "Shares in {a} closed {n} points {up} on {day} as investors weighed results from {b}. The main index of the "
    "{c} exchange ended at {m}, its {k}th session in a row without a loss. Analysts at {b} said that trading was "
    "thin before the holiday. The krona stood at {x} to the dollar, little changed. Oil for delivery next month "
    "rose {n} cents to {m} dollars a barrel. The central bank of {c} meets next on {day} and is expected to leave "
    "its main rate as it is.",
    "{a} beat {b} {x} on {day} to go {n} points clear at the top of the {c} league. {k} minutes had gone when {d} "
    "put the home side ahead with a header from a corner. {b} had most of the ball after the break but made "
    "little of it. The visitors stay where they were, {m} points from safety with {k} matches left. {d} said "
    "afterwards that the team takes it one match at a time. {a} are at home to {c} United next Saturday, when "
    "kick-off is at three.",
    "{day} will be mostly dry in {a} with a top temperature of {n} degrees, the weather office of {c} said. "
    "Showers are possible in {b} from {x} in the afternoon, with winds of up to {m} kilometres an hour on the "
    "coast. The outlook for the days after is for sunny spells and {k} degrees at night. A warning of fog is in "
    "force for the roads between {a} and {b} until the morning. The pollen count is low. Sunrise is at {x} and "
    "sunset at {x} in the evening.",
)
NAMES = "Maresk Talvene Ilvane Ossen Sandry Corvane Lomask Pelora Kadessa Velmora Dravonia Quillhaven".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def main() -> None:
    texts = list(_texts())
    chance = random.Random(6)
    altered = [(text, change(text, texts, chance)) for text in texts for change in CHANGES for _ in range(ROUNDS)]
    different = [*combinations(texts, 2), *_series(chance)]
    print("runs of  threshold  copies recognised  different taken for copies")
    for words in LENGTHS:
        found = [_shared(pair, words) for pair in altered]
        wrong = [_shared(pair, words) for pair in different]
        for threshold in THRESHOLDS:
            recognised = sum(share >= threshold for share in found) / len(found)
            taken = sum(share >= threshold for share in wrong)
            print(f"{words:7}  {threshold:9}  {recognised:17.3f}  {taken:10} of {len(wrong)}")
    for change in CHANGES:
        shares = sorted(_shared((text, change(text, texts, chance)), 5) for text in texts for _ in range(ROUNDS))
        median, least = shares[len(shares) // 2], shares[len(shares) // 20]
        print(f"{change.__name__:20} median {median:.2f}, a twentieth under {least:.2f}")


def _shared(pair: tuple[str, str], words: int) -> float:
    return share_held(runs_of_words(pair[0], words), runs_of_words(pair[1], words))


def _texts() -> Iterator[str]:
    with Documents() as documents:
        found = [piece for file in find_files([FICTION])[0] for piece in pieces(file, file.fingerprint(), documents)]
        for piece in found:
            article = None if isinstance(piece, Skipped) else read_article(piece)
            if article is not None and not isinstance(article, Skipped):
                yield article.text


def retitled(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Another first line, and a line on who wrote it."""
    first, _, rest = text.partition("\n\n")
    return f"{chance.choice(DAYS)}: what we know\n\nBy our correspondent in {chance.choice(NAMES)}\n\n{rest or first}"


def trimmed(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Its beginning, a third to nine tenths of it."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[: max(1, round(len(paragraphs) * chance.uniform(0.33, 0.9)))])


def edited(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Words changed throughout, up to HALF_CHANGED of them."""
    share = chance.uniform(0.0, HALF_CHANGED)
    return re.sub(r"\w+", lambda word: chance.choice(NAMES) if chance.random() < share else word.group(), text)


def extended(text: str, others: Sequence[str], chance: random.Random) -> str:
    """With two or three paragraphs of another article, put in where they fall."""
    paragraphs = text.split("\n\n")
    for paragraph in chance.choice(others).split("\n\n")[:3]:
        paragraphs.insert(chance.randrange(len(paragraphs) + 1), paragraph)
    return "\n\n".join(paragraphs)


def trimmed_and_edited(text: str, others: Sequence[str], chance: random.Random) -> str:
    return edited(trimmed(text, others, chance), others, chance)


CHANGES: Sequence[Callable[[str, Sequence[str], random.Random], str]] = (
    retitled,
    trimmed,
    edited,
    extended,
    trimmed_and_edited,
)


def _series(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Pairs of articles written on one template."""
    for template in TEMPLATES:
        yield from combinations([_filled(template, chance) for _ in range(12)], 2)


def _filled(template: str, chance: random.Random) -> str:
    fill = {key: chance.choice(NAMES) for key in "abcd"} | {key: str(chance.randint(2, 90)) for key in "nmk"}
    fill |= {"day": chance.choice(DAYS), "up": chance.choice(["higher", "lower"]), "x": f"{chance.randint(1, 9)}-1"}
    return template.format(**fill)


if __name__ == "__main__":
    main()
