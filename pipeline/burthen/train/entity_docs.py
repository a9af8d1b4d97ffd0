"""Reads the harmonised open entity sets, of which each annotates only some labels.

A sentence of those sets has the keys `src`, `split`, `doc`, `tokens`, `ents` (`[start, end, [allowed labels]]`)
and `sup`, which lists the labels for which an unmarked word is a negative.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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
