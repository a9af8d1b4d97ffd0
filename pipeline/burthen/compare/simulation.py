"""Simulations with known truth: how often a 95% interval holds what it should.

A cell of articles is drawn with known true shares, a classifier with a known confusion answers for each article, and a
gold sample from the same classifier is what its errors are measured on. The interval must hold the true share of
support among those that take a side. Beside the method in use stand those that were tried, to check the choice by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from burthen.compare.confusion import PRIOR_CONFUSION
from burthen.compare.intervals import LEVEL, PRIOR, TAILS
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


def simulate_difference(
    classifier: str, one: Sequence[float], other: Sequence[float], n: int, simulations: int, seed: int = 1
) -> tuple[float, float]:
    """Returns how often the interval of a corrected difference holds the true one, and how often p is below 0.05.

    Args:
        classifier: A key of `CLASSIFIERS`.
        one: True shares of support, oppose, undecided and absent in the first group.
        other: The same in the second group; where both are the same, p below 0.05 is a false alarm.
        n: Articles of each group.
        simulations: How many pairs of groups are drawn.
    """
    import numpy as np

    confusion, drawn = np.array(CLASSIFIERS[classifier]), []
    rng = np.random.default_rng([seed, n, 7])
    gold = _answer(rng, np.tile(np.array(GOLD), (simulations, 1)), confusion)
    for place, shares in enumerate((one, other)):
        answered = _answer(rng, rng.multinomial(n, shares, size=simulations), confusion).sum(1)
        drawn.append(_draws(answered, gold, seed + place))
    difference = drawn[0] - drawn[1]
    low, high = np.quantile(difference, TAILS, axis=0)
    truth = one[0] / (one[0] + one[1]) - other[0] / (other[0] + other[1])
    tail = 2 * np.minimum((difference > 0).mean(0), (difference < 0).mean(0))
    return float(((low <= truth) & (truth <= high)).mean()), float((tail < 1 - LEVEL).mean())


def _answer(rng: np.random.Generator, true: Counts, confusion: Array) -> Counts:
    """Draws the classifier's answers for true counts, (simulations, 4, 5)."""
    import numpy as np

    return np.stack([rng.multinomial(true[:, value], confusion[value]) for value in range(len(TRUE_VALUES))], axis=1)


def _in_use(answered: Counts, gold: Counts, seed: int) -> tuple[Array, Array]:
    import numpy as np

    low, high = np.quantile(_draws(answered, gold, seed), TAILS, axis=0)
    return low, high


def _draws(answered: Counts, gold: Counts, seed: int) -> Array:
    import numpy as np

    known = np.zeros((len(answered), len(TRUE_VALUES)), np.int64)
    answers = Answers(answered, known, gold.astype(np.float64) + PRIOR_CONFUSION)
    return draw_shares(answers, seed, draws=1000, warm_up=200)


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
