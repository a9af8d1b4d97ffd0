"""Numbers in digits and words: "2.2bn", "two and a half", "half a billion", "tens of thousands", "a third"."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.figures.lexicon import table, words
from burthen.figures.scanner import Lexemes

# Beyond this a number in an editorial is a slip or an attack, not a quantity.
MAX_VALUE = 1e18
# No number word phrase of English prose is longer than this.
_MAX_WORDS = 16


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


def read_number(lex: Lexemes, i: int) -> Number | None:
    """Reads the longest number that starts at lexeme `i`; None if there is none or it is beyond 1e18."""
    if lex[i].kind == "num":
        number = _digits(lex, i)
    elif lex[i].kind == "word":
        number = _vague(lex, i) or _article(lex, i) or _fraction_words(lex, i) or _words(lex, i)
    else:
        number = _vulgar(lex, i)
    if number is None or number.high > MAX_VALUE:
        return None
    return number


def _digits(lex: Lexemes, i: int) -> Number | None:
    value = lex[i].value
    if value is None or value > MAX_VALUE:
        return None
    if lex[i + 1].kind == "slash" and lex[i + 1].glued and lex[i + 2].glued and lex[i + 3].kind != "slash":
        return _slash_fraction(value, lex[i + 2].value, i + 3)
    vulgar = table("numbers")["vulgar"].get(lex[i + 1].text) if lex[i + 1].glued else None
    if vulgar is not None:
        return _scaled(lex, Number(value + vulgar, value + vulgar, i + 2, "digits"))
    number = _and_a_half(lex, Number(value, value, i + 1, "digits"))
    return _trailing_half(lex, _scaled(lex, number))


def _slash_fraction(top: float, bottom: float | None, end: int) -> Number | None:
    """Small denominators only, so that 9/11 and 24/7 are not fractions."""
    if bottom is None or not 0 < top < bottom or bottom not in (2, 3, 4, 5, 6, 8, 10):
        return None
    return Number(top / bottom, top / bottom, end, "fraction")


def _vulgar(lex: Lexemes, i: int) -> Number | None:
    value = table("numbers")["vulgar"].get(lex[i].text)
    return None if value is None else Number(value, value, i + 1, "fraction")


def _scaled(lex: Lexemes, number: Number) -> Number:
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


def _words(lex: Lexemes, i: int) -> Number | None:
    """Reads composed number words by the usual sum of groups: (two hundred (and) fifty) thousand + three."""
    units, tens, scales = table("numbers")["units"], table("numbers")["tens"], table("numbers")["scales"]
    if lex[i].lower not in units and lex[i].lower not in tens:
        return None
    total = group = 0.0
    scale, j = 1.0, i
    for _ in range(_MAX_WORDS):
        word = lex[j].lower
        if (
            word in units
            and (group % 10 == 0)
            and (group % 100 == 0 or group % 100 >= 20)
            and not (j > i and group == 0 == total)
        ):
            group += units[word]
        elif word in tens and group % 100 == 0:
            group += tens[word]
        elif word == "hundred" and 0 < group < 100:
            group *= 100
        elif word == "dozen" and 0 < group < 100:
            return Number(group * 12, group * 12, j + 1, "words", 12.0)
        elif word in scales and group:
            total, group, scale = total + group * scales[word], 0.0, scales[word]
        else:
            break
        j = _joined(lex, j + 1, mid=group >= 100 or group == 0)
    j = _unjoined(lex, j)
    return _words_half(lex, Number(total + group, total + group, j, "words", scale))


def _joined(lex: Lexemes, j: int, *, mid: bool) -> int:
    """Steps over a hyphen, or over "and" inside a number, if a number word follows."""
    link = lex[j]
    follows = lex[j + 1].lower
    if not ((link.kind == "dash" and link.glued) or (link.lower == "and" and mid)):
        return j
    numbers = table("numbers")
    return j + 1 if follows in numbers["units"] or follows in numbers["tens"] or follows in numbers["scales"] else j


def _unjoined(lex: Lexemes, j: int) -> int:
    """Steps back from a link that the number did not go on behind."""
    return j - 1 if lex[j - 1].kind == "dash" or lex[j - 1].lower == "and" else j


def _words_half(lex: Lexemes, number: Number) -> Number:
    if number.scale > 1:
        return _trailing_half(lex, number)
    return _trailing_half(lex, _scaled(lex, _and_a_half(lex, number)))


def _and_a_half(lex: Lexemes, number: Number) -> Number:
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


def _trailing_half(lex: Lexemes, number: Number) -> Number:
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


def _article(lex: Lexemes, i: int) -> Number | None:
    """Reads "a million", "a dozen", "half a billion", "a quarter of a million"."""
    first, numbers = lex[i].lower, table("numbers")
    if first in ("half", "quarter"):
        j = i + 1
        j += lex[j].kind == "dash"
        j += lex[j].lower == "of"
        j += lex[j].lower in ("a", "an")
        j += lex[j].kind == "dash"
        factor = numbers["scales"].get(lex[j].lower, numbers["dozens"].get(lex[j].lower))
        if factor is None or (j == i + 1 and lex[j].lower != "dozen"):
            return None
        value = tidy((0.5 if first == "half" else 0.25) * factor)
        return Number(value, value, j + 1, "words", factor)
    if first not in ("a", "an"):
        return None
    word = lex[i + 1].lower
    if word in ("quarter", "half"):
        return _article(lex, i + 1)
    if (word == "couple" and lex[i + 2].lower == "of") or word == "couple":
        j = i + 3 if lex[i + 2].lower == "of" else i + 2
        factor = numbers["scales"].get(lex[j].lower)
        return Number(2 * factor, 2 * factor, j + 1, "words", factor) if factor else None
    factor = numbers["scales"].get(word, numbers["dozens"].get(word))
    if factor is None or word == "score":
        return None
    return _trailing_half(lex, _scaled(lex, Number(factor, factor, i + 2, "words", factor)))


def _vague(lex: Lexemes, i: int) -> Number | None:
    """Reads "hundreds of billions", "tens of thousands", "dozens", "several hundred", "a few thousand"."""
    vague, scales = table("numbers")["vague"], table("numbers")["scales"]
    word = lex[i].lower
    j = i + 1 if word in ("a", "an") else i
    if lex[j].lower in words("numbers", "vague_heads", "words") and lex[j + 1].lower + "s" in vague:
        low, high = vague[lex[j + 1].lower + "s"]
        return _vague_of(lex, Number(low, high, j + 2, "vague", scales.get(lex[j + 1].lower, 1.0)))
    if word not in vague:
        return None
    low, high = vague[word]
    return _vague_of(lex, Number(low, high, i + 1, "vague", scales.get(word[:-1], 1.0)))


def _vague_of(lex: Lexemes, number: Number) -> Number:
    """Multiplies by what follows: "of thousands", "of billions", "billion", twice at most."""
    scales = table("numbers")["scales"]
    for _ in range(2):
        j = number.end + (lex[number.end].lower == "of")
        word = lex[j].lower
        factor = scales.get(word) or scales.get(word.removesuffix("s") if word.endswith("s") else "")
        if factor is None:
            break
        number = number.times(factor, j + 1)
    return number


def _fraction_words(lex: Lexemes, i: int) -> Number | None:
    """Reads "a third", "two-thirds", "three quarters", "half", "one in five" is read with the units."""
    numbers = table("numbers")
    names, units = numbers["fractions"], numbers["units"]
    word = lex[i].lower
    if word == "half":
        return Number(0.5, 0.5, i + 1, "fraction")
    top = 1.0 if word in ("a", "an") else units.get(word)
    if not top:
        return None
    k = i + 2 if lex[i + 1].kind == "dash" and lex[i + 1].glued else i + 1
    name = lex[k].lower
    if name not in names or (top > 1) != name.endswith(("s", "halves")):
        return None
    if name in ("half", "halves"):
        return Number(top / 2, top / 2, k + 1, "fraction")
    value = top / names[name]
    return Number(value, value, k + 1, "fraction") if value <= 1 else None
