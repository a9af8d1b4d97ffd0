"""Brings records of older versions up to date.

Within a major version of the record fields are only added, each with a default, so an older record of the same major
needs nothing but to be read and written. A new major comes with a step here that turns the one before it into the new
one; steps are chained, and none is ever removed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from burthen.errors import RecordError
from burthen.records import ERROR_SCHEMA_ID, SCHEMA_ID, ErrorRecord, Record

Data: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Data], Data]

# Schema id: what turns an object of it into one of the next major. There has been no other major than the first.
STEPS: Final[Mapping[str, Step]] = {}


def migrate(data: object, place: str, steps: Mapping[str, Step] = STEPS) -> Record | ErrorRecord:
    """Returns an object of any older version as a record of this one.

    Args:
        data: A parsed line of records.
        place: Where it stands, for errors.
        steps: Steps by the schema id that they start from.

    Raises:
        RecordError: B401 for what is no record, or a record of a later version.
    """
    if not isinstance(data, dict) or "schema" not in data:
        raise RecordError("B401", place, "Give lines that burthen has written.", detail="it names no schema")
    seen: set[str] = set()
    while data["schema"] in steps and data["schema"] not in seen:
        seen.add(data["schema"])
        data = steps[data["schema"]](data)
    if data["schema"] not in (SCHEMA_ID, ERROR_SCHEMA_ID):
        detail = f"its schema is {data['schema']}"
        raise RecordError("B401", place, f"This version reads {SCHEMA_ID} and older ones.", detail=detail)
    kind = ErrorRecord if data["schema"] == ERROR_SCHEMA_ID else Record
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        detail = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        remedy = "A field that is not known comes from a later version: install it."
        raise RecordError("B401", place, remedy, detail=detail) from error
