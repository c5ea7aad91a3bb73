"""Yes needs the day and the figure that were asked about: another day, or a looser figure, leaves the question open."""

from datetime import date

import pytest

from qa.exact import gives_other_days, lacks_figure
from qa.question import read_question

PUBLISHED = date(2031, 5, 8)  # a Thursday


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        ("Did the ferry sink off Varn on Monday?", "The ferry sank off Varn on Tuesday.", True),
        ("Did the ferry sink off Varn on Monday?", "The ferry sank off Varn on Monday night.", False),
        ("Did the ferry sink off Varn on Monday?", "The ferry sank off Varn.", False),
        ("Did the Greens win in Orla in May 2030?", "The Greens won in Orla in June 2030.", True),
        ("Did the bridge open in 2019?", "The bridge opened on 3 May 2019.", False),
        ("Did the bridge open before 2019?", "The bridge opened in 2017.", False),
        ("Was she arrested yesterday?", "She was arrested on Tuesday.", False),
        ("Did he resign last week?", "He resigned on Tuesday.", False),
    ],
)
def test_days_are_compared_where_both_name_them(question: str, sentence: str, other: bool) -> None:
    assert gives_other_days(read_question(question), sentence, PUBLISHED) is other


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("Were 12 people killed?", "Twelve people were killed.", False),
        ("Were 12 people killed?", "Fewer than 12 people were killed.", True),
        ("Were 12 people killed?", "Up to 12 people were killed.", True),
        ("Were 12 people killed?", "More than 12 people were killed.", True),
        ("Were 12 people killed?", "People were killed.", True),
        ("Were more than ten people killed?", "Twelve people were killed.", False),
        ("Were more than ten people killed?", "Eight people were killed.", True),
        ("Were at least 12 killed?", "More than 12 were killed.", False),
        ("Was one person killed?", "A man was killed.", False),
        ("Was anyone killed?", "Twelve people were killed.", False),
        ("Does it cost 3 million euros?", "It costs 3 million crowns.", True),
    ],
)
def test_a_figure_asked_about_has_to_follow_from_one_told(question: str, sentence: str, lacks: bool) -> None:
    assert lacks_figure(read_question(question), sentence) is lacks
