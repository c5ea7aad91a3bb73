"""Figures of two parties, of two days and of two scopes set side by side; invented people and places."""

from dataclasses import replace

import pytest
from stated import article, evidence, figures, sentences_of, value

from index.article import Article
from qa.facts import Fact, read_facts
from qa.question import read_question
from qa.reconcile import reconcile

TWO_PARTIES = [
    (
        "How much would the repair of the bridge cost?",
        "The repair of the bridge would cost 8 million crowns, the council said. "
        "A builders' group says that 5 million would do.",
        {"8 million crowns", "5 million"},
    ),
    (
        "How many tanks did the army destroy?",
        "The army said that it had destroyed 14 tanks. The rebels acknowledged the loss of four.",
        {"14", "four"},
    ),
    (
        "What share of the nurses joined the strike?",
        "Two hospitals were hit. The ministry put the figure at 46%. The union said that 81% of the nurses had joined "
        "the strike.",
        {"46%", "81%"},
    ),
    (
        "How many soldiers were killed at Brill?",
        "Nine soldiers were killed at Brill, the ministry said. The rebels claimed that at least 70 had died.",
        {"Nine", "at least 70"},
    ),
    (
        "What share of the nurses joined the strike?",
        "The union said that 81% of the nurses had joined the strike. The ministry gave a figure of 46%.",
        {"81%", "46%"},
    ),
    (
        "How long did the clash last?",
        "The clash lasted five hours, according to the army. A rebel spokesman, Ivo Marn, said it had lasted two.",
        {"five hours", "two"},
    ),
    (
        "How many people were on the ferry?",
        "There were 340 people on the ferry, its owner said. The port authority's manifest lists 298 names.",
        {"340", "298"},
    ),
    (
        "What will the footbridge cost?",
        "The council puts the cost of the footbridge at 8 million crowns, of which the region will pay 60 per cent. "
        "Opponents say that the footbridge will cost at least 12 million crowns.",
        {"8 million crowns", "at least 12 million crowns"},
    ),
    (
        "How much does the strike cost the city a day?",
        "The strike costs the city 9 million crowns a day, Mayor Ilse Tarn said. Economists reckon with 4 million.",
        {"9 million crowns", "4 million"},
    ),
    (
        "How many people marched in Orla?",
        "Up to 30,000 people marched in Orla, the organisers said. Police put the crowd at 11,000.",
        {"Up to 30,000", "11,000"},
    ),
    (  # what each says of them parts nothing
        "How many soldiers of Orla are in rebel hands?",
        "The rebels are holding eight soldiers of Orla, Ivo Marn said. Ann Voss said that four soldiers were captured.",
        {"eight", "four"},
    ),
    (
        "How many ballots were printed in Orla?",
        "The opposition says that 5.9 million ballots were printed in Orla. "
        "The commission said that it had printed 5.2 million ballots and that the paper was forged.",
        {"5.9 million", "5.2 million"},
    ),
    (  # whose verb "arrived" is stands before the aside
        "How much did the flood cost?",
        "The flood cost 310 million crowns, the minister said. "
        "The Builders' Guild, which sent 60 of its members, arrived at 900 million crowns.",
        {"310 million crowns", "900 million crowns"},
    ),
]


@pytest.mark.parametrize(("question", "text", "values"), TWO_PARTIES)
def test_what_another_party_says_of_it_in_few_words_is_a_position(question: str, text: str, values: set[str]) -> None:
    asked = read_question(question)
    standings = reconcile(asked, figures(asked, article(text)))
    assert {value(one.lead) for one in standings} == values
    assert [one.relation for one in standings] == ["same", "disputed"]


ONE_ONLY = [
    (
        "How many soldiers were killed at Brill?",
        "The army said that it had destroyed 14 tanks. The rebels acknowledged the loss of four. "
        "Nine soldiers were killed at Brill, the ministry said.",
        "Nine",
    ),
    (
        "How many hectares did the fire burn?",
        "The fire burned 6,150 hectares, the fire service said. Four had been counted twice, the mayor said.",
        "6,150 hectares",
    ),
    (
        "How many people were killed in Orla?",
        "The blast in Orla killed 34 people, the minister said. The police said that six were still missing.",
        "34",
    ),
    (
        "How much does the repair of the bridge cost?",
        "The repair of the bridge costs 8 million crowns, the council said. The mayor said that 40 lorries were late.",
        "8 million crowns",
    ),
    (  # no party gives the first, and more is said with the second than a figure again
        "How much does the repair of the bridge cost?",
        "The repair of the bridge costs 2 million crowns. They received 9 million crowns from a lottery.",
        "2 million crowns",
    ),
    (
        "How many families were evacuated from Orla?",
        "Forty families were evacuated from Orla, the navy said. Their lawyer put the number of signatures at 13.",
        "Forty",
    ),
    (
        "How many families were evacuated from Orla?",
        "Forty families were evacuated from Orla, the navy said. Their lawyer said that there were 22 other families.",
        "Forty",
    ),
]


@pytest.mark.parametrize(("question", "text", "only"), ONE_ONLY)
def test_a_figure_for_something_else_is_no_position(question: str, text: str, only: str) -> None:
    asked = read_question(question)
    assert [value(one.lead) for one in reconcile(asked, figures(asked, article(text)))] == [only]


FIRE = "How many hectares did the fire burn?"
DEAD = "How many soldiers were killed at Brill?"
OVER_TIME = [
    (
        FIRE,
        ("2031-05-02", "The fire burned 4,800 hectares, the fire service said."),
        ("2031-05-06", "The fire burned 6,150 hectares, fire chief Ann Voss said."),
        "earlier",
    ),
    (
        FIRE,
        ("2031-05-02", "The fire burned 4,800 hectares, the fire service said."),
        ("2031-05-06", "The fire burned 6,150 hectares."),
        "earlier",
    ),
    (
        FIRE,
        ("2031-05-05", "The fire burned 4,800 hectares, the farmers' union said."),
        ("2031-05-06", "The fire burned 6,150 hectares, fire chief Ann Voss said."),
        "disputed",
    ),
    (
        DEAD,
        ("2031-05-02", "Five soldiers were killed at Brill, the Velian army said."),
        ("2031-05-06", "Eleven soldiers were killed at Brill, Governor Oda Brenn said."),
        "earlier",
    ),
    (
        DEAD,
        ("2031-05-02", "Sixty soldiers were killed at Brill, the rebels said."),
        ("2031-05-06", "Eleven soldiers were killed at Brill, Governor Oda Brenn said."),
        "disputed",
    ),
    (
        DEAD,
        ("2031-05-06", "A count of 36 soldiers killed at Brill was withdrawn on Tuesday, Oda Brenn said."),
        ("2031-05-06", "Eleven soldiers were killed at Brill, Oda Brenn said."),
        "earlier",
    ),
    (  # what was before is no other count of what is, whoever tells it
        FIRE,
        ("2031-05-06", "The fire burned 2,300 hectares a week ago, the farmers' union said."),
        ("2031-05-06", "The fire burned 6,150 hectares, fire chief Ann Voss said."),
        "earlier",
    ),
    (  # nobody gives the first, and the reader does not pick it: it may be of another fire
        FIRE,
        ("2031-05-06", "The fire burned 4,800 hectares."),
        ("2031-05-06", "The fire burned 6,150 hectares, fire chief Ann Voss said."),
        "scope",
    ),
]


@pytest.mark.parametrize(("question", "before", "now", "relation"), OVER_TIME)
def test_a_later_figure_is_news_of_the_same_body_and_a_higher_count_of_the_dead_a_dispute(
    question: str, before: tuple[str, str], now: tuple[str, str], relation: str
) -> None:
    asked = read_question(question)
    first, second = (article(text, day) for day, text in (now, before))
    standings = reconcile(asked, figures(asked, first, second))
    assert [one.relation for one in standings] == ["same", relation]
    assert standings[0].lead.article is first


CENSUS = "In 1901, out of 711,988 people in Orsk 56.2% were Lorns, 35.7% Tamers, 5% Velts and 2.8% Brinners."


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("What percentage of the people of Orsk were Brinners in 1901?", "2.8%"),
        ("What percentage of the people of Orsk were Tamers in 1901?", "35.7%"),
        ("What percentage of the people of Orsk were Lorns in 1901?", "56.2%"),
    ],
)
def test_of_a_list_of_shares_it_is_that_of_whom_the_question_names(question: str, share: str) -> None:
    assert [value(fact) for fact in _picking("56.2%", question, article(CENSUS))] == [share]


def test_in_an_article_of_no_known_day_a_year_written_out_tells_what_is_of_another_time() -> None:
    later = "Eight years later, in 1909, 2.4% were Brinners."
    one = replace(article(later), published=None)
    told = _picking("2.4%", "What percentage of the people of Orsk were Brinners in 1901?", one)
    assert [fact.of_another_time for fact in told] == [True]
    assert not any(fact.of_another_time for fact in _picking("2.4%", "What percentage were Brinners in 1909?", one))


def test_of_a_year_that_a_question_names_no_figure_of_another_stands() -> None:
    told = article("The institute puts the quake at magnitude 5.1. Another struck Orla in 1957.")
    asked = read_question("What magnitude did the quake of 1957 have?")
    assert reconcile(asked, figures(asked, told)) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much will insurers pay for the flood, in the view of the Builders' Guild?", {"900 million crowns"}),
        ("What does the ministry reckon the flood cost?", {"310 million crowns"}),
        ("What did the flood cost?", {"310 million crowns", "900 million crowns"}),
    ],
)
def test_where_the_account_of_one_party_is_asked_for_no_other_stands(question: str, said: set[str]) -> None:
    flood = (
        "The ministry said that the flood cost 310 million crowns. The Builders' Guild put it at 900 million crowns."
    )
    asked = read_question(question)
    assert {value(one.lead) for one in reconcile(asked, figures(asked, article(flood)))} == said


def _picking(words: str, question: str, one: Article) -> list[Fact]:
    """The figures of a sentence in which the reader picks some words."""
    (found,) = evidence(one)
    at = one.text.index(words)
    sure = replace(found, words=(at, at + len(words)), features={**found.features, "reader": 5.0, "reader_behind": 0.0})
    return read_facts(read_question(question), [sure], {one.id: sentences_of(one)(one.id)}, 0.0)


def test_of_two_figures_picked_together_the_one_of_what_the_question_names_is_asked_for() -> None:
    told = article("The army sent six helicopters and a battalion of some 500 engineers.")
    facts = _picking("six helicopters and a battalion of some 500 engineers", "size of the engineer battalion", told)
    assert [value(fact) for fact in facts] == ["some 500"]


@pytest.mark.parametrize(
    ("question", "text", "values"),
    [
        (
            "How many people marched in Orsk?",
            "Tens of thousands of people marched in Orsk. Police put the turnout at 35,000. "
            "The organisers claimed that 90,000 people had taken part.",
            {"Tens of thousands", "35,000", "90,000"},
        ),
        (
            "What will the rail safety works cost?",
            "Rail safety works will cost 140 million euros, the minister said. "
            "The Passengers' League called that figure a fairy tale and said that 300 million would be needed.",
            {"140 million euros", "300 million"},
        ),
        (
            "How much money did the state send to Orsk?",
            "The state sent $350,000 to Orsk, its governor said. Senator Ivo Tarn asked for $2 million.",
            {"$350,000"},
        ),
        (
            "How many reservists has Orsk called up?",
            "The army of Orsk confirmed that it had called up reservists, but said that they numbered 8,000.",
            {"8,000"},
        ),
    ],
)
def test_a_rival_figure_is_of_the_same_thing_and_no_demand(question: str, text: str, values: set[str]) -> None:
    asked = read_question(question)
    assert {value(fact) for fact in figures(asked, article(text))} == values
