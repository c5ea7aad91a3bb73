"""What makes an answer wrong, and how much of it its quotes carry."""

from typing import Any

import pytest

from evals.case import Case, NumberFact, TextFact
from evals.quoted import Quoted
from evals.record import Record
from evals.score import Score, score

QUOTE = "The coastguard said on Dec. 14 that more than 40 sailors were rescued near Tarn, but gave no names."
ANSWER = "The coastguard said that more than 40 sailors were rescued near Tarn [1]."


def cited(quote: str = QUOTE, number: int = 1, **more: Any) -> dict[str, Any]:
    article = {"id": "a", "publisher": "The Tarn Courier", "published": "2031-12-16", "path": "saved/ferry.txt"}
    return {"number": number, "quote": quote, "start": 0, "end": len(quote), "field": None, "article": article, **more}


def judged(text: str, *citations: dict[str, Any], status: str = "answered", **case: Any) -> Score:
    given: dict[str, Any] = {"expect": (NumberFact(40, None, ">", counts=("sailors",)),), **case}
    asked = Case("rescue", "How many sailors were rescued?", given.pop("accepts", ("answered",)), "count", **given)
    answer = {"question": asked.question, "status": status, "text": text, "citations": list(citations)}
    return score(Record(asked, answer, None, 0.1))


def test_a_right_answer_has_no_reasons() -> None:
    right = judged(ANSWER, cited(), sources=("ferry.txt",), absent=("41",))
    assert right.reasons == ()
    assert (right.citation_recall, right.citation_precision) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "case", "reason"),
    [
        ("About 30 sailors were rescued near Tarn [1].", {}, "number: more than 40 sailors"),
        (ANSWER, {"absent": ("Tarn",)}, "absent: 'Tarn'"),
        (ANSWER, {"sources": ("other.txt",)}, "source: other.txt"),
        (ANSWER, {"accepts": ("disputed",)}, "status: answered, and disputed is right"),
        (ANSWER + " It sank [2].", {}, "marker: [2] has no citation"),
    ],
)
def test_each_thing_that_is_wrong_is_named(text: str, case: dict[str, Any], reason: str) -> None:
    assert any(one.startswith(reason) for one in judged(text, cited(), **case).reasons)


CARRIED = [
    # a sentence, and what of it stands in no quote, if anything
    ("More than 40 sailors were rescued near Tarn [1].", None),
    ("More than 40 were rescued near Tarn [1].", None),
    ("More than 40 sailors were rescued near Tarn on December 14, 2031 [1].", None),
    ("More than 40 sailors were rescued near Tarn in December 2031 [1].", None),
    ("The Tarn Courier wrote on December 16 that more than 40 sailors were rescued near Tarn [1].", None),
    ('The coastguard "said on Dec. 14 that more than 40 sailors were rescued" [1].', None),
    ("The coastguard said more than 40 sailors were rescued, but gave no names [1].", None),
    ("40 sailors were rescued near Tarn [1].", "the number '40 sailors'"),
    ("More than 40 soldiers were rescued near Tarn [1].", "the number 'More than 40 soldiers'"),
    ("More than 40 sailors were rescued near Tarn on Dec. 15 [1].", "the date"),
    ("More than 40 sailors were rescued near Tarn on December 16 [1].", "the date"),
    ("More than 40 sailors were rescued near Velm [1].", "the name 'Velm'"),
    ("More than 40 sailors were not rescued near Tarn [1].", "its 'not'"),
    ("The coastguard said more than 40 sailors were rescued, but gave names [1].", "it leaves out the 'not'"),
    ('"More than 40 brave sailors were rescued" near Tarn [1].', "the words in quotation marks"),
    ("Parliament debates fishing quotas while budgets shrink [1].", "most of its words"),
    ("More than 40 sailors were rescued near Tarn.", "it cites nothing"),
]


@pytest.mark.parametrize(("sentence", "missing"), CARRIED)
def test_a_sentence_is_carried_by_the_quotes_that_it_cites(sentence: str, missing: str | None) -> None:
    found = [wrong for one in judged(sentence, cited()).carriages for wrong in one.missing]
    assert (found == []) if missing is None else any(wrong.startswith(missing) for wrong in found)


def test_words_given_to_another_than_the_quotes_speaker_are_not_carried() -> None:
    quote = "“More than 40 sailors were rescued near Tarn, as Brandt knows.”"
    assert judged("Zelm said more than 40 sailors were rescued near Tarn [1].", cited(quote, speaker="Zelm")).right
    wrong = judged("Brandt said more than 40 sailors were rescued near Tarn [1].", cited(quote, speaker="Zelm"))
    assert wrong.reasons == ("carried: it gives Zelm's words to Brandt",)


def test_a_template_that_claims_nothing_needs_no_citation() -> None:
    template = judged("The sources differ. " + ANSWER, cited())
    assert template.right
    assert template.citation_recall == 1.0


def test_a_citation_that_holds_nothing_of_its_sentence_costs_precision() -> None:
    idle = cited("Ferries to the islands resume next spring, weather permitting.", number=2)
    both = judged(ANSWER.replace("[1]", "[1][2]"), cited(), idle)
    assert (both.citation_recall, both.citation_precision) == (1.0, 0.5)


def test_a_wrong_refusal_is_only_that() -> None:
    refused = judged("The sources do not say.", status="not_found", sources=("ferry.txt",))
    assert refused.reasons == ("status: not_found, and answered is right",)


def test_where_a_refusal_may_be_right_what_is_expected_is_still_owed() -> None:
    expect = (TextFact(("gave no number",)),)
    bare = judged("The sources do not say.", status="not_found", accepts=("answered", "not_found"), expect=expect)
    assert bare.reasons == ('text: "gave no number" does not stand in the answer',)


def test_a_fabricated_quote_is_wrong_whatever_else_is_right() -> None:
    record = judged(ANSWER, cited()).record
    fabricated = Record(record.case, record.answer, None, 0.1, (Quoted(1, "", "", "the article says otherwise"),))
    assert score(fabricated).reasons == ("fabricated: quote 1: the article says otherwise",)


def test_an_error_is_no_refusal_and_has_one_reason() -> None:
    failed = score(Record(judged(ANSWER, cited()).case, None, "RuntimeError: gone", 0.1))
    assert failed.status is None
    assert failed.reasons == ("error: RuntimeError: gone",)


def test_a_dispute_is_shown_only_with_every_position() -> None:
    both = (NumberFact(40, None, ">"), NumberFact(12, 12))
    shown = judged(ANSWER, cited(), status="disputed", expect=both[:1])
    half = judged(ANSWER, cited(), status="disputed", expect=both)
    assert (shown.dispute_shown, half.dispute_shown) == (True, False)
