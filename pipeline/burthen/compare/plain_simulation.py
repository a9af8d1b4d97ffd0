"""Simulations of the intervals of answers as they are, beside those that were tried and are not in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from burthen.compare.intervals import TAILS, ratio_interval, share_interval


def sentence_coverage(share: float, n: int, simulations: int, seed: int = 1) -> float:
    """Returns the coverage of a share of sentences, which come in articles that differ among themselves.

    Args:
        share: True share of sentences of a type.
        n: Articles.
    """
    import numpy as np

    rng, held = np.random.default_rng(seed), 0
    for _ in range(simulations):
        wholes = rng.poisson(25, size=n) + 5
        # A spread of shares between articles as in the train part: the variance of a beta of 10 sentences.
        parts = rng.binomial(wholes, rng.beta(share * 10, (1 - share) * 10, size=n))
        ends = ratio_interval(parts.tolist(), wholes.tolist())
        held += ends is not None and ends[0] <= share <= ends[1]
    return held / simulations


def plain_coverage(share: float, n: int, simulations: int, seed: int = 1) -> dict[str, float]:
    """Returns the coverage of intervals of a share without errors, for the method in use and those tried.

    Args:
        share: True share of support.
        n: Articles that take a side.
    """
    import numpy as np

    hits = np.random.default_rng(seed).binomial(n, share, size=simulations)
    methods: Mapping[str, Callable[[int], tuple[float, float] | None]] = {
        "in use": lambda k: share_interval(k, n),
        "percentile": lambda k: _percentile(k, n),
        "BCa": lambda k: _bca(k, n),
    }
    found: dict[str, Any] = {
        name: {int(k): method(int(k)) for k in np.unique(hits)} for name, method in methods.items()
    }
    return {name: float(np.mean([_holds(ends[int(k)], share) for k in hits])) for name, ends in found.items()}


def _holds(ends: tuple[float, float] | None, share: float) -> bool:
    return ends is not None and ends[0] <= share <= ends[1]


def _percentile(hits: int, n: int) -> tuple[float, float]:
    from scipy.stats import binom

    return tuple(float(binom.ppf(tail, n, hits / n)) / n for tail in TAILS)  # type: ignore[return-value]


def _bca(hits: int, n: int) -> tuple[float, float] | None:
    """Returns the bias-corrected and accelerated interval (Efron, 1987); None where all articles agree."""
    import warnings

    import numpy as np
    from scipy.stats import bootstrap

    sample = np.repeat([1.0, 0.0], [hits, n - hits])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # all the same: scipy warns and gives no interval
        ends = bootstrap((sample,), np.mean, n_resamples=1000, method="BCa", rng=1).confidence_interval
    low, high = float(ends.low), float(ends.high)
    return None if np.isnan(low) or np.isnan(high) else (low, high)
