"""Shares said in coins, and parts of a percent: "60 cents on the dollar", "a tenth of a per cent"."""

from __future__ import annotations

from functools import cache

from burthen.figures.draft import Draft
from burthen.figures.lexicon import table
from burthen.figures.numbers import read_number
from burthen.figures.scanner import Lexemes
from burthen.figures.units import read_percent
from burthen.labels import FigureKind

# "for each overhaul dollar": words between the coins and the whole they are of.
_MAX_OF = 5
_PERCENT = frozenset({"percent", "percentage", "per", "pct"})
_WHOLES = frozenset({"dollar", "euro", "pound", "franc", "mark", "peso", "rupee", "zloty"})


def read_coins(lex: Lexemes, i: int) -> Draft | None:
    """Reads a share in coins, or a part of a percent, that starts at lexeme `i`; None if there is none."""
    near = {item.lower for item in lex[i + 1 : i + 5]}
    draft = _coins(lex, i) if not near.isdisjoint(_coin_words()) else None
    if draft is None and lex[i].kind == "word" and not near.isdisjoint(_PERCENT):
        return _part_of_percent(lex, i)
    return draft


@cache
def _coin_words() -> frozenset[str]:
    return frozenset({"cents", "pence", *table("numbers")["coins"]})


def _coins(lex: Lexemes, i: int) -> Draft | None:
    coins: dict[str, float] = table("numbers")["coins"]
    number = read_number(lex, i)
    if number is not None and lex[number.end].lower in ("cents", "cent", "pence"):
        value, j = number.high / 100, number.end + 1
    elif lex[i].lower in ("a", "one", "the") and lex[i + 1].lower in coins:
        value, j = coins[lex[i + 1].lower], i + 2
    else:
        return None
    if lex[j].lower not in ("on", "for", "in", "of", "out") or not 0 < value <= 1:
        return None
    for k in range(j + 1, j + 1 + _MAX_OF):
        if lex[k].lower in _WHOLES:
            return Draft(i, i, k + 1, value, value, FigureKind.RATIO, "share", rule="coins")
        if lex[k].kind != "word":
            return None
    return None


def _part_of_percent(lex: Lexemes, i: int) -> Draft | None:
    """Reads "a tenth of a per cent", "half a percentage point", "half of one percent"."""
    number = read_number(lex, i)
    if number is None or number.form != "fraction":
        return None
    j = number.end + (lex[number.end].lower == "of")
    if lex[j].lower not in ("a", "one"):
        return None
    unit = read_percent(lex, j + 1)
    if unit is None:
        return None
    return Draft(i, i, unit.end, number.low, number.high, unit.kind, unit.unit, rule="part_of_percent")
