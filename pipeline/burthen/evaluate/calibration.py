"""Whether a probability means what it says.

References:
    Guo et al., On Calibration of Modern Neural Networks, ICML 2017 (expected calibration error, reliability diagram).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from burthen.evaluate.tally import Answer

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Answers whose probability lies between `low` and `high`.

    Attributes:
        n: How many.
        p: Their mean probability.
        right: Share of them that are right.
    """

    low: float
    high: float
    n: int
    p: float
    right: float


@dataclass(frozen=True)
class Calibration:
    """Reliability of one layer: expected calibration error, and the table it comes from."""

    n: int
    ece: float
    bins: tuple[Bin, ...]


def calibrate(answers: Sequence[Answer]) -> dict[str, Calibration]:
    """Returns the reliability of each layer that gave probabilities, in ten bins of equal width."""
    return {
        layer: _reliability([answer for answer in answers if answer.layer == layer])
        for layer in sorted({answer.layer for answer in answers})
    }


def _reliability(answers: Sequence[Answer]) -> Calibration:
    bins = []
    for index in range(BINS):
        inside = [a for a in answers if min(int(a.p * BINS), BINS - 1) == index]
        if inside:
            n = len(inside)
            p, right = sum(a.p for a in inside) / n, sum(a.right for a in inside) / n
            bins.append(Bin(index / BINS, (index + 1) / BINS, n, p, right))
    ece = sum(b.n * abs(b.p - b.right) for b in bins) / len(answers)
    return Calibration(len(answers), ece, tuple(bins))
