"""A record as labelled spans, the one form from which every annotation tool is written and into which it is read back.

A tool shows spans with a label and perhaps one closed attribute of theirs. All the rest of the record travels beside
the text, by the id of the span, so that what a tool cannot show comes back as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from burthen import labels
from burthen.errors import RecordError
from burthen.records import Record

# The attribute that a tool can change, by label, and the values it may take.
MAIN: dict[str, tuple[str, tuple[str, ...]]] = {
    "sentence": ("type", tuple(labels.ClaimType)),
    "claim": ("endorsement", tuple(labels.Endorsement)),
    "figure": ("bound", tuple(labels.Bound)),
    "removed": ("reason", tuple(labels.RemovalReason)),
}
LABELS = (*MAIN, "piece", "cue", "source", "sign", "evidence")
_LAYERS = {"sentence": "sentences", "claim": "claims", "figure": "figures"}
_LETTERS = {"sentence": "s", "claim": "c", "figure": "f", "removed": "r"}
# What a span that a coder drew in a tool says before anybody has coded its fields.
_UNKNOWN: dict[str, tuple[str, ...]] = {
    "sentence": ("hedged", "negated", "rhetorical", "checkworthy"),
    "claim": ("sentence", "type", "mode", "hedged", "negated", "checkworthy"),
    "figure": (
        "value_min", "value_max", "unit", "unit_basis", "change_from", "per", "period", "payer", "payee", "measures",
        "claim", "source", "endorsement", "equivalent_of",
    ),
}  # fmt: skip
_KNOWN: dict[str, dict[str, Any]] = {
    "sentence": {"role": "body", "voice": "author"},
    "claim": {
        "voice": "other",
        "source": {"id": "unnamed", "kind": "unnamed", "name": None},
        "force": "assertive",
        "decided_by": "coder",
    },
    "figure": {"kind": "other", "change": "none", "voice": "author", "scenario": False, "decided_by": "coder"},
}
# The main attribute of such a span where a record may not leave it open.
_MAIN_OF_NEW = {"figure": "exact", "removed": "promo"}


@dataclass(frozen=True)
class Item:
    """A labelled span.

    Attributes:
        id: Id of the record's item; parts of one have a suffix ("c3.cue", "c3.piece1", "t0.evidence2").
        value: The main attribute, None for a label without one.
        start: First code point.
        end: One past the last.
    """

    id: str
    label: str
    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True)
class Markup:
    """A text, its labelled spans, and what no span shows.

    Attributes:
        rest: The record without its spans, and by item id the fields of each item.
    """

    text: str
    items: tuple[Item, ...]
    rest: Mapping[str, Any] = field(default_factory=dict)


def to_markup(record: Record) -> Markup:
    """Returns a record as labelled spans."""
    dump = record.model_dump(mode="json", by_alias=True)
    text = dump["article"].pop("text")
    fields: dict[str, dict[str, Any]] = {}
    items = list(_take_all(dump, fields))
    return Markup(text, tuple(items), {"record": dump, "fields": fields})


def _take_all(dump: dict[str, Any], fields: dict[str, dict[str, Any]]) -> Iterator[Item]:
    removed = dump["article"]["removed"]
    for number, row in enumerate(removed):
        yield _take({**row, "id": f"r{number}"}, "removed", fields)
    dump["article"]["removed"] = len(removed)
    for label, layer in _LAYERS.items():
        rows = dump[layer]
        for row in rows or []:
            parts = list(_take_parts(row)) if label == "claim" else []
            yield _take(row, label, fields)
            yield from parts
        dump[layer] = None if rows is None else len(rows)
    for row in dump["stances"] or []:
        for number, span in enumerate(row.pop("evidence")):
            yield _take({**span, "id": f"{row['id']}.evidence{number}"}, "evidence", fields)


def _take_parts(claim: dict[str, Any]) -> Iterator[Item]:
    """Takes the inner spans out of a claim."""
    for number, piece in enumerate(claim.pop("spans")):
        yield Item(f"{claim['id']}.piece{number}", "piece", piece["start"], piece["end"])
    for part, key in (("cue", "cue"), ("sign", "endorsement_evidence")):
        span = claim.pop(key)
        if span is not None:
            yield Item(f"{claim['id']}.{part}", part, span["start"], span["end"])
    source = claim["source"]
    if source and source["start"] is not None:
        yield Item(f"{claim['id']}.source", "source", source.pop("start"), source.pop("end"))
        source.pop("surface")


def _take(row: dict[str, Any], label: str, fields: dict[str, dict[str, Any]]) -> Item:
    row = dict(row)
    name, start, end = row.pop("id"), row.pop("start"), row.pop("end")
    row.pop("quote")
    value = row.pop(MAIN[label][0]) if label in MAIN else None
    fields[name] = row
    return Item(name, label, start, end, value)


def to_record(markup: Markup, place: str) -> Record:
    """Returns the record of labelled spans; the order of the text decides the order of the items.

    Args:
        place: Where the markup came from, for messages.

    Raises:
        RecordError: B405 if a label or value is unknown or the result is no record.
    """
    from burthen.coding.rebuild import rebuild

    for item in markup.items:
        if item.label not in LABELS:
            raise RecordError("B405", place, f"Use one of {', '.join(LABELS)}.", detail=f"label {item.label!r}")
        if item.label in MAIN and item.value is not None and item.value not in MAIN[item.label][1]:
            raise RecordError("B405", place, f"Use one of {', '.join(MAIN[item.label][1])}.", detail=f"{item.value!r}")
    try:
        return Record.model_validate(rebuild(markup))
    except ValidationError as error:
        first = error.errors()[0]
        detail = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise RecordError("B405", place, "Correct the coded spans.", detail=detail) from error


def new_fields(label: str) -> dict[str, Any]:
    """Returns the fields of a span that was drawn in a tool and has none yet."""
    return {**dict.fromkeys(_UNKNOWN.get(label, ())), **_KNOWN.get(label, {})}


def main_value(item: Item) -> str | None:
    """Returns the main attribute of a span, for a new one what a record must at least say."""
    return item.value if item.value is not None else _MAIN_OF_NEW.get(item.label)


def new_id(label: str, taken: set[str]) -> str:
    """Returns a free id for a new item and takes it."""
    letter = _LETTERS.get(label, label)
    number = next(n for n in range(len(taken) + 1) if f"{letter}{n}" not in taken)
    taken.add(f"{letter}{number}")
    return f"{letter}{number}"
