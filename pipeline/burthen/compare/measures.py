"""Whether two figures measure the same: what, who pays whom, in which unit, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from burthen.annotate.gazetteer import without_countries
from burthen.compare.settings import LedgerSettings

YEARLY: Mapping[str, float] = {"year": 1, "fiscal_year": 1, "month": 12, "week": 365.25 / 7, "day": 365.25}
DAYS_A_YEAR = 365.25
Time: TypeAlias = tuple[date | None, date | None, bool]
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Measure:
    """What is measured, made ready to be compared.

    Attributes:
        words: Stems that tell it from other measures; countries and the names of the parties are left out, because the
            parties are compared by their ids and papers name them in too many ways.
        countries: Codes of the countries that it names and that are no party ("troops in Korea").
    """

    words: frozenset[str]
    countries: frozenset[str]


def measure_of(figure: Mapping[str, Any], stop_words: Set[str]) -> Measure:
    """Returns what a figure measures; without words where that is not named."""
    named, rest = _countries(figure["measures"] or "")
    parties = {figure[f"{role}_{part}"] for role in ("payer", "payee") for part in ("name", "country")}
    known = _stems(" ".join(str(name) for name in parties if name)) | _stems(" ".join(sorted(stop_words)))
    return Measure(_stems(rest) - known, named - parties)


_countries = lru_cache(maxsize=4096)(without_countries)


def same_measure(one: Measure, other: Measure, least: float) -> bool:
    """Tells whether two measures are the same.

    Args:
        least: Share of words that they must have in common. The countries that one names the other must name too; it
            may name more ("American troops in Korea" and "troops in Korea"), but not where the first names none.
    """
    mine, yours = one.countries, other.countries
    alike = mine == yours or (bool(mine and yours) and (mine <= yours or yours <= mine))
    return alike and likeness(one.words, other.words) >= least


def likeness(one: Set[str], other: Set[str]) -> float:
    """Returns the share of words that two measures have in common (Jaccard); nought where either has none."""
    return len(one & other) / len(one | other) if one and other else 0.0


def party(figure: Mapping[str, Any], role: str) -> str | None:
    """Returns what a payer or payee is compared by: the country of a government, else the id, else the name."""
    of = figure[f"{role}_id"] or figure[f"{role}_name"]
    country = figure[f"{role}_country"]
    if country and (not of or str(of).startswith("government:")):
        return f"government:{country}"
    return str(of).casefold() if of else None


def movement(figure: Mapping[str, Any]) -> str:
    """Returns whether a figure is a level, a goal, or a movement by so much; where one moves from is told: a level."""
    change = str(figure["change"])
    return "level" if change == "none" or (change != "target" and figure["change_from"] is not None) else change


def period(figure: Mapping[str, Any]) -> Time | None:
    """Returns first and last day of a figure's period, and whether it was only taken from the publication.

    Returns:
        None where neither a period nor a date of publication is known.
    """
    start, end = (day(figure[f"period_{name}"]) for name in ("start", "end"))
    if start or end:
        return start, end, False
    published = day(figure["published"])
    return (date(published.year, 1, 1), date(published.year, 12, 31), True) if published else None


def same_time(one: Time | None, other: Time | None, least: float) -> bool:
    """Tells whether two figures are of the same time.

    Args:
        least: Share of the shorter period that both must have in common. An open end must be open,
            and the known end the same, in both.
    """
    if one is None or other is None:
        return False
    (s1, e1, _), (s2, e2, _) = one, other
    if s1 is None or e1 is None or s2 is None or e2 is None:
        return (s1, e1) == (s2, e2)
    common = (min(e1, e2) - max(s1, s2)).days + 1
    shorter = min((e1 - s1).days, (e2 - s2).days) + 1
    return common >= least * shorter


def yearly_factor(figure: Mapping[str, Any], settings: LedgerSettings) -> tuple[float, str | None] | None:
    """Returns by how much a sum must be multiplied to be a yearly rate, and how that is said.

    Returns:
        None for what is no rate: a single sum, a level, a total whose period is not known.
    """
    per = figure["per"]
    if per in YEARLY:
        factor = YEARLY[per]
        return factor, None if factor == 1 else f"{factor:g} times the rate a {per}"
    days = _days(figure)
    if per != "total" or days is None or days < DAYS_A_YEAR * 0.9:
        return None
    if days < settings.annualise_from_days:
        return 1.0, None
    years = round(days / DAYS_A_YEAR * 12) / 12
    return 1 / years, f"total of {years:.3g} years divided by {years:.3g}"


def _days(figure: Mapping[str, Any]) -> int | None:
    start, end = (day(figure[f"period_{name}"]) for name in ("start", "end"))
    return (end - start).days + 1 if start and end else None


def day(text: str | None) -> date | None:
    """Returns the day of an ISO date or date and time; a month or year alone counts from its first day."""
    if not text:
        return None
    parts = [*text[:10].split("T")[0].split("-"), "01", "01"][:3]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold().replace("’s", "").replace("'s", "")))


def _stem(word: str) -> str:
    """Returns a word without the mark of its plural; more would join words that are not the same measure."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
