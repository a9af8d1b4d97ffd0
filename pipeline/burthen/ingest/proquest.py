"""Exports of ProQuest: where articles begin and end, and what each line of one is.

A rule of underscores before each article, `Document 3 of 20` where the export numbers them, the title, labels, then
`Full text:` (or a heading `FULL TEXT`) with the body, then `DETAILS` and labels again (`Publication title:`, ...). A
table of contents may stand first, a bibliography last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from burthen.ingest.counting import Count
from burthen.ingest.draft import Draft
from burthen.ingest.export_text import (
    Piece,
    body_end,
    filled,
    headline_of,
    joined_body,
    labelled,
    no_body,
    pattern,
    read_export_date,
    without_pages,
)  # fmt: skip
from burthen.ingest.paragraphs import START, Paragraph
from burthen.ingest.words import table

_STRAY_WORDS = 30
# `Los Angeles Times ; Los Angeles, Calif. [Los Angeles, Calif]08 May 2010: AA.2.`
_INFO = re.compile(
    r"(?P<outlet>[^;:\[\]]{2,80})[;,\[].*?"
    r"(?P<date>\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
)
_PLACE = re.compile(r"\s*;.*$")


def split(lines: Iterable[Paragraph], count: Count, limit: int) -> Iterator[Piece]:
    """Yields the pieces of an export in order.

    Args:
        lines: Its paragraphs.
        count: Told what the export says of the number of its articles.
        limit: Characters of a piece at most.
    """
    rule, start, apart = (pattern("proquest", name) for name in ("rule", "start", "apart"))
    piece = Piece()
    contents = _Contents(count)
    ruled = False
    for line in lines:
        match = start.search(line.text)
        if rule.search(line.text):
            ruled = True
            continue
        # Where articles are numbered, a rule before anything but a number or a part of the file is the text's own.
        own = count.total is not None and not (match or apart.search(line.text))
        if match or line.mark == START or (ruled and line.text.strip() and not own):
            if _is_article(piece):
                yield piece
            contents.read(piece)
            piece = Piece(number=int(match["number"]) if match else None)
            if match:
                count.tell(int(match["number"]), int(match["total"]))
        if not match:
            piece.add(line, limit)
        ruled = ruled and not line.text.strip()
    if _is_article(piece):
        yield piece


class _Contents:
    """The table of contents states how many articles there are, by the number of its last line."""

    def __init__(self, count: Count) -> None:
        self._count = count

    def read(self, piece: Piece) -> None:
        texts = list(filled(piece.lines))
        heads = [index for index, text in enumerate(texts) if re.fullmatch(r"table of contents", text, re.I)]
        if heads:
            numbers = [int(m[1]) for text in texts[heads[-1] + 1 :] if (m := re.match(r"(\d{1,6})\.\s+\S", text))]
            if numbers:
                self._count.state(max(numbers))


def _is_article(piece: Piece) -> bool:
    """Tells an article, also one that cannot be read, from contents, bibliography and contact lines."""
    if not piece.has_words():
        return False
    if piece.number is not None or piece.matches(pattern("proquest", "body")):
        return True
    texts = list(filled(piece.lines))
    if any(pattern("proquest", "apart").search(text) for text in texts):
        return False
    named = [found.label for text in texts if (found := labelled(text, "proquest"))]
    return len(named) > 2 or sum(len(text.split()) for text in texts) > _STRAY_WORDS


def read(piece: Piece, draft: Draft, place: str) -> str:
    """Fills the draft from a piece and returns its body.

    Raises:
        InputError: B116 if it has no body.
    """
    is_body, details = pattern("proquest", "body"), pattern("proquest", "details")
    at = next((index for index, line in enumerate(piece.lines) if is_body.match(line.text)), None)
    head = piece.lines[: at if at is not None else len(piece.lines)]
    rest = piece.lines[at + 1 :] if at is not None else []
    end = body_end(rest, lambda text: details.search(text) or labelled(text, "proquest"))
    _read_labels([*head, *rest[end:]], draft)
    _read_title(head, draft)
    if at is None:
        raise no_body(place)
    match = is_body.match(piece.lines[at].text)
    first = (match["text"] or "") if match else ""
    text = joined_body([Paragraph(first), *rest[:end]])
    if not text.strip() or pattern("proquest", "missing").fullmatch(text.strip()):
        raise no_body(place)
    return text


def _read_title(head: Sequence[Paragraph], draft: Draft) -> None:
    """Without a label the title is the first line that is none, nor a link."""
    link = pattern("proquest", "link")
    plain = [text for text in filled(head) if not labelled(text, "proquest") and not link.search(text)]
    draft.offer("headline", headline_of(head) or (plain[0] if plain else None), "export")


def _read_labels(lines: Sequence[Paragraph], draft: Draft) -> None:
    """Offers what the labels tell; a value may stand on the line after its label."""
    labels = table("proquest")["labels"]
    values: dict[str, str] = {}
    open_field = None
    for line in lines:
        if found := labelled(line.text, "proquest"):
            field = labels[found.label]
            if found.value:
                values.setdefault(field, found.value)
            open_field = None if found.value else field
        elif line.text.strip() and open_field is not None:
            values.setdefault(open_field, line.text.strip())
            open_field = None
    for field, value in values.items():
        _offer(draft, field, value)
    _read_info(values.get("info", ""), draft)


def _offer(draft: Draft, field: str, value: str) -> None:
    if field == "published":
        found = read_export_date(value)
        draft.offer("published", found[0] if found else None, "export")
    elif field == "outlet":
        draft.offer("outlet", _PLACE.sub("", value), "export")
    elif field == "byline":
        draft.offer("byline", "; ".join(map(_natural, re.split(r"\s*;\s*", value))), "export")
    elif field == "id":
        draft.offer("id", f"proquest:{value}", "export")
    elif field == "section":
        draft.offer("section", without_pages(value), "export")
    elif field == "kind":
        kind = table("proquest")["kinds"].get(value.casefold())
        draft.offer("section", value if kind else None, "export")
    elif field and field != "info":
        draft.offer(field, value, "export")


def _natural(name: str) -> str:
    """Returns `Jane Doe` for `Doe, Jane`."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given and len(name.split()) <= 5 else name


def _read_info(info: str, draft: Draft) -> None:
    """Reads the line of the publication, which is all that some exports give."""
    match = _INFO.match(info)
    if match:
        found = read_export_date(match["date"])
        draft.offer("outlet", match["outlet"], "export")
        draft.offer("published", found[0] if found else None, "export")
