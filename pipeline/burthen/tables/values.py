"""Values of cells: what lists and spans become in a table that has neither."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

from burthen.records import Quoted

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def clean(value: str | None) -> str | None:
    """Returns a string without lone surrogates, which Arrow cannot hold.

    A file name that is no UTF-8 brings them in. Each becomes one U+FFFD, so that every offset still holds.
    """
    if value is None or value.isascii():
        return value
    return "".join(REPLACEMENT if "\ud800" <= letter <= "\udfff" else letter for letter in value)


def cleaned(row: Row) -> Row:
    """Returns a row whose strings Arrow can hold; labels become plain strings."""
    return {name: clean(str(value)) if isinstance(value, str) else value for name, value in row.items()}


def as_json(value: Any) -> str:
    """Returns a list or dictionary as JSON; keys are sorted, so that the same value gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def joined(values: Iterable[str], between: str = " ") -> str:
    """Returns ids as one string."""
    return between.join(values)


def span(value: Quoted | None, prefix: str = "") -> Row:
    """Returns the cells of a span, all null where there is none."""
    lead = f"{prefix}_" if prefix else ""
    if value is None:
        return {f"{lead}start": None, f"{lead}end": None, f"{lead}quote": None}
    return {f"{lead}start": value.start, f"{lead}end": value.end, f"{lead}quote": value.quote}
