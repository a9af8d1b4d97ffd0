"""Word lists and tables of the stage, from `configs/ingest.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from burthen.resources import config


@cache
def table(name: str) -> dict[str, Any]:
    """Returns one table of `configs/ingest.toml`; treat it as read-only.

    Raises:
        ResourceError: B303 if the file is missing.
    """
    found: dict[str, Any] = _tables()[name]
    return found


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(config("ingest.toml").read_text("utf8"))


def alternatives(words: list[str]) -> str:
    """Returns a pattern that matches any of the words, longest first, blanks of any width."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def tidy(value: str) -> str:
    """Returns a metadata value with single blanks and in NFC; lone surrogates become U+FFFD."""
    import unicodedata

    return unicodedata.normalize("NFC", " ".join(whole_characters(value).split()))


def whole_characters(value: str) -> str:
    """Returns the text with each lone surrogate, which UTF-8 cannot carry, replaced by U+FFFD; the length stays."""
    return re.sub("[\ud800-\udfff]", "\ufffd", value)
