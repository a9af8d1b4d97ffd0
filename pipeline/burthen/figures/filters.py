"""Numbers that are no figures: names, designations, dates, clock times, ordinals, ages, years, idioms."""

from __future__ import annotations

from burthen.figures.bounds import match_ahead
from burthen.figures.dates import is_scale, skip_clock, skip_date
from burthen.figures.lexicon import phrases, table, words
from burthen.figures.scanner import Lexemes


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
    for rule in (skip_date, skip_clock, _ordinal, _age):
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
            and not is_scale(root.lower)
        )
    if before.lower == "of" and lex[i - 2].capital and lex[i - 2].lower in words("names", "of_heads"):
        return True
    word = lex[i - 2] if before.text == "." else before
    if word.kind != "word" or word.lower not in words("names", "before"):
        return before.text == "#"
    return word.capital if word.lower in words("names", "capital") else True


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
        is_scale(word)
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
