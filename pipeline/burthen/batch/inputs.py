"""What identifies an input, and how many articles it may hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burthen.batch.journal import file_sha256
from burthen.batch.sources import Input, InputKind
from burthen.errors import SettingsError

_LINES = (".jsonl", ".ndjson", ".csv", ".tsv", ".tab")
_BLOCK = 1 << 20
_WHOLE = 8 << 20  # JSON up to this size is parsed to count what is in it


@dataclass(frozen=True)
class InputFacts:
    """An input as the run found it when it started.

    Attributes:
        input: The input.
        bytes: Its size, None where it cannot be read or lies on the hub.
        sha256: Hash of its content; for the hub, the commit. None where it cannot be read.
        expected: About how many articles it holds, for the time that is left; None where nothing tells.
        stamp: Size and time of change of a file, to notice a change while the run reads.
    """

    input: Input
    bytes: int | None = None
    sha256: str | None = None
    expected: int | None = None
    stamp: tuple[int, int] | None = None

    def to_json(self) -> dict[str, Any]:
        """Returns what the manifest keeps."""
        return {"path": self.input.path, "kind": self.input.kind.value, "bytes": self.bytes, "sha256": self.sha256}


def describe(item: Input) -> InputFacts:
    """Returns the facts of an input; one that cannot be read has none, and gets its error record when it is its turn.

    Raises:
        InputError: B123 for a dataset of the hub that cannot be reached: without its commit no run could be resumed.
    """
    if item.kind is InputKind.HUB:
        from burthen.batch.hub import commit_of

        return InputFacts(item, sha256=commit_of(item.path))
    try:
        if item.kind is InputKind.DATASET:
            return _describe_dataset(item)
        stamp = stamp_of(Path(item.path))
        return InputFacts(item, stamp[0], file_sha256(Path(item.path)), _expected(Path(item.path)), stamp)
    except OSError:
        return InputFacts(item)


def stamp_of(path: Path) -> tuple[int, int]:
    """Returns size and time of change in nanoseconds."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def check_unchanged(facts: InputFacts) -> None:
    """Refuses an input that changed after it was hashed.

    Raises:
        SettingsError: B213.
    """
    path = Path(facts.input.path)
    if facts.stamp is not None and (not path.exists() or stamp_of(path) != facts.stamp):
        raise SettingsError("B213", facts.input.path, "Leave the inputs alone and start anew with --no-resume.")


def expected_articles(inputs: Iterable[InputFacts]) -> int | None:
    """Returns about how many articles the inputs hold, None where one of them does not tell."""
    counts = [facts.expected for facts in inputs]
    return None if None in counts else sum(count or 0 for count in counts)


def _describe_dataset(item: Input) -> InputFacts:
    """The hash covers names and contents of all files in the folder, in order."""
    digest, size, folder = hashlib.sha256(), 0, Path(item.path)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{file_sha256(path)}\n".encode())
        size += path.stat().st_size
    return InputFacts(item, size, digest.hexdigest())


def _expected(path: Path) -> int | None:
    """Counts lines of JSONL and rows of tables; a JSON file is a list or one article, a document is one."""
    name = path.name.lower()
    if name.endswith((".parquet", ".pq")):
        return _rows_of_parquet(path)
    if not name.removesuffix(".gz").endswith(_LINES):
        return _count_items(path) if name.removesuffix(".gz").endswith(".json") else 1
    return _count_lines(path) if name.removesuffix(".gz").endswith((".jsonl", ".ndjson")) else _count_rows(path)


def _count_lines(path: Path) -> int | None:
    from burthen.errors import InputError
    from burthen.ingest.loading import READ_ERRORS, open_source

    try:
        with open_source(str(path)) as source:
            count, last = 0, b"\n"
            while block := source.read(_BLOCK):
                count, last = count + block.count(b"\n"), block[-1:]
            return count + (last != b"\n")
    except (InputError, *READ_ERRORS):
        return None


def _count_items(path: Path) -> int | None:
    import json

    from burthen.errors import InputError
    from burthen.ingest.loading import READ_ERRORS, open_source

    if path.stat().st_size > _WHOLE:
        return None
    try:
        with open_source(str(path)) as source:
            content = json.loads(source.read())
    except (InputError, ValueError, RecursionError, *READ_ERRORS):
        return 1
    return len(content) if isinstance(content, list) else 1


def _count_rows(path: Path) -> int | None:
    import csv
    import io

    from burthen.errors import InputError
    from burthen.ingest.loading import READ_ERRORS, open_source

    try:
        with open_source(str(path)) as source, io.BufferedReader(source) as stream:
            return max(0, sum(1 for row in csv.reader(io.TextIOWrapper(stream, "latin-1", newline="")) if any(row)) - 1)
    except (InputError, csv.Error, *READ_ERRORS):
        return None


def _rows_of_parquet(path: Path) -> int | None:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return int(parquet.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError):
        return None
