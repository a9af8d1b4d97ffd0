"""Settings of a run: bundled defaults, overridden key by key by a user's file and by options."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from burthen.errors import SettingsError
from burthen.resources import config

LAYERS = ("sentences", "claims", "figures", "stances")


class Section(BaseModel):
    """Base of the sections: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class IngestSettings(Section):
    """Limits and checks on what comes in."""

    max_characters: int = Field(gt=0, description="Longest article accepted, in code points.")
    max_bytes: int = Field(gt=0, description="Largest single file accepted, in bytes.")
    languages: list[str] = Field(description="ISO 639-1 codes accepted; every other language is refused.")


class EncoderSettings(Section):
    """The shared encoder."""

    name_or_path: str = Field(description="`bundled`, or any Hugging Face encoder, local or from the hub.")
    window_tokens: int = Field(gt=8, le=512, description="Pieces a window at most.")
    overlap_tokens: int = Field(ge=0, le=256, description="Pieces of the window before, read again as context.")
    batch_tokens: int = Field(gt=0, description="Pieces a batch at most on a GPU, padding included.")
    keep_states: bool = Field(description="Leave the encoder's states on a Doc when the pipeline is done.")
    device: str = Field(description="`cpu`, `cuda` or `cuda:N`.")
    threads: int = Field(ge=0, description="CPU threads of torch; 0 leaves torch's own choice.")


class ClaimSettings(Section):
    """Claims."""

    min_probability: float = Field(ge=0, le=1, description="Below this a type is still given, and marked by its p.")


class StanceSettings(Section):
    """Stances."""

    abstain_below: float = Field(ge=0, le=1, description="A verdict less probable than this becomes `abstain`.")
    discussed_above: float = Field(ge=0, le=1, description="A sentence this probably speaks of a proposition.")
    evidence: int = Field(gt=0, description="Evidence sentences listed a stance at most.")


class BatchSettings(Section):
    """How a batch is cut up; nothing here changes what a record says."""

    chunk_articles: int = Field(gt=0, description="Articles handed to a worker at a time, at most.")
    chunk_characters: int = Field(gt=0, description="Code points after which a chunk is closed.")
    shard_articles: int = Field(gt=0, description="Articles a shard of the run folder.")
    article_seconds: float = Field(gt=0, description="A chunk, and then each of its articles, may take so long.")


class Settings(Section):
    """Everything that changes what a record says."""

    ingest: IngestSettings
    encoder: EncoderSettings
    claims: ClaimSettings
    stance: StanceSettings
    batch: BatchSettings
    layers: list[str]
    targets: list[str] = Field(description="Target files: a bundled name or a path.")

    def sha256(self) -> str:
        """Returns the hash of the settings that change results; devices and batch sizes are left out."""
        dump = self.model_dump(mode="json", exclude={"batch"})
        for key in ("device", "threads", "batch_tokens", "keep_states"):
            dump["encoder"].pop(key)
        return hashlib.sha256(json.dumps(dump, sort_keys=True).encode()).hexdigest()


def load_settings(path: Path | None = None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Reads the bundled defaults, then a user's file, then overrides.

    Args:
        path: TOML file with any of the keys of `configs/default.toml`.
        overrides: Dotted keys and their values, such as `{"encoder.device": "cuda"}`.

    Raises:
        SettingsError: B201 for a file that cannot be read, an unknown key or a value out of range.
    """
    table = _read(config("default.toml"))
    place = "options"
    if path is not None:
        place = str(path)
        _merge(table, _read(path))
    for key, value in (overrides or {}).items():
        _set(table, key.split("."), value)
    try:
        return Settings.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError("B201", place, "See configs/default.toml.", detail=f"{where}: {first['msg']}") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError("B201", str(path), "Give a readable TOML file in UTF-8.", detail=str(error)) from error


def _merge(table: dict[str, Any], update: Mapping[str, Any]) -> None:
    for key, value in update.items():
        if isinstance(value, Mapping) and isinstance(table.get(key), dict):
            _merge(table[key], value)
        else:
            table[key] = value


def _set(table: dict[str, Any], keys: list[str], value: Any) -> None:
    for key in keys[:-1]:
        table = table.setdefault(key, {})
    table[keys[-1]] = value
