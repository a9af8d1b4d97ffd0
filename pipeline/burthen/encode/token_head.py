"""The head that tags words: state of the first piece, and what the word and its neighbours look like."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from burthen.encode.shapes import SHAPES

SHAPE_WIDTH = 16


class TokenHead(nn.Module):
    """Scores the tags of words.

    Args:
        hidden_width: Width of the encoder's states.
        n_tags: How many tags there are.
        width: Width of the layer in between.
    """

    def __init__(self, hidden_width: int, n_tags: int, width: int = 192, dropout: float = 0.2) -> None:
        super().__init__()
        self.shapes = nn.Embedding(len(SHAPES) + 1, SHAPE_WIDTH)
        self.hidden = nn.Linear(hidden_width + 3 * SHAPE_WIDTH, width)
        self.dropout = nn.Dropout(dropout)
        self.output = nn.Linear(width, n_tags)

    def forward(self, states: Tensor, shapes: Tensor) -> Tensor:
        """Returns logits.

        Shape:
            states: (n_words, hidden_width)
            shapes: (n_words, 3), of the word before, the word and the word after; `len(SHAPES)` where there is none
            returns: (n_words, n_tags)
        """
        looks = self.shapes(shapes).flatten(1)
        hidden = nn.functional.gelu(self.hidden(torch.cat([self.dropout(states), looks], -1)))
        logits: Tensor = self.output(self.dropout(hidden))
        return logits
