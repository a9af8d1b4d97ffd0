"""What the encoder leaves on a Doc for the stages after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burthen.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from torch import Tensor


@dataclass(frozen=True, eq=False)
class DocStates:
    """States of one article, encoded once.

    Attributes:
        pieces: States of all pieces, (n_pieces, hidden_width), float32.
        offsets: Start and end of each piece in `doc.text`, in code points.
        sentences: For each sentence of `doc.sents`, the half-open range of its pieces; empty for a blank sentence.
        probabilities: For each sentence head, its label probabilities, (n_sentences, n_labels).
        labels: For each sentence head, its labels in order.
        n_encoded: Pieces put through the encoder, special pieces included.
    """

    pieces: Tensor
    offsets: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    probabilities: Mapping[str, np.ndarray]
    labels: Mapping[str, tuple[str, ...]]
    n_encoded: int

    def sentence(self, index: int) -> Tensor:
        """Returns the piece states of one sentence, (n_pieces, hidden_width)."""
        first, last = self.sentences[index]
        return self.pieces[first:last]

    def within(self, span: Span) -> Tensor:
        """Returns the states of the pieces that start inside a span of `doc.text`, (n_pieces, hidden_width)."""
        starts = [start for start, _ in self.offsets]
        return self.pieces[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def type_scores(self) -> list[dict[str, float]]:
        """Returns for each sentence the probability of every label, named `head.label`."""
        scores: list[dict[str, float]] = [{} for _ in self.sentences]
        for head, matrix in self.probabilities.items():
            for row, target in zip(matrix.tolist(), scores, strict=True):
                target.update(zip((f"{head}.{label}" for label in self.labels[head]), row, strict=True))
        return scores
