import pytest

from qa.frame import predicate, read_frame

DONE = [
    ("When did police arrest the thieves who robbed the museum?", "arrest the thieves who robbed the museum"),
    ("When was the bakery in Lorn sold?", "sold"),
    ("When was the footbridge rebuilt?", "rebuilt"),
    ("How long will the schools on Skerry Isle be closed?", "closed"),
    ("When did the North Velmoran troops withdraw from Orla?", "withdraw from Orla"),
    ("Which company owns the mill?", "owns the mill"),
    ("How far did Bruna the whale swim?", "swim"),
    ("Which team won the cup?", "won the cup"),
    ("Who designed the bridge?", "designed the bridge"),
    ("Who was the judge in the Quay trial?", ""),
    ("Why are the bus drivers on strike?", ""),
]


@pytest.mark.parametrize(("question", "done"), DONE)
def test_what_is_done_is_told_from_the_subject_and_from_where_it_is(question: str, done: str) -> None:
    frame = read_frame(question)
    assert frame is not None
    assert predicate(frame) == done
