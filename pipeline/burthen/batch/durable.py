"""Writes that are whole or not there: a temporary file, fsync, rename, fsync of the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from burthen.errors import ResourceError

TEMPORARY = ".part"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what a file system can answer (full, read-only, gone) into ResourceError B311.

    Raises:
        ResourceError: B311 with the system's own words.
    """
    try:
        yield
    except OSError as error:
        remedy = "Make room or give it back its rights, then run the same command again: what is finished is kept."
        raise ResourceError("B311", str(path), remedy, detail=error.strerror or str(error), stage="batch") from error


def temporary_of(path: Path) -> Path:
    """Returns where a file is written before it gets its name."""
    return path.with_name(f".{path.name}{TEMPORARY}")


def publish(path: Path) -> None:
    """Gives the temporary file of a path its name; after this it is there even if the power fails."""
    temporary = temporary_of(path)
    sync_file(temporary)
    temporary.replace(path)
    sync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a small file in one step.

    Raises:
        ResourceError: B311 when it cannot be written; the old file is then still there.
    """
    with writing(path):
        try:
            temporary_of(path).write_bytes(content)
            publish(path)
        except OSError:
            temporary_of(path).unlink(missing_ok=True)
            raise


def sync_file(path: Path) -> None:
    """Waits until the content of a file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
