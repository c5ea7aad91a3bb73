"""Errors of asking; all are OnRecordError, whose tree stands in index/errors.py.

UserError
├── QuestionRefused    the question cannot be asked
└── ModelRefused       the language model cannot be had as it was named: no package, no key, no such model
OnRecordError
├── ReaderDamaged      the reader's files are not those that were shipped or exported
├── ModelFailed        it was asked, and gave no reply: down, too slow, out of its limits
└── Stopped            who asked has stopped it
"""

from index.errors import OnRecordError, UserError


class QuestionRefused(UserError):
    """The question is empty, or longer than a question can be."""


class ModelRefused(UserError):
    """The language model that was named cannot be had. The message says what to install, set or name."""


class ModelFailed(OnRecordError):
    """The language model gave no reply. The message says what to do, and repeats nothing of what was asked."""


class ReaderDamaged(OnRecordError):
    """The reader's files are missing, or are not those that its description states."""


class Stopped(OnRecordError):
    """The answer was stopped, by the one who asked, before it was whole."""


__all__ = ["ModelFailed", "ModelRefused", "QuestionRefused", "ReaderDamaged", "Stopped"]
