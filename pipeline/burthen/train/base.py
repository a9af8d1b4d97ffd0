"""Trains the spaCy base: tagger, morphologizer, parser, lemmatizer, sentence boundaries and named entities."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen.train import entity_docs, treebank_docs
from burthen.train.augment import create_news_augmenter

if TYPE_CHECKING:
    from spacy.language import Language

TREEBANKS = {"train": ("ud_ewt/en_ewt-ud-train.conllu", "ud_gum_open/gum6-train.conllu"),
             "dev": ("ud_ewt/en_ewt-ud-dev.conllu", "ud_gum_open/gum6-dev.conllu")}  # fmt: skip


@dataclass(frozen=True)
class BaseTraining:
    """Where a training run reads and writes.

    Attributes:
        data: Folder with `ud_ewt`, `ud_gum_open` and `ner_open`.
        configs: Folder with `base_core.cfg`, `base_ner.cfg` and `ner_labels.toml`.
        work: Folder for converted corpora and checkpoints.
        seed: Seed of weights, order and augmentation.
        gpu: Number of the GPU, -1 for the CPU.
    """

    data: Path
    configs: Path
    work: Path
    seed: int = 0
    gpu: int = -1


def prepare(run: BaseTraining) -> None:
    """Converts treebanks and entity sets into DocBins under `run.work`; what is already there stays."""
    import spacy

    run.work.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    scheme = entity_docs.EntityScheme.read(run.configs / "ner_labels.toml")
    for part in ("train", "dev"):
        core, ner = run.work / f"core-{part}.spacy", run.work / f"ner-{part}.spacy"
        if not core.exists():
            treebank_docs.write_docbin(vocab, [run.data / path for path in TREEBANKS[part]], core)
        if not ner.exists():
            entity_docs.write_docbin(vocab, run.data / "ner_open", scheme, part, ner)


def train_part(run: BaseTraining, part: str) -> Path:
    """Trains `core` or `ner` and returns the folder of its best model."""
    import spacy
    from spacy.cli.train import train

    spacy.registry.augmenters.register("burthen.news_text.v1", func=create_news_augmenter)
    target = run.work / part
    overrides = {
        "paths.train": str(run.work / f"{part}-train.spacy"),
        "paths.dev": str(run.work / f"{part}-dev.spacy"),
        "system.seed": run.seed,
    }
    train(run.configs / f"base_{part}.cfg", target, use_gpu=run.gpu, overrides=overrides)
    return target / "model-best"


def assemble(core: Path, ner: Path) -> Language:
    """Joins the two trained halves into one pipeline; the entity recogniser keeps its own tok2vec."""
    import spacy

    nlp = spacy.load(core)
    nlp.add_pipe("ner", source=spacy.load(ner))
    return nlp


def train_base(run: BaseTraining, target: Path) -> dict[str, Any]:
    """Runs the whole recipe and writes the pipeline to `target`.

    Returns:
        The development scores that spaCy recorded for the two halves.
    """
    prepare(run)
    halves = {part: train_part(run, part) for part in ("core", "ner")}
    nlp = assemble(halves["core"], halves["ner"])
    scores = {part: _performance(folder) for part, folder in halves.items()}
    nlp.meta.update(name="burthen_base", license="CC BY-SA 4.0", performance=scores)
    nlp.to_disk(target)
    return scores


def _performance(folder: Path) -> dict[str, Any]:
    performance: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf8"))["performance"]
    return performance
