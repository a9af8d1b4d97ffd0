"""`burthen diff`: what changed between two runs over the same articles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from burthen.cli.options import Format, Output, To, format_of

if TYPE_CHECKING:
    from burthen.compare.difference import Difference

One = Annotated[Path, typer.Argument(metavar="RUN_A", help="The first run, or records.")]
Other = Annotated[Path, typer.Argument(metavar="RUN_B", help="The second run, or records.")]


def diff(one: One, other: Other, to: To = None, output: Output = None) -> int:
    """Show which records changed between two runs, and through which stage.

    A record is counted under the first stage that says something else, because the stages after it follow.

    Example:
      burthen diff runs/before runs/after
    """
    import sys

    from burthen.cli.output import is_terminal, open_output, write_rows
    from burthen.compare.difference import differences, fingerprints, made_differently
    from burthen.tables.reading import read_run

    mine, yours = fingerprints(read_run(one)), fingerprints(read_run(other))
    found = differences(mine, yours)
    chosen = format_of(to, output, is_terminal(sys.stdout))
    with open_output(output) as stream:
        if chosen is Format.CARD:
            _write_text(found, made_differently(mine, yours), stream)
        else:
            write_rows((_row(d) for d in found if d.status != "same"), stream, as_array=chosen is Format.JSON)
    return 0


def _row(difference: Difference) -> dict[str, object]:
    return {
        "article_id": difference.article_id,
        "status": difference.status,
        "first_stage": difference.first_stage,
        "stages": list(difference.stages),
        "fewer": dict(difference.fewer),
        "more": dict(difference.more),
    }


def _write_text(found: list[Difference], made: dict[str, tuple[list[str], list[str]]], stream: TextIO) -> None:
    from burthen.compare.difference import by_first_stage

    counts = Counter(difference.status for difference in found)
    stream.write(", ".join(f"{counts[status]} {status}" for status in ("same", "changed", "added", "removed")) + "\n")
    for name, (mine, yours) in made.items():
        stream.write(f"  {name}: {_values(mine)} -> {_values(yours)}\n")
    for stage, n in by_first_stage(found).items():
        stream.write(f"first changed in {stage}: {n}\n")
        for difference in found:
            if difference.first_stage == stage:
                stream.write(f"  {difference.article_id}: {_what(difference)}\n")
    for difference in found:
        if difference.status in ("added", "removed"):
            stream.write(f"{difference.status}: {difference.article_id}\n")


def _what(difference: Difference) -> str:
    layers = dict.fromkeys([*difference.fewer, *difference.more])
    counted = [f"{layer} -{difference.fewer.get(layer, 0)} +{difference.more.get(layer, 0)}" for layer in layers]
    return ", ".join([stage for stage in difference.stages if stage not in layers] + counted)


def _values(values: list[str]) -> str:
    return " | ".join(value[:12] for value in values) or "none"
