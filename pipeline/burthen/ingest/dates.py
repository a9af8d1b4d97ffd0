"""Dates of publication: machine-readable ones, and lines that papers print (`14:07 JST, May 8, 2025`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo
from functools import cache
from typing import Any

from burthen.ingest.words import alternatives, table

_TIME = r"\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?\s*(?:a\.?m\.?|p\.?m\.?)|\d{1,2}:\d{2}(?::\d{2})?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_MAX_LINE = 120
# Pages were not dated before the web, and dates are not read from the future; a year outside is no date of publication.
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


@dataclass(frozen=True)
class DateLine:
    """What a line of dates told.

    Attributes:
        published: ISO 8601 date, or date and time (with offset where the zone is told); None if not told.
        modified: The same for the last change.
    """

    published: str | None = None
    modified: str | None = None


def parse_date(value: str, country: str | None = None) -> str | None:
    """Returns a date in ISO 8601, with time and offset as far as they are told; None where it is no whole date.

    Args:
        value: A date in a usual form; the zone may be an abbreviation (`JST`).
        country: ISO 3166-1 alpha-2 of the paper, which settles abbreviations with several meanings.
    """
    from dateutil import parser

    text = re.sub(r"\b([ap])\.?m\b\.?", r"\1m", " ".join(value.split()), flags=re.I)
    text = re.sub(r"^(\d{4})\.\s?(\d{1,2})\.\s?(\d{1,2})\.?(?=\s|$)", r"\1-\2-\3", text)
    if not re.search(r"\d{4}", text) or len(text) > 60 or re.fullmatch(r"[\d\s]{1,7}|\d{9,}", text):
        return None
    try:
        first, second = (parser.parse(text, default=_default(day), tzinfos=_zones(country)) for day in (3, 4))
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    # What the default filled in differs between the two: a month without a day is not a date.
    if first != second or first.month == 0 or not _FIRST_YEAR <= first.year <= _LAST_YEAR:
        return None
    return first.isoformat() if _has_time(text) else first.date().isoformat()


def _default(day: int) -> Any:
    from datetime import datetime

    return datetime(1, day, day)


def _has_time(text: str) -> bool:
    return re.search(r"\d:\d\d|\d\s?[ap]m\b|\dT\d\d|^\d{12,14}\b", text, re.I) is not None


@cache
def _zones(country: str | None) -> dict[str, tzinfo]:
    minutes = {**table("zones"), **table("zones_by_country").get(country or "", {})}
    return {name: timezone(timedelta(minutes=offset)) for name, offset in minutes.items()}


def read_dateline(line: str, country: str | None = None) -> DateLine | None:
    """Reads a line that holds nothing but dates, their labels, times and zones.

    Returns:
        What it told, None if the line is anything else (prose that mentions a date, say).
    """
    stripped = line.strip().strip("[]()|")
    if not re.search(r"\d{4}", stripped) or len(stripped) > _MAX_LINE:
        return None
    position, found = 0, {"published": "", "modified": ""}
    while position < len(stripped):
        match = _item().match(stripped, position)
        if match is None or not match["date"]:
            return None
        name = "modified" if match["modified"] else "published"
        found[name] = found[name] or parse_date(_joined(match), country) or ""
        position = match.end()
    return DateLine(found["published"] or None, found["modified"] or None) if any(found.values()) else None


def _joined(match: re.Match[str]) -> str:
    time = match["before"] or match["after"] or ""
    zone = match["zone_before"] or match["zone_after"] or ""
    return f"{match['date']} {time.replace('.', ':') if re.match(r'[0-9]+[.][0-9]', time) else time} {zone.upper()}"


@cache
def _item() -> re.Pattern[str]:
    """One date with what may stand around it."""
    dates, zones = table("dates"), table("zones")
    month = f"(?:{dates['months'].replace(' ', '|')})[a-z]{{0,6}}\\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    date = (
        rf"{month}\s+{day},?\s+\d{{4}}|{day}[\s-]+{month},?[\s-]+\d{{4}}"
        r"|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?"
    )
    zone = rf"\(?(?:{alternatives(list(zones))}|(?:utc|gmt)?\s?[+-]\d{{1,2}}:?\d{{2}})\)?"
    gap = r"[\s,:;|/•·()–—-]*(?:(?:at|on|,)\s+)?"
    return re.compile(
        rf"{gap}(?:(?P<modified>{alternatives(dates['modified'])})|(?:{alternatives(dates['published'])}))?{gap}"
        rf"(?:{_DAY})?{gap}(?:(?P<before>{_TIME}){gap}(?:(?P<zone_before>{zone})\b)?)?{gap}(?:{_DAY})?{gap}"
        rf"(?P<date>{date})T?{gap}(?:(?P<after>{_TIME})\s*(?P<zone_after>{zone})?)?{gap}",
        re.I,
    )


def read_source_line(line: str, country: str | None = None) -> tuple[str, str | None] | None:
    """Reads `(From The Example Times, May 8, 2025)`.

    Returns:
        The paper's name and the date in ISO 8601 or None; None if the line is none such.
    """
    if len(line) > _MAX_LINE:
        return None
    match = re.fullmatch(
        r"\s*[(\[]?\s*[Ff]rom\s+(?P<name>[A-Z][^,()\[\]]{2,60}?)\s*,\s*(?P<date>[^()\[\]]*\d{4})\s*[)\]]?\.?\s*", line
    )
    date = parse_date(match["date"], country) if match else None
    return (match["name"], date) if match and date else None
