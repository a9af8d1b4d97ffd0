"""The table of what failed, beside the tables of the records: one row an error record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from burthen.tables.values import Row, cleaned

if TYPE_CHECKING:
    import pyarrow

NAME = "errors"
_COLUMNS = {
    "article_id": "Id that the source gives, null where it gives none.",
    "outlet": "Outlet as the source gives it.",
    "headline": "Headline as the source gives it.",
    "source_path": "File or dataset.",
    "source_format": "Format it was read as.",
    "source_row": "Row in a source of many, from 0.",
    "code": "Stable code; the README of burthen lists them.",
    "stage": "Stage of the flow that failed.",
    "message": "What is wrong, and what to do.",
}


def error_schema() -> pyarrow.Schema:
    """Returns the Arrow schema of the table."""
    import pyarrow as pa

    def field(name: str, description: str) -> pyarrow.Field:
        kind = pa.int64() if name == "source_row" else pa.string()
        return pa.field(name, kind, metadata={"description": description})

    return pa.schema([field(*column) for column in _COLUMNS.items()], metadata={"table": NAME})


def error_rows(lines: Iterable[bytes]) -> Iterator[Row]:
    """Yields the row of each error record."""
    for line in lines:
        record: dict[str, Any] = json.loads(line)
        article, error = record["article"], record["error"]
        source = {f"source_{name}": article["source"][name] for name in ("path", "format", "row")}
        known = {"article_id": article["id"], "outlet": article["outlet"], "headline": article["headline"]}
        yield cleaned({**known, **source, **error})
