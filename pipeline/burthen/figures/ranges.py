"""Two amounts that make one figure: ranges, and changes from one level to another."""

from __future__ import annotations

from dataclasses import replace

from burthen.figures.amounts import Amount, Reader, read_amount
from burthen.figures.bounds import read_bound
from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.scanner import Lexemes
from burthen.labels import Bound, Change, FigureKind

# "from 1.2 percent in 2014 to 2 percent": what may stand between the two levels.
_MAX_GAP = 5


def read_pair(reader: Reader, first: Amount) -> Draft | None:
    """Reads a second amount behind `first` that makes it a range or a change; None if there is none."""
    lex = reader.lex
    before = lex[first.start - 1].lower
    link = lex[first.end]
    if before == "between":
        return _linked(reader, first, ("and",), first.start - 1)
    if before == "from":
        return _from_to(reader, first)
    if link.kind == "dash" and (link.glued or link.text in "–—"):
        return _linked(reader, first, None, first.start)
    if link.lower in ("to", "or"):
        return _linked(reader, first, ("to", "or"), first.start)
    if link.lower == "from" and before == "to":
        return _to_from(reader, first)
    return None


def _second(reader: Reader, first: Amount, at: int) -> Amount | None:
    """Reads the second amount behind any bound word; it must fit the first."""
    second = read_amount(reader, read_bound(reader.lex, at)[1])
    return second if second is not None and _compatible(first, second) else None


def _compatible(first: Amount, second: Amount) -> bool:
    if "vague" in (first.number.form, second.number.form):
        return first.number.form == second.number.form
    if first.unit is None or second.unit is None:
        return second.unit is not None or first.unit is not None or first.number.form == second.number.form == "digits"
    if first.unit.kind is second.unit.kind is FigureKind.DURATION:
        return first.unit.unit == second.unit.unit
    return first.unit.kind is second.unit.kind or (
        first.unit.kind is FigureKind.COUNT and not first.signed and first.unit.rule == "count"
    )


def _linked(reader: Reader, first: Amount, links: tuple[str, ...] | None, start: int) -> Draft | None:
    lex = reader.lex
    if links is not None and lex[first.end].lower not in links:
        return None
    second = _second(reader, first, first.end + 1)
    if second is None:
        return None
    low, high = _levels(first, second)
    if low is None or high is None or low >= high:
        return None
    if lex[first.end].lower == "or" and (high > 3 * low or first.unit is not None):
        return None
    draft = _whole(first, second, start)
    draft.low, draft.high, draft.bound, draft.rule = low, high, Bound.RANGE, "range"
    return draft


def _levels(first: Amount, second: Amount) -> tuple[float | None, float | None]:
    """Returns both values in base units; "$3-5 billion" and "five to ten years" share scale and unit."""
    low, high = first.number.low, second.number.high
    if (
        first.number.scale == 1
        and second.number.scale > 1
        and low < second.number.high / second.number.scale
        and second.number.form != "vague"
    ):
        low *= second.number.scale
    elif second.number.scale == 1 and first.number.scale > 1 and first.signed and not second.signed and high < 1000:
        high *= first.number.scale
    second_factor = second.unit.factor if second.unit else (first.unit.factor if first.unit else 1.0)
    first_factor = first.unit.factor if first.unit and first.unit.rule != "count" else second_factor
    return low * first_factor, high * second_factor


def _whole(first: Amount, second: Amount, start: int) -> Draft:
    """Returns a draft over both, with the unit of the one that has it."""
    prefer_first = first.signed or second.unit is None
    bearer = first if prefer_first and first.unit else second
    draft = replace(bearer.draft())
    if second.unit and second.unit.kind is FigureKind.PERCENT and second.unit.unit != "pct_of_total":
        draft.unit = second.unit.unit
    elif (
        first.unit
        and second.unit
        and first.unit.kind is second.unit.kind is FigureKind.PERCENT
        and first.unit.unit != "pct_of_total"
    ):
        draft.unit = first.unit.unit
    draft.first = draft.core = start
    draft.last = second.end
    return draft


def _from_to(reader: Reader, first: Amount) -> Draft | None:
    lex = reader.lex
    at = _find_to(lex, first.end)
    second = _second(reader, first, at + 1) if at is not None else None
    if second is None or at is None:
        return None
    low, high = _levels(first, second)
    if low is None or high is None:
        return None
    if _is_range(lex, first.start) and low < high:
        return _linked(reader, first, ("to",), first.start - 1)
    draft = _change(_whole(first, second, first.start - 1), low, high)
    draft.bound = read_bound(lex, at + 1)[0] or draft.bound
    return draft


def _to_from(reader: Reader, first: Amount) -> Draft | None:
    second = _second(reader, first, first.end + 1)
    if second is None:
        return None
    old, new = second.number.high, first.number.high
    return _change(_whole(first, second, first.start), old, new)


def _change(draft: Draft, old: float, new: float) -> Draft:
    draft.low = draft.high = new
    draft.bound, draft.rule = Bound.EXACT, "from_to"
    draft.change_from = old
    draft.change = Change.INCREASE if new > old else Change.DECREASE
    return draft


def _find_to(lex: Lexemes, i: int) -> int | None:
    """Finds the "to" of "from A ... to B" behind a date or a short phrase."""
    for k in range(i, i + _MAX_GAP):
        if lex[k].lower == "to":
            return k
        if lex[k].kind in ("stop", "break", "open", "close", "dash") or lex[k].lower in ("and", "or", "but"):
            return None
    return None


def _is_range(lex: Lexemes, i: int) -> bool:
    """Tells a range from a change: "from A to B" is a change behind a verb of movement, and a range otherwise."""
    moving = (
        words("changes", "increase", "verbs")
        | words("changes", "decrease", "verbs")
        | words("changes", "move", "verbs")
    )
    nouns = words("changes", "increase", "nouns") | words("changes", "decrease", "nouns")
    ranging = words("changes", "move", "range")
    for k in range(i - 2, i - 16, -1):
        if lex[k].kind in ("stop", "break"):
            break
        if lex[k].lower in ranging:
            return True
        if lex[k].lower in moving or lex[k].lower in nouns:
            return False
    return True
