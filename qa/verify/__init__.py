"""The gate for free text: a clause passes only if one quote that it cites carries it."""

from qa.speech.quotations import locate_quote
from qa.verify.clauses import check_clause, clauses
from qa.verify.failure import Failure
from qa.verify.window import Quoted

__all__ = ["Failure", "Quoted", "check_clause", "clauses", "locate_quote"]
