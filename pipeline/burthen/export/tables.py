"""Tables as files: CSV and Parquet folders, a DuckDB database."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from burthen.errors import ResourceError
from burthen.export.dictionary import data_dictionary
from burthen.export.no_text import columns_without_text, row_without_text
from burthen.records import Record
from burthen.tables.rows import table_rows
from burthen.tables.schemas import COLUMNS, arrow_schema
from burthen.tables.writing import TableFormat, TablesWriter

if TYPE_CHECKING:
    import pyarrow

DICTIONARY = "DATA_DICTIONARY.md"


def schemas(*, no_text: bool) -> dict[str, pyarrow.Schema]:
    """Returns the schema of each table; without text, words may be missing from it."""
    return {
        table: arrow_schema(table, columns_without_text(table) if no_text else columns)
        for table, columns in COLUMNS.items()
    }


def write_tables_to(records: Iterable[Record], folder: Path, to: TableFormat, *, no_text: bool) -> list[Path]:
    """Writes the tables and the data dictionary into a folder and returns the files."""
    with TablesWriter(folder, [to], schemas(no_text=no_text)) as writer:
        for record in records:
            rows = table_rows(record)
            if no_text:
                rows = {table: [row_without_text(table, row) for row in of] for table, of in rows.items()}
            writer.write_rows(rows)
    (folder / DICTIONARY).write_text(data_dictionary(), "utf8", newline="\n")
    return [folder / f"{table}.{to}" for table in COLUMNS] + [folder / DICTIONARY]


def write_duckdb(records: Iterable[Record], path: Path, scratch: Path, *, no_text: bool) -> None:
    """Writes one DuckDB database with all tables, a comment on each column.

    Args:
        scratch: An empty folder for what is in between.

    Raises:
        ResourceError: B304 if DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise ResourceError("B304", "duckdb", 'Install it with `pip install "burthen[compare]"`.') from error
    write_tables_to(records, scratch, TableFormat.PARQUET, no_text=no_text)
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        for table, columns in COLUMNS.items():
            source = str(scratch / f"{table}.parquet").replace("'", "''")
            connection.execute(f"create table {table} as select * from read_parquet('{source}')")
            for column in columns:
                text = column.description.replace("'", "''")
                connection.execute(f"comment on column {table}.\"{column.name}\" is '{text}'")
