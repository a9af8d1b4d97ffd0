"""Cuts an article into windows of consecutive sentences, each encoded once.

A window holds as many whole sentences as its budget of pieces allows. A sentence longer than a window is cut into
runs of pieces, so nothing is ever left out. Windows may overlap: the last sentences of the window before are then read
again as context, and only the states of what is new are kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from burthen.spans import Span

SPECIAL_PIECES = 2  # the classifier piece in front and the separator behind


@dataclass(frozen=True)
class Pieces:
    """A text in pieces of the encoder's vocabulary.

    Attributes:
        ids: Piece ids, without special pieces.
        offsets: Start and end of each piece in the text, in code points.
        groups: For each unit (a sentence), the half-open range of its pieces; empty for a unit of white space.
    """

    ids: list[int]
    offsets: list[tuple[int, int]]
    groups: list[tuple[int, int]]


def split_pieces(tokenizer: Any, text: str, units: Sequence[Span]) -> Pieces:
    """Cuts a text into pieces and groups them by unit.

    Args:
        tokenizer: A fast Hugging Face tokenizer.
        text: The text.
        units: Spans in order and without overlaps, such as sentences.

    Returns:
        The pieces of the whole text. A piece that reaches over the end of a unit belongs to the unit it starts in.
    """
    encoding = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    offsets = [tuple(pair) for pair in encoding["offset_mapping"]]
    groups, position = [], 0
    for unit in units:
        while position < len(offsets) and offsets[position][0] < unit.start:
            position += 1
        first = position
        while position < len(offsets) and offsets[position][0] < unit.end:
            position += 1
        groups.append((first, position))
    return Pieces(list(encoding["input_ids"]), offsets, groups)


def pack_windows(groups: Sequence[tuple[int, int]], window_pieces: int) -> Iterator[tuple[int, int]]:
    """Yields half-open ranges of pieces, in order, that together cover every group exactly once.

    Args:
        groups: Ranges of pieces that should stay together, in order.
        window_pieces: Pieces a window may hold, special pieces included.
    """
    budget = window_pieces - SPECIAL_PIECES
    start = end = -1
    for first, last in groups:
        if first == last:
            continue
        if start >= 0 and last - start > budget:
            yield from _cut(start, end, budget)
            start = -1
        if start < 0:
            start = first
        end = last
    if start >= 0:
        yield from _cut(start, end, budget)


@dataclass(frozen=True)
class Window:
    """A run of pieces that is encoded together.

    Attributes:
        start: First piece that is encoded.
        first: First piece whose state is kept; those before it are context.
        last: One past the last piece.
    """

    start: int
    first: int
    last: int


def make_windows(groups: Sequence[tuple[int, int]], window_pieces: int, overlap: int = 0) -> list[Window]:
    """Returns the windows of a text, in order.

    Args:
        groups: Ranges of pieces that should stay together, in order.
        window_pieces: Pieces a window may hold, context and special pieces included.
        overlap: Pieces of context at most; it starts with a group, unless the group before is longer than this.
    """
    starts = [first for first, last in groups if last > first]
    earliest = starts[0] if starts else 0
    windows = []
    for first, last in pack_windows(groups, window_pieces - overlap):
        whole = bisect_left(starts, first - overlap)
        at_group = starts[whole] if whole < len(starts) and starts[whole] < first else None
        windows.append(Window(max(earliest, first - overlap) if at_group is None else at_group, first, last))
    return windows


def _cut(start: int, end: int, budget: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, budget):
        yield first, min(first + budget, end)


def bucket_by_length(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Yields batches of indices, each of similar lengths and of at most `budget` padded pieces (or one item)."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        if batch and (len(batch) + 1) * lengths[index] > budget:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
