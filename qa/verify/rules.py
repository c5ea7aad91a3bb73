"""The rules of the gate, each of what a clause asserts against one or two adjacent sentences of a quote."""

from collections.abc import Callable

from qa.verify.asserted import Asserted
from qa.verify.failure import Failure
from qa.verify.figures import dated, dates, numbers
from qa.verify.naming import named, names
from qa.verify.negation import contraries, negation
from qa.verify.speaking import speakers
from qa.verify.support import quotations_hold, support
from qa.verify.window import Window

RULES: tuple[Callable[[Asserted, Window], Failure | None], ...] = (
    quotations_hold,
    numbers,
    dates,
    names,
    negation,
    contraries,
    speakers,
    support,
)


def first_failure(said: Asserted, window: Window) -> Failure | None:
    """The first rule that the clause breaks against this window; None if it keeps them all."""
    return next((failure for rule in RULES if (failure := rule(said, window))), None)


def missing(said: Asserted, window: Window) -> frozenset[str]:
    """Figures, dates and names of the clause that the quote does not have."""
    found = {said.figure(quantity) for quantity in said.quantities if not said.places(quantity, window)}
    found |= {said.clause[period.start : period.end] for period in said.periods if not dated(said, period, window)}
    return frozenset(found | {said.clause[slice(*run)] for run in said.names if not named(said, run, window)})
