"""The silver standard from end to end: teacher, texts, annotation; each step is kept and not done again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from burthen.train.parse_data import Inventory, read_treebanks
from burthen.train.silver import SilverSentence, cut_sentences, read_texts, write_silver
from burthen.train.teacher_training import TeacherTrainer, score_teacher

if TYPE_CHECKING:
    from spacy.language import Language

    from burthen.train.base import BaseTraining


def make_silver(run: BaseTraining, target: Path) -> dict[str, Any]:
    """Writes the silver DocBin, and tells how good the teacher is and how much it annotated.

    Sentences are cut by the base that is in `models/` when the run starts; its SHA-256 is in what is returned.
    """
    report = target.with_suffix(".json")
    if target.exists() and report.exists():
        return dict(json.loads(report.read_text("utf8")))
    import spacy

    from burthen import manifest

    recipe = tomllib.loads((run.configs / "silver.toml").read_text("utf8"))
    trainer, scores = train_teacher(run, recipe)
    sentences = list(_sentences(run, recipe, load_segmenter()))
    counts = write_silver(spacy.blank("en").vocab, trainer, sentences, recipe["silver"], target)
    sources = {source["path"].split("/")[1]: source["licence"] for source in recipe["source"]}
    segmenter = str(manifest.entries()["base"]["sha256"])
    made = {"teacher": scores, "silver": counts, "sources": sources, "segmenter_sha256": segmenter}
    report.write_text(json.dumps(made, indent=2) + "\n", "utf8")
    return made


def train_teacher(run: BaseTraining, recipe: dict[str, Any]) -> tuple[TeacherTrainer, dict[str, float]]:
    """Returns the teacher, trained unless `run.work` has one, and its scores on the development sets."""
    from burthen.train.base import TREEBANKS
    from burthen.train.finish import packaged_base

    gold = read_treebanks(run.data / path for path in TREEBANKS["train"])
    trainer = TeacherTrainer(packaged_base(), recipe, Inventory.of(gold), run.seed)
    weights = run.work / "teacher.pt"
    if weights.exists():
        trainer.model.load_state_dict(torch.load(weights, weights_only=True))
    else:
        trainer.train(gold)
        partial = weights.with_suffix(".partial")
        torch.save(trainer.model.state_dict(), partial)
        partial.replace(weights)
    return trainer, score_teacher(trainer, read_treebanks(run.data / path for path in TREEBANKS["dev"]))


def load_segmenter() -> Language:
    """Returns the base in `models/` with its sentence rules, and with no more than it needs to cut sentences."""
    import spacy

    from burthen import manifest
    from burthen.annotate.components import customize_tokenizer

    nlp = spacy.load(manifest.checked_folder("base"), exclude=["tagger", "morphologizer", "trainable_lemmatizer"])
    customize_tokenizer(nlp)
    nlp.add_pipe("burthen_sentences", first=True)
    return nlp


def _sentences(run: BaseTraining, recipe: dict[str, Any], nlp: Language) -> Iterator[SilverSentence]:
    n_texts = 0
    for source in recipe["source"]:
        texts = list(read_texts(run.data.parent, source))
        for sentence in cut_sentences(nlp, texts):
            yield replace(sentence, text=n_texts + sentence.text)
        n_texts += len(texts)
