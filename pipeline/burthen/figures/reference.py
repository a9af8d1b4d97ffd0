"""Expressions of time as ISO dates: calendar and fiscal years, and what counts from the publication."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from burthen.figures import calendars, currencies
from burthen.figures.draft import Draft
from burthen.figures.lexicon import words
from burthen.figures.mentions import mentions
from burthen.figures.readings import PeriodReading
from burthen.figures.scene import Scene
from burthen.figures.timewords import Temporal
from burthen.labels import FigureKind, PeriodBasis

_Span = tuple[date | None, date | None]
# A longer stretch than this is a slip, not a period.
_MAX_YEARS = 200


def reference_period(scene: Scene, draft: Draft, temporal: Temporal) -> PeriodReading | None:
    """Returns the dates of an expression of time as the period of a figure; None if it has none.

    Without a publication date, relative expressions have no dates; without a known calendar, fiscal years have none.
    """
    text = scene.lex.quote(temporal.first, temporal.last)
    kind = temporal.kind.split("_", 1)
    try:
        if temporal.kind.startswith(("until_", "since_")):
            span, basis = _dates(scene, draft, replace(temporal, kind=kind[1]))
            span = (None, span[1]) if kind[0] == "until" else (span[0], scene.published)
        else:
            span, basis = _dates(scene, draft, temporal)
    except (ValueError, OverflowError):
        return None
    if span == (None, None):
        return None
    return PeriodReading(_iso(span[0]), _iso(span[1]), text, basis)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _dates(scene: Scene, draft: Draft, temporal: Temporal) -> tuple[_Span, PeriodBasis]:
    if temporal.kind == "this_year" and _of_budget(scene, draft):
        temporal = replace(temporal, kind="this_fiscal")
    if temporal.kind in ("fiscal", "this_fiscal"):
        return _fiscal(scene, draft, temporal), PeriodBasis.FISCAL_RULE
    stated = _stated(temporal)
    if stated is not None:
        return stated, PeriodBasis.STATED
    if scene.published is None:
        return (None, None), PeriodBasis.RELATIVE
    return _relative(scene.published, temporal), PeriodBasis.RELATIVE


def _stated(temporal: Temporal) -> _Span | None:
    """Returns the dates of what names its year; None for what counts from the publication."""
    kind, year = temporal.kind, temporal.year
    if kind in ("year", "years"):
        return date(year, 1, 1), date(year if kind == "year" else temporal.to, 12, 31)
    if kind == "season" and year:
        return _season(year, temporal.month)
    return _month(year, temporal.month, temporal.day) if kind == "month" and year else None


def _of_budget(scene: Scene, draft: Draft) -> bool:
    """Tells whether "this year" is a fiscal year: where the talk is of the budget of one that has another calendar."""
    owner = _budget_owner(scene, draft)
    if owner is None or calendars.is_calendar_year(owner) or draft.kind not in (FigureKind.MONEY, FigureKind.PERCENT):
        return False
    return bool(set(scene.lex.words(*scene.extent(draft))) & words("periods", "budget", "words"))


def _month(year: int, month: int, day: int = 0) -> _Span:
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _season(year: int, month: int) -> _Span:
    """Returns the three months of a season; winter ends in the year after."""
    last = date(year + 1, 3, 1) if month == 12 else date(year, month + 3, 1)
    return date(year, month, 1), last - timedelta(days=1)


def _relative(today: date, temporal: Temporal) -> _Span:
    kind, shift = temporal.kind, temporal.year
    if kind == "this_year":
        return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
    if kind == "this_month":
        months = today.year * 12 + today.month - 1 + shift
        return _month(months // 12, months % 12 + 1)
    if kind == "this_week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    return _named(today, temporal) or _stretch(today, temporal)


def _named(today: date, temporal: Temporal) -> _Span | None:
    """Returns the last day of the week, season or month of a name; None for other kinds."""
    past = temporal.month > today.month or (temporal.kind == "season" and temporal.count < 0)
    match temporal.kind:
        case "weekday":
            day = today - timedelta(days=(today.weekday() - temporal.day - 1) % 7 + 1)
            return day, day
        case "season":
            return _season(today.year - past, temporal.month)
        case "month":
            return _month(today.year - past, temporal.month, temporal.day)
        case _:
            return None


def _stretch(today: date, temporal: Temporal) -> _Span:
    """Returns a stretch that ends ("the past five years") or begins ("the next decade") with the publication."""
    sign = 1 if temporal.kind == "next" else -1
    if temporal.unit == "year":
        if temporal.count > _MAX_YEARS:
            return None, None
        other = today.replace(year=today.year + sign * temporal.count, day=min(today.day, 28))
    else:
        days = {"month": 30, "week": 7, "day": 1}[temporal.unit] * temporal.count
        other = today + sign * timedelta(days=days)
    return (today, other) if sign > 0 else (other, today)


def _fiscal(scene: Scene, draft: Draft, temporal: Temporal) -> _Span:
    country = _budget_owner(scene, draft)
    if country is None:
        return None, None
    if temporal.kind == "this_fiscal":
        if scene.published is None:
            return None, None
        return calendars.shifted(calendars.fiscal_year_of(country, scene.published), temporal.year)
    if temporal.double and (calendars.is_calendar_year(country) or country == "US"):
        return date(temporal.year, 1, 1), date(temporal.year + 1, 12, 31)
    return calendars.fiscal_years(country, temporal.year, temporal.count, double=temporal.double)


def _budget_owner(scene: Scene, draft: Draft) -> str | None:
    """Whose fiscal year: the payer's, else that of the currency, of the one country named, of the outlet."""
    named = list(dict.fromkeys(mention.country for mention in mentions(scene.lex, *scene.extent(draft))))
    currency = currencies.country_of_currency(draft.unit) if draft.kind is FigureKind.MONEY and draft.unit else None
    candidates = [
        currency if currency != "US" else None,
        draft.payer.country if draft.payer else None,
        *(named if len(named) == 1 else ()),
        scene.country,
        currency,
        *named[:1],
    ]
    return next((country for country in candidates if calendars.has_calendar(country)), None)
