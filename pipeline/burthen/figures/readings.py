"""What the figures stage writes on a Doc. Offsets count code points of `doc.text`, half-open."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.labels import Bound, Change, FigureKind, Frame, Per, PeriodBasis, UnitBasis
from burthen.spans import Span


@dataclass(frozen=True)
class PeriodReading:
    """Reference period as ISO dates, both ends included; an open end is None."""

    start: str | None
    end: str | None
    text: str | None
    basis: PeriodBasis


@dataclass(frozen=True)
class PartyReading:
    """Payer or payee; `id` as for holders (`government:JP`), `span` None where it is implied."""

    name: str
    id: str | None = None
    country: str | None = None
    span: Span | None = None


@dataclass(frozen=True)
class FigureReading:
    """One mention of a quantity.

    Attributes:
        span: The words, bound word and currency sign included.
        value_min: Lower end in base units; None where that side is open.
        value_max: Upper end in base units; None where that side is open.
        unit: ISO 4217 code, `pct_GDP`, `pct_of_total`, `pct_of_cost`, `pct_change`, `pct_point`, `ratio`, `share`, or a
            counted noun of the codebook in the plural (`personnel`, `aircraft`, `ships`, `countries`, `years`, ...).
        equivalent_of: Index into `doc._.figures` of the figure that this one converts or restates.
        repeat_of: Index into `doc._.figures` of an earlier mention of the same figure.
        rule: Name of the rule that read it, for `explain`.
    """

    span: Span
    kind: FigureKind
    value_min: float | None
    value_max: float | None
    unit: str | None
    unit_basis: UnitBasis | None
    bound: Bound
    of_total: float | None = None
    frame: Frame | None = None
    change: Change = Change.NONE
    change_from: float | None = None
    per: Per | None = None
    period: PeriodReading | None = None
    payer: PartyReading | None = None
    payee: PartyReading | None = None
    measures: str | None = None
    scenario: bool = False
    equivalent_of: int | None = None
    repeat_of: int | None = None
    rule: str = ""
