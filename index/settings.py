"""What can be set from the environment (pydantic-settings)."""

from pathlib import Path

from platformdirs import user_cache_path
from pydantic_settings import BaseSettings, SettingsConfigDict


class IndexSettings(BaseSettings):
    """Each is read from ONRECORD_ and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="ONRECORD_", extra="ignore")

    embedding_model: str | None = None
    """A sentence-transformers model: a folder or a name. None: the one that the index was made with, or the shipped."""
    reader: str | None = None
    """An extractive question-answering model that reads in place of the shipped one: a folder or a hub's name."""
    cache: Path = user_cache_path("onrecord")
    """Where exported models are kept."""
