"""The teacher of the spaCy base: a fine-tuned encoder with tag heads and a biaffine parser. It is never shipped.

References:
    Dozat and Manning, Deep Biaffine Attention for Neural Dependency Parsing, ICLR 2017.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from burthen.encode.shapes import SHAPES
from burthen.train.parse_data import LAYERS, MISSING, Inventory, ParseBatch, ParseGold

SHAPE_WIDTH = 24


@dataclass(frozen=True)
class ParseScores:
    """What the teacher thinks of each word.

    Shape:
        tags: each (n_sentences, n_words, n_labels)
        arcs: (n_sentences, n_words, 1 + n_words), the root first
        relation_states: for dependents and heads, (n_sentences, n_words, width) and (n_sentences, 1 + n_words, width)
    """

    tags: dict[str, Tensor]
    arcs: Tensor
    relation_states: tuple[Tensor, Tensor]


class Teacher(nn.Module):
    """Tags and parses sentences whose words are known.

    Args:
        encoder: A Hugging Face encoder.
        inventory: The labels to tell apart.
        arc_width: Width of the states that heads are chosen by.
        relation_width: Width of the states that relations are chosen by.
    """

    def __init__(self, encoder: Any, inventory: Inventory, arc_width: int, relation_width: int, dropout: float) -> None:
        super().__init__()
        self.encoder, self.inventory = encoder, inventory
        width = int(encoder.config.hidden_size)
        self.mix = nn.Parameter(torch.zeros(int(encoder.config.num_hidden_layers)))
        self.shapes = nn.Embedding(len(SHAPES) + 1, SHAPE_WIDTH)
        self.dropout = nn.Dropout(dropout)
        word_width = width + 3 * SHAPE_WIDTH
        self.root = nn.Parameter(torch.zeros(word_width))
        self.tags = nn.ModuleDict({layer: nn.Linear(word_width, len(inventory.tags[layer])) for layer in LAYERS})
        self.arc_dependent, self.arc_head = _hidden(word_width, arc_width), _hidden(word_width, arc_width)
        self.arc = nn.Parameter(torch.empty(arc_width + 1, arc_width))
        self.relation_dependent = _hidden(word_width, relation_width)
        self.relation_head = _hidden(word_width, relation_width)
        self.relation = nn.Parameter(torch.empty(len(inventory.relations), relation_width + 1, relation_width + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.relation, std=1 / relation_width)

    def forward(self, batch: ParseBatch) -> ParseScores:
        """Scores the tags and the heads of a batch."""
        words = self.dropout(self._word_states(batch))
        with_root = torch.cat([self.root.expand(len(words), 1, -1), words], 1)
        dependents, heads = self.dropout(self.arc_dependent(words)), self.dropout(self.arc_head(with_root))
        arcs = _with_one(dependents) @ self.arc @ heads.transpose(1, 2)
        present = torch.cat([torch.ones(len(words), 1, dtype=torch.bool), batch.words], 1)
        arcs = arcs.float().masked_fill(~present[:, None], float("-inf"))
        tags = {layer: self.tags[layer](words).float() for layer in LAYERS}
        relation_states = (
            _with_one(self.dropout(self.relation_dependent(words))),
            _with_one(self.dropout(self.relation_head(with_root))),
        )
        return ParseScores(tags, arcs, relation_states)

    def relations(self, scores: ParseScores, heads: Tensor) -> Tensor:
        """Returns the scores of the relations of words to given heads.

        Shape:
            heads: (n_sentences, n_words), 0 for the root, else 1 + index of the head
            returns: (n_sentences, n_words, n_relations)
        """
        dependents, all_heads = scores.relation_states
        chosen = all_heads.gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, all_heads.shape[-1]))
        return torch.einsum("bwi,rij,bwj->bwr", dependents, self.relation.to(dependents.dtype), chosen).float()

    def loss(self, batch: ParseBatch, gold: ParseGold) -> Tensor:
        """Returns the sum of the mean losses of tags, heads and relations."""
        scores = self(batch)
        total = sum(
            (_mean_loss(scores.tags[layer], gold.tags[layer]) for layer in LAYERS), torch.zeros((), dtype=torch.float32)
        )
        total = total + _mean_loss(scores.arcs, gold.heads)
        return total + _mean_loss(self.relations(scores, gold.heads), gold.relations)

    def _word_states(self, batch: ParseBatch) -> Tensor:
        output = self.encoder(input_ids=batch.ids, attention_mask=batch.mask, output_hidden_states=True)
        layers = torch.stack(output.hidden_states[1:])
        mixed = (layers * self.mix.softmax(0)[:, None, None, None]).sum(0)
        states = mixed.gather(1, batch.firsts[..., None].expand(-1, -1, mixed.shape[-1]))
        return torch.cat([states, self.shapes(batch.looks).flatten(2)], -1)


def _hidden(n_in: int, n_out: int) -> nn.Module:
    return nn.Sequential(nn.Linear(n_in, n_out), nn.GELU())


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], -1)


def _mean_loss(scores: Tensor, gold: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=MISSING)
