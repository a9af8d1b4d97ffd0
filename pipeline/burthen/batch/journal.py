"""The journal: one line for each finished shard, so that a run knows after any kill what it has.

A shard counts from the moment its line is whole on the disk. What was begun after it (a shard without a line, a torn
line, error records beyond the length that the last line names) is cut off or written again, with the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from burthen.batch.durable import writing
from burthen.errors import SettingsError


@dataclass(frozen=True)
class ShardEntry:
    """A finished shard.

    Attributes:
        shard: Its number, from 0.
        articles: Lines in it.
        errors: How many of them are error records.
        sha256: Hash of the file.
        bytes: Size of the file.
        errors_bytes: Length of `errors.jsonl` up to and with this shard.
        codes: Number of error records by code.
    """

    shard: int
    articles: int
    errors: int
    sha256: str
    bytes: int
    errors_bytes: int
    codes: dict[str, int]


class Journal:
    """The entries of a run, kept on disk; `lock` it before anything is written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[ShardEntry] = []

    @property
    def articles(self) -> int:
        """Articles in the finished shards."""
        return sum(entry.articles for entry in self.entries)

    @property
    def errors_bytes(self) -> int:
        """Length of `errors.jsonl` that the finished shards account for."""
        return self.entries[-1].errors_bytes if self.entries else 0

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keeps every other process out; the system lets go of the lock when this one dies.

        Raises:
            SettingsError: B212 when another process holds it.
        """
        with writing(self.path):
            handle = self.path.open("ab")
        with handle:
            _lock(handle, self.path)
            yield

    def load(self) -> None:
        """Reads the entries, and cuts off a line that a kill left torn.

        Raises:
            SettingsError: B211 when a whole line is no entry.
        """
        content = self.path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        try:
            self.entries = [ShardEntry(**json.loads(line)) for line in whole.splitlines()]
        except (ValueError, TypeError) as error:
            raise SettingsError("B211", str(self.path), "Start anew with --no-resume.", detail=str(error)) from error
        if len(whole) < len(content):
            os.truncate(self.path, len(whole))

    def append(self, entry: ShardEntry) -> None:
        """Adds an entry; when this returns, it is on the disk.

        Raises:
            ResourceError: B311 when it cannot be written.
        """
        append_lines(self.path, [json.dumps(asdict(entry)).encode()])
        self.entries.append(entry)

    def clear(self) -> None:
        """Forgets all entries."""
        with writing(self.path):
            os.truncate(self.path, 0)
        self.entries = []


def append_lines(path: Path, lines: list[bytes]) -> int:
    """Adds lines to a file, waits until they are on the disk, and returns the length of the file.

    Raises:
        ResourceError: B311 when they cannot be written.
    """
    with writing(path), path.open("ab") as stream:
        stream.write(b"".join(line + b"\n" for line in lines))
        stream.flush()
        os.fsync(stream.fileno())
        return stream.tell()


def file_sha256(path: Path) -> str:
    """Returns the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _lock(handle: IO[bytes], path: Path) -> None:
    with suppress(ImportError):  # Windows has no fcntl; there, two processes on one run are not noticed
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            remedy = "Wait until it is done, stop it, or give another folder with -o."
            raise SettingsError("B212", str(path.parent), remedy) from error
