"""Which embedding model an index was made with."""

from dataclasses import dataclass
from pathlib import Path

from index.errors import UserError
from index.settings import IndexSettings


@dataclass(frozen=True)
class ModelCard:
    """Which model made a vector. Two indexes with equal cards can be searched with the same queries."""

    name: str
    weights_sha256: str
    dimensions: int
    max_tokens: int


def check_model(made_with: ModelCard, folder: Path) -> None:
    """Raise UserError where another model is set than the index in `folder` was made with."""
    chosen = IndexSettings().embedding_model
    if chosen and chosen != made_with.name:
        raise UserError(
            f"the index in {folder} was made with the embedding model {made_with.name!r}, and "
            f"ONRECORD_EMBEDDING_MODEL says {chosen!r}: unset it, or index into another folder"
        )
