"""A follow-up becomes a question that stands alone; one that stands alone stays as it is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.followup import standalone
from qa.names import name_runs


def _history(*turns: str) -> list[dict[str, object]]:
    return [{"role": ("user", "assistant")[place % 2], "content": turn} for place, turn in enumerate(turns)]


TROOPS = ("How many Velian troops are in Orsk Valley?", "More than 9,000, officials said (The Quill, 4 May 2031) [1].")
FERRY = ("When did the ferry sink off Varn?", "It sank on 3 May 2031.")
DAM = ("When did the Tarn Dam collapse?", "On 4 May 2031, at 3:10 a.m., according to the operator.")
MAYOR = ("Who runs the town of Lower Varn?", "Mira Tolvan has been its mayor since 2027 (The Quill, 4 May 2031) [1].")
SPEECH = ("What did Ilse Brandt say about the treaty?", "“I will sign nothing before the harvest is in,” she said [1].")
FIRE = ("How many people were killed in the ferry fire near Osmar?", "At least 12, the coastguard said.")
YARD = ("How many jobs is Halden Marine cutting?", "850 (The Quill, 27 February 2031) [1].")
QUOTA = ("How many tonnes of cod may Velia catch in 2031?", "31,000 tonnes.")
RACE = ("Who won the men's race at the Brint Marathon?", "Tomas Ferrow, in 2:09:11.")
SHORT = ("How many nurses are missing in Orlia according to the ministry?", "1,900.")
TRUCE = ("Who signed the truce for Velia?", "Karl Roon.")
PROTEST = ("What did the strikers want from Mira Tolvan?", "They demanded her resignation.")
SCHOOLS = ("How many schools were closed in Lorn?", "Four (The Quill, 4 May 2031) [1].")
BRIDGE = ("Will the Brill Bridge reopen?", "No: it will not reopen this year.")
SHIPS = ("How many ships crossed the strait on 4 May 2031?", "Nineteen.")
YOUNGEST = ("Who was the youngest victim of the fire in Osmar?", "Ines Dorn.")
LEADER = ("Who is the mayor of Lorn?", "Karl Roon.")
REBUILT = ("When was the Brill Bridge rebuilt?", "In 2029.")
FOUNDED = ("Who founded the Harbour Union?", "Casimir Holt.")
JUDGED = ("What sentence did Edvar Holm get?", "Six years in prison.")
GUARD = ("What happened to the night guard of the Museum of Bells?", "He was locked in a cupboard.")


@pytest.mark.parametrize(
    ("history", "follow_up", "understood"),
    [
        (TROOPS, "And in Tarnhal?", "How many Velian troops are in Tarnhal?"),
        (TROOPS, "Why?", "Why are Velian troops in Orsk Valley?"),
        (TROOPS, "Who said so?", "Who said how many Velian troops are in Orsk Valley?"),
        (TROOPS, "How many of them were wounded?", "How many of the Velian troops were wounded in Orsk Valley?"),
        (TROOPS, "Where are they stationed?", "Where are the Velian troops stationed?"),
        (TROOPS, "How far is it from the border?", "How far is Orsk Valley from the border?"),
        (DAM, "And how high was it?", "How high was the Tarn Dam?"),
        (DAM, "What else happened that day?", "What else happened on 4 May 2031?"),
        (DAM, "Why did it happen?", "Why did the Tarn Dam collapse?"),
        (DAM, "And the Brill Dam?", "When did the Brill Dam collapse?"),
        (LEADER, "And the governor?", "Who is the governor of Lorn?"),
        (LEADER, "And Orla?", "Who is the mayor of Orla?"),
        (FERRY, "And the tug?", "When did the tug sink off Varn?"),
        (DAM, "How many people died?", "How many people died when the Tarn Dam collapsed?"),
        (DAM, "Who inspected the dam?", "Who inspected the Tarn Dam?"),
        (MAYOR, "How old is she?", "How old is Mira Tolvan?"),
        (MAYOR, "How many people live there?", "How many people live in Lower Varn?"),
        (SPEECH, "When did she say it?", "When did Ilse Brandt say “I will sign nothing before the harvest is in”?"),
        (SPEECH, "And what did Karl Roon say?", "What did Karl Roon say about the treaty?"),
        (SPEECH, "Where was she born?", "Where was Ilse Brandt born?"),
        (FIRE, "When did it happen?", "When were people killed in the ferry fire near Osmar?"),
        (FIRE, "And how many were hurt?", "How many people were hurt in the ferry fire near Osmar?"),
        (FIRE, "And the injured?", "How many people were injured in the ferry fire near Osmar?"),
        (YARD, "What about its rival?", "How many jobs is Halden Marine’s rival cutting?"),
        (YARD, "And Brevik Motors?", "How many jobs is Brevik Motors cutting?"),
        (YARD, "Who runs it?", "Who runs Halden Marine?"),
        (QUOTA, "And Orlia?", "How many tonnes of cod may Orlia catch in 2031?"),
        (QUOTA, "And in 2030?", "How many tonnes of cod may Velia catch in 2030?"),
        (QUOTA, "And the year before?", "How many tonnes of cod may Velia catch in the year before 2031?"),
        (RACE, "What about the women?", "Who won the women's race at the Brint Marathon?"),
        (RACE, "And who came second?", "Who came second at the Brint Marathon?"),
        (SHORT, "And what does the union say?", "How many nurses are missing in Orlia according to the union?"),
        (GUARD, "Was he hurt?", "Was the night guard of the Museum of Bells hurt?"),
        (GUARD, "What is his name?", "What is the name of the night guard of the Museum of Bells?"),
        (("Did Finance Minister Oda Brenn resign?", "Yes."), "When?", "When did Finance Minister Oda Brenn resign?"),
        (PROTEST, "What did she say to that?", "What did Mira Tolvan say about the resignation?"),
        (PROTEST, "How old is she?", "How old is Mira Tolvan?"),
        (SCHOOLS, "Which ones?", "Which schools were closed in Lorn?"),
        (SCHOOLS, "Which?", "Which schools were closed in Lorn?"),
        (SCHOOLS, "And in Orsk?", "How many schools were closed in Orsk?"),
        (FIRE, "Who?", "Who were killed in the ferry fire near Osmar?"),
        (BRIDGE, "Why not?", "Why will the Brill Bridge not reopen?"),
        (BRIDGE, "And the Tarn Bridge?", "Will the Tarn Bridge reopen?"),
        (SHIPS, "And the day before?", "How many ships crossed the strait on the day before 4 May 2031?"),
        (YOUNGEST, "And the oldest?", "Who was the oldest victim of the fire in Osmar?"),
        (LEADER, "And his deputy?", "Who is Karl Roon’s deputy?"),
        (LEADER, "Is he married?", "Is Karl Roon married?"),
        (REBUILT, "How much did that cost?", "How much did the Brill Bridge cost?"),
        (REBUILT, "Why?", "Why was the Brill Bridge rebuilt?"),
        (FOUNDED, "Who else?", "Who else founded the Harbour Union?"),
        (FOUNDED, "When?", "When was the Harbour Union founded?"),
        (JUDGED, "Will he appeal?", "Will Edvar Holm appeal?"),
        (JUDGED, "And his wife?", "What sentence did Edvar Holm’s wife get?"),
        (TRUCE, "Who signed for the other side?", "Who signed the truce for the other side?"),
    ],
)  # fmt: skip
def test_a_follow_up_becomes_a_question_that_stands_alone(
    history: tuple[str, ...], follow_up: str, understood: str
) -> None:
    assert standalone(follow_up, _history(*history)) == understood


@pytest.mark.parametrize("history", [TROOPS, DAM, SPEECH, FIRE, YARD])
@pytest.mark.parametrize(
    "question",
    [
        "Who won the election in Orlia?",
        "What is the capital of Orlia?",
        "At what temperature does ethanol boil?",
        "What did Karl Roon say about his visit?",
        "How far is it from Tarnhal to Brint?",
        "Is it true that the Brint Bridge was closed?",
        "How many schools are there in Orlia?",
        "Which countries signed the Brint Accord?",
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(history: tuple[str, ...], question: str) -> None:
    assert standalone(question, _history(*history)) == question


def test_a_follow_up_to_a_follow_up_leans_on_what_the_first_was_understood_as() -> None:
    history = _history(*MAYOR, "How old is she?", "She is 51.", "And where was she born?", "In Brint.")

    assert standalone("What did she study?", history) == "What did Mira Tolvan study?"


def test_a_word_that_nothing_named_fits_is_left() -> None:
    assert standalone("Was she hurt?", _history("At what temperature does ethanol boil?")) == "Was she hurt?"


def test_a_browsers_turns_are_read_too() -> None:
    turn = {"role": "user", "content": [{"type": "text", "text": "Who leads Halden Marine?"}]}

    assert standalone("Where is it based?", [turn]) == "Where is Halden Marine based?"


NAMES = st.sampled_from(["Mira Tolvan", "Karl Roon", "Velia", "Orsk Valley", "Halden Marine", "the Tarn Dam", "Brint"])
ASKED = st.sampled_from(
    ["How many people left {0} in 2031?", "When did {0} fall?", "Who leads {0}?", "What did {0} say about {1}?",
     "Did {0} deny it?", "latest figures for {0}", "How far is {0} from {1}?", "Why was {0} in {1}?", "{0}?"]
)  # fmt: skip
ANSWERED = st.sampled_from(
    ["", "{1} (The Quill, 4 May 2029) [1].", "About 40, {1} said on 3 May 2031.", "“Not before June,” said {1} [1]."]
)
FOLLOW_UPS = st.sampled_from(
    ["Why?", "And when?", "Who said so?", "And {2}?", "What about {2}?", "Where is it?", "How old is he?",
     "And in {2}?", "When did she say it?", "How many of them were hurt?", "What happened then?", "And?",
     "Was it {2}?", "How far is it from {2}?", "And its rival?", "And the year before?", "it", "…", "there?",
     "What does {2} say?", "How many died?"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.tuples(NAMES, NAMES, NAMES), ASKED, ANSWERED, FOLLOW_UPS)
def test_nothing_is_named_that_neither_the_conversation_nor_the_question_names(
    names: tuple[str, str, str], asked: str, answered: str, follow_up: str
) -> None:
    history = _history(asked.format(*names), answered.format(*names))
    question = follow_up.format(*names)

    understood = standalone(question, history)

    known = f"{history[0]['content']} {history[1]['content']} {question}".casefold()
    for start, end in name_runs(f"x {understood}"):
        assert all(word.strip("’'s").casefold() in known for word in f"x {understood}"[start:end].split())
    assert set(re.findall(r"\d+", understood)) <= set(re.findall(r"\d+", known))
    assert understood == question or (understood.endswith("?") and understood[0].isupper() and "  " not in understood)
    assert standalone(understood, ()) == understood
