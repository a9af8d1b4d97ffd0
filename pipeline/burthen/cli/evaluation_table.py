"""An evaluation for a person to read: metrics with intervals, outlets, confusions, reliability, worst misses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from burthen.evaluate.calibration import Calibration
    from burthen.evaluate.misses import ShownMiss
    from burthen.evaluate.scoring import Evaluation, Score

# What tells outlets apart at a glance.
BY_OUTLET = (
    "sentences.type_acc", "claims.span_f1", "claims.end_to_end_f1", "figures.value_unit_bound_f1",
    "stance.all_acc", "stance.raised_acc",
)  # fmt: skip
WIDTH = 120


def write_evaluation(
    evaluation: Evaluation, worst: Sequence[ShownMiss], stream: TextIO, *, as_json: bool, color: bool | None
) -> None:
    """Writes an evaluation as JSON or as tables.

    Args:
        color: Whether to colour, None to let the stream decide.
    """
    if as_json:
        from burthen.evaluate.report import as_json as plain

        json.dump(plain(evaluation, worst), stream, ensure_ascii=False, indent=1)
        stream.write("\n")
        return
    from rich.console import Console

    console = Console(file=stream, width=None if stream.isatty() else WIDTH, force_terminal=color, highlight=False)
    console.print(f"{evaluation.pieces} gold pieces, {evaluation.with_record} with a record")
    _print(console, "Metrics", _metrics(evaluation.scores))
    if len(evaluation.groups) > 1:
        _print(console, "By outlet: value and n", _outlets(evaluation.groups))
    for name, cells in evaluation.tables.items():
        _print(console, f"{name}: gold in rows, record in columns", _confusion(cells))
    for layer, calibration in evaluation.calibration.items():
        title = f"Reliability of p, {layer}: expected calibration error {calibration.ece:.3f}, n {calibration.n}"
        _print(console, title, _reliability(calibration))
    if worst:
        console.print(f"The {len(worst)} worst misses", style="bold")
    for shown in worst:
        _print_miss(console, shown)


def _print(console: Console, title: str, table: Table) -> None:
    console.print(title, style="bold")
    console.print(table)


def _table(first: str, *others: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _metrics(scores: Mapping[str, Score]) -> Table:
    table = _table("metric", "value", "95% interval", "n", "P", "R")
    layer = ""
    for name, score in scores.items():
        if layer and name.split(".")[0] != layer:
            table.add_section()
        layer = name.split(".")[0]
        interval = "{:.3f} to {:.3f}".format(*score.interval) if score.interval else ""
        table.add_row(
            name, f"{score.value:.3f}", interval, str(score.n), _figure(score.precision), _figure(score.recall)
        )
    return table


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _outlets(groups: Mapping[str, Mapping[str, Score]]) -> Table:
    table = _table("outlet", *(name.replace(".", "\n") for name in BY_OUTLET))
    for outlet, scores in groups.items():
        cells = [f"{scores[name].value:.2f} ({scores[name].n})" if name in scores else "" for name in BY_OUTLET]
        table.add_row(outlet, *cells)
    return table


def _confusion(cells: Mapping[str, Mapping[str, int]]) -> Table:
    table = _table("", *cells)
    for gold, row in cells.items():
        table.add_row(gold, *(str(n) if n else "·" for n in row.values()))
    return table


def _reliability(calibration: Calibration) -> Table:
    table = _table("p", "n", "mean p", "right")
    for b in calibration.bins:
        table.add_row(f"{b.low:.1f} to {b.high:.1f}", str(b.n), f"{b.p:.3f}", f"{b.right:.3f}")
    return table


def _print_miss(console: Console, shown: ShownMiss) -> None:
    from rich.markup import escape

    miss = shown.miss
    p = "" if miss.p is None else f" (p {miss.p:.2f})"
    gold, found = escape(str(miss.gold)), escape(str(miss.predicted))
    console.print(f"[bold]{miss.what}[/] {escape(miss.piece)}: gold {gold}, record {found}{p}")
    console.print(f"   … {escape(shown.before)} [reverse]{escape(shown.words)}[/] {escape(shown.after)} …")
