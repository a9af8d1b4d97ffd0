"""What follows training: temperatures on development data, the metrics of every head, and the controls."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from burthen.encode.heads import HeadsConfig, PairHead
from burthen.encode.model import EncoderModel
from burthen.train.entity_docs import EntityScheme
from burthen.train.pair_data import Pair, read_pairs
from burthen.train.score_encoder import (
    classification_scores,
    fit_temperature,
    pair_logits,
    swap_controls,
    unit_logits,
)
from burthen.train.score_tokens import score_tokens
from burthen.train.tasks import Sources, read_corpus_pairs, read_head_units

PairLogits = Callable[[list[Pair]], tuple[Tensor, Tensor]]

# Pairs of each set that are scored; more would cost minutes and move no figure by more than its noise.
PAIRS_SCORED = 300
TEXTS_SCORED = 200


def calibrate(model: EncoderModel, sources: Sources, settings: dict[str, Any]) -> dict[str, Any]:
    """Sets the temperatures of all heads and returns the development metrics.

    Args:
        model: The trained encoder; its heads' configuration is replaced by one with temperatures.
        sources: Where the development data lies.
        settings: The tables of `configs/train/encoder.toml`.
    """
    window, passage = settings["schedule"]["window_pieces"], settings["schedule"]["passage_pieces"]
    temperatures: dict[str, float] = {}
    metrics: dict[str, Any] = {"sentence": {}, "token": {}, "pair": {}}
    for head, table in settings["sentence"].items():
        texts = read_head_units(sources, head, table, "dev")[:TEXTS_SCORED]
        if not texts:
            continue
        logits, gold = unit_logits(model, texts, window)
        temperatures[head] = fit_temperature(logits, gold)
        metrics["sentence"][head] = classification_scores(logits, gold, table["labels"], temperatures[head])
    for head in settings.get("token", {}):
        scheme = EntityScheme.read(sources.scheme)
        metrics["token"][head] = score_tokens(model, head, sources.data / "ling" / "ner_open", scheme)
    pairs = {name: _dev_pairs(sources, name, table)[:PAIRS_SCORED] for name, table in settings["pair"].items()}
    pairs = {name: group for name, group in pairs.items() if group}
    encoded: dict[str, Tensor] = {}
    logits_of = partial(pair_logits, model, passage_pieces=passage, encoded=encoded)
    temperatures |= _pair_temperatures(logits_of, [pair for group in pairs.values() for pair in group])
    for name, group in pairs.items():
        metrics["pair"][name] = _pair_metrics(logits_of, group, temperatures)
    model.heads.config = HeadsConfig(**{**model.heads.config.to_json(), "temperatures": temperatures})
    return metrics | {"temperatures": temperatures}


def _dev_pairs(sources: Sources, name: str, table: dict[str, Any]) -> list[Pair]:
    if name == "corpus":
        return [pair for pair in read_corpus_pairs(sources, "dev") if pair.discussed]
    return list(read_pairs(sources.data / "stance", name, table["neutral"], "dev"))


def _pair_temperatures(logits_of: PairLogits, pairs: list[Pair]) -> dict[str, float]:
    _, swapped = swap_controls(pairs, seed=0)
    speaking = [pair for pair in pairs if pair.discussed is not None]
    discussed, stance = logits_of(speaking + swapped)
    gold = torch.tensor([pair.discussed for pair in speaking + swapped])
    sided = [index for index, pair in enumerate(speaking) if pair.stance is not None]
    sides = torch.tensor([speaking[index].stance for index in sided])
    return {
        "pair.discussed": fit_temperature(_two_columns(discussed), gold),
        "pair.stance": fit_temperature(stance[sided], sides),
    }


def _pair_metrics(logits_of: PairLogits, pairs: list[Pair], temperatures: dict[str, float]) -> dict[str, Any]:
    sided = [pair for pair in pairs if pair.stance is not None]
    negated, swapped = swap_controls(sided, seed=0)
    scores: dict[str, Any] = {}
    for name, group in (("stance", sided), ("negated", negated)):
        gold = torch.tensor([pair.stance for pair in group])
        stance = logits_of(group)[1]
        scores[name] = classification_scores(stance, gold, PairHead.STANCES, temperatures["pair.stance"])
    speaking = [pair for pair in pairs if pair.discussed is not None][: len(swapped)]
    if speaking:
        both = speaking + swapped[: len(speaking)]
        logits = _two_columns(logits_of(both)[0])
        gold = torch.tensor([pair.discussed for pair in both])
        labels = ("not_discussed", "discussed")
        scores["discussed"] = classification_scores(logits, gold, labels, temperatures["pair.discussed"])
    return scores


def _two_columns(logits: Tensor) -> Tensor:
    """Returns a binary logit as two logits, whose softmax is its sigmoid.

    Shape:
        logits: (n,) -> (n, 2)
    """
    return torch.stack([torch.zeros_like(logits), logits], -1)


def read_recipe(path: Path) -> dict[str, Any]:
    """Reads `configs/train/encoder.toml`."""
    return tomllib.loads(path.read_text("utf8"))
