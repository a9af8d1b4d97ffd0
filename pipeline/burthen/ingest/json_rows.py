"""JSON (one object, or a list of them) and JSONL (one object a line)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from burthen.article import Article, SourceRef
from burthen.errors import InputError
from burthen.ingest.decoding import decode
from burthen.ingest.failure import Failure
from burthen.ingest.lines import Lines, sound
from burthen.ingest.loading import Source, read_all
from burthen.ingest.rows import RowReader
from burthen.settings import IngestSettings


def read_json(source: Source, path: str, rows: RowReader, settings: IngestSettings) -> Iterator[Article | Failure]:
    """Yields the article of an object, or the articles of a list.

    Raises:
        InputError: For an object, whatever is wrong with it; for a list, only what is wrong with the whole file.
    """
    text, rows.warning = decode(read_all(source, path, settings.max_bytes), path)
    value = parse(text.removeprefix("\ufeff"), path)
    if not isinstance(value, list):
        yield rows.read(value, SourceRef(path, "json"), path)
        return
    for number, row in enumerate(value):
        reference = SourceRef(path, "json", number)
        try:
            yield rows.read(row, reference, str(reference))
        except InputError as error:
            yield rows.failure(row, reference, error)


def read_jsonl(source: Source, path: str, rows: RowReader, settings: IngestSettings) -> Iterator[Article | Failure]:
    """Yields one article or failure a line, in order; blank lines are passed over but counted."""
    lines = Lines(source, path, settings.max_bytes, newline="\n")
    rows.warning = lines.warning
    for number in range(1 << 62):
        reference = SourceRef(path, "jsonl", number)
        row: Any = None
        try:
            line = next(lines, None)
            if line is None:
                return
            if line.strip():
                row = parse(sound(line.strip(), str(reference)), str(reference))
                yield rows.read(row, reference, str(reference))
        except InputError as error:
            yield rows.failure(row, reference, error)


def parse(text: str, place: str) -> Any:
    """Returns the parsed JSON.

    Raises:
        InputError: B110 for anything that is not JSON, or nested too deeply to be read.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise InputError("B110", place, "Flatten it.", detail="nested too deeply") from error
    except ValueError as error:
        where = (
            f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else "a number is too long"
        )
        raise InputError("B110", place, "Check the quotation marks and commas there.", detail=where) from error
