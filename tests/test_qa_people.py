"""Whole answers to questions about people, bodies, words, reasons, yes and no, and what is taken for granted."""

from collections.abc import Iterator

import pytest
from gazette import STORIES
from invented import index_stories

from qa import Assistant


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    stories = {name: (outlet, day, title, "\n\n".join(text)) for name, day, outlet, title, text in STORIES}
    with Assistant.open(index_stories(stories, tmp_path_factory.mktemp("gazette") / "index")) as opened:
        yield opened


NAMED = [
    ("Who leads the nurses' union in the region?", "Marta Quillon"),
    ("Who is the head of Fairholt General Hospital?", "Oren Dastley"),
    ("Who ran the hospital before Dastley?", "Beatrix Lowe"),
    ("Who designed the Sorrel Bridge?", "Tomas Ferrane"),
    ("Who opened the new bridge?", "Yusra Benmal"),
    ("Who was the captain of the last ferry?", "Jonas Merle"),
    ("Which judge acquitted Agnes Corvill?", "Ivo Marchetti"),
    ("Who defended Pell Strand in court?", "Lena Vasko"),
    ("Who prosecuted the former mayor?", "Dmitri Holloway"),
    ("Who heads the volcano observatory on Tessaly?", "Ilse Brandvold"),
    ("Who founded the observatory?", "Emeric Thale"),
    ("Who governs Tessaly?", "Sunna Ravik"),
    ("Who coaches the Harriers?", "Freya Aldane"),
    ("Who scored for Port Linnet?", "Abel Montrose"),
    ("Who refereed the match?", "Sami Okello"),
    ("Who is the health minister?", "Ruben Castellan"),
    ("Who is in charge of the inquiry into the roof collapse?", "Hugo Marten"),
    ("Who is the headteacher of Elm Lane School?", "Prisca Vaughan"),
    ("Which engineer warned the council about the beams?", "Sabine Orlo"),
    ("Who led the malaria vaccine trial?", "Amara Sesay"),
    ("Who is the leader of Dunmere's council?", "Duncan Frayne"),
    ("Who leads the Conservatives in Dunmere?", "Basil Tarn"),
    ("Who is the mayor of Dunmere?", "Lotte Hagen"),
    ("Who flew the rescue helicopter?", "Ingrid Solheim"),
    ("Who speaks for the coastguard?", "Marek Dahl"),
    ("Which councillor changed her mind about the tram?", "Oda Pryce"),
    ("Which company built the Sorrel Bridge?", "Hallam Civil"),
    ("Which organisation called the nurses' strike?", "Nurses' League"),
    ("Which group tried to stop the bridge in court?", "Clear Water"),
    ("Which club is buying Montrose?", "Tessaly United"),
    ("Who makes the malaria vaccine?", "Novarin"),
    ("Who paid for the vaccine study?", "Hartwell Foundation"),
    ("Which company owns the Maribel?", "Baltline"),
    ("In which journal did the vaccine results appear?", "Tropics"),
]
QUOTED = [
    (
        "What did Marta Quillon say about twelve-hour shifts?",
        "You cannot hold a hand for twelve hours and still feel it",
    ),
    ("What did the judge say about suspicion?", "Suspicion is not proof, and envy is not a witness"),
    (
        "How did the head of the observatory describe the eruption?",
        "The mountain coughed all week, and on Friday it spoke",
    ),
    ("What did Corvill say after the verdict?", "I want my garden and my name back"),
    ("What did the ferry captain say he would miss?", "I shall miss the fog"),
    ("What were Aldane's words after the defeat?", "I had eleven lions and no luck"),
    ("How did the contractor's director comment on the costs?", "We built it twice and were paid once"),
    ("What did Juvet say about the warning?", "Nobody rang me"),
    ("What did the caretaker say about the noise?", "I thought a lorry had come through the wall"),
    ("What did Sabine Orlo say about her report?", "I handed it over in person and was given a biscuit"),
    ("How did Amara Sesay describe the vaccine?", "It is an umbrella, not a roof"),
    ("What did Oda Pryce say about the bus?", "I have ridden the bus to that airport once too often"),
    ("How did the Conservative leader react to the defeat?", "We lost. That is what votes are for"),
    (
        "What did the helicopter pilot say about the sailors?",
        "They jumped when we told them to jump. That is all you can ask",
    ),
    ("What did Piet Harmsen say about the vaccine?", "We do not know how long it lasts"),
]
SAID_BY = [
    ('Who said "I shall miss the fog"?', "Jonas Merle"),
    ("Who said they had enough hands for every emergency?", "Oren Dastley"),
    ("Who said the firm had started work without permits?", "Benmal"),
    ('Who said "That is what votes are for"?', "Basil Tarn"),
    ("Who called the vaccine an umbrella?", "Amara Sesay"),
]
REASONS = [
    ("Why did the nurses go on strike?", "night shifts"),
    ("Why will the walkout end on Thursday?", "children's ward"),
    ("Why was the Sorrel Bridge late?", "flood"),
    ("Why is Tessaly's airport shut?", "ash"),
    ("Why didn't Rasmus Thiele play?", "broken wrist"),
    ("Why was the match interrupted?", "dog"),
    ("Why did the mayor not vote?", "owns a house"),
    ("Why were pupils sent home from Elm Lane School?", "fell in"),
    ("Why are Mill Street shopkeepers against the tram?", "fear for their trade"),
]
CORRECTED = [
    ("When was Agnes Corvill sent to prison?", "cleared"),
    ("Why was Hallam Civil charged with bribery?", "never charged"),
    ("How many minutes did Thiele play?", "did not play"),
    ("Who was killed in the eruption?", "No deaths"),
    ("Why are the ferries to Tessaly suspended?", "normally"),
    ("When did the Maribel sink?", "still afloat"),
    ("When was the malaria vaccine approved?", "not been approved"),
    ("Why did the Conservatives go to court?", "would not go to court"),
    ("When did Frayne apologise?", "has not apologised"),
    ("Who paid Pell Strand?", "did not say who"),
    ("What caused the fire on the Maribel?", "unknown"),
]
VERDICTS = [
    ("Did the emergency department stay open?", "Yes: "),
    ("Were operations postponed?", "Yes: "),
    ("Did Pell Strand confess?", "Yes: "),
    ("Are the ferries to Tessaly running?", "Yes: "),
    ("Were the Harriers relegated?", "Yes: "),
    ("Will Aldane step down?", "Yes: "),
    ("Will the gymnasium be demolished?", "Yes: "),
    ("Were the pupils sent home?", "Yes: "),
    ("Did the vaccine halve the number of cases?", "Yes: "),
    ("Did the council vote for the tram line?", "Yes: "),
    ("Did the Greens support the tram line?", "Yes: "),
    ("Was everyone on the Maribel rescued?", "Yes: "),
    ("Is the Maribel still afloat?", "Yes: "),
    ("Did any patient come to harm during the strike?", "No: "),
    ("Did Dastley meet the strikers?", "No: "),
    ("Can cyclists use the Sorrel Bridge?", "No: "),
    ("Was anyone injured when the bridge was built?", "No: "),
    ("Was Agnes Corvill convicted?", "No: "),
    ("Will Strand appeal?", "No: "),
    ("Will Corvill return to politics?", "No: "),
    ("Was Hallam Civil charged?", "No: "),
    ("Did anyone die in the eruption?", "No: "),
    ("Is Tessaly's airport open?", "No: "),
    ("Is it safe to drink tap water in the west of Tessaly?", "No: "),
    ("Did Thiele play against Port Linnet?", "No: "),
    ("Has Frayne apologised?", "No: "),
    ("Are other schools affected?", "No: "),
    ("Has the malaria vaccine been approved?", "No: "),
    ("Does the vaccine prevent infection completely?", "No: "),
    ("Was Piet Harmsen involved in the study?", "No: "),
    ("Did the Conservatives vote for the tram line?", "No: "),
    ("Will the Conservatives go to court over the tram?", "No: "),
    ("Did the mayor take part in the vote?", "No: "),
    ("Has oil leaked from the Maribel?", "No: "),
]
OPEN = [
    "Did Castellan call in army doctors?",
    "Has a new coach been named?",
    "Did Duncan Frayne resign?",
    "Will the Maribel sink?",
    "Was the fire started on purpose?",
]
FOLLOWED_UP = [
    (
        "Who is the chief executive of Fairholt General Hospital?",
        "Oren Dastley.",
        "Whom did he succeed?",
        "Beatrix Lowe",
    ),
    ("Who designed the Sorrel Bridge?", "Tomas Ferrane.", "How long is it?", "1,140"),
    ("What sentence did Pell Strand get?", "Three years in prison.", "Will he appeal?", "not appeal"),
    ("When did Mount Garrow erupt?", "On Friday night.", "And how many people had to leave?", "5,200"),
    ("Who coaches the Harriers?", "Freya Aldane.", "What did she say about the defeat?", "eleven lions"),
    ("How much did Tessaly United pay for Montrose?", "12 million crowns.", "And who scored the penalty?", "Montrose"),
    ("Was Agnes Corvill convicted?", "No, she was cleared.", "What about her aide?", "three years"),
    ("Is the airport on Tessaly open?", "No.", "Why not?", "ash"),
    ("Who leads the inquiry into the school roof?", "Hugo Marten.", "What was he before?", "fire chief"),
    ("What happened at Elm Lane School?", "The gymnasium roof fell in.", "Was anybody hurt?", "Nobody"),
    ("How many crew were saved from the Maribel?", "19.", "Where was it going?", "Lindhaven"),
    ("Who owns the Maribel?", "Baltline.", "And what was it carrying?", "2,100 cars"),
    (
        "Which parties voted for the tram line in Dunmere?",
        "The Liberals and the Greens.",
        "And who voted against?",
        "Conservatives",
    ),
    ("When does construction of the tram line start?", "Next spring.", "And how long will it take?", "four years"),
    ("Has the malaria vaccine been approved?", "No.", "When will they decide?", "March"),
]


@pytest.mark.parametrize(("question", "name"), NAMED)
def test_who_is_asked_for_is_in_the_short_answer(assistant: Assistant, question: str, name: str) -> None:
    assert name in assistant.ask(question).text


@pytest.mark.parametrize(("question", "words"), QUOTED)
def test_the_words_asked_for_are_quoted_whole(assistant: Assistant, question: str, words: str) -> None:
    answer = assistant.ask(question)
    assert words in answer.text
    assert any(words in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(("question", "name"), SAID_BY)
def test_who_said_it_is_named_in_full(assistant: Assistant, question: str, name: str) -> None:
    assert name in assistant.ask(question).text


@pytest.mark.parametrize(("question", "words"), REASONS)
def test_why_is_answered_by_what_gives_the_reason(assistant: Assistant, question: str, words: str) -> None:
    assert words in assistant.ask(question).text


@pytest.mark.parametrize(("question", "words"), CORRECTED)
def test_what_is_taken_for_granted_is_corrected(assistant: Assistant, question: str, words: str) -> None:
    assert words in assistant.ask(question).text


@pytest.mark.parametrize(("question", "verdict"), VERDICTS)
def test_yes_or_no_opens_the_answer_that_carries_it(assistant: Assistant, question: str, verdict: str) -> None:
    assert assistant.ask(question).text.startswith(verdict)


@pytest.mark.parametrize("question", OPEN)
def test_neither_yes_nor_no_is_said_where_the_coverage_leaves_it_open(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).text.startswith(("Yes", "No:"))


@pytest.mark.parametrize(("first", "reply", "then", "words"), FOLLOWED_UP)
def test_a_follow_up_is_answered(assistant: Assistant, first: str, reply: str, then: str, words: str) -> None:
    answer = assistant.ask(then, [{"role": "user", "content": first}, {"role": "assistant", "content": reply}])
    assert words in answer.text


@pytest.fixture(scope="module")
def canal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    text = (
        "“The canal will stay open all winter,” Tovrin told reporters in Wexmoor on Tuesday.\n\n"
        "Fishermen in Lorn still speak of the visit made by President Amal Tovrin in May, when rain had flooded their "
        "sheds, carried off two landing stages and a smokehouse, and left the harbour office without light for the "
        "better part of a week, so that the register had to be kept by candle."
    )
    story = {"canal.md": ("Kestland Courier", "2022-11-02", "Canal stays open", text)}
    with Assistant.open(index_stories(story, tmp_path_factory.mktemp("canal") / "index")) as opened:
        yield opened


def test_a_surname_is_introduced_by_the_office_and_name_alone(canal: Assistant) -> None:
    answer = canal.ask("What were the president's words about the canal?")
    assert "President Amal Tovrin" in answer.text
    assert "Made by" not in answer.text


def test_who_is_named_in_the_question_is_not_introduced(canal: Assistant) -> None:
    answer = canal.ask("What did Tovrin say about the canal?")
    assert "The canal will stay open all winter" in answer.text
    assert "President" not in answer.text
