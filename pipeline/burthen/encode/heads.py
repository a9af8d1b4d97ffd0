"""The heads that read the encoder's states. Plain torch modules; shapes are given at each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import linear, scaled_dot_product_attention

from burthen.encode.tags import tag_names
from burthen.encode.token_head import TokenHead


@dataclass(frozen=True)
class HeadsConfig:
    """What the heads are, kept beside their weights.

    Attributes:
        hidden_width: Width of the encoder's states.
        sentence_labels: For each sentence head, its labels in order.
        token_labels: For each token head, the labels that its tags are made of.
        temperatures: For each head, what its logits are divided by; set on development data.
        pair_width: Width of the pair head.
        pair_layers: Layers of cross-attention in the pair head.
    """

    hidden_width: int = 384
    sentence_labels: dict[str, list[str]] = field(default_factory=dict)
    token_labels: dict[str, list[str]] = field(default_factory=dict)
    temperatures: dict[str, float] = field(default_factory=dict)
    pair_width: int = 192
    pair_layers: int = 2

    def to_json(self) -> dict[str, Any]:
        """Returns the configuration as plain data."""
        return asdict(self)


class SentenceHead(nn.Module):
    """Classifies units of text by the mean of their states."""

    def __init__(self, hidden_width: int, n_labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(hidden_width)
        self.dropout = nn.Dropout(dropout)
        self.output = nn.Linear(hidden_width, n_labels)

    def forward(self, states: Tensor) -> Tensor:
        """Returns logits.

        Shape:
            states: (n_units, hidden_width) -> (n_units, n_labels)
        """
        logits: Tensor = self.output(self.dropout(self.norm(states)))
        return logits


class CrossLayer(nn.Module):
    """One side looks at the other, then a feed-forward step; both with residual and norm."""

    def __init__(self, width: int, n_heads: int = 4, dropout: float = 0.1) -> None:
        super().__init__()
        self.attention = nn.MultiheadAttention(width, n_heads, dropout=dropout, batch_first=True)
        self.attention_norm = nn.LayerNorm(width)
        self.feed_forward = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))
        self.output_norm = nn.LayerNorm(width)

    def forward(self, queries: Tensor, others: Tensor, others_padding: Tensor) -> Tensor:
        """Returns the queries after they have seen the others.

        Shape:
            queries: (n_pairs, n_queries, width)
            others: (n_pairs, n_others, width)
            others_padding: (n_pairs, n_others), True where there is padding
        """
        queries = self.attention_norm(queries + self._look(queries, others, ~others_padding))
        result: Tensor = self.output_norm(queries + self.feed_forward(queries))
        return result

    def _look(self, queries: Tensor, others: Tensor, real: Tensor) -> Tensor:
        """Returns the bits that a call of `self.attention` would, which imports sympy to check the mask: 0.25 s.

        Shape:
            real: (n_pairs, n_others), False where there is padding
        """
        attention = self.attention
        width, split = attention.embed_dim, (attention.num_heads, attention.head_dim)
        weights, bias = attention.in_proj_weight, attention.in_proj_bias
        query = linear(queries, weights[:width], bias[:width]).view(*queries.shape[:2], *split).transpose(1, 2)
        both = linear(others, weights[width:], bias[width:]).view(*others.shape[:2], 2, *split).permute(2, 0, 3, 1, 4)
        dropout = attention.dropout if self.training else 0.0
        seen = scaled_dot_product_attention(query, both[0], both[1], real[:, None, None, :], dropout)
        projected: Tensor = attention.out_proj(seen.transpose(1, 2).flatten(2))
        return projected


class PairHead(nn.Module):
    """Late interaction of a passage and a proposition that were encoded apart.

    Two questions have two outputs, because most open sets are binary and one softmax would learn which set it sees:
    whether the passage speaks of the proposition, and if so whether it supports, opposes or leaves it open.

    References:
        Humeau et al., Poly-encoders, ICLR 2020: attention between separately encoded texts keeps most of the accuracy
        of a cross-encoder.
    """

    STANCES = ("support", "oppose", "neutral")

    def __init__(self, hidden_width: int, width: int, n_layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.reduce = nn.Linear(hidden_width, width)
        self.passage_layers = nn.ModuleList(CrossLayer(width, dropout=dropout) for _ in range(n_layers))
        self.target_layers = nn.ModuleList(CrossLayer(width, dropout=dropout) for _ in range(n_layers))
        self.join = nn.Sequential(nn.Linear(4 * width, width), nn.GELU(), nn.Dropout(dropout))
        self.discussed = nn.Linear(width, 1)
        self.stance = nn.Linear(width, len(self.STANCES))

    def forward(
        self, passages: Tensor, passage_padding: Tensor, targets: Tensor, target_padding: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Returns the logit of "discussed" and the logits of the stances.

        Shape:
            passages: (n_pairs, n_passage_pieces, hidden_width), padding True in (n_pairs, n_passage_pieces)
            targets: (n_pairs, n_target_pieces, hidden_width), padding True in (n_pairs, n_target_pieces)
            returns: (n_pairs,), (n_pairs, 3)
        """
        passage, target = self.reduce(passages), self.reduce(targets)
        for read_target, read_passage in zip(self.passage_layers, self.target_layers, strict=True):
            passage, target = (
                read_target(passage, target, target_padding),
                read_passage(target, passage, passage_padding),
            )
        pooled = [*_pool(passage, passage_padding), *_pool(target, target_padding)]
        joined = self.join(torch.cat(pooled, dim=-1))
        return self.discussed(joined).squeeze(-1), self.stance(joined)


def _pool(states: Tensor, padding: Tensor) -> tuple[Tensor, Tensor]:
    """Returns mean and maximum over the pieces that are not padding, each (n, width)."""
    kept = (~padding).unsqueeze(-1)
    mean = (states * kept).sum(1) / kept.sum(1).clamp(min=1)
    maximum = states.masked_fill(~kept, torch.finfo(states.dtype).min).amax(1)
    return mean, maximum


class Heads(nn.Module):
    """All heads over one encoder."""

    def __init__(self, config: HeadsConfig) -> None:
        super().__init__()
        self.config = config
        self.sentence = nn.ModuleDict(
            {name: SentenceHead(config.hidden_width, len(labels)) for name, labels in config.sentence_labels.items()}
        )
        self.token = nn.ModuleDict(
            {
                name: TokenHead(config.hidden_width, len(tag_names(labels)))
                for name, labels in config.token_labels.items()
            }
        )
        self.pair = PairHead(config.hidden_width, config.pair_width, config.pair_layers)
