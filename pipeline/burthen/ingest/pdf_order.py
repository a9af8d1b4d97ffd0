"""The order in which the lines of a page are read: column after column, from the top.

Own code, because pdfminer.six orders its boxes by the memory addresses of objects where distances tie, so that the same
file may come out in two orders, and needs minutes for a page of a thousand pieces (17 s for 800).

References:
    Nagy and Seth (1984), "Hierarchical representation of optically scanned documents" (recursive cuts at white space).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Points of white space that part two columns; justified words stand nearer.
_GUTTER = 5.0
# Cuts within cuts; pages have two or three.
_MAX_DEPTH = 30


class Line(NamedTuple):
    """A line of text on a page, in points from the lower left corner.

    Attributes:
        text: Its text.
        page: Number of the page, from 0.
        left: Left end.
        right: Right end.
        bottom: Lower edge.
        size: Size of its largest letters.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float


Extent = tuple[float, float]


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Returns the lines of all pages in the order in which they are read; it does not depend on the order given."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return [line for page in sorted(pages) for line in _ordered(pages[page], 0)]


def _ordered(lines: Sequence[Line], depth: int) -> Iterator[Line]:
    if len(lines) < 2 or depth > _MAX_DEPTH:
        yield from sorted(lines, key=_place)
        return
    for run, columns in _runs(_rows(lines)):
        if len(columns) < 2:
            yield from sorted(run, key=_place)
        else:
            for column in columns:
                inside = [line for line in run if column[0] <= line.left <= column[1]]
                yield from _ordered(inside, depth + 1)


def _place(line: Line) -> tuple[float, float, Line]:
    return -round(line.bottom, 1), line.left, line


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Returns the lines in rows from the top: those whose heights overlap are in one."""
    rows: list[list[Line]] = []
    lowest = float("inf")
    for line in sorted(lines, key=lambda line: (-(line.bottom + line.size), line.left, line)):
        # Half a line of overlap is one row; descenders and leading make neighbours touch.
        if rows and line.bottom + line.size / 2 > lowest:
            rows[-1].append(line)
            lowest = min(lowest, line.bottom)
        else:
            rows.append([line])
            lowest = line.bottom
    return rows


def _runs(rows: Sequence[Sequence[Line]]) -> Iterator[tuple[list[Line], list[Extent]]]:
    """Yields stretches of rows with their columns: rows go together while white space runs through all of them."""
    run: list[Line] = []
    columns: list[Extent] = []
    for row in rows:
        own = _merged([(line.left, line.right) for line in row])
        both = _merged([*columns, *own])
        if run and len(both) > 1:
            run, columns = [*run, *row], both
            continue
        if run:
            yield run, columns
        run, columns = list(row), own
    if run:
        yield run, columns


def _merged(extents: Sequence[Extent]) -> list[Extent]:
    """Returns extents from the left, those joined between which there is no white space to speak of."""
    merged: list[Extent] = []
    for left, right in sorted(extents):
        if merged and left - merged[-1][1] < _GUTTER:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged
