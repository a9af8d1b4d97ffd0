"""Ranks the candidates for payer and payee with the bundled weights, and abstains where none is likely enough.

A conditional logit: the probability of a candidate is the softmax, over all candidates of the figure, of the sum of the
weights of its features (McFadden 1974, "Conditional logit analysis of qualitative choice behavior").
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from burthen.manifest import checked_folder

MODEL = "figures"


@dataclass(frozen=True)
class Weights:
    """The weights of one question.

    Attributes:
        weights: By feature.
        threshold: Least probability of the best candidate; below it there is no answer.
    """

    weights: Mapping[str, float]
    threshold: float


@cache
def load_weights(question: str) -> Weights:
    """Returns the weights of `payer` or `payee`.

    Raises:
        ResourceError: B301 or B302 for weights that are missing or damaged.
    """
    row = json.loads((checked_folder(MODEL) / f"{question}.json").read_text("utf8"))
    return Weights(row["weights"], row["threshold"])


def probabilities(weights: Mapping[str, float], candidates: Sequence[Sequence[str]]) -> list[float]:
    """Returns the probability of each candidate, given the names of its features."""
    scores = [sum(weights.get(name, 0.0) for name in names) for names in candidates]
    top = max(scores)
    exps = [math.exp(score - top) for score in scores]
    total = sum(exps)
    return [value / total for value in exps]


def best(weights: Weights, candidates: Sequence[Sequence[str]]) -> int:
    """Returns the index of the best candidate, or 0, which is nobody, where it is not likely enough."""
    ranked = probabilities(weights.weights, candidates)
    index = max(range(len(ranked)), key=ranked.__getitem__)
    return index if ranked[index] >= weights.threshold else 0
