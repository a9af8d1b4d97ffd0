"""Numbers that are no figures: names, designations, dates, clock times, ordinals, ages, years, idioms."""

from __future__ import annotations

from functools import cache

from burthen.figures.bounds import match_ahead
from burthen.figures.lexicon import phrases, table, words
from burthen.figures.numbers import read_number
from burthen.figures.scanner import Lexemes

_FIRST_YEAR, _LAST_YEAR = 1500, 2150


def is_year(lex: Lexemes, i: int) -> bool:
    """Tells whether a lexeme has the shape of a year: four digits, 1500 to 2150."""
    item = lex[i]
    return (
        item.kind == "num"
        and len(item.text) == 4
        and item.text.isdigit()
        and _FIRST_YEAR <= int(item.text) <= _LAST_YEAR
    )


def skip(lex: Lexemes, i: int) -> int:
    """Returns the index behind a name, date or idiom that starts at lexeme `i`; `i` itself if none does."""
    item = lex[i]
    if item.kind == "num":
        return _skip_number(lex, i)
    if item.kind == "word":
        return _skip_words(lex, i)
    return i


def _skip_number(lex: Lexemes, i: int) -> int:
    if _is_designation(lex, i):
        return _end_of_chain(lex, i + 1)
    for rule in (_date, _clock, _ordinal, _age):
        end = rule(lex, i)
        if end > i:
            return end
    return i


def _is_designation(lex: Lexemes, i: int) -> bool:
    """F-35, B61-12, G7, Article 5, No. 1, Type 12."""
    before = lex[i - 1]
    if lex[i].glued and before.kind == "word" and before.lower not in words("names", "glued"):
        return True
    if lex[i].glued and before.kind == "dash" and before.glued:
        root = lex[i - 2]
        number_word = root.lower in table("numbers")["units"] or root.lower in table("numbers")["tens"]
        return (
            root.kind == "word"
            and not number_word
            and root.lower not in words("names", "glued")
            and not _scale(root.lower)
        )
    if before.lower == "of" and lex[i - 2].capital and lex[i - 2].lower in words("names", "of_heads"):
        return True
    word = lex[i - 2] if before.text == "." else before
    if word.kind != "word" or word.lower not in words("names", "before"):
        return before.text == "#"
    return word.capital if word.lower in words("names", "capital") else True


def _scale(word: str) -> bool:
    return (
        word in table("numbers")["scales"]
        or word in table("numbers")["abbreviations"]
        or word in ("percent", "dollar", "dollars", "euro", "to")
    )


def _end_of_chain(lex: Lexemes, i: int) -> int:
    """Steps over what is glued to a designation, and over "and 6" of "Articles 5 and 6"."""
    while lex[i].glued and lex[i].kind in ("num", "word", "dash", "slash"):
        i += 1
    if (
        lex[i].lower == "and"
        and lex[i + 1].kind == "num"
        and not lex[i + 2].glued
        and lex[i + 2].kind in ("stop", "comma", "break")
    ):
        return i + 2
    return i


@cache
def month(word: str) -> int | None:
    """Returns 1 to 12 for the name or short form of a month, else None."""
    number = table("fiscal")["months"].get(word)
    return int(number) if number else None


def is_month(lex: Lexemes, i: int) -> bool:
    """Tells whether lexeme `i` is a month, which is written with a capital letter."""
    return lex[i].capital and month(lex[i].lower) is not None


def _date(lex: Lexemes, i: int) -> int:
    """May 8 and 8 May, 9/11, 2025-05-08, 2022, 1990-91, 2023/24, 1970s, '90s."""
    before = i - 2 if lex[i - 1].text == "." else i - 1
    if is_month(lex, before) or (is_month(lex, i + 1) and not lex[i].glued and len(lex[i].text) <= 2):
        return _day_range(lex, i + 1)
    after, second = lex[i + 1], lex[i + 2]
    if after.kind in ("slash", "dash") and after.glued and second.kind == "num" and second.glued:
        third = lex[i + 3].kind == after.kind and lex[i + 3].glued and lex[i + 4].kind == "num"
        if third:
            return i + 5
        if is_year(lex, i) and (is_year(lex, i + 2) or len(second.text) == 2):
            return i + 3
        if after.kind == "slash" and read_number(lex, i) is None:
            return i + 3
    if after.lower == "s" and after.glued and len(lex[i].text) in (2, 4):
        return i + 2
    if lex[i - 1].text in ("'", "’", "‘") and len(lex[i].text) == 2 and lex[i].glued:
        return i + 1
    return i + 1 if is_year(lex, i) and _year_here(lex, i) else i


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
        or (_scale(after.lower) and not after.glued)
        or after.lower in ("percent", "yen", "won", "dollars", "euros")
    ):
        return False
    if lex[i].text.endswith("00") and before.lower not in words("names", "year_before"):
        return after.kind != "word"
    return True


def _clock(lex: Lexemes, i: int) -> int:
    if lex[i + 1].text == ":" and lex[i + 1].glued and lex[i + 2].kind == "num" and lex[i + 2].glued:
        return i + 3
    near = lex[i + 1]
    return (
        i + 2
        if near.lower in words("names", "clock") and near.lower not in ("hours", "hrs") and len(lex[i].text) <= 2
        else i
    )


def _ordinal(lex: Lexemes, i: int) -> int:
    return i + 2 if lex[i + 1].glued and lex[i + 1].lower in words("names", "ordinals") else i


def _age(lex: Lexemes, i: int) -> int:
    """Skips "Halvorsen, 47, said" and "47-year-old"."""
    item = lex[i]
    if (
        lex[i + 1].kind == "dash"
        and lex[i + 2].lower in ("year", "month", "day")
        and lex[i + 3].kind == "dash"
        and lex[i + 4].lower.startswith("old")
    ):
        return i + 5
    framed = lex[i - 1].kind == "comma" and lex[i + 1].kind == "comma" and lex[i - 2].capital
    return i + 1 if framed and item.text.isdigit() and len(item.text) <= 2 else i


def _skip_words(lex: Lexemes, i: int) -> int:
    item = lex[i]
    idioms = phrases("words", "idioms", "phrases")
    end = _idiom(lex, i) if idioms.lengths_from(item.lower) else i
    if end > i:
        return end
    if item.lower not in table("numbers")["units"]:
        return i
    before = lex[i - 1]
    if item.capital and _is_name(lex, i):
        return i + 2
    if (
        lex[i + 1].kind == "dash"
        and lex[i + 1].glued
        and lex[i + 2].lower in ("year", "month", "day")
        and lex[i + 3].kind == "dash"
    ):
        return i + 5
    if before.lower in words("words", "idioms", "before") or (
        before.lower == "of" and lex[i - 2].lower in words("names", "of_heads") and lex[i - 2].capital
    ):
        return i + 1
    return i + 1 if before.lower == "article" or (item.lower == "one" and _pronoun_one(lex, i)) else i


def _idiom(lex: Lexemes, i: int) -> int:
    """Matches an idiom, reading over the hyphens in it."""
    idioms = phrases("words", "idioms", "phrases")
    found = match_ahead(lex, i, idioms)
    if found is not None:
        return found[1]
    parts: list[str] = []
    j = i
    while len(parts) < 5 and (lex[j].kind == "word" or lex[j].kind == "num"):
        parts.append(lex[j].lower)
        if tuple(parts) in idioms.values:
            return j + 1
        if lex[j + 1].kind != "dash":
            break
        j += 2
    return i


def _is_name(lex: Lexemes, i: int) -> bool:
    """Five Eyes, Six-Party Talks; "Seven" of Group of Seven."""
    j = i + 2 if lex[i + 1].kind == "dash" else i + 1
    if lex[i - 1].lower == "of" and lex[i - 2].capital and lex[i - 2].lower in words("names", "of_heads"):
        return True
    return lex[j].capital and (
        lex[j].lower in words("names", "after") or (lex[i - 1].kind == "word" and lex[i - 1].text != "The")
    )


def _pronoun_one(lex: Lexemes, i: int) -> bool:
    """Tells whether "one" is a pronoun; it is a number only before a unit, a scale or a noun of the list."""
    from burthen.figures.units import counted_unit, read_duration

    j = i + 2 if lex[i + 1].kind == "dash" else i + 1
    word = lex[j].lower
    if (
        _scale(word)
        or word
        in ("hundred", "dozen", "percentage", "per", "percent", "out", "in", "yen", "won", "euro", "dollar", "of")
        or lex[i + 1].lower == "and"
    ):
        return word == "of"
    if word in table("numbers")["fractions"]:
        return False
    if lex[i - 1].lower in ("the", "this", "that", "no", "any", "every", "each", "another", "some", "which"):
        return True
    if read_duration(lex, i + 1) is not None:
        return lex[j + 1].kind not in ("stop", "comma") and lex[i + 1].kind != "dash"
    return counted_unit(word) in (None, "countries", "people", "occurrences") and counted_unit(lex[j + 1].lower) in (
        None,
        "countries",
        "people",
    )
