"""The coding sheet: one JSON object an article, in which a coder names sentences by number and quotes words.

No offsets are counted by hand: `burthen import` finds each quotation in its sentence and refuses a sheet where it is
not there. The sheet is explained field by field in `corpus/GUIDELINES.md`.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from burthen import labels
from burthen.errors import RecordError


class Part(BaseModel):
    """Base of the parts of a sheet: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class SheetHolder(Part):
    """A holder, defined once and named by its key elsewhere in the sheet."""

    id: str
    kind: labels.HolderKind
    name: str | None = None
    country: str | None = None


class SheetClaim(Part):
    """An attributed claim: `s` is where its content starts, `q` its content in pieces."""

    s: str
    src: str
    q: list[str] = Field(min_length=1)
    cue: str | None = None
    surface: str | None = None
    mode: labels.Mode
    force: labels.Force
    end: labels.Endorsement
    scope: labels.Scope | None = None
    ev: str | None = None
    type: labels.ClaimType
    flags: str = ""
    chain: list[str] = Field(default_factory=list)
    ask: tuple[str | None, str] | None = None


class SheetPeriod(Part):
    """A reference period; `text` is quoted from the article or null."""

    start: str | None = None
    end: str | None = None
    text: str | None = None
    basis: labels.PeriodBasis


class SheetFigure(Part):
    """A figure; `n` names it for `equiv` and `repeat` of others."""

    n: str
    s: str
    q: str
    min: float | None = None
    max: float | None = None
    of: float | None = None
    unit: str | None = None
    basis: labels.UnitBasis | None = None
    bound: labels.Bound
    frame: labels.Frame | None = None
    change: labels.Change = labels.Change.NONE
    from_: float | None = Field(None, alias="from")
    per: labels.Per | None = None
    period: SheetPeriod | None = None
    payer: str | None = None
    payee: str | None = None
    measures: str | None = None
    by: str | None = None
    end: labels.Endorsement | None = None
    equiv: str | None = None
    repeat: str | None = None
    scenario: bool = False


class SheetStance(Part):
    """Where a holder stands; targets that are not in a sheet are absent."""

    target: str
    value: labels.StanceValue
    ev: list[str] = Field(min_length=1)
    holder: str = "author"
    strength: labels.Strength = labels.Strength.ASSERTED
    conditional_on: str | None = None
    reverse: bool = False
    ironic: bool = False


class Sheet(Part):
    """What a coder says of one article."""

    id: str
    split: list[tuple[str, str]] = Field(default_factory=list)
    join: list[list[str]] = Field(default_factory=list)
    sentences: dict[str, str]
    holders: dict[str, SheetHolder] = Field(default_factory=dict)
    claims: list[SheetClaim] = Field(default_factory=list)
    own: dict[str, list[tuple[str, labels.ClaimType]]] = Field(default_factory=dict)
    asks: dict[str, tuple[str | None, str]] = Field(default_factory=dict)
    figures: list[SheetFigure] = Field(default_factory=list)
    stances: list[SheetStance] = Field(default_factory=list)
    truncated: bool = False
    notes: str = ""


def parse_sheet(data: Any, place: str) -> Sheet:
    """Returns a sheet from parsed JSON.

    Args:
        place: Where the JSON came from, for the message.

    Raises:
        RecordError: B402, with the first field that is wrong.
    """
    try:
        return Sheet.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise RecordError(
            "B402", f"{place} [{field}]", "Correct the sheet.", detail=f"{first['msg']}, got {first['input']!r}"[:300]
        ) from error
