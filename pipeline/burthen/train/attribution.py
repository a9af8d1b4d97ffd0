"""Trains the token model of attribution on frozen encoder states: the corpus's train part and GUM's attributions."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from burthen import manifest
from burthen.annotate.attribution_head import AttributionHead
from burthen.annotate.attribution_model import AttributionConfig, AttributionModel, new_head
from burthen.train.attribution_data import Example, corpus_example, gum_examples, labels_of
from burthen.train.cards import attribution_card
from burthen.train.corpus_data import read_corpus
from burthen.train.encoder import learning_rate
from burthen.train.gold_claims import GoldDoc, gold_docs
from burthen.train.score_attribution import score_attribution

if TYPE_CHECKING:
    from spacy.language import Language

CONTENT_WEIGHTS = (1.0, 1.5, 1.0)  # a start is one word of a content of a dozen


def train_attribution(nlp: Language, data: Path, corpus: Path, recipe: dict[str, Any], target: Path) -> dict[str, Any]:
    """Fits, measures and writes the model.

    Args:
        nlp: A pipeline up to the entities, with states.
        data: Folder of the open data.
        recipe: The table of `configs/train/attribution.toml`.
        target: Folder for weights, metrics and card.

    Returns:
        The metrics, as in `metrics.json`.
    """
    golds, dev = (list(gold_docs(nlp, read_corpus(corpus, part))) for part in ("train", "dev"))
    blank = AttributionModel(_config([gold.doc for gold in golds], recipe), [])
    train = [corpus_example(blank, gold) for gold in golds]
    generator = random.Random(recipe["seed"])
    gum = gum_examples(nlp, blank, data / "claims" / "gum_attribution", recipe, generator)
    model = AttributionModel(blank.config, fit(blank.config, train, gum, recipe))
    model.save(target)
    folds = [_held_out(golds, train, gum, fold, blank.config, recipe) for fold in range(recipe["folds"])]
    metrics = {
        "encoder_sha256": blank.config.encoder_sha256,
        "train_cross_validation": score_attribution([pair for fold in folds for pair in fold]),
        "dev": score_attribution([(gold, AttributionModel.load(target)) for gold in dev]),
    }
    (target / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf8")
    (target / "CARD.md").write_text(attribution_card(metrics, recipe), "utf8")
    return metrics


def _held_out(
    golds: Sequence[GoldDoc], train: Sequence[Example], gum: list[Example], fold: int, config: AttributionConfig,
    recipe: dict[str, Any],
) -> list[tuple[GoldDoc, AttributionModel]]:  # fmt: skip
    """Returns the pieces of one fold with a model that has seen none of them."""
    n_folds = recipe["folds"]
    rest = [one for number, one in enumerate(train) if number % n_folds != fold]
    model = AttributionModel(replace(config, n_heads=1), fit(replace(config, n_heads=1), rest, gum, recipe))
    return [(gold, model) for number, gold in enumerate(golds) if number % n_folds == fold]


def _config(docs: Sequence[Any], recipe: dict[str, Any]) -> AttributionConfig:
    tags, relations = labels_of(docs)
    return AttributionConfig(
        encoder_sha256=str(manifest.entries()["encoder"]["sha256"]),
        hidden_width=int(docs[0]._.states.pieces.shape[-1]),
        width=recipe["width"],
        tags=tags,
        relations=relations,
        n_heads=recipe["heads"],
        add_from=recipe["add_from"],
        drop_below=recipe["drop_below"],
    )


def fit(
    config: AttributionConfig, train: Sequence[Example], gum: Sequence[Example], recipe: dict[str, Any]
) -> list[AttributionHead]:
    """Returns trained heads, one a seed."""
    return [_fit_head(config, train, gum, recipe, recipe["seed"] + number) for number in range(config.n_heads)]


def _fit_head(
    config: AttributionConfig, train: Sequence[Example], gum: Sequence[Example], recipe: dict[str, Any], seed: int
) -> AttributionHead:
    torch.manual_seed(seed)
    generator = random.Random(seed)
    head = new_head(config)
    optimizer = torch.optim.AdamW(head.parameters(), lr=recipe["rate"], weight_decay=0.05)
    n_steps, step = recipe["epochs"] * (len(train) + len(gum)), 0
    head.train()
    for epoch in range(recipe["epochs"]):
        stream = [(one, 1.0) for one in train] + [(one, recipe["gum_weight"]) for one in gum]
        generator.shuffle(stream)
        losses = []
        for one, weight in stream:
            for group in optimizer.param_groups:
                group["lr"] = recipe["rate"] * learning_rate(step, recipe["warmup_steps"], n_steps)
            step += 1
            loss = _loss(head, one, generator.random() < recipe["without_rules"])
            optimizer.zero_grad(set_to_none=True)
            (weight * loss).backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            losses.append(float(loss.detach()))
        sys.stderr.write(json.dumps({"seed": seed, "epoch": epoch, "loss": round(sum(losses) / len(losses), 4)}) + "\n")
    return head.eval()


def _loss(head: AttributionHead, one: Example, without_rules: bool) -> torch.Tensor:
    """Returns the loss of one example; now and then the rules are hidden, so that the words are read as well."""
    states, tags, relations, rules, flags = one.inputs
    if without_rules:
        rules, flags = torch.zeros_like(rules), flags.clone()
        flags[:, -1] = 0
    content, roles = head(states, tags, relations, rules, flags)
    weights = torch.tensor(CONTENT_WEIGHTS)
    return nn.functional.cross_entropy(content, one.content, weight=weights) + 0.5 * (
        nn.functional.binary_cross_entropy_with_logits(roles, one.roles)
    )
