"""Dates, years and clock times: numbers that say when, not how much."""

from __future__ import annotations

from functools import cache

from burthen.figures.lexicon import table, words
from burthen.figures.numbers import read_number
from burthen.figures.scanner import Lexemes

_FIRST_YEAR, _LAST_YEAR = 1500, 2150


def is_scale(word: str) -> bool:
    """Tells whether a word multiplies or names a unit, so that the number before it is an amount."""
    return (
        word in table("numbers")["scales"]
        or word in table("numbers")["abbreviations"]
        or word in ("percent", "dollar", "dollars", "euro", "to")
    )


def is_year(lex: Lexemes, i: int) -> bool:
    """Tells whether a lexeme has the shape of a year: four digits, 1500 to 2150."""
    item = lex[i]
    return (
        item.kind == "num"
        and len(item.text) == 4
        and item.text.isdigit()
        and _FIRST_YEAR <= int(item.text) <= _LAST_YEAR
    )


@cache
def month(word: str) -> int | None:
    """Returns 1 to 12 for the name or short form of a month, else None."""
    number = table("fiscal")["months"].get(word)
    return int(number) if number else None


def is_month(lex: Lexemes, i: int) -> bool:
    """Tells whether lexeme `i` is a month, which is written with a capital letter."""
    return lex[i].capital and month(lex[i].lower) is not None


def skip_date(lex: Lexemes, i: int) -> int:
    """Returns the index behind a date at lexeme `i`, else `i`: May 8, 9/11, 2025-05-08, 2022, 2023/24, 1970s, '90s."""
    before = i - 2 if lex[i - 1].text == "." else i - 1
    if is_month(lex, before) or (is_month(lex, i + 1) and not lex[i].glued and len(lex[i].text) <= 2):
        return _day_range(lex, i + 1)
    end = _joined_date(lex, i)
    if end > i:
        return end
    after = lex[i + 1]
    if after.lower == "s" and after.glued and len(lex[i].text) in (2, 4):
        return i + 2
    if lex[i - 1].text in ("'", "’", "‘") and len(lex[i].text) == 2 and lex[i].glued:
        return i + 1
    return i + 1 if is_year(lex, i) and _year_here(lex, i) else i


def _joined_date(lex: Lexemes, i: int) -> int:
    """2025-05-08, 1990-91, 2023/24, 9/11, 24/7."""
    after, second = lex[i + 1], lex[i + 2]
    if after.kind not in ("slash", "dash") or not after.glued or second.kind != "num" or not second.glued:
        return i
    if lex[i + 3].kind == after.kind and lex[i + 3].glued and lex[i + 4].kind == "num":
        return i + 5
    years = is_year(lex, i) and (is_year(lex, i + 2) or len(second.text) == 2)
    return i + 3 if years or (after.kind == "slash" and read_number(lex, i) is None) else i


def _day_range(lex: Lexemes, i: int) -> int:
    if lex[i].kind == "dash" and lex[i + 1].kind == "num":
        i += 2
    if lex[i].kind == "comma" and is_year(lex, i + 1):
        return i + 2
    return i


def _year_here(lex: Lexemes, i: int) -> bool:
    """A number of four digits is a year unless a scale, a percent sign or a currency makes it an amount."""
    before, after = lex[i - 1], lex[i + 1]
    if (
        before.kind == "sign"
        or after.kind == "percent"
        or (is_scale(after.lower) and not after.glued)
        or after.lower in ("percent", "yen", "won", "dollars", "euros")
    ):
        return False
    if lex[i].text.endswith("00") and before.lower not in words("names", "year_before"):
        return after.kind != "word"
    return True


def skip_clock(lex: Lexemes, i: int) -> int:
    """Returns the index behind a time of day at lexeme `i`, else `i`."""
    if lex[i + 1].text == ":" and lex[i + 1].glued and lex[i + 2].kind == "num" and lex[i + 2].glued:
        return i + 3
    near = lex[i + 1]
    return (
        i + 2
        if near.lower in words("names", "clock") and near.lower not in ("hours", "hrs") and len(lex[i].text) <= 2
        else i
    )
