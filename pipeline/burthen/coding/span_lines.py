"""doccano and Prodigy: one JSON object a line with the text and its spans, labels such as `sentence:factual`.

Both count code points (doccano pull request 1511; Prodigy is Python). Neither has attributes of spans, so the main
attribute stands in the label, where a coder can change it.

References:
    doccano pull request 1703 (entities and relations), https://prodi.gy/docs/api-interfaces (spans_manual)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from burthen.coding.markup import Item, Markup, new_id
from burthen.coding.offsets import resolve

_TOKEN = re.compile(r"\w+|[^\w\s]")


def write_doccano(markup: Markup) -> dict[str, Any]:
    """Returns one article for a sequence-labelling project of doccano; ids of spans are numbers there."""
    entities = [
        {"id": n, "label": _label(item), "start_offset": item.start, "end_offset": item.end}
        for n, item in enumerate(markup.items)
    ]
    names = {str(n): item.id for n, item in enumerate(markup.items)}
    return {"text": markup.text, "entities": entities, "relations": [], "burthen": {**markup.rest, "names": names}}


def read_doccano(row: Mapping[str, Any], place: str) -> Markup:
    """Reads an exported line of doccano; fields that it does not know come back as they were or under `meta`.

    Raises:
        RecordError: B405 for a span that is outside the text.
    """
    rest = row.get("burthen") or row["meta"]["burthen"]
    spans = (
        (rest["names"].get(str(e["id"])), e["label"], e["start_offset"], e["end_offset"], None) for e in row["entities"]
    )
    return _read(row["text"], rest, spans, place)


def write_prodigy(markup: Markup) -> dict[str, Any]:
    """Returns one article for `spans.manual` of Prodigy, with the tokens that its interface selects by."""
    tokens = [
        {
            "text": match[0],
            "start": match.start(),
            "end": match.end(),
            "id": n,
            "ws": markup.text[match.end() :][:1] == " ",
        }
        for n, match in enumerate(_TOKEN.finditer(markup.text))
    ]
    spans = [{"start": i.start, "end": i.end, "label": _label(i), "name": i.id} for i in markup.items]
    return {"text": markup.text, "tokens": tokens, "spans": spans, "meta": {"burthen": dict(markup.rest)}}


def read_prodigy(row: Mapping[str, Any], place: str) -> Markup:
    """Reads a line of `prodigy db-out`.

    Raises:
        RecordError: B405 for a span that is outside the text.
    """
    rest = row["meta"]["burthen"]
    spans = ((s.get("name"), s["label"], s["start"], s["end"], s.get("text")) for s in row.get("spans", []))
    return _read(row["text"], rest, spans, place)


def _label(item: Item) -> str:
    return item.label if item.value is None else f"{item.label}:{item.value}"


def _read(
    text: str,
    rest: Mapping[str, Any],
    spans: Iterable[tuple[str | None, str, int, int, str | None]],
    place: str,
) -> Markup:
    taken = set(rest["fields"])
    items = []
    for name, full_label, start, end, quote in spans:
        label, _, value = full_label.partition(":")
        first, last = resolve(text, start, end, quote, place)
        items.append(Item(name or new_id(label, taken), label, first, last, value or None))
    return Markup(text, tuple(items), rest)
