"""An answer as the matchers read it: sentences, the citations that belong to each, and what is no part of the words."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.prose import Prose
from evals.record import Record
from evals.schema import read_case
from evals.score import score


def prose(text: str, *numbers: int) -> Prose:
    article = {"id": "a", "publisher": "The Tarn Courier", "published": "2031-12-16"}
    citations = [{"number": number, "quote": "It sank.", "article": article} for number in numbers]
    return Prose({"text": text, "citations": citations})


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It sank [1]. It burned [2].", [("It sank.", [1]), ("It burned.", [2])]),
        ("It sank.[1] It burned.[2]", [("It sank.", [1]), ("It burned.", [2])]),
        ("It sank. [1] It burned. [2]", [("It sank.", [1]), ("It burned.", [2])]),
        ("It sank [1][2].", [("It sank.", [1, 2])]),
        ("It sank. It burned [1].", [("It sank.", []), ("It burned.", [1])]),
        ("- It sank [1]\n- It burned [2]", [("- It sank", [1]), ("- It burned", [2])]),
        ("“It sank. It burned,” Brandt said [1].", [('"It sank. It burned," Brandt said.', [1])]),
        (
            "It sank,” Brandt said [1]. Zelm: “It burned” [2].",
            [('It sank," Brandt said.', [1]), ('Zelm: "It burned".', [2])],
        ),
        ("It sank (The Tarn Courier, 16 December 2031) [1].", [("It sank.", [1])]),
        ("It sank (The Tarn Courier, 17 December 2031) [1].", [("It sank (The Tarn Courier, 17 December 2031).", [1])]),
        ("It sank (The Velm Post, 16 December 2031) [1].", [("It sank (The Velm Post, 16 December 2031).", [1])]),
        ("It sank [7].", [("It sank.", [])]),
        ("", []),
    ],
)
def test_a_sentence_has_the_citations_in_it_and_right_behind_it(
    text: str, sentences: list[tuple[str, list[int]]]
) -> None:
    read = prose(text, 1, 2).sentences
    assert [(sentence.text, [cited.number for cited in sentence.cited]) for sentence in read] == sentences


def test_sentences_are_slices_of_the_text() -> None:
    read = prose("It sank, she said [1]. “It burned. All of it.” [2]", 1, 2)
    assert all(read.text[sentence.start : sentence.end] == sentence.text for sentence in read.sentences)


def test_a_marker_without_a_citation_is_known() -> None:
    assert prose("It sank [1][9].", 1).unknown_markers == [9]


EVERY_TYPE: list[dict[str, Any]] = [
    {"type": "number", "low": 3, "high": 3, "counts": "boats", "speaker": "Oksa Brandt"},
    {"type": "date", "on": "2031-12-14", "speaker": "Oksa Brandt"},
    {"type": "time", "at": "19:43"},
    {"type": "person", "name": "Oksa Brandt", "variants": ["Brandt"]},
    {"type": "place", "name": "Tarn"},
    {"type": "claim", "says": ["sank"], "speaker": "Oksa Brandt"},
    {"type": "quote", "text": "it sank", "speaker": "Brandt"},
    {"type": "yesno", "value": "yes", "speaker": "Brandt"},
    {"type": "list", "members": [["Tarn"], ["Velm"]]},
    {"type": "text", "any": ["it sank"], "speaker": "Brandt"},
]
CASE = read_case({"id": "any", "question": "What sank?", "status": "answered", "kind": "text", "expect": EVERY_TYPE})
WORDS = st.sampled_from(
    'Brandt|Oksa|said|that|according to|it sank|"|“|”|,|.|[1]|[2]|3 boats|not|(|)|Dec. 14|while|and|:|Tarn|\n|7:43 PM|'
    "no|Yes,|by|was reported|’s".split("|")
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_scoring_never_raises_on_any_text(text: str, quote: str) -> None:
    citation = {"number": 1, "quote": quote, "speaker": quote, "article": {"id": "a", "published": "2031-12-16"}}
    answer = {"status": "answered", "text": text, "citations": [citation]}
    judged = score(Record(CASE, answer, None, 0.0))
    assert judged.reasons
    assert judged.citation_recall is None or 0 <= judged.citation_recall <= 1
