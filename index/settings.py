"""What can be set from the environment (pydantic-settings)."""

from pathlib import Path

from platformdirs import user_cache_path
from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import UserError

PREFIX = "ONRECORD_"


class Settings(BaseSettings):
    """Each is read from ONRECORD_ and its name in capitals. Raises UserError for a value that it cannot have."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    def __init__(self) -> None:
        try:
            super().__init__()
        except ValidationError as error:
            wrong = error.errors()[0]
            name = f"{PREFIX}{wrong['loc'][0]}".upper()
            raise UserError(f"{name} is {wrong['input']!r}: {wrong['msg'].lower()}, or leave it unset") from None


class IndexSettings(Settings):
    """What indexing and asking run on."""

    embedding_model: str | None = None
    """A sentence-transformers model: a folder or a name. None: the one that the index was made with, or the shipped."""
    reader: str | None = None
    """An extractive question-answering model that reads in place of the shipped one: a folder or a hub's name."""
    cache: Path = user_cache_path("onrecord")
    """Where exported models are kept."""
