"""Treebank sentences as numbers for the teacher: pieces, word shapes, tags, heads and relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from burthen.encode.shapes import neighbours, shapes
from burthen.train.conllu import TreebankSentence, read_conllu
from burthen.train.entity_tokens import pieces_of
from burthen.train.treebank_docs import fold_subtype

LAYERS = ("xpos", "upos", "feats")
MIN_COUNT = 3  # a rarer label is a missing value
MISSING = -100  # what torch's cross entropy leaves out


@dataclass(frozen=True)
class Inventory:
    """The labels that the teacher tells apart, in order."""

    tags: dict[str, tuple[str, ...]]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, sentences: Iterable[TreebankSentence]) -> Inventory:
        """Collects the labels that occur at least `MIN_COUNT` times."""
        counts = {layer: Counter[str]() for layer in (*LAYERS, "deprel")}
        for sentence in sentences:
            for token in sentence.tokens:
                for layer in LAYERS:
                    counts[layer][getattr(token, layer)] += 1
                counts["deprel"][fold_subtype(token.deprel)] += 1
        kept = {layer: tuple(sorted(k for k, n in found.items() if n >= MIN_COUNT)) for layer, found in counts.items()}
        return cls({layer: kept[layer] for layer in LAYERS}, kept["deprel"])


@dataclass(frozen=True)
class ParseBatch:
    """Sentences of similar length, padded.

    Shape:
        ids, mask: (n_sentences, n_pieces)
        firsts: (n_sentences, n_words), the first piece of each word
        looks: (n_sentences, n_words, 3), shapes of each word and its neighbours
        words: (n_sentences, n_words), True where there is a word
    """

    ids: Tensor
    mask: Tensor
    firsts: Tensor
    looks: Tensor
    words: Tensor


def read_treebanks(paths: Iterable[Path]) -> list[TreebankSentence]:
    """Returns the sentences of several treebank files."""
    return [sentence for path in paths for sentence in read_conllu(path)]


def make_parse_batch(tokenizer: Any, sentences: Sequence[Sequence[str]], max_pieces: int) -> ParseBatch | None:
    """Packs sentences of words; None if one of them has more than `max_pieces` pieces."""
    encoded = [pieces_of(tokenizer, words, max_pieces) for words in sentences]
    if any(len(starts) < len(words) for (_, starts), words in zip(encoded, sentences, strict=True)):
        return None
    n_pieces = max(len(ids) for ids, _ in encoded) + 2
    n_words = max(map(len, sentences))
    ids = torch.full((len(sentences), n_pieces), int(tokenizer.pad_token_id))
    mask = torch.zeros_like(ids)
    firsts = torch.zeros(len(sentences), n_words, dtype=torch.long)
    looks = torch.zeros(len(sentences), n_words, 3, dtype=torch.long)
    words_mask = torch.zeros(len(sentences), n_words, dtype=torch.bool)
    for row, ((pieces, starts), words) in enumerate(zip(encoded, sentences, strict=True)):
        wrapped = [tokenizer.cls_token_id, *pieces, tokenizer.sep_token_id]
        ids[row, : len(wrapped)] = torch.tensor(wrapped)
        mask[row, : len(wrapped)] = 1
        firsts[row, : len(words)] = torch.tensor(starts) + 1
        looks[row, : len(words)] = torch.tensor(neighbours(shapes(words)))
        words_mask[row, : len(words)] = True
    return ParseBatch(ids, mask, firsts, looks, words_mask)


@dataclass(frozen=True)
class ParseGold:
    """The right answers of a batch.

    Shape:
        tags: each (n_sentences, n_words), `MISSING` where not told
        heads: (n_sentences, n_words), 0 for the root, else 1 + index of the head
        relations: (n_sentences, n_words)
    """

    tags: dict[str, Tensor]
    heads: Tensor
    relations: Tensor


def make_gold(sentences: Sequence[TreebankSentence], inventory: Inventory) -> ParseGold:
    """Returns the answers of a batch of sentences."""
    shape = (len(sentences), max(len(sentence.tokens) for sentence in sentences))
    tags = {layer: torch.full(shape, MISSING) for layer in LAYERS}
    heads, relations = torch.full(shape, MISSING), torch.full(shape, MISSING)
    index = {layer: {label: n for n, label in enumerate(inventory.tags[layer])} for layer in LAYERS}
    relation_index = {label: n for n, label in enumerate(inventory.relations)}
    for row, sentence in enumerate(sentences):
        for at, token in enumerate(sentence.tokens):
            for layer in LAYERS:
                tags[layer][row, at] = index[layer].get(getattr(token, layer), MISSING)
            heads[row, at] = 0 if token.head == at else token.head + 1
            relations[row, at] = relation_index.get(fold_subtype(token.deprel), MISSING)
    return ParseGold(tags, heads, relations)
