"""Reads the word lists of the annotate stage from `configs/annotate/*.toml`, once each."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from burthen.resources import config


@cache
def table(name: str) -> dict[str, Any]:
    """Returns the parsed file `configs/annotate/<name>.toml`; callers must not change it.

    Raises:
        ResourceError: B303 if there is no such file.
    """
    return tomllib.loads(config(f"annotate/{name}.toml").read_text("utf8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Returns the entries of one list of a file, in lower case."""
    return frozenset(word.casefold() for word in table(name)[key])
