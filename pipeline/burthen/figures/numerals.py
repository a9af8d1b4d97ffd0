"""Numbers in digits with what multiplies them: "2.2bn", "3-billion", "1/3", "2½", "1.5 lakh crore"."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.figures.lexicon import table
from burthen.figures.scanner import Lexemes

# Beyond this a number in an editorial is a slip or an attack, not a quantity.
MAX_VALUE = 1e18


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read.

    Attributes:
        low: Lower value; equal to `high` unless an order of magnitude.
        high: Upper value.
        end: Index of the lexeme behind it.
        form: `digits`, `words`, `vague` or `fraction`.
        scale: What a scale word multiplied it by, 1 if there was none.
    """

    low: float
    high: float
    end: int
    form: str
    scale: float = 1.0

    def times(self, factor: float, end: int) -> Number:
        """Returns the number multiplied by a scale that ends before lexeme `end`."""
        return Number(tidy(self.low * factor), tidy(self.high * factor), end, self.form, self.scale * factor)


def tidy(value: float) -> float:
    """Returns the value without the last bits that binary multiplication adds (2.2 times 1e9 is 2200000000)."""
    return float(f"{value:.12g}")


def _slash_fraction(top: float, bottom: float | None, end: int) -> Number | None:
    """Small denominators only, so that 9/11 and 24/7 are not fractions."""
    if bottom is None or not 0 < top < bottom or bottom not in (2, 3, 4, 5, 6, 8, 10):
        return None
    return Number(top / bottom, top / bottom, end, "fraction")


def read_vulgar(lex: Lexemes, i: int) -> Number | None:
    """Reads a fraction in one character at lexeme `i`."""
    value = table("numbers")["vulgar"].get(lex[i].text)
    return None if value is None else Number(value, value, i + 1, "fraction")


def scaled(lex: Lexemes, number: Number) -> Number:
    """Multiplies by the scale words that follow: "3 billion", "3bn", "3-billion", "1 lakh crore"."""
    scales, short = table("numbers")["scales"], table("numbers")["abbreviations"]
    for _ in range(2):
        j = number.end
        if lex[j].kind == "dash" and lex[j + 1].lower == "odd" and lex[j + 2].lower in scales:
            j += 2
        word = lex[j + 1] if lex[j].kind == "dash" and lex[j].glued and lex[j + 1].glued else lex[j]
        skip = j + 2 if word is not lex[j] else j + 1
        if word.lower in scales:
            number = number.times(scales[word.lower], skip)
        elif (
            number.form == "digits"
            and word.lower in short
            and (word.glued or len(word.lower) > 1)
            and word.kind == "word"
        ):
            return number.times(short[word.lower], skip)
        else:
            break
    return number


def and_a_half(lex: Lexemes, number: Number) -> Number:
    """Reads "two and a half", "one-and-a-half", "two and three quarters", before any scale."""
    j, fraction = number.end, None
    skip = 1 if lex[j].kind == "dash" else 0
    if lex[j + skip].lower == "and":
        j += skip + 1
        j += 1 if lex[j].kind == "dash" else 0
        fraction = _fraction_at(lex, j)
    if fraction is None or number.high != int(number.high) or number.high >= 1000:
        return number
    value, end = fraction
    return Number(number.low + value, number.high + value, end, number.form, number.scale)


def trailing_half(lex: Lexemes, number: Number) -> Number:
    """Reads "a million and a half": the half is of the scale."""
    if number.scale == 1 or lex[number.end].lower != "and":
        return number
    fraction = _fraction_at(lex, number.end + 1)
    if fraction is None or fraction[0] != 0.5:
        return number
    value = tidy(number.high + fraction[0] * number.scale)
    return Number(value, value, fraction[1], number.form, number.scale)


def _fraction_at(lex: Lexemes, j: int) -> tuple[float, int] | None:
    """Reads "a half", "a-half", "three quarters" at `j`: the value and the end."""
    top = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0}.get(lex[j].lower)
    if top is None:
        return None
    k = j + 2 if lex[j + 1].kind == "dash" else j + 1
    name = lex[k].lower
    if name == "half":
        return 0.5, k + 1
    if name in ("third", "quarter", "thirds", "quarters"):
        return top / (3 if name.startswith("third") else 4), k + 1
    return None


def read_digits(lex: Lexemes, i: int) -> Number | None:
    """Reads a number that starts with digits at lexeme `i`, with its scale; None beyond 1e18."""
    value = lex[i].value
    if value is None or value > MAX_VALUE:
        return None
    if lex[i + 1].kind == "slash" and lex[i + 1].glued and lex[i + 2].glued and lex[i + 3].kind != "slash":
        return _slash_fraction(value, lex[i + 2].value, i + 3)
    vulgar = table("numbers")["vulgar"].get(lex[i + 1].text) if lex[i + 1].glued else None
    if vulgar is not None:
        return scaled(lex, Number(value + vulgar, value + vulgar, i + 2, "digits"))
    number = and_a_half(lex, Number(value, value, i + 1, "digits"))
    return trailing_half(lex, scaled(lex, number))
