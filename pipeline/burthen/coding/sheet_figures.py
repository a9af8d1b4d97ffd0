"""Reads the figures of a coding sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from burthen import records
from burthen.coding.places import Places
from burthen.coding.sheet import Sheet, SheetFigure
from burthen.labels import DecidedBy, FigureKind, Voice
from burthen.spans import Span

DURATIONS = frozenset({"days", "weeks", "months", "years", "hours", "decades"})


class FigureReader:
    """Turns the figures of one sheet into figures of a record.

    Args:
        quoted: Makes a quoted span of a span.
    """

    def __init__(self, sheet: Sheet, places: Places, quoted: Callable[[Span], records.Quoted]) -> None:
        self._sheet, self._places, self._quoted = sheet, places, quoted

    def read(self, claims: Sequence[records.Claim]) -> list[records.Figure]:
        """Returns the figures in order of the text.

        Args:
            claims: The claims of the record, so that each figure names the shortest one it stands in.

        Raises:
            RecordError: B402 where the sheet names what is not there.
        """
        placed = sorted(((self._places.find(f.q, f.s), f) for f in self._sheet.figures), key=lambda pair: pair[0])
        ids = {figure.n: f"f{index}" for index, (_, figure) in enumerate(placed)}
        if len(ids) != len(placed):
            raise self._places.error("figures", "two figures have the same name")
        return [self._figure(span, figure, ids, claims) for span, figure in placed]

    def _figure(
        self, span: Span, figure: SheetFigure, ids: dict[str, str], claims: Sequence[records.Claim]
    ) -> records.Figure:
        claim = _claim_of(span, claims)
        source = self._source_id(figure)
        quoted = self._quoted(span)
        return records.Figure(
            start=quoted.start, end=quoted.end, quote=quoted.quote, id=ids[figure.n], kind=kind_of(figure.unit),
            value_min=figure.min, value_max=figure.max, of_total=figure.of, unit=figure.unit, unit_basis=figure.basis,
            bound=figure.bound, frame=figure.frame, change=figure.change, change_from=figure.from_, per=figure.per,
            period=self._period(figure), payer=self._party(figure.payer), payee=self._party(figure.payee),
            measures=figure.measures, claim=claim.id if claim else None,
            voice=Voice.OTHER if source else Voice.AUTHOR, source=source, endorsement=figure.end if source else None,
            equivalent_of=self._other(figure, figure.equiv, ids), repeat_of=self._other(figure, figure.repeat, ids),
            scenario=figure.scenario, decided_by=DecidedBy.CODER, p=None,
        )  # fmt: skip

    def _source_id(self, figure: SheetFigure) -> str | None:
        if figure.by in (None, "author"):
            return None
        if figure.by not in self._sheet.holders:
            raise self._places.error(f"figures {figure.n}", f"{figure.by!r} is no holder")
        return self._sheet.holders[figure.by].id

    def _period(self, figure: SheetFigure) -> records.Period | None:
        period = figure.period
        return (
            records.Period(start=period.start, end=period.end, text=period.text, basis=period.basis) if period else None
        )

    def _party(self, name: str | None) -> records.Party | None:
        """Returns a payer or payee: a holder's key, or a name of its own ("own forces")."""
        if name is None:
            return None
        holder = self._sheet.holders.get(name)
        if holder is None:
            return records.Party(name=name)
        return records.Party(id=holder.id, name=holder.name or holder.id, country=holder.country)

    def _other(self, figure: SheetFigure, name: str | None, ids: dict[str, str]) -> str | None:
        if name is not None and name not in ids:
            raise self._places.error(f"figures {figure.n}", f"{name!r} is no figure")
        return ids[name] if name is not None else None


def kind_of(unit: str | None) -> FigureKind:
    """Returns the kind of a unit: three capitals are a currency, `pct_...` is a percentage, days are a duration."""
    if unit is None:
        return FigureKind.OTHER
    if len(unit) == 3 and unit.isupper():
        return FigureKind.MONEY
    if unit.startswith("pct_"):
        return FigureKind.PERCENT
    if unit in ("ratio", "share"):
        return FigureKind.RATIO
    return FigureKind.DURATION if unit in DURATIONS else FigureKind.COUNT


def _claim_of(span: Span, claims: Sequence[records.Claim]) -> records.Claim | None:
    holding = [c for c in claims if any(s.start <= span.start and span.end <= s.end for s in c.spans)]
    return min(holding, key=lambda c: (sum(s.end - s.start for s in c.spans), c.start), default=None)
