"""Dates of publication: machine-readable ones, and lines that papers print (`14:07 JST, May 8, 2025`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache

from burthen.ingest.outlets import find_by_name
from burthen.ingest.words import alternatives, table

_TIME = r"\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?\s*(?:a\.?m\.?|p\.?m\.?)|\d{1,2}[:.]\d{2}(?::\d{2})?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
# `Editorials from Local Papers 07:10 July 21, 2020`.
_SECTION = re.compile(
    r"(?P<name>(?!(?:Posted|Published|Updated|Last|First)\b)[A-Z][A-Za-z &]{2,40}?)\s+(?=\d{1,2}:\d{2}\s+[A-Z])"
)
_SOURCE_LINE = re.compile(
    r"[(\[]?\s*(?P<from>(?:[Ee]ditorial\s|EDITORIAL\s)?[Ff]rom\s+)?(?P<name>[A-Z][^,()\[\]]{2,60}?)"
    r"(?:\s*,\s*|\s+on\s+)(?P<date>[^()\[\]]*\d[^()\[\]]*)[)\]]?\.?"
)
_MAX_LINE = 120
# Pages were not dated before the web, and dates are not read from the future; a year outside is no date of publication.
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


@dataclass(frozen=True)
class DateLine:
    """What a line of dates told.

    Attributes:
        published: ISO 8601 date, or date and time (with offset where the zone is told); None if not told.
        modified: The same for the last change.
        section: Name of a section that stands before the time.
    """

    published: str | None = None
    modified: str | None = None
    section: str | None = None


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
        first, second = (parser.parse(text, default=datetime(1, n, n), tzinfos=_zone_of(country)) for n in (3, 4))
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    # What the default filled in differs between the two: a month without a day is not a date.
    if first != second or not _FIRST_YEAR <= first.year <= _LAST_YEAR:
        return None
    return str(first.isoformat() if _has_time(text) else first.date().isoformat())


def _zone_of(country: str | None) -> Callable[[str | None, int | None], tzinfo | None]:
    """Returns a function from a zone's name, or its offset in seconds, to the zone; an unknown name has none."""
    known = _zones(country)

    def zone(name: str | None, offset: int | None) -> tzinfo | None:
        return timezone(timedelta(seconds=offset)) if offset is not None else known.get((name or "").upper())

    return zone


def _has_time(text: str) -> bool:
    return re.search(r"\d:\d\d|\d\s?[ap]m\b|\dT\d\d|^\d{12,14}\b", text, re.I) is not None


@cache
def _zones(country: str | None) -> dict[str, tzinfo]:
    from dateutil import tz

    listed = {**table("zones"), **table("zones_by_country").get(country or "", {})}
    zones = {
        name: tz.gettz(offset) if isinstance(offset, str) else timezone(timedelta(minutes=offset))
        for name, offset in listed.items()
    }
    return {name: zone for name, zone in zones.items() if zone is not None}


def read_dateline(line: str, country: str | None = None) -> DateLine | None:
    """Reads a line that holds nothing but dates, their labels, times and zones.

    Returns:
        What it told, None if the line is anything else (prose that mentions a date, say).
    """
    stripped = line.strip().strip("[]()|")
    if not re.search(r"\d{4}", stripped) or len(stripped) > _MAX_LINE:
        return None
    section = _SECTION.match(stripped)
    position, found = section.end() if section else 0, {"published": "", "modified": ""}
    while position < len(stripped):
        match = _item().match(stripped, position)
        if match is None or not match["date"]:
            return None
        name = "modified" if match["modified"] else "published"
        found[name] = found[name] or parse_date(_joined(match), country) or ""
        position = match.end()
    if not any(found.values()):
        return None
    return DateLine(found["published"] or None, found["modified"] or None, section["name"] if section else None)


def _joined(match: re.Match[str]) -> str:
    time = match["before"] or match["after"] or ""
    zone = match["zone_before"] or match["zone_after"] or ""
    time = re.sub(r"(\d)\.(\d)", r"\1:\2", time)
    return f"{match['date']} {time} {zone.strip('()').upper()}"


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
    zone = rf"\(?(?:{alternatives(list(zones))}|(?:utc|gmt)[+-]\d{{1,2}}(?::?\d{{2}})?|[+-]\d{{2}}:?\d{{2}})\)?"
    # Possessive, because several of them meet where the parts between are missing.
    gap = r"[\s,:;|/•·()–—-]*+(?:(?:at|on|,)\s+)?+"
    return re.compile(
        rf"{gap}(?:(?P<modified>{alternatives(dates['modified'])})|(?:{alternatives(dates['published'])}))?{gap}"
        rf"(?:{_DAY})?{gap}(?:(?P<before>{_TIME}){gap}(?:(?P<zone_before>{zone})(?!\w))?)?{gap}(?:{_DAY})?{gap}"
        rf"(?P<date>{date})T?{gap}(?:(?P<after>{_TIME})\s*)?(?:(?P<zone_after>{zone})(?!\w))?{gap}",
        re.I,
    )


def read_source_line(line: str, country: str | None = None) -> tuple[str, str | None] | None:
    """Reads `(From The Example Times, May 8, 2025)`, `(EDITORIAL from Example Times on May 8)` and the like.

    Returns:
        The paper's name and the date in ISO 8601 or None; None if the line is none such. Without "From" and a year the
        name must be one of the registry.
    """
    if len(line) > _MAX_LINE:
        return None
    match = _SOURCE_LINE.fullmatch(line.strip())
    if match is None:
        return None
    date = parse_date(match["date"], country)
    known = match["name"] if match["from"] and date else find_by_name(match["name"])
    return (match["name"], date) if known else None
