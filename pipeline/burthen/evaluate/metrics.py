"""Every figure that `burthen evaluate` reports, and how it comes from the counts.

All functions work on arrays, one entry a draw of the bootstrap, so that an interval costs one pass.

References:
    Cohen, A coefficient of agreement for nominal scales, 1960. Krippendorff, Content Analysis, 4th ed., 2018, ch. 12
    (alpha for two coders, nominal data, no gaps).
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from burthen import labels

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

F1 = (
    "sentences.f1", "sentences.hedged_f1", "sentences.negated_f1", "sentences.rhetorical_f1",
    "sentences.checkworthy_f1", "claims.span_f1", "claims.span_f1_strict", "claims.span_exact_f1",
    "claims.end_to_end_f1", "figures.mention_f1", "figures.value_f1", "figures.value_unit_f1",
    "figures.value_unit_bound_f1", "figures.period_f1", "figures.end_to_end_f1", "stance.detect_f1",
    "stance.evidence_f1", "quoted.f1",
)  # fmt: skip
SHARES = (
    "boilerplate.excluded", "boilerplate.body_kept", "sentences.voice_acc", "sentences.role_acc",
    "claims.source_acc", "claims.cue_acc", "claims.type_acc", "claims.mode_acc", "claims.force_acc",
    "claims.endorsement_acc", "claims.none_ok", "claims.ask_addressee_acc", "claims.ask_addressee_precision",
    "figures.change_acc", "figures.change_from_acc", "figures.per_acc", "figures.payer_acc",
    "figures.payer_precision", "figures.payee_acc", "figures.payee_precision", "figures.voice_acc",
    "figures.endorsement_acc", "figures.none_ok", "stance.coverage", "stance.raised_coverage",
    "stance.raised_acc_answered", "stance.sign_acc_answered", "stance.sign_errors", "integrity.records",
)  # fmt: skip
_RAISED = ("support", "oppose", "mixed", "neutral")
# Confusion table and the classes that its macro-F1 is the mean over, as far as they occur in the gold.
TABLES: dict[str, tuple[str, ...]] = {
    "sentences.type": tuple(labels.ClaimType),
    "sentences.voice": tuple(labels.Voice),
    "claims.mode": tuple(labels.Mode),
    "claims.force": tuple(labels.Force),
    "claims.endorsement": tuple(labels.Endorsement),
    "figures.bound": tuple(labels.Bound),
    "stance.all": tuple(labels.StanceValue),
    "stance.raised": _RAISED,
    "stance.either": tuple(labels.StanceValue),
}
FROM_TABLES = {
    "sentences.type": ("acc", "macro_f1", "kappa", "alpha"),
    "sentences.voice": ("kappa",),
    "claims.force": ("kappa",),
    "claims.endorsement": ("macro_f1", "kappa"),
    "stance.all": ("acc", "kappa", "alpha"),
    "stance.raised": ("acc", "macro_f1"),
    "stance.either": ("kappa",),
}
# Metrics of which less is better.
LOWER_IS_BETTER = frozenset({"stance.sign_errors"})


def compute(counts: Mapping[str, Array], draws: int) -> dict[str, Array]:
    """Returns every metric that has a denominator, by name.

    Args:
        counts: Totals by key of `Tally.counts`.

    Shape:
        counts, and every metric: (draws,); nan where a draw has no denominator.
    """
    import numpy as np

    zero = np.zeros(draws)

    def get(key: str) -> Array:
        return counts.get(key, zero)

    metrics: dict[str, Array] = {}
    with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)  # a mean over no class is nan, which is what we want of it
        for name in F1:
            both = get(f"{name}/predicted") + get(f"{name}/gold")
            metrics[name] = np.where(both > 0, 2 * get(f"{name}/right") / both, np.nan)
        for name in SHARES:
            metrics[name] = np.where(get(f"{name}/of") > 0, get(f"{name}/right") / get(f"{name}/of"), np.nan)
        for table, measures in FROM_TABLES.items():
            cells, classes = confusion(counts, table, draws)
            if not classes:
                continue
            for measure in measures:
                metrics[f"{table}_{measure}"] = _MEASURES[measure](
                    cells, [classes.index(c) for c in TABLES[table] if c in classes]
                )
    return {name: values for name, values in metrics.items() if not np.isnan(values).all()}


def confusion(counts: Mapping[str, Array], table: str, draws: int) -> tuple[Array, list[str]]:
    """Returns a confusion table and its classes.

    Shape:
        table: (draws, n_classes, n_classes), gold in rows.
    """
    import numpy as np

    keys = [key.split("|") for key in counts if key.startswith(f"{table}|")]
    seen = {name for _, gold, predicted in keys for name in (gold, predicted)}
    classes = [name for name in TABLES[table] if name in seen] + sorted(seen - set(TABLES[table]))
    cells = np.zeros((draws, len(classes), len(classes)))
    for _, gold, predicted in keys:
        cells[:, classes.index(gold), classes.index(predicted)] = counts[f"{table}|{gold}|{predicted}"]
    return cells, classes


def _accuracy(cells: Array, _: Sequence[int]) -> Array:
    result: Array = cells.trace(axis1=1, axis2=2) / cells.sum((1, 2))
    return result


def _macro_f1(cells: Array, classes: Sequence[int]) -> Array:
    import numpy as np

    gold, predicted = cells.sum(2)[:, classes], cells.sum(1)[:, classes]
    right = cells.diagonal(axis1=1, axis2=2)[:, classes]
    result: Array = np.nanmean(np.where(gold > 0, 2 * right / (gold + predicted), np.nan), axis=1)
    return result


def _kappa(cells: Array, classes: Sequence[int]) -> Array:
    import numpy as np

    n = cells.sum((1, 2))
    expected = (cells.sum(2) * cells.sum(1)).sum(1) / n**2
    observed = _accuracy(cells, classes)
    result: Array = np.where(expected < 1, (observed - expected) / (1 - expected), np.where(n > 0, 1.0, np.nan))
    return result


def _alpha(cells: Array, classes: Sequence[int]) -> Array:
    import numpy as np

    n = 2 * cells.sum((1, 2))
    marginal = cells.sum(1) + cells.sum(2)
    disagreement = 1 - _accuracy(cells, classes)
    expected = 1 - (marginal * (marginal - 1)).sum(1) / (n * (n - 1))
    result: Array = np.where(expected > 0, 1 - disagreement / expected, np.where(n > 0, 1.0, np.nan))
    return result


_MEASURES = {"acc": _accuracy, "macro_f1": _macro_f1, "kappa": _kappa, "alpha": _alpha}


def denominator(counts: Mapping[str, int], name: str) -> int:
    """Returns n of a metric: gold items of an F1, what a share is of, cells of a table."""
    if name in F1:
        return int(counts.get(f"{name}/gold", 0))
    if name in SHARES:
        return int(counts.get(f"{name}/of", 0))
    table = name.rsplit("_", 1)[0].removesuffix("_macro")
    return int(sum(value for key, value in counts.items() if key.startswith(f"{table}|")))
