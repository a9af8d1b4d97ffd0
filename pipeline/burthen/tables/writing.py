"""Writes tables from a stream of records: Parquet and CSV, flat memory, the same bytes for the same records.

Row groups are cut by number of rows alone and nothing of the clock or the machine goes into a file, so the bytes hang
on the records and on pyarrow's version. A file appears under its name only when all files are whole.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from burthen.records import ErrorRecord, Record
from burthen.tables.rows import table_rows
from burthen.tables.values import Row

if TYPE_CHECKING:
    import pyarrow

# An article's row carries its text (a few kB), the others a sentence: both groups come to some 5 to 10 MB.
ROWS_OF_ARTICLES: Final = 1_000
ROWS: Final = 20_000
COMPRESSION: Final = "zstd"


class TableFormat(StrEnum):
    """What a table can be written as; the value is the file's ending."""

    PARQUET = "parquet"
    CSV = "csv"


class TableWriter:
    """Writes one table row group by row group; `commit` gives the file its name, `discard` leaves nothing behind."""

    def __init__(self, path: Path, schema: pyarrow.Schema, row_group: int = ROWS) -> None:
        self.path, self.rows = path, 0
        self._schema, self._row_group = schema, row_group
        self._temporary = path.with_name(f".{path.name}.part")
        self._buffer: list[Row] = []
        self._writer = _open(self._temporary, path, schema)

    def write(self, rows: Iterable[Row]) -> None:
        """Adds rows; those of a whole group go to the disk."""
        for row in rows:
            self._buffer.append(row)
            if len(self._buffer) == self._row_group:
                self._flush()

    def close(self) -> None:
        """Writes what is left; the file has no name yet."""
        if self._buffer:
            self._flush()
        self._writer.close()

    def commit(self) -> None:
        """Gives a closed file its name, in one step."""
        self._temporary.replace(self.path)

    def discard(self) -> None:
        """Removes what was written."""
        with contextlib.suppress(Exception):
            self._writer.close()
        self._temporary.unlink(missing_ok=True)

    def _flush(self) -> None:
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_pylist(self._buffer, schema=self._schema))
        self.rows += len(self._buffer)
        self._buffer = []


class TablesWriter:
    """Writes all tables of a stream of records; use it in a `with`, which commits, or leaves nothing after an error.

    Args:
        folder: Where the files go (`articles.parquet`, ...); made if it is missing.
        formats: What each table is written as.
        schemas: Schema of each table; those of a run when None.
    """

    def __init__(
        self,
        folder: Path,
        formats: Sequence[TableFormat] = (TableFormat.PARQUET,),
        schemas: Mapping[str, pyarrow.Schema] | None = None,
    ) -> None:
        from burthen.tables.schemas import SCHEMAS

        folder.mkdir(parents=True, exist_ok=True)
        self._writers = {
            table: [TableWriter(folder / f"{table}.{ending}", schema, _group_of(table)) for ending in formats]
            for table, schema in (schemas or SCHEMAS).items()
        }

    def write(self, record: Record) -> None:
        """Adds the rows of one record to every table."""
        self.write_rows(table_rows(record))

    def write_rows(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Adds rows that `table_rows` made, perhaps in another process."""
        for table, of_table in rows.items():
            for writer in self._writers[table]:
                writer.write(of_table)

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each table that are in the files; complete after the `with`."""
        return {table: writers[0].rows for table, writers in self._writers.items() if writers}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        writers = [writer for of_table in self._writers.values() for writer in of_table]
        try:
            if kind is None:
                for writer in writers:
                    writer.close()
                for writer in writers:
                    writer.commit()
        finally:
            for writer in writers:
                writer.discard()


def write_tables(
    records: Iterable[Record | ErrorRecord], folder: Path, formats: Sequence[TableFormat] = (TableFormat.PARQUET,)
) -> dict[str, int]:
    """Writes the tables of a stream of records; error records have no rows.

    Returns:
        The number of rows of each table.
    """
    with TablesWriter(folder, formats) as writer:
        for record in records:
            if isinstance(record, Record):
                writer.write(record)
    return writer.counts


def write_table(path: Path, schema: pyarrow.Schema, rows: Iterable[Row]) -> int:
    """Writes one table as the ending of its path says and returns the number of its rows."""
    writer = TableWriter(path, schema)
    try:
        writer.write(rows)
        writer.close()
        writer.commit()
    finally:
        writer.discard()
    return writer.rows


def _group_of(table: str) -> int:
    return ROWS_OF_ARTICLES if table == "articles" else ROWS


def _open(temporary: Path, path: Path, schema: pyarrow.Schema) -> Any:
    if path.suffix == f".{TableFormat.CSV}":
        from pyarrow import csv

        return csv.CSVWriter(str(temporary), schema)
    from pyarrow import parquet

    return parquet.ParquetWriter(str(temporary), schema, compression=COMPRESSION)
