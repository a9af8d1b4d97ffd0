"""Pairs quotation marks into quotations: straight, curly, angle and corner marks, over paragraphs, with one missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from burthen.annotate.marks import Direction, Mark
from burthen.spans import Span

# A single closing mark is looked for this many marks ahead; beyond that the first one is an apostrophe.
_SINGLE_REACH = 12


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        pieces: The words without marks; several where a quotation goes on over paragraphs.
        outer: From the first mark to the last, marks included.
        closed: Whether a closing mark was found.
    """

    pieces: tuple[Span, ...]
    outer: Span
    closed: bool

    @property
    def inner(self) -> Span:
        """From the first word's start to the last word's end."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def find_quotations(text: str, marks: Iterable[Mark]) -> list[Quotation]:
    """Returns the outermost quotations of a text, in order.

    A quotation ends at its closing mark, else at the end of its paragraph; where the next paragraph opens with a mark
    again, it goes on there. Single marks count outside double ones only, and only where a pair is found.
    """
    ends = [at for at, char in enumerate(text) if char == "\n"] + [len(text)]
    listed = list(marks)
    doubles = _joined(text, list(_double_runs(text, [m for m in listed if m.double], ends)))
    singles = _single_runs(text, [m for m in listed if not m.double], ends, doubles)
    kept = (q for q in [*doubles, *singles] if q.inner.of(text).strip())
    return _outermost(sorted(kept, key=lambda q: (q.outer.start, -q.outer.end)))


def _outermost(quotations: list[Quotation]) -> list[Quotation]:
    """Leaves out a quotation that begins inside the one before it: single marks may enclose double ones."""
    found: list[Quotation] = []
    for quotation in quotations:
        if not found or quotation.outer.start >= found[-1].outer.end:
            found.append(quotation)
    return found


def _double_runs(text: str, marks: list[Mark], ends: list[int]) -> Iterator[Quotation]:
    opened: Mark | None = None
    for position, mark in enumerate(marks):
        if opened is not None and mark.at > _end_of_paragraph(opened.at, ends):
            yield _unclosed(text, opened, ends)
            opened = None
        if opened is None:
            if mark.direction is not Direction.CLOSE and _may_open(text, mark, marks, position, ends):
                opened = mark
        elif mark.direction is not Direction.OPEN or mark.original == '"':
            yield _closed(text, opened, mark)
            opened = None
    if opened is not None:
        yield _unclosed(text, opened, ends)


def _may_open(text: str, mark: Mark, marks: list[Mark], position: int, ends: list[int]) -> bool:
    """Tells whether a mark begins a quotation: one without a partner must stand where quotations begin."""
    end = _end_of_paragraph(mark.at, ends)
    if position + 1 < len(marks) and marks[position + 1].at <= end:
        return True
    before = text[max(0, mark.at - 2) : mark.at].strip()
    return mark.at == 0 or text[mark.at - 1] == "\n" or before[-1:] in {":", ","}


def _joined(text: str, runs: list[Quotation]) -> list[Quotation]:
    """Joins a quotation left open at the end of a paragraph with the one that opens the next."""
    joined: list[Quotation] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and not last.closed and not text[last.outer.end : run.outer.start].strip():
            joined[-1] = Quotation(last.pieces + run.pieces, Span(last.outer.start, run.outer.end), run.closed)
        else:
            joined.append(run)
    return joined


def _single_runs(text: str, marks: list[Mark], ends: list[int], doubles: list[Quotation]) -> Iterator[Quotation]:
    starts = [quotation.outer.start for quotation in doubles]
    position = 0
    while position < len(marks):
        mark = marks[position]
        position += 1
        at = bisect_right(starts, mark.at) - 1
        if mark.direction is not Direction.OPEN or (at >= 0 and mark.at < doubles[at].outer.end):
            continue
        closing = _closing_single(text, marks, position, _end_of_paragraph(mark.at, ends))
        if closing is not None:
            yield _closed(text, mark, marks[closing])
            position = closing + 1


def _closing_single(text: str, marks: list[Mark], position: int, end: int) -> int | None:
    """Returns the mark that closes a single quotation; a plural's apostrophe only if nothing better follows."""
    fallback = None
    for index in range(position, min(len(marks), position + _SINGLE_REACH)):
        mark = marks[index]
        if mark.at > end or mark.direction is Direction.OPEN:
            break
        if mark.direction is not Direction.CLOSE:
            continue
        possessive = text[mark.at - 1] == "s" and text[mark.at + 1 : mark.at + 3].strip()[:1].isalpha()
        if not possessive:
            return index
        fallback = index if fallback is None else fallback
    return fallback


def _closed(text: str, opened: Mark, closed: Mark) -> Quotation:
    return Quotation((Span(opened.at + 1, closed.at).trimmed(text),), Span(opened.at, closed.at + 1), closed=True)


def _unclosed(text: str, opened: Mark, ends: list[int]) -> Quotation:
    end = _end_of_paragraph(opened.at, ends)
    return Quotation((Span(opened.at + 1, end).trimmed(text),), Span(opened.at, end), closed=False)


def _end_of_paragraph(at: int, ends: list[int]) -> int:
    return ends[bisect_right(ends, at)] if at < ends[-1] else ends[-1]
