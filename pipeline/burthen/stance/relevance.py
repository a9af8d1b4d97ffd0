"""Tells which passages speak of a proposition at all, by the nearest of its typical statements.

The target file lists what supporters and opponents typically say. A passage and a statement are compared by the cosine
of their mean states, which the encoder's pre-training made a measure of paraphrase (Reimers and Gurevych,
Sentence-BERT, EMNLP 2019). The nearer side is *not* taken for the passage's side: likeness does not tell "is
justified" from "is not justified".
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

    from burthen.encode.model import EncoderModel

# Cosine at which a passage as likely as not speaks of the proposition. Lower where it has passed the gate of cues, to
# which the cosine adds little. Set by trial on the briefs of the corpus's training texts; unmeasured until annotated.
SPEAKS_AT_GATED = 0.25
SPEAKS_AT_OPEN = 0.5  # without cues it decides alone; read off unrelated sentences, not measured
WIDTH = 0.06


class RelevanceScorer:
    """Keeps the statements of every proposition encoded."""

    def __init__(self, model: EncoderModel) -> None:
        self._model = model
        self._encoded = lru_cache(maxsize=4096)(self._encode)

    def score(self, passage: Tensor, statements: tuple[str, ...], *, gated: bool) -> float:
        """Returns the probability that a passage speaks of a proposition.

        Args:
            statements: What supporters and opponents typically say.
            gated: Whether the proposition has cues, one of which the passage has.

        Shape:
            passage: (n_pieces, hidden_width)
        """
        from torch.nn.functional import normalize

        nearest = float((self._encoded(statements) @ normalize(passage.mean(0), dim=0)).max())
        middle = SPEAKS_AT_GATED if gated else SPEAKS_AT_OPEN
        return 1 / (1 + math.exp(-(nearest - middle) / WIDTH))

    def _encode(self, statements: tuple[str, ...]) -> Tensor:
        """Returns the normalised mean states of statements, (n_statements, hidden_width)."""
        import torch
        from torch.nn.functional import normalize

        return normalize(torch.stack(self._model.mean_states(statements)), dim=1)
