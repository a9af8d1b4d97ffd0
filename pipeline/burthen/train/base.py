"""Trains the spaCy base: tagger, morphologizer, parser, lemmatizer, sentence boundaries. Entities are the encoder's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen.annotate.tokenizer import customize_tokenizer
from burthen.train import treebank_docs
from burthen.train.augment import create_news_augmenter
from burthen.train.silver_run import make_silver
from burthen.train.strings import keep_needed_strings

if TYPE_CHECKING:
    from spacy.language import Language

TREEBANKS = {"train": ("ud_ewt/en_ewt-ud-train.conllu", "ud_gum_open/gum6-train.conllu"),
             "dev": ("ud_ewt/en_ewt-ud-dev.conllu", "ud_gum_open/gum6-dev.conllu")}  # fmt: skip
# Three more genres of GUM have no text licence listed: never trained on, and scored because the row to beat was.
GOLD_TOKENS = (*TREEBANKS["dev"], "ud_gum_open/gum_unlisted3-dev.conllu")
RAW_TEXT = {
    "EWT dev": "ud_ewt/en_ewt-ud-dev.conllu",
    "GUM dev": "ud_gum_open/gum6-dev.conllu",
    "EWT test": "ud_ewt/en_ewt-ud-test.conllu",
    "GUM test": "ud_gum_open/gum6-test.conllu",
    "PUD test (news, Wikipedia)": "ud_pud/en_pud-ud-test.conllu",
}


@dataclass(frozen=True)
class BaseTraining:
    """Where a training run reads and writes.

    Attributes:
        data: Folder with `ud_ewt`, `ud_gum_open` and `ud_pud`.
        configs: Folder with `base_core.cfg`.
        work: Folder for converted corpora and checkpoints.
        seed: Seed of weights, order and augmentation.
        gpu: Number of the GPU, -1 for the CPU.
    """

    data: Path
    configs: Path
    work: Path
    seed: int = 0
    gpu: int = -1


def prepare(run: BaseTraining) -> dict[str, Any]:
    """Converts treebanks into DocBins under `run.work`, and makes the silver standard; what is already there stays.

    Returns:
        What is to be told of the silver standard.
    """
    import spacy

    (run.work / "train").mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    # A DocBin is read once an epoch; silver is about twice as much text as gold, so gold is read twice.
    targets = {"dev": [run.work / "dev.spacy"], "train": [run.work / "train" / f"gold-{n}.spacy" for n in (1, 2)]}
    for part, paths in targets.items():
        for path in paths:
            if not path.exists():
                treebank_docs.write_docbin(vocab, [run.data / name for name in TREEBANKS[part]], path)
    return make_silver(run, run.work / "train" / "silver.spacy")


def train_core(run: BaseTraining) -> Path:
    """Trains all components over one tok2vec and returns the folder of the best model.

    A run that has come to its end is not done again; one that was stopped starts anew, because spaCy keeps no state of
    the optimizer.
    """
    import spacy
    from spacy.cli.train import train

    finished = run.work / "core" / "finished"
    if finished.exists():
        return finished.with_name("model-best")
    spacy.registry.augmenters.register("burthen.news_text.v1", func=create_news_augmenter)
    spacy.registry.callbacks.register("burthen.news_tokenizer.v1", func=lambda: customize_tokenizer)
    target = run.work / "core"
    overrides = {
        "paths.train": str(run.work / "train"),
        "paths.dev": str(run.work / "dev.spacy"),
        "system.seed": run.seed,
    }
    train(run.configs / "base_core.cfg", target, use_gpu=run.gpu, overrides=overrides)
    finished.touch()
    return target / "model-best"


def train_base(run: BaseTraining, target: Path) -> dict[str, Any]:
    """Runs the whole recipe, and writes pipeline, metrics and card to `target`.

    What a stopped run has finished under `run.work` (silver standard, trained model) is not made again.

    Returns:
        The metrics, as in `metrics.json`.
    """
    import spacy

    from burthen.train.cards import base_card
    from burthen.train.score_encoder import write_json

    silver = prepare(run)
    nlp = spacy.load(train_core(run))
    nlp.meta.update(name="burthen_base", license="CC BY-SA 4.0", performance={})
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # folders of this machine are nobody else's business
    nlp.config["initialize"]["before_init"] = None
    nlp.to_disk(target)
    keep_needed_strings(nlp, target)
    nlp = spacy.load(target)
    metrics = {**measure(nlp, run), "silver": silver}
    write_json(target / "metrics.json", metrics)
    (target / "CARD.md").write_text(base_card(metrics), "utf8")
    return metrics


def measure(nlp: Language, run: BaseTraining) -> dict[str, Any]:
    """Scores development sets on gold tokens and all treebanks from raw text."""
    from burthen.train.score_base import score_gold_tokens, score_raw_text

    return {
        "gold_tokens": score_gold_tokens(nlp, [run.data / path for path in GOLD_TOKENS]),
        "raw_text": {name: score_raw_text(nlp, run.data / path) for name, path in RAW_TEXT.items()},
    }
