"""What the stance stage writes on a Doc. Offsets count code points of `doc.text`, half-open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from burthen.annotate.readings import Speaker
from burthen.labels import StanceValue, Strength
from burthen.spans import Span


@dataclass(frozen=True)
class StanceReading:
    """Where a holder stands on a proposition.

    Attributes:
        holder: None for the author.
        target: Id of the proposition.
        p: Probability of each value, None where nothing was scored.
        evidence: Spans of sentences with their share in the verdict, strongest first.
        zero_shot: Whether the proposition was never trained on.
    """

    holder: Speaker | None
    target: str
    value: StanceValue
    p: Mapping[StanceValue, float] | None
    strength: Strength | None = None
    conditional_on: str | None = None
    reverse: bool = False
    ironic: bool = False
    zero_shot: bool = True
    evidence: tuple[tuple[Span, float], ...] = ()
