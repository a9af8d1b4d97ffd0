"""Batches of the encoder's tasks: units of sentence heads and pairs, packed into windows as at run time."""

from __future__ import annotations

import itertools
import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from burthen.encode.windows import SPECIAL_PIECES, pack_windows, split_pieces
from burthen.spans import Span
from burthen.train.pair_data import Pair
from burthen.train.unit_data import LabelledText


@dataclass(frozen=True)
class UnitBatch:
    """Windows of one head with the pieces of each unit."""

    head: str
    windows: list[list[int]]
    units: list[tuple[int, int, int]]  # window, first piece, last piece
    labels: list[int]


@dataclass(frozen=True)
class PairBatch:
    """Passages packed into windows, and their propositions."""

    windows: list[list[int]]
    passages: list[tuple[int, int, int]]
    pairs: list[Pair]


def add_text(
    tokenizer: Any,
    text: LabelledText,
    window_pieces: int,
    windows: list[list[int]],
    units: list[tuple[int, int, int]],
    labels: list[int],
) -> None:
    """Adds the windows of a text, and for each of its units the window and pieces it stands in.

    The windows cover the units' own pieces only, so text between units (headings, what nobody labelled) is context
    only where it lies between units of one window. A unit cut by the end of a window keeps its first part.
    """
    pieces = split_pieces(tokenizer, text.text, cover(text))
    ranges = list(pack_windows(pieces.groups, window_pieces))
    base = len(windows)
    windows.extend(pieces.ids[first:last] for first, last in ranges)
    offsets = [start for start, _ in pieces.offsets]
    window = 0
    for unit, label in zip(text.units, text.labels, strict=True):
        first, last = piece_range(offsets, unit)
        while window < len(ranges) - 1 and first >= ranges[window][1]:
            window += 1
        first, last = max(first, ranges[window][0]), min(last, ranges[window][1])
        if first < last:
            shift = 1 - ranges[window][0]
            units.append((base + window, first + shift, last + shift))
            labels.append(label)


def cover(text: LabelledText) -> list[Span]:
    """Returns spans that cover the text from its first unit to its last without gaps."""
    starts = [unit.start for unit in text.units]
    return [Span(start, end) for start, end in itertools.pairwise([*starts, text.units[-1].end])]


def piece_range(offsets: list[int], unit: Span) -> tuple[int, int]:
    """Returns the half-open range of the pieces that start inside a unit.

    Args:
        offsets: Start of each piece, in order.
    """
    return bisect_left(offsets, unit.start), bisect_left(offsets, unit.end)


def pad_states(states: list[Tensor]) -> tuple[Tensor, Tensor]:
    """Pads states of different length.

    Shape:
        states: n tensors (n_pieces_i, width) -> (n, longest, width), padding (n, longest), True where padded
    """
    padded = nn.utils.rnn.pad_sequence(states, batch_first=True)
    lengths = torch.tensor([len(state) for state in states], device=padded.device)
    padding = torch.arange(padded.shape[1], device=padded.device)[None, :] >= lengths[:, None]
    return padded, padding


def forever(items: Sequence[Any], generator: random.Random) -> Iterator[Any]:
    """Yields items without end, in a new order each time round."""
    while True:
        order = list(range(len(items)))
        generator.shuffle(order)
        for index in order:
            yield items[index]


def short_ids(tokenizer: Any, text: str, limit: int) -> list[int]:
    """Returns the pieces of a text without special ones, at most `limit`."""
    ids: list[int] = tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
    return ids[:limit]


def pack_pairs(tokenizer: Any, pairs: Sequence[Pair], passage_pieces: int, window_pieces: int) -> PairBatch:
    """Packs passages into windows, as sentences stand in the windows of an article."""
    windows: list[list[int]] = [[]]
    passages = []
    budget = window_pieces - SPECIAL_PIECES
    for pair in pairs:
        ids = short_ids(tokenizer, pair.text, passage_pieces) or [tokenizer.unk_token_id]
        if len(windows[-1]) + len(ids) > budget:
            windows.append([])
        first = 1 + len(windows[-1])
        windows[-1].extend(ids)
        passages.append((len(windows) - 1, first, first + len(ids)))
    return PairBatch(windows, passages, list(pairs))
