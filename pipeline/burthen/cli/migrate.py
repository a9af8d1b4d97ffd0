"""`burthen migrate`: records of older versions, brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from burthen.cli.options import Output

Records = Annotated[Path, typer.Argument(metavar="RECORDS", help="Folder of a run, or a file or folder of records.")]


def migrate(records: Records, output: Output = None) -> int:
    """Write records of older versions as records of this one, error records too.

    Example:
      burthen migrate old.jsonl.gz -o new.jsonl
    """
    from burthen.cli.output import ExitCode, open_output, say
    from burthen.errors import SettingsError
    from burthen.migration import migrate as up_to_date
    from burthen.tables.reading import raw_rows, record_files

    files = record_files(records)
    if output is not None and output.resolve() in [path.resolve() for path in files]:
        raise SettingsError("B201", f"--output {output}", "Give another file.", detail="it is one of the inputs")
    n = 0
    with open_output(output) as stream:
        for path in files:
            for place, row in raw_rows(path):
                stream.write(up_to_date(row, place).to_json() + "\n")
                n += 1
    say(f"{n} records")
    return ExitCode.DONE if n else ExitCode.NOTHING_USABLE
