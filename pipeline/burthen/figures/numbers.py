"""Numbers in words, and the entry to all: "two and a half", "half a billion", "tens of thousands", "a third"."""

from __future__ import annotations

from functools import cache

from burthen.figures.lexicon import table, words
from burthen.figures.numerals import (
    MAX_VALUE,
    Number,
    and_a_half,
    read_digits,
    read_vulgar,
    scaled,
    tidy,
    trailing_half,
)
from burthen.figures.scanner import Lexemes

# No number word phrase of English prose is longer than this.
_MAX_WORDS = 16
# "the billion", "another million": so much is a sum without a number word.
_MIN_BARE_SCALE = 1e6


def read_number(lex: Lexemes, i: int) -> Number | None:
    """Reads the longest number that starts at lexeme `i`; None if there is none or it is beyond 1e18."""
    if lex[i].kind == "num":
        number = read_digits(lex, i)
    elif lex[i].kind == "word":
        if lex[i].lower not in number_words():
            return None
        number = _vague(lex, i) or _article(lex, i) or _fraction_words(lex, i) or _words(lex, i)
    else:
        number = read_vulgar(lex, i)
    if number is None or number.high > MAX_VALUE:
        return None
    return number


@cache
def number_words() -> frozenset[str]:
    """Returns the words with which a number can begin."""
    numbers = table("numbers")
    listed = {*numbers["units"], *numbers["tens"], *numbers["vague"], *words("numbers", "vague_heads", "words")}
    return frozenset(listed | {"a", "an", "the", "another", "half", "quarter", "by"})


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
    if lex[j].lower == "point" and total + group < 100 and scale == 1:
        spoken = _spoken_decimals(lex, j + 1)
        if spoken is not None:
            return scaled(lex, Number(total + group + spoken[0], total + group + spoken[0], spoken[1], "words"))
    return _words_half(lex, Number(total + group, total + group, j, "words", scale))


def _spoken_decimals(lex: Lexemes, j: int) -> tuple[float, int] | None:
    """Reads what follows "four point": "seven five" is 0.75; the value and the end."""
    units = table("numbers")["units"]
    digits = ""
    while lex[j].lower in units and units[lex[j].lower] < 10 and len(digits) < 4:
        digits += str(units[lex[j].lower])
        j += 1
    return (float(f"0.{digits}"), j) if digits else None


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
        return trailing_half(lex, number)
    return trailing_half(lex, scaled(lex, and_a_half(lex, number)))


def _article(lex: Lexemes, i: int) -> Number | None:
    """Reads "a million", "a dozen", "half a billion", "a quarter of a million"."""
    first, numbers = lex[i].lower, table("numbers")
    if first in ("half", "quarter"):
        return _part_of_scale(lex, i)
    word = lex[i + 1].lower
    if first in ("another", "the") and word in numbers["scales"] and numbers["scales"][word] >= _MIN_BARE_SCALE:
        return Number(numbers["scales"][word], numbers["scales"][word], i + 2, "words", numbers["scales"][word])
    if first not in ("a", "an") or word == "score":
        return None
    if word in ("quarter", "half"):
        return _part_of_scale(lex, i + 1)
    if word == "couple":
        j = i + 2 + (lex[i + 2].lower == "of")
        factor = numbers["scales"].get(lex[j].lower)
        return Number(2 * factor, 2 * factor, j + 1, "words", factor) if factor else None
    factor = numbers["scales"].get(word, numbers["dozens"].get(word))
    return trailing_half(lex, scaled(lex, Number(factor, factor, i + 2, "words", factor))) if factor else None


def _part_of_scale(lex: Lexemes, i: int) -> Number | None:
    """Reads "half a billion", "half-a-million", "a quarter of a million", "half a dozen"."""
    numbers = table("numbers")
    j = i + 1
    j += lex[j].kind == "dash"
    j += lex[j].lower == "of"
    j += lex[j].lower in ("a", "an")
    j += lex[j].kind == "dash"
    factor = numbers["scales"].get(lex[j].lower, numbers["dozens"].get(lex[j].lower))
    if factor is None or (j == i + 1 and lex[j].lower != "dozen"):
        return None
    value = tidy((0.5 if lex[i].lower == "half" else 0.25) * factor)
    return Number(value, value, j + 1, "words", factor)


def _vague(lex: Lexemes, i: int) -> Number | None:
    """Reads "hundreds of billions", "tens of thousands", "dozens", "several hundred", "a few thousand"."""
    vague, scales = table("numbers")["vague"], table("numbers")["scales"]
    word = lex[i].lower
    if word == "by" and lex[i + 1].lower == "the" and lex[i + 2].lower + "s" in vague:
        low, high = vague[lex[i + 2].lower + "s"]
        return Number(low, high, i + 3, "vague", scales.get(lex[i + 2].lower, 1.0))
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
