"""Finds the records and tables of a run and reads records as a stream, whatever they are packed in."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

from pydantic import ValidationError

from burthen.errors import InputError, RecordError
from burthen.records import Record

ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".json", ".json.gz")
TABLES = "tables"
_REMEDY = "Give the folder of a run, or a file or folder of records."


def table_folder(run: Path) -> Path | None:
    """Returns the folder of a run's Parquet tables, None where it has none."""
    return next((folder for folder in (run / TABLES, run) if (folder / "articles.parquet").is_file()), None)


def record_files(run: Path) -> list[Path]:
    """Returns the record files of a run in order: its shards, or every file of records in the folder, or the file.

    Raises:
        InputError: B101 if there is no such path, B104 if the folder holds no records.
    """
    if not run.exists():
        raise InputError("B101", str(run), _REMEDY)
    if run.is_file():
        return [run]
    shards = [path for path in sorted(run.glob("records-*")) if path.name.endswith(ENDINGS)]
    known = ("manifest.json", "journal.jsonl", "errors.jsonl")
    files = shards or [p for p in sorted(run.iterdir()) if p.name.endswith(ENDINGS) and p.name not in known]
    if not files:
        raise InputError("B104", str(run), _REMEDY)
    return files


def read_run(run: Path) -> Iterator[Record]:
    """Yields the records of a run in order, without error records; one a line means one in memory at a time.

    Raises:
        InputError: B101 or B104 as `record_files`, B103 for a file that cannot be read, B110 for what is not JSON.
        RecordError: B401 for an object that is no record.
    """
    for path in record_files(run):
        yield from read_file(path)


def read_file(path: Path) -> Iterator[Record]:
    """Yields the records of one file: one a line, or one object or array.

    Raises:
        InputError: B103 if it cannot be read, B110 for what is not JSON.
        RecordError: B401 for an object that is no record.
    """
    for place, row in raw_rows(path):
        if not (isinstance(row, dict) and str(row.get("schema", "")).startswith("burthen/error")):
            yield _record(row, place)


def raw_rows(path: Path) -> Iterator[tuple[str, object]]:
    """Yields the objects of one file as they are, each with its place, error records too.

    Raises:
        InputError: B103 if it cannot be read, B110 for what is not JSON.
    """
    try:
        with _open(path) as stream:
            if ".jsonl" in path.name:
                for number, line in enumerate(stream, start=1):
                    if line.strip():
                        yield from _objects(line, f"{path}:{number}")
            else:
                yield from _objects(stream.read(), str(path))
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InputError("B103", str(path), "Give a readable file of records.", detail=str(error)) from error


def _objects(text: str, place: str) -> Iterator[tuple[str, object]]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError("B110", place, "Give one object a line in a .jsonl file.", detail=str(error)) from error
    for row in value if isinstance(value, list) else [value]:
        yield place, row


def _record(row: object, place: str) -> Record:
    try:
        return Record.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        detail = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise RecordError("B401", place, "Bring it up to date with `burthen migrate`.", detail=detail) from error


@contextmanager
def _open(path: Path) -> Iterator[TextIO]:
    """Opens a file as UTF-8 text, unpacked as its ending says."""
    if path.suffix == ".zst":
        import io

        import pyarrow as pa

        with pa.CompressedInputStream(pa.OSFile(str(path)), "zstd") as packed:
            yield io.TextIOWrapper(packed, encoding="utf8")
    elif path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf8") as stream:
            yield cast("TextIO", stream)
    else:
        with path.open(encoding="utf8") as stream:
            yield stream
