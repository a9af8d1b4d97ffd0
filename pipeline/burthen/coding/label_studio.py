"""Label Studio: tasks with a prediction or an annotation, and the labelling interface that goes with them.

References:
    https://labelstud.io/guide/export (JSON format), https://labelstud.io/tags/labels
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from burthen.coding.markup import LABELS, MAIN, Item, Markup, new_id
from burthen.coding.offsets import resolve

FROM_SPANS, FROM_TEXT = "span", "text"


def interface() -> str:
    """Returns the labelling interface (XML) for a project."""
    labels = "".join(f'<Label value="{label}"/>' for label in LABELS)
    choices = "".join(
        f'<Choices name="{label}_{name}" toName="{FROM_TEXT}" perRegion="true" whenTagName="{FROM_SPANS}" '
        f'whenLabelValue="{label}">' + "".join(f'<Choice value="{value}"/>' for value in values) + "</Choices>"
        for label, (name, values) in MAIN.items()
    )
    spans = f'<Labels name="{FROM_SPANS}" toName="{FROM_TEXT}">{labels}</Labels>'
    return f'<View>{spans}{choices}<Text name="{FROM_TEXT}" value="$text"/></View>'


def write(markup: Markup) -> dict[str, Any]:
    """Returns the task of one article, its spans as an annotation to correct."""
    result = [row for item in markup.items for row in _rows(item, markup.text)]
    return {"data": {"text": markup.text, "burthen": markup.rest}, "annotations": [{"result": result}]}


def _rows(item: Item, text: str) -> list[dict[str, Any]]:
    place = {"start": item.start, "end": item.end, "text": text[item.start : item.end]}
    common = {"id": item.id, "to_name": FROM_TEXT}
    rows = [{**common, "from_name": FROM_SPANS, "type": "labels", "value": {**place, "labels": [item.label]}}]
    if item.value is not None:
        name = f"{item.label}_{MAIN[item.label][0]}"
        rows.append({**common, "from_name": name, "type": "choices", "value": {**place, "choices": [item.value]}})
    return rows


def read(task: Mapping[str, Any], place: str) -> Markup:
    """Reads an exported task; its last annotation counts.

    Raises:
        RecordError: B405 for a span that is not in the text.
    """
    text, rest = task["data"]["text"], task["data"]["burthen"]
    annotations = task.get("annotations") or task.get("predictions") or [{"result": []}]
    result = annotations[-1]["result"]
    chosen = {row["id"]: row["value"]["choices"][0] for row in result if row["type"] == "choices"}
    taken = set(rest["fields"])
    items = []
    for row in result:
        if row["type"] != "labels":
            continue
        value = row["value"]
        start, end = resolve(text, value["start"], value["end"], value.get("text"), place)
        label = value["labels"][0]
        known = row["id"] in taken or "." in row["id"]
        name = row["id"] if known else new_id(label, taken)
        items.append(Item(name, label, start, end, chosen.get(row["id"])))
    return Markup(text, tuple(items), rest)
