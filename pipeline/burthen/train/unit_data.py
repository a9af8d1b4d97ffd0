"""Reads the open sets for the sentence heads: texts whose units (sentences or clauses) carry a label."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burthen.spans import Span


@dataclass(frozen=True)
class LabelledText:
    """A text with labelled units for one head.

    Attributes:
        units: Spans in order, without overlaps.
        labels: For each unit the index of its label.
    """

    text: str
    head: str
    units: tuple[Span, ...]
    labels: tuple[int, ...]


def read_units(data: Path, head: str, settings: dict[str, Any], split: str) -> Iterator[LabelledText]:
    """Yields the texts of one set.

    Args:
        data: Folder `claims` of the open data.
        head: Name of the head.
        settings: Its table in `configs/train/encoder.toml`.
        split: `train`, `dev` or `test`.
    """
    path = data / settings.get("set", head) / f"{split}.jsonl"
    indices = {label: index for index, label in enumerate(settings["labels"])}
    with path.open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            units = [(Span(0, len(row["text"])), row["label"])] if "label" in row else list(_spans(row))
            kept = _without_overlaps([(span, indices[label]) for span, label in units if label in indices])
            if kept:
                spans, labels = zip(*kept, strict=True)
                yield LabelledText(row["text"], head, spans, labels)


def _spans(row: dict[str, Any]) -> Iterator[tuple[Span, str]]:
    for label in row["labels"]:
        if label["end"] > label["start"]:
            yield Span(label["start"], label["end"]), label["label"]


def _without_overlaps(units: list[tuple[Span, int]]) -> list[tuple[Span, int]]:
    kept: list[tuple[Span, int]] = []
    for span, label in sorted(units, key=lambda unit: unit[0]):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, label))
    return kept
