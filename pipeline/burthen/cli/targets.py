"""`burthen targets`: the propositions on which stances are taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burthen.cli.options import Format, Output, SettingsFile, To, format_of, settings_of

if TYPE_CHECKING:
    from burthen.targets import Target

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE...]", help="Target files (TOML) to check. Default: those of the settings."),
]
Add = Annotated[
    str | None,
    typer.Option("--add", metavar="PROPOSITION", help="Write a proposition in plain English to FILE."),
]
Id = Annotated[str | None, typer.Option("--id", metavar="ID", help="With --add: its id. Default: made of its words.")]


def targets(
    files: Files = None,
    add: Add = None,
    id_: Id = None,
    to: To = None,
    settings: SettingsFile = None,
    output: Output = None,
) -> int:
    """List propositions, check target files, or add a proposition to one.

    A proposition needs an id and a sentence. What supporters and opponents typically say, a contrary and cues make it
    easier to recognise; `burthen analyze --targets FILE` reads it at once.

    Examples:
      burthen targets

      burthen targets mine.toml

      burthen targets mine.toml --add "The garrison should be paid for by the guest."
    """
    import sys

    from burthen.cli.output import is_terminal, open_output, say, write_rows
    from burthen.errors import SettingsError
    from burthen.targets import add_target, advice, load_targets

    names = list(files or ())
    if add is not None:
        if len(names) != 1:
            raise SettingsError("B201", "--add", "Give the one file that it is written to.")
        target = add_target(names[0], add, id_)
        say(f"{target.id} is in {names[0]}")
        return 0
    loaded = load_targets(names or settings_of(settings, None).targets)
    for line in [line for target in loaded for line in advice(target)] if names else []:
        say(line)
    chosen = format_of(to, output, is_terminal(sys.stdout))
    with open_output(output) as stream:
        if chosen is Format.CARD:
            stream.write("".join(f"{target.id}\n  {target.proposition}\n" for target in loaded))
        else:
            write_rows(map(_row, loaded), stream, as_array=chosen is Format.JSON)
    return 0


def _row(target: Target) -> dict[str, object]:
    return {**target.model_dump(), "zero_shot": target.zero_shot}
