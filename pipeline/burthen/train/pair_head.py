"""The last phase of an encoder run: the pair head by itself, on states of the finished encoder.

In the joint run the pair head sees each pair at most once and did not learn. With the encoder frozen every passage is
encoded once, and the head can make several passes in minutes.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from burthen.encode.heads import PairHead
from burthen.encode.model import EncoderModel
from burthen.train.batches import pad_states
from burthen.train.encoder import learning_rate
from burthen.train.pair_data import Pair, TargetSwapper, read_pairs, vary
from burthen.train.tasks import Sources, balanced, read_corpus_pairs


def read_training_pairs(sources: Sources, recipe: dict[str, Any], seed: int) -> list[Pair]:
    """Returns the pairs of all sets whose passages are as short as a sentence, at most `pairs_per_set` an open set.

    Those of the corpus come as often as `corpus_repeat` says.
    """
    phase, generator = recipe["pair_phase"], random.Random(seed)
    chosen: list[Pair] = []
    for name, table in recipe["pair"].items():
        if name == "corpus":
            continue
        pairs = [
            pair
            for pair in read_pairs(sources.data / "stance", name, table["neutral"], "train")
            if len(pair.text.split()) <= phase["passage_words"]
        ]
        generator.shuffle(pairs)
        chosen.extend(pairs[: phase["pairs_per_set"]])
    return chosen + balanced(read_corpus_pairs(sources, "train"), phase["corpus_repeat"], generator)


def fit_pair_head(model: EncoderModel, pairs: Sequence[Pair], recipe: dict[str, Any], seed: int) -> None:
    """Replaces the pair head by a fresh one and trains it on the states of the encoder as it is."""
    phase, config = recipe["pair_phase"], model.heads.config
    torch.manual_seed(seed)
    model.heads.pair = PairHead(config.hidden_width, config.pair_width, config.pair_layers).to(model.device)
    states = _Memory(model, recipe["schedule"]["passage_pieces"])
    optimizer = torch.optim.AdamW(model.heads.pair.parameters(), lr=phase["rate"], weight_decay=0.01)
    generator, swapper = random.Random(seed), TargetSwapper(pairs, seed)
    n_steps = phase["epochs"] * (len(pairs) // phase["pairs_per_step"])
    losses: list[float] = []
    model.heads.pair.train()
    for step in range(n_steps):
        batch = [
            vary(pair, swapper, recipe["pair_augmentation"], generator)
            for pair in generator.sample(list(pairs), phase["pairs_per_step"])
        ]
        for group in optimizer.param_groups:
            group["lr"] = phase["rate"] * learning_rate(step, phase["warmup_steps"], n_steps)
        optimizer.zero_grad(set_to_none=True)
        loss = pair_loss(model.heads.pair, states, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.heads.pair.parameters(), 1.0)
        optimizer.step()
        losses.append(float(loss.detach()))
        if (step + 1) % phase["report_every"] == 0:
            sys.stderr.write(json.dumps({"step": step + 1, "pair_loss": round(sum(losses) / len(losses), 3)}) + "\n")
            losses = []
    model.heads.pair.eval()


def pair_loss(head: PairHead, states: _Memory, batch: Sequence[Pair]) -> Tensor:
    """Returns the sum of both losses, each over the pairs that tell."""
    passages = pad_states([states[pair.text] for pair in batch])
    targets = pad_states([states[pair.target] for pair in batch])
    discussed, stance = head(*passages, *targets)
    loss = torch.zeros((), device=discussed.device)
    told = [i for i, pair in enumerate(batch) if pair.discussed is not None]
    if told:
        gold = torch.tensor([float(batch[i].discussed or 0) for i in told], device=discussed.device)
        loss = loss + binary_cross_entropy_with_logits(discussed[told], gold)
    sided = [i for i, pair in enumerate(batch) if pair.stance is not None]
    if sided:
        labels = torch.tensor([batch[i].stance for i in sided], device=discussed.device)
        loss = loss + cross_entropy(stance[sided], labels, label_smoothing=0.05)
    return loss


class _Memory:
    """States of texts, encoded when first asked for and kept in half precision."""

    def __init__(self, model: EncoderModel, max_pieces: int) -> None:
        self._model, self._max_pieces = model, max_pieces
        self._states: dict[str, Tensor] = {}

    def __getitem__(self, text: str) -> Tensor:
        if text not in self._states:
            self._states[text] = self._model.encode_texts([text], self._max_pieces)[0].half()
        # Inference tensors cannot take part in a backward pass; a copy can.
        return self._states[text].float().clone().to(self._model.device)
