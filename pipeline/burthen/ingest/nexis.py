"""Exports of Nexis (LexisNexis, Nexis Uni, Lexis Advance): where articles begin and end, and what each line of one is.

Two shapes. The older: `1 of 100 DOCUMENTS`, outlet, date, headline, labels (`BYLINE:`, `LENGTH: 512 words`), body,
`LOAD-DATE:` and other labels. The newer: headline, outlet, date, copyright, labels, `Body`, the body, `Classification`,
`Load-Date:`, `End of Document`; before the first a cover with the list of all articles, `Documents (37)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from burthen.ingest.counting import Count
from burthen.ingest.draft import Draft
from burthen.ingest.export_text import (
    Piece,
    body_end,
    joined_body,
    labelled,
    no_body,
    pattern,
    read_export_date,
    without_by,
    without_pages,
)  # fmt: skip
from burthen.ingest.paragraphs import START, Paragraph
from burthen.ingest.words import table

_HEAD_LINES = 60
_UNLABELLED_LINES = 8
_STRAY_WORDS = 30
_STRANGERS = 2
_EDITION_WORDS = 6
# Lexis wrapped its plain text at 78 columns or so; a paragraph that is not wrapped is longer.
_FULL_LINE, _WRAPPED_LINE = 60, 110


def split(lines: Iterable[Paragraph], count: Count, limit: int) -> Iterator[Piece]:
    """Yields the pieces of an export in order.

    Args:
        lines: Its paragraphs.
        count: Told what the export says of the number of its articles.
        limit: Characters of a piece at most.
    """
    start, end, stated = (pattern("nexis", name) for name in ("start", "end", "stated"))
    piece = Piece(cover=True)
    for line in lines:
        match = start.search(line.text)
        if match or line.mark == START:
            if _is_article(piece):
                yield piece
            piece = Piece(number=int(match["number"]) if match else None)
            if match:
                count.tell(int(match["number"]), int(match["total"]))
        elif end.search(line.text):
            piece.closed = True
            if _is_article(piece):
                yield piece
            piece = Piece()
        else:
            if piece.cover and (told := stated.search(line.text)):
                count.state(int(told["total"]))
            piece.add(line, limit)
    if _is_article(piece):
        yield piece


def _is_article(piece: Piece) -> bool:
    """Tells an article, also one that cannot be read, from a cover and from stray lines."""
    if not piece.has_words():
        return False
    if piece.number is not None or piece.closed or piece.matches(pattern("nexis", "body")):
        return True
    if any((found := labelled(line.text, "nexis")) and found.label in ("LENGTH", "LÄNGE") for line in piece.lines):
        return True
    words = sum(len(line.text.split()) for line in piece.lines)
    return words > _STRAY_WORDS and not piece.matches(pattern("nexis", "cover"))


def read(piece: Piece, draft: Draft, place: str) -> str:
    """Fills the draft from the head of a piece and returns its body.

    Raises:
        InputError: B116 if it has no body, or if head and body cannot be told apart.
    """
    lines = [line for line in piece.lines if not pattern("nexis", "running").search(line.text)]
    head, rest = _parts(lines, place)
    cover = pattern("nexis", "cover")
    first = max((index + 1 for index, line in enumerate(head) if cover.search(line.text)), default=0)
    deck = _read_head(head[first:], draft, after_cover=first > 0, older=piece.number is not None)
    end = _end(rest)
    language = (
        found.value for line in rest[end:] if (found := labelled(line.text, "nexis")) and found.label == "LANGUAGE"
    )
    draft.offer("language", next(language, None), "export")
    body = [line for line in rest[:end] if not pattern("nexis", "inner").search(line.text)]
    text = joined_body(body, unwrap=piece.number is not None)
    if not text.strip():
        raise no_body(place)
    return f"{deck}\n{text}" if deck else text


def _parts(lines: list[Paragraph], place: str) -> tuple[list[Paragraph], list[Paragraph]]:
    """Returns the head and the rest: a heading `Body` tells, else the last of the labels, else the date."""
    is_body = pattern("nexis", "body")
    at = next((index for index, line in enumerate(lines) if is_body.search(line.text)), None)
    if at is not None:
        return lines[:at], lines[at + 1 :]
    end = _labels_end(lines)
    if end is None:
        end = _headline_end(lines, place)
    return lines[:end], lines[end:]


def _labels_end(lines: Sequence[Paragraph]) -> int | None:
    """Returns the end of the labels of the head, at most two other lines between them, and of the last one's value."""
    end, strangers = None, 0
    tails = [pattern("nexis", name) for name in ("strong_tail", "weak_tail")]
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if any(tail.search(line.text) for tail in tails):
            break
        if labelled(line.text, "nexis"):
            end, strangers = index + 1, 0
        elif end is not None and line.text.strip():
            strangers += 1
            if strangers > _STRANGERS:
                break
    while end is not None and end < len(lines) and lines[end].text.strip() and _wrapped(lines, end - 1):
        end += 1
    return end


def _wrapped(lines: Sequence[Paragraph], index: int) -> bool:
    """Tells whether lines are hard-wrapped and this one is full, so that the next belongs to it."""
    return len(lines[index].text) > _FULL_LINE and max(len(line.text) for line in lines) <= _WRAPPED_LINE


def _headline_end(lines: Sequence[Paragraph], place: str) -> int:
    """Without any label there are outlet, date and headline, before the body."""
    seen = [index for index, line in enumerate(lines) if line.text.strip()][:_UNLABELLED_LINES]
    dated = next((position for position, index in enumerate(seen) if read_export_date(lines[index].text)), None)
    if dated is None or dated + 2 >= len(seen):
        raise no_body(place, "its head and its body cannot be told apart")
    return seen[dated + 1] + 1


def _read_head(head: Sequence[Paragraph], draft: Draft, *, after_cover: bool, older: bool) -> str | None:
    """Offers what the head tells; returns the deck."""
    plain: list[str] = []
    values: dict[str, str] = {}
    field = None
    for line in head:
        text = line.text.strip()
        if found := labelled(text, "nexis"):
            field = table("nexis")["labels"][found.label]
            values.setdefault(field, found.value)
        elif not text or pattern("nexis", "notes").search(text):
            field = None
        elif field is not None and not pattern("nexis", "copyright").search(text):
            values[field] = f"{values[field]} {text}".strip()
        else:
            plain.append(text)
    for name in ("headline", "outlet", "language"):
        draft.offer(name, values.get(name), "export")
    draft.offer("section", without_pages(values.get("section", "")), "export")
    draft.offer("byline", without_by(values.get("byline", "")), "export")
    _read_plain(plain, draft, after_cover=after_cover, older=older)
    return values.get("deck") or None


def _read_plain(plain: list[str], draft: Draft, *, after_cover: bool, older: bool) -> None:
    """Reads the lines without labels: the date, the outlet before it, the headline after (older) or before that."""
    drop = [pattern("nexis", name) for name in ("copyright", "rights", "notes")]
    kept = [text for text in plain if not any(expression.search(text) for expression in drop)]
    dates = [(index, found[0]) for index, text in enumerate(kept) if (found := read_export_date(text))]
    if not dates:
        first, rest = kept[:1], kept[1:]
        draft.offer("outlet", " ".join(first if older else rest[:1]), "export")
        draft.offer("headline", " ".join(rest if older else first), "export")
        return
    at, date = dates[-1] if after_cover else dates[0]
    edition = pattern("nexis", "edition")
    after = [text for text in kept[at + 1 :] if not (edition.search(text) and len(text.split()) <= _EDITION_WORDS)]
    before = kept[: max(0, at - 1)][-1 if after_cover else 0 :]
    draft.offer("published", date, "export")
    draft.offer("outlet", kept[at - 1] if at else None, "export")
    draft.offer("headline", " ".join((after or before) if older else (before or after)), "export")


def _end(lines: Sequence[Paragraph]) -> int:
    """Returns where the body ends."""
    strong = pattern("nexis", "strong_tail")
    end = next((index for index, line in enumerate(lines) if strong.search(line.text)), len(lines))
    end = body_end(lines[:end], pattern("nexis", "weak_tail").search)
    closing = [pattern("nexis", "copyright"), pattern("nexis", "rights")]
    while end and (not lines[end - 1].text.strip() or any(e.search(lines[end - 1].text) for e in closing)):
        end -= 1
    return end
