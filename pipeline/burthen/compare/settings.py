"""What `configs/compare/compare.toml` says, read once."""

from __future__ import annotations

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field, field_validator

from burthen.labels import ArticleKind
from burthen.resources import config


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SmallSettings(_Section):
    """What is called small."""

    below: int = Field(gt=1, description="Articles that take a side, below which a share is called small.")


class StopWords(_Section):
    """Words of a measure that tell nothing apart."""

    words: frozenset[str]


class LedgerSettings(_Section):
    """When two figures measure the same, and when they agree."""

    measure_likeness: float = Field(gt=0, le=1)
    exact_tolerance: float = Field(ge=0, lt=1)
    approx_tolerance: float = Field(ge=0, lt=1)
    order_tolerance: float = Field(ge=0, lt=1)
    annualise_from_days: int = Field(gt=366)
    period_overlap: float = Field(gt=0, le=1)
    stop_words: StopWords


class ClaimSettings(_Section):
    """When two claims say the same."""

    likeness: float = Field(gt=0, le=1, description="Cosine of two claims from which they are called the same.")
    rarity: float = Field(gt=0, description="How fast the weight of a piece falls with its frequency.")
    least_words: int = Field(gt=0, description="Words with a content that a claim must have.")
    most: int = Field(gt=0, description="Claims compared at most.")
    stop_words: frozenset[str]
    negations: frozenset[str]
    opposites: list[tuple[frozenset[str], frozenset[str]]]


class CompareSettings(_Section):
    """Everything that a comparison hangs on besides the records."""

    genres: dict[str, list[ArticleKind]]
    small: SmallSettings
    ledger: LedgerSettings
    claims: ClaimSettings

    @field_validator("genres")
    @classmethod
    def _every_kind_once(cls, genres: dict[str, list[ArticleKind]]) -> dict[str, list[ArticleKind]]:
        named = [kind for kinds in genres.values() for kind in kinds]
        if sorted(named) != sorted(ArticleKind):
            raise ValueError("every kind of article belongs to one genre")
        return genres

    @property
    def genre_of(self) -> dict[str, str]:
        """The genre of each kind of article."""
        return {str(kind): genre for genre, kinds in self.genres.items() for kind in kinds}


@cache
def compare_settings() -> CompareSettings:
    """Returns the bundled settings."""
    return CompareSettings.model_validate(tomllib.loads(config("compare/compare.toml").read_text("utf8")))
