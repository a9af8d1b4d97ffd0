"""Single expressions of time: "fiscal 2024", "the 1970s", "March 2024", "the past five years"."""

from __future__ import annotations

from dataclasses import dataclass

from burthen.figures.dates import is_month, is_year, month
from burthen.figures.lexicon import table, words
from burthen.figures.numbers import read_number
from burthen.figures.scanner import Lexemes


@dataclass(frozen=True, slots=True)
class Temporal:
    """One expression of time.

    Attributes:
        first: First lexeme.
        last: One past the last.
        kind: `fiscal`, `year`, `years`, `month`, these with `until_` or `since_` before them, `this_fiscal`,
            `this_year`, `this_month`, `this_week`, `past`, `next` or `earlier`.
        year: The calendar year named; the shift from now for the relative kinds.
        to: Last year of a span of years.
        month: 1 to 12.
        day: Day of the month.
        count: How many years (fiscal or not) it covers, weeks and months for `past` and `next`.
        unit: `year`, `month`, `week` or `day` for `past` and `next`.
        double: Whether a fiscal year has a name of two years.
    """

    first: int
    last: int
    kind: str
    year: int = 0
    to: int = 0
    month: int = 0
    day: int = 0
    count: int = 1
    unit: str = "year"
    double: bool = False


def read_temporal(lex: Lexemes, i: int) -> Temporal | None:
    """Reads the expression of time that starts at lexeme `i`, without what stands before it; None if there is none."""
    if lex[i].lower in words("periods", "cue", "fiscal"):
        return _fiscal(lex, i)
    if is_year(lex, i):
        return _year(lex, i)
    if is_month(lex, i):
        return _month(lex, i)
    return _season(lex, i) or _weekday(lex, i) or _within(lex, i) or _years_end(lex, i) or _relative(lex, i)


def _season(lex: Lexemes, i: int) -> Temporal | None:
    """Reads "this spring", "last summer", "the summer of 2022"."""
    listed = table("periods")["seasons"]
    word, item = lex[i].lower, lex[i + 1].lower
    if word in listed and lex[i + 1].lower == "of" and is_year(lex, i + 2):
        return Temporal(i, i + 3, "season", int(lex[i + 2].text), month=listed[word])
    if word in ("this", "last") and item in listed:
        return Temporal(i, i + 2, "season", month=listed[item], count=-1 if word == "last" else 1)
    return None


def _weekday(lex: Lexemes, i: int) -> Temporal | None:
    """Reads "on Tuesday", "by the close on Monday": the last one before the publication."""
    number = table("periods")["weekdays"].get(lex[i].lower)
    if number is None or not lex[i].capital or lex[i - 1].lower not in ("on", "by", "since", "last", "until"):
        return None
    return Temporal(i, i + 1, "weekday", day=number)


def _within(lex: Lexemes, i: int) -> Temporal | None:
    """Reads "within a decade", "within ten years": the end of the year that it leads to."""
    if lex[i].lower != "within":
        return None
    number = read_number(lex, i + 1)
    one = lex[i + 1].lower in ("a", "the", "one")
    k = number.end if number is not None else i + 2
    factor = {"decade": 10, "year": 1}.get(lex[k].lower.removesuffix("s"))
    if factor is None or (number is None and not one):
        return None
    return Temporal(i, k + 1, "until_this_year", int((number.high if number else 1) * factor))


def _years_end(lex: Lexemes, i: int) -> Temporal | None:
    """Reads "by the year's end", "by year-end", "by the end of the year"."""
    if lex[i].lower != "by":
        return None
    j = i + 1 + (lex[i + 1].lower == "the")
    if lex[j].lower == "year" and lex[j + 1].kind in ("poss", "dash") and lex[j + 2].lower == "end":
        return Temporal(i, j + 3, "until_this_year")
    ends = lex[j].lower == "end" and lex[j + 1].lower == "of" and lex[j + 2].lower in ("the", "this")
    return Temporal(i, j + 4, "until_this_year") if ends and lex[j + 3].lower == "year" else None


def _fiscal(lex: Lexemes, i: int) -> Temporal | None:
    """Reads "fiscal 2024", "fiscal year 2024-25", "FY26", "fiscal 2023 to fiscal 2027"."""
    j = i + 1 + (lex[i + 1].lower in words("periods", "cue", "years"))
    j += lex[j].kind == "dash"
    if is_year(lex, j):
        year = int(lex[j].text)
    elif lex[i].lower == "fy" and lex[j].kind == "num" and len(lex[j].text) == 2:
        year = 2000 + int(lex[j].text)
    else:
        return None
    second = _second_year(lex, j, year)
    if second is None:
        return Temporal(i, j + 1, "fiscal", year)
    to, last = second
    spelled = lex[j + 1].kind in ("dash", "slash") and to == year + 1
    return Temporal(i, last, "fiscal", year, count=1 if spelled else to - year + 1, double=spelled)


def _second_year(lex: Lexemes, j: int, year: int) -> tuple[int, int] | None:
    """Reads the end of "2023-27", "2023/24", "2023 to (fiscal) 2027": the year and the index behind it."""
    link = lex[j + 1]
    k = j + 2
    if link.kind in ("dash", "slash"):
        pass
    elif link.lower in words("periods", "cue", "span"):
        k += lex[k].lower in words("periods", "cue", "fiscal")
        k += lex[k].lower in words("periods", "cue", "years")
    else:
        return None
    item = lex[k]
    if is_year(lex, k):
        to = int(item.text)
    elif link.glued and item.glued and item.kind == "num" and len(item.text) == 2:
        to = year - year % 100 + int(item.text)
    else:
        return None
    return (to, k + 1) if year < to <= year + 60 else None


def _year(lex: Lexemes, i: int) -> Temporal | None:
    """A year with a preposition, a span of years, a decade, "2024 fiscal year", "its 2024 budget"."""
    year, after = int(lex[i].text), lex[i + 1]
    before = lex[i - 1].lower
    if after.lower == "s" and after.glued:
        return _decade(lex, i, year)
    if after.lower in words("periods", "cue", "fiscal") and lex[i + 2].lower in words("periods", "cue", "years"):
        return Temporal(i, i + 3, "fiscal", year)
    second = _second_year(lex, i, year)
    if second is not None and (after.kind in ("dash", "slash") or before in ("from", "between", "in", "for")):
        paired = second[0] == year + 1 and after.kind in ("dash", "slash") and len(lex[i + 2].text) == 2
        if paired:
            return Temporal(i, second[1], "fiscal", year, double=True)
        return Temporal(i, second[1], "years", year, second[0])
    if before not in words("periods", "cue", "before_year") and after.lower not in words(
        "periods", "cue", "after_year"
    ):
        return None
    return Temporal(i, i + 1, "year", year)


def _decade(lex: Lexemes, i: int, year: int) -> Temporal:
    """Reads "the 1970s", "the first half of the 2020s", "the late 1980s"."""
    k = i - 1 - (lex[i - 1].lower == "the")
    first, last = year, year + 9
    if lex[k].lower == "of" and lex[k - 1].lower == "half":
        first, last = (year, year + 4) if lex[k - 2].lower == "first" else (year + 5, year + 9)
        return Temporal(k - 2, i + 2, "years", first, last)
    return Temporal(i, i + 2, "years", first, last)


def _month(lex: Lexemes, i: int) -> Temporal | None:
    """Reads "March 2024", "May 8, 2025", "in March", "8 May 2024"."""
    number, j, day = month(lex[i].lower) or 1, i + 1, 0
    j += lex[j].text == "."
    if lex[j].kind == "num" and len(lex[j].text) <= 2:
        day, j = int(lex[j].text), j + 1
    elif lex[i - 1].kind == "num" and len(lex[i - 1].text) <= 2:
        day = int(lex[i - 1].text)
    k = j + 1 if lex[j].kind == "comma" else j
    if is_year(lex, k):
        return Temporal(i, k + 1, "month", int(lex[k].text), month=number, day=day if 0 < day < 32 else 0)
    if lex[i - 1].lower in ("in", "since", "by", "on", "last", "this") and i > 0:
        return Temporal(i, j, "month", 0, month=number, day=day if 0 < day < 32 else 0)
    return None


def _relative(lex: Lexemes, i: int) -> Temporal | None:
    """Reads "this fiscal year", "last month", "the past five years", "over the next decade", "a year earlier"."""
    cue = words("periods", "cue", "past") | words("periods", "cue", "next") | words("periods", "cue", "this")
    word = lex[i].lower
    if word in ("a", "the"):
        return _ago(lex, i)
    if word not in cue:
        return None
    shift = 0 if word in words("periods", "cue", "this") else -1 if word in words("periods", "cue", "past") else 1
    j = i + 1
    fiscal = lex[j].lower in words("periods", "cue", "fiscal") and lex[j].lower != "budget"
    j += fiscal
    if lex[j].lower == "year":
        return Temporal(i, j + 1, "this_fiscal" if fiscal else "this_year", shift)
    if lex[j].lower in ("month", "week"):
        return Temporal(i, j + 1, f"this_{lex[j].lower}", shift)
    return _stretch(lex, i, j, shift) if shift else None


def _ago(lex: Lexemes, i: int) -> Temporal | None:
    unit, after = lex[i + 1].lower, lex[i + 2].lower
    if unit == "year" and after in ("earlier", "before"):
        return Temporal(i, i + 3, "earlier")
    return Temporal(i, i + 3, f"this_{unit}", -1) if unit in ("year", "month") and after == "ago" else None


def _stretch(lex: Lexemes, i: int, j: int, shift: int) -> Temporal | None:
    """Reads "five years" or "decade" behind "past" or "next"; a plural needs its number."""
    number = read_number(lex, j)
    count, k = (int(number.high), number.end) if number is not None and number.high < 200 else (1, j)
    if k == j and lex[j].lower.endswith("s"):
        return None
    unit = lex[k].lower.removesuffix("s")
    factor = {"decade": 10, "year": 1, "month": 1, "week": 1, "day": 1}.get(unit)
    if factor is None:
        return None
    return Temporal(
        i, k + 1, "past" if shift < 0 else "next", count=count * factor, unit="year" if unit == "decade" else unit
    )
