"""An evaluation as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from burthen.evaluate.misses import ShownMiss
from burthen.evaluate.scoring import Evaluation, Score


def as_json(evaluation: Evaluation, worst: Sequence[ShownMiss] = ()) -> dict[str, Any]:
    """Returns an evaluation as plain data, figures rounded to four digits."""
    return {
        "pieces": evaluation.pieces,
        "with_record": evaluation.with_record,
        "metrics": _scores(evaluation.scores),
        "by_outlet": {outlet: _scores(scores) for outlet, scores in evaluation.groups.items()},
        "confusion": evaluation.tables,
        "calibration": {
            layer: {
                "n": c.n,
                "ece": round(c.ece, 4),
                "bins": [
                    {"low": b.low, "high": b.high, "n": b.n, "p": round(b.p, 4), "right": round(b.right, 4)}
                    for b in c.bins
                ],
            }
            for layer, c in evaluation.calibration.items()
        },
        "misses": [_miss(shown) for shown in worst],
    }


def _scores(scores: Mapping[str, Score]) -> dict[str, Any]:
    return {name: _score(score) for name, score in scores.items()}


def _score(score: Score) -> dict[str, Any]:
    row: dict[str, Any] = {"value": round(score.value, 4), "n": score.n}
    if score.precision is not None or score.recall is not None:
        row |= {"p": _rounded(score.precision), "r": _rounded(score.recall)}
    if score.interval is not None:
        row["ci95"] = [round(end, 4) for end in score.interval]
    return row


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _miss(shown: ShownMiss) -> dict[str, Any]:
    miss = shown.miss
    return {
        "article": miss.piece,
        "what": miss.what,
        "start": miss.start,
        "end": miss.end,
        "gold": miss.gold,
        "predicted": miss.predicted,
        "p": miss.p,
        "before": shown.before,
        "words": shown.words,
        "after": shown.after,
    }
