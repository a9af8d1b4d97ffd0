"""Fractions as figures: they need to be of something, so that "a third country" and "half asleep" are none."""

from __future__ import annotations

from burthen.figures.amounts import Amount
from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.scanner import Lexemes
from burthen.figures.units import read_multiple
from burthen.labels import FigureKind

_ENDS = frozenset({"stop", "comma", "quote", "close", "break"})


def read_part(lex: Lexemes, amount: Amount) -> Draft | None:
    """Returns the draft of a fraction ("a third of", "by half", "two-thirds"), None for an ordinal or an idiom."""
    if amount.unit is not None and amount.unit.kind is not FigureKind.COUNT:
        return amount.draft()
    if read_multiple(lex, amount.end, fraction=True) is not None:
        return None
    half = lex[amount.start].lower == "half"
    if not (_is_half(lex, amount) if half else _is_fraction(lex, amount)):
        return None
    draft = amount.draft()
    if lex[amount.start - 1].lower == "by":
        draft.rule = "fraction_by"
    return draft


def _followed(lex: Lexemes, j: int) -> bool:
    return lex[j].kind in _ENDS or lex[j].lower in words("numbers", "fraction_context", "after")


def _is_half(lex: Lexemes, amount: Amount) -> bool:
    after, before = lex[amount.end], lex[amount.start - 1].lower
    if after.kind == "dash" or after.lower in ("in", "again", "from"):
        return False
    return _followed(lex, amount.end) or before in words("numbers", "fraction_context", "before_half")


def _is_fraction(lex: Lexemes, amount: Amount) -> bool:
    """Plurals, digits and "one third" are fractions anywhere; "a third" may be an ordinal."""
    i, j = amount.start, amount.end
    sure = lex[j - 1].lower.endswith("s") or lex[i].kind == "num" or lex[i].lower in ("one", "three")
    return sure or _followed(lex, j) or lex[i - 1].lower in words("numbers", "fraction_context", "before")
