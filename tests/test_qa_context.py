"""Which sentence beside it a sentence is shown with."""

import pytest

from index.article import Article
from index.passages import split_sentences
from qa.attributed import state
from qa.context import with_antecedent, with_rest_of_speech

DAM = (
    "The dam at Corvane broke on Tuesday. It had been built in 1968. Repairs were planned. But the money never came.\n\n"
    '"We warned them twice," Odo Brandt said. "They put our letter in a drawer. Nobody called."\n\n'
    '"I have nothing to add," Ilse Tarrow said. "The gate was checked," Petra Vonn said.'
)
ARTICLE = Article(id="dam", text=DAM, path="dam.txt")
SENTENCES = split_sentences(DAM)


def _at(words: str) -> tuple[int, int]:
    return next(span for span in SENTENCES if words in DAM[slice(*span)])


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("It had been built", ["The dam at Corvane broke on Tuesday.", "It had been built in 1968."]),
        ("But the money", ["Repairs were planned.", "But the money never came."]),
        ("Repairs were", ["Repairs were planned."]),
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_shown_after_it(sentence: str, shown: list[str]) -> None:
    stated = with_antecedent(state(ARTICLE, _at(sentence), SENTENCES), SENTENCES)
    assert [DAM[slice(*one.words)] for one in stated] == shown
    assert len({one.quote for one in stated}) == 1
    assert [one.source_named for one in stated] == [False, True][: len(stated)]


def test_a_speech_is_shown_with_the_sentences_that_go_on_with_it() -> None:
    stated = with_rest_of_speech(state(ARTICLE, _at("We warned them"), SENTENCES), SENTENCES)
    text = " ".join(one.render(1) for one in stated)
    assert "We warned them twice" in text
    assert "Odo Brandt: “They put our letter in a drawer” [1]." in text


def test_two_speakers_are_never_run_together() -> None:
    stated = with_rest_of_speech(state(ARTICLE, _at("I have nothing"), SENTENCES), SENTENCES)
    assert [DAM[slice(*one.words)] for one in stated] == ['"I have nothing to add," Ilse Tarrow said.']
