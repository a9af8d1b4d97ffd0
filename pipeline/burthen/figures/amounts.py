"""One amount: currency sign, number, unit. Ranges, bounds and context come later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from burthen.figures import currencies, units
from burthen.figures.dates import is_year
from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.numbers import read_number
from burthen.figures.numerals import Number, tidy
from burthen.figures.scanner import Lexemes
from burthen.figures.units import TagReader, Unit
from burthen.figures.wholes import part_unit
from burthen.labels import Bound, FigureKind


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading an amount needs beside its lexemes.

    Attributes:
        lex: The text's lexemes.
        tags: Part-of-speech tags, if there are any.
        country: ISO 3166-1 alpha-2 of the outlet, None if unknown.
        day: Day of publication, None if unknown.
    """

    lex: Lexemes
    tags: TagReader
    country: str | None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with whatever unit stands at it.

    Attributes:
        start: First lexeme, the currency sign included.
        end: One past the last lexeme of the span.
        unit: None for a number without a unit.
        signed: Whether a currency sign or code stands before the number.
    """

    start: int
    end: int
    number: Number
    unit: Unit | None
    signed: bool = False

    def draft(self) -> Draft:
        """Returns the draft figure of this amount."""
        unit, number = self.unit, self.number
        factor = unit.factor if unit else 1.0
        draft = Draft(self.start, self.start, self.end, tidy(number.low * factor), tidy(number.high * factor))
        if number.form == "fraction" and (unit is None or (unit.kind is FigureKind.COUNT and unit.of_total is None)):
            draft.kind, draft.unit, draft.rule = FigureKind.RATIO, "share", "fraction"
            draft.low, draft.high = number.low, number.high
        elif unit is None:
            draft.bare = True
        else:
            draft.kind, draft.unit, draft.basis, draft.rule = unit.kind, unit.unit, unit.basis, unit.rule
            draft.of_total = unit.of_total
        if number.form == "vague":
            draft.bound = Bound.ORDER_OF_MAGNITUDE
        return draft


def read_amount(reader: Reader, i: int) -> Amount | None:
    """Reads the amount that starts at lexeme `i`, None if there is none."""
    lex = reader.lex
    sign = currencies.read_sign(lex, i, reader.country)
    number = read_number(lex, sign[2] if sign else i)
    if number is None:
        return None
    if sign is not None:
        unit = Unit(FigureKind.MONEY, sign[0], _currency_end(lex, number.end), sign[1], rule="money")
        return Amount(i, unit.end, number, unit, signed=True)
    read = _read_unit(reader, i, number)
    return Amount(i, max(number.end, read.end if read else 0), number, read)


def _currency_end(lex: Lexemes, j: int) -> int:
    """Steps over a currency word that repeats the sign ("$5 billion dollars", "US$5 million USD")."""
    return j + 1 if lex[j].lower in ("dollars", "usd", "aud", "nzd", "cad", "sgd") else j


def _read_unit(reader: Reader, i: int, number: Number) -> Unit | None:
    lex, j = reader.lex, number.end
    percent = units.read_percent(lex, j)
    if percent is not None:
        return percent
    whole = part_unit(lex, number, reader.tags)
    if whole is not None:
        return whole
    money = _money(reader, j, number)
    if money is not None:
        return money
    fraction = number.form == "fraction"
    found = units.read_multiple(lex, j, fraction=number.high != int(number.high)) or units.read_duration(lex, j)
    if found is not None and not (fraction and found.rule == "duration_modifier"):
        return found
    if fraction:
        return None
    j += 2 if lex[j].kind == "dash" and lex[j + 1].lower in ("odd", "plus") else 0
    return units.read_other(lex, j) or (
        None
        if is_year(lex, i) and number.scale == 1 and not _year_counts(lex, i)
        else units.read_counted(lex, j, reader.tags, vague=number.form == "vague", single=number.high == 1)
    )


def _year_counts(lex: Lexemes, i: int) -> bool:
    return lex[i].text.endswith("00")


def _money(reader: Reader, j: int, number: Number) -> Unit | None:
    """Reads a currency word, also behind "of" after a vague number and behind a hyphen ("million-dollar")."""
    lex = reader.lex
    k = j + 1 if lex[j].lower == "of" and (number.form == "vague" or number.scale > 1) else j
    k = k + 1 if lex[k].kind == "dash" and lex[k].glued else k
    money = currencies.read_word(lex, k, reader.country, reader.day)
    if money is None:
        return None
    minor = lex[money[2] - 1].lower in words("units", "currency", "minor", "words")
    return Unit(FigureKind.MONEY, money[0], money[2], money[1], factor=0.01 if minor else 1.0, rule="money")
