"""One figure, one row: the table that a spreadsheet, a data frame or a quantity scorer reads."""

from __future__ import annotations

from typing import Any

from burthen.figures.quantities import to_quantity
from burthen.records import Figure, Record

COLUMNS = (
    "article_id", "outlet", "outlet_country", "published", "figure", "quote", "kind", "value_min", "value_max", "unit",
    "unit_basis", "bound", "frame", "of_total", "change", "change_from", "per", "period_start", "period_end",
    "period_basis", "payer", "payer_country", "payee", "payee_country", "measures", "voice", "source", "endorsement",
    "scenario", "equivalent_of", "repeat_of", "start", "end",
)  # fmt: skip


def figure_rows(record: Record) -> list[dict[str, Any]]:
    """Returns a row of `COLUMNS` for each figure of a record; none where the layer was not run."""
    return [figure_row(record, figure) for figure in record.figures or []]


def figure_row(record: Record, figure: Figure) -> dict[str, Any]:
    """Returns the row of one figure. Enums are their values, missing is None; offsets are into `article.text`."""
    article, period = record.article, figure.period
    dumped = figure.model_dump(mode="json")
    row: dict[str, Any] = {name: dumped.get(name) for name in COLUMNS}
    row |= {
        "article_id": article.id,
        "outlet": article.outlet,
        "outlet_country": article.outlet_country,
        "published": article.published,
        "figure": figure.id,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_basis": period.basis.value if period else None,
    }
    for who, party in (("payer", figure.payer), ("payee", figure.payee)):
        row[who] = (party.name or party.id) if party else None
        row[f"{who}_country"] = party.country if party else None
    return row


def quantities(record: Record) -> dict[str, Any]:
    """Returns a record's figures in the flat notation of quantity extractors (table in `figures/README.md`).

    Returns:
        `id` of the article and `quantities`, each with `value` (a number or `[low, high]`), `unit`, `bound`
        (`= ~ < >`), `direction` (`up`, `down`, None), `change` (the direction, else the bound), `text`, and `span`,
        two offsets into `article.text`.
    """
    return {
        "id": record.article.id,
        "quantities": [
            to_quantity(figure, figure.quote) | {"text": figure.quote, "span": [figure.start, figure.end]}
            for figure in record.figures or []
        ],
    }
