"""Questions over paragraphs with their answers marked, read from the data sets that a reader may be fitted on.

Squad2-dev is divided by article, so that every figure comes from articles that no weight has seen: nine train the
reader, three fit what stands on its margins (and choose checkpoints), four are for the last measurement alone.
"""

import gzip
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

SEED = 20241214
PARTS: dict[str, slice] = {"test": slice(0, 4), "fit": slice(4, 7), "train": slice(7, None)}
Part = Literal["train", "fit", "test"]

Verdict = Literal["yes", "no", "open"]
VERDICT_OF: dict[str, Verdict] = {"y": "yes", "n": "no", "u": "open"}
"""By the letter that a question's line begins with in the files of evals/."""

TARGET_WORDS = 110
"""TimeQA's paragraphs are short and many are headings: they are joined to about the length of a passage of news."""


@dataclass(frozen=True)
class Paragraph:
    """A text to ask about, and the article it comes from."""

    article: str
    text: str


@dataclass(frozen=True)
class Example:
    """A question, a text, and where its answers stand; none where the text does not say."""

    question: str
    text: str
    answers: tuple[tuple[int, int], ...]
    article: str
    loose: bool = False
    """The answer lies within the spans and need not fill them: a sentence was marked, not the words."""
    headline: str | None = None
    """Of the story that the text is of."""
    verdict: Verdict | None = None
    """What the text says to a yes-or-no question; None of any other question, which words answer."""

    def headed(self) -> "Example":
        """The text below its headline, as the assistant gives it to the reader."""
        if self.headline is None:
            return self
        by = len(self.headline) + 1
        answers = tuple((start + by, end + by) for start, end in self.answers)
        return replace(self, text=f"{self.headline}\n{self.text}", answers=answers, headline=None)


def squad_articles(data: Path, part: Part) -> list[dict[str, Any]]:
    """The articles of one part of squad2-dev, chosen by a seeded shuffle of the sorted titles."""
    articles = _squad(data / "squad2-dev" / "dev-half.json.gz")
    titles = sorted(article["title"] for article in articles)
    random.Random(SEED).shuffle(titles)
    chosen = set(titles[PARTS[part]])
    return [article for article in articles if article["title"] in chosen]


def headline(title: str) -> str:
    """A title of squad2-dev as a reader of the article sees it: "Harvard_University" is how its address has it."""
    return title.replace("_", " ")


def squad(data: Path, part: Part) -> list[Example]:
    """SQuAD 2.0's questions, the unanswerable ones with no answer (Rajpurkar et al. 2018)."""
    return [
        Example(
            question=question["question"].strip(),
            text=paragraph["context"],
            answers=tuple(
                sorted({(a["answer_start"], a["answer_start"] + len(a["text"])) for a in question["answers"]})
            ),
            article=article["title"],
        )
        for article in squad_articles(data, part)
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]


def timeqa(data: Path) -> list[Example]:
    """Questions that carry a period; the nearest other text of the article is added as one that does not say."""
    examples: list[Example] = []
    for article in _timeqa_articles(data):
        blocks = _blocks(article["paras"])
        texts = [text for text, _ in blocks]
        if not texts:
            continue
        for question, marked in article["questions"]:
            spans: dict[int, list[tuple[int, int]]] = {}
            for answer in marked:
                found = _locate(answer, blocks) if answer["answer"] else None
                if found:
                    spans.setdefault(found[0], []).append(found[1])
            for block, places in spans.items():
                examples.append(Example(question, texts[block], tuple(places), article["index"]))
            said = [texts[block][start:end] for block, places in spans.items() for start, end in places]
            silent = nearest_silent(question, texts, said)
            if silent is not None:
                examples.append(Example(question, silent, (), article["index"]))
    return examples


def clapnq(data: Path) -> list[Example]:
    """Search-engine questions; where answered, the sentences that the answer rests on are marked."""
    examples: list[Example] = []
    for name in ("answerable", "unanswerable"):
        for line in (data / "clapnq-dev" / f"{name}.jsonl").read_text().splitlines():
            row = json.loads(line)
            passage, output = row["passages"][0], row["output"][0]
            text, places = _detokenised_sentences(passage["sentences"])
            chosen = set(output.get("selected_sentences", ()))
            answers = tuple(place for place, s in zip(places, passage["sentences"], strict=True) if s in chosen)
            if answers or name == "unanswerable":
                examples.append(Example(row["input"].strip() + "?", text, answers, passage["title"], loose=True))
    return examples


def paragraphs(data: Path) -> list[Paragraph]:
    """Every text that questions may be made from: none of the articles held back for fitting and testing."""
    found = [
        Paragraph(article["title"], paragraph["context"])
        for article in squad_articles(data, "train")
        for paragraph in article["paragraphs"]
    ]
    for line in gzip.decompress((data / "squad2-dev" / "other-paragraphs.jsonl.gz").read_bytes()).splitlines():
        row = json.loads(line)
        found.append(Paragraph(row["title"], row["context"]))
    for article in _timeqa_articles(data):
        found += [Paragraph(article["index"], text) for text, _ in _blocks(article["paras"])]
    found += [Paragraph(example.article, example.text) for example in clapnq(data)]
    return [paragraph for paragraph in found if len(paragraph.text.split()) >= 25]


def with_hard_negatives(examples: Sequence[Example], share: float, seed: int) -> list[Example]:
    """The examples, and for a share of the answered ones the nearest other text that does not hold the answer."""
    chosen = random.Random(seed).sample(
        [example for example in examples if example.answers and not example.loose],
        round(share * sum(bool(example.answers and not example.loose) for example in examples)),
    )
    headlines = {example.text: example.headline for example in examples}
    texts = sorted(headlines)
    vectoriser = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    likeness = vectoriser.fit_transform([example.question for example in chosen] + texts)
    questions, corpus = likeness[: len(chosen)], likeness[len(chosen) :]
    scores = (questions @ corpus.T).toarray()
    negatives: list[Example] = []
    for example, row in zip(chosen, scores, strict=True):
        said = [example.text[start:end] for start, end in example.answers]
        for place in np.argsort(-row)[:10]:
            text = texts[int(place)]
            if text != example.text and not _says(text, said):
                negatives.append(Example(example.question, text, (), example.article, headline=headlines[text]))
                break
    return [*examples, *negatives]


def nearest_silent(question: str, texts: Sequence[str], said: Iterable[str]) -> str | None:
    """The text that shares most with the question and holds none of the answers."""
    answers = list(said)
    words = set(re.findall(r"\w+", question.lower()))
    silent = [text for text in texts if not _says(text, answers) and len(text.split()) >= 25]
    return max(silent, key=lambda text: len(words & set(re.findall(r"\w+", text.lower()))), default=None)


def detokenise(text: str) -> tuple[str, list[int]]:
    """The text with the spaces of its tokenisation taken out, and for each old offset the new one."""
    text = text.replace("``", ' "').replace("''", '" ')
    drop = {match.start() for match in _SPARE_SPACE.finditer(text)}
    for count, match in enumerate(re.finditer(r'"', text)):
        beside = match.end() if count % 2 == 0 else match.start() - 1
        while 0 <= beside < len(text) and text[beside] == " ":
            drop.add(beside)
            beside += 1 if count % 2 == 0 else -1
    offsets, kept = list[int](), list[str]()
    for place, character in enumerate(text):
        offsets.append(len(kept))
        if place not in drop:
            kept.append(character)
    return "".join(kept), [*offsets, len(kept)]


_SPARE_SPACE = re.compile(
    r" (?=[.,;:!?)\]%’]|'(?:s|re|ve|ll|d|m)?\b|n't\b)|(?<=[(\[$£€]) |(?<=\w) (?=- \w)|(?<=\w -) (?=\w)"
)


def _says(text: str, answers: Iterable[str]) -> bool:
    return any(answer.lower() in text.lower() for answer in answers)


@cache
def _squad(path: Path) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = json.loads(gzip.decompress(path.read_bytes()))["data"]
    return articles


@cache
def _timeqa_articles(data: Path) -> list[dict[str, Any]]:
    folder = data / "timeqa-human"
    return [
        article
        for name in ("train", "test")
        for article in json.loads(gzip.decompress((folder / f"{name}.json.gz").read_bytes()))
    ]


Block = tuple[str, dict[int, tuple[int, list[int]]]]
"""A joined text, and for each paragraph in it where it begins and its map of offsets."""


def _blocks(paras: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    text, places = "", dict[int, tuple[int, list[int]]]()
    for number, para in enumerate(paras):
        clean, offsets = detokenise(para)
        if text and len(text.split()) + len(clean.split()) > 1.5 * TARGET_WORDS:
            blocks.append((text, places))
            text, places = "", {}
        start = len(text) + 1 if text else 0
        places[number] = (start, offsets)
        text = f"{text} {clean}" if text else clean
    return [*blocks, (text, places)] if text else blocks


def _locate(answer: dict[str, Any], blocks: Sequence[Block]) -> tuple[int, tuple[int, int]] | None:
    for number, (_, places) in enumerate(blocks):
        if answer["para"] in places:
            start, offsets = places[answer["para"]]
            if answer["end"] < len(offsets):
                return number, (start + offsets[answer["from"]], start + offsets[answer["end"]])
    return None


def _detokenised_sentences(sentences: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    text, places = "", list[tuple[int, int]]()
    for sentence in sentences:
        clean = " ".join(detokenise(sentence)[0].split())
        start = len(text) + 1 if text else 0
        text = f"{text} {clean}" if text else clean
        places.append((start, len(text)))
    return text, places
