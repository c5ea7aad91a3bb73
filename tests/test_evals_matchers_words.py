"""The matchers of names, speakers, quotes, yes and no, lists and wording: what they accept, and what they refuse."""

from typing import Any

import pytest

from evals.case import ClaimFact, Fact, ListFact, PersonFact, PlaceFact, QuoteFact, TextFact, YesNoFact
from evals.matchers import match_fact
from evals.prose import Prose
from evals.speakers import is_named, speakers_of


def prose(text: str, quote: str | None = None, speaker: str | None = None) -> Prose:
    citation: dict[str, Any] = {"number": 1, "quote": quote or text, "speaker": speaker, "article": {"id": "a"}}
    return Prose({"question": "", "status": "answered", "text": text, "citations": [citation]})


PERSON = PersonFact(("Oksa Brandt", "Brandt"))
PLACE = PlaceFact(("Velm Oblast", "Velm region", "Velm"))
WORDS = [
    (PERSON, "The mayor is Oksa Brandt [1].", True),
    (PERSON, "The mayor is Brandt [1].", True),
    (PERSON, "Mayor Brandt said so [1].", True),
    (PERSON, "The mayor is Ilya Brandt [1].", False),
    (PERSON, "The mayor is Oksa Tarrow [1].", False),
    (PERSON, "The mayor is Brandtner [1].", False),
    (PERSON, "The mayor is not Brandt [1].", False),
    (PERSON, "A brandt was lit [1].", False),
    (PLACE, "It happened in Velm Oblast [1].", True),
    (PLACE, "It happened in the Velm region [1].", True),
    (PLACE, "It happened in Velm's capital [1].", True),
    (PLACE, "It happened in New Velm [1].", False),
    (PLACE, "It happened in Velmora [1].", False),
    (PLACE, "It happened in Tarn Oblast [1].", False),
    (PLACE, "It did happen, but not in Velm [1].", False),
    (TextFact(("casualties",)), "It caused casualties [1].", True),
    (TextFact(("casualties",)), "It caused no casualties [1].", False),
    (TextFact(("casualties",)), "It did not cause any casualties [1].", False),
    (TextFact(("casualties",)), "He denied there were casualties [1].", False),
    (TextFact(("casualties",)), "There is nothing that it did not burn; it caused casualties [1].", True),
    (TextFact(("no casualties",)), "It caused a fire but no casualties [1].", True),
    (TextFact(("no casualties",)), "It caused a fire and casualties [1].", False),
    (TextFact(("oil terminal", "oil depot")), "It hit the Oil Depot [1].", True),
    (TextFact(("oil terminal",)), "It hit the oil terminals [1].", False),
    (TextFact(("it's only there",)), "“It’s only there,” she said [1].", True),
    (ListFact((("Chandra",), ("Brasov", "Brazov"))), "Chandra and Brazov agreed [1].", True),
    (ListFact((("Chandra",), ("Brasov", "Brazov"))), "Chandra agreed [1].", False),
    (ListFact((("Chandra",), ("Brasov",))), "Chandra, not Brasov, agreed [1].", False),
    (YesNoFact(True), "Yes. It burned [1].", True),
    (YesNoFact(True), "Yes, it burned [1].", True),
    (YesNoFact(True), "No. It did not burn [1].", False),
    (YesNoFact(False), "No: it did not burn [1].", True),
    (YesNoFact(False), "No casualties were reported [1].", False),
    (YesNoFact(False), "It did not burn [1].", False),
    (YesNoFact(True), "Yesterday it burned [1].", False),
]


@pytest.mark.parametrize(("expected", "text", "ok"), WORDS)
def test_words_stand_whole_and_not_negated(expected: Fact, text: str, ok: bool) -> None:
    assert match_fact(expected, prose(text)).ok is ok


CLAIMS = [
    # to be given to Brandt
    ("Oksa Brandt said that hundreds are fighting [1].", True),
    ("Brandt said hundreds are fighting [1].", True),
    ("Hundreds are fighting, according to Ambassador Oksa Brandt [1].", True),
    ('"Hundreds are fighting," said Brandt, the ambassador [1].', True),
    ('"We have seen it. Hundreds are fighting," Brandt told Coast News [1].', True),
    ("Oksa Brandt, the ambassador to Tarn, warned that hundreds are fighting [1].", True),
    ("In an interview on Dec. 15, the ambassador Oksa Brandt said that hundreds are fighting [1].", True),
    ("Oksa Brandt: “Hundreds are fighting” [1].", True),
    ("Hundreds are fighting, according to the ambassador, Oksa Brandt [1].", True),
    ("“Hundreds are fighting,” the ambassador, Oksa Brandt, said on Tuesday [1].", True),
    ("The ambassador, Oksa Brandt, on Tuesday told Coast News that hundreds are fighting [1].", True),
    ("Oksa Brandt, head of the mission, said there was a battle, but said hundreds are fighting [1].", True),
    ("Cllr Brandt said: “Hundreds are fighting” [1].", True),
    ("Oksa Brandt, who also counts those in the hills, puts it at hundreds [1].", True),
    ("Brandt's embassy counts on hundreds [1].", False),
    ("Brandt spoke to Coast News. She said hundreds are fighting [1].", True),
    ("President Zelm said that thousands are, while Brandt said hundreds are fighting [1].", True),
    ("President Zelm said thousands are fighting and Brandt said hundreds are fighting [1].", True),
    ("Zelm said Brandt knew that hundreds are fighting [1].", False),
    ("Zelm said that hundreds are fighting [1].", False),
    ("Zelm said that hundreds are fighting, while Brandt said thousands are [1].", False),
    ("Brandt's deputy said hundreds are fighting [1].", False),
    ("Ilya Brandt said hundreds are fighting [1].", False),
    ("Brandt did not say that hundreds are fighting [1].", False),
    ("Hundreds are fighting near Brandt [1].", False),
    ("Oksa Brandt said that thousands are fighting [1].", False),
]


@pytest.mark.parametrize(("text", "ok"), CLAIMS)
def test_a_claim_belongs_to_the_one_who_is_given_for_it(text: str, ok: bool) -> None:
    assert match_fact(ClaimFact(("hundreds",), speakers=("Oksa Brandt", "Brandt")), prose(text)).ok is ok


def test_zelm_said_brandt_is_not_brandt_said() -> None:
    says = ClaimFact(("won",), speakers=("Brandt",))
    assert match_fact(says, prose("Brandt said the party won [1].")).ok
    assert not match_fact(says, prose("Zelm said Brandt won [1].")).ok
    assert match_fact(ClaimFact(("won",), speakers=("Zelm",)), prose("Zelm said Brandt won [1].")).ok


def test_where_the_text_names_nobody_the_citations_speaker_counts() -> None:
    claim = ClaimFact(("hundreds",), speakers=("Brandt",))
    assert match_fact(claim, prose("Hundreds are fighting [1].", speaker="Oksa Brandt")).ok
    assert not match_fact(claim, prose("Hundreds are fighting [1].", speaker="Zelm")).ok
    assert not match_fact(claim, prose("Zelm said hundreds are fighting [1].", speaker="Oksa Brandt")).ok


QUOTED = "“If they want to stop, they can stop it anytime,” Brandt said."


@pytest.mark.parametrize(
    ("text", "quote", "ok"),
    [
        ('"They can stop it anytime," Brandt said [1].', QUOTED, True),
        ("Brandt said “they can stop it anytime” [1].", QUOTED, True),
        ("Brandt said they could stop it at any time [1].", QUOTED, False),
        ('"They can stop it anytime," Zelm said [1].', QUOTED, False),
        ('"They can stop it anytime," Brandt said [1].', "Brandt spoke of a truce.", False),
        ('"They cannot stop it anytime," Brandt said [1].', QUOTED, False),
    ],
)
def test_a_quote_stands_in_the_text_and_in_a_citation(text: str, quote: str, ok: bool) -> None:
    expected = QuoteFact("they can stop it anytime", speakers=("Brandt",))
    assert match_fact(expected, prose(text, quote)).ok is ok


@pytest.mark.parametrize(
    ("phrase", "names", "ok"),
    [
        ("Ukrelian and South Tarn officials", ["Ukrelian and South Tarn officials"], True),
        ("officials", ["Ukrelian officials"], False),
        ("Ukrelian officials", ["South Tarn officials"], False),
        ("a Ukrelian military statement", ["the Ukrelian military"], True),
        ("President Volm Zelm", ["Zelm"], True),
        ("Zelm", ["Volm Zelm"], True),
        ("Olna Zelm", ["Volm Zelm"], False),
        ("Zelm's ambassador", ["Zelm"], False),
        ("Zelm's statement", ["Zelm"], True),
        ("Zelmska", ["Zelm"], False),
    ],
)
def test_a_speaker_is_known_by_its_words_in_a_row(phrase: str, names: list[str], ok: bool) -> None:
    assert is_named(phrase, names) is ok


@pytest.mark.parametrize(
    ("sentence", "words", "speakers"),
    [
        ("The first clashes were reported in early November", "clashes", []),
        ("A fire broke out", "fire", []),
        ("Earlier: A fire broke out", "fire", []),
        ("A fire was reported by the governor", "fire", ["the governor"]),
        ("The daily, citing the governor, reported a fire", "fire", ["The daily", "the governor"]),
        ('"A fire broke out," said its head, Petra Lind', "fire", ["its head, Petra Lind"]),
        ('"A fire broke out," said the union\'s secretary, Bram Toll', "fire", ["the union's secretary, Bram Toll"]),
        ("The governor lowered his count to nine, and now puts it at four", "four", []),
    ],
)
def test_nobody_is_made_up_as_a_speaker(sentence: str, words: str, speakers: list[str]) -> None:
    start = sentence.index(words)
    found = speakers_of(sentence, start, start + len(words))
    assert sorted(found) == sorted(speakers)
