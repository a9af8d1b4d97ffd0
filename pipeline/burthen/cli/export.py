"""`burthen export`: a run in the formats of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from burthen.cli.options import Output
from burthen.export.formats import ExportFormat

Run = Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run, or a file or folder of records.")]
To = Annotated[ExportFormat, typer.Option("--to", help="Format to write.")]
NoText = Annotated[
    bool, typer.Option("--no-text", help="Offsets, labels, hashes and short quotes only, for texts under licence.")
]


def export(run: Run, to: To, output: Output = None, no_text: NoText = False) -> int:
    """Write a run for other tools: tables, datasets, R, Web Annotation, schema.org, spaCy, DuckDB.

    csv, parquet, hf and tif make a folder; the others a file. Without -o json, jsonl, webanno and schemaorg go to
    standard output.

    Examples:
      burthen export runs/may --to hf -o may-dataset/

      burthen export runs/may --to csv --no-text -o shared/

      burthen export records.jsonl --to webanno > annotations.jsonld
    """
    from burthen.cli.output import open_output, say
    from burthen.export.export import write_path, write_stream
    from burthen.tables.reading import read_run

    records = read_run(run)
    if output is None:
        with open_output(None) as stream:
            write_stream(records, to, stream, no_text=no_text)
        return 0
    written = write_path(records, to, output, no_text=no_text)
    say(f"{len(written)} files in {output}" if len(written) > 1 else f"{written[0]}")
    return 0
