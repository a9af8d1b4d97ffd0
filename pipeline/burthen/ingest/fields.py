"""Which column of a row holds which field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from burthen.errors import SettingsError
from burthen.ingest.words import table

FIELDS = (
    "id", "text", "outlet", "outlet_country", "headline", "byline", "published", "modified", "url", "language",
    "section", "kind",
)  # fmt: skip


def parse_field_map(spec: str) -> dict[str, str]:
    """Reads a field map such as `text=body,outlet=source`: our field, then the user's column.

    Raises:
        SettingsError: B203 for a pair without `=`, an empty side, an unknown field or a field given twice.
    """
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in spec.split(","))):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not field or not column:
            raise _bad(f"{pair!r} is not FIELD=COLUMN")
        if field in found:
            raise _bad(f"{field!r} is given twice")
        found[field] = column
    check_field_map(found)
    return found


def check_field_map(field_map: Mapping[str, str]) -> None:
    """Raises SettingsError B203 if a key is not one of `FIELDS`."""
    for field in field_map:
        if field not in FIELDS:
            raise _bad(f"{field!r} is not a field; the fields are {', '.join(FIELDS)}")


def _bad(detail: str) -> SettingsError:
    return SettingsError("B203", "--map", "Write it like text=body,outlet=source.", detail=detail)


def columns(field_map: Mapping[str, str] | None) -> dict[str, tuple[str, ...]]:
    """Returns for each field the columns that may hold it, in order of trust."""
    names: dict[str, list[str]] = table("row_names")
    given = field_map or {}
    return {field: (given[field],) if field in given else tuple(names[field]) for field in FIELDS}


def value_of(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Returns the first value that is set among the columns; `source.name` also reaches into nested objects."""
    for name in names:
        value = row.get(name)
        if value is None and "." in name:
            value = _nested(row, name.split("."))
        if value is not None:
            return value
    return None


def _nested(value: Any, path: list[str]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value
