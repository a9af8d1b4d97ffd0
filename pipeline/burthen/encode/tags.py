"""Begin-inside-outside tags of entities: which may follow which, and the best path through their scores.

References:
    Ramshaw and Marcus, Text Chunking using Transformation-Based Learning, 1995 (the tags); Viterbi, 1967 (the path).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float32]]

OUTSIDE = "O"
FORBIDDEN = -1e4


def tag_names(labels: Sequence[str]) -> list[str]:
    """Returns the tags of some labels: outside first, then begin and inside of each."""
    return [OUTSIDE, *(f"{part}-{label}" for label in labels for part in ("B", "I"))]


def transitions(tags: Sequence[str]) -> Array:
    """Returns 0 for each tag that may follow another and a large negative number for each that may not.

    Shape:
        returns: (n_tags, n_tags), from rows to columns
    """
    import numpy as np

    table = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for column, tag in enumerate(tags):
        if tag.startswith("I-"):
            allowed = {tag, f"B-{tag[2:]}"}
            table[[row for row, before in enumerate(tags) if before not in allowed], column] = FORBIDDEN
    return table


def best_path(scores: Array, table: Array) -> list[int]:
    """Returns the best allowed sequence of tags.

    Shape:
        scores: (n_words, n_tags); table: (n_tags, n_tags)
    """
    if not len(scores):
        return []
    import numpy as np

    best = scores[0] + table[0]  # a sentence starts as if the word before it were outside
    back = np.zeros(scores.shape, dtype=np.int64)
    for word in range(1, len(scores)):
        total = best[:, None] + table
        back[word] = total.argmax(0)
        best = total.max(0) + scores[word]
    path = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        path.append(int(back[word, path[-1]]))
    return path[::-1]


def spans_of(path: Sequence[int], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Returns start, end and label of each entity in a sequence of tags."""
    spans: list[tuple[int, int, str]] = []
    for word, number in enumerate(path):
        tag = tags[number]
        if tag.startswith("B-"):
            spans.append((word, word + 1, tag[2:]))
        elif tag.startswith("I-") and spans and spans[-1][1] == word and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], word + 1, tag[2:])
    return spans
