"""Intervals of plain counts: by article, without the classifier's errors.

The bootstrap is Bayesian (Dirichlet weights), with a prior of half an article on either side. The plain percentile
bootstrap gives an interval of no width where all articles agree, and BCa no interval at all; see
`python -m burthen.cli.coverage`.

References:
    Brown, Cai and DasGupta, Interval Estimation for a Binomial Proportion, Statistical Science 16, 2001.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np

    from burthen.compare.prevalence import Array

LEVEL: Final = 0.95
TAILS: Final = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)
PRIOR: Final = 0.5
DRAWS: Final = 4000
LEAST: Final = 2  # no interval from one article


def share_interval(hits: int, n: int) -> tuple[float, float] | None:
    """Returns the interval of a share of articles (Jeffreys, with ends that hold 0 and 1); None from fewer than two."""
    from scipy.special import betaincinv

    if n < LEAST:
        return None
    low, high = (float(betaincinv(hits + PRIOR, n - hits + PRIOR, tail)) for tail in TAILS)
    return 0.0 if hits == 0 else low, 1.0 if hits == n else high


def draw_share(hits: Sequence[int], n: Sequence[int], rng: np.random.Generator, draws: int = DRAWS) -> Array:
    """Draws shares from their posteriors.

    Shape:
        returns: (draws, cells)
    """
    import numpy as np

    hit, of = np.asarray(hits), np.asarray(n)
    drawn: Array = rng.beta(hit + PRIOR, of - hit + PRIOR, size=(draws, len(hit)))
    return drawn


def mean_interval(counts: Sequence[int], values: Sequence[float], seed: int = 1) -> tuple[float, float] | None:
    """Returns the interval of the mean of values that articles take; None from fewer than two articles.

    Args:
        counts: Articles that take each value.
        values: The values.
    """
    import numpy as np

    if sum(counts) < LEAST:
        return None
    rng = np.random.default_rng(seed)
    weights = rng.standard_gamma(np.asarray(counts) + 1 / len(values), size=(DRAWS, len(values)))
    means = weights @ np.asarray(values) / weights.sum(-1)
    low, high = (float(end) for end in np.quantile(means, TAILS))
    taken = [value for count, value in zip(counts, values, strict=True) if count]
    return (low, high) if len(taken) > 1 else (min(low, taken[0]), max(high, taken[0]))


def ratio_interval(parts: Sequence[float], wholes: Sequence[float], seed: int = 1) -> tuple[float, float] | None:
    """Returns the interval of a share of things that come in articles (sentences of a type): articles are drawn.

    Args:
        parts: Things counted in each article.
        wholes: All things in each article.
    """
    import numpy as np

    if len(wholes) < LEAST or not sum(wholes):
        return None
    rng = np.random.default_rng(seed)
    weights = rng.standard_exponential(size=(DRAWS // 2, len(wholes)))
    # A pseudo-article of mean length with half its things counted, worth half an article: without it an all-or-nothing
    # sample has an interval of no width.
    length = float(np.mean(wholes))
    prior = rng.standard_gamma(PRIOR, size=(2, DRAWS // 2)) * length
    whole = weights @ np.asarray(wholes, float) + prior.sum(0)
    shares = (weights @ np.asarray(parts, float) + prior[0]) / whole
    low, high = np.quantile(shares, TAILS)
    return float(low), float(high)


def holm(p_values: Sequence[float]) -> list[float]:
    """Returns p-values corrected for their number.

    References:
        Holm, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of Statistics 6, 1979.
    """
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    corrected, least = [0.0] * len(p_values), 0.0
    for rank, index in enumerate(order):
        least = max(least, min(1.0, (len(p_values) - rank) * p_values[index]))
        corrected[index] = least
    return corrected
