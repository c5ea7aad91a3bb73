"""Whatever articles and questions are made up, an answer holds: its quotes, its markers and its figures."""

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llama_index.core import Document

from index.build import build_index
from qa import Assistant
from qa.answer import Answer
from qa.numbers import read_quantities, same_value
from qa.statement import DISPUTED, NOT_FOUND, UNCHECKED

PLACES = ["Maresk", "Orsk Valley", "Port Sandry", "Talvene", "Lower Varn"]
SPEAKERS = ["Mayor Mira Tolvan", "the Velian interior ministry", "Karl Roon, a spokesman for the police", "rescuers"]
COUNTED = ["residents", "soldiers", "houses", "fishing boats", "nurses"]
VERBS = [
    "left {place}",
    "were seen near {place}",
    "were counted in {place}",
    "returned to {place}",
    "were hurt in {place}",
]
NUMBERS = st.sampled_from(
    ["17", "about 40", "more than 1,200", "dozens of", "between 30 and 50", "no", "nine", "2.5 million", "at least 300",
     "half a million", "up to 64", "not a single", "two-thirds of the", "1,950", "some 600"]
)  # fmt: skip
SENTENCES = [
    "{speaker} said that {number} {counted} {verb} on {day}.",
    "“{number} {counted} {verb},” {speaker} said.",
    "{number} {counted} {verb}, according to {speaker}.",
    "{number} {counted} {verb}. {speaker} put the number at {other}.",
    "{speaker} lowered the number of {counted} in {place} to {other}, from {number}.",
    "{speaker} denied that {number} {counted} {verb}.",
    "{speaker} did not say how many {counted} {verb}.",
    "Correction: An earlier version of this article said that {number} {counted} {verb}. It was {other}.",
    "The bridge at {place} was closed on {day} because of the ice.",
    "By {day}, {speaker} had spoken of {number} {counted}; police said there were {other}.",
]
QUESTIONS = [
    "How many {counted} {verb}?", "How many {counted} are in {place}?", "Who said that {counted} {verb}?",
    "When did {counted} leave {place}?", "Did {counted} leave {place}?", "Why was the bridge at {place} closed?",
    "What did {speaker} say about {place}?", "What is the latest number of {counted} in {place}?",
]  # fmt: skip

VALUES = st.fixed_dictionaries(
    {
        "place": st.sampled_from(PLACES),
        "speaker": st.sampled_from(SPEAKERS),
        "counted": st.sampled_from(COUNTED),
        "verb": st.sampled_from(VERBS),
        "number": NUMBERS,
        "other": st.sampled_from(["38", "2,000", "about 75", "four", "90,000"]),
        "day": st.sampled_from(["Tuesday", "May 3", "4 May 2031", "the night of 2 May"]),
    }
)


def _filled(template: str, values: dict[str, str]) -> str:
    text = template.format(**{**values, "verb": values["verb"].format(place=values["place"])})
    return text[:1].upper() + text[1:]


ARTICLES = st.lists(
    st.lists(st.builds(_filled, st.sampled_from(SENTENCES), VALUES), min_size=2, max_size=6), min_size=8, max_size=16
)
ASKED = st.lists(st.builds(_filled, st.sampled_from(QUESTIONS), VALUES), min_size=24, max_size=24)


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(ARTICLES, ASKED)
def test_every_answer_holds(articles: list[list[str]], questions: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build_index([_document(at, sentences) for at, sentences in enumerate(articles)], Path(folder) / "index")
        with Assistant.open(Path(folder) / "index") as assistant:
            for question in questions:
                _holds(assistant, assistant.ask(question))


def _document(at: int, sentences: list[str]) -> Document:
    metadata = {"publisher": f"The Varn Courier {'ABCDEFGHIJKLMNOP'[at]}", "published": f"2031-05-0{at % 6 + 3}"}
    return Document(text="\n\n".join(sentences), id_=f"story-{at}", metadata={**metadata, "title": f"Story {at}"})


def _holds(assistant: Assistant, answer: Answer) -> None:
    quotes = {citation.number: citation for citation in answer.citations}
    for citation in (*answer.citations, *answer.closest):
        if citation.start is not None:
            assert citation.quote == assistant.article(citation.article.id).text[citation.start : citation.end]
    assert {int(number) for number in re.findall(r"\[(\d+)\]", answer.text)} == set(quotes)
    for said, number in re.findall(r"(.*?)\s\[(\d+)\]\.", answer.text, re.DOTALL):
        claim = re.sub(r"\s\([^()]*, [^()]*\d{4}\)$", "", said)
        for template in (DISPUTED, NOT_FOUND, UNCHECKED):
            claim = claim.removeprefix(template)
        given_there = read_quantities(quotes[int(number)].quote)
        for figure in read_quantities(claim):
            assert any(same_value(figure, other) for other in given_there), (claim, quotes[int(number)].quote)
    for position in answer.positions:
        assert position.citations
        cited = " ".join(quotes[number].quote for number in position.citations)
        assert position.value in " ".join(cited.split())
    assert answer.status != "disputed" or len(answer.positions) > 1 or len(answer.citations) > 1
    assert answer.status == "not_found" or answer.citations
