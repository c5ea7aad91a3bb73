"""Which figures of a sentence are the one asked for, and who is who: invented people and places."""

from dataclasses import replace

import pytest
from stated import article, evidence, figures, sentences_of, value

from qa.certain import certain
from qa.dimensions import measured_otherwise
from qa.facts import read_facts
from qa.offices import in_office
from qa.question import read_question
from qa.reconcile import reconcile
from qa.unanswered import why_not
from qa.unknown import not_known

MEASURED = [
    ("How tall is the tower?", "The tower is |62 metres| (203 feet) high.", False),
    ("How tall is the tower?", "The flood reached Brill, |11 kilometres| (7 miles) downstream.", True),
    ("How far is Brill from the tower?", "The flood reached Brill, |11 kilometres| (7 miles) downstream.", False),
    ("How deep is the lake?", "The lake lies |900 metres| above sea level.", True),
    ("How deep is the lake?", "The lake has a depth of |40 metres|.", False),
    ("How far did the whale swim?", "By day she swam at depths of 600 metres, by night at |200 metres|.", True),
    ("How far did the whale swim?", "She covered |26 kilometres| a day on average.", True),
    ("How far did the whale swim a day?", "She covered |26 kilometres| a day on average.", False),
    ("How far did the whale swim?", "The whale swam |4,310 kilometres|.", False),
    ("How many people marched?", "The march was |3 kilometres| long.", False),
]


@pytest.mark.parametrize(("question", "marked", "otherwise"), MEASURED)
def test_a_length_is_measured_along_what_the_question_asks(question: str, marked: str, otherwise: bool) -> None:
    before, words, after = marked.split("|")
    start = len(before)
    assert measured_otherwise(question, before + words + after, start, start + len(words)) is otherwise


TOLD = [
    ("How much did tin gain after the clash?", "The price of tin rose 6.5% in Orla.", ["6.5%"]),
    ("How many posts is Ferro Marine axing?", "Ferro Marine will cut 850 jobs.", ["850"]),
    (
        "What fraction of the displaced Brinners had gone home by mid-May 2031?",
        "Two-thirds of the people who had fled their homes on the Brinner side have returned.",
        ["Two-thirds"],
    ),
    ("How many jobs is the brewer cutting?", "The shipbuilder Ferro Marine will cut 850 jobs.", []),
]


@pytest.mark.parametrize(("question", "text", "values"), TOLD)
def test_a_figure_is_told_in_other_words_but_of_the_one_who_does_it(
    question: str, text: str, values: list[str]
) -> None:
    asked, one = read_question(question), article(text, title="Orla: the week in figures")
    near = [replace(found, features={**found.features, "event_near": 0.3}) for found in evidence(one)]
    spans = {one.id: sentences_of(one)(one.id)}
    assert [value(fact) for fact in read_facts(asked, near, spans, 0.0)] == values


SIDE_BY_SIDE = [
    (
        "How many Velmoran soldiers were killed in the clash of 3 May?",
        "Four Velmoran soldiers were killed and 11 wounded on 3 May, the army said. "
        "The rebels said that they had killed at least 20 Velmoran soldiers.",
        ["same", "disputed"],
    ),
    (
        "How many Velmoran soldiers were killed in the clash of 3 May?",
        "Four Velmoran soldiers were killed on 3 May. Since 22 April 57 Velmoran soldiers have been killed.",
        ["same"],
    ),
    (
        "How does the number of pairs on Skerry Isle in 2022 compare with 1998?",
        "A count in 2022 found 4,300 pairs on Skerry Isle. In 1998 there were 7,000 pairs on Skerry Isle.",
        ["same", "scope"],
    ),
    (
        "What will the blast cost?",
        "Ferro puts the cost of the blast at 85 million crowns. "
        "For the whole city, the insurers expect the blast to cost 210 million crowns.",
        ["same", "scope"],
    ),
]


@pytest.mark.parametrize(("question", "text", "relations"), SIDE_BY_SIDE)
def test_figures_of_other_times_and_wholes_are_in_no_dispute(question: str, text: str, relations: list[str]) -> None:
    asked = read_question(question)
    assert [one.relation for one in reconcile(asked, figures(asked, article(text)))] == relations


def test_the_secretary_of_a_union_does_not_run_the_company_it_calls_indecent() -> None:
    text = (
        "Ferro Marine will cut 850 jobs. The metalworkers' union called that indecent. Its secretary, Ivo Tarn, "
        "announced a protest.\n\n“We build what is ordered,” said the chief executive, Nella Quist."
    )
    one = article(text, title="Ferro Marine lifts profit")
    asked, found, spans = read_question("Who runs Ferro Marine?"), evidence(one), sentences_of(one)
    (holder,), (other,) = in_office(asked, found, spans)
    assert holder.words is not None
    assert text[slice(*holder.words)] == "Nella Quist"
    assert "Ivo Tarn" in other.text


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Varn Mayor Ana Brun opened the bridge.", True),
        ("Mayor Ana Brun of Varn opened the bridge.", True),
        ("The mayor of Varn, Ana Brun, opened the bridge.", True),
        ("Orla Mayor Ana Brun opened the bridge in Varn.", False),
        ("Mayor Ana Brun of Orla opened the bridge in Varn.", False),
    ],
)
def test_a_mayor_is_of_the_town_that_stands_with_the_title(text: str, ours: bool) -> None:
    one = article(text, title="Bridge opened in Varn")
    holding, others = in_office(read_question("Who is the mayor of Varn?"), evidence(one), sentences_of(one))
    assert (len(holding), len(others)) == ((1, 0) if ours else (0, 1))


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Last year's winner, Jonah Kettel, did not start.", "Jonah Kettel", True),
        ("The defending champion Ena Voss left the race.", "Ena Voss", True),
        ("Deso Marrun beat last year's winner, Jonah Kettel, by a minute.", "Deso Marrun", False),
    ],
)
def test_who_won_before_is_not_who_won(text: str, name: str, other: bool) -> None:
    one = article(text)
    (found,) = evidence(one)
    at = text.index(name)
    picked = replace(found, words=(at, at + len(name)), features={**found.features, "reader": 3.0})
    asked = read_question("Who won the marathon?")
    assert (why_not(asked, picked, sentences_of(one)(one.id)) == "it tells who it was before") is other


def test_an_article_that_says_that_it_is_not_known_how_does_not_tell_how() -> None:
    one = article("The fever has reached three islands. It is not known how the fever reached the islands.")
    told, unknown = evidence(one)
    sure = replace(told, features={**told.features, "reader": 4.0})
    unread = replace(unknown, features={**unknown.features, "reader": -7.0})
    silent = not_known(read_question("How did the fever reach the islands?"), [sure, unread], sentences_of(one))
    assert silent is not None
    assert silent.text.startswith("It is not known")


def test_what_a_thing_cost_to_build_is_not_the_damage_that_it_did() -> None:
    one = article("The flood of the dam caused damage of 310 million crowns.")
    (found,) = evidence(one)
    spans = sentences_of(one)(one.id)
    assert why_not(read_question("What did the dam cost to build?"), found, spans) == "it tells nothing of build"
    assert why_not(read_question("What did the flood of the dam cost?"), found, spans) is None


def test_what_lies_behind_in_a_race_may_be_a_time() -> None:
    asked = read_question("How far behind the winner did Hanne Lund finish?")
    assert asked.kind == "length"
    one = article("Hanne Lund finished four seconds behind the winner.")
    assert [value(fact) for fact in figures(asked, one)] == ["four seconds"]


def test_an_age_behind_the_name_surely_answers() -> None:
    one = article("The driver, Anselm Korb, 44, survived. The ferry, 44 years old, sank.")
    asked, spans = read_question("How old is Anselm Korb?"), sentences_of(one)
    driver, ferry = evidence(one)
    assert certain(asked, [driver], spans)
    assert not certain(asked, [ferry], spans)


@pytest.mark.parametrize(
    ("text", "signs"), [("– Ada Lorne", True), ("Brint OBC —", True), ("– Ada Lorne won the cup", False)]
)
def test_who_signs_a_piece_is_not_told_of_in_it(text: str, signs: bool) -> None:
    one = article(text)
    (found,) = evidence(one)
    reason = why_not(read_question("Who won the cup?"), found, sentences_of(one)(one.id))
    assert (reason == "it is a signature") is signs
