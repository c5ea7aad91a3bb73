"""What tells of the affair that a question is about, whatever words a single sentence has in common with it."""

from collections.abc import Callable, Sequence

from index.article import Article
from index.span import Span
from qa.asked import counts_it
from qa.counted import ANYBODY, BEFALLEN, PEOPLE, state_of
from qa.evidence import Evidence
from qa.facts import Fact, read_fact
from qa.families import subjects, vocabulary
from qa.numbers import read_quantities
from qa.question import Question

PART = 0.5  # of what the best article names of the affair: with less, an article is about another one
_UNTELLING = frozenset(
    subjects(
        "total toll number count figure far latest confirmed still today now final people"
        " deep tall high long wide heavy fast big large hot cold strong thick low"  # of the sea and of a drill
    )
)


def of_one_affair(question: Question, facts: Sequence[Fact]) -> list[Fact]:
    """The figures of articles that tell of what is asked about: those of a flood are not those of a fever.

    A name in the question tells the affair by itself: articles without it were left before.
    """
    if question.names:
        return list(facts)
    told = [_told_of(question, fact.article) for fact in facts]
    most = max(told, default=0.0)
    if not most:  # no word in common: what another article tells is of another affair
        return [fact for fact in facts if fact.article.id == facts[0].article.id]
    return [fact for fact, share in zip(facts, told, strict=True) if share >= PART * most]


def later_facts(
    question: Question,
    facts: Sequence[Fact],
    ranked: Sequence[Evidence],
    sentences_of: Callable[[str], Sequence[Span]],
) -> list[Fact]:
    """Newer figures for what befell the same people, in words that have little in common with the question.

    "The final count is 47 dead", months after "31 people were killed when the dam broke". The article must name all
    of the affair that the best one names, and the figure must say what befell those counted.
    """
    asked = question.stems & BEFALLEN
    newest = max((fact.as_of for fact in facts if fact.as_of), default=None)
    if question.kind != "count" or not asked or newest is None:
        return []
    most = max(_told_of(question, fact.article) for fact in facts)
    found = []
    for one in ranked:
        published = one.article.published
        if published is None or published <= newest or _told_of(question, one.article) < most:
            continue
        for quantity in read_quantities(one.text):
            if (
                quantity.kind == "count"
                and asked & state_of(one.text, quantity)
                and counts_it(question, quantity, one.text)
            ):
                fact = read_fact(question, one, quantity, sentences_of(one.article.id))
                if not (fact.part or fact.former or fact.of_another_time):
                    found.append(fact)
    return found


def _told_of(question: Question, article: Article) -> float:
    """The share of the words for the affair that stand in an article; 1 where the question has none."""
    affair = question.stems - set(question.counted) - BEFALLEN - PEOPLE - ANYBODY - _UNTELLING
    affair = frozenset(word for word in affair if not word[0].isdigit())
    held = vocabulary(article.text) | vocabulary(article.title or "")
    return len(affair & held) / len(affair) if affair else 1.0
