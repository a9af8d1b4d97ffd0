"""`burthen compare`: how outlets differ, and how sure that is."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from burthen.compare.tables import Comparison, Options


class TableFormat(StrEnum):
    """What a table is written as."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


Runs = Annotated[list[Path], typer.Argument(metavar="RUN...", help="Folders of runs, or files or folders of records.")]
By = Annotated[str, typer.Option("--by", metavar="GROUPS", help="With commas: outlet, country, kind, year, month.")]
Table = Annotated[
    list[str] | None,
    typer.Option("--table", metavar="NAME", help="Tables wanted; can be given again. Default: all into a folder."),
]
To = Annotated[TableFormat | None, typer.Option("--to", help="Default: text on a terminal, else csv.")]
Out = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="PATH", help="A folder for tables, a file for one table.")
]
Between = Annotated[
    list[str] | None,
    typer.Option("--between", metavar="GROUP", help="Given twice: contrast these groups of the first of --by."),
]
Rates = Annotated[
    Path | None, typer.Option("--rates", metavar="FILE", help="Dated exchange rates (CSV); none: no sum is converted.")
]
Events = Annotated[Path | None, typer.Option("--events", metavar="FILE", help="Dated events for the timeline (TOML).")]
Errors = Annotated[
    Path | None,
    typer.Option("--errors", metavar="FILE", help="Measured errors of stances, from `evaluate --stance-errors`."),
]
Duplicates = Annotated[
    Path | None, typer.Option("--duplicates", metavar="FILE", help="Table of duplicates. Default: that in the runs.")
]
Pool = Annotated[bool, typer.Option("--pool-genres", help="Count editorials and signed pieces together.")]


def compare(
    runs: Runs,
    by: By = "outlet",
    table: Table = None,
    to: To = None,
    output: Out = None,
    between: Between = None,
    rates: Rates = None,
    events: Events = None,
    errors: Errors = None,
    duplicates: Duplicates = None,
    pool_genres: Pool = False,
) -> int:
    """Compare outlets, countries, months or kinds of article: stances with intervals, figures, claims, sources, asks.

    Copies of a piece count once. Editorials and signed pieces are kept apart. Shares stand beside their bases.

    Examples:
      burthen compare runs/may

      burthen compare runs/may --by country -o tables/ --to parquet

      burthen compare runs/may --table contrast --between "The Norland Courier" --between "The Vastmark Post"
    """
    from burthen.cli.output import say
    from burthen.compare.run import open_runs
    from burthen.compare.tables import Comparison

    options = _options(by, between, rates, events, errors)
    with open_runs(runs, duplicates=duplicates, pool_genres=pool_genres) as run:
        comparison = Comparison(run, options)
        _write(comparison, table, to, output)
        if "alignment" in vars(comparison) and comparison.alignment.n_left_out:
            left, n = comparison.alignment.n_left_out, comparison.alignment.n_claims
            say(f"{left} claims were not aligned, because {n} are as many as are compared; those of others come first.")
    return 0


def _options(
    by: str, between: list[str] | None, rates: Path | None, events: Path | None, errors: Path | None
) -> Options:
    from burthen.compare.confusion import read_stance_errors
    from burthen.compare.tables import Options
    from burthen.compare.timeline import read_events
    from burthen.compare.values import read_rates
    from burthen.errors import SettingsError

    if between and len(between) != 2:
        raise SettingsError("B201", "--between", "Give it twice, once for each group.")
    return Options(
        by=[name.strip() for name in by.split(",") if name.strip()],
        errors=read_stance_errors(errors),
        between=(between[0], between[1]) if between else None,
        rates=read_rates(rates) if rates else None,
        events=read_events(events),
    )


def _format_for(output: Path | None, *, terminal: bool) -> TableFormat:
    """Returns the format that a file's ending names; text on a terminal, else CSV."""
    if output is not None:
        return next((to for to in TableFormat if output.suffix == f".{to}"), TableFormat.CSV)
    return TableFormat.TEXT if terminal else TableFormat.CSV


def _write(comparison: Comparison, names: list[str] | None, to: TableFormat | None, output: Path | None) -> None:
    import sys

    from burthen.cli.compare_tables import write_file, write_folder, write_summary
    from burthen.cli.output import is_terminal, open_output

    chosen = to or _format_for(output, terminal=is_terminal(sys.stdout))
    if output is not None and (output.suffix == "" or len(names or ()) != 1):
        write_folder(comparison, names or comparison.names, chosen, output)
    elif output is not None and chosen is TableFormat.PARQUET:
        write_file(comparison.table((names or [])[0]), chosen, output)
    else:
        with open_output(output) as stream:
            write_summary(comparison, names, chosen, stream)
