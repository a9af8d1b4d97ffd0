"""`burthen analyze`: articles in, a card or records out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from burthen.cli import options

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Files to read; - is standard input.")]


def analyze(
    files: Files,
    from_: options.From = None,
    to: options.To = None,
    map_: options.Map = None,
    targets: options.Targets = None,
    only: options.Only = None,
    settings: options.SettingsFile = None,
    device: options.Device = None,
    output: options.Output = None,
    color: options.Color = None,
) -> int:
    """Read articles and say what they claim, which figures they use and where they stand.

    One record an article, in the order of the input. An article that fails gives an error record in its place and a
    line on standard error, and never stops the others.

    Examples:
      burthen analyze editorial.html

      burthen analyze *.txt --to jsonl -o records.jsonl

      burthen analyze - --from jsonl --map text=body,outlet=source < articles.jsonl
    """
    from burthen.batch.reading import read_all
    from burthen.cli.running import Job, run_job
    from burthen.cli.warn import say_warnings
    from burthen.ingest import parse_field_map

    check_output(output, files)
    say_warnings()
    chosen = options.settings_of(settings, device)
    job = Job(chosen, targets or None, options.layers_of(only), to, output, color)
    field_map = parse_field_map(map_) if map_ else None
    return run_job(job, read_all(files, from_, field_map, chosen.ingest))


def check_output(output: Path | None, files: list[str]) -> None:
    """Refuses to write over an input.

    Raises:
        SettingsError: B201 when the output is one of the inputs.
    """
    if output is None or not output.exists():
        return
    from burthen.errors import SettingsError

    for name in files:
        if name != "-" and Path(name).exists() and output.samefile(name):
            raise SettingsError("B201", f"--output {output}", "Give another file.", detail="it is one of the inputs")
