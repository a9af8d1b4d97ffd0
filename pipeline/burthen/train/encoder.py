"""Trains the shared encoder and all heads together: one recipe, several tasks, seeded, resumable."""

from __future__ import annotations

import hashlib
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from burthen.encode.heads import Heads, HeadsConfig
from burthen.encode.model import EncoderModel
from burthen.errors import ResourceError
from burthen.train.batches import PairBatch, UnitBatch, pad_states, short_ids
from burthen.train.entity_tokens import TagBatch, partial_loss
from burthen.train.tasks import Sources, Tasks

TARGET_PIECES = 48


@dataclass(frozen=True)
class EncoderTraining:
    """Where a training run reads and writes.

    Attributes:
        sources: Where its data lies.
        base: Folder of the base encoder.
        settings: The tables of `configs/train/encoder.toml`.
        work: Folder for checkpoints and the log.
    """

    sources: Sources
    base: Path
    settings: dict[str, Any]
    work: Path
    seed: int = 0
    device: str = "cpu"


def load_base(run: EncoderTraining) -> EncoderModel:
    """Loads the base encoder with fresh heads.

    Raises:
        ResourceError: B302 if the base weights are not the ones that the recipe names.
    """
    from transformers import AutoModel, AutoTokenizer

    weights = run.base / "model.safetensors"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != run.settings["base_sha256"]:
        raise ResourceError("B302", str(weights), "Use the base weights that configs/train/encoder.toml names.")
    encoder = AutoModel.from_pretrained(run.base, dtype=torch.float32, local_files_only=True)
    tokenizer = AutoTokenizer.from_pretrained(run.base, local_files_only=True)
    config = HeadsConfig(
        hidden_width=encoder.config.hidden_size,
        sentence_labels={name: table["labels"] for name, table in run.settings["sentence"].items()},
        token_labels={name: table["labels"] for name, table in run.settings.get("token", {}).items()},
        **run.settings["heads"],
    )
    return EncoderModel(encoder, tokenizer, Heads(config), run.device)


class Trainer:
    """Draws batches of the tasks in turn and takes steps on their loss."""

    def __init__(self, run: EncoderTraining) -> None:
        torch.manual_seed(run.seed)
        self.run = run
        self.schedule = run.settings["schedule"]
        self.model = load_base(run)
        self.random = random.Random(run.seed)
        self.tasks = Tasks(run.sources, run.settings, self.model.tokenizer, self.random)
        self.optimizer = self._optimizer()
        self.step = 0

    def train(self) -> None:
        """Runs the schedule from the last checkpoint to its end."""
        self._resume()
        self.model.encoder.train()
        self.model.heads.train()
        losses: dict[str, list[float]] = {}
        while self.step < self.schedule["steps"]:
            name, loss = self._loss()
            self._step(loss)
            losses.setdefault(name, []).append(float(loss.detach()))
            if self.step % self.schedule["report_every"] == 0:
                self._report(losses)
                losses = {}
            if self.step % self.schedule["checkpoint_every"] == 0:
                self._checkpoint()
        self.model.encoder.eval()
        self.model.heads.eval()

    def _loss(self) -> tuple[str, Tensor]:
        name, batch = self.tasks.draw()
        if isinstance(batch, PairBatch):
            return name, self.pair_loss(batch)
        return name, self.tag_loss(batch) if isinstance(batch, TagBatch) else self.unit_loss(batch)

    def tag_loss(self, batch: TagBatch) -> Tensor:
        """Returns the loss of a batch of one token head."""
        device = self.run.device
        output = self.model.encoder(input_ids=batch.ids.to(device), attention_mask=batch.mask.to(device))
        states = output.last_hidden_state[batch.firsts[:, 0], batch.firsts[:, 1]]
        logits = self.model.heads.token[batch.head](states, batch.shapes.to(device))
        return partial_loss(logits, batch.allowed.to(device))

    def unit_loss(self, batch: UnitBatch) -> Tensor:
        """Returns the cross entropy of a batch of one sentence head."""
        states = self._encode(batch.windows)
        pooled = torch.stack([states[window, first:last].mean(0) for window, first, last in batch.units])
        logits = self.model.heads.sentence[batch.head](pooled)
        return cross_entropy(logits, torch.tensor(batch.labels, device=self.run.device), label_smoothing=0.05)

    def pair_loss(self, batch: PairBatch) -> Tensor:
        """Returns the sum of both losses of the pair head, each over the pairs that tell."""
        discussed, stance = self.pair_logits(batch)
        loss = torch.zeros((), device=self.run.device)
        told = [(i, pair.discussed) for i, pair in enumerate(batch.pairs) if pair.discussed is not None]
        if told:
            rows, gold = zip(*told, strict=True)
            aim = torch.tensor(gold, dtype=torch.float32, device=self.run.device)
            loss = loss + binary_cross_entropy_with_logits(discussed[list(rows)], aim)
        sided = [(i, pair.stance) for i, pair in enumerate(batch.pairs) if pair.stance is not None]
        if sided:
            rows, gold = zip(*sided, strict=True)
            loss = loss + cross_entropy(
                stance[list(rows)], torch.tensor(gold, device=self.run.device), label_smoothing=0.05
            )
        return loss

    def pair_logits(self, batch: PairBatch) -> tuple[Tensor, Tensor]:
        """Returns the logits of both outputs of the pair head."""
        states = self._encode(batch.windows)
        passages = [states[window, first:last] for window, first, last in batch.passages]
        unique = list(dict.fromkeys(pair.target for pair in batch.pairs))
        pieces = [short_ids(self.model.tokenizer, target, TARGET_PIECES) for target in unique]
        encoded = self._encode(pieces)
        lengths = {target: len(ids) for target, ids in zip(unique, pieces, strict=True)}
        at = {target: index for index, target in enumerate(unique)}
        targets = [encoded[at[pair.target], 1 : 1 + lengths[pair.target]] for pair in batch.pairs]
        passage_states, passage_padding = pad_states(passages)
        target_states, target_padding = pad_states(targets)
        result: tuple[Tensor, Tensor] = self.model.heads.pair(
            passage_states, passage_padding, target_states, target_padding
        )
        return result

    def _encode(self, windows: list[list[int]]) -> Tensor:
        tokenizer = self.model.tokenizer
        longest = max(map(len, windows)) + 2
        ids = torch.full((len(windows), longest), tokenizer.pad_token_id)
        mask = torch.zeros_like(ids)
        for row, window in enumerate(windows):
            wrapped = [tokenizer.cls_token_id, *window, tokenizer.sep_token_id]
            ids[row, : len(wrapped)] = torch.tensor(wrapped)
            mask[row, : len(wrapped)] = 1
        output = self.model.encoder(input_ids=ids.to(self.run.device), attention_mask=mask.to(self.run.device))
        states: Tensor = output.last_hidden_state
        return states

    def _optimizer(self) -> torch.optim.Optimizer:
        encoder = self.model.encoder
        encoder.embeddings.requires_grad_(False)
        for layer in encoder.encoder.layer[: self.schedule["frozen_layers"]]:
            layer.requires_grad_(False)
        trained = [parameter for parameter in encoder.parameters() if parameter.requires_grad]
        groups = [
            {"params": trained, "lr": self.schedule["encoder_rate"]},
            {"params": list(self.model.heads.parameters()), "lr": self.schedule["heads_rate"]},
        ]
        return torch.optim.AdamW(groups, weight_decay=self.schedule["weight_decay"])

    def _step(self, loss: Tensor) -> None:
        rate = learning_rate(self.step, self.schedule["warmup_steps"], self.schedule["steps"])
        for group in self.optimizer.param_groups:
            group.setdefault("peak", group["lr"])
            group["lr"] = group["peak"] * rate
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        parameters = [p for group in self.optimizer.param_groups for p in group["params"]]
        nn.utils.clip_grad_norm_(parameters, 1.0)
        self.optimizer.step()
        self.step += 1

    def _report(self, losses: dict[str, list[float]]) -> None:
        means = {name: round(sum(values) / len(values), 3) for name, values in sorted(losses.items())}
        sys.stderr.write(json.dumps({"step": self.step, "loss": means}) + "\n")

    def _checkpoint(self) -> None:
        self.run.work.mkdir(parents=True, exist_ok=True)
        state = {
            "step": self.step,
            "encoder": self.model.encoder.state_dict(),
            "heads": self.model.heads.state_dict(),
            "optimizer": self.optimizer.state_dict(),
        }
        partial = self.run.work / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(self.run.work / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.run.work / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.run.device, weights_only=True)
        self.model.encoder.load_state_dict(state["encoder"])
        self.model.heads.load_state_dict(state["heads"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]
        self.random.seed(self.run.seed + self.step)


def learning_rate(step: int, warmup_steps: int, steps: int) -> float:
    """Returns the factor of a linear warm-up followed by a linear fall to zero."""
    if step < warmup_steps:
        return (step + 1) / warmup_steps
    return max(0.0, (steps - step) / max(1, steps - warmup_steps))
