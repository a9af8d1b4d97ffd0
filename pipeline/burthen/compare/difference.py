"""Two runs over the same articles: which records changed, and through which stage."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from burthen.records import Record

# In order of the flow; a change in one stage brings changes in those after it.
STAGES: Final = ("ingest", "clean", "sentences", "claims", "figures", "stances")
LAYERS: Final = STAGES[2:]
_CLEAN: Final = ("removed", "coverage")
SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"


@dataclass(frozen=True)
class Fingerprint:
    """What of a record is kept to compare it by, a few kilobytes.

    Attributes:
        stages: Hash of what each stage says.
        items: For each layer the hashes of its items, without their ids, which are counted through.
        made_by: What made it: versions, models, settings.
    """

    stages: Mapping[str, str]
    items: Mapping[str, Counter[str]]
    made_by: Mapping[str, str]


@dataclass(frozen=True)
class Difference:
    """How the record of one article differs between two runs.

    Attributes:
        status: `same`, `changed`, `added` (only in the second run) or `removed`.
        first_stage: The earliest stage that says something else; None where none does.
        stages: All stages that do.
        fewer: For each layer, items of the first run that the second has not.
        more: Items of the second run that the first has not.
    """

    article_id: str
    status: str
    first_stage: str | None
    stages: tuple[str, ...]
    fewer: Mapping[str, int]
    more: Mapping[str, int]


def fingerprints(records: Iterable[Record]) -> dict[str, Fingerprint]:
    """Returns the fingerprint of each record by the article's id."""
    return {record.article.id: fingerprint(record) for record in records}


def fingerprint(record: Record) -> Fingerprint:
    """Returns what a record is compared by."""
    data = record.model_dump(mode="json", by_alias=True)
    article = data["article"]
    cleaned = {name: article.pop(name) for name in _CLEAN}
    parts = {"ingest": article, "clean": cleaned} | {layer: data[layer] for layer in LAYERS}
    items = {layer: Counter(_hash(_without_ids(item)) for item in data[layer] or ()) for layer in LAYERS}
    made = data["provenance"]
    made_by = {f"model {name}": sha for name, sha in made.pop("models").items()} | {k: str(v) for k, v in made.items()}
    return Fingerprint({stage: _hash(part) for stage, part in parts.items()}, items, made_by)


def differences(one: Mapping[str, Fingerprint], other: Mapping[str, Fingerprint]) -> list[Difference]:
    """Returns a difference an article, in order of their ids."""
    return [_difference(name, one.get(name), other.get(name)) for name in sorted(one.keys() | other.keys())]


def made_differently(
    one: Mapping[str, Fingerprint], other: Mapping[str, Fingerprint]
) -> dict[str, tuple[list[str], list[str]]]:
    """Returns what of versions, models and settings is not the same in both runs, with the values of each."""
    mine, yours = _makers(one.values()), _makers(other.values())
    return {
        name: (sorted(mine.get(name, set())), sorted(yours.get(name, set())))
        for name in sorted(mine.keys() | yours.keys())
        if mine.get(name) != yours.get(name)
    }


def by_first_stage(found: Sequence[Difference]) -> dict[str, int]:
    """Returns how many changed records first differ in each stage, in order of the flow."""
    counts = Counter(difference.first_stage for difference in found)
    return {stage: counts[stage] for stage in STAGES if counts[stage]}


def _difference(name: str, one: Fingerprint | None, other: Fingerprint | None) -> Difference:
    if one is None or other is None:
        return Difference(name, ADDED if one is None else REMOVED, None, (), {}, {})
    stages = tuple(stage for stage in STAGES if one.stages[stage] != other.stages[stage])
    fewer = {layer: n for layer in LAYERS if (n := (one.items[layer] - other.items[layer]).total())}
    more = {layer: n for layer in LAYERS if (n := (other.items[layer] - one.items[layer]).total())}
    return Difference(name, CHANGED if stages else SAME, stages[0] if stages else None, stages, fewer, more)


def _makers(prints: Iterable[Fingerprint]) -> dict[str, set[str]]:
    made: dict[str, set[str]] = {}
    for of in prints:
        for name, value in of.made_by.items():
            made.setdefault(name, set()).add(value)
    return made


def _without_ids(item: dict[str, Any]) -> dict[str, Any]:
    """Returns an item without the ids that number it and others of its article: one more before it changes them all."""
    left_out = ("id", "claim", "figures", "equivalent_of", "repeat_of", "sentence")
    return {name: value for name, value in item.items() if name not in left_out}


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
