"""Runs articles through the pipeline and writes what comes out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from burthen.cli.options import Format, format_of
from burthen.cli.output import ExitCode, is_terminal, open_output, say

if TYPE_CHECKING:
    from burthen.article import Article
    from burthen.ingest import Failure
    from burthen.records import ErrorRecord, Record
    from burthen.settings import Settings


@dataclass(frozen=True)
class Job:
    """What a command line asks for.

    Attributes:
        targets: Target files, None for those that the settings name.
        layers: Layers to run, None for those that the settings name.
        to: Format to write, None to let the stream decide.
        output: File to write, None for standard output.
        color: Whether the card has colour, None to let the terminal decide.
    """

    settings: Settings
    targets: list[Path] | None = None
    layers: list[str] | None = None
    to: Format | None = None
    output: Path | None = None
    color: bool | None = None


def run_job(job: Job, articles: Iterable[Article | Failure]) -> int:
    """Analyses articles, writes a record each and a line on standard error for each that failed.

    Returns:
        The exit code: whether all, some or none of the articles could be used.
    """
    from burthen.analysis import Analyzer
    from burthen.cli.writers import writer_for

    terminal = is_terminal(sys.stdout)
    analyzer = Analyzer(job.settings, targets=job.targets, layers=job.layers)
    tally = Tally()
    with open_output(job.output) as stream:
        writer = writer_for(format_of(job.to, job.output, terminal), stream, job.color)
        for record in tally.watch(_awaited(analyzer.analyze(articles))):
            writer.write(record)
        writer.close()
    return tally.exit_code()


@dataclass
class Tally:
    """Counts what succeeded and what failed."""

    done: int = 0
    failed: int = 0

    def watch(self, records: Iterable[Record | ErrorRecord]) -> Iterator[Record | ErrorRecord]:
        """Passes records on, counts them and reports each failure in one line."""
        from burthen.records import ErrorRecord

        for record in records:
            if isinstance(record, ErrorRecord):
                self.failed += 1
                say(error_line(record))
            else:
                self.done += 1
            yield record

    def exit_code(self) -> ExitCode:
        """Returns what the shell is told."""
        if not self.done:
            if not self.failed:
                say("no article was found in the input.")
            return ExitCode.NOTHING_USABLE
        return ExitCode.SOME_FAILED if self.failed else ExitCode.DONE


def error_line(record: ErrorRecord) -> str:
    """Returns an error record as `[B109] PLACE: what. remedy.`; its message may already have that form."""
    message = record.error.message
    if message.startswith(f"[{record.error.code}]"):
        return message
    source = record.article.source
    place = source.path if source.row is None else f"{source.path}:{source.row + 1}"
    return f"[{record.error.code}] {place}: {message}"


def _awaited(records: Iterable[Record | ErrorRecord]) -> Iterator[Record | ErrorRecord]:
    """Shows on a terminal that work is going on while the next record is not there yet."""
    source = iter(records)
    while True:
        with _waiting("reading"):
            record = next(source, None)
        if record is None:
            return
        yield record


@contextmanager
def _waiting(what: str) -> Iterator[None]:
    """Shows a spinner on standard error, and nothing at all where that is no terminal."""
    if not is_terminal(sys.stderr):
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
