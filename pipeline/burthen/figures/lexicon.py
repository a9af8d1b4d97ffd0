"""Word lists of the figure grammar, read once from `configs/figures/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from burthen.resources import config


@cache
def table(name: str) -> Mapping[str, Any]:
    """Returns one file of `configs/figures/`, read once.

    Args:
        name: File name without `.toml`.

    Raises:
        ResourceError: B303 if there is no such file.
    """
    return tomllib.loads(config(f"figures/{name}.toml").read_text("utf8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Returns a list of words of `table(name)` under the given keys as a set."""
    value: Any = table(name)
    for key in keys:
        value = value[key]
    return frozenset(value)


class Phrases:
    """Phrases of several words, each with a value, found by their first or last word.

    A phrase is matched on lower-cased words; words are parted by spaces, hyphens left out.
    """

    def __init__(self, items: Iterable[tuple[str, Any]]) -> None:
        self.values: dict[tuple[str, ...], Any] = {}
        self._firsts: dict[str, list[int]] = {}
        self._lasts: dict[str, list[int]] = {}
        for phrase, value in items:
            parts = tuple(phrase.split())
            self.values[parts] = value
            self._note(self._firsts, parts[0], len(parts))
            self._note(self._lasts, parts[-1], len(parts))

    @staticmethod
    def _note(index: dict[str, list[int]], word: str, length: int) -> None:
        lengths = index.setdefault(word, [])
        if length not in lengths:
            lengths.append(length)
            lengths.sort(reverse=True)

    def lengths_from(self, word: str) -> list[int]:
        """Returns the lengths of the phrases that begin with `word`, longest first."""
        return self._firsts.get(word, [])

    def lengths_to(self, word: str) -> list[int]:
        """Returns the lengths of the phrases that end with `word`, longest first."""
        return self._lasts.get(word, [])


@cache
def phrases(name: str, *keys: str) -> Phrases:
    """Returns the phrases of `table(name)` under the given keys.

    A list gives phrases with the value True; a table of lists gives each phrase the key of its list.
    """
    value: Any = table(name)
    for key in keys:
        value = value[key]
    if isinstance(value, Mapping):
        return Phrases((phrase, key) for key, listed in value.items() for phrase in listed)
    return Phrases((phrase, True) for phrase in value)
