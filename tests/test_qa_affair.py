"""Which articles tell of the affair that is asked about; invented coverage."""

from stated import article, evidence, figures, sentences_of, value

from qa.affair import later_facts, of_one_affair
from qa.question import read_question

DAM = article("When the dam broke, 31 people were killed in the valley, the relief board said.", "2031-03-12")
FINAL = article(
    "The dam broke because a gate was stuck, an inquiry found. Nobody in the valley had been warned. "
    "The final count is 47 dead.",
    "2031-06-13",
)
FEVER = article("Seven people have been killed by the fever, the health board said.", "2031-06-20")


def test_the_dead_of_a_fever_are_not_those_of_a_dam() -> None:
    asked = read_question("How many people were killed when the dam broke in the valley?")
    facts = of_one_affair(asked, figures(asked, DAM, FEVER))
    assert {fact.article.id for fact in facts} == {DAM.id}


def test_a_name_in_the_question_tells_the_affair_by_itself() -> None:
    asked = read_question("How many people were killed in Orla?")
    facts = figures(asked, DAM, FEVER)
    assert of_one_affair(asked, facts) == facts


def test_a_later_count_in_other_words_is_found_where_the_article_tells_of_the_affair() -> None:
    asked = read_question("How many people were killed when the dam broke in the valley?")
    facts = figures(asked, DAM)
    later = later_facts(asked, facts, evidence(DAM, FINAL, FEVER), sentences_of(DAM, FINAL, FEVER))
    assert [value(fact) for fact in later] == ["47"]


def test_nothing_is_later_where_nothing_befell_those_counted() -> None:
    asked = read_question("How many houses stand in the valley?")
    assert later_facts(asked, [], evidence(FINAL), sentences_of(FINAL)) == []
