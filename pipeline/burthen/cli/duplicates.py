"""`burthen duplicates`: which articles are the same text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Records = Annotated[
    list[Path], typer.Argument(metavar="RUN_OR_RECORDS", help="Record files, folders of them, or run folders.")
]
Out = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="A file: .parquet, .csv or .jsonl. Default: JSON lines."),
]
Index = Annotated[
    Path | None,
    typer.Option("--index", metavar="FILE", help="Index on disk that grows from run to run; made if it is not there."),
]


def duplicates(records: Records, output: Out = None, index: Index = None) -> int:
    """Mark duplicates and syndicated text across outlets; nothing is dropped.

    One row an article: its group, the first of the group (by date, then id), own, shared or wire, and how alike they
    are. With an index the table is of all the runs that were given to it.

    Examples:
      burthen duplicates run/ -o duplicates.parquet

      burthen duplicates may.jsonl.gz --index corpus.index -o duplicates.csv
    """
    from burthen.cli.output import ExitCode, say
    from burthen.duplicates import mark_duplicates, write_table
    from burthen.duplicates.marking import check_output

    check_output(output)
    table = mark_duplicates(records, index)
    if not table.num_rows:
        say("no record was found in the input.")
        return ExitCode.NOTHING_USABLE
    write_table(table, output)
    say(summary(table))
    return ExitCode.DONE


def summary(table: object) -> str:
    """Returns the numbers of the table in one sentence."""
    import pyarrow.compute as pc

    n_rows = table.num_rows  # type: ignore[attr-defined]
    verdicts = {row["values"]: row["counts"] for row in pc.value_counts(table["verdict"]).to_pylist()}  # type: ignore[index]
    n_groups = len(pc.unique(pc.filter(table["group"], pc.greater(table["n_articles"], 1))))  # type: ignore[index]
    parts = ", ".join(f"{verdicts.get(name, 0):,} {name}" for name in ("own", "shared", "wire"))
    return f"{n_rows:,} articles: {parts}; {n_groups:,} texts stand more than once."
