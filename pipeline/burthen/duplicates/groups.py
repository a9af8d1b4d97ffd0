"""Which texts are linked: every pair that meets in a band is compared exactly, and linked texts are one group."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from burthen.duplicates.index import DuplicateIndex
from burthen.duplicates.parameters import Parameters
from burthen.duplicates.sketch import containment, jaccard

# Sets held in memory: 4,096 texts of 500 words are 16 MB.
_SETS = 4_096
_PAIRS = 1 << 16

Sets = Callable[[int], tuple[Any, Any]]


def linked(one: tuple[Any, Any], other: tuple[Any, Any], parameters: Parameters) -> bool:
    """Tells whether two texts are the same, or one of them is the other cut off or shortened.

    Args:
        one: Shingles of a text and those of its beginning.
        other: The same of the other.
        parameters: Thresholds.
    """
    if jaccard(one[0], other[0]) >= parameters.jaccard:
        return True
    same_beginning = jaccard(one[1], other[1]) >= parameters.lead_jaccard
    return same_beginning and containment(one[0], other[0]) >= parameters.containment


class Groups:
    """Sets of linked texts (union-find).

    The result does not depend on the order in which pairs come: a link is a property of two texts, all pairs that meet
    are compared unless they are in one group already, and groups are the connected parts of that graph.
    """

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def find(self, text: int) -> int:
        """Returns the text that stands for the group of a text."""
        root = text
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while text != root:
            self._parents[text], text = root, self._parents.get(text, text)
        return root

    def join(self, one: int, other: int) -> None:
        """Makes two groups one."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parents[second] = first


def group_texts(index: DuplicateIndex) -> Groups:
    """Returns the groups of all texts of an index."""
    groups = Groups()
    sets = lru_cache(maxsize=_SETS)(index.sets)

    @lru_cache(maxsize=_PAIRS)
    def same(one: int, other: int) -> bool:
        return linked(sets(one), sets(other), index.parameters)

    for texts in index.meetings():
        _join_meeting(texts, groups, same)
    return groups


def _join_meeting(texts: list[int], groups: Groups, same: Callable[[int, int], bool]) -> None:
    """Compares the texts of a band, each with the members of every group but its own."""
    present: dict[int, list[int]] = {}
    for text in texts:
        root = groups.find(text)
        mine = [*present.pop(root, ()), text]
        for other, members in list(present.items()):
            if any(same(member, text) for member in members):
                groups.join(text, other)
                mine += present.pop(other)
        present[groups.find(text)] = mine
