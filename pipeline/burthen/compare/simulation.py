"""Simulations with known truth: how often a 95% interval holds what it should.

A cell of articles is drawn with known true shares, a classifier with a known confusion answers for each article, and a
gold sample from the same classifier is what its errors are measured on. The interval must hold the true share of
support among those that take a side. Beside the method in use stand those that were tried, to check the choice by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from burthen.compare.confusion import PRIOR_CONFUSION
from burthen.compare.intervals import PRIOR, TAILS
from burthen.compare.prevalence import TRUE_VALUES, Answers, draw_shares

if TYPE_CHECKING:
    import numpy as np

    from burthen.compare.prevalence import Array, Counts

SIZES: Final = (20, 50, 200)
# True shares of support, oppose, undecided and absent: from even to nearly all on one side.
SHARES: Final = (
    (0.25, 0.25, 0.20, 0.30),
    (0.35, 0.25, 0.15, 0.25),
    (0.45, 0.10, 0.15, 0.30),
    (0.60, 0.05, 0.20, 0.15),
)
# What gold has of each true value: about what the dev part has.
GOLD: Final = (50, 40, 30, 100)
CLASSIFIERS: Final[Mapping[str, Sequence[Sequence[float]]]] = {
    "good": (
        (0.72, 0.08, 0.08, 0.06, 0.06),
        (0.08, 0.72, 0.08, 0.06, 0.06),
        (0.15, 0.15, 0.50, 0.10, 0.10),
        (0.03, 0.03, 0.04, 0.85, 0.05),
    ),
    "fair": (
        (0.50, 0.10, 0.10, 0.10, 0.20),
        (0.10, 0.50, 0.10, 0.10, 0.20),
        (0.15, 0.15, 0.35, 0.10, 0.25),
        (0.03, 0.03, 0.05, 0.79, 0.10),
    ),
    "lopsided": (
        (0.70, 0.05, 0.10, 0.10, 0.05),
        (0.25, 0.45, 0.10, 0.10, 0.10),
        (0.20, 0.10, 0.45, 0.15, 0.10),
        (0.04, 0.02, 0.04, 0.85, 0.05),
    ),
}
Method = Callable[["Counts", "Counts", int], tuple["Array", "Array"]]


@dataclass(frozen=True)
class Coverage:
    """How a method did in one setting.

    Attributes:
        covered: Share of the simulations whose interval held the true share.
        width: Mean width of the interval.
    """

    method: str
    classifier: str
    shares: tuple[float, ...]
    n: int
    simulations: int
    covered: float
    width: float


def simulate(
    method: str, classifier: str, shares: Sequence[float], n: int, simulations: int, seed: int = 1
) -> Coverage:
    """Returns how a method does in one setting; the same seed gives the same data to every method.

    Args:
        method: A key of `METHODS`.
        classifier: A key of `CLASSIFIERS`.
        shares: True shares of support, oppose, undecided and absent.
        n: Articles of the cell.
        simulations: How many cells are drawn.
    """
    import numpy as np

    rng = np.random.default_rng([seed, n, *(round(share * 100) for share in shares)])
    confusion = np.array(CLASSIFIERS[classifier])
    true = rng.multinomial(n, shares, size=simulations)
    answered = _answer(rng, true, confusion).sum(1)
    gold = _answer(rng, np.tile(np.array(GOLD), (simulations, 1)), confusion)
    low, high = METHODS[method](answered, gold, seed)
    truth = shares[0] / (shares[0] + shares[1])
    covered = float(((low <= truth) & (truth <= high)).mean())
    return Coverage(method, classifier, tuple(shares), n, simulations, covered, float((high - low).mean()))


def _answer(rng: np.random.Generator, true: Counts, confusion: Array) -> Counts:
    """Draws the classifier's answers for true counts, (simulations, 4, 5)."""
    import numpy as np

    return np.stack([rng.multinomial(true[:, value], confusion[value]) for value in range(len(TRUE_VALUES))], axis=1)


def _in_use(answered: Counts, gold: Counts, seed: int) -> tuple[Array, Array]:
    import numpy as np

    known = np.zeros((len(answered), len(TRUE_VALUES)), np.int64)
    drawn = draw_shares(
        Answers(answered, known, gold.astype(np.float64) + PRIOR_CONFUSION), seed, draws=1000, warm_up=200
    )
    low, high = np.quantile(drawn, TAILS, axis=0)
    return low, high


def _uncorrected(answered: Counts, _gold: Counts, _seed: int) -> tuple[Array, Array]:
    """The plain share of the answers, with Jeffreys' interval: what ignoring errors costs."""
    from scipy.special import betaincinv

    hits, n = answered[:, 0] + PRIOR, answered[:, :2].sum(1) + 2 * PRIOR
    return betaincinv(hits, n - hits, TAILS[0]), betaincinv(hits, n - hits, TAILS[1])


def _fixed_errors(answered: Counts, gold: Counts, seed: int) -> tuple[Array, Array]:
    """Corrected, but with the confusion held to be known: what leaving out its uncertainty costs."""
    return _in_use(answered, gold * 1000, seed)


def _inverted(answered: Counts, gold: Counts, seed: int) -> tuple[Array, Array]:
    """Percentile bootstrap of articles and of gold, the confusion turned round by EM (after Rogan and Gladen, 1978)."""
    import numpy as np

    rng, draws, ends = np.random.default_rng(seed), 400, []
    for said, seen in zip(answered, gold, strict=True):
        drawn = rng.multinomial(said.sum(), said / said.sum(), size=draws).astype(float)
        rows = [rng.multinomial(row.sum(), row / row.sum(), size=draws) for row in seen]
        confusion = np.stack(rows, axis=1) / seen.sum(1)[None, :, None]
        share = np.full((draws, len(TRUE_VALUES)), 1 / len(TRUE_VALUES))
        for _ in range(60):
            joint = share[:, :, None] * confusion
            behind = joint / joint.sum(1, keepdims=True).clip(min=1e-12)
            share = (behind * drawn[:, None, :]).sum(-1)
            share /= share.sum(1, keepdims=True).clip(min=1e-12)
        support = share[:, 0] / share[:, :2].sum(1).clip(min=1e-12)
        ends.append(np.quantile(support, TAILS))
    low, high = np.array(ends).T
    return low, high


METHODS: Final[Mapping[str, Method]] = {
    "in use": _in_use,
    "errors held known": _fixed_errors,
    "inverted, percentile": _inverted,
    "uncorrected": _uncorrected,
}


def plain_coverage(share: float, n: int, simulations: int, seed: int = 1) -> dict[str, float]:
    """Returns the coverage of intervals of a share without errors, for the method in use and those tried.

    Args:
        share: True share of support.
        n: Articles that take a side.
    """
    import numpy as np

    from burthen.compare.intervals import share_interval

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
