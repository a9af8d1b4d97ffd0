"""Fiscal years as ISO dates. The calendars are data: `configs/figures/fiscal.toml`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from burthen.figures.lexicon import table, words


@cache
def _calendars() -> dict[str, tuple[int, str]]:
    return {
        country: (calendar["starts"], calendar["named"])
        for calendar in table("fiscal")["calendar"]
        for country in calendar["countries"]
    }


def has_calendar(country: str | None) -> bool:
    """Tells whether the fiscal calendar of a country is known."""
    return country in _calendars()


def is_calendar_year(country: str | None) -> bool:
    """Tells whether a country's fiscal year is the calendar year."""
    return country is not None and _calendars().get(country, (0, ""))[0] == 1


def fiscal_years(country: str, year: int, count: int = 1, *, double: bool = False) -> tuple[date, date]:
    """Returns the first and last day of `count` fiscal years, the first of which is called `year`.

    Args:
        country: ISO 3166-1 alpha-2 with a known calendar.
        double: Whether the name has two years ("2024-25"), which begins in the first.

    Raises:
        KeyError: If the country's calendar is not known.
    """
    month, named = _calendars()[country]
    by_end = named == "end" or (not double and country in words("fiscal", "single", "named_end"))
    first = year - 1 if by_end and not (double and named == "end") else year
    return date(first, month, 1), date(first + count, month, 1) - timedelta(days=1)


def fiscal_year_of(country: str, day: date) -> tuple[date, date]:
    """Returns the first and last day of the fiscal year that holds a day.

    Raises:
        KeyError: If the country's calendar is not known.
    """
    month, _ = _calendars()[country]
    first = day.year if day.month >= month else day.year - 1
    return date(first, month, 1), date(first + 1, month, 1) - timedelta(days=1)


def shifted(span: tuple[date, date], years: int) -> tuple[date, date]:
    """Returns a span of whole months moved by some years."""
    first, last = span
    after = last + timedelta(days=1)
    return first.replace(year=first.year + years), after.replace(year=after.year + years) - timedelta(days=1)
