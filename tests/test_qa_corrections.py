"""What an outlet put right: found where it is asked for, with the wrong and the right; invented coverage."""

import pytest
from stated import article, evidence, sentences_of

from index.article import Article
from qa.attributed import by_sentence, state
from qa.corrections import corrected, standing
from qa.question import read_question

BRIDGE = article(
    "The Brill Bridge is to be rebuilt, the council said.\n\n"
    "Correction: An earlier version of this article said that the Brill Bridge opened in 1949. It opened in 1994.",
    publisher="Velia Today",
)
SCHOOL = article("The school in Brill made a mistake, its head said. It has been corrected.", publisher="Orla Post")


@pytest.mark.parametrize(
    "question",
    [
        "What did Velia Today get wrong about the Brill Bridge?",
        "What was corrected in the article on the Brill Bridge?",
        "Which mistake in its report on the bridge did Velia Today put right?",
    ],
)
def test_a_correction_asked_for_is_the_notice_with_what_is_right(question: str) -> None:
    spans = sentences_of(BRIDGE, SCHOOL)
    notice = corrected(read_question(question), evidence(SCHOOL, BRIDGE), spans)
    assert notice is not None
    assert "1949" in notice.text
    assert notice.text.endswith("It opened in 1994.")


@pytest.mark.parametrize(
    "question",
    [
        "What mistake did the school in Brill make?",
        "When did the Brill Bridge open?",
        "What did the Orla Post put right?",
    ],
)
def test_other_mistakes_and_other_outlets_are_no_correction(question: str) -> None:
    notice = corrected(read_question(question), evidence(SCHOOL, BRIDGE), sentences_of(BRIDGE, SCHOOL))
    assert notice is None


def test_each_sentence_of_a_notice_has_its_marker() -> None:
    spans = sentences_of(BRIDGE)(BRIDGE.id)
    whole = state(BRIDGE, (spans[-2][0], spans[-1][1]), spans)
    told = by_sentence(whole, spans)
    assert [BRIDGE.text[slice(*one.words)] for one in told] == [BRIDGE.text[slice(*span)] for span in spans[-2:]]
    assert {one.quote for one in told} == {whole.quote}
    assert all(one.render(1).endswith("[1].") for one in told)


TUNNEL = article("The Brill Tunnel, which opened in 1947, is the longest in Velia.", "2031-02-04", "Velia Today")
NOTICE = article(
    "Nine people were hurt in Brill.\n\nCORRECTION: An earlier Velia Today story, published on February 4, gave the "
    "wrong year for the opening of the Brill Tunnel. It opened in 1974, not 1947.",
    "2031-02-06",
    "VELIA TODAY",
)


def test_what_an_outlet_takes_back_later_falls_in_its_earlier_article_too() -> None:
    kept = standing(
        read_question("When did the Brill Tunnel open?"), evidence(TUNNEL, NOTICE), sentences_of(TUNNEL, NOTICE)
    )
    assert [one.text for one in kept] == ["Nine people were hurt in Brill.", "It opened in 1974, not 1947."]


@pytest.mark.parametrize(
    "other",
    [
        article(TUNNEL.text, "2031-02-04", "Orla Post"),
        article(TUNNEL.text, "2031-02-09", "Velia Today"),
        article("In 1947 the Brill grain harvest failed.", "2031-02-04", "Velia Today"),
    ],
    ids=["of another outlet", "of a later day", "on another matter"],
)
def test_a_correction_takes_back_nothing_else(other: Article) -> None:
    kept = standing(
        read_question("When did the Brill Tunnel open?"), evidence(other, NOTICE), sentences_of(other, NOTICE)
    )
    assert other.text in [one.text for one in kept]
