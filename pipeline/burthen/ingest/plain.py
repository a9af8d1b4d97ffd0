"""Metadata that the lines of a text tell: headline, byline, dates, source line, signs of its kind."""

from __future__ import annotations

import re

from burthen.ingest.bylines import is_board, read_byline
from burthen.ingest.dates import read_dateline, read_source_line
from burthen.ingest.draft import Draft
from burthen.ingest.kinds import text_sign
from burthen.ingest.outlets import find_by_name
from burthen.ingest.words import table

_HEAD_LINES = 8
_HEADLINE_CHARACTERS = 200
_HEADLINE_WORDS = 30
_LABEL_WORDS = 3
_TAIL_LINES = 4
_NOTED = 80
# Words that no headline ends with, but a line broken in mid-sentence often does.
_OPEN_END = re.compile(r"(\b(the|an?|of|and|or|but|to|that|which|by|from|in|as|is|are|was)|[,;:–—-])$", re.I)
# A path of sections: from the front page by any mark, from elsewhere by an arrow, which no headline has.
_CRUMBS = re.compile(r"(?:Home\s*[>»›/|]|[\w&' -]{3,30}[>»›])\s*(?P<section>[\w&'>»› /|-]{3,60})")
_WRAPPED = 100
_SIGNED_DATE = 120


def read_text_metadata(draft: Draft, text: str) -> None:
    """Fills fields that nothing more trustworthy has set from the lines of the text.

    The first lines may hold a headline, a byline and dates; lines anywhere may name the paper and its date, or tell the
    kind of piece. Origins are `text`, `byline` and `dateline`.
    """
    lines = [line.strip() for line in text.splitlines()]
    country = draft.get("outlet_country")
    _read_head(draft, lines, country)
    filled = [line for line in lines if line]
    for number, line in enumerate(filled):
        if source := read_source_line(line, country):
            draft.offer("outlet", source[0], "text")
            draft.offer("published", source[1], "dateline")
        if text_sign(line, tail=number >= len(filled) - _TAIL_LINES):
            draft.note("text", line[:_NOTED])


def _read_head(draft: Draft, lines: list[str], country: str | None) -> None:
    filled = [(number, line) for number, line in enumerate(lines) if line][:_HEAD_LINES]
    body_seen = False
    for number, line in filled:
        if read_head_line(draft, line, country) or text_sign(line) or read_source_line(line, country):
            continue
        if not body_seen and looks_like_headline(lines, number):
            draft.offer("headline", line, "text")
        elif len(line) > _HEADLINE_CHARACTERS or (body_seen and line.endswith(".")):
            return
        # A deck, or the label of a picture, may still stand before byline and date.
        body_seen = body_seen or len(line.split()) > _LABEL_WORDS


def read_head_line(draft: Draft, line: str, country: str | None = None) -> bool:
    """Reads a line as a byline, a dateline, a path of sections or a label of the page; tells whether it was one."""
    line = line.strip()
    if dates := read_dateline(line, country):
        draft.offer("published", dates.published, "dateline")
        draft.offer("modified", dates.modified, "dateline")
        draft.offer("section", dates.section, "text")
        return True
    if byline := read_byline(line):
        outlet = find_by_name(byline)
        if draft.offer("byline", byline, "byline"):
            draft.unsigned = is_board(byline) or outlet is not None
        draft.offer("outlet", outlet.name if outlet else None, "byline")
        return True
    if outlet := find_by_name(line):
        draft.offer("outlet", outlet.name, "text")
        return True
    if crumbs := _CRUMBS.fullmatch(line):
        draft.offer("section", crumbs["section"], "text")
        return True
    return _read_signed_date(draft, line, country) or line.casefold() in table("text")["furniture"]


def _read_signed_date(draft: Draft, line: str, country: str | None) -> bool:
    """Reads a line that holds both (`By Jane Doe, May 8, 2025`)."""
    if len(line) > _SIGNED_DATE or not re.match(r"by\s", line, re.I):
        return False
    for gap in re.finditer(r"[\s,|•·–—-]+", line):
        names, rest = line[: gap.start()], line[gap.end() :]
        if (dates := read_dateline(rest, country)) and read_byline(names):
            draft.offer("published", dates.published, "dateline")
            return read_head_line(draft, names, country)
    return False


def looks_like_headline(lines: list[str], number: int) -> bool:
    """Tells whether a line stands as a headline does: short, no sentence, not the start of a wrapped paragraph."""
    line = lines[number]
    words = line.split()
    if len(line) > _HEADLINE_CHARACTERS or not 1 < len(words) <= _HEADLINE_WORDS:
        return False
    if re.search(r"[.…][\"'”’)]*$", line) and not re.search(r"\b([A-Za-z]\.){2,}$", line):
        return False
    following = lines[number + 1 :]
    if _OPEN_END.search(line) or re.match(r"(https?:|www\.|[-*•>|])", line) or not any(following):
        return False
    next_line = following[0]
    if not next_line or read_dateline(next_line) or read_byline(next_line):
        return True
    return not next_line[0].islower() and not _wrapped([line, *following[:4]])


def _wrapped(lines: list[str]) -> bool:
    """Lines of about equal, middling length are one paragraph with hard line ends."""
    lengths = [len(line) for line in lines if line]
    return max(lengths) <= _WRAPPED and min(lengths[:-1]) > 0.7 * max(lengths)
