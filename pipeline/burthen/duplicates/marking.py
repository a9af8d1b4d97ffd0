"""The pass as one call, and the table as a file."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from burthen.duplicates.entries import Entry, entry_of
from burthen.duplicates.index import DuplicateIndex
from burthen.duplicates.reading import read_articles
from burthen.duplicates.table import table_of
from burthen.errors import SettingsError
from burthen.records import ErrorRecord, Record

Given = Iterable[str | Path | Record | ErrorRecord]


def mark_duplicates(given: Given, index: Path | DuplicateIndex | None = None) -> Any:
    """Marks which articles are the same text.

    Args:
        given: Paths of record files, of folders of them or of run folders, or records; also both. Streamed.
        index: Index to extend with them, opened or by its file; a temporary one on disk if None.

    Returns:
        A `pyarrow.Table` of all the articles of the index, by id; see `burthen.duplicates.schema`. The same for any
        order of what was given, and for any division among calls.

    Raises:
        InputError: B101, B103, B104 or B110 for a file that cannot be read.
        RecordError: B401 for an object that is no record, B407 for an id that two different texts have.
        SettingsError: B205 for an index that was made with other parameters.
    """
    if isinstance(index, DuplicateIndex):
        index.update(entries(given))
        return table_of(index)
    if index is not None:
        with DuplicateIndex(index) as opened:
            opened.update(entries(given))
            return table_of(opened)
    with _temporary() as opened:
        opened.update(entries(given))
        return table_of(opened)


@contextmanager
def _temporary() -> Iterator[DuplicateIndex]:
    with tempfile.TemporaryDirectory(prefix="burthen-") as folder, DuplicateIndex(_in(folder), durable=False) as index:
        yield index


def _in(folder: str) -> Path:
    return Path(folder) / "index"


def entries(given: Given) -> Iterator[Entry]:
    """Yields what is compared of records, and of the records in files and folders."""
    for item in given:
        if isinstance(item, Record):
            yield entry_of(item.article)
        elif not isinstance(item, ErrorRecord):
            yield from map(entry_of, read_articles([Path(item)]))


def write_table(table: Any, path: Path | None) -> None:
    """Writes the table as Parquet, CSV or JSON lines, by the suffix; None writes JSON lines to standard output.

    Raises:
        SettingsError: B201 for another suffix, or a file that cannot be written.
    """
    kind = check_output(path)
    if path is None:
        for line in _lines(table):
            sys.stdout.write(line)
        return
    try:
        _write_file(table, path, kind)
    except OSError as error:
        detail = f"it cannot be written: {error.strerror or error}"
        raise SettingsError(
            "B201", f"--output {path}", "Give a file in a folder that exists.", detail=detail
        ) from error


def check_output(path: Path | None) -> str:
    """Returns the suffix that tells the format.

    Raises:
        SettingsError: B201 for one that tells none.
    """
    kind = ".jsonl" if path is None else path.suffix.lower()
    if kind not in (".parquet", ".csv", ".jsonl"):
        raise SettingsError("B201", f"--output {path}", "Give a name that ends in .parquet, .csv or .jsonl.")
    return kind


def _write_file(table: Any, path: Path, kind: str) -> None:
    if kind == ".parquet":
        from pyarrow import parquet

        parquet.write_table(table, path)
    elif kind == ".csv":
        from pyarrow import csv

        csv.write_csv(table, path)
    else:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(_lines(table))


def _lines(table: Any) -> Iterator[str]:
    import json

    for batch in table.to_batches(max_chunksize=1_000):
        yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in batch.to_pylist())
