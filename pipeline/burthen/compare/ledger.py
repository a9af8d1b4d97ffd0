"""The figure ledger: the same measured quantity across outlets, where they agree, and where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from burthen.compare import measures
from burthen.compare.run import DIMENSIONS, Run
from burthen.compare.settings import LedgerSettings
from burthen.compare.values import Interval, Rates, said_interval


@dataclass(frozen=True)
class Mention:
    """A figure made ready to be compared.

    Attributes:
        figure: Its row, with the dimensions of its article.
        interval: Where the quantity lies if the figure is true; a yearly rate, where `factor` says so.
        measure: What it measures.
        time: First and last day of its period, and whether that was only taken from the publication.
        block: What must be the same in all mentions of a quantity.
    """

    figure: Mapping[str, Any]
    interval: Interval
    measure: measures.Measure
    time: measures.Time | None
    block: tuple[Any, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def sort(self) -> tuple[Any, ...]:
        """What it is compared by: two mentions of one sort fit the same others."""
        return (self.measure, self.time, self.value)

    @property
    def value(self) -> float | None:
        """The sum itself where one is given, with no bound or range."""
        low, high = self.figure["value_min"], self.figure["value_max"]
        return float(low) if low is not None and low == high and low > 0 and "rate" not in self.extra else None

    @property
    def own(self) -> bool:
        """Whether the paper stands behind it."""
        return bool(self.figure["voice"] == "author" or self.figure["endorsement"] == "endorsed")


class _Quantity:
    """Mentions of one quantity; every two of them are of the same."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self._different: dict[tuple[Any, ...], Mention] = {}  # papers repeat each other: one of each sort is compared

    def takes(self, mention: Mention, settings: LedgerSettings) -> bool:
        if mention.time is None:
            return False
        return mention.sort in self._different or all(_same(mention, m, settings) for m in self._different.values())

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self._different.setdefault(mention.sort, mention)


def ledger(run: Run, rates: Rates | None = None) -> list[list[Mention]]:
    """Returns every quantity of a run with its mentions, in order of the first mention.

    Suppositions and repeats within an article are left out, and so is what measures nothing that is named.

    Args:
        rates: Turns sums into one currency; without it sums of different currencies are never compared.
    """
    settings = run.settings.ledger
    blocks: dict[tuple[Any, ...], list[_Quantity]] = defaultdict(list)
    found: list[list[Mention]] = []
    for row in _figures(run):
        mention = _mention(row, settings, rates)
        if mention is None:
            continue
        of_block = blocks[mention.block]
        quantity = next((q for q in of_block if q.takes(mention, settings)), None)
        if quantity is None:
            quantity = _Quantity()
            of_block.append(quantity)
            found.append(quantity.mentions)
        quantity.add(mention)
    return found


def _figures(run: Run) -> list[dict[str, Any]]:
    dims = ", ".join(f"p.{name}" for name in [*DIMENSIONS, "genre"])
    return run.rows(
        f"""select {dims}, p.published, f.* exclude (position, decided_by)
        from figures f join pieces p on p.article_id = f.article_id and not p.is_copy
        where not f.scenario and f.repeat_of is null
        order by p.published nulls last, f.article_id, f.position"""
    )


def _mention(row: dict[str, Any], settings: LedgerSettings, rates: Rates | None) -> Mention | None:
    interval = said_interval(row, settings)
    measure = measures.measure_of(row, settings.stop_words.words)
    if interval is None or not measure.words:
        return None
    extra: dict[str, Any] = {}
    unit, yearly = row["unit"], None
    if row["kind"] == "money":
        if rates is not None:
            interval, unit, extra = _converted(row, interval, rates)
        yearly = measures.yearly_factor(row, settings)
        if yearly is not None:
            interval = (interval[0] * yearly[0], interval[1] * yearly[0])
            extra["annualised"] = yearly[1]
    parties = [measures.party(row, role) for role in ("payer", "payee")]
    block = (row["kind"], unit, *parties, measures.movement(row), yearly is not None)
    return Mention(row, interval, measure, measures.period(row), block, extra)


def _converted(row: Mapping[str, Any], interval: Interval, rates: Rates) -> tuple[Interval, str, dict[str, Any]]:
    """Returns a sum in the currency of the rates, at the rate of the end of its period or, if earlier, of its day."""
    unit, time = row["unit"], measures.period(row)
    if unit == rates.into or not unit or time is None:
        return interval, unit, {}
    days = [day for day in (time[1], measures.day(row["published"])) if day]
    found = rates.rate(unit, min(days)) if days else None
    if found is None:
        return interval, unit, {}
    rate, day = found
    return (
        (interval[0] * rate, interval[1] * rate),
        rates.into,
        {
            "converted_into": rates.into,
            "rate": rate,
            "rate_date": day.isoformat(),
        },
    )


def _same(one: Mention, other: Mention, settings: LedgerSettings) -> bool:
    """Tells whether two mentions of a block are of the same quantity.

    They are if their measures are alike, or if both name who pays whom and the very same sum: papers word what money
    is for as they like, but two sums that agree in payer, payee, currency, period and value are hardly ever two.
    """
    if not measures.same_time(one.time, other.time, settings.period_overlap):
        return False
    if measures.same_measure(one.measure, other.measure, settings.measure_likeness):
        return True
    money, _, payer, payee, *_ = one.block
    return (
        money == "money"
        and payer is not None
        and payee is not None
        and one.value is not None
        and one.value == other.value
    )
