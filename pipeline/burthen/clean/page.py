"""A page under inspection: its blocks, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise

from burthen.clean.blocks import Block

# Furniture before and after an article seldom takes more of it; shorter pages are all edge.
_EDGE_BLOCKS = 6
_EDGE_SHARE = 0.15
# Kickers and a masthead over a headline, not a menu with a page of its own.
_HEAD_BLOCKS = 8
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Page:
    """The blocks of a page that are still thought to be part of the article.

    Attributes:
        blocks: In order of reading.
        headline: Index of the headline among them, None where there is none.
        names: Letters of the outlet's and the author's names, as metadata give them (see `blocks.key`).
        captions: Words of the captions already found, by their first four.
        beside: Indices of blocks that stood right before or after a date, byline, badge or row of buttons.
    """

    blocks: tuple[Block, ...]
    headline: int | None
    names: frozenset[str] = frozenset()
    captions: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]] = field(default_factory=dict)
    beside: frozenset[int] = frozenset()

    @cached_property
    def first_prose(self) -> int:
        """Index of the first block of running text; the number of blocks if there is none."""
        return next((index for index, block in enumerate(self.blocks) if block.prose), len(self.blocks))

    @cached_property
    def last_prose(self) -> int:
        """Index of the last block of running text, -1 if there is none."""
        return next((index for index in reversed(range(len(self.blocks))) if self.blocks[index].prose), -1)

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words that stand on the page in lower case."""
        return frozenset(word for block in self.blocks for word in _WORD.findall(block.text) if word.islower())

    def mentions(self, word: str, apart: int) -> bool:
        """Tells whether a word stands in the body, from the first running text on, one block apart."""
        wanted = word.casefold()
        body = range(self.first_prose, len(self.blocks))
        return any(wanted in self.blocks[index].words for index in body if index != apart)

    def below_headline(self, index: int) -> bool:
        """Tells whether a block stands between the headline and the first running text."""
        return self.headline is not None and self.headline < index < self.first_prose

    def above_headline(self, index: int) -> bool:
        """Tells whether a block stands over a headline that is near the top, with no running text before that."""
        head = self.headline
        return head is not None and index < head <= min(self.first_prose, _HEAD_BLOCKS)

    @cached_property
    def words_before(self) -> tuple[int, ...]:
        """For each block, and the end of the page, the number of words before it."""
        return tuple(accumulate((len(block.words) for block in self.blocks), initial=0))

    def at_head(self, index: int) -> bool:
        """Tells whether a block stands before or right after the first running text."""
        return index <= self.first_prose + 1

    def at_tail(self, index: int) -> bool:
        """Tells whether a block stands after the last running text, among the last blocks or the last words (15%)."""
        total = self.words_before[-1]
        late = total - self.words_before[index] <= _EDGE_SHARE * total
        return index >= self.last_prose or index >= len(self.blocks) - _EDGE_BLOCKS or late

    def at_edge(self, index: int) -> bool:
        """Tells whether a block stands at the head or the tail of the page."""
        return self.at_head(index) or self.at_tail(index)

    @cached_property
    def prose_before(self) -> tuple[int, ...]:
        """For each block, and the end of the page, the number of words of running text before it."""
        return tuple(accumulate((len(block.words) * block.prose for block in self.blocks), initial=0))

    @cached_property
    def last_pair(self) -> int:
        """Index of the last block of running text that another one follows at once, -1 if there is none."""
        pairs = pairwise(block.prose for block in self.blocks)
        return max((index for index, pair in enumerate(pairs) if all(pair)), default=-1)
