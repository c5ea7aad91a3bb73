"""Errors of asking; all are OnRecordError, whose tree stands in index/errors.py."""

from index.errors import UserError


class QuestionRefused(UserError):
    """The question is empty, or longer than a question can be."""


__all__ = ["QuestionRefused"]
