"""What an answer is to say, before it is checked: the statements in their order, and the positions among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.span import Span
from qa.affair import later_facts, of_one_affair
from qa.another_time import is_of_another_time, of_its_year, of_past_year
from qa.answer import Citation, Position
from qa.asked import speaks_of_counted
from qa.attributed import by_sentence, state
from qa.beside import beside
from qa.compose import MAX_STATEMENTS, Sentences, overlap, state_figures, state_sentences
from qa.contested import differing, with_contested
from qa.context import with_antecedent
from qa.corrections import corrected, standing
from qa.evidence import Evidence
from qa.facts import read_facts
from qa.gate import check
from qa.interview import with_replies
from qa.introduced import with_whole_names
from qa.kinds import NUMERIC
from qa.listing import state_listing, with_all_members
from qa.offices import in_office
from qa.premise import denied
from qa.question import Question
from qa.quoting import quoted_words
from qa.reconcile import Standing, reconcile
from qa.rival_facts import read_rival_facts
from qa.rivals import rivals
from qa.speech.quotations import locate_quote, quotations
from qa.statement import Opening, Statement
from qa.tables import is_row, state_cells
from qa.unanswered import NEAR_ENOUGH, answering, is_of_a_change
from qa.yesno import settled

READABLE = NUMERIC | {"date", "time"}
PARTLY = 0.5  # of the question's names: "the release of X on Y" is told without Y, too
TABLED = 3  # articles, the best ranked, whose tables are looked into
SURE = 0.1  # margin of the reader for what is surely the answer: above none at all
LIKELY = 12  # sentences, the best ranked, that an answer is made of


@dataclass(frozen=True)
class Claimed:
    """A value that the sources give, and the quote that gives it."""

    value: str
    scope: str | None
    speaker: str | None
    evidence: Evidence


@dataclass(frozen=True)
class Draft:
    """Statements to be checked; none where nothing found is of the kind asked for."""

    statements: tuple[Statement, ...]
    claimed: tuple[Claimed, ...] = ()
    disputed: bool = False

    def positions(self, citations: Sequence[Citation]) -> tuple[Position, ...]:
        """The values of the draft that the citations carry."""
        found = []
        for one in self.claimed:
            numbers = tuple(c.number for c in citations if _holds(c, one.evidence))
            published = one.evidence.article.published
            if numbers:
                as_of = published.isoformat() if published else None
                found.append(Position(one.value, one.scope, one.speaker, as_of, numbers))
        return tuple(found)


def _holds(citation: Citation, evidence: Evidence) -> bool:
    start, end = citation.start, citation.end
    same = citation.article.id == evidence.article.id
    return same and start is not None and end is not None and start <= evidence.start < end


def draft(
    question: Question,
    ranked: Sequence[Evidence],
    sentences_of: Callable[[str], Sequence[Span]],
    share: float,
) -> Draft:
    """What the best sentences answer.

    `sentences_of` gives the spans of an article's sentences by its id; `share` is the part of the first sentence's
    probability that a further one needs to be shown.
    """
    drafted = _draft(question, ranked, sentences_of, share)
    statements = [one for whole in drafted.statements for one in by_sentence(whole, sentences_of(whole.article.id))]
    return replace(drafted, statements=tuple(statements))


def _draft(
    question: Question,
    ranked: Sequence[Evidence],
    sentences_of: Callable[[str], Sequence[Span]],
    share: float,
) -> Draft:
    # An article that never names whom or what the question names is about something else.
    partly = [one for one in ranked if PARTLY <= one.features["names_article"] < 1.0][:LIKELY]
    ranked = [one for one in ranked if one.features["names_article"] == 1.0]
    unretracted = with_replies(question, standing(question, ranked, sentences_of), sentences_of)
    if notice := corrected(question, unretracted, sentences_of):
        return Draft((state(notice.article, notice.span, sentences_of(notice.article.id)),))
    if correcting := denied(question, unretracted, sentences_of):
        denial = state(correcting.article, correcting.span, sentences_of(correcting.article.id))
        return Draft(tuple(with_antecedent(denial, sentences_of(correcting.article.id))))
    spoken = quoted_words(question, unretracted, sentences_of)
    if spoken and all(check(one, sentences_of(one.article.id)) is None for one in spoken):
        return Draft(
            tuple(with_whole_names(question, spoken, {spoken[0].article.id: sentences_of(spoken[0].article.id)}))
        )
    holding, of_others = in_office(question, unretracted, sentences_of)
    of_the_year = {one.article.id: one.article for one in unretracted if of_its_year(question, one.article)}
    ranked = answering(question, unretracted, sentences_of)
    ranked = _quoting(question, ranked)
    if holding:
        elsewhere = {(one.article.id, one.span) for one in of_others}
        ranked = _first(holding[0], [one for one in ranked if (one.article.id, one.span) not in elsewhere])
    likely = [one for one in ranked if _may_answer(question, one)][:LIKELY] or _in_words(question, ranked)
    if question.kind == "reason":  # what gives a cause or a purpose comes before what does not
        near = [one for one in likely if one.probability >= NEAR_ENOUGH * likely[0].probability]
        likely = sorted(likely, key=lambda one: not (one in near and one.features["value"]))
    sentences = {one.article.id: sentences_of(one.article.id) for one in likely}
    cells = state_cells(question, list(of_the_year.values())[:TABLED])
    # A cell that would not pass is no answer: the sentences may hold one.
    cells = [one for one in cells if not (one.cell and is_of_a_change(question, one.cell))]
    if cells := [one for one in cells if check(one, sentences_of(one.article.id)) is None]:
        return Draft(tuple(cells))
    # Without its column's name a row is only figures: it is no sentence to show.
    ranked, likely = ([one for one in found if not is_row(one.article, one.span)] for found in (ranked, likely))
    if question.kind in NUMERIC:
        facts = read_facts(question, likely, sentences, share)
        facts = of_one_affair(question, [*facts, *read_rival_facts(question, facts, ranked, sentences)])
        facts = with_contested(question, facts, unretracted, sentences_of)
        sentences |= {fact.article.id: sentences_of(fact.article.id) for fact in facts}
        if later := later_facts(question, facts, unretracted, sentences_of):
            facts += later
            sentences |= {fact.article.id: sentences_of(fact.article.id) for fact in later}
        if facts:
            return _figures(question, reconcile(question, facts), sentences)
        # No figure is surely the one asked for: a sentence in which the reader finds it is shown as it stands.
        picked = [
            one
            for one in likely
            if one.is_surely_read
            and speaks_of_counted(question, one)
            and not _of_another_year(question, one, sentences)
        ]
        return Draft(tuple(state_sentences(question, picked[:1], share, sentences)))
    articles = list({one.article.id: one.article for one in likely}.values())[:TABLED]
    if listed := state_listing(question, articles, sentences_of):
        return Draft(tuple(listed))
    told = (
        differing(question, unretracted, sentences_of)
        or beside(question, likely, sentences_of)
        or rivals(question, likely, unretracted, partly)
    )
    if told := told[:MAX_STATEMENTS]:
        statements = tuple(state(one.article, one.span, sentences_of(one.article.id)) for one in told)
        return Draft(statements, tuple(map(_named, statements, told)), disputed=True)
    statements = tuple(state_sentences(question, likely, share, sentences))
    if question.kind == "yesno":
        statements = _with_verdict(question, likely, statements, sentences_of)
    listed = with_all_members(question, statements, sentences)
    return Draft(tuple(with_whole_names(question, listed, sentences)))


def _of_another_year(question: Question, one: Evidence, sentences: Sentences) -> bool:
    asked = of_past_year(question)
    return asked and is_of_another_time(question, one, len(one.text), sentences[one.article.id])


def _may_answer(question: Question, one: Evidence) -> bool:
    """Whether a sentence gives a value of the kind asked for; "after seven years" tells when, by the reader alone."""
    read = question.kind == "date" and one.is_read and one.features["reader_first"] > 0
    return question.kind not in READABLE or one.features["value"] > 0 or read


def _in_words(question: Question, ranked: Sequence[Evidence]) -> list[Evidence]:
    """Where nobody gives a figure: "until the thaw" tells how long, "every second Sunday" at what time."""
    told = question.kind in ("duration", "time")
    return [one for one in ranked if told and one.is_read and one.features["reader_first"] > 0][:1]


def _first(one: Evidence, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with one in front, that surely answers, so that others need to be as likely to stand beside it."""
    best = max((other.probability for other in (one, *ranked)), default=0.0)
    features = {**one.features, "value": 1.0, "reader": max(one.features["reader"], SURE)}
    surely = replace(one, probability=best, features=features)
    return [surely, *(other for other in ranked if (other.article.id, other.span) != (one.article.id, one.span))]


def _quoting(question: Question, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """Those that hold the words that the question quotes, where any does: it asks of these words and no others."""
    quoted = [question.text[start:end] for start, end in quotations(question.text)]
    return [one for one in ranked if all(locate_quote(words, one.text) for words in quoted)] or ranked


def _figures(question: Question, standings: Sequence[Standing], sentences: Sentences) -> Draft:
    shown = standings[:MAX_STATEMENTS]
    claimed = tuple(
        Claimed(" ".join(fact.article.text[slice(*fact.value)].split()), fact.scope, fact.party, fact.evidence)
        for fact in (standing.lead for standing in shown)
    )
    disputed = any(standing.relation == "disputed" for standing in shown)
    statements: dict[tuple[str, Span], Statement] = {}  # one sentence may give two figures
    for one, statement in zip(shown, state_figures(question, shown, sentences), strict=True):
        opening: Opening = "Earlier: " if one.relation == "earlier" else ""
        statements.setdefault((statement.article.id, statement.words), replace(statement, opening=opening))
    told: list[Statement] = []
    for statement in statements.values():
        together = with_antecedent(statement, sentences[statement.article.id]) if _is_whole(statement) else [statement]
        told += together if not any(overlap(together[0], other) for other in told) else [statement]
    return Draft(tuple(told), claimed, disputed)


def _is_whole(statement: Statement) -> bool:
    """Whether a sentence is shown as it stands, so that it may point back to the one before."""
    return statement.words == statement.quote and not statement.opening


def _named(statement: Statement, evidence: Evidence) -> Claimed:
    words = evidence.article.text[slice(*evidence.words)] if evidence.words else evidence.text
    return Claimed(" ".join(words.split()), None, statement.speaker, evidence)


def _with_verdict(
    question: Question,
    likely: Sequence[Evidence],
    statements: tuple[Statement, ...],
    sentences_of: Callable[[str], Sequence[Span]],
) -> tuple[Statement, ...]:
    """The sentence that carries a yes or a no put in front, opened by it."""
    told = settled(question, likely, sentences_of)
    if told is None:
        return statements
    evidence, answer = told
    first = replace(state(evidence.article, evidence.span, sentences_of(evidence.article.id)), opening=answer)
    return (first, *(other for other in statements if not overlap(first, other)))[:MAX_STATEMENTS]
