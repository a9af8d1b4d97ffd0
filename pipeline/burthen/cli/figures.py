"""`burthen figures`: the figures of records as rows."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from burthen.cli import options


class RowFormat(StrEnum):
    """What is written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    QUANTITIES = "quantities"


Records = Annotated[
    list[str], typer.Argument(metavar="RECORDS...", help="Records (.jsonl, .gz, .zst), a folder of them, or -.")
]
Format = Annotated[
    RowFormat | None,
    typer.Option(
        "--format",
        help="table: for reading; csv, jsonl: a row a figure; quantities: {value, unit, bound, direction} by article. "
        "Default: table on a terminal, else csv (jsonl for a file of that name).",
    ),
]
Check = Annotated[bool, typer.Option("--check", help="Compare with the bundled reference series; adds columns.")]


def figures(
    records: Records,
    format_: Format = None,
    check: Check = False,
    output: options.Output = None,
    color: options.Color = None,
) -> int:
    """List the figures of records: value, unit, bound, period, who pays whom, and whose voice each is in.

    With --check each figure stands beside a published value where there is one: agrees, differs by, out of date, or no
    reference. Whether a paper is right is not decided here.

    Examples:
      burthen analyze *.txt | burthen figures -

      burthen figures records.jsonl --format csv -o figures.csv

      burthen figures records.jsonl --check
    """
    from burthen.cli.figure_table import write_rows
    from burthen.cli.output import open_output
    from burthen.ledger.reading import read_records

    read = (record for source in records for record in read_records(source))
    with open_output(output) as stream:
        write_rows(read, _format(format_, output, stream.isatty()), stream, check=check, color=color)
    return 0


def _format(asked: RowFormat | None, output: Path | None, terminal: bool) -> RowFormat:
    if asked is not None:
        return asked
    if output is not None:
        return RowFormat.JSONL if output.suffix == ".jsonl" else RowFormat.CSV
    return RowFormat.TABLE if terminal else RowFormat.CSV
