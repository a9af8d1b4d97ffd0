"""What the comparison depends on, from `configs/duplicates.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from burthen.resources import config

# Raised whenever the same parameters would give other signatures or other links.
INDEX_VERSION = 1


@dataclass(frozen=True)
class Parameters:
    """Values of the comparison; `configs/duplicates.toml` says where each comes from.

    Attributes:
        shingle_words: Words of a shingle.
        jaccard: Share of common shingles from which on two texts are the same.
        containment: Share of the shorter text's shingles that the longer holds, from which on it was shortened.
        lead_words: Words that count as a beginning.
        lead_jaccard: Share of common shingles of the beginnings that a shortened text needs.
        min_words: Words from which on texts are compared by shingles.
        min_exact_words: Words from which on equal texts are the same.
        rows: Values of a band.
        bands: Bands of a text.
        lead_bands: Bands of a beginning.
        seed: Seed of the permutations.
        scheme: Scheme of datasketch's permutations.
    """

    shingle_words: int
    jaccard: float
    containment: float
    lead_words: int
    lead_jaccard: float
    min_words: int
    min_exact_words: int
    rows: int
    bands: int
    lead_bands: int
    seed: int
    scheme: str

    def stored(self) -> dict[str, str]:
        """Returns what an index keeps, to be compared when it is opened again."""
        return {"version": str(INDEX_VERSION), **{name: repr(value) for name, value in asdict(self).items()}}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(config("duplicates.toml").read_text("utf8"))


def load_parameters() -> Parameters:
    """Returns the bundled values.

    Raises:
        ResourceError: B303 if the file is missing.
    """
    return Parameters(**_tables()["comparison"])


def outlets() -> dict[str, Any]:
    """Returns the table of the names of papers; treat it as read-only."""
    found: dict[str, Any] = _tables()["outlets"]
    return found


def wire() -> dict[str, Any]:
    """Returns the table of agencies and where they are looked for; treat it as read-only."""
    found: dict[str, Any] = _tables()["wire"]
    return found
