"""Errors of the evals.

OnRecordError
└── UserError
    ├── CaseFileError      a case file that cannot be read as cases; one line a problem
    ├── RunFileError       a kept run that is cut short or none
    ├── MissingSourceError the index does not hold a source that a case cites
    └── BaselineError      floors of another corpus, or of other cases
"""

from dataclasses import dataclass

from index.errors import UserError


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file, and how to mend it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class CaseFileError(UserError):
    """What is wrong in the case files, a line each."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class RunFileError(UserError):
    """A kept run that cannot be read: file, line and what to do."""


class MissingSourceError(UserError):
    """A case cites a source that the index does not hold."""


class BaselineError(UserError):
    """The floors were set on other articles or other cases, so that nothing can be compared."""
