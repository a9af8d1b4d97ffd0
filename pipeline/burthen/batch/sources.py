"""What a user names, spelled out: folders, patterns and datasets become a list of inputs in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from burthen.errors import SettingsError

HUB = "hf:"
_MAGIC = frozenset("*?[")
# What `datasets.Dataset.save_to_disk` and `DatasetDict.save_to_disk` leave behind.
_DATASET_FILES = ("state.json", "dataset_dict.json")


class InputKind(StrEnum):
    """How an input is read."""

    FILE = "file"
    DATASET = "dataset"
    HUB = "hub"
    EMPTY = "empty folder"


@dataclass(frozen=True)
class Input:
    """One thing to read.

    Attributes:
        path: As the records will name it.
        kind: How it is read. A path that is not there is a file too: reading it gives the error record.
    """

    path: str
    kind: InputKind = InputKind.FILE


def expand(sources: Iterable[str], run: Path) -> list[Input]:
    """Returns the inputs, in the order of the sources and sorted by path inside a folder or a pattern.

    Hidden files and the run's own folder are passed over; a path that two sources name counts once.

    Args:
        sources: Files, folders (searched to the bottom), patterns such as `texts/**/*.html`, folders written by
            `save_to_disk`, and `hf:OWNER/NAME` or `hf:OWNER/NAME:SPLIT` for datasets of the hub.
        run: Folder of the run.

    Raises:
        SettingsError: B201 for standard input, which cannot be read a second time.
    """
    own = run.resolve()
    found: dict[str, Input] = {}
    for source in sources:
        for item in _expand(source):
            if item.kind is InputKind.HUB or own not in (Path(item.path).resolve(), *Path(item.path).resolve().parents):
                found.setdefault(item.path, item)
    return list(found.values())


def _expand(source: str) -> Iterator[Input]:
    if source == "-":
        raise SettingsError("B201", "-", "Save it to a file first.", detail="a run cannot go on from standard input")
    if source.startswith(HUB):
        yield Input(source, InputKind.HUB)
        return
    path = Path(source)
    if path.is_dir():
        yield from _folder(path)
    elif not path.exists() and _MAGIC & set(source) and (names := _matches(source)):
        for name in names:
            if Path(name).is_file():
                yield Input(Path(name).as_posix())
    else:
        yield Input(source)


def _matches(pattern: str) -> list[str]:
    # Not Path.glob, which takes no absolute patterns.
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207


def _folder(folder: Path) -> Iterator[Input]:
    if any((folder / name).is_file() for name in _DATASET_FILES):
        yield Input(folder.as_posix(), InputKind.DATASET)
        return
    paths = [
        Path(root, name).as_posix()
        for root, folders, names in os.walk(folder)
        for name in _visible(folders, names)
    ]  # fmt: skip
    if not paths:
        yield Input(folder.as_posix(), InputKind.EMPTY)
    yield from map(Input, sorted(paths))


def _visible(folders: list[str], names: list[str]) -> list[str]:
    """Returns the files of a folder that are not hidden, and keeps the walk out of folders that are."""
    folders[:] = [name for name in folders if not name.startswith(".")]
    return [name for name in names if not name.startswith(".")]
