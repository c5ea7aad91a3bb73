"""Saved coverage -> clean articles -> passages -> a searchable index."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.build import Report, build_index

__all__ = ["Report", "build_index"]


def __getattr__(name: str) -> object:
    """What the package offers, imported when it is asked for: `import index.errors` must stay light."""
    if name in __all__:
        from index import build

        return getattr(build, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
