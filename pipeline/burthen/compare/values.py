"""What a figure says of a quantity as an interval, and sums in another currency by a dated table of rates."""

from __future__ import annotations

import csv
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from burthen.compare.settings import LedgerSettings
from burthen.errors import SettingsError

Interval = tuple[float, float]


def said_interval(figure: Mapping[str, Any], settings: LedgerSettings) -> Interval | None:
    """Returns where a quantity lies if the figure is true; None for a figure without value.

    An exact figure stands for what is rounded to its last digit, but for no more than a small share of it: "2 percent"
    and "2.4 percent" are no agreement.
    """
    low, high = figure["value_min"], figure["value_max"]
    if low is None and high is None:
        return None
    low = -math.inf if low is None else low
    high = math.inf if high is None else high
    bound = str(figure["bound"])
    if bound in ("lower_bound", "upper_bound", "range", "zero_word", "all_word"):
        return low, high
    share = _tolerance(bound, settings)
    if bound in ("approx", "estimate", "order_of_magnitude"):
        return low - share * abs(low), high + share * abs(high)
    if bound == "just_above":
        return low, (low if math.isinf(high) else high) * (1 + share)
    if bound == "just_below":
        return (high if math.isinf(low) else low) * (1 - share), high
    return low - _rounding(low, share), high + _rounding(high, share)


def _tolerance(bound: str, settings: LedgerSettings) -> float:
    if bound == "order_of_magnitude":
        return settings.order_tolerance
    approximate = ("approx", "estimate", "just_above", "just_below")
    return settings.approx_tolerance if bound in approximate else settings.exact_tolerance


def _rounding(value: float, share: float) -> float:
    """Returns half a unit of the last digit that is not nought, at most `share` of the value."""
    if not value or math.isinf(value):
        return 0.0
    exponent = int(f"{value:.15e}".split("e")[1])
    digits = len(f"{abs(value):.15e}".split("e")[0].replace(".", "").rstrip("0"))
    return min(0.5 * 10.0 ** (exponent - digits + 1), share * abs(value))


@dataclass(frozen=True)
class Rates:
    """A dated table of exchange rates into one currency.

    Attributes:
        into: Currency that sums are turned into.
        by_currency: For each currency its dates, in order, and the worth of one unit on each.
    """

    into: str
    by_currency: Mapping[str, tuple[tuple[date, ...], tuple[float, ...]]]

    def rate(self, currency: str, day: date) -> tuple[float, date] | None:
        """Returns the last rate on or before a day and its date; None where there is none."""
        days, worths = self.by_currency.get(currency, ((), ()))
        index = bisect_right(days, day) - 1
        return (worths[index], days[index]) if index >= 0 else None


def read_rates(path: Path) -> Rates:
    """Reads a table of rates: CSV with `date`, `currency`, `into` and `rate` (units of `into` for one of `currency`).

    Raises:
        SettingsError: B201 if it does not follow the form, or names more than one currency to turn into.
    """
    remedy = "Give a CSV file with the columns date, currency, into and rate, and one currency in `into`."
    try:
        with path.open(encoding="utf8", newline="") as stream:
            rows = [
                (row["currency"], row["into"], date.fromisoformat(row["date"]), float(row["rate"]))
                for row in csv.DictReader(stream)
            ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError("B201", str(path), remedy, detail=repr(error)) from error
    into = {row[1] for row in rows}
    if len(into) != 1 or any(not row[3] > 0 for row in rows):
        raise SettingsError(
            "B201", str(path), remedy, detail="no rate, a rate of nought, or several currencies in `into`"
        )
    table: dict[str, list[tuple[date, float]]] = defaultdict(list)
    for currency, _, day, rate in rows:
        table[currency].append((day, rate))
    ordered = {currency: tuple(zip(*sorted(pairs), strict=True)) for currency, pairs in table.items()}
    return Rates(into.pop(), {currency: (tuple(days), tuple(worths)) for currency, (days, worths) in ordered.items()})
