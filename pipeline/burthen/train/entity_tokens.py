"""The open entity sets as batches for the token head, with partial labels.

A word's tag is known, or known to be one of several: an undecided place may be any sort of place, and a capitalised
word that a set leaves unmarked may be any label which that set does not annotate. The loss asks only that the allowed
tags together be likely (Jie et al., Better Modeling of Incomplete Annotations, NAACL 2019, without their CRF).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from burthen.encode.shapes import neighbours, shapes
from burthen.encode.tags import OUTSIDE, tag_names
from burthen.train.entity_docs import EntityScheme, read_sentences


@dataclass(frozen=True)
class TaggedSentence:
    """Words with the tags that each may have.

    Attributes:
        allowed: For each word, indices of the tags that are right.
    """

    words: tuple[str, ...]
    allowed: tuple[tuple[int, ...], ...]


class TagReader:
    """Reads tags with their alternatives.

    Args:
        labels: Labels of the token head, in order.
        scheme: The mapping of `configs/train/ner_labels.toml`.
    """

    def __init__(self, labels: Sequence[str], scheme: EntityScheme) -> None:
        self.tags = tag_names(labels)
        self._labels, self._scheme = frozenset(labels), scheme
        self._index = {tag: number for number, tag in enumerate(self.tags)}

    def read(self, sentence: dict[str, Any]) -> TaggedSentence:
        """Returns the words of one sentence of the open sets with their allowed tags."""
        words = tuple(word if word.strip() else "\u2423" for word in sentence["tokens"])
        unmarked = self._unmarked(set(sentence["sup"]))
        allowed = [unmarked if may_be_a_name(word) else (self._index[OUTSIDE],) for word in words]
        for start, end, labels in sentence["ents"]:
            begin, inside = self._of_span(labels, list(words[start:end]))
            for at in range(start, end):
                allowed[at] = begin if at == start else inside
        return TaggedSentence(words, tuple(allowed))

    def _of_span(self, labels: list[str], words: list[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Returns the tags allowed at the first word of a name and at the others."""
        decided = self._scheme.decide(labels, words)
        if decided == "":
            return (self._index[OUTSIDE],), (self._index[OUTSIDE],)
        names = [decided] if decided else [label for label in labels if label in self._labels]
        names = [name for name in names if name in self._labels]
        # A name of a label of nobody's that might still be ours: nothing is known of it.
        begin = tuple(self._index[f"B-{name}"] for name in names) or tuple(range(len(self.tags)))
        inside = tuple(self._index[f"I-{name}"] for name in names) or tuple(range(len(self.tags)))
        return begin, inside

    def _unmarked(self, annotated: set[str]) -> tuple[int, ...]:
        open_labels = self._labels - annotated
        return (
            self._index[OUTSIDE],
            *(n for n, tag in enumerate(self.tags) if tag != OUTSIDE and tag[2:] in open_labels),
        )


def may_be_a_name(word: str) -> bool:
    """Tells whether an unmarked word may be a name that the set does not annotate; "The" at a start is none."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return word[:1].isupper() and word.lower() not in STOP_WORDS


def read_tagged(folder: Path, reader: TagReader, scheme: EntityScheme, part: str) -> dict[str, list[TaggedSentence]]:
    """Returns the sentences of every source that may be trained on, by source."""
    return {
        source["name"]: [reader.read(sentence) for sentence in read_sentences(folder, source, part)]
        for source in scheme.sources
    }


@dataclass(frozen=True)
class TagBatch:
    """Sentences as padded pieces, for one token head.

    Shape:
        ids, mask: (n_sentences, n_pieces)
        firsts: (n_words, 2), sentence and first piece of each word
        shapes: (n_words, 3), of the word and its neighbours
        allowed: (n_words, n_tags), True where a tag is right
    """

    head: str
    ids: Tensor
    mask: Tensor
    firsts: Tensor
    shapes: Tensor
    allowed: Tensor


def make_batch(
    tokenizer: Any, head: str, sentences: Sequence[TaggedSentence], n_tags: int, max_pieces: int
) -> TagBatch:
    """Packs sentences; words beyond `max_pieces` are left out."""
    rows, firsts, looks, allowed = [], [], [], []
    for row, sentence in enumerate(sentences):
        ids, starts = pieces_of(tokenizer, sentence.words, max_pieces)
        around = neighbours(shapes(sentence.words))
        for word, start in enumerate(starts):
            firsts.append((row, start + 1))
            looks.append(around[word])
            allowed.append(sentence.allowed[word])
        rows.append([tokenizer.cls_token_id, *ids, tokenizer.sep_token_id])
    longest = max(map(len, rows))
    ids_table = torch.full((len(rows), longest), tokenizer.pad_token_id)
    mask = torch.zeros_like(ids_table)
    for row, ids in enumerate(rows):
        ids_table[row, : len(ids)] = torch.tensor(ids)
        mask[row, : len(ids)] = 1
    right = torch.zeros(len(allowed), n_tags, dtype=torch.bool)
    for word, tags in enumerate(allowed):
        right[word, list(tags)] = True
    return TagBatch(head, ids_table, mask, torch.tensor(firsts), torch.tensor(looks), right)


def pieces_of(tokenizer: Any, words: Sequence[str], max_pieces: int) -> tuple[list[int], list[int]]:
    """Returns the pieces of words joined by spaces, and the index of each word's first piece."""
    text = " ".join(words)
    encoding = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    starts, at, piece = [], 0, 0
    offsets = encoding["offset_mapping"]
    for word in words:
        while piece < len(offsets) and offsets[piece][0] < at:
            piece += 1
        if piece >= min(len(offsets), max_pieces):
            break
        starts.append(piece)
        at += len(word) + 1
    return list(encoding["input_ids"])[:max_pieces], starts


def partial_loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Returns the mean negative log-likelihood of the allowed tags.

    Shape:
        logits, allowed: (n_words, n_tags)
    """
    told = ~allowed.all(-1)
    logits, allowed = logits[told], allowed[told]
    right = logits.masked_fill(~allowed, float("-inf")).logsumexp(-1)
    return (logits.logsumexp(-1) - right).mean()


def draw_sentences(
    by_source: dict[str, list[TaggedSentence]], shares: dict[str, float], generator: random.Random
) -> Iterator[TaggedSentence]:
    """Yields sentences without end, sources by their shares."""
    names = [name for name in by_source if by_source[name] and name in shares]
    weights = [shares[name] for name in names]
    while True:
        yield generator.choice(by_source[generator.choices(names, weights)[0]])
