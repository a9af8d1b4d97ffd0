"""`burthen evaluate`: records against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burthen.cli import options

if TYPE_CHECKING:
    from burthen.evaluate.reading import Piece
    from burthen.evaluate.scoring import Evaluation
    from burthen.records import Record

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="Gold records: a file, or a folder of them.")]
Records = Annotated[
    Path | None,
    typer.Argument(metavar="[RECORDS]", help="Records to score. Left out, the articles of GOLD are analysed now."),
]
Errors = Annotated[int, typer.Option("--errors", metavar="N", min=0, help="Show the N worst misses in context.")]
Boot = Annotated[int, typer.Option("--boot", metavar="N", min=0, help="Bootstrap samples; 0 for no intervals.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON and no table.")]
Final = Annotated[
    str | None,
    typer.Option("--final", metavar="WHY", help="Score a sealed test part and add a line to TEST_LOG.md beside it."),
]
Check = Annotated[Path | None, typer.Option("--floors", metavar="FILE", help="Check the floors in this file.")]
Update = Annotated[
    Path | None, typer.Option("--update-floors", metavar="FILE", help="Raise the floors in this file to this level.")
]
Lower = Annotated[bool, typer.Option("--lower", help="Let --update-floors lower a floor.")]
StanceErrors = Annotated[
    Path | None,
    typer.Option(
        "--stance-errors", metavar="FILE", help="Write how stances are mistaken, for `compare` to correct by."
    ),
]
Name = Annotated[str, typer.Option("--set", metavar="NAME", help="Name of the gold in the floors file.")]


def evaluate(
    gold: Gold,
    records: Records = None,
    errors: Errors = 0,
    boot: Boot = 1000,
    json_: Json = False,
    final: Final = None,
    floors: Check = None,
    update_floors: Update = None,
    lower: Lower = False,
    set_: Name = "dev",
    stance_errors: StanceErrors = None,
    settings: options.SettingsFile = None,
    output: options.Output = None,
    color: options.Color = None,
) -> int:
    """Score records against gold: precision, recall, F1, agreement and calibration for each layer and each outlet.

    Two files of gold by two coders give the agreement between them.

    Examples:
      burthen evaluate gold/ records.jsonl --errors 20

      burthen evaluate corpus/gold/dev

      burthen evaluate coder-a.jsonl coder-b.jsonl
    """
    from burthen.cli.evaluation_table import write_evaluation
    from burthen.cli.output import ExitCode, open_output, say
    from burthen.errors import RecordError
    from burthen.evaluate import floors as quality
    from burthen.evaluate import sealed
    from burthen.evaluate.misses import worst
    from burthen.evaluate.reading import read_gold
    from burthen.evaluate.scoring import evaluate as score
    from burthen.evaluate.stance_errors import write_stance_errors

    sealed.guard(gold, final)
    golds = read_gold(gold)
    pieces = _pieces(golds, records, settings)
    evaluation = score(pieces, draws=boot)
    shown = worst(evaluation.misses, {g.article.id: g.article.text for g in golds}, errors)
    with open_output(output) as stream:
        write_evaluation(evaluation, shown, stream, as_json=json_, color=color)
    if final:
        sealed.log((gold if gold.is_dir() else gold.parent).parent.parent / "TEST_LOG.md", final, evaluation.scores)
    if stance_errors:
        write_stance_errors(stance_errors, pieces, gold.as_posix())
    if update_floors:
        _update(update_floors, set_, gold, golds, evaluation, lower)
    if floors:
        try:
            quality.check(quality.read_floors(floors)[set_], golds, evaluation.scores)
        except RecordError as error:
            say(str(error))
            return ExitCode.CHECK_FAILED
    return ExitCode.DONE


def _pieces(golds: list[Record], records: Path | None, settings: Path | None) -> list[Piece]:
    from burthen.evaluate.reading import pair_up, read_records

    if records is not None:
        return pair_up(golds, read_records(records))
    from burthen.analysis import Analyzer
    from burthen.evaluate.predict import predict

    return pair_up(golds, predict(golds, Analyzer(options.settings_of(settings, None))))


def _update(path: Path, name: str, gold: Path, golds: list[Record], evaluation: Evaluation, lower: bool) -> None:
    from burthen.evaluate import floors as quality

    sets = quality.read_floors(path) if path.exists() else {}
    old = sets.get(name)
    held = dict(old.floors) if old else dict.fromkeys(evaluation.scores, 0.0)
    new = quality.Floors(gold.as_posix().rstrip("/"), quality.gold_sha256(golds), held)
    quality.write_floors(path, {**sets, name: quality.raised(old, new, evaluation.scores, lower=lower)})
