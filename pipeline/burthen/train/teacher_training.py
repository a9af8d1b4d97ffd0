"""Trains the teacher on the treebanks, and lets it tag and parse sentences."""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from burthen.encode.windows import bucket_by_length
from burthen.errors import ResourceError
from burthen.train.conllu import TreebankSentence
from burthen.train.encoder import learning_rate
from burthen.train.parse_data import LAYERS, Inventory, make_gold, make_parse_batch
from burthen.train.teacher import Teacher
from burthen.train.treebank_docs import fold_subtype


@dataclass(frozen=True)
class TeacherParse:
    """One sentence as the teacher reads it.

    Attributes:
        tags: For each layer the label of each word.
        heads: Index of the head of each word; its own index for the root.
        relations: Relation of each word to its head.
        confidence: Mean probability of the heads.
    """

    tags: dict[str, tuple[str, ...]]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    confidence: float

    @property
    def is_tree(self) -> bool:
        """Whether there is one root and every word hangs on it."""
        roots = [at for at, head in enumerate(self.heads) if head == at]
        if len(roots) != 1:
            return False
        below: dict[int, list[int]] = {}
        for at, head in enumerate(self.heads):
            if head != at:
                below.setdefault(head, []).append(at)
        waiting, n_seen = roots, 0
        while waiting:
            n_seen += 1
            waiting.extend(below.get(waiting.pop(), ()))
        return n_seen == len(self.heads)


class TeacherTrainer:
    """Trains a teacher by a recipe, and reads sentences with it.

    Args:
        base: Folder of the base encoder.
        recipe: The tables of `configs/train/silver.toml`.
        inventory: The labels to tell apart.

    Raises:
        ResourceError: B302 if the base weights are not the ones that the recipe names.
    """

    def __init__(self, base: Path, recipe: dict[str, Any], inventory: Inventory, seed: int = 0) -> None:
        from transformers import AutoModel, AutoTokenizer

        weights = base / "model.safetensors"
        if hashlib.sha256(weights.read_bytes()).hexdigest() != recipe["base_sha256"]:
            raise ResourceError("B302", str(weights), "Use the base weights that configs/train/silver.toml names.")
        torch.manual_seed(seed)
        table = recipe["teacher"]
        encoder = AutoModel.from_pretrained(base, dtype=torch.float32, local_files_only=True)
        self.tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
        self.model = Teacher(encoder, inventory, table["arc_width"], table["relation_width"], table["dropout"])
        self.table, self.seed = table, seed

    def train(self, sentences: Sequence[TreebankSentence]) -> None:
        """Runs all epochs."""
        batches = list(bucket_by_length([self._size(s) for s in sentences], self.table["pieces_per_step"]))
        n_steps = len(batches) * self.table["epochs"]
        optimizer = self._optimizer()
        generator, losses, step = random.Random(self.seed), [], 0
        self.model.train()
        for _ in range(self.table["epochs"]):
            generator.shuffle(batches)
            for batch in batches:
                rate = learning_rate(step, self.table["warmup_steps"], n_steps)
                loss = self._take_step(optimizer, [sentences[n] for n in batch], rate)
                losses += [] if loss is None else [loss]
                step += 1
                if step % self.table["report_every"] == 0:
                    mean = round(sum(losses) / max(1, len(losses)), 3)
                    sys.stderr.write(json.dumps({"step": step, "of": n_steps, "teacher_loss": mean}) + "\n")
                    losses = []
        self.model.eval()

    def read(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[int, TeacherParse]]:
        """Yields the number and the parse of each sentence that is not too long, in order of length."""
        self.model.eval()
        sizes = [2 * len(words) for words in sentences]
        for batch in bucket_by_length(sizes, 4 * self.table["pieces_per_step"]):
            kept = [n for n in batch if sentences[n]]
            packed = make_parse_batch(self.tokenizer, [sentences[n] for n in kept], self.table["max_pieces"])
            if packed is None:  # one of them is too long: one by one
                for n in kept:
                    single = make_parse_batch(self.tokenizer, [sentences[n]], self.table["max_pieces"])
                    if single is not None:
                        yield n, self._parses(single, [len(sentences[n])])[0]
                continue
            yield from zip(kept, self._parses(packed, [len(sentences[n]) for n in kept]), strict=True)

    def _parses(self, batch: Any, lengths: list[int]) -> list[TeacherParse]:
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.model(batch)
            probabilities = scores.arcs.softmax(-1)
            confidence, heads = probabilities.max(-1)
            relations = self.model.relations(scores, heads).argmax(-1)
        tags = {layer: scores.tags[layer].argmax(-1) for layer in LAYERS}
        inventory = self.model.inventory
        return [
            TeacherParse(
                tags={layer: _named(tags[layer][row, :n], inventory.tags[layer]) for layer in LAYERS},
                heads=tuple(at if head == 0 else head - 1 for at, head in enumerate(heads[row, :n].tolist())),
                relations=_named(relations[row, :n], inventory.relations),
                confidence=float(confidence[row, :n].mean()),
            )
            for row, n in enumerate(lengths)
        ]

    def _take_step(
        self, optimizer: torch.optim.Optimizer, sentences: list[TreebankSentence], rate: float
    ) -> float | None:
        words = [[token.form for token in sentence.tokens] for sentence in sentences]
        batch = make_parse_batch(self.tokenizer, words, self.table["max_pieces"])
        if batch is None:
            return None
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = self.model.loss(batch, make_gold(sentences, self.model.inventory))
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        optimizer.step()
        return float(loss.detach())

    def _size(self, sentence: TreebankSentence) -> int:
        return len(self.tokenizer(" ".join(token.form for token in sentence.tokens))["input_ids"])

    def _optimizer(self) -> torch.optim.Optimizer:
        encoder = list(self.model.encoder.parameters())
        known = set(map(id, encoder))
        heads = [parameter for parameter in self.model.parameters() if id(parameter) not in known]
        groups = [
            {"params": encoder, "lr": self.table["encoder_rate"], "peak": self.table["encoder_rate"]},
            {"params": heads, "lr": self.table["heads_rate"], "peak": self.table["heads_rate"]},
        ]
        return torch.optim.AdamW(groups, weight_decay=self.table["weight_decay"])


def score_teacher(trainer: TeacherTrainer, sentences: Sequence[TreebankSentence]) -> dict[str, float]:
    """Returns accuracies in percent on gold tokens and sentences, words of too long sentences left out."""
    words = [[token.form for token in sentence.tokens] for sentence in sentences]
    right, total, trees, read = dict.fromkeys(("XPOS", "UPOS", "UAS", "LAS"), 0), 0, 0, 0
    for n, parse in trainer.read(words):
        read += 1
        trees += parse.is_tree
        for at, token in enumerate(sentences[n].tokens):
            total += 1
            attached = parse.heads[at] == token.head
            right["XPOS"] += parse.tags["xpos"][at] == token.xpos
            right["UPOS"] += parse.tags["upos"][at] == token.upos
            right["UAS"] += attached
            right["LAS"] += attached and parse.relations[at] == fold_subtype(token.deprel)
    scores = {name: round(100 * count / total, 2) for name, count in right.items()}
    return {**scores, "trees": round(100 * trees / read, 2)}


def _named(indices: Tensor, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names[int(n)] for n in indices)
