"""Errors of asking; all are OnRecordError, whose tree stands in index/errors.py.

UserError
├── QuestionRefused    the question cannot be asked
└── ModelRefused       the language model cannot be had as it was named: no package, no key, no such model
OnRecordError
└── ModelFailed        it was asked, and gave no reply: down, too slow, out of its limits
"""

from index.errors import OnRecordError, UserError


class QuestionRefused(UserError):
    """The question is empty, or longer than a question can be."""


class ModelRefused(UserError):
    """The language model that was named cannot be had. The message says what to install, set or name."""


class ModelFailed(OnRecordError):
    """The language model gave no reply. The message says what to do, and repeats nothing of what was asked."""


__all__ = ["ModelFailed", "ModelRefused", "QuestionRefused"]
