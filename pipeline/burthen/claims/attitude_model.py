"""The small classifier of endorsement: one weight a feature and label, kept as JSON, with an abstain rule."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from pathlib import Path

from burthen import manifest
from burthen.claims.attitude import Attitude
from burthen.claims.endorsement import EndorsementReading
from burthen.labels import Endorsement

WEIGHTS = "weights.json"
LABELS = (Endorsement.ENDORSED, Endorsement.REJECTED, Endorsement.NEUTRAL)


@dataclass(frozen=True)
class AttitudeModel:
    """A multinomial logistic regression.

    Attributes:
        weights: For each feature one weight a label of `LABELS`; features that it lacks count for nothing.
        bias: One a label.
        abstain_below: Below this probability `endorsed` and `rejected` become `neutral`.
    """

    weights: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]
    abstain_below: float

    @classmethod
    def read(cls, folder: Path) -> AttitudeModel:
        """Reads the weights of a folder."""
        table = json.loads((folder / WEIGHTS).read_text("utf8"))
        weights = {name: tuple(row) for name, row in table["weights"].items()}
        return cls(weights, tuple(table["bias"]), table["abstain_below"])

    def probabilities(self, values: Mapping[str, float]) -> tuple[float, ...]:
        """Returns the probability of each of `LABELS`."""
        scores = list(self.bias)
        for name, value in values.items():
            for label, weight in enumerate(self.weights.get(name, ())):
                scores[label] += weight * value
        top = max(scores)
        raised = [exp(score - top) for score in scores]
        return tuple(value / sum(raised) for value in raised)

    def decide(self, attitude: Attitude, rule: EndorsementReading) -> EndorsementReading:
        """Returns the reading of an attribution.

        A rule that names its words stands, unless the model is sure of the contrary: then the signs disagree and no
        side is taken. Where the rules are silent the model decides, or abstains.

        Args:
            attitude: Features of the attribution.
            rule: What the closed rules say.
        """
        chances = self.probabilities(attitude.values)
        label = 0 if chances[0] >= chances[1] else 1
        sure = chances[label] >= max(self.abstain_below, chances[2])
        if rule.value is not Endorsement.NEUTRAL:
            if sure and rule.value is not LABELS[label]:
                return EndorsementReading(Endorsement.NEUTRAL, rule=f"{rule.rule} against model", p=chances[2])
            return replace(rule, p=chances[LABELS.index(rule.value)])
        if not sure:
            return EndorsementReading(Endorsement.NEUTRAL, rule=f"{rule.rule}, model abstains", p=chances[2])
        name = self._strongest(attitude, label)
        span, scope = attitude.evidence[name] if name is not None else (None, None)
        return EndorsementReading(LABELS[label], scope, span, f"model: {name or 'speaker'}", chances[label])

    def _strongest(self, attitude: Attitude, label: int) -> str | None:
        """Returns the feature with words behind it that speaks most for a label, None if none speaks for it."""
        known = [name for name in sorted(attitude.evidence) if name in self.weights]
        rivals = [(self.weights[name][label] - self.weights[name][1 - label], name) for name in known]
        best = max(rivals, default=(0.0, ""))
        return best[1] if best[0] > 0 else None


@cache
def bundled_model() -> AttitudeModel | None:
    """Returns the bundled weights, None where there are none: the closed rules then decide alone.

    Raises:
        ResourceError: B302 if they are damaged.
    """
    return AttitudeModel.read(manifest.checked_folder("endorsement")) if "endorsement" in manifest.entries() else None
