"""What the readers of databases' exports share: pieces, labelled lines, dates, and the end of a body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from burthen.errors import InputError
from burthen.ingest.dates import parse_date
from burthen.ingest.paragraphs import HEADLINE, LINE, TOO_LONG, Paragraph
from burthen.ingest.words import table

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DATE = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?(?P<date>{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b(?P<rest>.*)",
    re.I,
)
# A month or a season and a year: a date of a magazine, which tells no day.
_VAGUE = re.compile(rf"(?:{_MONTH}|spring|summer|autumn|fall|winter),?\s+\d{{4}}", re.I)
_REST_WORDS = 8
_DATE_CHARACTERS = 100
# Databases wrap plain text at 78 columns or so; a text with longer lines is not wrapped.
_WRAPPED = 110


class Labelled(NamedTuple):
    """A line such as `LENGTH: 512 words`."""

    label: str
    value: str


@dataclass
class Piece:
    """One article of an export, not yet read.

    Attributes:
        lines: Its lines, those round it (a cover, a database's name) included.
        number: Number that the export gives it, None if none.
        closed: Whether the export's mark of its end was seen.
        cover: Whether the lines before the article may be those of a cover.
        characters: Characters in `lines`.
        too_long: Whether lines were dropped because there were too many.
    """

    lines: list[Paragraph] = field(default_factory=list)
    number: int | None = None
    closed: bool = False
    cover: bool = False
    characters: int = 0
    too_long: bool = False

    def add(self, line: Paragraph, limit: int) -> None:
        """Adds a line; once the limit (in characters) is passed, nothing more is kept in memory."""
        self.characters += len(line.text)
        self.too_long = self.too_long or self.characters > limit or line.mark == TOO_LONG
        if not self.too_long:
            self.lines.append(line)

    def has_words(self) -> bool:
        """Tells whether there is anything in it."""
        return any(line.text.strip() for line in self.lines) or self.too_long

    def matches(self, expression: re.Pattern[str]) -> bool:
        """Tells whether a line of it matches."""
        return any(expression.search(line.text) for line in self.lines)


@cache
def pattern(dialect: str, name: str) -> re.Pattern[str]:
    """Returns a pattern of `configs/ingest.toml`."""
    return re.compile(table(dialect)[name], re.I)


@cache
def _label_pattern(dialect: str) -> re.Pattern[str]:
    names = sorted(table(dialect)["labels"], key=len, reverse=True)
    return re.compile(rf"\s*(?P<label>{'|'.join(map(re.escape, names))})\s*:(?:\s+(?P<value>.*)|\s*$)", re.I | re.S)


def labelled(text: str, dialect: str) -> Labelled | None:
    """Returns label (as in the table) and value of a line that begins with one of the dialect's labels."""
    match = _label_pattern(dialect).match(text)
    if match is None:
        return None
    wanted = match["label"].casefold()
    label = next(name for name in table(dialect)["labels"] if name.casefold() == wanted)
    return Labelled(label, (match["value"] or "").strip())


def read_export_date(text: str, country: str | None = None) -> tuple[str | None, str] | None:
    """Reads a line that begins with a date (`May 8, 2025 Thursday Final Edition`, `Thursday 8th May 2025`).

    Returns:
        ISO 8601 date, None where only a month or a season is told, and what follows it; None for any other line. A time
        is passed over: databases print that of their own clock as often as the paper's.
    """
    line = _english(text.strip())
    if _VAGUE.fullmatch(line):
        return None, ""
    match = _DATE.match(line)
    if match is None:
        return None
    rest = re.sub(rf"^[\s,]*{_WEEKDAY}", "", match["rest"], flags=re.I).strip(" ,")
    if len(rest.split()) > _REST_WORDS or re.search(r"[a-z]\.$", rest):
        return None
    date = parse_date(re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", match["date"]), country)
    return (date[:10], rest) if date else None


def _english(line: str) -> str:
    """Returns a short line with the months of the interface's language in English."""
    months: dict[str, str] = table("exports")["months"]
    if len(line) > _DATE_CHARACTERS:
        return line
    return re.sub(
        r"(?<=\d)\.?(?: de)? (\w+)(?: de)?(?= \d{4})", lambda m: f" {months.get(m[1].casefold(), m[1])}", line
    )


def without_by(byline: str) -> str:
    """Returns a byline without its `By`."""
    return re.sub(r"^\s*by\s*:?\s+", "", byline, flags=re.I).strip(" ;")


def without_pages(section: str) -> str:
    """Returns `OPINION; LEADERS` for `OPINION; LEADERS; Pg. 12`."""
    is_page = pattern("exports", "page")
    return "; ".join(part for part in re.split(r"\s*;\s*", section.strip()) if part and not is_page.fullmatch(part))


def body_end(lines: Sequence[Paragraph], is_tail: Callable[[str], object]) -> int:
    """Returns where the labelled lines after a body begin: from there on at least half of the lines are such."""
    n_tails = n_filled = 0
    best = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        tail = bool(is_tail(lines[index].text))
        n_tails, n_filled = n_tails + tail, n_filled + bool(lines[index].text.strip())
        if tail and 2 * n_tails >= n_filled:
            best = index
    return best


def joined_body(lines: Sequence[Paragraph], *, unwrap: bool = False) -> str:
    """Returns the lines as text, without empty ones at its ends.

    Args:
        lines: Lines of a body.
        unwrap: Whether a plain text has its paragraphs apart by empty lines, so that breaks inside them may be those of
            wrapping: such are all at which the next word would not have fitted on the line.
    """
    width = max((len(line.text.rstrip()) for line in lines), default=0)
    wrapped = unwrap and width <= _WRAPPED and any(line.mark == LINE for line in lines)
    text = ""
    before = ""
    for line in lines:
        plain = line.text.rstrip()
        fits = len(before) + 1 + len(plain.split(None, 1)[0] if plain.strip() else "") <= width
        goes_on = wrapped and before and plain.strip() and not fits
        text += f" {plain.lstrip()}" if goes_on else f"\n{plain}"
        before = plain
    return text.strip("\n")


def headline_of(lines: Sequence[Paragraph]) -> str | None:
    """Returns what the markup calls the headline."""
    return " ".join(line.text for line in lines if line.mark == HEADLINE) or None


def no_body(place: str, detail: str = "it has no body") -> InputError:
    """Returns the error of an article that the export does not hold in full."""
    return InputError("B116", place, "Export it again with its full text.", detail=detail)


def filled(lines: Sequence[Paragraph]) -> Iterator[str]:
    """Yields the texts of lines that are not empty."""
    return (line.text.strip() for line in lines if line.text.strip())
