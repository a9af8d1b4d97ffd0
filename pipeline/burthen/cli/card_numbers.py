"""Figures as a person reads them: bound, number, unit and period in one line."""

from __future__ import annotations

from burthen.cli.card_style import Marks, words
from burthen.labels import Bound, Change, FigureKind, Per
from burthen.records import Figure, Party, Period

UNIT_WORDS = {
    "pct_GDP": "% of GDP",
    "pct_of_total": "% of the total",
    "pct_of_cost": "% of the cost",
    "pct_change": "% change",
    "pct_point": "percentage points",
    "ratio": "times",
    "share": "of the whole",
}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# Bounds that the sign in front of the number already says.
BOUND_WORDS = {Bound.EXACT: "", Bound.RANGE: ""}


def reading(figure: Figure, marks: Marks) -> str:
    """Returns the normalised reading of a figure: `≥ ¥1,000,000,000,000 (JPY 1 trillion, lower bound), total, ...`."""
    parts = [_value(figure, marks)]
    if figure.of_total is not None:
        parts[0] += f" of {number(figure.of_total)}"
    if figure.change is not Change.NONE:
        parts.append(_change(figure, marks))
    if figure.per is not None:
        parts.append("total" if figure.per is Per.TOTAL else _per(figure.per))
    if figure.period is not None:
        parts.append(period(figure.period, marks))
    if figure.frame is not None:
        parts.append(f"framed as {words(figure.frame)}")
    return ", ".join(parts)


def _value(figure: Figure, marks: Marks) -> str:
    low, high = figure.value_min, figure.value_max
    notes = [_short(figure), BOUND_WORDS.get(figure.bound, words(figure.bound))]
    note = ", ".join(part for part in notes if part)
    if low is None and high is None:
        value = "value not read"
    elif low is None:
        value = f"{marks.at_most} {amount(high, figure, marks)}"
    elif high is None:
        value = f"{marks.at_least} {amount(low, figure, marks)}"
    elif low == high:
        sign = f"{marks.about} " if figure.bound in (Bound.APPROX, Bound.ESTIMATE) else ""
        value = f"{sign}{amount(low, figure, marks)}"
    else:
        value = f"{amount(low, figure, marks)} {marks.dash} {amount(high, figure, marks)}"
    return f"{value} ({note})" if note else value


def amount(value: float | None, figure: Figure, marks: Marks) -> str:
    """Returns one number with its unit."""
    if value is None:
        return "?"
    unit = figure.unit
    if figure.kind is FigureKind.MONEY:
        sign = currency_sign(unit) if marks.currency_signs else ""
        return f"{sign}{number(value)}" if sign or not unit else f"{unit} {number(value)}"
    shown = UNIT_WORDS.get(unit or "", words(unit))
    return f"{number(value)}{'' if shown.startswith('%') or not shown else ' '}{shown}"


def currency_sign(code: str | None) -> str:
    """Returns the sign of a currency in English (`¥`, `A$`), empty where it has none but its code."""
    from babel.numbers import get_currency_symbol

    sign: str = get_currency_symbol(code, locale="en") if code else ""
    return "" if sign == code else sign


def number(value: float) -> str:
    """Returns a number in full digits, without a trailing `.0`."""
    if value == int(value) and abs(value) < 1e18:
        return f"{int(value):,}"
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.2f}"


def short_scale(value: float) -> str:
    """Returns a large number in words (`1.2 trillion`), empty below a million."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {name}"
    return ""


def _short(figure: Figure) -> str:
    if figure.kind is not FigureKind.MONEY:
        return ""
    ends = [short_scale(value) for value in (figure.value_min, figure.value_max) if value is not None]
    unit = figure.unit or "currency not known"
    if not all(ends) or not ends:
        return unit
    return f"{unit} " + (ends[0] if len(set(ends)) == 1 else " to ".join(ends))


def _change(figure: Figure, marks: Marks) -> str:
    if figure.change_from is None:
        return words(figure.change)
    return f"{words(figure.change)} from {amount(figure.change_from, figure, marks)}"


def _per(per: Per) -> str:
    return "once" if per is Per.ONCE else f"a {words(per)}"


def period(value: Period, marks: Marks) -> str:
    """Returns a reference period with the way it was known."""
    start, end = value.start or "?", value.end or "?"
    return f"{start} {marks.dash} {end} ({words(value.basis)})"


def parties(payer: Party | None, payee: Party | None, marks: Marks) -> str:
    """Returns who bears a figure and who gets it; empty where neither is known."""
    if payer is None and payee is None:
        return ""
    return f"{_party(payer)} {marks.arrow} {_party(payee)}"


def _party(party: Party | None) -> str:
    if party is None:
        return "?"
    return party.name if party.country is None or party.country in party.name else f"{party.name} ({party.country})"
