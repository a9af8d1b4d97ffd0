"""Exports of Factiva: where articles begin and end, and what each line of one is.

Two shapes. "Full article": section, headline, byline, `808 words`, date, outlet, its code, edition and page, language,
copyright, the body, `Document IINM000020250508edbd0000d`. "With indexing": fields with two letters each, such as `HD`
(headline), `SN` (source name), `LP` and `TD` (the text), `AN` (the number of the document).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from burthen.ingest.bylines import read_byline
from burthen.ingest.counting import Count
from burthen.ingest.draft import Draft
from burthen.ingest.export_text import (
    Piece,
    headline_of,
    joined_body,
    no_body,
    pattern,
    read_export_date,
    without_by,
    without_pages,
)  # fmt: skip
from burthen.ingest.paragraphs import HEADLINE, START, Paragraph
from burthen.ingest.words import table

_FIELD = re.compile(r"\s*(?P<name>[A-Z]{2,3})(?:[ \t]+(?P<value>\S.*)|\s*$)", re.S)
# The head of a full article has no more lines than this after its number of words.
_HEAD_LINES = 10
_CODE_LINES = 4
# Section or column, and the headline.
_ABOVE_LINES = 4
_HEADLINE_WORDS = 3
_NAME = r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|de|del|der|den|di|da|la|le|van|von|bin|al|el)){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:, | and | & ){_NAME}){{0,3}}")
_STRAY_WORDS = 30
_NAMED_FIELDS = 3
_SECTION_WORDS = 6
_PUBLISHER_WORDS = 8
# The fields that hold the text: lead paragraph and the rest.
_TEXT = ("LP", "TD")


def split(lines: Iterable[Paragraph], _count: Count, limit: int) -> Iterator[Piece]:
    """Yields the pieces of an export in order.

    Args:
        lines: Its paragraphs.
        _count: Not told anything: Factiva states how many articles a search found, not how many a file holds.
        limit: Characters of a piece at most.
    """
    end, page, summary = (pattern("factiva", name) for name in ("end", "page", "summary"))
    piece = Piece()
    for line in lines:
        if line.mark == START:
            if _is_article(piece):
                yield piece
            piece = Piece()
            continue
        if summary.search(line.text):
            if _is_article(piece):
                yield piece
            piece = Piece(cover=True)
        elif not page.search(line.text):
            piece.add(line, limit)
        # With indexing the field `AN` ends an article; its value may stand on a line of its own.
        if end.search(re.sub(r"^\s*AN\s+", "", line.text)):
            piece.closed = True
            if _is_article(piece):
                yield piece
            piece = Piece()
    if _is_article(piece):
        yield piece


def _is_article(piece: Piece) -> bool:
    """Tells an article, also one that cannot be read, from the page round it and the summary of the search."""
    if not piece.has_words() or (piece.cover and not piece.closed):
        return False
    words = sum(len(line.text.split()) for line in piece.lines)
    return piece.closed or piece.matches(pattern("factiva", "words")) or words > _STRAY_WORDS


def read(piece: Piece, draft: Draft, place: str) -> str:
    """Fills the draft from a piece and returns its body.

    Raises:
        InputError: B116 if it has no body, or if head and body cannot be told apart.
    """
    end = pattern("factiva", "end")
    number = next((match for line in reversed(piece.lines) if (match := end.search(_value(line.text, "AN")))), None)
    if number:
        draft.offer("id", f"factiva:{number['id']}", "export")
    fields = {match["name"] for line in piece.lines if (match := _field(line.text))}
    if len(fields & {"HD", "WC", "PD", "SN", "LP", "TD", "AN"}) >= _NAMED_FIELDS:
        text = _read_fields(piece.lines, draft)
    else:
        text = _read_full(piece.lines, draft, place)
    if not text.strip():
        raise no_body(place)
    return text


def _field(text: str) -> re.Match[str] | None:
    match = _FIELD.match(text)
    return match if match and match["name"] in table("factiva")["fields"] else None


def _value(text: str, name: str) -> str:
    return re.sub(rf"^\s*{name}\s+", "", text)


def _read_fields(lines: Sequence[Paragraph], draft: Draft) -> str:
    """Reads an article with indexing."""
    values: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _field(line.text)
        # In the text itself a line may begin with two capitals (`IN BRIEF`): only fields that follow the text count.
        if match and name in _TEXT and not (match["name"] in table("factiva")["after"] and _apart(match)):
            match = None
        if match:
            name = match["name"]
            values.setdefault(name, []).append(match["value"] or "")
        elif name:
            values[name].append(line.text.strip())
    for name, given in values.items():
        _offer(draft, table("factiva")["fields"][name], " ".join(part for part in given if part))
    return joined_body([Paragraph(part) for name in _TEXT for part in values.get(name, ())])


def _apart(match: re.Match[str]) -> bool:
    """Tells whether a field's name stands in a cell of its own, or alone."""
    return match["value"] is None or match[0][match.end("name") : match.start("value")] != " "


def _offer(draft: Draft, field: str, value: str) -> None:
    if field == "published":
        found = read_export_date(value)
        draft.offer("published", found[0] if found else None, "export")
    elif field == "byline":
        draft.offer("byline", without_by(value), "export")
    elif field and field not in ("body", "id"):
        draft.offer(field, value, "export")


def _read_full(lines: Sequence[Paragraph], draft: Draft, place: str) -> str:
    """Reads a full article without indexing."""
    counted = next((i for i, line in enumerate(lines) if pattern("factiva", "words").search(line.text)), None)
    if counted is None:
        raise no_body(place, "its head and its body cannot be told apart")
    _read_above(lines[:counted], draft)
    end = _read_below(lines, counted + 1, draft)
    closing = pattern("factiva", "end")
    return joined_body(_without_publisher([line for line in lines[end:] if not closing.search(line.text)]))


def _without_publisher(lines: list[Paragraph]) -> list[Paragraph]:
    """Returns a body without its last line where that is the publisher's name and no sentence."""
    last = next((index for index in range(len(lines) - 1, -1, -1) if lines[index].text.strip()), None)
    if not last or len(lines[last].text.split()) > _PUBLISHER_WORDS:
        return lines
    return lines[:last] if pattern("factiva", "publisher").search(lines[last].text) else lines


def _read_above(lines: Sequence[Paragraph], draft: Draft) -> None:
    """Reads section, headline, byline and credit, which stand above the number of words in this order."""
    credit = pattern("factiva", "credit")
    above = [line for line in lines if line.text.strip() and not credit.search(line.text)][-_ABOVE_LINES:]
    if not above:
        return
    at = _headline_at(above)
    headline = headline_of(above) or above[at].text
    draft.offer("headline", headline, "export")
    draft.offer("byline", without_by(above[at + 1].text) if at + 1 < len(above) else None, "export")
    for line in above[:at]:
        if line.mark != HEADLINE and len(line.text.split()) <= _SECTION_WORDS:
            draft.offer("section", without_pages(line.text), "export")


def _headline_at(above: Sequence[Paragraph]) -> int:
    """Returns the place of the headline: as marked; else before a byline; else the last line.

    A byline without "By" is a line of names after a line that is no section's.
    """
    marked = [index for index, line in enumerate(above) if line.mark == HEADLINE]
    if marked:
        return marked[-1]
    last, before = above[-1].text, above[-2].text if len(above) > 1 else ""
    signed = re.match(r"by\s", last.strip(), re.I) and (read_byline(last) or len(last.split()) > _SECTION_WORDS)
    named = _NAMES.fullmatch(last.strip()) and len(before.split()) >= _HEADLINE_WORDS
    if before and (signed or (named and not pattern("factiva", "section").search(before))):
        return len(above) - 2
    return len(above) - 1


def _read_below(lines: Sequence[Paragraph], start: int, draft: Draft) -> int:
    """Reads date, outlet, code, edition, page, language and copyright; returns the index after the last of them."""
    numbered = [index for index in range(start, len(lines)) if lines[index].text.strip()][:_HEAD_LINES]
    end, dated = start, False
    outlet: str | None = None
    for position, index in enumerate(numbered):
        text = lines[index].text.strip()
        if pattern("factiva", "copyright").search(text):
            end = _past_copyright(lines, index)
            break
        if not dated and (found := read_export_date(text)):
            draft.offer("published", found[0], "export")
            dated, end = True, index + 1
        elif dated and outlet is None and not pattern("factiva", "clock").search(text):
            outlet, end = text, index + 1
        elif pattern("factiva", "language").search(text):
            draft.offer("language", text, "export")
            end = index + 1
        elif position <= _CODE_LINES and pattern("factiva", "code").search(text):
            end = index + 1
    draft.offer("outlet", outlet, "export")
    return end


def _past_copyright(lines: Sequence[Paragraph], index: int) -> int:
    """A copyright notice may go on over a second line."""
    following = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
    more = re.match(r"all rights reserved|alle rechte vorbehalten|tous droits", following, re.I)
    return index + 2 if more else index + 1
