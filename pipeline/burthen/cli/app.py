"""The verbs, put together. Verb modules import what they need inside their functions."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from burthen.cli import (
    analyze,
    batch,
    compare,
    demo,
    diff,
    duplicates,
    evaluate,
    explain,
    export,
    figures,
    import_,
    info,
    migrate,
    sample,
    schema,
    targets,
    train,
)
from burthen.cli.output import ExitCode, guard

HELP = "Reads editorials on who pays for an alliance: claims, figures and stances, and whose voice each is in."
EPILOG = (
    "Exit codes: 0 done, 1 nothing usable, 2 usage, 3 some articles failed, 4 a check failed, 130 interrupted. "
    "Data goes to standard output, everything else to standard error."
)

# Plain help: rich help costs a fifth of a second at each start, and pipes and screen readers do not want its boxes.
app = typer.Typer(
    name="burthen",
    help=HELP,
    epilog=EPILOG,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> int | None:
    if version:
        from burthen.version import __version__

        print(f"burthen {__version__}")  # noqa: T201 - the version is the data asked for
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help(), file=sys.stderr)  # noqa: T201 - help that nobody asked for is no data
        raise typer.Exit(ExitCode.USAGE)
    return None


# One line a verb, in the order in which a newcomer meets them; the long help is the docstring of the verb.
app.command("demo", short_help="Read the bundled editorials and show the card.")(demo.demo)
app.command("analyze", short_help="Read articles: a card on a terminal, records in a pipe.")(analyze.analyze)
app.command("analyse", hidden=True)(analyze.analyze)
app.command("compare", short_help="Compare outlets: stances with intervals, figures, claims, sources.")(compare.compare)
app.command("batch", short_help="Analyse a corpus into a run folder that survives any kill.")(batch.batch)
app.command("duplicates", short_help="Mark duplicates and syndicated text.")(duplicates.duplicates)
app.command("figures", short_help="List the figures of records as rows.")(figures.figures)
app.command("evaluate", short_help="Score records against gold.")(evaluate.evaluate)
app.command("export", short_help="Write a run for other tools.")(export.export)
app.command("sample", short_help="Draw articles for coders, for a tool of their choice.")(sample.sample)
app.command("import", short_help="Turn coded files into gold records.")(import_.import_)
app.command("migrate", short_help="Bring records of older versions up to date.")(migrate.migrate)
app.command("diff", short_help="Show what changed between two runs.")(diff.diff)
app.command("explain", short_help="Show each decision with rule or model, score and words.")(explain.explain)
app.command("targets", short_help="List, check or add propositions.")(targets.targets)
app.command("schema", short_help="Print the JSON Schema of the records.")(schema.schema)
app.command("info", short_help="Print versions, models and their hashes.")(info.info)
app.add_typer(train.app, name="train", short_help="Train the models anew from open data.")


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code.

    Args:
        arguments: What follows the program's name; the process's own when None.
    """
    if arguments is None:
        _tune_process()
    command = typer.main.get_command(app)
    given = None if arguments is None else list(arguments)
    return guard(lambda: command.main(args=given, prog_name="burthen", standalone_mode=False))


def _tune_process() -> None:
    """Sets what only the owner of a process may set, and only before torch is loaded.

    Threads of OpenMP that spin while they wait make a cold start several times as long as soon as another program keeps
    one of two cores busy: 9 to 18 s in place of 3.5 s. Python looks for garbage again and again among the quarter
    million objects that imports leave: 0.2 s at the start, and 0.35 s at the end, when all memory goes back anyway.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)
