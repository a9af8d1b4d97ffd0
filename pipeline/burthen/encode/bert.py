"""BERT in plain torch: what the bundled encoder is, without the second and a half that importing transformers costs.

Modules are named as in transformers, so that its weights fit, and compute the same bits; a test holds the two together.
For inference: there is no dropout, so training starts from the class of transformers.

References:
    Devlin et al., BERT, NAACL 2019.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

CONFIG = "config.json"
# What the configuration must say for this module to compute what transformers would; a missing key has this value.
PLAIN = {
    "hidden_act": "gelu",
    "position_embedding_type": "absolute",
    "is_decoder": False,
    "add_cross_attention": False,
}


class BertConfig:
    """The configuration that transformers writes; kept whole, so that it is saved as it was read."""

    def __init__(self, text: str) -> None:
        self._text = text
        table: Mapping[str, Any] = json.loads(text)
        self.is_plain = table.get("model_type") == "bert" and all(table.get(k, v) == v for k, v in PLAIN.items())
        self.vocab_size = int(table.get("vocab_size", 30522))
        self.type_vocab_size = int(table.get("type_vocab_size", 2))
        self.max_position_embeddings = int(table.get("max_position_embeddings", 512))
        self.hidden_size = int(table.get("hidden_size", 768))
        self.intermediate_size = int(table.get("intermediate_size", 3072))
        self.num_hidden_layers = int(table.get("num_hidden_layers", 12))
        self.num_attention_heads = int(table.get("num_attention_heads", 12))
        self.layer_norm_eps = float(table.get("layer_norm_eps", 1e-12))

    def save_pretrained(self, folder: Path) -> None:
        """Writes the configuration to a folder."""
        (folder / CONFIG).write_text(self._text, "utf8")


class BertOutput(NamedTuple):
    """What a pass gives."""

    last_hidden_state: Tensor


class Embeddings(nn.Module):
    """Sums what is known of a piece: which it is, where it stands, which text it is in (always the first)."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.word_embeddings = _table(config.vocab_size, config.hidden_size)
        self.position_embeddings = _table(config.max_position_embeddings, config.hidden_size)
        self.token_type_embeddings = _table(config.type_vocab_size, config.hidden_size)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)

    def forward(self, ids: Tensor) -> Tensor:
        """Returns embeddings.

        Shape:
            ids: (n_texts, n_pieces) -> (n_texts, n_pieces, hidden_size)
        """
        first_text = self.token_type_embeddings(torch.zeros_like(ids))
        positions = self.position_embeddings(torch.arange(ids.shape[1], device=ids.device))
        # In this order: sums of floats depend on it, and records are promised to keep their bytes.
        embedded: Tensor = self.LayerNorm(self.word_embeddings(ids) + first_text + positions)
        return embedded


class SelfAttention(nn.Module):
    """Each piece looks at all pieces of its text."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.head_width = config.hidden_size // config.num_attention_heads
        self.query = nn.Linear(config.hidden_size, config.hidden_size)
        self.key = nn.Linear(config.hidden_size, config.hidden_size)
        self.value = nn.Linear(config.hidden_size, config.hidden_size)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Returns what each piece saw.

        Shape:
            states: (n_texts, n_pieces, hidden_size), and so is what is returned
            mask: (n_texts, 1, 1, n_pieces), False where there is padding; None where there is none
        """
        split = (*states.shape[:-1], -1, self.head_width)
        query, key, value = (part(states).view(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return seen.transpose(1, 2).reshape(states.shape)


class Residual(nn.Module):
    """A linear step added to what went in, then normalised."""

    def __init__(self, n_inputs: int, config: BertConfig) -> None:
        super().__init__()
        self.dense = nn.Linear(n_inputs, config.hidden_size)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)

    def forward(self, states: Tensor, residual: Tensor) -> Tensor:
        """Returns the sum, normalised.

        Shape:
            states: (n_texts, n_pieces, n_inputs)
            residual: (n_texts, n_pieces, hidden_size), and so is what is returned
        """
        normalised: Tensor = self.LayerNorm(self.dense(states) + residual)
        return normalised


class Layer(nn.Module):
    """Attention, then a feed-forward step."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        attention = {"self": SelfAttention(config), "output": Residual(config.hidden_size, config)}
        self.attention = nn.ModuleDict(attention)
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(config.hidden_size, config.intermediate_size)})
        self.output = Residual(config.intermediate_size, config)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Returns the states of the next layer; shapes are those of `SelfAttention`."""
        states = self.attention["output"](self.attention["self"](states, mask), states)
        result: Tensor = self.output(gelu(self.intermediate["dense"](states)), states)
        return result


class Layers(nn.Module):
    """All layers, one level down as in transformers."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.layer = nn.ModuleList(Layer(config) for _ in range(config.num_hidden_layers))


class Bert(nn.Module):
    """The encoder, called and answering as `transformers.BertModel` does."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.config = config
        self.embeddings = Embeddings(config)
        self.encoder = Layers(config)
        # Nothing here asks for it, but what is saved should have all the weights that were read.
        self.pooler = nn.ModuleDict({"dense": nn.Linear(config.hidden_size, config.hidden_size)})

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> BertOutput:
        """Returns the states of the last layer.

        Shape:
            input_ids: (n_texts, n_pieces)
            attention_mask: (n_texts, n_pieces), 0 where there is padding
        """
        real = attention_mask.bool()
        # A mask that hides nothing sends torch to another kernel, with other last bits.
        mask = None if bool(real.all()) else real[:, None, None, :]
        states = self.embeddings(input_ids)
        for layer in self.encoder.layer:
            states = layer(states, mask)
        return BertOutput(states)


def _table(n_rows: int, width: int) -> nn.Embedding:
    """Makes a table to be filled; the usual way draws numbers, which on the meta device imports torch's compiler."""
    return nn.Embedding(n_rows, width, _weight=torch.empty(n_rows, width))
