"""From lines with their places on a page to paragraphs: running heads out, headline told, broken words joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from burthen.ingest.paragraphs import HEADLINE, Paragraph
from burthen.ingest.pdf_order import Line, in_reading_order
from burthen.ingest.words import table

# Lines at the top and at the bottom of a page that may be running heads.
_EDGE_LINES = 2
# A running head stands on this share of the pages at least; left and right pages may have different ones.
_RUNNING_SHARE = 0.3
# The headline is larger than the text by this factor at least.
_HEADLINE_SIZE = 1.3
# Points: a first line is indented by more than this, and by less than a column's width.
_INDENT, _COLUMN = 3.0, 25
# Line heights from baseline to baseline: more than this is space between paragraphs.
_SPACE = 1.7
# A last line is shorter than this share of the column.
_FULL = 0.92
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[A-Z]?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.I)
_BROKEN = re.compile(r"([^\W\d_]+)([-\xad\u2010])$")
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHEN_END = re.compile(r"\w-$")


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yields paragraphs in reading order.

    Args:
        lines: Lines of all pages, in any order.
    """
    kept = in_reading_order(_without_running_heads(lines))
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


Columns = dict[tuple[int, int, int], tuple[float, float]]


def _columns(lines: Sequence[Line]) -> Columns:
    """Returns left and right edge of the column of each line, from the lines of its size that begin near it."""
    alike: dict[tuple[int, int, int], tuple[float, float]] = {}
    for line in lines:
        left, right = alike.get(_column_key(line), (line.left, line.right))
        alike[_column_key(line)] = min(left, line.left), max(right, line.right)
    found: Columns = {}
    for page, left, size in alike:
        near = [
            edges
            for offset in range(-_COLUMN, _COLUMN + 1)
            if (edges := alike.get((page, left + offset, size))) is not None
        ]
        found[page, left, size] = min(edge[0] for edge in near), max(edge[1] for edge in near)
    return found


def _column_key(line: Line) -> tuple[int, int, int]:
    return line.page, round(line.left), round(line.size)


def _begins(before: Line, line: Line, columns: Columns) -> bool:
    """Tells whether a line begins a paragraph: by size, indent, the space above it, or a short line before."""
    if abs(before.size - line.size) >= 1:
        return True
    left, _ = columns[_column_key(line)]
    before_left, before_right = columns[_column_key(before)]
    indented = line.left - left > _INDENT
    jumps = line.page != before.page or line.bottom > before.bottom or abs(left - before_left) > _COLUMN
    short = before.right - before_left < _FULL * (before_right - before_left)
    ends = re.search(r"[.!?…][\"'”’)\]]*$", before.text) is not None
    if jumps:
        return indented or (short and ends)
    spaced = before.bottom - line.bottom > _SPACE * max(line.size, 1)
    return spaced or (indented and before.left - before_left <= _INDENT) or (indented and ends) or (short and ends)


def _paragraph(group: Sequence[Line], headline: float, known: Counter[str]) -> Paragraph:
    parts: list[str] = []
    for line in group:
        if parts:
            parts[-1], gap = _ended(parts[-1], line.text, known)
            parts.append(gap)
        parts.append(line.text)
    is_headline = group[0].page == 0 and abs(group[0].size - headline) < 0.5
    return Paragraph("".join(parts), HEADLINE if is_headline else "")


def _ended(line: str, following: str, known: Counter[str]) -> tuple[str, str]:
    """Returns a line as it is before the next, and what comes between: a hyphen goes, unless it belongs to the word."""
    broken = _BROKEN.search(line)
    start = _LETTERS.match(following)
    if broken is None or start is None or not start[0][0].islower():
        return line, "" if _HYPHEN_END.search(line) else " "
    first, second = broken[1].casefold(), start[0].casefold()
    parts = table("pdf")
    compound = f"{first}-{second}"
    keeps = broken[2] == "-" and known[first + second] == 0
    keeps = keeps and (known[compound] > 0 or first in parts["before_hyphen"] or second in parts["after_hyphen"])
    return (line if keeps else line[: broken.start(2)]), ""


def _vocabulary(lines: Sequence[Line]) -> Counter[str]:
    """Counts the words of the document, those with hyphens inside as they are; those at line ends are left out."""
    words = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!\w*[-\xad\u2010]?$)")
    return Counter(word.casefold() for line in lines for word in words.findall(line.text))
