"""Puts a record together again from labelled spans."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from burthen.coding.markup import MAIN, Item, Markup, main_value, new_fields
from burthen.records import text_sha256


def rebuild(markup: Markup) -> dict[str, Any]:
    """Returns the record as plain data, not validated yet.

    Items come in the order of the text. References to an item that was deleted become null, and a claim without an
    own piece is one piece from its start to its end.
    """
    return _Rebuilder(markup).record()


class _Rebuilder:
    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self.fields: dict[str, dict[str, Any]] = markup.rest.get("fields", {})
        self.by_label: dict[str, list[Item]] = defaultdict(list)
        for item in sorted(markup.items, key=lambda item: (item.start, -item.end, item.id)):
            self.by_label[item.label].append(item)
        self.parts: dict[str, list[Item]] = defaultdict(list)
        for item in markup.items:
            owner, _, part = item.id.partition(".")
            if part:
                self.parts[owner].append(item)
        self.alive = {item.id for item in markup.items}

    def record(self) -> dict[str, Any]:
        dump = dict(self.markup.rest["record"])
        article = {**dump["article"], "text": self.markup.text, "text_sha256": text_sha256(self.markup.text)}
        article["removed"] = [self._row(item, with_id=False) for item in self.by_label["removed"]]
        return {
            **dump,
            "article": article,
            "sentences": self._layer(dump["sentences"], "sentence"),
            "claims": self._layer(dump["claims"], "claim"),
            "figures": self._layer(dump["figures"], "figure"),
            "stances": None if dump["stances"] is None else [self._stance(row) for row in dump["stances"]],
        }

    def _layer(self, count: int | None, label: str) -> list[dict[str, Any]] | None:
        items = self.by_label[label]
        if count is None and not items:
            return None
        make = {"claim": self._claim, "figure": self._figure}.get(label, self._row)
        return [make(item) for item in items]

    def _row(self, item: Item, *, with_id: bool = True) -> dict[str, Any]:
        row = {**self.fields.get(item.id, new_fields(item.label)), **self._span(item)}
        if item.label in MAIN:
            row[MAIN[item.label][0]] = main_value(item)
        return {**row, "id": item.id} if with_id else row

    def _claim(self, item: Item) -> dict[str, Any]:
        parts = self.parts[item.id]
        pieces = [part for part in parts if part.label == "piece"] or [item]
        row = self._row(item)
        row["spans"] = [self._span(piece) for piece in sorted(pieces, key=_number)]
        for label, key in (("cue", "cue"), ("sign", "endorsement_evidence")):
            row[key] = next((self._span(part) for part in parts if part.label == label), None)
        mention = next((self._span(part) for part in parts if part.label == "source"), None)
        if row["source"] and mention:
            place = {"start": mention["start"], "end": mention["end"], "surface": mention["quote"]}
            row["source"] = {**row["source"], **place}
        row["figures"] = [name for name in row.get("figures", []) if name in self.alive]
        return row

    def _figure(self, item: Item) -> dict[str, Any]:
        row = self._row(item)
        for key in ("claim", "equivalent_of", "repeat_of"):
            if row.get(key) not in self.alive:
                row[key] = None
        return row

    def _stance(self, row: dict[str, Any]) -> dict[str, Any]:
        evidence = sorted((part for part in self.parts[row["id"]] if part.label == "evidence"), key=_number)
        return {**row, "evidence": [{**self._span(item), **self.fields.get(item.id, {})} for item in evidence]}

    def _span(self, item: Item) -> dict[str, Any]:
        return {"start": item.start, "end": item.end, "quote": self.markup.text[item.start : item.end]}


def _number(item: Item) -> tuple[int, int]:
    """Returns the number at the end of a part's id, so that parts keep their order."""
    digits = item.id.rstrip("0123456789")
    return (int(item.id[len(digits) :] or 0), item.start)
