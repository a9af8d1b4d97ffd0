"""One-to-one matching of gold items and predicted items."""

from __future__ import annotations

from collections.abc import Mapping


def match(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Returns the one-to-one matching of greatest total weight.

    Args:
        weights: Weight above 0 for each pair (gold index, predicted index) that may be matched. Add a constant to all
            of them to prefer more matches over better ones.

    References:
        Crouse, On implementing 2D rectangular assignment algorithms, IEEE TAES 2016, as in SciPy.
    """
    if not weights:
        return {}
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    rows = sorted({gold for gold, _ in weights})
    columns = sorted({predicted for _, predicted in weights})
    table = np.zeros((len(rows), len(columns)))
    row_of, column_of = {row: k for k, row in enumerate(rows)}, {column: k for k, column in enumerate(columns)}
    for (gold, predicted), weight in weights.items():
        table[row_of[gold], column_of[predicted]] = weight
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return {rows[row]: columns[column] for row, column in chosen if table[row, column] > 0}


def match_greedily(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Returns a one-to-one matching that takes the best pair first; ties go to the earlier in the text."""
    matched: dict[int, int] = {}
    for (gold, predicted), _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if gold not in matched and predicted not in matched.values():
            matched[gold] = predicted
    return matched
