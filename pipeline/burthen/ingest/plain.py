"""Metadata that the lines of a text tell: headline, byline, dates, source line, signs of its kind."""

from __future__ import annotations

import re

from burthen.ingest.bylines import is_board, read_byline
from burthen.ingest.dates import read_dateline, read_source_line
from burthen.ingest.draft import Draft
from burthen.ingest.kinds import text_sign

_HEAD_LINES = 8
_HEADLINE_CHARACTERS = 200
_HEADLINE_WORDS = 30
# Words that no headline ends with, but a line broken in mid-sentence often does.
_OPEN_END = re.compile(r"(\b(the|an?|of|and|or|but|to|that|which|by|from|in|as|is|are|was)|[,;:–—-])$", re.I)
_WRAPPED = 100


def read_text_metadata(draft: Draft, text: str) -> None:
    """Fills fields that nothing more trustworthy has set from the lines of the text.

    The first lines may hold a headline, a byline and dates; lines anywhere may name the paper and its date, or tell the
    kind of piece. Origins are `text`, `byline` and `dateline`.
    """
    lines = [line.strip() for line in text.splitlines()]
    country = draft.get("outlet_country")
    _read_head(draft, lines, country)
    for line in lines:
        if not line or len(line) > _HEADLINE_CHARACTERS:
            continue
        if source := read_source_line(line, country):
            draft.offer("outlet", source[0], "text")
            draft.offer("published", source[1], "dateline")
        elif text_sign(line):
            draft.note("text", line)


def _read_head(draft: Draft, lines: list[str], country: str | None) -> None:
    filled = [(number, line) for number, line in enumerate(lines) if line][:_HEAD_LINES]
    body_seen = False
    for number, line in filled:
        if read_head_line(draft, line, country):
            continue
        if not body_seen and text_sign(line) is None and looks_like_headline(lines, number):
            draft.offer("headline", line, "text")
        # One line may stand between headline and byline: the deck. After it the body has begun.
        elif body_seen and len(line) > _HEADLINE_CHARACTERS:
            return
        body_seen = True


def read_head_line(draft: Draft, line: str, country: str | None = None) -> bool:
    """Reads a line as a byline or a dateline; tells whether it was one."""
    line = line.strip()
    if dates := read_dateline(line, country):
        draft.offer("published", dates.published, "dateline")
        draft.offer("modified", dates.modified, "dateline")
        return True
    if byline := read_byline(line):
        draft.offer("byline", byline, "byline")
        draft.unsigned = draft.unsigned or is_board(byline)
        return True
    return False


def looks_like_headline(lines: list[str], number: int) -> bool:
    """Tells whether a line stands as a headline does: short, not a sentence, not the first line of a wrapped paragraph."""
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
