"""Questions of every kind about coverage that nothing was made for: right, silent where it is silent, corrected."""

from collections.abc import Iterator

import pytest
from newsroom import write

from index.build import build_index
from qa import Assistant


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("newsroom")
    build_index([write(folder)], folder / "index")
    with Assistant.open(folder / "index") as opened:
        yield opened


ANSWERED = [
    ("How many seats did the Alder party get?", ["48"]),
    ("Who heads the Harbour Union?", ["Casimir Holt"]),
    ("How old is Casimir Holt?", ["58"]),
    ("Why won't Holt govern with the Young Farmers?", ["customs union"]),
    ("What did Brandt tell her supporters, in her own words?", ["were not whispering"]),
    ("How long is the Ardle footbridge?", ["96 metres"]),
    ("How long was the trial?", ["eleven weeks"]),
    ("Who was the judge in the Quay trial?", ["Helga Stroud"]),
    ("How high was the fine for Pell & Sons?", ["2.4 million crowns"]),
    ("What was the highest wind speed of Storm Ulla?", ["148 kilometres an hour"]),
    ("How many homes were left without power on Skerry Isle?", ["2,300"]),
    ("Which districts helped Skerry Isle?", ["Lorn", "Ombury", "Wexmoor"]),
]


@pytest.mark.parametrize(("question", "words"), ANSWERED)
def test_a_question_is_answered_in_the_words_of_the_coverage(
    assistant: Assistant, question: str, words: list[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered", answer.text
    assert all(one in answer.text for one in words), answer.text


def test_a_list_is_given_in_full_each_line_cited(assistant: Assistant) -> None:
    answer = assistant.ask("Which parties will be in Kestland's new parliament?")
    for party in ("Alder party", "Harbour Union", "Young Farmers", "List for Wexmoor"):
        assert f"{party} [1]" in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many people work in Talvik's frozen food business?", "Frozen, Staff: 540"),
        ("Which Talvik business grew fastest?", "Bakery, Change: +9%"),
        ("How did bakery sales at Talvik develop?", "Bakery, Change: +9%"),
    ],
)
def test_a_table_answers_by_what_its_row_its_column_or_its_order_is_called(
    assistant: Assistant, question: str, words: str
) -> None:
    assert words in assistant.ask(question).text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What will Ines Calloway do with her old boat?", "I am giving it to the school in Lorn"),
        ("How did Calloway celebrate?", "With a nap and a plate of dumplings"),
    ],
)
def test_the_reply_of_an_interview_answers_and_is_quoted_with_its_question(
    assistant: Assistant, question: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(words), answer.text
    assert "?\n\n" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When was the bakery in Lorn sold?", "will not be sold"),
        ("When was the footbridge rebuilt?", "has not been rebuilt"),
        ("How long will the schools on Skerry Isle be closed?", "will remain open"),
        ("Which party demanded a recount?", "No party has demanded a recount"),
    ],
)
def test_what_a_question_takes_for_granted_is_corrected(assistant: Assistant, question: str, words: str) -> None:
    assert words in assistant.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Who designed the Ardle footbridge?",
        "Who is the mayor of Skerry Isle?",
        "When will the ferries run again?",
        "How many people will lose their jobs at the Ombury dairy?",
        "What did the storm cost?",
    ],
)
def test_what_the_coverage_only_nearly_says_is_not_said(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found", answer.text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Was Bertram Quay convicted?", "No: "),
        ("Are the schools on Skerry Isle open?", "Yes: Schools on the island will remain open"),
    ],
)
def test_yes_or_no_opens_the_answer_that_carries_it(assistant: Assistant, question: str, verdict: str) -> None:
    assert assistant.ask(question).text.startswith(verdict)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who wrote the interview with Ines Calloway?", "Petra Lunde"),
        ("When was the article on Storm Ulla published?", "9 November 2022"),
        ("What was the headline of the Kestland Courier's story of 18 February 2022?", "Bridge engineer cleared"),
        ("What was the Wexmoor Ledger's headline on Talvik Foods?", "Talvik Foods earns less"),
        ("Under which headline did the Kestland Courier report on Bertram Quay?", "Bridge engineer cleared"),
        ("When did the Kestland Courier report the acquittal of Bertram Quay?", "18 February 2022"),
        ("On what date did the Wexmoor Ledger write about the closure in Ombury?", "12 May 2022"),
        ("Which outlets reported on Talvik Foods?", "The Wexmoor Ledger"),
        ("Which papers wrote about the foot bridge engineer?", "Kestland Courier"),
    ],
)
def test_questions_about_the_articles_are_answered_from_what_stands_around_them(
    assistant: Assistant, question: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert words in answer.text
    assert all(citation.field for citation in answer.citations)


@pytest.mark.parametrize(
    "question", ["When did the company report the closure of its dairy?", "When did observers report irregularities?"]
)
def test_who_is_no_outlet_is_asked_of_the_world(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not any(citation.field for citation in answer.citations)


@pytest.mark.parametrize(
    ("first", "reply", "then", "standalone", "words"),
    [
        (
            "Who won the single sculls on Lake Morrow?",
            "Ines Calloway won it.",
            "How old is she?",
            "How old is Ines Calloway?",
            "31",
        ),
        (
            "How many seats did the Harbour Union win?",
            "41 seats.",
            "And the Alder party?",
            "How many seats did the Alder party win?",
            "48",
        ),
        (
            "What happened to Skerry Isle?",
            "Storm Ulla cut off Skerry Isle on Tuesday night.",
            "Was anyone hurt?",
            "Was anyone hurt in Skerry Isle?",
            "No: Nobody was hurt",
        ),
    ],
)
def test_a_follow_up_is_understood_and_answered(
    assistant: Assistant, first: str, reply: str, then: str, standalone: str, words: str
) -> None:
    answer = assistant.ask(then, [{"role": "user", "content": first}, {"role": "assistant", "content": reply}])
    assert answer.standalone_question == standalone
    assert words in answer.text
