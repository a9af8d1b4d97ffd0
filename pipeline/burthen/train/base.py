"""Trains the spaCy base: tagger, morphologizer, parser, lemmatizer, sentence boundaries and named entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen.train import entity_docs, treebank_docs
from burthen.train.augment import create_news_augmenter

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

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
ENTITY_SETS = (("crossner_politics", "dev"), ("gum_open", "dev"), ("uner_pud", "test"), ("crossner_politics", "test"),
               ("re3d_open", "test"))  # fmt: skip


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
    """Runs the whole recipe, and writes pipeline, metrics and card to `target`.

    A half whose best model is already under `run.work` is not trained again.

    Returns:
        The metrics, as in `metrics.json`.
    """
    from burthen.train.cards import base_card
    from burthen.train.score_encoder import write_json

    prepare(run)
    halves = {}
    for part in ("core", "ner"):
        finished = run.work / part / "model-last"
        halves[part] = finished.with_name("model-best") if finished.exists() else train_part(run, part)
    nlp = assemble(halves["core"], halves["ner"])
    nlp.meta.update(name="burthen_base", license="CC BY-SA 4.0", performance={})
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # folders of this machine are nobody else's business
    nlp.to_disk(target)
    metrics = measure(nlp, run)
    write_json(target / "metrics.json", metrics)
    (target / "CARD.md").write_text(base_card(metrics, run.configs / "ner_labels.toml"), "utf8")
    return metrics


def measure(nlp: Language, run: BaseTraining) -> dict[str, Any]:
    """Scores development sets on gold tokens, all treebanks from raw text, and entities."""
    from burthen.train.score_base import score_entities, score_gold_tokens, score_raw_text

    scheme = entity_docs.EntityScheme.read(run.configs / "ner_labels.toml")
    return {
        "gold_tokens": score_gold_tokens(nlp, [run.data / path for path in GOLD_TOKENS]),
        "raw_text": {name: score_raw_text(nlp, run.data / path) for name, path in RAW_TEXT.items()},
        "entities": {
            f"{name} {part}": score_entities(nlp, list(_entity_gold(nlp, run, scheme, name, part)))
            for name, part in ENTITY_SETS
        },
    }


def _entity_gold(
    nlp: Language, run: BaseTraining, scheme: entity_docs.EntityScheme, name: str, part: str
) -> Iterator[tuple[Doc, dict[str, list[str]]]]:
    from spacy.tokens import Doc

    source = next((source for source in scheme.sources if source["name"] == name), {"name": name})
    for sentence in entity_docs.read_sentences(run.data / "ner_open", source, part):
        words = [word if word.strip() else "\u2423" for word in sentence["tokens"]]
        gold = {f"{start}:{end}": allowed for start, end, allowed in sentence["ents"]}
        supervised = [label for label in sentence["sup"] if label in scheme.labels]
        yield Doc(nlp.vocab, words=words), {**gold, "": supervised}
