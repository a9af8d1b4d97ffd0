"""Datelines, bylines and source lines: tells them apart from sentences and reads what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from burthen.clean.cues import cues, stamp_cues
from burthen.labels import RemovalReason

_DATE = re.compile(
    r"(?P<iso>(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))"
    r"|(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? ?(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month2>[A-Za-z]{3,9})\.?,?[ -](?P<year2>\d{4})"
)
# Dates that show a stamp but tell no one day for certain.
_LOOSE = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?P<name>[A-Za-z]{3,9})\.? (?:\d{1,2}(?:st|nd|rd|th)?\b|\d{4}\b)"
)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])(?::|\.(?=\d\d ?[ap]))(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?\(?(?P<zone>Z\b|[A-Z]{2,4}\b|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"(?<=\w)-[^\W\d_]+")
_PAGE = re.compile(r"[\s,|–—-]*(?:(?:page|p\.) ?)?[A-Z]?\d{1,3}", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'-]*")


@dataclass(frozen=True)
class Stamp:
    """A date, with time and zone where given.

    Attributes:
        value: ISO 8601 date, or date and time with offset.
        modified: Whether it is of a later edition.
    """

    value: str
    modified: bool


def read_stamps(text: str) -> Iterator[Stamp]:
    """Yields the dates of a line in order.

    A time counts only with a zone whose offset is known; without one the date alone is told. The zone or time that
    stands nearest before or after the date, with no other date between, is the date's.
    """
    dates = [(match, day) for match in _DATE.finditer(text) if (day := _iso(match))]
    for index, (match, day) in enumerate(dates):
        left = dates[index - 1][0].end() if index else 0
        right = dates[index + 1][0].start() if index + 1 < len(dates) else len(text)
        time = _time(text[match.end() : right]) or (_time(text[left : match.start()]) if not index else "")
        yield Stamp(day + time, bool(stamp_cues().modified.search(text[left : match.start()])))


def is_stamp(text: str, *, loose: bool = True) -> bool:
    """Tells whether a line is a date or time and nothing else but words such as "Posted" or "Updated".

    Args:
        text: The line.
        loose: Whether a month with a day or a year is enough; a subhead can be as much.
    """
    rest = _rest(text)
    exact = loose or any(_iso(match) for match in _DATE.finditer(text)) or _CLOCK.search(text)
    return rest is not None and not rest and bool(exact)


def has_stamp(text: str, n_words: int) -> bool:
    """Tells whether a line holds a full date and at most so many words beyond it.

    Further evidence needed: a time, or that the date opens the line and nothing but capitalised words follows.
    """
    rest = _rest(text)
    date = _DATE.search(text)
    if rest is None or date is None or len(rest) > n_words:
        return False
    stock = cues().words[RemovalReason.DATELINE]
    opens = all(stock.fullmatch(word) for word in _WORD.findall(text[: date.start()]))
    names = all(word[0].isupper() for word in _WORD.findall(text[date.end() :])) and not text.endswith((".", "?", "!"))
    return bool(_CLOCK.search(text)) or (opens and names)


def read_byline(text: str) -> str | None:
    """Returns the names of a byline such as "By Jane Doe and John Roe, Staff Writers", None for any other line.

    Evidence needed: the cue, at most fourteen words, and nothing but capitalised words beyond words of that trade.
    """
    match = cues().others["byline.names"].match(text)
    if match is None or len(text) > 120:
        return None
    names = re.split(r" ?[|●•·] ?", text[match.end() :])[0].strip(" ,;:-")
    if role := _by_role(names):
        return role
    words = _WORD.findall(_HYPHENED.sub("", names))
    trade = cues().words[RemovalReason.BYLINE]
    if not 1 < len(words) <= 14 and not (len(words) == 1 and match[0][0].isupper()):
        return None
    strangers = [word for word in words if not word[0].isupper() and not trade.fullmatch(word)]
    calendar = stamp_cues().weekdays | stamp_cues().months.keys()
    named = any(word[0].isupper() and word.casefold() not in calendar for word in words)
    return names if named and not strangers and not re.search(r"[a-z]{2}[.!?]$", names) else None


def _by_role(text: str) -> str | None:
    """Returns the name in "NAME, what the person does"; None unless that is a name and this has a role's word."""
    name, _, role = text.partition(", ")
    calendar = stamp_cues().weekdays | stamp_cues().months.keys()
    tokens = name.split(" ")
    named = 2 <= len(tokens) <= 5 and all(token[:1].isupper() and token.casefold() not in calendar for token in tokens)
    work = cues().others["byline.roles"].search(role) and len(role.split()) <= 12 and not role.endswith((".", "?", "!"))
    return name if named and work else None


def is_masthead(text: str, *, placed: bool) -> bool:
    """Tells whether a line is a paper's or a place's name with a full date, a page number at most after it.

    Args:
        text: The line.
        placed: Whether a name and a comma before the date are enough; else a weekday is asked for.
    """
    date = next((match for match in _DATE.finditer(text) if _iso(match)), None)
    if date is None or len(text) > 100:
        return False
    tail = text[date.end() :].strip()
    words = _WORD.findall(text[: date.start()])
    names = [word for word in words if word.casefold() not in stamp_cues().weekdays]
    if (tail and not _PAGE.fullmatch(tail)) or not all(word[0].isupper() for word in names):
        return False
    comma = text[: date.start()].rstrip().endswith((",", ")"))
    return 1 <= len(names) <= 7 and (len(names) < len(words) or (placed and comma))


def _rest(text: str) -> list[str] | None:
    """Returns the words of a line that are no part of a stamp; None where it holds neither date nor time."""
    if len(text) > 160:
        return None
    known = stamp_cues()
    dated = any(_iso(match) for match in _DATE.finditer(text)) or any(
        match["name"] is None or match["name"].casefold() in known.months for match in _LOOSE.finditer(text)
    )
    if not dated and not _CLOCK.search(text):
        return None
    words = [word.casefold() for word in _WORD.findall(_CLOCK.sub(" ", text))]
    calendar = (
        known.months.keys()
        | known.weekdays
        | known.zones.keys()
        | {"st", "nd", "rd", "th", "am", "pm", "t", "a", "m", "p"}
    )
    stock = cues().words[RemovalReason.DATELINE]
    return [word for word in words if word not in calendar and not stock.fullmatch(word)]


def _iso(match: re.Match[str]) -> str | None:
    """Returns the ISO date of a match of `_DATE`, None if there is no such day."""
    from datetime import date

    months = stamp_cues().months
    name = match["month"] or match["month2"]
    month = int(match["m"]) if match["iso"] else months.get((name or "").casefold(), 0)
    year, day = match["y"] or match["year"] or match["year2"], match["d"] or match["day"] or match["day2"]
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _time(text: str) -> str:
    match = _CLOCK.search(text)
    if match is None or not match["zone"]:
        return ""
    zone = match["zone"]
    offset = stamp_cues().zones.get(zone.casefold(), "") if zone[0].isalpha() else zone
    hour = int(match["hour"]) % 12 + 12 * (match["half"].casefold() == "p") if match["half"] else int(match["hour"])
    offset = f"{offset[:3]}:{offset[-2:]}" if offset else ""
    return f"T{hour:02d}:{match['minute']}{offset}" if offset else ""
