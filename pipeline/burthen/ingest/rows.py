"""One row of a table or one JSON object becomes an article."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from burthen.article import Article, SourceRef
from burthen.errors import InputError
from burthen.ingest.draft import Draft
from burthen.ingest.failure import Failure
from burthen.ingest.fields import columns, value_of
from burthen.ingest.finish import finish
from burthen.ingest.kinds import parse_kind
from burthen.ingest.metadata import offer_field
from burthen.ingest.words import whole_characters
from burthen.settings import IngestSettings


class RowReader:
    """Reads rows under one field map and one set of limits.

    Attributes:
        warning: A warning that holds for every row of the source (a guessed encoding), else None.
    """

    def __init__(self, settings: IngestSettings, field_map: Mapping[str, str] | None = None) -> None:
        self._settings = settings
        self._columns = columns(field_map)
        self.warning: str | None = None

    @property
    def text_columns(self) -> tuple[str, ...]:
        """Columns that may hold the text."""
        return self._columns["text"]

    def read(self, row: Any, source: SourceRef, place: str) -> Article:
        """Returns the article of a row.

        Args:
            row: The parsed row; must be a mapping.
            source: Where it stands.
            place: Path or `path:line` for messages.

        Raises:
            InputError: B109 no text, B115 wrong type, and what `finish` raises.
        """
        if not isinstance(row, Mapping):
            detail = f"the row is {_type_name(row)}, not an object"
            raise InputError("B115", place, 'Give objects such as {"text": "..."}.', detail=detail)
        draft = Draft(source)
        draft.warn(self.warning)
        text = self._text(row, place)
        if (whole := whole_characters(text)) != text:
            draft.warn("Lone surrogates in the text were replaced by U+FFFD.")
        for field, names in self._columns.items():
            if field != "text" and (value := value_of(row, names)) is not None:
                offer_field(draft, field, _string(value, field, place), "user")
        if (kind := draft.get("kind")) and parse_kind(kind):
            draft.note("user", kind)
        return finish(draft, whole, place, self._settings)

    def failure(self, row: Any, source: SourceRef, error: InputError) -> Failure:
        """Returns the failure of a row with what can be told of it."""
        names = row if isinstance(row, Mapping) else {}
        found = {field: value_of(names, self._columns[field]) for field in ("id", "outlet", "headline")}
        known = {
            field: whole_characters(str(value))
            if isinstance(value, str | int) and not isinstance(value, bool)
            else None
            for field, value in found.items()
        }
        return Failure(source, known["id"], error, known["outlet"], known["headline"])

    def _text(self, row: Mapping[str, Any], place: str) -> str:
        text = value_of(row, self._columns["text"])
        if text is None:
            names = " or ".join(self._columns["text"])
            raise InputError(
                "B109",
                place,
                f"Give the field, or name its column with --map text=COLUMN (there are: {_some(row)}).",
                detail=names,
            )
        if not isinstance(text, str):
            raise InputError("B115", place, "Give a string.", detail=f"text is {_type_name(text)}")
        return text


def _string(value: Any, field: str, place: str) -> str:
    """Returns a metadata value as text; dates in ISO 8601, lists of names joined, whole numbers only for ids."""
    if isinstance(value, str):
        return whole_characters(value)
    if isinstance(value, datetime.date) and field in ("published", "modified"):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and field == "id":
        return str(value)
    if field in ("byline", "section") and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return whole_characters(", ".join(value))
    if field == "outlet" and isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return whole_characters(value["name"])
    if field == "kind" and isinstance(value, Mapping):
        # The form in which records carry it.
        return value["value"] if isinstance(value.get("value"), str) else ""
    raise InputError("B115", place, "Give a string.", detail=f"{field} is {_type_name(value)}")


def _type_name(value: Any) -> str:
    names = {
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        type(None): "null",
    }
    return names.get(type(value), f"of type {type(value).__name__}")


def _some(row: Mapping[str, Any]) -> str:
    keys = [str(key)[:40] for key in list(row)[:8]]
    return whole_characters(", ".join(keys)) or "none"
