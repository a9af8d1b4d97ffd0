"""Scores passages by what a supporter and an opponent typically say: the nearest statement of either side.

The target file lists such statements. A passage and a statement are compared by the cosine of their mean states, which
the encoder's pre-training made a measure of paraphrase (Reimers and Gurevych, Sentence-BERT, EMNLP 2019).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from burthen.stance.scorer import PairScore

if TYPE_CHECKING:
    from torch import Tensor

    from burthen.encode.model import EncoderModel

# Read off unrelated and related sentences of the training part of the corpus plan's editorials; not fitted.
TEMPERATURE = 0.12  # cosine between the sides that makes one e times as likely as the other
SPEAKS_AT = 0.47  # cosine to the nearest statement at which a passage is as likely as not to speak of the proposition
SPEAKS_WIDTH = 0.06


class StatementScorer:
    """Keeps the statements of every proposition encoded."""

    def __init__(self, model: EncoderModel) -> None:
        self._model = model
        self._encoded = lru_cache(maxsize=4096)(self._encode)

    def score(
        self, passages: Sequence[Tensor], statements: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
    ) -> list[PairScore]:
        """Scores passages, each against the statements of support and of opposition of one proposition.

        Shape:
            passages: n tensors (n_pieces_i, hidden_width)
        """
        return [self._one(passage, *sides) for passage, sides in zip(passages, statements, strict=True)]

    def _one(self, passage: Tensor, support: tuple[str, ...], oppose: tuple[str, ...]) -> PairScore:
        from torch.nn.functional import normalize

        mean = normalize(passage.mean(0), dim=0)
        for_it, against = (float((self._encoded(side) @ mean).max()) for side in (support, oppose))
        p_support = _logistic((for_it - against) / TEMPERATURE)
        speaks = _logistic((max(for_it, against) - SPEAKS_AT) / SPEAKS_WIDTH)
        return PairScore(speaks, p_support, 1 - p_support, 0.0)

    def _encode(self, statements: tuple[str, ...]) -> Tensor:
        """Returns the normalised mean states of statements, (n_statements, hidden_width)."""
        import torch
        from torch.nn.functional import normalize

        return normalize(torch.stack([states.mean(0) for states in self._model.encode_texts(statements)]), dim=1)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def join(pair: PairScore, statement: PairScore, share: float) -> PairScore:
    """Returns the weighted mean of what the pair head and the statements say.

    Args:
        share: Weight of the statements, 0 to 1.
    """
    return PairScore(
        *(
            (1 - share) * getattr(pair, name) + share * getattr(statement, name)
            for name in ("discussed", "support", "oppose", "neutral")
        )
    )
