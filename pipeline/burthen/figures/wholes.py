"""Parts of a whole that is a number too: "nine out of 10", "six of 30 members", "Of the 48, 16"."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.figures.dates import is_year
from burthen.figures.draft import Draft
from burthen.figures.numbers import read_number
from burthen.figures.numerals import Number
from burthen.figures.scanner import Lexemes
from burthen.figures.units import TagReader, Unit, read_counted
from burthen.labels import FigureKind

# Words between "six of" and "30": "the", "NATO's", "the alliance's".
_MAX_OWNERS = 4
_OWNERS = frozenset({"the", "its", "every", "all", "their", "our", "his", "her", "your", "these", "those", "some"})
# Words of an aside between a part and its whole.
_MAX_ASIDE = 20
# "Of the 48 missiles that were meant for us, 16": words between the whole and its part.
_MAX_WHOLE = 14
# A whole of so few words belongs to the span of its part.
_MAX_INSIDE = 2
# A whole beyond this is a figure of its own ("Of the 28,500 troops, some 4,500").
_MAX_COUNTED = 500


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole of a part, and where it ends."""

    number: Number
    link: str


def find_whole(lex: Lexemes, part: Number) -> Whole | None:
    """Returns the whole that a number is part of, None if none stands behind it."""
    j = _past_aside(lex, part.end)
    link = lex[j].lower
    if link not in ("out", "of", "in") or part.form in ("vague", "fraction") or part.scale > 1e3:
        return None
    k = _past_owners(lex, j + 2 if link == "out" and lex[j + 1].lower == "of" else j + 1)
    total = read_number(lex, k)
    usable = total is not None and total.form in ("digits", "words") and part.high < total.high <= 1e9
    return Whole(total, link) if total is not None and usable and not is_year(lex, k) else None


def find_total(lex: Lexemes, j: int) -> tuple[float, int] | None:
    """Returns the whole behind "of" at lexeme `j` and where it ends: "(not one) of the 66 jets"."""
    total = read_number(lex, _past_owners(lex, j + 1))
    return (total.high, total.end) if total is not None and total.form in ("digits", "words") else None


def _past_owners(lex: Lexemes, k: int) -> int:
    """Steps over whose whole it is: "the", "NATO's", "the alliance's", "our"."""
    for _ in range(_MAX_OWNERS):
        item = lex[k]
        owner = item.kind == "word" and (item.capital or lex[k + 1].kind == "poss")
        k += item.lower in _OWNERS or item.kind == "poss" or owner
    return k


def _past_aside(lex: Lexemes, j: int) -> int:
    """Steps over a list in parentheses: "only five (these and those) out of 28"."""
    if lex[j].kind != "open":
        return j
    return next((k + 1 for k in range(j, j + _MAX_ASIDE) if lex[k].kind == "close"), j)


def part_unit(lex: Lexemes, part: Number, tags: TagReader) -> Unit | None:
    """Reads what a part of a whole counts: a share for round wholes ("nine out of 10"), else the counted things."""
    whole = find_whole(lex, part)
    if whole is None:
        return None
    total = whole.number
    if _is_share(whole.link, part, total):
        return Unit(FigureKind.RATIO, "share", total.end, factor=1 / total.high, rule="out_of")
    if whole.link == "in":
        return None
    unit = read_counted(lex, total.end, tags) or Unit(FigureKind.COUNT, "ones", total.end)
    return Unit(FigureKind.COUNT, unit.unit, total.end, noun=unit.noun, of_total=total.high, rule="of_total")


def _is_share(link: str, number: Number, total: Number) -> bool:
    """Round wholes are a manner of speaking ("nine out of 10"), others are counts ("six of 30")."""
    if link == "in":
        return number.high <= 10 and total.high in (3, 4, 5, 6, 8, 10, 20, 100, 1000) and number.form == "words"
    return link == "out" and (total.high in (10, 100) or total.high <= 5)


def read_all_but(lex: Lexemes, i: int, tags: TagReader) -> Draft | None:
    """Reads "all but two of the 32 members", which is 30 of them."""
    if lex[i].lower != "all" or lex[i + 1].lower != "but":
        return None
    missing = read_number(lex, i + 2)
    unit = part_unit(lex, missing, tags) if missing is not None else None
    if missing is None or unit is None or unit.of_total is None:
        return None
    value = unit.of_total - missing.high
    draft = Draft(i, i, unit.end, value, value, unit.kind, unit.unit, of_total=unit.of_total, rule="all_but")
    draft.noun = lex.quote(*unit.noun) if unit.noun else None
    return draft


def read_part_behind(lex: Lexemes, i: int, total: Number, tags: TagReader) -> Draft | None:
    """Reads "Of the 32 allies, nine" where the whole is read at lexeme `i`: the part is the figure."""
    if lex[i - 1].lower not in _OWNERS or lex[i - 2].text != "Of" or not 2 <= total.high <= _MAX_COUNTED:
        return None
    comma = next(
        (k for k in range(total.end, total.end + _MAX_WHOLE) if lex[k].kind in ("comma", "stop", "break")), None
    )
    part = read_number(lex, comma + 1) if comma is not None and lex[comma].kind == "comma" else None
    if part is None or part.high >= total.high or part.scale > 1 or part.form not in ("digits", "words"):
        return None
    counted = read_counted(lex, total.end, tags)
    own = read_counted(lex, part.end, tags)
    if own is not None and (counted is None or own.unit != counted.unit):
        return None
    # A long whole stays outside: "Of the seven arrangements that the other side lists, three".
    start = i - 2 if comma is not None and comma - i <= _MAX_INSIDE else (comma or i) + 1
    draft = Draft(start, start, part.end, part.low, part.high, FigureKind.COUNT, rule="part_behind")
    draft.of_total = total.high
    draft.unit = counted.unit if counted else "ones"
    draft.noun = lex.quote(*counted.noun) if counted is not None and counted.noun else None
    return draft
