"""`burthen import`: what coders made becomes gold records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burthen.cli import options
from burthen.coding.tool import Tool

if TYPE_CHECKING:
    from burthen.errors import BurthenError
    from burthen.records import Record

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Files that a tool exported, or filled sheets.")]
From = Annotated[Tool, typer.Option("--from", help="Which tool they come from.")]


def import_(files: Files, from_: From, output: options.Output = None) -> int:
    """Turn coded files into gold records, one a line.

    A file that does not fit its text gives a line on standard error and never stops the others.

    Examples:
      burthen import export.json --from label-studio -o gold.jsonl

      burthen import sheets/*.json --from sheet -o gold.jsonl
    """
    from burthen.cli.output import ExitCode, open_output, say
    from burthen.errors import BurthenError

    done = failed = 0
    with open_output(output) as stream:
        for path in files:
            for result in _results(path, from_):
                if isinstance(result, BurthenError):
                    say(str(result))
                    failed += 1
                else:
                    stream.write(result.to_json() + "\n")
                    done += 1
    if not done:
        return ExitCode.NOTHING_USABLE
    return ExitCode.SOME_FAILED if failed else ExitCode.DONE


def _results(path: Path, tool: Tool) -> Iterator[Record | BurthenError]:
    """Yields what a file holds; a file that cannot be read at all is one error."""
    from burthen.coding.tools import read_coded
    from burthen.errors import InputError

    try:
        yield from read_coded(path, tool)
    except InputError as error:
        yield error
