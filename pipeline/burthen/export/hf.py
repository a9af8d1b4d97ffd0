"""A folder that Hugging Face `datasets` loads: Parquet tables, a dataset card, Croissant metadata.

References:
    Akhtar et al., Croissant: A Metadata Format for ML-Ready Datasets, NeurIPS 2024; format specification 1.0.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from burthen.export.no_text import columns_without_text
from burthen.export.tables import write_tables_to
from burthen.records import Record
from burthen.resources import config
from burthen.tables.columns import Column, ColumnType
from burthen.tables.schemas import COLUMNS
from burthen.tables.writing import TableFormat

DATA: Final = "data"
CROISSANT_TYPES: Final = {
    ColumnType.STRING: "sc:Text",
    ColumnType.INTEGER: "sc:Integer",
    ColumnType.NUMBER: "sc:Float",
    ColumnType.BOOLEAN: "sc:Boolean",
}


def write_hf(records: Iterable[Record], folder: Path, *, no_text: bool) -> list[Path]:
    """Writes the folder and returns its files.

    The licence is left to whoever owns the texts: the card says so, and nothing is filled in.
    """
    files = write_tables_to(records, folder / DATA, TableFormat.PARQUET, no_text=no_text)
    name = folder.resolve().name
    card, croissant = folder / "README.md", folder / "croissant.json"
    card.write_text(_card(folder, name, no_text=no_text), "utf8", newline="\n")
    croissant.write_text(json.dumps(_croissant(folder, name, no_text=no_text), indent=1) + "\n", "utf8", newline="\n")
    return [*files, card, croissant]


def _card(folder: Path, name: str, *, no_text: bool) -> str:
    from pyarrow import parquet

    configs = "\n".join(
        f"- config_name: {table}\n  data_files: {DATA}/{table}.parquet" + ("\n  default: true" if not index else "")
        for index, table in enumerate(COLUMNS)
    )
    rows = {table: parquet.read_metadata(folder / DATA / f"{table}.parquet").num_rows for table in COLUMNS}
    counts = "\n".join(f"| `{table}` | {n:,} |" for table, n in rows.items())
    text = (
        "The texts are not in it: offsets, labels, hashes and short quotes are." if no_text else "The texts are in it."
    )
    return (
        config("export/dataset_card.md")
        .read_text("utf8")
        .format(configs=configs, name=name, counts=counts, text=text, size=_size(rows["sentences"]))
    )


def _size(rows: int) -> str:
    """Returns the size category that the hub's cards use."""
    limits = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
    return next((name for limit, name in limits if rows < limit), "1M<n<10M")


def _croissant(folder: Path, name: str, *, no_text: bool) -> dict[str, Any]:
    base: dict[str, Any] = json.loads(config("export/croissant.json").read_text("utf8"))
    base |= {"name": name, "distribution": [_file(folder / DATA / f"{table}.parquet", table) for table in COLUMNS]}
    base["recordSet"] = [
        _record_set(table, columns_without_text(table) if no_text else columns) for table, columns in COLUMNS.items()
    ]
    return base


def _file(path: Path, table: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{table}.parquet",
        "name": f"{table}.parquet",
        "contentUrl": f"{DATA}/{path.name}",
        "encodingFormat": "application/x-parquet",
        "contentSize": f"{path.stat().st_size} B",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def _record_set(table: str, columns: Iterable[Column]) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table}/{column.name}",
                "name": f"{table}/{column.name}",
                "description": column.description,
                "dataType": CROISSANT_TYPES[column.kind],
                "source": {"fileObject": {"@id": f"{table}.parquet"}, "extract": {"column": column.name}},
            }
            for column in columns
        ],
    }
