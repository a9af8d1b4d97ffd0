"""The figure ledger laid out: a row a quantity with agreement or conflict, a row a mention."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from burthen.compare.ledger import Mention
from burthen.compare.values import Interval

SINGLE: Final = "single"
AGREE: Final = "agree"
CONFLICT: Final = "conflict"
WITH_QUOTED: Final = "conflict_with_quoted"


def mention_rows(quantities: Sequence[Sequence[Mention]]) -> list[dict[str, Any]]:
    """Returns a row a mention."""
    return [
        {"quantity_id": _id(quantity[0]), **mention.figure, **_limits(mention.interval, "compared"), **mention.extra}
        for quantity in quantities
        for mention in quantity
    ]


def quantity_rows(quantities: Sequence[Sequence[Mention]]) -> list[dict[str, Any]]:
    """Returns a row a quantity, conflicts first, then by number of outlets."""
    rows = [_quantity_row(quantity) for quantity in quantities]
    order = (CONFLICT, WITH_QUOTED, AGREE, SINGLE)
    return sorted(rows, key=lambda row: (order.index(row["status"]), -row["n_outlets"], row["quantity_id"]))


def status(quantity: Sequence[Mention]) -> str:
    """Returns whether the articles that mention a quantity agree.

    They do where one value fits every mention. If only figures that papers quote without standing behind them do not
    fit, it is a conflict with a quoted figure and none between the papers.
    """
    if len({mention.figure["article_id"] for mention in quantity}) < 2:
        return SINGLE
    if _fit(quantity):
        return AGREE
    own = [mention for mention in quantity if mention.own]
    return WITH_QUOTED if _fit(own) else CONFLICT


def _fit(mentions: Sequence[Mention]) -> bool:
    return not mentions or max(m.interval[0] for m in mentions) <= min(m.interval[1] for m in mentions)


def _quantity_row(quantity: Sequence[Mention]) -> dict[str, Any]:
    figures = [mention.figure for mention in quantity]
    first, times = figures[0], [mention.time for mention in quantity]
    named = Counter(figure["measures"] for figure in figures)
    return {
        "quantity_id": _id(quantity[0]),
        "status": status(quantity),
        "measures": min(named, key=lambda name: (-named[name], name)),
        **{f"{role}_{part}": first[f"{role}_{part}"] for role in ("payer", "payee") for part in ("id", "name")},
        "kind": first["kind"],
        "unit": quantity[0].block[1],
        "movement": quantity[0].block[4],
        "yearly": quantity[0].block[5],
        "n_annualised": sum(mention.extra.get("annualised") is not None for mention in quantity),
        "n_converted": sum("rate" in mention.extra for mention in quantity),
        "n_assumed_period": sum(bool(time and time[2]) for time in times),
        "n_mentions": len(quantity),
        "n_articles": len({figure["article_id"] for figure in figures}),
        "n_outlets": len({figure["outlet"] for figure in figures}),
        "n_quoted": sum(not mention.own for mention in quantity),
        "n_minimiser": sum(figure["frame"] == "minimiser" for figure in figures),
        "n_record": sum(figure["frame"] == "record" for figure in figures),
        **_limits((min(m.interval[0] for m in quantity), max(m.interval[1] for m in quantity)), "said"),
        "outlets": "; ".join(sorted({figure["outlet"] for figure in figures})),
    }


def _limits(interval: Interval, name: str) -> dict[str, float | None]:
    low, high = interval
    return {f"{name}_min": None if math.isinf(low) else low, f"{name}_max": None if math.isinf(high) else high}


def _id(first: Mention) -> str:
    """Returns an id that hangs on the first mention alone."""
    key = f"{first.figure['article_id']}\0{first.figure['figure_id']}"
    return f"q-{hashlib.sha256(key.encode('utf8', 'surrogatepass')).hexdigest()[:12]}"
