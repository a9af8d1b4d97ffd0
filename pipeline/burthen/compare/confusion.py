"""The classifier's confusion, measured on gold, as what the corrected shares are drawn with.

The gold that it was measured on is small, so propositions borrow from each other: what other propositions showed counts
for a share of what the proposition itself did (a power prior), and that share is the one under which each proposition's
confusion is best foretold by the others'. Cells of one article hang together, so counts are cut to what they are worth.

References:
    Ibrahim and Chen, Power Prior Distributions for Regression Models, Statistical Science 15, 2000.
    Kish, Survey Sampling, 1965 (design effect).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from burthen.compare.prevalence import ANSWERS, TRUE_VALUES
from burthen.errors import SettingsError
from burthen.resources import config

if TYPE_CHECKING:
    from burthen.compare.prevalence import Array

# Added to every cell of the confusion: 0.2 and 0.5 were tried with `python -m burthen.cli.coverage` and cover alike.
PRIOR_CONFUSION: Final = 0.2
POOLING: Final = (0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 1.0)
AS_TRUE: Final = {"mixed": "undecided", "neutral": "undecided"}


@dataclass(frozen=True)
class StanceErrors:
    """How the author's stances are mistaken.

    Attributes:
        models: SHA-256 of the models that it was measured with, by name.
        by_target: Counts (4, 5) of true values and answers for each proposition.
        design_effect: How many cells of gold are worth one that stands alone.
        any_models: Whether they are held to fit records of any models, because the user named the file.
    """

    models: Mapping[str, str]
    by_target: Mapping[str, Array]
    design_effect: float
    any_models: bool = False

    @cached_property
    def pooled(self) -> Array:
        """Counts over all propositions, (4, 5)."""
        import numpy as np

        zero = np.zeros((len(TRUE_VALUES), len(ANSWERS)))
        return sum((counts for counts in self.by_target.values()), zero)

    @cached_property
    def pooling(self) -> float:
        """What a cell of another proposition is worth, 0 to 1: the value that foretells each from the others best."""
        return max(POOLING, key=lambda share: (self._foretold(share), share))

    def dirichlet(self, target: str) -> Array:
        """Returns the parameters of the confusion's rows for a proposition, (4, 5); an unknown one is all borrowed."""
        import numpy as np

        own = self.by_target.get(target, np.zeros_like(self.pooled))
        return (own + self.pooling * (self.pooled - own)) / self.design_effect + PRIOR_CONFUSION

    def fit(self, models: Sequence[str]) -> bool:
        """Tells whether the errors were measured with the models of a run.

        Args:
            models: The models of its records, as JSON objects of SHA-256 by name (`articles.models`).
        """
        return self.any_models or all(json.loads(used) == dict(self.models) for used in models)

    def _foretold(self, share: float) -> float:
        """Returns the log probability of each proposition's counts given the others' (Dirichlet-multinomial)."""
        import numpy as np
        from scipy.special import gammaln

        total = 0.0
        for own in self.by_target.values():
            known = share * (self.pooled - own) / self.design_effect + PRIOR_CONFUSION
            seen = own / self.design_effect
            rows = gammaln(known.sum(-1)) - gammaln((known + seen).sum(-1))
            total += float(np.sum(rows + np.sum(gammaln(known + seen) - gammaln(known), axis=-1)))
        return total


def read_stance_errors(path: Path | None = None) -> StanceErrors:
    """Reads what `burthen evaluate --stance-errors` wrote; when no path is given the bundled file, for its models only.

    Raises:
        SettingsError: B201 if it is not such a file.
    """
    named = path is not None
    path = path or config("compare/stance_errors.json")
    try:
        data = json.loads(path.read_text("utf8"))
        cells = [(str(article), str(target), str(gold), str(said)) for article, target, gold, said in data["cells"]]
        return StanceErrors(dict(data["models"]), _count(cells), _design_effect(cells), named)
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "Write it with `burthen evaluate GOLD --stance-errors FILE`."
        raise SettingsError("B201", str(path), remedy, detail=repr(error)) from error


def _count(cells: list[tuple[str, str, str, str]]) -> dict[str, Array]:
    import numpy as np

    counts: dict[str, Array] = defaultdict(lambda: np.zeros((len(TRUE_VALUES), len(ANSWERS))))
    for _, target, gold, said in cells:
        counts[target][TRUE_VALUES.index(AS_TRUE.get(gold, gold)), ANSWERS.index(AS_TRUE.get(said, said))] += 1
    return dict(counts)


def _design_effect(cells: list[tuple[str, str, str, str]]) -> float:
    """Returns how much more the share of right cells varies between articles than it would by chance, at least 1."""
    right: dict[str, list[bool]] = defaultdict(list)
    for article, _, gold, said in cells:
        right[article].append(gold == said)
    if len(right) < 2:
        return 1.0
    share = sum(map(sum, right.values())) / len(cells)
    by_chance = sum(share * (1 - share) / len(row) for row in right.values()) / len(right)
    found = sum((sum(row) / len(row) - share) ** 2 for row in right.values()) / (len(right) - 1)
    return max(1.0, found / by_chance) if by_chance else 1.0
