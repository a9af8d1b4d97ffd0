"""Arrow schemas of the tables. `SCHEMAS` is made when first asked for, because pyarrow takes a moment to import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from burthen.tables.columns import Column
from burthen.tables.columns_of_claims import CLAIMS, FIGURES
from burthen.tables.columns_of_stances import EVIDENCE, STANCES
from burthen.tables.columns_of_text import ARTICLES, SENTENCES

if TYPE_CHECKING:
    import pyarrow

    SCHEMAS: dict[str, pyarrow.Schema]

TABLES_ID: Final = "burthen/tables/1"
DESCRIPTION: Final = b"description"

COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    "articles": ARTICLES,
    "sentences": SENTENCES,
    "claims": CLAIMS,
    "figures": FIGURES,
    "stances": STANCES,
    "evidence": EVIDENCE,
}


def arrow_schema(table: str, columns: Sequence[Column]) -> pyarrow.Schema:
    """Returns the Arrow schema of a table; each field carries its description as metadata.

    Args:
        table: Name of the table, kept as metadata of the schema.
        columns: Its columns in order.
    """
    import pyarrow as pa

    fields = [
        pa.field(
            column.name,
            pa.type_for_alias(column.kind.value),
            nullable=not column.required,
            metadata={DESCRIPTION: column.description.encode()},
        )
        for column in columns
    ]
    return pa.schema(fields, metadata={"burthen": TABLES_ID, "table": table})


@cache
def _schemas() -> dict[str, Any]:
    return {table: arrow_schema(table, columns) for table, columns in COLUMNS.items()}


def __getattr__(name: str) -> Any:
    if name == "SCHEMAS":
        return _schemas()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
