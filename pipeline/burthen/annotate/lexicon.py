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


def is_cue_noun(lemma: str) -> bool:
    """Tells whether a noun such as "claim" or "demand" can report."""
    return any(lemma in words("cues", f"nouns.{kind}") for kind in table("cues")["nouns"])


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Returns the entries of one list of a file, in lower case.

    Args:
        name: File without its ending.
        key: Key of the list, dotted where it stands in a section ("nouns.demand"). The keys of a section count as its
            words.
    """
    found: Any = table(name)
    for part in key.split("."):
        found = found[part]
    return frozenset(word.casefold() for word in found)
