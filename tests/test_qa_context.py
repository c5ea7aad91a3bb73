"""Which sentence beside it a sentence is shown with."""

import pytest
from stated import article, evidence, sentences_of

from index.article import Article
from index.passages import split_sentences
from qa.attributed import state
from qa.compose import state_sentences
from qa.context import with_antecedent, with_rest_of_speech
from qa.question import read_question

DAM = (
    "The dam at Corvane broke on Tuesday. It had been built in 1968. "
    "Repairs were planned. But the money never came.\n\n"
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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The union voted against the law. Its head said that pupils would sit on buses for hours.", 2),
        ("The union voted against the law. The vote is part of an attempt to delay it.", 2),
        ("The union voted against the law. The building has 90 rooms.", 1),
    ],
)
def test_why_is_told_with_the_sentence_after_where_that_goes_on_about_it(text: str, shown: int) -> None:
    likelier, other = article("The union is against the law because of the long way to school."), article(text)
    found = [evidence(likelier)[0], evidence(other, probability=0.3)[0]]
    found[1].features["value"] = 0.0
    held = sentences_of(likelier, other)
    stated = state_sentences(
        read_question("Why is the union against the law?"),
        found,
        0.1,
        {one.id: held(one.id) for one in (likelier, other)},
    )
    assert len([one for one in stated if one.article is other]) == shown
