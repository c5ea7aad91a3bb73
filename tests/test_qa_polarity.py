"""Negation and hedges, and where clauses begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.polarity import clause_around, clause_polarity, clause_spans, polarity


@pytest.mark.parametrize(
    ("clause", "classes"),
    [
        ("The dam broke.", ""),
        ("The dam did not break.", "not"),
        ("The dam didn’t break.", "not"),
        ("There were no casualties.", "not"),
        ("Nobody was hurt.", "not"),
        ("It was never repaired.", "not"),
        ("It ran without a licence.", "not"),
        ("Neither side moved.", "not"),
        ("The dam will no longer hold.", "not will"),
        ("It was not only old but also cracked.", ""),
        ("No fewer than 12 people died.", ""),
        ("No more than 12 people died.", ""),
        ("There is no doubt about it.", ""),
        ("Reactor No. 3 was shut.", ""),
        ("Orenia denied it.", "denied"),
        ("The court rejected the appeal.", "denied"),
        ("The talks failed.", "failed"),
        ("She declined to comment.", "failed"),
        ("Prices declined in May.", ""),
        ("He was unable to leave.", "failed"),
        ("The army has reportedly left.", "hedged"),
        ("The alleged thief left.", "hedged"),
        ("According to preliminary data, it left.", "hedged"),
        ("He is believed to be abroad.", "hedged"),
        ("They face reported losses of a thousand a day.", ""),
        ("Losses mount, with reported losses of a thousand a day.", "hedged"),
        ("The clashes were reported in May.", ""),
        ("It may rain in May.", "modal"),
        ("The vote is in May.", ""),
        ("It could break.", "modal"),
        ("It is likely to break.", "modal"),
        ("It will break.", "will"),
        ("Will Harrow left.", ""),
        ("The board plans to close it.", "will"),
        ("The board plans a tunnel.", "will"),
        ("A plan to close it was read out.", "will"),
        ("The board adopted the plan on Monday.", ""),
        ("The plans were published in May.", ""),
        ("Planning permission was granted.", ""),
        ("It is expected to close.", "will"),
        ("They’ll close it.", "will"),
        ("It won't close.", "not will"),
        ("Brun vowed to stay.", "will"),
    ],
)
def test_a_clause_has_its_classes_of_negation_and_hedge(clause: str, classes: str) -> None:
    assert polarity(clause) == frozenset(classes.split())


@pytest.mark.parametrize(
    ("sentence", "words", "clause"),
    [
        ("Oden reported that men had died, but did not specify figures.", "men", "men had died"),
        ("Oden reported that men had died, but did not specify figures.", "figures", "did not specify figures."),
        ("The depot, which was not damaged, lies near Ekor.", "damaged", "which was not damaged"),
        ("The depot, which was not damaged, lies near Ekor.", "Ekor", "lies near Ekor."),
        ("A fire broke out, causing damage but no casualties, the mayor said.", "casualties", "no casualties"),
        ("Orenia attacked in May and has reportedly taken 40% of it.", "40%", "has reportedly taken 40% of it."),
        (
            "Officials said thatmore than 10,000 troops came, but gave no source.",
            "10,000",
            "more than 10,000 troops came",
        ),
        ("The town bought apples, pears, and plums.", "pears", "The town bought apples, pears, and plums."),
        ("In that area, and on that day, 12 died.", "12", "In that area, and on that day, 12 died."),
        ("He left; she stayed.", "stayed", "she stayed."),
        ("It rained — nobody came.", "came", "nobody came."),
        ("Although it rained, they came.", "came", "Although it rained, they came."),
        ("The dam holds, although it is old.", "it is", "although it is old."),
    ],
)
def test_a_clause_around_words_ends_where_another_begins(sentence: str, words: str, clause: str) -> None:
    start = sentence.index(words)
    first, last = clause_around(sentence, start, start + len(words))
    assert sentence[first:last] == clause


@pytest.mark.parametrize(
    ("sentence", "words", "classes"),
    [
        ("Orenia denied that its troops crossed.", "troops", "denied"),
        ("Orenia did not say that its troops crossed.", "troops", "not"),
        ("Orenia reportedly said that its troops crossed.", "troops", "hedged"),
        ("Orenia said that its troops crossed.", "troops", ""),
        ("The army has reportedly taken the land that Orenia lost.", "lost", ""),
        ("It will say that its troops crossed.", "troops", ""),
    ],
)
def test_what_is_denied_or_doubted_of_a_that_clause_counts_in_it(sentence: str, words: str, classes: str) -> None:
    at = sentence.index(words)
    clause = next(span for span in clause_spans(sentence) if span[0] <= at < span[1])
    assert clause_polarity(sentence, clause) == frozenset(classes.split())


VOCABULARY = "the dam that , ; — but and which was not said has no never who ing : Brun"
PROSE = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(VOCABULARY.split()), max_size=30).map(" ".join))


@given(PROSE, st.integers(0, 120), st.integers(0, 40))
def test_a_clause_around_words_holds_them(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    first, last = clause_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


@given(PROSE)
def test_clauses_stand_in_order_and_do_not_overlap(text: str) -> None:
    spans = clause_spans(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
