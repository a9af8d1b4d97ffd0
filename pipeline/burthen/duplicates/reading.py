"""Streams the articles of record files: a run folder, a folder of files, or files, compressed or not."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from burthen.errors import InputError, RecordError
from burthen.records import ERROR_SCHEMA_ID, SCHEMA_ID, ArticleRecord

ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst")


def record_files(path: Path) -> list[Path]:
    """Returns the files of records under a path: those named `records*` where there are any, else all JSON lines.

    Raises:
        InputError: B101 if there is no such path, B104 for a folder without such files.
    """
    if not path.exists():
        raise InputError("B101", str(path), "Give a file or a folder of records.")
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.is_file() and file.name.endswith(ENDINGS))
    files = [file for file in files if file.name.startswith("records")] or files
    if not files:
        raise InputError("B104", str(path), "Give a folder with *.jsonl, *.jsonl.gz or *.jsonl.zst in it.")
    return files


def read_articles(paths: Iterable[Path]) -> Iterator[ArticleRecord]:
    """Yields the articles of record files, one line in memory at a time; error records are passed over.

    Raises:
        InputError: B101, B103 or B104 for a file that cannot be read, B110 for a line that is no JSON.
        RecordError: B401 for an object that is no record.
    """
    for path in paths:
        for file in record_files(path):
            yield from _read_file(file)


def _read_file(path: Path) -> Iterator[ArticleRecord]:
    import pyarrow as pa

    try:
        # pyarrow unpacks gzip and zstd by the suffix, without a package for each.
        with pa.input_stream(str(path), compression="detect") as stream:
            for number, line in enumerate(io.TextIOWrapper(stream, encoding="utf-8"), start=1):
                if line.strip() and (article := _article(line, f"{path}:{number}")) is not None:
                    yield article
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        detail = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError("B103", str(path), "Give a readable file of records.", detail=detail) from error


def _article(line: str, place: str) -> ArticleRecord | None:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("B110", place, "Give one record a line.", detail=str(error)) from error
    schema = row.get("schema") if isinstance(row, dict) else None
    if schema == ERROR_SCHEMA_ID:
        return None
    if schema != SCHEMA_ID:
        raise RecordError("B401", place, "Give records that burthen wrote.", detail=f"its schema is {schema!r}")
    try:
        return ArticleRecord.model_validate(row.get("article"))
    except ValidationError as error:
        first = error.errors()[0]
        detail = f"article.{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise RecordError("B401", place, "Write it with this version of burthen.", detail=detail) from error
