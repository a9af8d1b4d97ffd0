"""Figures in the flat notation of quantity extractors: value or range, unit, and one sign for bound or direction."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol

from burthen.figures.bounds import match_ahead
from burthen.figures.lexicon import phrases, table
from burthen.figures.scanner import Lexemes
from burthen.figures.units import counted_unit
from burthen.labels import Bound, Change, FigureKind


class FigureLike(Protocol):
    """What a figure of a record and a `FigureReading` have in common."""

    kind: FigureKind
    value_min: float | None
    value_max: float | None
    unit: str | None
    bound: Bound
    change: Change
    change_from: float | None
    measures: str | None


def to_quantity(figure: FigureLike, quote: str = "") -> dict[str, Any]:
    """Turns a figure into a quantity.

    Value: the closed side of an open figure; `[low, high]` for a range, an order of magnitude, and a change from one
    level to another. Bound: `= ~ < >` by `configs/figures/quantities.toml`; a cue word in the quote decides between
    near and below. Unit: English name of the currency, `percentage`, `percentage point`, `multiple`, `fraction`, or the
    counted noun in singular.

    Args:
        quote: The words of the figure, which tell "nearly" from "just under".

    Returns:
        `value`, `unit`, `bound`, `direction` (`up`, `down` or None) and `change`: the direction, else the bound.
    """
    bound = _sign(figure, quote)
    direction = table("quantities")["directions"].get(figure.change.value)
    return {
        "value": _value(figure),
        "unit": _unit(figure),
        "bound": bound,
        "direction": direction,
        "change": direction or bound,
    }


def _value(figure: FigureLike) -> float | list[float] | None:
    low, high = figure.value_min, figure.value_max
    if figure.change_from is not None and high is not None:
        return [figure.change_from, high]
    if low is None or high is None:
        return high if low is None else low
    return low if low == high else [low, high]


def _sign(figure: FigureLike, quote: str) -> str:
    lex = Lexemes(quote)
    for i in range(min(len(lex), 3)):
        found = match_ahead(lex, i, phrases("bounds", "signs"))
        if found is not None:
            return str(found[0])
    return str(table("quantities")["signs"][figure.bound.value])


def _unit(figure: FigureLike) -> str:
    named = table("quantities")["units"]
    if figure.kind is FigureKind.MONEY and figure.unit not in named:
        return _currency_name(figure.unit) if figure.unit else "-"
    if figure.kind is FigureKind.COUNT and figure.measures:
        noun = figure.measures.split()[-1].lower()
        if counted_unit(noun) == figure.unit or noun == figure.unit:
            return _singular(noun)
    if figure.unit is None:
        return "-"
    return str(named.get(figure.unit) or _singular(figure.unit))


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@cache
def _currency_name(code: str) -> str:
    from babel.numbers import get_currency_name

    return str(get_currency_name(code, count=1, locale="en")).lower()
