"""Turns the harmonised open entity sets into spaCy Docs with partial labels.

A sentence of those sets has the keys `src`, `split`, `doc`, `tokens`, `ents` (`[start, end, [allowed labels]]`)
and `sup`, which lists the labels for which an unmarked word is a negative. spaCy keeps a missing value apart from
"outside", and its transition oracle charges nothing for any action on a missing value: a loss on partial labels.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@dataclass(frozen=True)
class EntityScheme:
    """The mapping of `configs/train/ner_labels.toml`."""

    labels: frozenset[str]
    core: frozenset[str]
    foreign: frozenset[str]
    undecided: dict[str, Any]
    sources: tuple[dict[str, Any], ...]

    @classmethod
    def read(cls, path: Path) -> EntityScheme:
        """Reads the scheme from TOML."""
        table = tomllib.loads(path.read_text("utf8"))
        return cls(
            labels=frozenset(table["labels"]),
            core=frozenset(table["core"]),
            foreign=frozenset(table["foreign"]),
            undecided=table["undecided"],
            sources=tuple(table["source"]),
        )

    def decide(self, allowed: list[str], words: list[str]) -> str | None:
        """Returns one label for a span, `""` for a name of no label of ours, None where it cannot be told."""
        if len(allowed) == 1:
            return "" if allowed[0] in self.foreign else allowed[0]
        if set(allowed) <= set(self.undecided["place"]):
            return self._decide_place(words)
        if set(allowed) <= self.foreign:
            return ""
        return None

    def _decide_place(self, words: list[str]) -> str:
        last = words[-1].lower()
        for label in ("LOC", "FAC"):
            if last in self.undecided[label]:
                return label
        return str(self.undecided["default"])


def read_sentences(folder: Path, source: dict[str, Any], part: str) -> Iterator[dict[str, Any]]:
    """Yields the sentences of one source that belong to `part` ("train", "dev" or "test")."""
    splits = ["test"] if part == "test" else source.get(part, [])
    genres = source.get("genres")
    with (folder / f"{source['name']}.jsonl").open(encoding="utf8") as lines:
        for line in lines:
            sentence = json.loads(line)
            if sentence["split"] not in splits:
                continue
            if genres and sentence["doc"].split("_")[1] not in genres:
                continue
            yield sentence


def build_doc(vocab: Vocab, sentence: dict[str, Any], scheme: EntityScheme) -> Doc:
    """Builds a Doc with entities, negatives and missing values."""
    from spacy.tokens import Doc, Span

    words = [word if word.strip() else "\u2423" for word in sentence["tokens"]]
    doc = Doc(vocab, words=words, spaces=_spaces(words))
    entities, missing = [], []
    covered: set[int] = set()
    for start, end, allowed in sentence["ents"]:
        label = scheme.decide(allowed, words[start:end])
        if label is None or (label and label not in scheme.labels):
            missing.append(Span(doc, start, end))
        elif label:
            entities.append(Span(doc, start, end, label=label))
        covered.update(range(start, end))
    if not scheme.core <= set(sentence["sup"]):
        unmarked = [i for i, word in enumerate(words) if i not in covered and _may_be_a_name(word)]
        missing.extend(Span(doc, i, i + 1) for i in unmarked)
    doc.set_ents(entities, missing=missing, default="outside")
    return doc


def _may_be_a_name(word: str) -> bool:
    from spacy.lang.en.stop_words import STOP_WORDS

    return word[:1].isupper() and word.lower() not in STOP_WORDS


def _spaces(words: list[str]) -> list[bool]:
    """Guesses the spacing of tokenised text; only the orthography of the words is learned from."""
    closing = {".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "\u2019s", "'"}
    return [following not in closing for following in [*words[1:], "."]]


def write_docbin(vocab: Vocab, folder: Path, scheme: EntityScheme, part: str, target: Path) -> int:
    """Writes all sentences of a part into one DocBin and returns how many there are."""
    from spacy.tokens import DocBin

    store, n_sentences = DocBin(), 0
    for source in scheme.sources:
        repeat = source.get("repeat", 1) if part == "train" else 1
        for sentence in read_sentences(folder, source, part):
            doc = build_doc(vocab, sentence, scheme)
            for _ in range(repeat):
                store.add(doc)
                n_sentences += 1
    store.to_disk(target)
    return n_sentences
