"""Trains the shared encoder and all heads together: one recipe, several tasks, seeded, resumable."""

from __future__ import annotations

import hashlib
import itertools
import json
import random
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from burthen.encode.heads import Heads, HeadsConfig
from burthen.encode.model import EncoderModel
from burthen.encode.windows import pack_windows, split_pieces
from burthen.errors import ResourceError
from burthen.spans import Span
from burthen.train.pair_data import Pair, TargetSwapper, read_pairs, vary
from burthen.train.unit_data import LabelledText, read_units


@dataclass(frozen=True)
class EncoderTraining:
    """Where a training run reads and writes.

    Attributes:
        data: Folder with `claims` and `stance`.
        base: Folder of the base encoder.
        settings: The tables of `configs/train/encoder.toml`.
        work: Folder for checkpoints and the log.
    """

    data: Path
    base: Path
    settings: dict[str, Any]
    work: Path
    seed: int = 0
    device: str = "cpu"


@dataclass(frozen=True)
class UnitBatch:
    """Windows of one head with the pieces of each unit."""

    head: str
    windows: list[list[int]]
    units: list[tuple[int, int, int]]  # window, first piece, last piece
    labels: list[int]


@dataclass(frozen=True)
class PairBatch:
    """Passages packed into windows, and their propositions."""

    windows: list[list[int]]
    passages: list[tuple[int, int, int]]
    pairs: list[Pair]


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
        **run.settings["heads"],
    )
    return EncoderModel(encoder, tokenizer, Heads(config), run.device)


class Trainer:
    """Draws batches of the tasks in turn and takes steps on their summed loss."""

    def __init__(self, run: EncoderTraining) -> None:
        torch.manual_seed(run.seed)
        self.run = run
        self.schedule = run.settings["schedule"]
        self.model = load_base(run)
        self.random = random.Random(run.seed)
        self.units = {
            name: list(read_units(run.data / "claims", name, table, "train"))
            for name, table in run.settings["sentence"].items()
        }
        self.pairs = {
            name: list(read_pairs(run.data / "stance", name, table["neutral"], "train"))
            for name, table in run.settings["pair"].items()
        }
        self.swapper = TargetSwapper(list(itertools.chain.from_iterable(self.pairs.values())), run.seed)
        self.unit_streams = {name: _forever(texts, self.random) for name, texts in self.units.items()}
        self.pair_streams = {name: _forever(pairs, self.random) for name, pairs in self.pairs.items()}
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
        if self.random.random() < self.schedule["pair_share"]:
            return "pair", self.pair_loss(self._draw_pairs())
        shares = {name: table["share"] for name, table in self.run.settings["sentence"].items()}
        head = self.random.choices(list(shares), weights=list(shares.values()))[0]
        return head, self.unit_loss(self._draw_units(head))

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
        encoded = self._encode([self._ids(target, 48) for target in unique])
        lengths = {target: len(self._ids(target, 48)) for target in unique}
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

    def _ids(self, text: str, limit: int) -> list[int]:
        ids: list[int] = self.model.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
        return ids[:limit]

    def _draw_units(self, head: str) -> UnitBatch:
        windows: list[list[int]] = []
        units: list[tuple[int, int, int]] = []
        labels: list[int] = []
        while sum(map(len, windows)) < self.schedule["pieces_per_step"]:
            add_text(self.model.tokenizer, next(self.unit_streams[head]), self.schedule["window_pieces"],
                     windows, units, labels)  # fmt: skip
        return UnitBatch(head, windows, units, labels)

    def _draw_pairs(self) -> PairBatch:
        shares = {name: table["share"] for name, table in self.run.settings["pair"].items()}
        pairs = []
        n_pieces = 0
        while n_pieces < self.schedule["pieces_per_step"]:
            name = self.random.choices(list(shares), weights=list(shares.values()))[0]
            pair = next(self.pair_streams[name])
            pairs.append(vary(pair, self.swapper, self.run.settings["pair_augmentation"], self.random))
            n_pieces += min(len(self._ids(pair.text, 10**6)), self.schedule["passage_pieces"])
        return self.pack_pairs(pairs)

    def pack_pairs(self, pairs: Sequence[Pair]) -> PairBatch:
        """Packs passages into windows, as sentences stand in the windows of an article."""
        windows: list[list[int]] = [[]]
        passages = []
        budget = self.schedule["window_pieces"] - 2
        for pair in pairs:
            ids = self._ids(pair.text, self.schedule["passage_pieces"]) or [self.model.tokenizer.unk_token_id]
            if len(windows[-1]) + len(ids) > budget:
                windows.append([])
            first = 1 + len(windows[-1])
            windows[-1].extend(ids)
            passages.append((len(windows) - 1, first, first + len(ids)))
        return PairBatch(windows, passages, list(pairs))

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


def add_text(
    tokenizer: Any,
    text: LabelledText,
    window_pieces: int,
    windows: list[list[int]],
    units: list[tuple[int, int, int]],
    labels: list[int],
) -> None:
    """Adds the windows of a text, and for each of its units the window and pieces it stands in.

    The windows cover the units' own pieces only, so text between units (headings, what nobody labelled) is context
    only where it lies between units of one window. A unit cut by the end of a window keeps its first part.
    """
    pieces = split_pieces(tokenizer, text.text, cover(text))
    ranges = list(pack_windows(pieces.groups, window_pieces))
    base = len(windows)
    windows.extend(pieces.ids[first:last] for first, last in ranges)
    offsets = [start for start, _ in pieces.offsets]
    window = 0
    for unit, label in zip(text.units, text.labels, strict=True):
        first, last = piece_range(offsets, unit)
        while window < len(ranges) - 1 and first >= ranges[window][1]:
            window += 1
        first, last = max(first, ranges[window][0]), min(last, ranges[window][1])
        if first < last:
            shift = 1 - ranges[window][0]
            units.append((base + window, first + shift, last + shift))
            labels.append(label)


def cover(text: LabelledText) -> list[Span]:
    """Returns spans that cover the text from its first unit to its last without gaps."""
    starts = [unit.start for unit in text.units]
    return [Span(start, end) for start, end in itertools.pairwise([*starts, text.units[-1].end])]


def piece_range(offsets: list[int], unit: Span) -> tuple[int, int]:
    """Returns the half-open range of the pieces that start inside a unit.

    Args:
        offsets: Start of each piece, in order.
    """
    return bisect_left(offsets, unit.start), bisect_left(offsets, unit.end)


def pad_states(states: list[Tensor]) -> tuple[Tensor, Tensor]:
    """Pads states of different length.

    Shape:
        states: n tensors (n_pieces_i, width) -> (n, longest, width), padding (n, longest), True where padded
    """
    padded = nn.utils.rnn.pad_sequence(states, batch_first=True)
    lengths = torch.tensor([len(state) for state in states], device=padded.device)
    padding = torch.arange(padded.shape[1], device=padded.device)[None, :] >= lengths[:, None]
    return padded, padding


def learning_rate(step: int, warmup_steps: int, steps: int) -> float:
    """Returns the factor of a linear warm-up followed by a linear fall to zero."""
    if step < warmup_steps:
        return (step + 1) / warmup_steps
    return max(0.0, (steps - step) / max(1, steps - warmup_steps))


def _forever(items: Sequence[Any], generator: random.Random) -> Iterator[Any]:
    while True:
        order = list(range(len(items)))
        generator.shuffle(order)
        for index in order:
            yield items[index]
