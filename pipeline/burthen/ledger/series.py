"""The bundled reference series: dated, sourced values that figures can be set beside (`configs/reference/*.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from burthen.resources import config

FILES = ("defence_share", "host_nation_support")


@dataclass(frozen=True)
class Source:
    """Who published a value, in which document, when, and where it was read."""

    id: str
    publisher: str
    title: str
    published: str
    read_in: str


@dataclass(frozen=True)
class Value:
    """One value of a series.

    Attributes:
        country: ISO 3166-1 alpha-2.
        unit: As in a figure.
        start: First day that it is of, ISO date.
        end: Last day.
        per: `year` for a yearly sum or level, `total` for the sum of several years.
    """

    country: str
    unit: str
    start: str
    end: str
    value: float
    source: Source
    per: str = "year"

    @property
    def label(self) -> str:
        """The period in short: a year, or first and last day."""
        whole = self.start.endswith("-01-01") and self.end == f"{self.start[:4]}-12-31"
        return self.start[:4] if whole else f"{self.start} to {self.end}"


@dataclass(frozen=True)
class Series:
    """Values of one measure.

    Attributes:
        payee: Word that the name of a figure's payee must hold for the series to be meant, None for any.
        tolerance: Difference that is none, in units.
        tolerance_share: The same as a share of the value.
    """

    id: str
    title: str
    payee: str | None
    tolerance: float
    tolerance_share: float
    values: tuple[Value, ...]


@cache
def all_series() -> tuple[Series, ...]:
    """Returns every bundled series.

    Raises:
        ResourceError: B303 if a file is missing.
    """
    return tuple(_read(name) for name in FILES)


def _read(name: str) -> Series:
    row: dict[str, Any] = tomllib.loads(config(f"reference/{name}.toml").read_text("utf8"))
    sources = {entry["id"]: Source(**entry) for entry in row["source"]}
    values = tuple(
        Value(**{"unit": row["unit"], **entry, "source": sources[entry["source"]]}) for entry in row["value"]
    )
    return Series(
        id=row["id"],
        title=row["title"],
        payee=row.get("payee"),
        tolerance=row.get("tolerance", 0.0),
        tolerance_share=row.get("tolerance_share", 0.0),
        values=values,
    )
