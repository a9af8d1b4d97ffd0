"""Writes the tables of a comparison: for a person to read, or as CSV, JSON and Parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from burthen.cli.output import say
from burthen.errors import SettingsError

if TYPE_CHECKING:
    import pyarrow
    from rich.console import Console
    from rich.table import Table

    from burthen.cli.compare import TableFormat
    from burthen.compare.tables import Comparison

WIDTH = 120
NOTE = (
    "Shares of support among articles that take a side, own voice only; n is that number. 95% intervals by article. "
    "`corrected` takes in the measured errors of the software. * few articles: the share says little."
)
BREAKING = ("measures", "payer", "outlets")
_SHOWN_CONFLICTS = 10


def write_folder(comparison: Comparison, names: Sequence[str], to: TableFormat, folder: Path) -> None:
    """Writes tables into a folder, a file each; text is written as CSV.

    Raises:
        SettingsError: B201 when the folder cannot be made.
    """
    from burthen.cli.compare import TableFormat

    to = TableFormat.CSV if to is TableFormat.TEXT else to
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError("B201", f"--output {folder}", "Give a folder.", detail=str(error.strerror)) from error
    for name in names:
        write_file(comparison.table(name), to, folder / f"{name}.{to}")
    say(f"{len(names)} tables in {folder}")


def write_file(table: pyarrow.Table, to: TableFormat, path: Path) -> None:
    """Writes one table to a file."""
    if to == "parquet":
        from pyarrow import parquet

        parquet.write_table(table, path, compression="zstd")
        return
    path.write_text(as_json(table) if to == "json" else as_csv(table), "utf8", newline="\n")


def as_csv(table: pyarrow.Table) -> str:
    """Returns a table as CSV; null is an empty cell, an empty string is quoted."""
    from pyarrow import csv

    buffer = io.BytesIO()
    csv.write_csv(table, buffer)
    return buffer.getvalue().decode("utf8")


def as_json(table: pyarrow.Table) -> str:
    """Returns a table as a JSON array of objects."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in table.to_pylist())
    return f"[\n{rows}\n]\n" if rows else "[]\n"


def write_summary(comparison: Comparison, names: Sequence[str] | None, to: TableFormat, stream: TextIO) -> None:
    """Writes to a stream: tables that were named, else the stance matrix; on a terminal a summary for reading.

    Raises:
        SettingsError: B201 for several tables, or Parquet, in one stream.
    """
    if to == "text":
        from rich.console import Console

        console = Console(file=stream, width=None if stream.isatty() else WIDTH, highlight=False)
        _print_named(console, comparison, names) if names else _print_summary(console, comparison)
        return
    if to == "parquet" or len(names or ["stances"]) > 1:
        raise SettingsError("B201", f"--to {to}", "Give a folder with -o.", detail="one stream holds one table of text")
    table = comparison.table((names or ["stances"])[0])
    stream.write(as_json(table) if to == "json" else as_csv(table))


def _print_named(console: Console, comparison: Comparison, names: Sequence[str]) -> None:
    for name in names:
        table = comparison.table(name)
        console.print(name, style="bold")
        console.print(
            _rich(table.column_names, [[_cell(row[c]) for c in table.column_names] for row in table.to_pylist()])
        )


def _print_summary(console: Console, comparison: Comparison) -> None:
    from rich.markup import escape

    heads = ["", "n", "support", "95%", "corrected", "95%", "mixed", "neutral", "absent", "abstain"]
    stances = comparison.table("stances").to_pylist()
    for group, rows in groupby(stances, lambda row: [str(row[name]) for name in comparison.dims]):
        console.print(escape(" · ".join(group)), style="bold")
        all_of = list(rows)
        raised = [row for row in all_of if not _silent(row)]
        console.print(_rich(heads, [_stance_cells(row) for row in raised]))
        if len(raised) < len(all_of):
            console.print(f"{len(all_of) - len(raised)} propositions are raised by none of its articles.\n")
    console.print(NOTE)
    conflicts = [row for row in comparison.table("quantities").to_pylist() if row["status"].startswith("conflict")]
    if conflicts:
        console.print(f"\nFigures that do not agree: {len(conflicts)}", style="bold")
        heads = ["measures", "payer", "unit", "from", "to", "outlets", "status"]
        console.print(_rich(heads, [_conflict_cells(row) for row in conflicts[:_SHOWN_CONFLICTS]]))


def _silent(row: dict[str, Any]) -> bool:
    return bool(row["n_articles"] == row["n_absent"] + row["n_absent_truncated"])


def _stance_cells(row: dict[str, Any]) -> list[str]:
    absent = f"{row['n_absent']}" + (f"+{row['n_absent_truncated']} cut" if row["n_absent_truncated"] else "")
    return [
        str(row["target"]),
        f"{row['n_sides']}{'*' if row['small'] else ''}",
        _cell(row["share_support"]),
        _interval(row["share_low"], row["share_high"]),
        _cell(row["corrected_share"]),
        _interval(row["corrected_low"], row["corrected_high"]),
        *(str(row[f"n_{name}"]) for name in ("mixed", "neutral")),
        absent,
        str(row["n_abstain"]),
    ]


def _conflict_cells(row: dict[str, Any]) -> list[str]:
    names = ("measures", "payer_name", "unit", "said_min", "said_max", "outlets", "status")
    return [_cell(row[name]) for name in names]


def _interval(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{low:.2f}-{high:.2f}"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}" if abs(value) < 1000 else f"{value:,.0f}"
    return "" if value is None else str(value)


def _rich(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1), collapse_padding=True, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=head not in BREAKING)
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table
