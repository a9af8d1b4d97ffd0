"""The formats by name, apart from what they need, so that a command line can list them at once."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ExportFormat(StrEnum):
    """What a run can be taken elsewhere as."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    HF = "hf"
    TIF = "tif"
    WEBANNO = "webanno"
    SCHEMAORG = "schemaorg"
    DOCBIN = "docbin"
    DUCKDB = "duckdb"


STREAMS: Final = frozenset(
    {ExportFormat.JSON, ExportFormat.JSONL, ExportFormat.WEBANNO, ExportFormat.SCHEMAORG}
)  # text in one piece, which can go to standard output
FOLDERS: Final = frozenset({ExportFormat.CSV, ExportFormat.PARQUET, ExportFormat.HF, ExportFormat.TIF})
NEED_TEXT: Final = frozenset({ExportFormat.TIF, ExportFormat.SCHEMAORG, ExportFormat.DOCBIN})
