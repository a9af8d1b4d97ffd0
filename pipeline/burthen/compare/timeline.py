"""Stances by month, with dated events beside them."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from burthen.compare.run import Run, dimensions
from burthen.errors import SettingsError
from burthen.resources import config


class Event(BaseModel):
    """Something that happened on a day and may have moved what papers say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: date
    name: str = Field(min_length=1)


class _EventFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    event: list[Event]


def read_events(path: Path | None = None) -> dict[str, list[Event]]:
    """Reads dated events, by month (YYYY-MM); the bundled ones when no path is given.

    Raises:
        SettingsError: B201 if the file does not follow the form.
    """
    path = path or config("compare/events.toml")
    try:
        events = _EventFile.model_validate(tomllib.loads(path.read_text("utf8"))).event
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        remedy = "Give [[event]] tables with `date` and `name`; see configs/compare/events.toml."
        raise SettingsError("B201", str(path), remedy, detail=str(error).splitlines()[0]) from error
    by_month: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: (event.date, event.name)):
        by_month[event.date.isoformat()[:7]].append(event)
    return dict(by_month)


def timeline_rows(run: Run, by: Sequence[str], events: Mapping[str, Sequence[Event]]) -> list[dict[str, Any]]:
    """Returns a row a group, month and proposition; articles without a date are left out.

    `month` is always there; other dimensions that are asked for come before it.
    """
    dims = [name for name in dimensions(by) if name not in ("month", "year")]
    named = ", ".join(f"p.{name}" for name in [*dims, "month"])
    rows = run.rows(
        f"""select {named}, s.target, count(*) as n_articles,
            {", ".join(f"count(*) filter (s.value = '{value}') as n_{value}" for value in _VALUES)}
        from stances s join pieces p on p.article_id = s.article_id and not p.is_copy
        where s.holder_kind = 'author' and p.month <> 'unknown'
        group by {named}, s.target order by {named}, s.target"""
    )
    return [row | {"events": _events_of(row["month"], events)} for row in rows]


_VALUES = ("support", "oppose", "mixed", "neutral", "absent", "abstain")


def _events_of(month: str, events: Mapping[str, Sequence[Event]]) -> str | None:
    return "; ".join(f"{event.date}: {event.name}" for event in events.get(month, ())) or None
