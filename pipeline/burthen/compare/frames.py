"""Rows of a comparison as an Arrow table and a DataFrame, by explicit schemas like those of a run's tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from burthen.tables.columns import Column
from burthen.tables.schemas import arrow_schema

if TYPE_CHECKING:
    import pandas
    import pyarrow


def arrow_table(name: str, columns: Sequence[Column], rows: Sequence[dict[str, Any]]) -> pyarrow.Table:
    """Returns rows as an Arrow table; a column that a row lacks is null."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=arrow_schema(name, columns))


def data_frame(table: pyarrow.Table) -> pandas.DataFrame:
    """Returns a table as a DataFrame; whole numbers and flags keep their type where some are missing."""
    import pandas as pd
    import pyarrow as pa

    types = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    return table.to_pandas(types_mapper=types.get)
