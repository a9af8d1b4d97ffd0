"""From lines with their places on a page to paragraphs: running heads out, headline told, broken words joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from burthen.ingest.paragraphs import HEADLINE, Paragraph
from burthen.ingest.words import table

# Lines at the top and at the bottom of a page that may be running heads.
_EDGE_LINES = 2
# A running head stands on this share of the pages at least; left and right pages may have different ones.
_RUNNING_SHARE = 0.3
# The headline is larger than the text by this factor at least.
_HEADLINE_SIZE = 1.3
# Points: a first line is indented by more than this, and by less than a column's width.
_INDENT, _COLUMN = 3.0, 25.0
# Line heights from baseline to baseline: more than this is space between paragraphs.
_SPACE = 1.7
# A last line is shorter than this share of the column.
_FULL = 0.92
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[A-Z]?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.I)


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


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yields paragraphs in reading order.

    Args:
        lines: Lines in reading order, column after column.
    """
    kept = _without_running_heads(lines)
    if not kept:
        return
    headline = _headline_size(kept)
    known = _vocabulary(kept)
    columns = _columns(kept)
    group: list[Line] = []
    for line in kept:
        if group and _begins(group[-1], line, columns):
            yield _paragraph(group, headline, known)
            group = []
        group.append(line)
    yield _paragraph(group, headline, known)


def _without_running_heads(lines: Sequence[Line]) -> list[Line]:
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    edges: set[Line] = set()
    for page in pages.values():
        ordered = sorted(page, key=lambda line: line.bottom)
        edges.update(ordered[:_EDGE_LINES] + ordered[-_EDGE_LINES:])
    seen = Counter(key for page in pages.values() for key in {_key(line) for line in page if line in edges})
    least = max(2, _RUNNING_SHARE * len(pages))

    def runs(line: Line) -> bool:
        return line in edges and (seen[_key(line)] >= least or _PAGE_NUMBER.fullmatch(line.text) is not None)

    return [line for line in lines if not runs(line)]


def _key(line: Line) -> tuple[str, int]:
    """Running heads differ in the number of their page, and stand at one height."""
    return re.sub(r"\d+", "0", line.text.casefold()), round(line.bottom / 12)


def _headline_size(lines: Sequence[Line]) -> float:
    """Returns the size of the headline's letters; infinite where no line is much larger than the text."""
    text = median(line.size for line in lines for _ in range(len(line.text) // 20 + 1))
    largest = max(line.size for line in lines if line.page == lines[0].page)
    return largest if largest >= _HEADLINE_SIZE * text else float("inf")


Columns = dict[tuple[int, int], tuple[float, float]]


def _columns(lines: Sequence[Line]) -> Columns:
    """Returns left and right edge of the column of each line, by page and rounded left end."""
    found: Columns = {}
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    for number, page in pages.items():
        for line in page:
            near = [
                other for other in page if abs(other.left - line.left) <= _COLUMN and abs(other.size - line.size) < 1
            ]
            edges = min(other.left for other in near), max(other.right for other in near)
            found[number, round(line.left)] = edges
    return found


def _begins(before: Line, line: Line, columns: Columns) -> bool:
    """Tells whether a line begins a paragraph: by size, indent, the space above it, or a short line before."""
    if abs(before.size - line.size) >= 1:
        return True
    left, _ = columns[line.page, round(line.left)]
    before_left, before_right = columns[before.page, round(before.left)]
    indented = line.left - left > _INDENT
    jumps = line.page != before.page or line.bottom > before.bottom or abs(left - before_left) > _COLUMN
    short = before.right - before_left < _FULL * (before_right - before_left)
    ends = re.search(r"[.!?…][\"'”’)\]]*$", before.text) is not None
    if jumps:
        return indented or (short and ends)
    spaced = before.bottom - line.bottom > _SPACE * max(line.size, 1)
    return spaced or (indented and before.left - before_left <= _INDENT) or (indented and ends) or (short and ends)


def _paragraph(group: Sequence[Line], headline: float, known: Counter[str]) -> Paragraph:
    text = ""
    for line in group:
        text = _joined(text, line.text, known)
    is_headline = group[0].page == 0 and abs(group[0].size - headline) < 0.5
    return Paragraph(text, HEADLINE if is_headline else "")


def _joined(text: str, line: str, known: Counter[str]) -> str:
    """Joins a line to what stands before it; a hyphen at the end goes, unless it belongs to the word."""
    broken = re.search(r"([^\W\d_]+)([-\xad\u2010])$", text)
    start = re.match(r"[^\W\d_]+", line)
    if not text or broken is None or start is None or not start[0][0].islower():
        return f"{text} {line}".strip() if not re.search(r"\w-$", text) else text + line
    first, second = broken[1].casefold(), start[0].casefold()
    parts = table("pdf")
    compound = f"{first}-{second}"
    keeps = broken[2] == "-" and known[first + second] == 0
    keeps = keeps and (known[compound] > 0 or first in parts["before_hyphen"] or second in parts["after_hyphen"])
    return text + line if keeps else text[: broken.start(2)] + line


def _vocabulary(lines: Sequence[Line]) -> Counter[str]:
    """Counts the words of the document, those with hyphens inside as they are; those at line ends are left out."""
    words = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!\w*[-\xad\u2010]?$)")
    return Counter(word.casefold() for line in lines for word in words.findall(line.text))
