"""Sets a figure beside the reference series: agrees, differs by, out of date, or no reference. Never "false".

A difference may have many reasons (another definition, another vintage, a slip of the paper, a misreading here); which
one it is, a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from burthen.labels import Bound, Change
from burthen.ledger.series import Series, Value, all_series
from burthen.records import Figure, Record

_AT_LEAST = frozenset({Bound.LOWER_BOUND, Bound.JUST_ABOVE})
_AT_MOST = frozenset({Bound.UPPER_BOUND, Bound.JUST_BELOW})
_ABOUT_BOUNDS = frozenset({Bound.APPROX, Bound.ESTIMATE})
# "about" allows this much more than rounding does, as a share of the reference.
_ABOUT = 0.05


class Verdict(StrEnum):
    """What a comparison says."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OUT_OF_DATE = "out of date"
    NO_REFERENCE = "no reference"


@dataclass(frozen=True)
class Check:
    """A comparison.

    Attributes:
        difference: Figure minus reference in the unit of the figure; None unless it differs.
        reference: The value that it was compared with: the newest of its period; for `out of date` the older one that
            it agrees with.
    """

    verdict: Verdict
    difference: float | None = None
    reference: Value | None = None

    def row(self) -> dict[str, Any]:
        """Returns the columns of the comparison."""
        value = self.reference
        said = str(self.verdict) if self.difference is None else f"differs by {self.difference:+,.6g}"
        source = f"{value.source.publisher}, {value.source.title}, {value.source.published}" if value else None
        return {
            "check": said,
            "check_difference": self.difference,
            "reference_value": value.value if value else None,
            "reference_period": value.label if value else None,
            "reference_source": source,
        }


NOTHING = Check(Verdict.NO_REFERENCE)


def check_figure(record: Record, figure: Figure) -> Check:
    """Compares a figure with the newest reference value of its country, unit and time.

    A goal, a figure of a scenario and one without a payer have no reference. A figure without a period is of the day of
    publication. It is out of date if it agrees with an older vintage of the same period, or, where the text
    gives no period, with the value of an earlier one.
    """
    if figure.payer is None or figure.scenario or figure.change is Change.TARGET or figure.unit is None:
        return NOTHING
    for series in all_series():
        values = [value for value in series.values if _fits(series, value, figure)]
        found = _compare(series, values, figure, record.article.published)
        if found is not None:
            return found
    return NOTHING


def _fits(series: Series, value: Value, figure: Figure) -> bool:
    """Tells whether a value is of the same country, unit and kind of sum."""
    payer, payee = figure.payer, figure.payee
    if payer is None or value.country != payer.country or value.unit != figure.unit:
        return False
    if series.payee is not None and (payee is None or series.payee not in (payee.name or "")):
        return False
    return (figure.per == "total") == (value.per == "total")


def _compare(series: Series, values: list[Value], figure: Figure, published: str | None) -> Check | None:
    start, end = _time(figure, published)
    if start is None or end is None:
        return None
    same = [value for value in values if value.start <= end and start <= value.end]
    same.sort(key=lambda value: (value.source.published, value.start))
    if not same:
        return None
    newest = same[-1]
    if _agrees(series, newest, figure):
        return Check(Verdict.AGREES, reference=newest)
    undated = figure.period is None or figure.period.basis == "publication"
    earlier = [value for value in values if value.end < newest.start] if undated else []
    older = _first(value for value in [*reversed(same[:-1]), *reversed(earlier)] if _agrees(series, value, figure))
    if older is not None:
        return Check(Verdict.OUT_OF_DATE, reference=older)
    value = figure.value_max if figure.value_min is None else figure.value_min
    return None if value is None else Check(Verdict.DIFFERS, value - newest.value, newest)


def _time(figure: Figure, published: str | None) -> tuple[str | None, str | None]:
    """Returns first and last day of what a figure is of; both None where it is not known."""
    period = figure.period
    if period is not None and (period.start or period.end):
        return period.start or period.end, period.end or period.start
    day = (published or "")[:10]
    return (day, day) if len(day) == 10 else (None, None)


def _agrees(series: Series, value: Value, figure: Figure) -> bool:
    """Tells whether a figure, with its bound, holds of a reference value within the tolerance."""
    slack = max(series.tolerance, series.tolerance_share * value.value) + 1e-9
    low, high = figure.value_min, figure.value_max
    if figure.bound in _AT_LEAST:
        return low is not None and value.value >= low - slack
    if figure.bound in _AT_MOST:
        return high is not None and value.value <= high + slack
    if low is None or high is None:
        return False
    if figure.bound in _ABOUT_BOUNDS:
        slack = max(slack, _ABOUT * value.value)
    return low - slack <= value.value <= high + slack


def _first(values: Iterable[Value]) -> Value | None:
    return next(iter(values), None)
