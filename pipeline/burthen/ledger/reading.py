"""Reads records one by one: plain, `.gz` or `.zst`, from a file, a folder or standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from pydantic import ValidationError

from burthen.errors import InputError, RecordError
from burthen.records import ERROR_SCHEMA_ID, Record

ENDINGS = (".jsonl", ".json", ".jsonl.gz", ".json.gz", ".jsonl.zst", ".json.zst")
_CODECS = {".gz": "gzip", ".zst": "zstd"}


def read_records(source: str) -> Iterator[Record]:
    """Yields the records of a source in order; error records are left out.

    Lines are read one by one, so a file may be larger than memory; a JSON array or one indented object is read whole.

    Args:
        source: A file, a folder of files (by name), or `-`.

    Raises:
        InputError: B101 if there is no such file, B103 if it cannot be read, B104 if it holds nothing, B110 for what is
            not JSON.
        RecordError: B401 for an object that is no record.
    """
    number = 0
    for name, lines in _streams(source):
        for place, row in _rows(lines, name):
            number += 1
            if isinstance(row, dict) and row.get("schema") == ERROR_SCHEMA_ID:
                continue
            yield _record(row, place)
    if not number:
        raise InputError("B104", source, "Give records as `burthen analyze` writes them.")


def _record(row: object, place: str) -> Record:
    try:
        return Record.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        detail = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise RecordError("B401", place, "Write it with this version of burthen.", detail=detail) from error


def _streams(source: str) -> Iterator[tuple[str, Iterable[str]]]:
    if source == "-":
        yield "standard input", sys.stdin
        return
    path = Path(source)
    if not path.exists():
        raise InputError("B101", source, "Give a file or a folder of records, or - for standard input.")
    files = sorted(f for f in path.rglob("*") if f.name.endswith(ENDINGS)) if path.is_dir() else [path]
    yield from ((str(file), _lines(file)) for file in files)


def _lines(path: Path) -> Iterator[str]:
    try:
        with _open(path) as stream:
            yield from (line.decode("utf8") for line in stream)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError("B103", str(path), "Give a readable file of records.", detail=str(error)) from error


def _open(path: Path) -> IO[Any]:
    codec = _CODECS.get(path.suffix)
    if codec is None:
        return path.open("rb")
    import io

    import pyarrow

    stream: IO[Any] = io.BufferedReader(pyarrow.input_stream(str(path), compression=codec))
    return stream


def _rows(lines: Iterable[str], name: str) -> Iterator[tuple[str, object]]:
    """Yields the objects of a stream with their places, whether one a line, an array, or one indented object."""
    rest: list[str] = []
    for number, line in enumerate(lines, start=1):
        if rest or line.strip() in ("[", "{"):
            rest.append(line)
        elif line.strip():
            yield from _parsed(line, f"{name}:{number}")
    if rest:
        yield from _parsed("".join(rest), name)


def _parsed(text: str, place: str) -> Iterator[tuple[str, object]]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError("B110", place, "Give one record a line.", detail=str(error)) from error
    yield from ((place, row) for row in (value if isinstance(value, list) else [value]))
