"""CSV, TSV and Parquet: one article a row, read as a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from burthen.article import Article, SourceRef
from burthen.errors import InputError
from burthen.ingest.failure import Failure
from burthen.ingest.lines import Lines, sound
from burthen.ingest.loading import Source, read_all
from burthen.ingest.rows import RowReader
from burthen.settings import IngestSettings

# Small, because one batch of long articles is held in memory at once.
_BATCH_ROWS = 64


def read_csv(
    source: Source, path: str, rows: RowReader, settings: IngestSettings, *, kind: str
) -> Iterator[Article | Failure]:
    """Yields one article or failure a row.

    Args:
        source: Stream of bytes; the first row names the columns.
        path: Path for messages.
        rows: Reader of rows.
        settings: Limits.
        kind: `csv` or `tsv`.

    Raises:
        InputError: B113 if there is no header that can be read.
    """
    # The limit of the module holds for the whole process, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), settings.max_bytes))
    lines = Lines(source, path, settings.max_bytes, newline="")
    rows.warning = lines.warning
    reader = csv.reader(lines, delimiter="\t" if kind == "tsv" else ",", strict=True)
    header = _header(reader, path, rows)
    number = 0
    while True:
        reference, row = SourceRef(path, kind, number), None
        place = f"{path}:{lines.number + 1}"
        try:
            cells = next(reader)
            if not any(cells):
                continue
            row = _as_mapping(header, cells, place)
            yield rows.read(row, reference, place)
        except StopIteration:
            return
        except csv.Error as error:
            table_error = InputError("B113", place, "Check the quotation marks of this row.", detail=str(error))
            yield rows.failure(row, reference, table_error)
        except InputError as error:
            yield rows.failure(row, reference, error)
        number += 1


def _header(reader: Any, path: str, rows: RowReader) -> list[str]:
    try:
        header = [sound(cell, path).strip().removeprefix("\ufeff") for cell in next(reader, [])]
    except csv.Error as error:
        raise InputError("B113", path, "Give a header row first.", detail=str(error)) from error
    if not {name.partition(".")[0] for name in rows.text_columns} & set(header):
        remedy = f"Name the column of the text with --map text=COLUMN (there are: {', '.join(header[:8])})."
        raise InputError("B109", f"{path}:1", remedy, detail=" or ".join(rows.text_columns))
    return header


def _as_mapping(header: list[str], cells: list[str], place: str) -> dict[str, str | None]:
    """Returns the row by column; an empty cell is a missing value."""
    if len(cells) > len(header):
        detail = f"{len(cells)} cells under {len(header)} columns"
        raise InputError("B113", place, "Put text that holds separators in quotation marks.", detail=detail)
    return {name: sound(cell, place) or None for name, cell in zip(header, cells, strict=False)}


def read_parquet(source: Source, path: str, rows: RowReader, settings: IngestSettings) -> Iterator[Article | Failure]:
    """Yields one article or failure a row, a small batch in memory at a time.

    Raises:
        InputError: B107 for a compressed or piped file over the limit, B109 no column of text, B113 no Parquet.
    """
    import pyarrow as pa
    from pyarrow import parquet

    seekable = path != "-" and source.is_file
    handle = path if seekable else io.BytesIO(read_all(source, path, settings.max_bytes))
    number = 0
    try:
        with parquet.ParquetFile(handle) as table:
            _check_columns(table.schema_arrow.names, path, rows)
            for batch in table.iter_batches(batch_size=_BATCH_ROWS):
                for row in batch.to_pylist():
                    yield _parquet_row(row, SourceRef(path, "parquet", number), rows)
                    number += 1
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        place = f"{path}:{number + 1}" if number else path
        detail = str(error).splitlines()[0]
        broken = InputError("B113", place, "Write the file again; it is damaged or no Parquet.", detail=detail)
        if not number:
            raise broken from error
        yield rows.failure(None, SourceRef(path, "parquet", number), broken)


def _parquet_row(row: dict[str, Any], reference: SourceRef, rows: RowReader) -> Article | Failure:
    try:
        return rows.read(row, reference, str(reference))
    except InputError as error:
        return rows.failure(row, reference, error)


def _check_columns(names: list[str], path: str, rows: RowReader) -> None:
    if not {name.partition(".")[0] for name in rows.text_columns} & set(names):
        remedy = f"Name the column of the text with --map text=COLUMN (there are: {', '.join(names[:8])})."
        raise InputError("B109", path, remedy, detail=" or ".join(rows.text_columns))
