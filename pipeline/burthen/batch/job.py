"""What a batch is asked to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from burthen.settings import Settings


class OnError(StrEnum):
    """What happens at the first article that fails."""

    RECORD = "record"
    STOP = "stop"


class EngineName(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True)
class BatchJob:
    """One run.

    Attributes:
        sources: What to read; see `burthen.batch.sources.expand`.
        run: Folder of the run.
        settings: Settings.
        targets: Target files beyond those of the settings.
        layers: Layers to run, None for those of the settings.
        format: Format of all files, None to tell it by name and content.
        field_map: Our field to the user's column.
        limit: Articles to read at most, None for all.
        resume: Whether to go on with a run that is in the folder; else it is removed.
        on_error: What happens at the first article that fails.
        workers: Processes; 0 works in this process, None takes one a core (one on a GPU).
        engine: Where the work is done.
    """

    sources: tuple[str, ...]
    run: Path
    settings: Settings
    targets: tuple[str, ...] = ()
    layers: tuple[str, ...] | None = None
    format: str | None = None
    field_map: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    limit: int | None = None
    resume: bool = True
    on_error: OnError = OnError.RECORD
    workers: int | None = None
    engine: EngineName = EngineName.LOCAL
