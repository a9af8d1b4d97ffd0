"""Scores and calibrates the heads on development data."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from burthen.encode.model import EncoderModel
from burthen.encode.windows import split_pieces
from burthen.train.batches import cover, pad_states, piece_range
from burthen.train.pair_data import FLIPPED, Pair, TargetSwapper, negate
from burthen.train.unit_data import LabelledText

PAIRS_PER_BATCH = 32
N_BINS = 10


def unit_logits(model: EncoderModel, texts: Sequence[LabelledText], window_pieces: int) -> tuple[Tensor, Tensor]:
    """Returns logits and gold labels of all units of one head.

    Shape:
        returns: (n_units, n_labels), (n_units,)
    """
    rows, gold = [], []
    for text in texts:
        pieces = split_pieces(model.tokenizer, text.text, cover(text))
        states = model.encode_pieces(pieces, window_pieces)
        offsets = [start for start, _ in pieces.offsets]
        for unit, label in zip(text.units, text.labels, strict=True):
            first, last = piece_range(offsets, unit)
            if first < last:
                rows.append(states[first:last].mean(0))
                gold.append(label)
    head = model.heads.sentence[texts[0].head]
    with torch.inference_mode():
        return head(torch.stack(rows).to(model.device)).float().cpu(), torch.tensor(gold)


def pair_logits(
    model: EncoderModel, pairs: Sequence[Pair], passage_pieces: int, encoded: dict[str, Tensor]
) -> tuple[Tensor, Tensor]:
    """Returns the logits of both outputs of the pair head.

    Args:
        encoded: States of texts met before; added to, so that a passage asked about in several ways is encoded once.

    Shape:
        returns: (n_pairs,), (n_pairs, 3)
    """
    for text in sorted({text for pair in pairs for text in (pair.text, pair.target)} - encoded.keys()):
        encoded[text] = model.encode_texts([text], passage_pieces)[0]
    discussed, stance = [], []
    for first in range(0, len(pairs), PAIRS_PER_BATCH):
        batch = pairs[first : first + PAIRS_PER_BATCH]
        states = pad_states([encoded[p.text] for p in batch]), pad_states([encoded[p.target] for p in batch])
        with torch.inference_mode():
            outputs = model.heads.pair(*(part.to(model.device) for side in states for part in side))
        discussed.append(outputs[0].float().cpu())
        stance.append(outputs[1].float().cpu())
    return torch.cat(discussed), torch.cat(stance)


def fit_temperature(logits: Tensor, gold: Tensor) -> float:
    """Returns the temperature under which the gold labels are most likely (Guo et al., ICML 2017), of 60 tried."""
    candidates = torch.logspace(-0.7, 0.9, 60)
    losses = [float(cross_entropy(logits / t, gold)) for t in candidates]
    return round(float(candidates[losses.index(min(losses))]), 4)


def expected_calibration_error(probabilities: Tensor, gold: Tensor) -> float:
    """Returns the ECE of the top label over ten equal bins (Naeini et al., AAAI 2015).

    Shape:
        probabilities: (n, n_labels); gold: (n,)
    """
    confidence, predicted = probabilities.max(-1)
    right = (predicted == gold).float()
    error = 0.0
    for low in torch.arange(N_BINS) / N_BINS:
        inside = (confidence > low) & (confidence <= low + 1 / N_BINS)
        if inside.any():
            error += float(inside.float().mean() * (right[inside].mean() - confidence[inside].mean()).abs())
    return error


def classification_scores(logits: Tensor, gold: Tensor, labels: Sequence[str], temperature: float) -> dict[str, Any]:
    """Returns accuracy, macro-F1 over the labels in the gold, F1 by label and ECE, all in percent but `n`."""
    predicted = logits.argmax(-1)
    by_label = {}
    for index, label in enumerate(labels):
        if (gold == index).any():
            hits = int(((predicted == index) & (gold == index)).sum())
            total = int((predicted == index).sum()) + int((gold == index).sum())
            by_label[label] = round(200 * hits / total, 1)
    return {
        "n": len(gold),
        "accuracy": round(100 * float((predicted == gold).float().mean()), 1),
        "macro_f1": round(sum(by_label.values()) / len(by_label), 1),
        "majority_accuracy": round(100 * float(torch.bincount(gold).max() / len(gold)), 1),
        "ece": round(100 * expected_calibration_error(torch.softmax(logits / temperature, -1), gold), 1),
        "f1": by_label,
    }


def swap_controls(pairs: Sequence[Pair], seed: int) -> tuple[list[Pair], list[Pair]]:
    """Returns the pairs with negated propositions (labels flipped) and with those of other debates (not discussed).

    A model that ignores the proposition keeps its answer under both, and so fails them.
    """
    generator, swapper = random.Random(seed), TargetSwapper(pairs, seed)
    negated = [
        replace(pair, target=negate(pair.target), stance=FLIPPED[pair.stance])
        for pair in pairs
        if pair.stance is not None and pair.stance < 2
    ]
    swapped = [
        replace(pair, target=swapper.draw(pair, hard=generator.random() < 0.5), discussed=0, stance=None)
        for pair in pairs
    ]
    return negated, swapped


def write_json(path: Path, table: dict[str, Any]) -> None:
    """Writes a table of metrics."""
    import json

    path.write_text(json.dumps(table, indent=1) + "\n", "utf8")
