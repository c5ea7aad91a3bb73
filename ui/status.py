"""What an answer's status is called where people read it."""

from qa.answer import Answer

_CALLED = {"disputed": "The sources differ", "not_found": "The sources do not say"}


def status_and_text(answer: Answer) -> tuple[str | None, str]:
    """The status in words, None where it is simply answered, and the answer's text without them at its head."""
    status = _CALLED.get(answer.status)
    return status, answer.text.removeprefix(f"{status}.").lstrip()
