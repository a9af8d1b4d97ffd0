"""`burthen batch`: a corpus in, a run folder out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burthen.batch.job import EngineName, OnError
from burthen.cli import options

if TYPE_CHECKING:
    from burthen.batch.job import BatchJob
    from burthen.batch.summary import Summary

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files, folders, patterns, folders of `datasets`, or hf:OWNER/NAME[:SPLIT]."),
]
Run = Annotated[Path, typer.Option("--output", "-o", metavar="RUN", help="Folder of the run; made if it is missing.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Read at most so many articles.")]
Resume = Annotated[
    bool, typer.Option("--resume/--no-resume", help="Go on with the run in the folder, or remove it and start anew.")
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=0, help="Processes. Default: one a core. 0: work in this process."),
]
OnErrorOption = Annotated[
    OnError, typer.Option("--on-error", help="record: an error record, and on; stop: stop at the first.")
]
Engine = Annotated[EngineName, typer.Option("--engine", help="local: processes of this machine; ray: Ray Data.")]
BatchSize = Annotated[
    int | None,
    typer.Option("--batch-size", metavar="N", min=1, help="Articles handed to a worker at a time. Changes speed only."),
]


def batch(
    sources: Sources,
    output: Run,
    from_: options.From = None,
    map_: options.Map = None,
    targets: options.Targets = None,
    only: options.Only = None,
    settings: options.SettingsFile = None,
    device: options.Device = None,
    limit: Limit = None,
    resume: Resume = True,
    workers: Workers = None,
    batch_size: BatchSize = None,
    on_error: OnErrorOption = OnError.RECORD,
    engine: Engine = EngineName.LOCAL,
) -> int:
    """Analyse a corpus into a run folder, with every article accounted for.

    Every article gives a record or an error record, in the order of the input. Kill it at any moment and give the same
    command again: it goes on, and the result is the same as if nothing had happened.

    Examples:
      burthen batch corpus/ -o run

      burthen batch "texts/**/*.html" more.jsonl.gz -o run --workers 4

      burthen batch articles.parquet -o run --map text=body,outlet=source --only figures
    """
    from burthen.batch.runner import run_batch
    from burthen.cli.batch_progress import stopping_on_signals, watching
    from burthen.cli.warn import say_warnings

    say_warnings()
    layers = options.layers_of(only)
    job = _job(
        sources, output, from_, map_, targets, layers, settings, device, limit, resume, workers, batch_size, on_error,
        engine,
    )  # fmt: skip
    with stopping_on_signals(), watching() as watch:
        summary = run_batch(job, watch=watch)
    return _report(summary)


def _job(
    sources: list[str],
    output: Path,
    from_: str | None,
    map_: str | None,
    targets: list[Path] | None,
    layers: list[str] | None,
    settings: Path | None,
    device: str | None,
    limit: int | None,
    resume: bool,
    workers: int | None,
    batch_size: int | None,
    on_error: OnError,
    engine: EngineName,
) -> BatchJob:
    from burthen.batch.job import BatchJob
    from burthen.ingest import parse_field_map
    from burthen.settings import load_settings

    overrides = {"encoder.device": device, "batch.chunk_articles": batch_size}
    return BatchJob(
        sources=tuple(sources),
        run=output,
        settings=load_settings(settings, {name: value for name, value in overrides.items() if value is not None}),
        targets=tuple(map(str, targets or ())),
        layers=None if layers is None else tuple(layers),
        format=from_,
        field_map=parse_field_map(map_) if map_ else {},
        limit=limit,
        resume=resume,
        on_error=on_error,
        workers=workers,
        engine=engine,
    )


def _report(summary: Summary) -> int:
    """Says what came of the run and returns the exit code."""
    from burthen.cli.output import ExitCode, say

    if summary.stopped is not None:
        say(summary.stopped)
        say(f"stopped at the first error; {summary.articles:,} articles are kept in {summary.run}.")
        return ExitCode.SOME_FAILED
    resumed = f" ({summary.resumed:,} of them were there)" if summary.resumed else ""
    codes = ", ".join(f"{code} {number:,}" for code, number in summary.codes.items())
    say(
        f"{summary.articles:,} articles{resumed}: {summary.records:,} records, {summary.errors:,} errors"
        f"{f' ({codes})' if codes else ''}, in {summary.run}."
    )
    if not summary.records:
        return ExitCode.NOTHING_USABLE
    return ExitCode.SOME_FAILED if summary.errors else ExitCode.DONE
