"""An article that says itself that parties differ is believed, and each of them is heard; invented coverage."""

from dataclasses import replace

import pytest
from stated import article, evidence, figures, sentences_of, value

from qa.contested import differing, is_contested, with_contested
from qa.question import read_question
from qa.reconcile import reconcile

SINKING = (
    "The ferry Aurel sank on Monday.\n\nWhy the ferry sank is disputed. The owner blames a wave. "
    "The seamen's union says that the doors had leaked for months."
)
SHIFT = (
    "A mill in Brill burned down.\n\nNor do owner and union agree on how many people were at work in the mill. "
    "There were 22, according to Varn Mills; the Textile Federation counts 29 of its members on the shift."
)
FIRE = (
    "A forest near Lake Imber burned.\n\nPolice believe that campers started the fire. "
    "The forest owners' association blames a power line."
)


CRASH = (
    "Davi Mestre went down on a bend in the Tour of Brill on Sunday and broke his collarbone in the crash.\n\n"
    "Why he fell is contested. His manager, Renata Holm, said that a motorbike had clipped him. "
    "The race director, Otto Sander, said that he had slipped on gravel."
)
CALLS = (
    "A cable cut left Tolm without its emergency number 911 for nine hours.\n\n"
    "How many people could not get through is unclear. Sheriff Lora Hask said that 47 calls had failed. "
    "The telephone company's spokesman, Nils Brand, said that its own records showed 31."
)


RAID = (
    "Soldiers of Orla and Varn fought at a ford on Sunday. Each side accused the other of having begun it.\n\n"
    "Orla's army said that Varn's soldiers crossed the river at night. Varn's ministry said that a patrol fired first."
)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Which side began the fight at the ford?", RAID, ["crossed the river", "fired first"]),
        ("What made Mestre crash?", CRASH, ["a motorbike", "slipped on gravel"]),
        ("Why did the ferry sink?", SINKING, ["a wave", "the doors had leaked"]),
        ("What started the forest fire at Lake Imber?", FIRE, ["campers", "a power line"]),
    ],
)
def test_each_party_that_gives_a_cause_is_heard(question: str, text: str, words: list[str]) -> None:
    one = article(text)
    told = differing(read_question(question), evidence(one), sentences_of(one))
    assert len(told) == len(words)
    assert all(word in sentence.text for word, sentence in zip(words, told, strict=True))


@pytest.mark.parametrize(
    "question",
    ["When did the ferry sink?", "Where did the ferry sink?", "Who owns the ferry?", "Why was the port shut?"],
)
def test_what_they_do_not_differ_on_is_not_contested(question: str) -> None:
    one = article(SINKING)
    asked = read_question(question)
    assert not differing(asked, evidence(one), sentences_of(one))
    assert not is_contested(asked, evidence(one), sentences_of(one), since=None)


DEATH = (
    "A student, Rubo Ash, was found dead in an alley. Police said that he had fallen from a scaffold. "
    "His sister, Lena Ash, said that he had been beaten to death."
)


@pytest.mark.parametrize(("margin", "heard"), [(2.0, 2), (-6.0, 0)])
def test_two_who_tell_it_side_by_side_are_heard_where_the_reader_finds_the_answer_in_both(
    margin: float, heard: int
) -> None:
    one = article(DEATH)
    read = [replace(each, features={**each.features, "reader": margin}) for each in evidence(one)]
    assert len(differing(read_question("How did the student Rubo Ash die?"), read, sentences_of(one))) == heard


def test_figures_on_which_an_article_says_that_parties_differ_are_set_side_by_side() -> None:
    one, asked = article(SHIFT), read_question("How many people were at work in the mill?")
    facts = with_contested(asked, figures(asked, one), evidence(one), sentences_of(one))
    standings = reconcile(asked, facts)
    assert {value(standing.lead) for standing in standings} == {"22", "29"}
    assert {standing.relation for standing in standings} == {"same", "disputed"}


def test_figures_are_set_side_by_side_where_the_sentence_that_parts_them_only_points_to_what_is_asked() -> None:
    one, asked = article(CALLS), read_question("How many 911 calls failed in Tolm?")
    facts = with_contested(asked, figures(asked, one), evidence(one), sentences_of(one))
    assert {value(standing.lead) for standing in reconcile(asked, facts)} == {"47", "31"}


def test_what_was_contested_before_it_was_left_unsaid_does_not_count() -> None:
    one, asked = article(SINKING, "2031-05-06"), read_question("Why did the ferry sink?")
    found, spans = evidence(one), sentences_of(one)
    assert one.published
    assert is_contested(asked, found, spans, since=one.published)
    assert not is_contested(asked, found, spans, since=one.published.replace(day=7))
