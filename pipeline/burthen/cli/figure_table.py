"""Rows of figures for a person, a spreadsheet or a program."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from burthen.ledger.rows import COLUMNS, figure_rows, quantities

if TYPE_CHECKING:
    from burthen.cli.figures import RowFormat
    from burthen.records import Record

CHECK_COLUMNS = ("check", "check_difference", "reference_value", "reference_period", "reference_source")
WIDTH = 160


def write_rows(
    records: Iterable[Record], format_: RowFormat, stream: TextIO, *, check: bool = False, color: bool | None = None
) -> None:
    """Writes the figures of records.

    Args:
        check: Whether to compare each figure with the reference series.
        color: Whether to colour the table, None to let the stream decide.
    """
    if format_ == "quantities":
        for record in records:
            stream.write(json.dumps(quantities(record), ensure_ascii=False) + "\n")
        return
    rows = _rows(records, check=check)
    if format_ == "jsonl":
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif format_ == "csv":
        writer = csv.DictWriter(stream, [*COLUMNS, *(CHECK_COLUMNS if check else ())], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _write_table(rows, stream, check=check, color=color)


def _rows(records: Iterable[Record], *, check: bool) -> Iterator[dict[str, Any]]:
    for record in records:
        rows = figure_rows(record)
        if check:
            from burthen.ledger.check import check_figure

            for row, figure in zip(rows, record.figures or [], strict=True):
                row |= check_figure(record, figure).row()
        yield from rows


def _write_table(rows: Iterable[dict[str, Any]], stream: TextIO, *, check: bool, color: bool | None) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("outlet", "published", "figure", "reading", "period", "payer", "payee", "measures", "voice"):
        table.add_column(heading, overflow="fold")
    if check:
        table.add_column("check", overflow="fold")
    for row in rows:
        table.add_row(*_cells(row), *([_verdict(row)] if check else []))
    Console(file=stream, width=None if stream.isatty() else WIDTH, force_terminal=color, highlight=False).print(table)


def _cells(row: dict[str, Any]) -> list[str]:
    from rich.markup import escape

    low, high = row["value_min"], row["value_max"]
    value = _number(high if low is None else low) if low == high or None in (low, high) else f"{low:g} to {high:g}"
    said = [value, row["unit"] or "", "" if row["bound"] == "exact" else row["bound"]]
    said += ["" if row["change"] == "none" else row["change"], f"a {row['per']}" if row["per"] else ""]
    period = " to ".join(row[name] or "..." for name in ("period_start", "period_end"))
    cells = [row["outlet"], (row["published"] or "")[:10], row["quote"], " ".join(filter(None, said))]
    cells += [period if row["period_start"] or row["period_end"] else "", row["payer"], row["payee"], row["measures"]]
    cells.append("author" if row["voice"] == "author" else row["source"] or row["voice"])
    return [escape(str(cell or "")) for cell in cells]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.12g}"


def _verdict(row: dict[str, Any]) -> str:
    from rich.markup import escape

    parts = [row["check"], row["check_difference"], row["reference_source"]]
    return escape(" · ".join(str(part) for part in parts if part))
