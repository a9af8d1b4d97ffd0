"""Bootstrap intervals over articles.

References:
    Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13 (percentile intervals).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from burthen.evaluate.metrics import compute
from burthen.evaluate.tally import Tally

if TYPE_CHECKING:
    from burthen.evaluate.metrics import Array

DRAWS = 1000
LEVEL = 0.95


def total(tallies: Sequence[Tally]) -> dict[str, Array]:
    """Returns the counts of all pieces together, each an array of one."""
    import numpy as np

    keys = sorted({key for tally in tallies for key in tally.counts})
    return {key: np.array([sum(tally.counts[key] for tally in tallies)], float) for key in keys}


def intervals(tallies: Sequence[Tally], draws: int = DRAWS, seed: int = 1) -> dict[str, tuple[float, float]]:
    """Returns a 95% interval for every metric; none from fewer than two articles.

    Articles are drawn, not sentences or cells, because what one article holds hangs together.

    Args:
        draws: Bootstrap samples; 0 for no intervals.
    """
    import numpy as np

    if len(tallies) < 2 or not draws:
        return {}
    keys = sorted({key for tally in tallies for key in tally.counts})
    table = np.array([[tally.counts[key] for key in keys] for tally in tallies], float)
    rng = np.random.default_rng(seed)
    times = rng.multinomial(len(tallies), np.full(len(tallies), 1 / len(tallies)), size=draws)
    sums = times @ table
    metrics = compute({key: sums[:, index] for index, key in enumerate(keys)}, draws)
    tail = (1 - LEVEL) / 2
    return {
        name: tuple(float(end) for end in np.nanquantile(values, (tail, 1 - tail)))  # type: ignore[misc]
        for name, values in metrics.items()
    }
