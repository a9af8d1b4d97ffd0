"""The tasks of the joint run: their data, and batches drawn by the shares of the recipe."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burthen.train.batches import PairBatch, UnitBatch, add_text, forever, pack_pairs, short_ids
from burthen.train.corpus_data import corpus_pairs, corpus_units, read_corpus
from burthen.train.entity_docs import EntityScheme
from burthen.train.entity_tokens import TagBatch, TagReader, draw_sentences, make_batch, read_tagged
from burthen.train.pair_data import Pair, TargetSwapper, read_pairs, vary
from burthen.train.unit_data import LabelledText, read_units


@dataclass(frozen=True)
class Sources:
    """Where training data lies.

    Attributes:
        data: Folder of the open data with `claims`, `stance` and `ling`.
        corpus: Folder of the project's corpus with `gold`; None leaves out what is learned from it.
        scheme: The mapping of the entity sets (`ner_labels.toml`).
    """

    data: Path
    corpus: Path | None
    scheme: Path


def read_head_units(sources: Sources, head: str, table: dict[str, Any], split: str) -> list[LabelledText]:
    """Returns the texts of one sentence head, from an open set or from the corpus."""
    if "corpus" not in table:
        return list(read_units(sources.data / "claims", head, table, split))
    if sources.corpus is None:
        return []
    return list(corpus_units(read_corpus(sources.corpus, split), head, table))


def read_corpus_pairs(sources: Sources, split: str) -> list[Pair]:
    """Returns the pairs of the corpus, on the codebook's propositions."""
    from burthen.targets import load_targets

    if sources.corpus is None:
        return []
    return list(corpus_pairs(read_corpus(sources.corpus, split), load_targets(["burden_sharing"])))


def balanced(pairs: list[Pair], repeat: int, generator: random.Random) -> list[Pair]:
    """Returns the pairs that speak, each `repeat` times, and as many that do not, of which there are far more."""
    speaking, silent = [p for p in pairs if p.discussed], [p for p in pairs if not p.discussed]
    generator.shuffle(silent)
    return repeat * speaking + silent[: repeat * len(speaking)]


class Tasks:
    """Draws batches of every task.

    Args:
        sources: Where the data lies.
        recipe: The tables of `configs/train/encoder.toml`.
        tokenizer: Of the base encoder.
        generator: Decides order and variation.
    """

    def __init__(self, sources: Sources, recipe: dict[str, Any], tokenizer: Any, generator: random.Random) -> None:
        self.recipe, self.tokenizer, self.random = recipe, tokenizer, generator
        self.schedule = recipe["schedule"]
        self.units = {name: read_head_units(sources, name, t, "train") for name, t in recipe["sentence"].items()}
        self._unit_streams = {name: forever(texts, generator) for name, texts in self.units.items() if texts}
        self._open_tags(sources)
        self._open_pairs(sources)

    def _open_tags(self, sources: Sources) -> None:
        self._tags: dict[str, tuple[TagReader, Iterator[Any]]] = {}
        for head, table in self.recipe.get("token", {}).items():
            scheme = EntityScheme.read(sources.scheme)
            reader = TagReader(table["labels"], scheme)
            tagged = read_tagged(sources.data / "ling" / "ner_open", reader, scheme, "train")
            self._tags[head] = reader, draw_sentences(tagged, table["shares"], self.random)

    def _open_pairs(self, sources: Sources) -> None:
        sets = {name: t for name, t in self.recipe["pair"].items() if name != "corpus"}
        self.pairs = {
            name: list(read_pairs(sources.data / "stance", name, t["neutral"], "train")) for name, t in sets.items()
        }
        if "corpus" in self.recipe["pair"] and (own := read_corpus_pairs(sources, "train")):
            self.pairs["corpus"] = balanced(own, self.recipe["pair_phase"]["corpus_repeat"], self.random)
        self.swapper = TargetSwapper(list(itertools.chain.from_iterable(self.pairs.values())), 0)
        self._pair_streams = {name: forever(pairs, self.random) for name, pairs in self.pairs.items()}

    def draw(self) -> tuple[str, UnitBatch | TagBatch | PairBatch]:
        """Returns the name of a task and a batch of it."""
        chance = self.random.random()
        if chance < self.schedule["pair_share"]:
            return "pair", self.draw_pairs()
        if self._tags and chance < self.schedule["pair_share"] + self.schedule["token_share"]:
            head = self.random.choice(sorted(self._tags))
            return head, self.draw_tags(head)
        shares = {name: self.recipe["sentence"][name]["share"] for name in self._unit_streams}
        head = self.random.choices(list(shares), weights=list(shares.values()))[0]
        return head, self.draw_units(head)

    def draw_units(self, head: str) -> UnitBatch:
        """Returns windows of whole texts with the labels of their units."""
        windows: list[list[int]] = []
        units: list[tuple[int, int, int]] = []
        labels: list[int] = []
        while sum(map(len, windows)) < self.schedule["pieces_per_step"]:
            text = next(self._unit_streams[head])
            add_text(self.tokenizer, text, self.schedule["window_pieces"], windows, units, labels)
        return UnitBatch(head, windows, units, labels)

    def draw_tags(self, head: str) -> TagBatch:
        """Returns tagged sentences."""
        reader, stream = self._tags[head]
        sentences, n_pieces = [], 0
        while n_pieces < self.schedule["pieces_per_step"]:
            sentence = next(stream)
            sentences.append(sentence)
            n_pieces += min(2 * len(sentence.words), self.schedule["passage_pieces"])
        return make_batch(self.tokenizer, head, sentences, len(reader.tags), self.schedule["passage_pieces"])

    def draw_pairs(self) -> PairBatch:
        """Returns pairs of the sets by their shares, some with another proposition."""
        shares = {name: self.recipe["pair"][name]["share"] for name in self._pair_streams}
        pairs: list[Pair] = []
        n_pieces = 0
        while n_pieces < self.schedule["pieces_per_step"]:
            name = self.random.choices(list(shares), weights=list(shares.values()))[0]
            pair = next(self._pair_streams[name])
            pairs.append(vary(pair, self.swapper, self.recipe["pair_augmentation"], self.random))
            n_pieces += len(short_ids(self.tokenizer, pair.text, self.schedule["passage_pieces"]))
        return pack_pairs(self.tokenizer, pairs, self.schedule["passage_pieces"], self.schedule["window_pieces"])
