"""The figure while it is being read, before it becomes a `FigureReading`."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.figures.readings import FigureReading, PartyReading, PeriodReading
from burthen.labels import Bound, Change, FigureKind, Frame, Per, UnitBasis
from burthen.spans import Span

_OPEN_BELOW = frozenset({Bound.UPPER_BOUND, Bound.JUST_BELOW})
_OPEN_ABOVE = frozenset({Bound.LOWER_BOUND, Bound.JUST_ABOVE})


@dataclass(slots=True)
class Draft:
    """A figure under construction. `first`, `core`, `last` are lexeme indices.

    Attributes:
        first: First lexeme, bound words included.
        core: First lexeme of the amount itself, currency sign included.
        last: One past the last lexeme.
        low: Lower value as written, before a bound opens a side.
        high: Upper value as written.
        noun: The counted noun phrase or the thing of which a share is taken, as written.
        opens: The bound that opens a side where `bound` says something else ("less than that", an anaphor).
        bare: Whether the amount has no unit of its own and needs one from its context.
        sentence: Index of the sentence.
    """

    first: int
    core: int
    last: int
    low: float
    high: float
    kind: FigureKind = FigureKind.OTHER
    unit: str | None = None
    basis: UnitBasis | None = None
    bound: Bound = Bound.EXACT
    frame: Frame | None = None
    of_total: float | None = None
    change: Change = Change.NONE
    change_from: float | None = None
    per: Per | None = None
    period: PeriodReading | None = None
    payer: PartyReading | None = None
    payee: PartyReading | None = None
    measures: str | None = None
    scenario: bool = False
    equivalent_of: Draft | None = None
    repeat_of: Draft | None = None
    rule: str = "amount"
    noun: str | None = None
    opens: Bound | None = None
    bare: bool = False
    sentence: int = 0

    def freeze(self, starts: list[int], ends: list[int], index: dict[int, int]) -> FigureReading:
        """Returns the reading, with the side that the bound leaves open as None.

        Args:
            starts: Start offset of each lexeme.
            ends: End offset of each lexeme.
            index: From `id` of a draft to its place among the figures.
        """
        closed = self.change_from is not None and self.bound is Bound.RANGE
        opens = self.opens or self.bound
        return FigureReading(
            span=Span(starts[self.first], ends[self.last - 1]),
            kind=self.kind,
            value_min=None if opens in _OPEN_BELOW else self.low,
            value_max=None if opens in _OPEN_ABOVE else self.high,
            unit=self.unit,
            unit_basis=self.basis,
            bound=Bound.EXACT if closed else self.bound,
            of_total=self.of_total,
            frame=self.frame,
            change=self.change,
            change_from=self.change_from,
            per=self.per,
            period=self.period,
            payer=self.payer,
            payee=self.payee,
            measures=self.measures,
            scenario=self.scenario,
            equivalent_of=index.get(id(self.equivalent_of)) if self.equivalent_of else None,
            repeat_of=index.get(id(self.repeat_of)) if self.repeat_of else None,
            rule=self.rule,
        )
