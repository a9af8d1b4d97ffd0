"""Quantity words without a number: doubled, fivefold, nothing, free of charge, the full cost, the same share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from burthen.figures.absences import read_absence
from burthen.figures.amounts import Reader
from burthen.figures.anaphors import read_anaphor
from burthen.figures.bounds import match_ahead, match_back
from burthen.figures.coins import read_coins
from burthen.figures.draft import Draft
from burthen.figures.lexicon import phrases, table, words
from burthen.figures.numbers import read_number
from burthen.figures.scanner import Lexemes
from burthen.figures.totals import read_total
from burthen.figures.units import read_duration
from burthen.labels import Bound, Change, FigureKind

# How far from the verb of paying its object may stand ("give us absolutely nothing").
_MAX_OBJECT = 6


_Read = Callable[[Reader, int], Draft | None]


def read_wording(reader: Reader, i: int) -> Draft | None:
    """Reads the quantity word that starts at lexeme `i`, None if there is none."""
    item = reader.lex[i]
    if item.kind == "num":
        return read_coins(reader.lex, i)
    for read in _readers().get(item.lower, ()) if item.kind == "word" else ():
        draft = read(reader, i)
        if draft is not None:
            return draft
    return None


@cache
def _readers() -> Mapping[str, tuple[_Read, ...]]:
    """From each word to what can begin with it, in the order of trial: most words begin nothing."""
    numbers = table("numbers")
    alls = words("words", "all", "heads") | words("words", "all", "determiners") | words("words", "all", "quantifiers")
    zeros = words("words", "zero", "words") | words("words", "zero", "negated")
    zeros |= {phrase.split()[0] for phrase in words("words", "zero", "phrases")}
    absences = words("words", "absence", "negations") | words("words", "absence", "alone")
    starts: list[tuple[Iterable[str], _Read]] = [
        (numbers["multiples"], _on_lexemes(_multiple)),
        ([number + "fold" for number in numbers["fold"]], _on_lexemes(_fold)),
        (absences | {"no", "for"}, read_absence),
        ([*numbers["units"], *numbers["tens"], "a", "half", "the"], _on_lexemes(read_coins)),
        (zeros | {"a", "one"}, _zero),
        (alls | {"in"}, _on_lexemes(read_total)),
        (["the", "that", "this", "it", "so"], _on_lexemes(read_anaphor)),
        (["a", "an", "half", "quarter", "day"], _on_lexemes(_duration)),
    ]
    found: dict[str, list[_Read]] = {}
    for listed, read in starts:
        for word in listed:
            found.setdefault(word, []).append(read)
    return {word: tuple(reads) for word, reads in found.items()}


def starting_words() -> frozenset[str]:
    """Returns the words with which a quantity word can begin."""
    return frozenset(_readers())


def _on_lexemes(read: Callable[[Lexemes, int], Draft | None]) -> _Read:
    return lambda reader, i: read(reader.lex, i)


def _multiple(lex: Lexemes, i: int) -> Draft | None:
    """Reads "doubled", "twice"; "double" and "twice" need what they multiply, or a verb's place."""
    found = table("numbers")["multiples"].get(lex[i].lower)
    if (
        found is None
        or (lex[i + 1].kind == "dash" and lex[i + 1].glued)
        or (lex[i - 1].kind == "dash" and lex[i].glued)
    ):
        return None
    word, after, before = lex[i].lower, lex[i + 1], lex[i - 1].lower
    if word in ("twice", "thrice") and after.lower not in words("changes", "multiple", "comparators"):
        return None
    draft = Draft(i, i, i + 1, found[0], found[0], FigureKind.RATIO, "ratio", rule="multiple_verb")
    draft.change = Change(found[1])
    if word in ("double", "triple", "treble", "quadruple") and before in (
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "nearly",
        "almost",
        "about",
        "roughly",
    ):
        draft.change = Change.NONE
    if word in ("double", "triple", "treble") and before in ("a", "the", "of"):
        return None
    return draft


def _fold(lex: Lexemes, i: int) -> Draft | None:
    word = lex[i].lower
    if not word.endswith("fold") or word == "fold":
        return None
    value = table("numbers")["fold"].get(word.removesuffix("fold"))
    return Draft(i, i, i + 1, value, value, FigureKind.RATIO, "ratio", rule="fold") if value else None


def _zero(reader: Reader, i: int) -> Draft | None:
    lex, word = reader.lex, reader.lex[i].lower
    end = None
    free = phrases("words", "zero", "phrases")
    if free.lengths_from(word):
        found = match_ahead(lex, i, free)
        end = found[1] if found else None
    elif (word in words("words", "zero", "words") and _is_bare(lex, i + 1) and _object_of_paying(lex, i)) or (
        word in words("words", "zero", "negated") and _negated(lex, i) and _object_of_paying(lex, i)
    ):
        end = i + 1
    elif word in ("a", "one") and lex[i + 1].lower in ("single", "red", "dime", "penny", "cent") and _negated(lex, i):
        j = i + 2 if lex[i + 1].lower in ("single", "red") else i + 1
        end = j + 1 if lex[j].lower in words("words", "zero", "single") else None
    if end is None:
        return None
    draft = Draft(i, i, end, 0.0, 0.0, FigureKind.MONEY, bound=Bound.ZERO_WORD, rule="zero_word")
    return _with_currency(reader, draft)


def _with_currency(reader: Reader, draft: Draft) -> Draft:
    from burthen.figures.currencies import read_word

    money = read_word(reader.lex, draft.last - 1, reader.country, reader.day)
    if money is not None:
        draft.unit, draft.basis = money[0], money[1]
    return draft


def _is_bare(lex: Lexemes, j: int) -> bool:
    """Tells whether nothing follows that would make "zero" or "nothing" part of a longer phrase."""
    return lex[j].lower not in ("but", "less", "more", "percent", "dollars") and lex[j].kind not in ("dash", "percent")


def _object_of_paying(lex: Lexemes, i: int) -> bool:
    verbs, between = words("words", "zero", "verbs"), words("words", "zero", "between")
    for k in range(i - 1, i - 1 - _MAX_OBJECT, -1):
        if lex[k].lower in verbs:
            return True
        if lex[k].lower not in between and not lex[k].capital and lex[k].kind != "quote":
            return False
    return False


def _negated(lex: Lexemes, i: int) -> bool:
    negations = words("words", "zero", "negations")
    for k in range(i - 1, i - 9, -1):
        if lex[k].kind in ("stop", "break"):
            return False
        if lex[k].lower in negations or lex[k].lower.endswith("n't"):
            return True
    return False


def _duration(lex: Lexemes, i: int) -> Draft | None:
    """Reads times without a number: "about a week", "half a century", "by day eight"."""
    word = lex[i].lower
    if word == "day":
        return _day(lex, i)
    half = word in ("half", "quarter")
    j = i + half + (half and lex[i + 1].kind == "dash")
    if half and lex[j].lower not in ("a", "an", "century"):
        return None
    if not half and (word not in ("a", "an") or not (_is_quarter(lex, i) or _is_bounded(lex, i))):
        return None
    factor = 0.5 if word == "half" else 0.25 if word == "quarter" or _is_quarter(lex, i) else 1.0
    j += 2 if _is_quarter(lex, i) else 0
    j += lex[j].lower in ("a", "an")
    unit = read_duration(lex, j)
    if unit is None or lex[j].kind == "dash" or (factor < 1 and unit.factor < 10):
        return None
    value = unit.factor * factor
    return Draft(i, i, unit.end, value, value, FigureKind.DURATION, unit.unit, rule="duration")


def _is_quarter(lex: Lexemes, i: int) -> bool:
    """Tells whether "a quarter-century" starts at lexeme `i`."""
    return lex[i].lower == "a" and lex[i + 1].lower == "quarter" and lex[i + 3].lower == "century"


def _is_bounded(lex: Lexemes, i: int) -> bool:
    return match_back(lex, i, phrases("bounds", "before")) is not None


def _day(lex: Lexemes, i: int) -> Draft | None:
    """Reads "gone by day eight", "on day 11": how long something lasted."""
    number = read_number(lex, i + 1)
    if lex[i].capital or number is None or not 2 <= number.high <= 1000 or number.form not in ("digits", "words"):
        return None
    by = lex[i - 1].lower == "by"
    draft = Draft(i - by, i, number.end, number.low, number.high, FigureKind.DURATION, "days", rule="day")
    draft.bound = Bound.UPPER_BOUND if by else Bound.EXACT
    return draft
