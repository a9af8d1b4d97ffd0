"""Ray."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from burthen.batch.work import Chunk, Line, Recipe


class RayEngine:
    """Ray Data."""

    def __init__(self, recipe: Recipe, workers: int, staging: Path, device: str, tick: Callable[[], Any]) -> None:
        """Not yet."""
        raise NotImplementedError

    def map(self, chunks: Iterable[Chunk]) -> Iterator[list[Line]]:
        """Not yet."""
        raise NotImplementedError

    def close(self) -> None:
        """Not yet."""
