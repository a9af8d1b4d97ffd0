"""`burthen sample`: a stratified sample of records for coders."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from burthen.coding.tool import Tool

Records = Annotated[Path, typer.Argument(metavar="RECORDS", help="Records: a file, or a folder of them.")]
Number = Annotated[int, typer.Option("--number", "-n", metavar="N", min=1, help="How many articles.")]
By = Annotated[str, typer.Option("--by", metavar="STRATA", help="With commas: outlet, country, kind, year, month.")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed draws the same articles.")]
To = Annotated[Tool, typer.Option("--to", help="What the sample is written for.")]
Out = Annotated[
    Path, typer.Option("--output", "-o", metavar="PATH", help="A file; a folder for sheets and CAS. Required.")
]


def sample(
    records: Records, output: Out, number: Number = 50, by: By = "outlet", seed: Seed = 0, to: To = Tool.RECORDS
) -> int:
    """Draw articles for coders, so that every outlet (or year, or kind) is there by its share.

    The spans that burthen found go along for correction, except in a sheet, which is blank.

    Examples:
      burthen sample records.jsonl -n 100 --by outlet,year --to label-studio -o tasks.json

      burthen sample records.jsonl -n 40 --to sheet -o sheets/
    """
    from burthen.cli.output import ExitCode, say
    from burthen.coding.sampling import draw
    from burthen.coding.tools import write_sample
    from burthen.evaluate.reading import read_gold

    strata = [name.strip() for name in by.split(",") if name.strip()]
    drawn = draw(read_gold(records), number, strata, seed)
    if not drawn:
        say("no record was found in the input.")
        return ExitCode.NOTHING_USABLE
    written = write_sample(drawn, to, output)
    say(f"{len(drawn)} articles in {written[0] if len(written) == 1 else output}")
    return ExitCode.DONE
