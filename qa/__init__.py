"""Question -> passages -> quotes -> checked, cited answer."""

from typing import TYPE_CHECKING

from qa.answer import Answer, Citation, Position

if TYPE_CHECKING:
    from qa.assistant import Assistant

__all__ = ["Answer", "Assistant", "Citation", "Position"]


def __getattr__(name: str) -> object:
    """The assistant, imported when it is asked for: `import qa.numbers` must stay light."""
    if name == "Assistant":
        from qa.assistant import Assistant

        return Assistant
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
